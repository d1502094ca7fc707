"""The words of a language about time, each with a one-letter code for what it could mean, and what tells past from future.

No reasoning about dates here, only which words could be part of one; see ``tokens`` for the words of a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from digest.lang.dates import DateWords

DAY, YEAR, NUMBER, NUMBER_WORD, ONE, FIRST = "d", "y", "n", "c", "u", "o"
MONTH, MONTH_SHORT, WEEKDAY, WEEKDAY_SHORT, SHORT = "M", "m", "W", "w", "v"
ISO, FIGURES, RELATIVE, PART, SEASON, UNIT, UNITS = "I", "F", "R", "P", "S", "U", "K"
LAST, NEXT, THIS, AGO, AGO_BEFORE, EVERY, RECURRING, EDGE, EVE, NOW, BESIDE, DECADE, CLOCK = (
    "L", "X", "Q", "A", "G", "V", "Y", "E", "N", "Z", "B", "T", "H",
)  # fmt: skip
ARTICLE, PLURAL, AT, INSIDE, OF, BY, UNTIL, SINCE, BETWEEN, DURING, AFTER = "a", "r", "i", "j", "f", "b", "t", "s", "g", "h", "l"
AND, OR, DASH, SLASH, COMMA, MARK = "e", "O", "z", "/", ",", "q"
NAME_WORD, COUNTED, OTHER, BREAK, PUNCTUATION = "k", "%", "x", "|", "p"

SHORT_FORMS = frozenset([MONTH_SHORT, WEEKDAY_SHORT, SHORT])

PARTICIPLE = -2
"""Tense of a word that only its ending makes past: after an auxiliary of the future it is of the future."""
_REMEMBERED = 65_536


class Meaning(NamedTuple):
    """What a word, figure or sign could mean: ``value`` is a number, a month (1-12), a weekday (0-6), ..."""

    code: str
    value: int = 0
    name: str = ""
    """Name of a unit or edge; the figures of a numeric date; ``capital`` / ``lower`` for a month without full stop."""


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """A word for looking up: lower case, straight apostrophe."""
    return word.casefold().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language by their first word, longest phrase first, and what tells past from future."""

    words: dict[str, tuple[tuple[tuple[str, ...], str, int, str], ...]]
    past: frozenset[str]
    future: frozenset[str]
    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    clock: frozenset[str]
    names: frozenset[str]
    tenses: dict[str, int] = field(default_factory=dict)
    """Remembers answers of ``tense``."""
    certain: dict[str, Meaning] = field(default_factory=dict)
    """Remembers words and signs as written that mean the same wherever they stand."""
    leading: dict[str, tuple[Meaning, frozenset[str]]] = field(default_factory=dict)
    """Remembers words as written that may begin a phrase: what they mean before any but these words."""

    def remember(self, shown: str, kind: str, meaning: Meaning) -> None:
        """What a word or sign as written was taken for, if it is that whatever stands around it. Short forms may have a full stop."""
        if kind not in ("word", "sign", "break") or len(self.certain) >= _REMEMBERED:
            return
        rows = self.words.get(plain(shown)) if kind == "word" else None
        if rows is None:
            self.certain[shown] = meaning
            return
        if any(code in SHORT_FORMS for _, code, _, _ in rows):
            return
        seconds = frozenset(key[1] for key, _, _, _ in rows if len(key) > 1)
        if not seconds:
            self.certain[shown] = meaning
        else:
            self.leading[shown] = (meaning, seconds)

    def tense(self, word: str) -> int:
        """1 for a word that speaks of what is to come, -1 for one of what is past, PARTICIPLE where its ending alone says so, else 0."""
        known = self.tenses.get(word)
        if known is None:
            known = self._tense(word)
            if len(self.tenses) < _REMEMBERED:
                self.tenses[word] = known
        return known

    def _tense(self, word: str) -> int:
        if word in self.future or word.endswith(self.future_endings):
            return 1
        if word in self.past:
            return -1
        return PARTICIPLE if self.past_endings and word.endswith(self.past_endings) else 0


# Words that stand in two lists have a code of their own; the grammar accepts it in both places.
_DOUBLE = {frozenset((MONTH_SHORT, WEEKDAY_SHORT)): SHORT, frozenset((AT, BESIDE)): AFTER}


@cache
def lexicon(words: DateWords) -> Lexicon:
    """Compile the words of a language, once per pack."""
    table: dict[tuple[str, ...], tuple[str, int, str]] = {}

    def add(code: str, phrases: tuple[str, ...], value: int = 0, name: str = "") -> None:
        for phrase in phrases:
            key = tuple(found[0] for found in _WORDS.finditer(phrase))
            before = table.get(key)
            if before is None:
                table[key] = (code, value, name)
            elif (double := _DOUBLE.get(frozenset((before[0], code)))) is not None:
                table[key] = (double, before[1] * 16 + value if double == SHORT else value, name)

    for number, (full, short) in enumerate(zip(words.months, words.month_abbreviations, strict=True), 1):
        add(MONTH, full, number)
        add(MONTH_SHORT, short, number)
    for number, (full, short) in enumerate(zip(words.weekdays, words.weekday_abbreviations, strict=True)):
        add(WEEKDAY, full, number)
        add(WEEKDAY_SHORT, short, number)
    for number, names in enumerate(words.seasons):
        add(SEASON, names, number)
    for phrase, distance in words.days.items():
        add(RELATIVE, (phrase,), distance)
    add(NOW, words.now)
    add(PART, words.day_parts)
    add(PART, words.nights, 1)
    for name, names in words.units.items():
        add(UNIT, names, 0, name)
    for name, names in words.plural_units.items():
        add(UNITS, names, 0, name)
    for phrase, number in words.numbers.items():
        add(NUMBER_WORD, (phrase,), number)
    for code, phrases in (
        (ONE, words.one), (LAST, words.last), (NEXT, words.next), (THIS, words.this), (AGO, words.ago), (AGO_BEFORE, words.ago_before),
        (EVERY, words.every), (RECURRING, words.recurring), (EVE, words.eve), (ARTICLE, words.articles),
        (AT, words.prepositions.at), (INSIDE, words.prepositions.inside), (OF, words.prepositions.of), (BY, words.prepositions.by),
        (UNTIL, words.prepositions.until), (SINCE, words.prepositions.since), (BETWEEN, words.prepositions.between),
        (DURING, words.prepositions.during), (PLURAL, words.prepositions.plural), (AND, words.and_words), (OR, words.or_words),
        (COUNTED, words.not_after), (NAME_WORD, words.not_before),
    ):  # fmt: skip
        add(code, phrases)
    add(FIRST, words.first, 1)
    add(BESIDE, words.previous, -1)
    add(BESIDE, words.following, 1)
    for name, phrases in (("start", words.edges.start), ("middle", words.edges.middle), ("end", words.edges.end)):
        add(EDGE, phrases, 0, name)

    by_first: dict[str, list[tuple[tuple[str, ...], str, int, str]]] = {}
    for key, (code, value, name) in table.items():
        if key:
            by_first.setdefault(key[0], []).append((key, code, value, name))
    return Lexicon(
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in by_first.items()},
        frozenset(words.past_words),
        frozenset(words.future_words),
        words.past_endings,
        words.future_endings,
        frozenset(words.clock),
        frozenset(word for months in words.months for word in months if words.months_capitalised),
    )


_WORDS = re.compile(r"[^\W\d_]+'?|\d+|-")
