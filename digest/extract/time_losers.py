"""The other days that words about time could have meant: what a briefing keeps beside the meaning it settled on.

A weekday has the one before and the one after, a date without its year the years on both sides, figures their other order. Each says which
rule proposed it and why it lost. Resolves nothing and changes no meaning: ``resolve`` has decided before. At most two for one expression.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from digest.extract.nearest import Anchor, demanded_side, season_of, wants
from digest.model import TimeExpression
from digest.reading.times.reader import TimeForm, TimeMention, calendar_day
from digest.values import Basis, Candidate, DateRange, PartialDate

When = PartialDate | DateRange
Loser = Candidate[TimeExpression]
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d\d)(?!\d)")
_WEEK = datetime.timedelta(weeks=1)
_MONTHS = 12


def losing_times(mention: TimeMention, anchor: Anchor | None, value: When | None) -> tuple[Loser, ...]:
    """The meanings that lost against ``value``, the nearer to the anchor first; none for words that can mean one thing only.

    ``anchor`` is the date from which the words were counted. The passages are the words themselves: the same words, read otherwise.
    """
    return tuple(
        Candidate(TimeExpression(mention.passage.text, when), Basis.INFERRED, rule, (mention.passage,), reason)
        for when, rule, reason in other_orders(mention) or _rivals(mention, anchor, value)
    )


def _rivals(mention: TimeMention, anchor: Anchor | None, value: When | None) -> Sequence[tuple[When, str, str]]:
    if anchor is None or value is None:
        return ()
    if isinstance(value, DateRange):
        seasonal = mention.form is TimeForm.SEASON and mention.year is None and mention.season is not None
        return _other_seasons(mention, anchor, value) if seasonal else ()
    if mention.weekday is not None and mention.day is None:
        return _other_weeks(mention, anchor, value)
    return _other_years(mention, anchor, value) if mention.month is not None and mention.year is None else ()


def _other_weeks(mention: TimeMention, anchor: Anchor, value: PartialDate) -> list[tuple[When, str, str]]:
    """``venerdì``: the same weekday one week before and one week after."""
    day = None if value.range is None or value.precision != "day" else value.range.earliest
    if day is None or anchor.day is None or mention.end_weekday is not None:
        return []
    found = [day + step for step in (-_WEEK, _WEEK) if datetime.date.min + _WEEK < day < datetime.date.max - _WEEK]
    return [(PartialDate.of(other), "from-anchor", _why(mention, anchor, other)) for other in _by_distance(found, anchor)]


def _other_years(mention: TimeMention, anchor: Anchor, value: PartialDate) -> list[tuple[When, str, str]]:
    """``14 marzo``, ``a maggio``: the same in the year before and the year after; a weekday beside it may rule them out."""
    if value.year is None or value.month is None or mention.end_month is not None or mention.end_day is not None:
        return []
    found = [
        day
        for year in (value.year - 1, value.year + 1)
        if 1 <= year <= 9999 and (day := calendar_day(year, value.month, value.day or 15)) is not None
    ]
    rows: list[tuple[When, str, str]] = []
    for day in _by_distance(found, anchor):
        disagrees = mention.weekday is not None and value.day is not None and day.weekday() != mention.weekday
        when = PartialDate(day.year, value.month, value.day)
        rows.append((when, "nearest-year", "weekday-disagrees" if disagrees else _why(mention, anchor, day)))
    return rows


def _other_seasons(mention: TimeMention, anchor: Anchor, value: DateRange) -> list[tuple[When, str, str]]:
    assert mention.season is not None
    years = [year for year in (value.earliest.year - 1, value.earliest.year + 1) if 1 <= year <= 9998]
    ranges = [season_of(year, mention.season) for year in years]
    ranges.sort(key=lambda row: abs((row.earliest - anchor.middle).days))
    return [(row, "nearest-season", _why(mention, anchor, row.earliest)) for row in ranges]


def _by_distance(days: list[datetime.date], anchor: Anchor) -> list[datetime.date]:
    return sorted(days, key=lambda day: (abs((day - anchor.middle).days), day))


def _why(mention: TimeMention, anchor: Anchor, day: datetime.date) -> str:
    """Why a day lost: the words ask for the other side, the verb does, or it only lies farther off."""
    side = 1 if day > anchor.middle else -1
    if demanded_side(mention) == -side:
        return "other-side"
    return "other-tense" if wants(mention) == -side else "farther"


def other_orders(mention: TimeMention) -> tuple[tuple[PartialDate, str, str], ...]:
    """``04/05/25``: the date with its figures read in the other order, rule and reason; both orders where nothing tells which is meant."""
    figures = _FIGURES.search(mention.passage.text) if mention.form is TimeForm.NUMERIC_DATE else None
    if figures is None or mention.year is None:
        return ()
    first, second = int(figures[1]), int(figures[3])
    if first == second or not (1 <= first <= _MONTHS and 1 <= second <= _MONTHS):
        return ()
    if mention.month is None:
        orders = [("day-first", second, first), ("month-first", first, second)]
    elif mention.month == second:
        orders = [("month-first", first, second)]
    else:
        orders = [("day-first", second, first)]
    reason = "order-unknown" if mention.month is None else "other-order"
    return tuple((PartialDate(mention.year, month, day), rule, reason) for rule, month, day in orders)
