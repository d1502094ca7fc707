"""The words of a language about time: typed shape of ``<code>/dates.yml``. Words only; the grammar is in ``reading/times/grammar.py``."""

from __future__ import annotations

import msgspec

Words = tuple[str, ...]


class Prepositions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Prepositions before a time, by what they say about it; contractions with the article are listed as they are written."""

    at: Words
    """At, on, around: ``a``, ``nel``."""
    inside: Words
    """``in``: at a time (``in March``), how long (``in tre anni``) or, if ``inside_is_ahead``, time from now (``in ten days``)."""
    of: Words
    by: Words
    """Not later than."""
    until: Words
    since: Words
    between: Words
    """``tra``; also so much time from now (``tra due giorni``)."""
    during: Words
    """Before a length of time: ``per``."""
    plural: Words
    """Plural articles and prepositions joined with them: they never stand before a year (``dei 2000 iscritti``)."""


class Edges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for a part of a month or year."""

    start: Words
    middle: Words
    end: Words


class DateWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """All words about time of one language, in lower case with a straight apostrophe. Compared by identity, so that it is compiled once."""

    months: tuple[Words, ...]
    """Twelve, January first."""
    month_abbreviations: tuple[Words, ...]
    """Twelve; without the full stop."""
    weekdays: tuple[Words, ...]
    """Seven, Monday first."""
    weekday_abbreviations: tuple[Words, ...]
    seasons: tuple[Words, ...]
    """Four, spring first."""
    days: dict[str, int]
    """Words and phrases for a day, by its distance from today: ``ieri: -1``."""
    now: Words
    """Words for the present that are no day (``attualmente``), and phrases too vague to be resolved."""
    day_parts: Words
    nights: Words
    """Parts of a day that lie between two days."""
    units: dict[str, Words]
    """Singular words for ``hour``, ``day``, ``week``, ``weekend``, ``month``, ``quarter``, ``half-year``, ``year``, ``decade``."""
    plural_units: dict[str, Words]
    numbers: dict[str, int]
    one: Words
    first: Words
    """Ordinals for the first day of a month."""
    last: Words
    next: Words
    this: Words
    previous: Words
    """Before another time of the text: ``l'anno precedente``."""
    following: Words
    ago: Words
    ago_before: Words
    """``il y a deux ans``."""
    every: Words
    recurring: Words
    """Words that are a recurrence by themselves: ``mondays``."""
    eve: Words
    edges: Edges
    articles: Words
    """Singular ones."""
    prepositions: Prepositions
    and_words: Words
    or_words: Words
    clock: Words
    """Words before a time of the clock."""
    not_before: Words
    """Words after which figures and a month are a name or a reference: streets, laws, versions."""
    not_after: Words
    """Words after figures that are counted or measured, so that the figures are no year."""
    publication: Words
    """Beginnings of a line that tells when a text was published."""
    updates: Words
    """Beginnings of a line that tells when it was changed."""
    date_line_words: Words
    """What may stand beside the date on a line of its own: ``lì``, ``ore``, ``GMT``."""
    past_words: Words
    past_endings: Words
    future_words: Words
    future_endings: Words
    comparisons: Words
    """Words that set one year beside another: ``rispetto al 2023``."""
    budgets: Words
    """Laws that are named after the coming year while they are debated, from October to December."""
    inside_is_ahead: bool
    """``in ten days`` means ten days from now."""
    months_capitalised: bool
    """Months are written with a capital, so that ``may`` and ``march`` are no months."""
    month_first: bool
    """``June 17, 2025`` is a date."""
    day_first_figures: bool
    """``5/12/2024`` is 5 December; when false such figures are ambiguous unless the text shows its order elsewhere."""
