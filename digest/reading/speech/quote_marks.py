"""Which pairs of quotation marks enclose an outermost quotation.

Knows nothing of words: whether what stands between two marks is speech is judged elsewhere. Every mark is looked at a bounded number of
times, so that ten thousand of them cost what their number says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from digest.reading.speech.marks import Mark, find_marks

Cut = Callable[[int, int], int | None]
"""Where, between two offsets, speech gives way to the words of the reporter; None when it does not."""


class QuotedSpan(msgspec.Struct, frozen=True):
    """What stands inside a pair of outermost marks: ``start`` to ``end`` without marks and margins, ``outer_start`` to ``outer_end`` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    """False when the text forgot the closing mark."""
    breaks: tuple[tuple[int, int], ...] = ()
    """Paragraph breaks with the mark that is repeated after them."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Where the marks of each family stand in the list of marks, and how many closers remain without an opener after each mark."""

    places: dict[str, list[int]]
    closers_left: list[int]

    @classmethod
    def of(cls, marks: Sequence[Mark]) -> _Index:
        places: dict[str, list[int]] = {}
        closers_left = [0] * len(marks)
        waiting: dict[str, int] = {}
        stretch = -1
        for at in range(len(marks) - 1, -1, -1):
            mark = marks[at]
            if mark.stretch != stretch:
                waiting, stretch = {}, mark.stretch
            left = waiting.get(mark.family, 0)
            closers_left[at] = left
            waiting[mark.family] = (
                left + 1 if mark.closes and not mark.opens else max(0, left - 1) if mark.opens and not mark.closes else left
            )
            places.setdefault(mark.family, []).append(at)
        for found in places.values():
            found.reverse()
        return cls(places, closers_left)

    def next_of(self, family: str, after: int) -> int | None:
        """The next mark of a family in the list."""
        places = self.places.get(family, [])
        at = bisect_right(places, after)
        return places[at] if at < len(places) else None


def find_quoted(
    text: str,
    stretches: Sequence[tuple[int, int]],
    cut: Cut,
    joins: Callable[[int], bool],
    apocopes: frozenset[str] = frozenset(),
    apheresis: frozenset[str] = frozenset(),
) -> list[QuotedSpan]:
    """The outermost quoted stretches, in text order, never overlapping.

    ``stretches`` are paragraphs; ``joins(n)`` says whether a quotation may run on from stretch n into the next one. ``cut`` finds the end of
    speech where a closing mark is missing. ``apocopes`` are words whose last sign is an apostrophe and no mark (``po``), ``apheresis``
    those that begin with one (``ndrangheta``), both lower-case and without it. A closing mark that nothing opened is ignored.
    """
    marks = [mark for mark in find_marks(text, stretches) if not _is_apostrophe(text, mark, apocopes, apheresis)]
    index = _Index.of(marks)
    spans: list[QuotedSpan] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        if not mark.opens:
            at += 1
            continue
        span, at = (_close_single if mark.family == "single" else _close)(text, marks, index, at, stretches, cut, joins)
        if span is not None and span.start < span.end:
            spans.append(span)
    return spans


_LAST_WORD = re.compile(r"[^\W_]+\Z")
_FIRST_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = ("'", "’")


def _is_apostrophe(text: str, mark: Mark, apocopes: frozenset[str], apheresis: frozenset[str]) -> bool:
    if mark.family != "single":
        return False
    if mark.opens:
        word = _FIRST_WORD.match(text, mark.end, mark.end + 20)
        # ``'l'opera si farà'``: an elided word has its own apostrophe.
        elided = word is not None and text[word.end() : word.end() + 1] in _APOSTROPHES
        if word is not None and len(word[0]) == 1 and word[0].isupper():
            # ``. 'I bollettini c'erano'``: where a sentence begins, one capital letter is a word of its own.
            before = text[: mark.start].rstrip(" ") if mark.start < 3 else text[mark.start - 3 : mark.start].rstrip(" ")
            if not before or before[-1] in ".!?:\n":
                return False
        return word is not None and not elided and word[0].lower() in apheresis
    word = _LAST_WORD.search(text, max(0, mark.start - 20), mark.start)
    return word is not None and word[0].lower() in apocopes


def _close_single(
    text: str,
    marks: Sequence[Mark],
    _index: _Index,
    at: int,
    _stretches: Sequence[tuple[int, int]],
    _cut: Cut,
    _joins: Callable[[int], bool],
) -> tuple[QuotedSpan | None, int]:
    # The possessive of a plural (``competitors’ seats``) looks like a closing mark: one that meets punctuation is believed first.
    opener = marks[at]
    doubtful: int | None = None
    for place in range(at + 1, len(marks)):
        mark = marks[place]
        if mark.stretch != opener.stretch or (mark.family == "single" and mark.opens):
            break
        if mark.family != "single":
            continue
        possessive = text[mark.start - 1] in "sz" and text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].islower()
        if not possessive:
            return _span(text, opener, mark.start, mark.end, True, ()), place + 1
        doubtful = place if doubtful is None else doubtful
    if doubtful is None:
        return None, at + 1
    return _span(text, opener, marks[doubtful].start, marks[doubtful].end, True, ()), doubtful + 1


def _close(
    text: str, marks: Sequence[Mark], index: _Index, at: int, stretches: Sequence[tuple[int, int]], cut: Cut, joins: Callable[[int], bool]
) -> tuple[QuotedSpan | None, int]:
    """The span that the mark at ``at`` opens, and the mark at which reading goes on."""
    opener = marks[at]
    stretch = opener.stretch
    begin = opener.end
    nested: list[str] = []
    breaks: list[tuple[int, int]] = []
    place = at + 1
    while place < len(marks):
        mark = marks[place]
        if mark.stretch != stretch:
            went_on = _go_on(text, marks, place, opener, begin, stretches, cut, joins, stretch)
            if went_on is None:
                break
            breaks.append(went_on)
            nested.clear()
            begin, stretch = went_on[1], mark.stretch
            if not (mark.closes and not mark.opens):
                place += 1
            continue
        if mark.family == "single":
            place += 1
            continue
        if mark.family == opener.family:
            if mark.closes and not (nested and nested[-1] == mark.family):
                if _is_measure(text, mark) and index.closers_left[place] >= 1:
                    place += 1
                    continue
                return _span(text, opener, mark.start, mark.end, True, breaks), place + 1
            if mark.closes:
                nested.pop()
            elif index.closers_left[place] >= 2:
                nested.append(mark.family)
            else:
                end = cut(begin, mark.start)
                return _span(text, opener, mark.start if end is None else end, mark.start, False, breaks), place
        elif mark.closes and nested and nested[-1] == mark.family:
            nested.pop()
        elif mark.opens:
            nested.append(mark.family)
        elif not _is_measure(text, mark) and not _own_closer_follows(marks, index, place, opener.family):
            return _span(text, opener, mark.start, mark.end, True, breaks), place + 1
        place += 1
    return _unclosed(text, marks, at, place, begin, stretches[stretch][1], breaks, cut)


def _own_closer_follows(marks: Sequence[Mark], index: _Index, place: int, family: str) -> bool:
    following = index.next_of(family, place)
    return following is not None and marks[following].stretch == marks[place].stretch and marks[following].closes


def _go_on(
    text: str,
    marks: Sequence[Mark],
    place: int,
    opener: Mark,
    begin: int,
    stretches: Sequence[tuple[int, int]],
    cut: Cut,
    joins: Callable[[int], bool],
    stretch: int,
) -> tuple[int, int] | None:
    """The break over which an open quotation runs on into the next paragraph: its mark is repeated there, or closed before any other opens."""
    mark = marks[place]
    if mark.stretch != stretch + 1 or mark.family != opener.family or not joins(stretch):
        return None
    end = stretches[stretch][1]
    repeated = not text[stretches[mark.stretch][0] : mark.start].strip(" \t\n\r*_–—-")
    if cut(begin, end) is not None:
        return None
    if repeated:
        return _trimmed_end(text, begin, end), mark.end
    if mark.closes and not mark.opens:
        return _trimmed_end(text, begin, end), stretches[mark.stretch][0]
    return None


def _unclosed(
    text: str, marks: Sequence[Mark], at: int, place: int, begin: int, end: int, breaks: Sequence[tuple[int, int]], cut: Cut
) -> tuple[QuotedSpan, int]:
    stop = cut(begin, end)
    if stop is not None:
        while place > at + 1 and marks[place - 1].start >= stop:
            place -= 1
        end = stop
    return _span(text, marks[at], end, end, False, breaks), place


def _is_measure(text: str, mark: Mark) -> bool:
    return mark.family in ("straight", "doubled") and text[mark.start - 1 : mark.start].isdigit()


def _trimmed_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _span(text: str, opener: Mark, end: int, outer_end: int, closed: bool, breaks: Sequence[tuple[int, int]]) -> QuotedSpan:
    start = opener.end
    end = _trimmed_end(text, start, end)
    kept = list(breaks)
    while kept and kept[-1][1] >= end:
        end = _trimmed_end(text, start, min(end, kept.pop()[0]))
    while start < end and (text[start].isspace() or (kept and kept[0][0] <= start)):
        start = max(start, kept.pop(0)[1]) if kept and kept[0][0] <= start else start + 1
    return QuotedSpan(start, end, opener.start, max(outer_end, end), closed, tuple(kept))
