"""Which of several possible days, months or seasons is meant by words without a year: the nearest to an anchor, on the side asked for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from digest.reading.times.reader import TimeMention, calendar_day
from digest.values import DateRange, PartialDate


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date to count from, known at least by its year."""

    year: int
    month: int | None
    day: datetime.date | None
    middle: datetime.date
    """The day itself, else the middle of its month or year."""

    @classmethod
    def of(cls, date: PartialDate | None) -> Anchor | None:
        """The anchor a partial date gives; None when its year is unknown."""
        if date is None or date.year is None:
            return None
        day = None if date.month is None or date.day is None else datetime.date(date.year, date.month, date.day)
        return cls(date.year, date.month, day, day or datetime.date(date.year, date.month or 7, 15 if date.month else 1))


_UNSURE = 150
"""Days: a time at about half a year from the anchor on both sides is decided by the verb, not by the nearer side."""


def wants(mention: TimeMention) -> int:
    """Which side of the anchor the words ask for: -1 before, 1 after, 0 either."""
    if mention.direction:
        return mention.direction
    if mention.relation in ("by", "until"):
        return 1
    if mention.tense:
        return mention.tense
    return 1 if mention.relation == "since" and mention.weekday is not None else 0


def demanded_side(mention: TimeMention) -> int:
    """The side of the anchor that the words themselves demand, whatever the verb: -1, 1, or 0 for none."""
    return mention.direction or (1 if mention.relation in ("by", "until") else 0)


def _choose(mention: TimeMention, days: list[datetime.date], anchor: Anchor, slack: int) -> datetime.date | None:
    """The day to take: firm words choose the side (give or take ``slack`` days), else the nearer, else the verb."""
    side = demanded_side(mention)
    if side:
        days = [day for day in days if (day - anchor.middle).days * side >= -slack]
    if not days:
        return None
    days = sorted(days, key=lambda day: abs((day - anchor.middle).days))
    if not side and mention.tense and abs((days[0] - anchor.middle).days) > _UNSURE:
        fitting = [day for day in days if (day - anchor.middle).days * mention.tense > 0]
        days = fitting or days
    return days[0]


def nearest_year(mention: TimeMention, anchor: Anchor, month: int, day: int, weekday: int | None) -> int | None:
    """The year of a day and month; a weekday, when there is one, must agree with the calendar."""
    days = [
        found
        for year in range(anchor.year - 1, anchor.year + 2)
        if (found := _day(year, month, day)) is not None and (weekday is None or found.weekday() == weekday)
    ]
    chosen = _choose(mention, days, anchor, 0 if anchor.day else 16)
    return None if chosen is None else chosen.year


def _day(year: int, month: int, day: int) -> datetime.date | None:
    return calendar_day(year, month, day) if 1 <= year <= 9999 else None


def nearest_month(mention: TimeMention, anchor: Anchor, month: int) -> PartialDate | None:
    """A month without its year."""
    days = [found for year in range(anchor.year - 1, anchor.year + 2) if (found := _day(year, month, 15)) is not None]
    if mention.direction and anchor.month is not None:
        days = [day for day in days if (day.year, day.month) != (anchor.year, anchor.month)]
    chosen = _choose(mention, days, anchor, 16)
    return None if chosen is None else PartialDate(chosen.year, chosen.month)


_SEASONS = (((3, 1), (6, 21)), ((6, 1), (9, 22)), ((9, 1), (12, 21)), ((12, 1), (3, 20)))
"""Bounds: from the meteorological beginning to the astronomical end, since the press means either."""


def season_of(year: int, season: int) -> DateRange:
    """The days a season of a year may cover; the winter of a year begins in it."""
    (month, day), (last_month, last_day) = _SEASONS[season]
    return DateRange(datetime.date(year, month, day), datetime.date(year + (season == 3), last_month, last_day))


def nearest_season(mention: TimeMention, anchor: Anchor) -> DateRange | None:
    """A season without its year."""
    if mention.season is None or anchor.month is None:
        return None
    ranges = [season_of(year, mention.season) for year in range(max(1, anchor.year - 2), min(9998, anchor.year + 1) + 1)]
    side = mention.direction or wants(mention)
    today = anchor.middle
    if side < 0:
        ranges = [row for row in ranges if (row.latest < today if mention.direction else row.earliest <= today)]
        return ranges[-1] if ranges else None
    if side > 0:
        ranges = [row for row in ranges if (row.earliest > today if mention.direction else row.latest >= today)]
        return ranges[0] if ranges else None
    return min(ranges, key=lambda row: abs((row.earliest + (row.latest - row.earliest) / 2 - today).days))


def nearest_weekday(weekday: int, today: datetime.date, direction: int, *, strictly: bool = False) -> datetime.date:
    """That weekday on or after today (direction 1), else on or before it; ``strictly`` leaves today out."""
    if direction > 0:
        ahead = (weekday - today.weekday()) % 7
        return today + datetime.timedelta(days=7 if strictly and not ahead else ahead)
    back = (today.weekday() - weekday) % 7
    return today - datetime.timedelta(days=7 if strictly and not back else back)
