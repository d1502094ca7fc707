"""The shape of ``names.yml``: the words around names that tell persons, organisations and places from each other, and what is no name."""

from __future__ import annotations

import msgspec

Words = frozenset[str]
"""Lower case, without diacritics where folding is meant; the reader folds both sides."""


class PersonWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that point to persons."""

    roles: Words
    """Nouns of offices, professions, ranks and ties (``ministro``, ``avvocata``, ``generale``, ``figlio``)."""
    ranks: Words = frozenset()
    """Ranks and titles that stand between an office and a name (``il comandante, colonnello ...``)."""
    not_in_office: Words = frozenset()
    """What before an office says that it is not held now, or not fully (``ex``, ``vice``)."""
    role_adjectives: Words
    """Adjectives that belong to a role (``generale``, ``uscente``); demonyms are known otherwise."""
    role_prefixes: Words
    """What may stand before a role (``ex``, ``vice``, ``neo``)."""
    honorifics: Words
    """Forms of address, with or without full stop (``dott``, ``don``, ``Ms``)."""
    portfolios: Words
    """Subjects of ministries and councils written with a capital (``Difesa``)."""
    cabinets: Words = frozenset()
    """Bodies that are called after who leads them (``la giunta Neri``)."""
    charges: Words = frozenset()
    """What a field is given by (``con delega all'Agricoltura``), before the name of who has it."""
    particles: Words
    """Small words inside surnames (``de``, ``van``)."""
    kinship: Words
    """Relatives, after which a first name stands alone (``marito``)."""
    kin: Words = frozenset()
    """Relatives in the plural, after which first names are listed (``figli``)."""
    leads: Words
    """Verbs after ``che`` that name a function (``guida``)."""
    relatives: Words
    """Relative pronouns (``che``)."""
    born: Words = frozenset()
    """Participles that look like an acronym (``nato``), with what follows them decided by ``born_before``."""
    born_before: Words = frozenset()
    saying: Words
    """Finite verbs of saying and thinking, third person."""
    deeds: Words
    """Nouns of what people do or suffer, before ``di`` + surname (``gol di``, ``dimissioni di``)."""
    said: Words
    """Participles of verbs of saying and doing that a person is the subject of."""
    auxiliaries: Words
    """Forms of ``avere`` and ``essere``."""


class OrganisationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that point to organisations."""

    territorial: Words
    """Bodies named by their place (``procura di ...``)."""
    subject: Words
    """Bodies named by their subject (``ministero della ...``)."""
    named: Words
    """Kinds of bodies that bear a name of their own (``associazione ...``)."""
    suffixes: Words
    """Legal forms and closing words (``spa``, ``srl``)."""
    inner: Words
    """Capitalised words that make a name a company's, club's or body's (``Costruzioni``)."""
    adjectives: Words
    """Adjectives between a head and its complement (``regionale``)."""
    impersonal: Words = frozenset()
    """Heads that are not called after people: a person's name behind them is somebody of theirs (``la Lega Anna Neri``)."""
    meetings: Words = frozenset()
    """Heads that name a body only with an adjective: without one they are its meeting (``assemblea`` of the shareholders)."""
    plural_endings: tuple[str, ...] = ()
    """Endings of plural nouns that stand bare after a body's adjective (``Associazione nazionale allevatori``)."""
    adverbs: Words = frozenset()
    """Words that end like such a noun and are none (``ieri``)."""
    plurals: Words = frozenset()
    """Plural articles before names of groups (``i``, ``le``)."""
    joint: Words = frozenset()
    """Last words of bodies whose names join two things with ``and`` (``Fire and Rescue Service``)."""
    lower: Words
    """Bodies named by their subject that count even when written in lower case (``ministero della Difesa``)."""
    local: Words
    """Bodies of which every town has one, whatever their full name (``corte d'appello``)."""
    of_towns: Words = frozenset()
    """Bodies that every town or province has, named without it (``il Comune``)."""
    of_regions: Words = frozenset()
    """Bodies that every region has, named without it (``la Regione``)."""
    supplied: Words = frozenset()
    """Participles of what companies do (``ha fornito``)."""
    councils: Words = frozenset()
    """Assemblies that an adjective of their level names (``Consiglio regionale``)."""
    local_health: Words = frozenset()
    """Short names of local bodies that stand alone in local papers (``l'Ausl``)."""
    leaders: Words
    """Offices whose ``di`` leads to a body (``capogruppo di``, ``amministratore delegato di``)."""
    kept: Words = frozenset()
    """Kinds of bodies that stay in the name even in lower case (``ospedale``, ``brigata``)."""
    marked: Words = frozenset()
    """Kinds of bodies that stay in a name which stands in marks (``Brigata "Aosta"``)."""
    units: Words = frozenset()
    """Military units that are counted (``31° Stormo``)."""
    foreign: Words = frozenset()
    """Heads of bodies that the press names in another language (``University``, ``Institut``)."""
    foreign_first: Words = frozenset()
    """Those of them that stand before a name (``Institut Curie``)."""
    foreign_joins: Words = frozenset()
    """Small words of that language inside such a name (``of``, ``for``, ``and``)."""
    foreign_articles: Words = frozenset()
    """Its articles behind them (``the``)."""
    made: Words = frozenset()
    """Participles before ``da`` + company (``prodotto da``)."""
    posted: Words = frozenset()
    """Units of the police and the forces that are named by their adjective and their post (``Reparto territoriale di ...``)."""
    tried: Words = frozenset()
    """Whom special courts are for (``minorenni``)."""
    owned: Words = frozenset()
    """Small heads that, with nothing but a known body behind them, are the body's (``l'agenzia dell'Onu``)."""
    prefixes: tuple[str, ...] = ()
    """Beginnings of the one-word names of unions and chambers of trades (``Federcaccia``)."""
    not_prefixed: tuple[str, ...] = ()
    """Beginnings of surnames that look like these."""
    acting: Words
    """Finite verbs that bodies are the subject of (``comunica``)."""
    sport: Words
    """Words of sports reports: where several stand, a city may be its team."""


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that point to places."""

    natural: Words
    """Kinds of places that belong to the name (``torrente Svizzera``)."""
    settled: Words
    """Kinds of places before a name that stands without them (``comune di ...``, ``paese di ...``)."""
    waters: Words
    """Parts of rivers, before ``di`` + river (``argini dell'Adda``)."""
    beside: Words = frozenset()
    """Words of nearness, before whose preposition a name that may be a place is one (``vicino a``)."""
    compass: Words = frozenset()
    """What tells parts and stations of a town behind its name (``Milano Centrale``)."""
    plurals: Words = frozenset()
    """Plurals of places, behind which names are joined by ``e`` (``i quartieri ... e ...``)."""
    shrines: Words = frozenset()
    """Churches and convents: the saint behind them is no town."""
    floods: Words = frozenset()
    """What rivers do in a flood (``esondato``): an unknown name beside it is a river."""
    hamlets: Words = frozenset()
    """Words with which the names of small places begin, before ``di`` and a name (``Madonna di ...``)."""
    parts: Words
    """Quarters and other parts, whose ``di`` leads to the name proper (``quartiere di``)."""
    streets: Words
    """Streets and squares: no places to report."""
    venues: Words = frozenset()
    """Last words of the names of stadiums, towers and contests (``Allianz Stadium``)."""
    roads: Words = frozenset()
    """Old roads that the press names without ``via`` (``sulla Flaminia``)."""
    buildings: Words
    """Buildings and sites that bear names: neither persons nor places to report."""
    locative: Words
    """Prepositions of place, with article or not."""
    strict: Words
    """Prepositions after which an unknown name is a place (``a``, ``in``)."""
    ways: Words = frozenset()
    """Prepositions that lead to a place behind a word of movement (``arrivo da``)."""
    not_after: Words
    """Words before a preposition of place that lead to persons (``insieme a``, ``intervista a``)."""
    motion: Words
    """Words before a preposition of place that lead to places (``arrivo a``, ``riunione a``)."""
    government: Words
    """Words before ``di`` + capital that speak of its government (``i dubbi di Berlino``)."""
    government_prepositions: Words
    """Prepositions before a capital that stands for its government (``tra Mosca e Kiev``)."""
    dubious: Words
    """Places whose names are also common words, first names or surnames: they need a preposition of place."""


class NameWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True, kw_only=True):
    """All that the reading of names needs to know of a language."""

    function_words: Words
    """Words that are never a name, not even with a capital at the beginning of a sentence."""
    calendar: Words
    """Months, weekdays, feasts."""
    not_names: Words
    """Common nouns that the press writes with a capital (``Paese``, ``Aula``)."""
    works: Words
    """Kinds of things whose names follow (``esercitazione``, ``film``, ``classe``): nobody and nowhere."""
    ships: Words = frozenset()
    """Those of them that float: the name behind them is the ship's even when a town or person has it too (``nave Trieste``)."""
    articles: Words
    """All articles, and prepositions with an article."""
    masculine: Words
    """Masculine singular articles, and prepositions with one."""
    feminine: Words
    """Feminine singular articles, and prepositions with one."""
    of: Words
    """Prepositions of belonging, with article or not (``di``, ``della``)."""
    joins: Words
    """Small words inside names of bodies and places (``per``, ``e``, ``di``)."""
    persons: PersonWords
    organisations: OrganisationWords
    places: PlaceWords
    saints: Words
    """What begins the name of a saint, a church, a town (``san``)."""
    capitalised_adjectives: bool = False
    """Whether demonyms, months and titles are written with a capital, as in English."""
