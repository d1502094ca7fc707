"""The shape of ``layout.yml``: the words by which the parts of a press text are told apart. Words only, no reasoning.

All words are lower case with straight apostrophes; digits are written ``0`` and stand for any number. Matching folds case, apostrophes and
white space.
"""

from __future__ import annotations

import msgspec

from digest.lang.embargo import EmbargoWords


class Pairing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line is boilerplate when it begins with one of ``starts`` and also holds one of ``holds``."""

    starts: tuple[str, ...]
    holds: tuple[str, ...]


class PartLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a sender writes with a colon before the parts of a text, by the part it announces. The label itself belongs to no part."""

    headline: tuple[str, ...]
    kicker: tuple[str, ...]
    standfirst: tuple[str, ...]
    story: tuple[str, ...]


class LayoutWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """Words of dates, signatures, datelines, headings and standing phrases in one language."""

    months: tuple[str, ...]
    """Names and abbreviations, without the full stop."""
    weekdays: tuple[str, ...]
    date_leads: tuple[str, ...]
    """Words that announce the date of publication (``pubblicato``)."""
    update_leads: tuple[str, ...]
    """Words that announce an update (``aggiornato``, ``modifica``)."""
    date_fillers: tuple[str, ...]
    """Other words a line of dates and times is made of (``il``, ``alle``, ``ore``)."""

    ages: tuple[str, ...]
    """How long ago a page says that it was published (``0 ore fa``)."""

    byline_leads: tuple[str, ...]
    """What stands before an author's name (``di``, ``a cura di``)."""
    byline_starts: tuple[str, ...]
    """Beginnings of lines that sign as a whole (``reporting by``)."""
    desks: tuple[str, ...]
    """How a newsroom signs (``redazione``)."""
    correspondents: tuple[str, ...]
    """How a correspondent signs (``dal nostro inviato``)."""
    correspondent_places: tuple[str, ...]
    """Prepositions between a correspondent's line and the place (``a``, ``da``)."""
    name_particles: tuple[str, ...]
    name_joiners: tuple[str, ...]
    """Words between two authors (``e``)."""

    place_particles: tuple[str, ...]
    """Words written small inside place names (``di``, ``sul``)."""
    place_articles: tuple[str, ...]
    """Articles a place name may begin with (``la`` Spezia)."""
    not_places: tuple[str, ...]
    """Labels that stand before a dash or a full stop like a place (``esclusiva``, ``video``)."""

    kickers: tuple[str, ...]
    """Names of sections and formats that stand above headlines."""
    search_words: tuple[str, ...]
    """Words that headlines written for search engines are stuffed with (``oggi``, ``diretta``)."""
    kicker_openings: tuple[str, ...]
    """Words that begin a kicker of several words: articles and prepositions (``dopo`` il temporale)."""
    mastheads: tuple[str, ...]
    """Names of papers, channels and sites as they stand above their articles, beside those the knowledge base holds."""
    masthead_words: tuple[str, ...]
    """What names of papers begin with (``corriere``, ``gazzetta``): above a date or a page number such a line is one."""
    senders: tuple[str, ...]
    """First words of the name of a body that sends releases (``comune``, ``ministero``)."""
    release_names: tuple[str, ...]
    """What numbered releases are called (``comunicato stampa`` n. 12)."""
    release_numbers: tuple[str, ...]
    """What stands before the number (``n.``)."""
    part_labels: PartLabels
    captions: tuple[str, ...]
    """Beginnings of captions and credits (``foto``)."""
    picture_sources: tuple[str, ...]
    """Beginnings of what a picture is credited to (``ansa``, ``archivio``)."""
    picture_agencies: tuple[str, ...]
    """Sellers of pictures, whose name alone on a line is a credit."""
    lines: tuple[str, ...]
    """Boilerplate as a whole line."""
    starts: tuple[str, ...]
    """Boilerplate by the beginning of a line."""
    pairs: tuple[Pairing, ...]
    labels: tuple[str, ...]
    """Boilerplate when a colon, an arrow or a bar follows (``leggi anche``, ``tag``)."""
    rights: tuple[str, ...]
    """Phrases of ownership, anywhere in a short line or at the end of a paragraph."""
    networks: tuple[str, ...]
    """Names and verbs that bars of share links are made of."""
    ends: tuple[str, ...]
    """Marks after which a release holds only notes (``ends``)."""
    contacts: tuple[str, ...]
    """First words of a block of press contacts."""
    greetings: tuple[str, ...]
    """How a letter to newsrooms closes: only the sender's name and address follow (``cordiali saluti``)."""
    sources: tuple[str, ...]
    """What stands before the name of a source (``fonte``)."""
    address_labels: tuple[str, ...]
    """What stands before the web address of the text itself (``link originale``)."""

    dangling: tuple[str, ...]
    """Words a headline cannot end with: articles, prepositions, conjunctions, auxiliaries."""
    clauses: tuple[str, ...]
    """Words that open a clause a headline can do without (``mentre``, ``dopo``)."""
    and_words: tuple[str, ...]
    """Words that join: a headline is cut before them only when a verb follows."""
    tight: tuple[str, ...]
    """Prepositions that tie a noun to the one before it: no headline is cut before them."""
    prepositions: tuple[str, ...]
    """Prepositions of place, time and purpose: a headline may be cut before them when nothing better offers itself."""
    openings: tuple[str, ...]
    """Beginnings of subordinate openings of a sentence (``alla vigilia``)."""
    articles: tuple[str, ...]
    """Articles before a noun."""
    verbs: tuple[str, ...]
    """Auxiliaries and frequent verbs in the third person: a headline cut from a sentence keeps its first one."""
    verb_endings: tuple[str, ...]
    """Endings that only finite verbs have."""
    gerunds: tuple[str, ...]
    """Endings of verb forms that open such a clause after a comma."""
    infinitives: tuple[str, ...]
    """Endings of infinitives: after a preposition they await an object."""
    titles: tuple[str, ...]
    """Words that begin what somebody is (``il segretario generale``): taken off before the name in a derived headline."""
    leaning: tuple[str, ...]
    """Words with which a sentence leans on one before it (``inoltre``)."""
    embargo: EmbargoWords
