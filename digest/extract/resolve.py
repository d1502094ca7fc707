"""What days the words about time of a text mean, where that can be told.

Dates with their year are as read. All others are counted from an anchor, the publication date that the caller knows (stated, given or
decided), and are INFERRED; without one they stay unresolved. Never more precise than the words: weeks, seasons and ends of a range are
bounds. Never raises.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from digest.extract.nearest import Anchor, demanded_side, nearest_month, nearest_season, nearest_weekday, nearest_year, season_of, wants
from digest.extract.time_losers import losing_times
from digest.model import TimeExpression
from digest.reading.times.reader import TimeForm, TimeMention, calendar_day
from digest.values import Basis, DateRange, PartialDate, Passage, Sourced

When = PartialDate | DateRange
_NEAR = 300
"""Characters within which ``l'anno precedente`` leans on another time."""
_UNRESOLVED = frozenset((TimeForm.DURATION, TimeForm.RECURRENCE, TimeForm.VAGUE, TimeForm.EVE))


@dataclass(frozen=True, slots=True)
class _Resolved:
    value: When
    basis: Basis
    rule: str
    passages: tuple[Passage, ...] = field(default=())
    """Those it leans on beside its own and the anchor's."""


def resolve_times(
    times: tuple[TimeMention, ...], anchor: PartialDate | None, anchor_passages: tuple[Passage, ...] = ()
) -> tuple[Sourced[TimeExpression], ...]:
    """Every expression with the days it means, or None; in the order given. ``anchor_passages`` are the words that state the anchor."""
    known = Anchor.of(anchor)
    dated = _dated_weekdays(times, known)
    found: list[Sourced[TimeExpression]] = []
    last: tuple[TimeMention, When] | None = None
    for mention in times:
        try:
            resolved = _resolve(mention, known, dated, last)
        except (ValueError, OverflowError):
            resolved = None
        words, coming = mention.passage.text, demanded_side(mention) > 0
        others = losing_times(mention, known, None if resolved is None else resolved.value)
        if resolved is None:
            found.append(Sourced(TimeExpression(words, None, coming), Basis.READ, "unresolved", (mention.passage,), others))
            continue
        leaning = () if resolved.basis is Basis.READ else tuple(p for p in anchor_passages if p != mention.passage)
        passages = (mention.passage, *resolved.passages, *leaning)
        found.append(Sourced(TimeExpression(words, resolved.value, coming), resolved.basis, resolved.rule, passages, others))
        if mention.form not in (TimeForm.RELATIVE_DAY, TimeForm.PART_OF_DAY):
            last = (mention, resolved.value)
    return tuple(found)


def _resolve(
    mention: TimeMention, anchor: Anchor | None, dated: dict[int, TimeMention | None], last: tuple[TimeMention, When] | None
) -> _Resolved | None:
    if mention.form in _UNRESOLVED or mention.impossible:
        return None
    absolute = _absolute(mention)
    if absolute is not None:
        return _Resolved(absolute, Basis.READ, "absolute")
    if mention.beside:
        return _beside(mention, last)
    if anchor is None:
        return None
    if mention.month is not None or mention.end_month is not None:
        return _inferred(_with_nearest_year(mention, anchor), "nearest-year")
    if mention.form is TimeForm.SEASON:
        return _inferred(nearest_season(mention, anchor), "nearest-season")
    if mention.form is TimeForm.RELATIVE_UNIT and mention.unit in ("month", "year"):
        return _inferred(_months_or_years(mention, anchor), "from-anchor")
    if mention.weekday is not None and mention.day is not None:
        return _inferred(_weekday_and_day(mention, anchor), "weekday-and-day")
    if anchor.day is None:
        return _by_dated_weekday(mention, dated, anchor)
    return _inferred(_from_day(mention, anchor.day), "from-anchor")


def _inferred(value: When | None, rule: str) -> _Resolved | None:
    return None if value is None else _Resolved(value, Basis.INFERRED, rule)


def _span(first: datetime.date, last: datetime.date) -> When | None:
    if last < first:
        return None
    return PartialDate.of(first) if first == last else DateRange(first, last)


def _absolute(mention: TimeMention) -> When | None:
    """What the words state with its year, if they do."""
    if mention.form is TimeForm.SEASON:
        return None if mention.year is None or mention.season is None else season_of(mention.year, mention.season)
    if mention.form is TimeForm.DECADE:
        return None if mention.year is None else DateRange(datetime.date(mention.year, 1, 1), datetime.date(mention.year + 9, 12, 31))
    if mention.year is None:
        return None
    if mention.end_year is None and mention.end_month is None and mention.end_day is None:
        return mention.date
    return _ends(mention, mention.year, mention.end_year or mention.year)


def _ends(mention: TimeMention, year: int, end_year: int) -> When | None:
    first = PartialDate(year, mention.month, mention.day if mention.month else None).range
    end_month = mention.end_month or (mention.month if mention.end_day else None)
    last = PartialDate(end_year, end_month, mention.end_day).range
    if first is None or last is None:
        return None
    if last.latest < first.earliest and end_year == year and mention.month and mention.end_month and mention.month > mention.end_month:
        # "dal 28 dicembre al 6 gennaio 2026": the year belongs to the later end.
        return _ends(mention, year - 1, end_year)
    return _span(first.earliest, last.latest)


def _with_nearest_year(mention: TimeMention, anchor: Anchor) -> When | None:
    month = mention.month or mention.end_month
    if month is None:
        return None
    if mention.end_month is not None:
        if mention.month is None:
            return None
        day = mention.day or mention.end_day or 15
        year = nearest_year(mention, anchor, mention.end_month, mention.end_day or day, None)
        return None if year is None else _ends(mention, year, year)
    if mention.day is None:
        return nearest_month(mention, anchor, month)
    year = nearest_year(mention, anchor, month, mention.day, mention.weekday)
    return None if year is None else PartialDate(year, month, mention.day)


def _months_or_years(mention: TimeMention, anchor: Anchor) -> When | None:
    amount = mention.amount or 0
    if mention.unit == "year":
        if mention.end_amount is not None:
            ends = sorted((anchor.year + amount, anchor.year + mention.end_amount))
            return DateRange(datetime.date(ends[0], 1, 1), datetime.date(ends[1], 12, 31))
        return PartialDate(anchor.year + amount)
    if anchor.month is None:
        return None
    year, month = _month_at(anchor.year, anchor.month, amount)
    if mention.end_amount is not None:
        last_year, last_month = _month_at(anchor.year, anchor.month, mention.end_amount)
        if (last_year, last_month) < (year, month):
            year, month, last_year, last_month = last_year, last_month, year, month
        last_day = calendar.monthrange(last_year, last_month)[1]
        return DateRange(datetime.date(year, month, 1), datetime.date(last_year, last_month, last_day))
    if mention.edge == "end" and mention.relation in ("until", "by"):
        return PartialDate(year, month, calendar.monthrange(year, month)[1])
    return PartialDate(year, month)


def _month_at(year: int, month: int, amount: int) -> tuple[int, int]:
    years, rest = divmod(year * 12 + month - 1 + amount, 12)
    if not 1 <= years <= 9999:
        raise ValueError(f"year {years} is out of range")
    return years, rest + 1


def _weekday_and_day(mention: TimeMention, anchor: Anchor) -> When | None:
    """``venerdì 17``: in the month of the anchor or beside it, where the calendar agrees."""
    if anchor.month is None or mention.day is None:
        return None
    days: list[datetime.date] = []
    for amount in (-1, 0, 1) if anchor.day is not None else (0,):
        year, month = _month_at(anchor.year, anchor.month, amount)
        day = calendar_day(year, month, mention.day)
        if day is not None and day.weekday() == mention.weekday:
            days.append(day)
    if not days:
        return None
    return PartialDate.of(min(days, key=lambda day: abs((day - anchor.middle).days)))


def _dated_weekdays(times: Iterable[TimeMention], anchor: Anchor | None) -> dict[int, TimeMention | None]:
    """Which day of the week each dated day of the text is; None where several days share a weekday."""
    found: dict[int, TimeMention | None] = {}
    seen: dict[int, datetime.date] = {}
    if anchor is None:
        return found
    for mention in times:
        for day in _days_of(mention, anchor):
            weekday = day.weekday()
            if weekday in seen and seen[weekday] != day:
                found[weekday] = None
            elif weekday not in seen:
                seen[weekday] = day
                found[weekday] = mention
    return found


def _days_of(mention: TimeMention, anchor: Anchor) -> tuple[datetime.date, ...]:
    ends = ((mention.month, mention.day), (mention.end_month, mention.end_day))
    days = []
    for month, day in ends:
        if month is None or day is None:
            continue
        year = mention.year or nearest_year(mention, anchor, month, day, None)
        found = None if year is None else calendar_day(year, month, day)
        if found is not None and (year, month) == (anchor.year, anchor.month):
            days.append(found)
    return tuple(days)


def _by_dated_weekday(mention: TimeMention, dated: dict[int, TimeMention | None], anchor: Anchor) -> _Resolved | None:
    """``mercoledì`` in a text that dates a Wednesday of the month of its mark, and only one."""
    if mention.weekday is None or mention.direction:
        return None
    days: list[datetime.date] = []
    passages: list[Passage] = []
    for weekday in (mention.weekday, mention.end_weekday):
        if weekday is None:
            continue
        source = dated.get(weekday)
        if source is None:
            return None
        days.extend(day for day in _days_of(source, anchor) if day.weekday() == weekday)
        passages.append(source.passage)
    value = _span(days[0], days[-1]) if days else None
    return None if value is None else _Resolved(value, Basis.INFERRED, "weekday-of-dated-day", tuple(dict.fromkeys(passages)))


def _from_day(mention: TimeMention, today: datetime.date) -> When | None:
    if mention.weekday is not None:
        return _weekdays(mention, today)
    if mention.unit == "day" and mention.amount is not None:
        return _days(mention, today)
    if mention.unit in ("week", "weekend") and mention.amount is not None:
        return _weeks(mention, today)
    return None


def _days(mention: TimeMention, today: datetime.date) -> When | None:
    day = today + datetime.timedelta(days=mention.amount or 0)
    if mention.end_weekday is not None:
        return _span(day, nearest_weekday(mention.end_weekday, day, 1))
    if mention.end_amount is not None:
        other = today + datetime.timedelta(days=mention.end_amount)
        return _span(min(day, other), max(day, other))
    if mention.form is TimeForm.PART_OF_DAY and mention.night:
        first = today if wants(mention) > 0 else today - datetime.timedelta(days=1)
        return DateRange(first, first + datetime.timedelta(days=1))
    return PartialDate.of(day)


def _weeks(mention: TimeMention, today: datetime.date) -> When | None:
    amount = mention.amount or 0
    if mention.relation == "by" and amount > 0 and mention.unit == "week":
        return PartialDate.of(today + datetime.timedelta(weeks=amount))
    monday = today - datetime.timedelta(days=today.weekday())
    if mention.unit == "weekend":
        # "il prossimo fine settimana" is the one that comes next, which is still in this week until Saturday.
        saturday = monday + datetime.timedelta(days=5, weeks=amount)
        if amount > 0 and today.weekday() < 5:
            saturday -= datetime.timedelta(weeks=1)
        return DateRange(saturday, saturday + datetime.timedelta(days=1))
    first = monday + datetime.timedelta(weeks=amount)
    last = monday + datetime.timedelta(weeks=mention.end_amount if mention.end_amount is not None else amount)
    first, last = min(first, last), max(first, last)
    return DateRange(first, last + datetime.timedelta(days=6))


def _weekdays(mention: TimeMention, today: datetime.date) -> When | None:
    assert mention.weekday is not None
    direction = wants(mention)
    if mention.end_weekday is None:
        return PartialDate.of(nearest_weekday(mention.weekday, today, direction, strictly=mention.direction != 0 or direction > 0))
    if direction > 0:
        first = nearest_weekday(mention.weekday, today, 1)
        return _span(first, nearest_weekday(mention.end_weekday, first, 1, strictly=True))
    last = nearest_weekday(mention.end_weekday, today, -1)
    return _span(nearest_weekday(mention.weekday, last, -1, strictly=True), last)


def _beside(mention: TimeMention, last: tuple[TimeMention, When] | None) -> _Resolved | None:
    """``l'anno precedente`` leans on the time named right before it."""
    if last is None or mention.passage.start - last[0].passage.end > _NEAR or not isinstance(last[1], PartialDate):
        return None
    value = last[1]
    if mention.unit == "year" and value.year is not None:
        return _Resolved(PartialDate(value.year + mention.beside), Basis.INFERRED, "beside-other-time", (last[0].passage,))
    same_place = mention.block is last[0].block
    if mention.unit == "day" and same_place and value.precision == "day" and value.range is not None:
        day = value.range.earliest + datetime.timedelta(days=mention.beside)
        return _Resolved(PartialDate.of(day), Basis.INFERRED, "beside-other-time", (last[0].passage,))
    return None
