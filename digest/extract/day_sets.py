"""Sets of days on which a text may have been written: spans of days, cut with each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from digest.values import DateRange

Days = tuple[tuple[int, int], ...]
"""Spans of ordinals, both ends included, in order, without overlap."""

FIRST, LAST = datetime.date.min.toordinal(), datetime.date.max.toordinal()
ALWAYS: Days = ((FIRST, LAST),)


def spans(found: Iterable[tuple[int, int]]) -> Days:
    """Spans in any order, put in order and joined where they touch; empty ones are left out."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if last < first:
            continue
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def since(day: datetime.date) -> Days:
    """The day and all later ones."""
    return ((day.toordinal(), LAST),)


def until(day: datetime.date) -> Days:
    """The day and all earlier ones."""
    return ((FIRST, day.toordinal()),)


def within(span: DateRange) -> Days:
    """The days of a range."""
    return ((span.earliest.toordinal(), span.latest.toordinal()),)


def common(one: Days, other: Days) -> Days:
    """The days of both."""
    found = []
    left, right = 0, 0
    while left < len(one) and right < len(other):
        first, last = max(one[left][0], other[right][0]), min(one[left][1], other[right][1])
        if first <= last:
            found.append((first, last))
        if one[left][1] < other[right][1]:
            left += 1
        else:
            right += 1
    return tuple(found)


def hull(days: Days) -> tuple[int, int]:
    """The first and the last day; ValueError for no days."""
    if not days:
        raise ValueError("no days have no first one")
    return days[0][0], days[-1][1]
