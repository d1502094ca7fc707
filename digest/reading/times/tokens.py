"""The words, figures and signs of a text as coded tokens: what the grammar of times works on.

Every token gets a one-letter code, so that a stretch of text becomes a short string of codes and the grammar can be written once for all
languages. What a word means is remembered by its form, save where it may begin a phrase.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from digest.reading.times.lexicon import (
    BREAK,
    CLOCK,
    COMMA,
    COUNTED,
    DASH,
    DAY,
    DECADE,
    FIGURES,
    FIRST,
    ISO,
    MARK,
    MONTH,
    NUMBER,
    OTHER,
    PUNCTUATION,
    SHORT_FORMS,
    SLASH,
    YEAR,
    Lexicon,
    Meaning,
    plain,
)

_TOKEN = re.compile(
    r"""(?=[^ ])(?:(?P<word>[^\W\d_]+['’]?)
    |(?P<iso>(?<![\w./-])\d{4}-\d\d(?:-\d\d)?(?=T\d\d:\d\d|(?![\w-]|[./]\d)))
    |(?P<figures>(?<![\w./:-])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w]|[./:-]\d))
    |(?P<decade>(?<![\w./-])\d{3}0s\b)
    |(?P<number>\d+(?:[.,:/]\d+)*)(?P<ordinal>[°ºª]|(?:st|nd|rd|th|er|e)\b)?
    |(?P<short>(?<!\w)['’]\d\d(?![\d\w]))
    |(?P<break>\n[^\S\n]*\n\s*)
    |(?P<sign>[^\w\s]))""",
    re.VERBOSE,
)
_OUTER = {"ordinal": "number", "mark": "figures"}
"""The group in which another one stands."""
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)")
_FAR = 400
_FIGURES = 6
"""Figures of a number that are looked at: no count of days or years has more."""


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

    __slots__ = ("_ends", "_found", "codes", "meanings")

    def __init__(self, meanings: list[Meaning], found: list[re.Match[str]], ends: dict[int, int]) -> None:
        self.codes = "".join([meaning[0] for meaning in meanings])
        self.meanings = meanings
        self._found = found
        self._ends = ends

    def start(self, number: int) -> int:
        """Where a token begins in the whole text."""
        return self._found[number].start()

    def end(self, number: int) -> int:
        """Where it ends."""
        return _end(self._found[number], self._ends)

    def __getitem__(self, number: int) -> Token:
        return Token(self.start(number), self.end(number), *self.meanings[number])


def _end(found: re.Match[str], ends: dict[int, int]) -> int:
    """The end of a token: its word's or sign's, unless more or less belongs to it."""
    start, end = found.span()
    return ends.get(start, end)


def tokens(text: str, start: int, end: int, words: Lexicon) -> Tokens:
    """The tokens of a stretch of text, offsets into the whole text. Linear in its length."""
    raw = list(_TOKEN.finditer(text, start, end))
    certain = words.certain
    meanings = [certain.get(match[0], _UNREAD) for match in raw]
    ends: dict[int, int] = {}
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
            if alone is not _UNREAD and (following == len(raw) or plain(raw[following][0]) not in seconds):
                meanings[place] = alone
                continue
            meanings[place], stop, following = _word(text, raw, place, words)
            swallowed.update(range(place + 1, following))
        else:
            before = place - 1
            while before in swallowed:
                before -= 1
            shown = text[raw[before].start() : _end(raw[before], ends)] if before >= 0 else ""
            meanings[place] = _figure(match, kind, shown, text, words)
        if stop != match.end():
            ends[begin] = stop
        else:
            words.remember(match[0], kind, meanings[place])
    if swallowed:
        meanings = [meaning for place, meaning in enumerate(meanings) if place not in swallowed]
        raw = [match for place, match in enumerate(raw) if place not in swallowed]
    return Tokens(meanings, raw, ends)


def _word(text: str, raw: list[re.Match[str]], position: int, words: Lexicon) -> tuple[Meaning, int, int]:
    """What a word or phrase means, the offset at which it ends, and the number of the match behind it."""
    match = raw[position]
    word = plain(match[0])
    rows = words.words.get(word)
    end = match.end()
    if rows is None and word.endswith("'"):
        # An apostrophe that closes a quotation is no elision.
        word = word[:-1]
        rows = words.words.get(word)
        end -= 1
    if rows is None:
        return Meaning(OTHER, words.tense(word)), end, position + 1
    for key, code, value, name in rows:
        last = position + len(key) - 1
        if last > position:
            if last >= len(raw) or any(plain(raw[position + step][0]) != part for step, part in enumerate(key[1:], 1)):
                continue
            if raw[last].end() - match.start() > _FAR:
                continue
            end = raw[last].end()
        if code == MONTH and word in words.names and not match[0][0].isupper():
            continue
        if code in SHORT_FORMS:
            dot = last + 1 < len(raw) and raw[last + 1][0] == "." and raw[last + 1].start() == end
            if dot:
                return Meaning(code, value), end + 1, last + 2
            return Meaning(code, value, "capital" if text[match.start()].isupper() else "lower"), end, last + 1
        if code == MONTH and match[0][0].isupper():
            name = "capital"
        return Meaning(code, value, name), end, last + 1
    return Meaning(OTHER, words.tense(word)), end, position + 1


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
