"""Words about time as coded tokens: what the grammar of times works on.

Every token gets a one-letter code, so that a stretch of text becomes a short string of codes and the grammar can be written once for all
languages. No reasoning about dates here, only which words and figures could be part of one.
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

_SHORT_FORMS = frozenset([MONTH_SHORT, WEEKDAY_SHORT, SHORT])

_TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]+['’]?)
    |(?P<iso>(?<![\w./-])\d{4}-\d\d(?:-\d\d)?(?=T\d\d:\d\d|(?![\w-]|[./]\d)))
    |(?P<figures>(?<![\w./:-])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w]|[./:-]\d))
    |(?P<decade>(?<![\w./-])\d{3}0s\b)
    |(?P<number>\d+(?:[.,:/]\d+)*)(?P<ordinal>[°ºª]|(?:st|nd|rd|th|er|e)\b)?
    |(?P<short>(?<!\w)['’]\d\d(?![\d\w]))
    |(?P<break>\n[^\S\n]*\n\s*)
    |(?P<sign>[^\w\s])""",
    re.VERBOSE,
)
_OUTER = {"ordinal": "number", "mark": "figures"}
"""The group in which another one stands."""
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)")
_SPACED = re.compile(r"[ \u00a0\u202f\t\r]*\n?[ \u00a0\u202f\t\r]*")
PARTICIPLE = -2
"""Tense of a word that only its ending makes past: after an auxiliary of the future it is of the future."""
_FAR = 400
_REMEMBERED = 65_536
_FIGURES = 6
"""Figures of a number that are looked at: no count of days or years has more."""


class Meaning(NamedTuple):
    """What a word, figure or sign could mean: ``value`` is a number, a month (1-12), a weekday (0-6), ..."""

    code: str
    value: int = 0
    name: str = ""
    """Name of a unit or edge; the figures of a numeric date; ``capital`` / ``lower`` for a month without full stop."""


_UNREAD = Meaning("")
_NOT_LEADING = (_UNREAD, frozenset[str]())


class Token(NamedTuple):
    """A meaning at its place."""

    start: int
    end: int
    code: str
    value: int
    name: str


class Tokens:
    """The words, figures and signs of a stretch of text: their codes as one string, what each could mean, and where it stands."""

    __slots__ = ("codes", "meanings", "spans")

    def __init__(self, meanings: list[Meaning], spans: list[tuple[int, int]]) -> None:
        self.codes = "".join([meaning[0] for meaning in meanings])
        self.meanings = meanings
        self.spans = spans

    def __getitem__(self, number: int) -> Token:
        (start, end), (code, value, name) = self.spans[number], self.meanings[number]
        return Token(start, end, code, value, name)


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
        rows = self.words.get(_plain(shown), ()) if kind == "word" else ()
        if any(code in _SHORT_FORMS for _, code, _, _ in rows):
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


def tokens(text: str, start: int, end: int, words: Lexicon) -> Tokens:
    """The tokens of a stretch of text, offsets into the whole text. Linear in its length."""
    raw = list(_TOKEN.finditer(text, start, end))
    certain = words.certain
    meanings = [certain.get(match[0], _UNREAD) for match in raw]
    spans = [match.span() for match in raw]
    swallowed: set[int] = set()
    for place in [place for place, meaning in enumerate(meanings) if meaning is _UNREAD]:
        if place in swallowed:
            continue
        match = raw[place]
        begin, stop = match.span()
        kind = str(match.lastgroup)
        kind = _OUTER.get(kind, kind)
        if kind == "word":
            following = place + 1
            alone, seconds = words.leading.get(match[0], _NOT_LEADING)
            if alone is not _UNREAD and (following == len(raw) or _plain(raw[following][0]) not in seconds):
                meanings[place] = alone
                continue
            meanings[place], stop, following = _word(text, raw, place, words)
            swallowed.update(range(place + 1, following))
        else:
            before = place - 1
            while before in swallowed:
                before -= 1
            meanings[place] = _figure(match, kind, text[slice(*spans[before])] if before >= 0 else "", text, words)
        spans[place] = (begin, stop)
        if stop == match.end():
            words.remember(match[0], kind, meanings[place])
    if swallowed:
        meanings = [meaning for place, meaning in enumerate(meanings) if place not in swallowed]
        spans = [span for place, span in enumerate(spans) if place not in swallowed]
    return Tokens(meanings, spans)


@lru_cache(maxsize=65_536)
def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


def _word(text: str, raw: list[re.Match[str]], position: int, words: Lexicon) -> tuple[Meaning, int, int]:
    """What a word or phrase means, the offset at which it ends, and the number of the match behind it."""
    match = raw[position]
    plain = _plain(match[0])
    rows = words.words.get(plain)
    end = match.end()
    if rows is None and plain.endswith("'"):
        # An apostrophe that closes a quotation is no elision.
        plain = plain[:-1]
        rows = words.words.get(plain)
        end -= 1
    if rows is None:
        return Meaning(OTHER, words.tense(plain)), end, position + 1
    for key, code, value, name in rows:
        last = position + len(key) - 1
        if last > position:
            if last >= len(raw) or any(_plain(raw[position + step][0]) != word for step, word in enumerate(key[1:], 1)):
                continue
            if raw[last].end() - match.start() > _FAR:
                continue
            end = raw[last].end()
        if code == MONTH and plain in words.names and not match[0][0].isupper():
            continue
        if code in _SHORT_FORMS:
            dot = last + 1 < len(raw) and raw[last + 1][0] == "." and raw[last + 1].start() == end
            if dot:
                return Meaning(code, value), end + 1, last + 2
            return Meaning(code, value, "capital" if text[match.start()].isupper() else "lower"), end, last + 1
        if code == MONTH and match[0][0].isupper():
            name = "capital"
        return Meaning(code, value, name), end, last + 1
    return Meaning(OTHER, words.tense(plain)), end, position + 1


_SIGNS = {",": COMMA, "/": SLASH, "%": COUNTED, "€": COUNTED, "$": COUNTED}


def _figure(match: re.Match[str], kind: str, before: str, text: str, words: Lexicon) -> Meaning:
    start, end, shown = match.start(), match.end(), match[0]
    if kind == "iso":
        return Meaning(ISO, 0, shown)
    if kind == "figures":
        return Meaning(FIGURES, 0, shown)
    if kind == "decade":
        return Meaning(DECADE, int(shown[:4]))
    if kind == "short":
        return Meaning(YEAR, (2000 if int(shown[1:]) < 50 else 1900) + int(shown[1:]), "short")
    if kind == "break":
        return Meaning(BREAK)
    if kind == "number":
        figures = match["number"]
        if not (figures.isascii() and figures.isdigit()):
            clock = _CLOCK.fullmatch(figures)
            said = before.casefold() in words.clock
            return Meaning(CLOCK if clock and (":" in figures or said) else NUMBER, 0, figures)
        if match["ordinal"]:
            value = int(figures) if len(figures) < 3 else 0
            return Meaning((FIRST if value == 1 else DAY) if 1 <= value <= 31 else NUMBER, value)
        glued = text[end : end + 1]
        if glued.isalpha() or (start and (text[start - 1].isalnum() or text[start - 1] in "#@_$€£")) or glued in ("%", "€", "$"):
            return Meaning(NUMBER)
        value = int(figures[:_FIGURES])
        if len(figures) <= 2 and 1 <= value <= 31:
            return Meaning(DAY, value)
        if len(figures) == 4 and 1000 <= value < 2200:
            return Meaning(YEAR, value)
        return Meaning(NUMBER, value)
    code = _SIGNS.get(shown)
    if code is None:
        code = DASH if shown in "-‐‑–—" else MARK if shown in "'’\"“”«»‘" else PUNCTUATION
    return Meaning(code, 0, shown)
