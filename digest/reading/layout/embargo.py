"""Lines that hold a text back: ``EMBARGO fino alle 18 del 4 marzo``, ``Non pubblicare prima di lunedì``, ``Embargoed until 00:01 GMT``.

A line is told by what it is made of: the key or a standing request at its beginning, then a time or an occasion. What *speaks* of an embargo
(on arms, on a country, on oil) has an article before the word or other words after it. A time of day decides: embargoes between states have
none. Marks bind in whatever language they are written, so the words of every pack are tried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from digest.lang.pack import languages, load_language
from digest.model import BlockKind
from digest.reading.layout.line_shapes import fold, vocabulary, word_count
from digest.reading.layout.parts import Part

RULES = ("embargo-line", "embargo-mark")
"""Rules of the parts that hold a text back."""

_LONGEST, _SHORT, _MOST_WORDS = 400, 160, 45
_MOST_LEADS = 8
_NEAR_ENDS = 6
"""Lines at the beginning and at the end of a text in which the bare word is a mark."""
_WITHIN = 10
"""Words between the key and the time, or the occasion, at most."""
_EDGE = re.compile(r"[^\w«“\"'‘]+")
_WORD = re.compile(r"[^\W_]+")
_MARKED = re.compile(r"\s*(?:\*{3}|\++|[\[(>!|¡⚠🔴🚫⛔❗‼]|[-–—=]{2,})")
_CLOCK = re.compile(r"\b0[:.]0\b|\b0 ?h ?0?\b|\bh\.? ?0\b|\b0 ?[ap]\.? ?m\b")
"""A time of day in any language."""
_DATE = re.compile(r"\b0[./-]0(?:[./-]0)?\b")
_BRACKETED = re.compile(
    r"\s*(?:\(([^()\n]{4,200})\)|\[([^\[\]\n]{4,200})\]|(?P<mark>\*{2,3}|\+{2,3}|/{2,3}|={2,3})([^*+/=\n]{4,200})(?P=mark))[\s:.–—-]*"
)
_DASHED = re.compile(r"\s+[-–—|]\s+|\s*[|•]\s*|\.\s+(?=[^\W\d_])")
_AT_END = re.compile(r"\s*[-–—|]?\s*[(\[]([^()\[\]\n]{4,200})[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words for look-up."""

    leads: tuple[str, ...]
    """Longest first, as are keys, refrains and requests."""
    keys: tuple[str, ...]
    refrains: tuple[str, ...]
    requests: tuple[str, ...]
    times: frozenset[str]
    moments: frozenset[str]
    months: frozenset[str]
    occasions: tuple[str, ...]
    lifted: tuple[str, ...]
    untils: tuple[str, ...]
    clock: re.Pattern[str]
    """A number with a word before it that makes it a time of day."""

    def names_clock(self, folded: str) -> bool:
        """Whether a time of day is in it."""
        return _CLOCK.search(folded) is not None or self.clock.search(folded) is not None


class Embargoes:
    """The marks of one text: which of its lines, and which of their beginnings and ends, hold it back. Linear in the text."""

    def __init__(self, text: str, start: int) -> None:
        self._all = _every_language()
        lowered = " ".join(text[start:].casefold().replace("’", "'").split())
        held = [hint in lowered for hint in _hints()]
        self._possible = any(held)
        self._told_once = False
        if self._possible:
            keys = {key for words in self._all for key in words.keys}
            self._told_once = sum(1 for word in _WORD.findall(lowered) if word in keys) == 1

    def part(self, line: str, start: int, *, near_end: bool, after_bare: bool = False) -> Part | None:
        """The mark in a line that begins at ``start`` of the text: all of the line, its beginning or its end; None for other lines.

        ``near_end`` says that the line stands among the first or last of the text, ``after_bare`` that a mark without a time stands right above.
        """
        if not self._possible:
            return None
        opening = self.opening(line, start, near_end=near_end)
        if opening is not None or len(line) > _LONGEST:
            return opening
        whole = Part(start, start + len(line), BlockKind.BOILERPLATE, "embargo-line")
        if after_bare and any(_is_time(fold(line), words) for words in self._all):
            return whole
        tail = line[-_LONGEST // 2 :]
        closing = _AT_END.search(tail)
        if closing is not None and closing.start() + len(line) - len(tail) > 0 and self._is_mark(closing[1], bare=near_end):
            begin = len(line) - len(tail) + closing.start()
            begin += len(line[begin:]) - len(line[begin:].lstrip(" -–—|\t"))
            return Part(start + begin, start + len(line), BlockKind.BOILERPLATE, "embargo-mark")
        bare = near_end and (self._told_once or _MARKED.match(line) is not None)
        if self._is_mark(line, bare=bare):
            return whole
        last = self._last_segment(line) if near_end else None
        return None if last is None else Part(start + last, start + len(line), BlockKind.BOILERPLATE, "embargo-mark")

    def opening(self, line: str, start: int, *, near_end: bool) -> Part | None:
        """The mark before other words of a line: in brackets, between signs, or with a dash or full stop after it."""
        if not self._possible:
            return None
        line = line[:_LONGEST]
        bracket = _BRACKETED.match(line)
        if bracket is not None and bracket.end() < len(line):
            inside = next(group for group in bracket.group(1, 2, 4) if group)
            if self._is_mark(inside, bare=near_end) and not self._goes_on(line[bracket.end() :]):
                return Part(start, start + len(line[: bracket.end()].rstrip(" :.–—-\t")), BlockKind.BOILERPLATE, "embargo-mark")
        dash = _DASHED.search(line)
        while dash is not None:
            bare = near_end and _MARKED.match(line) is not None
            if not self._goes_on(line[dash.end() :]) and self._is_mark(line[: dash.start()], bare=bare):
                return Part(start, start + dash.start(), BlockKind.BOILERPLATE, "embargo-mark")
            dash = _DASHED.search(line, dash.end())
        return None

    def _last_segment(self, line: str) -> int | None:
        """``Comunicato n. 12 - EMBARGO ORE 18``: where the mark after the first dash that has one begins, in a short line."""
        if len(line) > _SHORT:
            return None
        for dash in _DASHED.finditer(line):
            rest = line[dash.end() :]
            # A mark with other words after it stands before a story, below a dateline.
            if self._is_mark(rest, bare=False) and self.opening(rest, 0, near_end=True) is None:
                return dash.end()
        return None

    def is_bare(self, line: str) -> bool:
        """Whether a mark names no time: the line below it may."""
        return not any(character.isdigit() for character in line) and word_count(line) <= 3

    def _goes_on(self, rest: str) -> bool:
        """Whether what follows a dash still says until when, or what may not be done."""
        folded = fold(rest).strip(" .:!*+[]()")
        if not _WORD.search(folded) or word_count(folded) < 3:
            return True
        return any(_is_time(folded, words) or _asks(folded, words) for words in self._all)

    def _is_mark(self, stretch: str, *, bare: bool) -> bool:
        if word_count(stretch) > _MOST_WORDS or stretch.lstrip()[:1] in tuple("«“\"'‘"):
            return False
        folded = fold(stretch)
        edge = _EDGE.match(folded)
        folded = folded[edge.end() :] if edge is not None else folded
        return any(_holds_back(folded, words, bare=bare) for words in self._all)


def near_ends(place: int, of: int) -> bool:
    """Whether a line is among the first or last ones of a text."""
    return place < _NEAR_ENDS or place >= of - _NEAR_ENDS


def _holds_back(line: str, words: _Words, *, bare: bool) -> bool:
    """Whether a folded line is made like a mark. ``bare`` allows the key alone."""
    rest = line
    for _ in range(_MOST_LEADS):
        request = _begins(rest, words.requests)
        if request:
            tail = _after(rest, request)
            return not tail or _begins(tail, words.untils) != "" or _is_time(tail, words)
        refrain = _begins(rest, words.refrains)
        if refrain:
            return _says_when(_after(rest, refrain), words, until=True)
        key = _begins(rest, words.keys)
        if key:
            tail = _after(rest, key)
            if not tail or _begins(tail, words.keys) == tail:
                return bare
            if not _asks(tail, words):
                return not _begins(tail, words.lifted) and _says_when(tail, words, until=False)
            rest = tail
        lead = _begins(rest, words.leads)
        if not lead and not key:
            return False
        rest = _after(rest, lead)
    return False


def _asks(line: str, words: _Words) -> bool:
    """Whether a folded line begins with a standing request or refrain, which a lead may precede."""
    for _ in range(_MOST_LEADS):
        if _begins(line, words.requests) or _begins(line, words.refrains):
            return True
        lead = _begins(line, words.leads)
        if not lead:
            return False
        line = _after(line, lead)
    return False


def _says_when(tail: str, words: _Words, *, until: bool) -> bool:
    """``fino alle 0 del 0 marzo``: words of time up to a clock time; else nothing but words of time; else an occasion to wait for.

    ``until`` says that the words before the tail have asked to wait already.
    """
    if _is_time(tail, words):
        return True
    known = _known(tail, words)
    stretch = tail[: _reach(tail, min(known, _WITHIN))]
    if known and words.names_clock(stretch):
        return True
    # A date alone before other words: what follows is a sentence of its own.
    if not known or "0" in stretch or not (until or any(token in words.untils for token in _WORD.findall(stretch))):
        return False
    reach = tail[: _reach(tail, known + _WITHIN)]
    return any(_stands_in(reach, occasion) for occasion in words.occasions)


def _is_time(folded: str, words: _Words) -> bool:
    """Nothing but words of time, which name one: a year alone does not."""
    tokens = _WORD.findall(folded)
    if not tokens or _known(folded, words) < len(tokens):
        return False
    numbers = set(tokens) == {"0"}
    return (
        any(token in words.moments for token in tokens)
        or words.names_clock(folded)
        or _DATE.search(folded) is not None
        or (not numbers and "0" in tokens and any(token in words.months for token in tokens))
    )


def _known(tail: str, words: _Words) -> int:
    """How many words of time the tail begins with."""
    tokens = _WORD.findall(tail)
    return next((place for place, word in enumerate(tokens) if word not in words.times), len(tokens))


def _reach(tail: str, count: int) -> int:
    """Where the first so many words end."""
    end = 0
    for number, found in enumerate(_WORD.finditer(tail)):
        if number == count:
            break
        end = found.end()
    return end


def _stands_in(text: str, phrase: str) -> bool:
    at = text.find(phrase)
    return at >= 0 and not text[at - 1 : at].isalnum() and not text[at + len(phrase) : at + len(phrase) + 1].isalnum()


def _begins(text: str, phrases: Sequence[str]) -> str:
    """The first of the phrases, which come longest first, that the text begins with; whole words only."""
    for phrase in phrases:
        if text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum():
            return phrase
    return ""


def _after(text: str, phrase: str) -> str:
    rest = text[len(phrase) :]
    return rest[len(rest) - len(rest.lstrip(" \t:;,.!-–—|/()[]*+>=_'\"")) :].rstrip(" .:!*+()[]–—-=|/")


@cache
def _every_language() -> tuple[_Words, ...]:
    return tuple(_of_language(code) for code in languages())


def _of_language(code: str) -> _Words:
    layout = load_language(code).layout
    dates, own = vocabulary(layout, code), layout.embargo
    days = dates.months | dates.weekdays
    split = frozenset(token for phrase in own.times for token in _WORD.findall(phrase))
    fillers = frozenset(token for filler in layout.date_fillers for token in _WORD.findall(filler))
    moments = dates.weekdays | dates.months | frozenset(own.moments)
    return _Words(
        leads=_longest_first(own.leads),
        keys=_longest_first(own.keys),
        refrains=_longest_first(own.refrains),
        requests=_longest_first(own.requests),
        times=split | fillers | days | frozenset(own.moments) | {"0"},
        moments=moments,
        months=dates.months,
        occasions=own.occasions,
        lifted=_longest_first(own.lifted),
        untils=_longest_first(own.untils),
        clock=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, own.clocks))}) ?0(?![\w%])"),
    )


@cache
def _hints() -> frozenset[str]:
    """One word at least of these stands in every text that holds a mark; none that holds another one."""
    begins = frozenset(phrase.split(" ")[0] + (" " + phrase.split(" ")[1] if " " in phrase else "") for phrase in _phrases())
    return frozenset(hint for hint in begins if not any(other in hint for other in begins if other != hint))


def _phrases() -> tuple[str, ...]:
    return tuple(phrase for words in _every_language() for phrase in (*words.keys, *words.refrains, *words.requests))


def _longest_first(phrases: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
