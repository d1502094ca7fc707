"""Reasons for bounds of a date, and what they leave together: days, with ends as precise as the reasons that set them, or a contradiction."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from digest.extract.day_sets import ALWAYS, FIRST, LAST, Days, common, hull, spans, within
from digest.findings import Finding, find
from digest.model import Seed
from digest.reading.times.reader import calendar_day
from digest.values import Basis, Bound, DateBounds, PartialDate, Sourced

_YEARS = 60
"""Years within which a day without its year is looked for."""
_REASONS = 8
"""Reasons kept at most."""


@dataclass(frozen=True, slots=True)
class BoundsRead:
    """What follows about the day of writing, and what an editor should know."""

    bounds: Sourced[DateBounds] | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """A bound with the days it leaves, which may be several spans: two terms, the years in which a weekday fits."""

    days: Days
    bound: Bound
    by_month: bool = False
    """Its ends are no sharper than months."""


def settle_bounds(seed: Seed, reasons: list[Reason], stated: Sourced[PartialDate] | None) -> BoundsRead:
    """The days that all reasons leave; none and a finding when they leave none."""
    days = ALWAYS
    for number, reason in enumerate(reasons):
        left = common(days, reason.days)
        if not left:
            other = next((one for one in reasons[:number] if not common(one.days, reason.days)), reasons[number - 1])
            return BoundsRead(None, (_contradiction(seed, other.bound, reason.bound),))
        days = left
    if stated is not None and stated.value.year is None:
        left = _with_year(days, stated.value)
        if left and left != days:
            reasons = [Reason(left, _stated_day(left, stated)), *reasons]
        days = left
    if not days or days == ALWAYS or (stated is not None and stated.value.range is not None and days == within(stated.value.range)):
        return BoundsRead(None)
    value = _bounds(days, reasons)
    passages = tuple(dict.fromkeys(passage for reason in value.reasons for passage in reason.passages))
    return BoundsRead(Sourced(value, Basis.INFERRED, "bounds", passages))


def reason_of(bound: Bound) -> Reason:
    """A bound that was read as a reason again, by its ends."""
    first = bound.earliest.range if bound.earliest else None
    last = bound.latest.range if bound.latest else None
    return Reason(((first.earliest.toordinal() if first else FIRST, last.latest.toordinal() if last else LAST),), bound)


def _stated_day(days: Days, stated: Sourced[PartialDate]) -> Bound:
    first, last = (PartialDate.of(datetime.date.fromordinal(day)) for day in hull(days))
    return Bound("stated-day", first, last, stated.passages, (stated.value.iso,))


def _with_year(days: Days, stated: PartialDate) -> Days:
    """The days that a stated day or month without its year leaves of a range with two ends."""
    first, last = hull(days)
    if stated.month is None:
        return days
    if first == FIRST or last == LAST:
        return days
    years = range(datetime.date.fromordinal(first).year, datetime.date.fromordinal(last).year + 1)
    if len(years) > _YEARS:
        return days
    found = []
    for year in years:
        if stated.day is not None and calendar_day(year, stated.month, stated.day) is None:
            continue
        span = PartialDate(year, stated.month, stated.day).range
        if span is not None:
            found.append((span.earliest.toordinal(), span.latest.toordinal()))
    return common(days, spans(found))


def _bounds(days: Days, reasons: list[Reason]) -> DateBounds:
    first, last = hull(days)
    setting = [reason for reason in reasons if _touches(reason, first, last)]
    rest = [reason for reason in reasons if reason not in setting]
    shown = tuple(_within(reason, first, last) for reason in (*setting, *rest))
    earliest = None if first == FIRST else _end(first, [bound.earliest for bound in shown], start=True)
    latest = None if last == LAST else _end(last, [bound.latest for bound in shown], start=False)
    return DateBounds(earliest, latest, shown[:_REASONS])


def _end(ordinal: int, ends: Iterable[PartialDate | None], *, start: bool) -> PartialDate:
    """The end as precise as the reason that sets it, and no more."""
    day = datetime.date.fromordinal(ordinal)
    for end in ends:
        span = end.range if end else None
        if span is not None and (span.earliest if start else span.latest) == day:
            assert end is not None
            return end
    return PartialDate.of(day)


def _touches(reason: Reason, first: int, last: int) -> bool:
    return any((a == first and a != FIRST) or (b == last and b != LAST) for a, b in reason.days)


def _within(reason: Reason, first: int, last: int) -> Bound:
    """The reason with the ends of those of its spans that are possible: the later of two terms."""
    kept = [span for span in reason.days if common((span,), ((first, last),))]
    if (len(reason.days) == 1 and not reason.by_month) or not kept:
        return reason.bound
    low, high = kept[0][0], kept[-1][1]
    return replace(
        reason.bound,
        earliest=None if low == FIRST else _day(low, reason.by_month),
        latest=None if high == LAST else _day(high, reason.by_month),
    )


def _day(ordinal: int, by_month: bool) -> PartialDate:
    day = PartialDate.of(datetime.date.fromordinal(ordinal))
    return PartialDate(day.year, day.month) if by_month else day


def _contradiction(seed: Seed, one: Bound, other: Bound) -> Finding:
    passages = (*one.passages[:1], *other.passages[:1])
    return find(
        "bounds-contradict",
        seed.name,
        line=seed.line_of(passages[0].start) if passages else None,
        passages=passages,
        first=_open(one),
        second=_open(other),
        reason=one.code,
        kind=other.code,
    )


def _open(bound: Bound) -> str:
    return " – ".join(end.iso if end else "…" for end in (bound.earliest, bound.latest))
