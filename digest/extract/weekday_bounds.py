"""Bounds by weekdays: a day with its weekday fits only some years, and a weekday alone that is to come lies within a week."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from digest.extract.bound_grounds import MOST_TIMES, RUNNING, Grounds
from digest.extract.bound_reasons import Reason
from digest.extract.day_sets import ALWAYS, FIRST, LAST, common, since, spans, until
from digest.extract.told_times import has_past, history, sentence_around, words_in
from digest.lang.bounds import BoundWords
from digest.reading.times.reader import calendar_day
from digest.values import Bound, PartialDate

_HALF_YEAR = 183
"""Days around a day named without its year within which a text names it so."""
_WEEK = 7
_YEARS = 60
"""Years within which a day without its year is looked for."""


def fitting_years(grounds: Grounds, reasons: list[Reason], words: BoundWords) -> Iterator[Reason]:
    """``lunedì 4 aprile``, within the years that other reasons leave; a stated day with its weekday fits them to the day."""
    days = ALWAYS
    for reason in reasons:
        days = common(days, reason.days)
    if not days or days[0][0] == FIRST or days[-1][1] == LAST:
        return
    low, high = datetime.date.fromordinal(days[0][0]).year - 1, datetime.date.fromordinal(days[-1][1]).year + 1
    if high - low > _YEARS:
        return
    own = {passage.start for passage in grounds.stated.passages} if grounds.stated else set()
    for mention in grounds.times[:MOST_TIMES]:
        if mention.weekday is None or mention.year is not None or mention.day is None or mention.month is None or mention.end_day:
            continue
        mine = mention.passage.start in own
        if not mine and mention.block not in RUNNING:
            continue
        first, last = sentence_around(grounds.seed.text, mention.passage.start, mention.passage.end)
        if not mine and history(words_in(grounds.seed.text[first:last]), words):
            continue
        found = [
            (day.toordinal(), day.toordinal()) if mine else _months_around(day)
            for year in range(max(2, low), min(9998, high) + 1)
            if (day := calendar_day(year, mention.month, mention.day)) is not None and day.weekday() == mention.weekday
        ]
        if found:
            bound = Bound("weekday-fits", None, None, (mention.passage,), (mention.passage.text,))
            yield Reason(spans(found), bound, by_month=not mine)


def _months_around(day: datetime.date) -> tuple[int, int]:
    """From the month half a year before a day to the month half a year after it."""
    half = datetime.timedelta(days=_HALF_YEAR)
    first, last = PartialDate.of(day - half), PartialDate.of(day + half)
    begin, end = PartialDate(first.year, first.month).range, PartialDate(last.year, last.month).range
    assert begin is not None and end is not None
    return begin.earliest.toordinal(), end.latest.toordinal()


def coming_weekdays(grounds: Grounds, words: BoundWords) -> Iterator[Reason]:
    """``mercoledì si incontreranno``, where the text dates that Wednesday; one that is not told as to come still confirms the date."""
    for mention, resolved in zip(grounds.times[:MOST_TIMES], grounds.resolved[:MOST_TIMES], strict=False):
        value = resolved.value.resolved
        if resolved.rule != "weekday-of-dated-day" or value is None or mention.block not in RUNNING:
            continue
        span = value.range if isinstance(value, PartialDate) else value
        if span is None:
            continue
        first, last = sentence_around(grounds.seed.text, mention.passage.start, mention.passage.end)
        sentence = words_in(grounds.seed.text[first:last])
        if mention.tense <= 0 or has_past(sentence, words) or history(sentence, words):
            yield Reason(ALWAYS, Bound("weekday-agrees", None, None, resolved.passages[:2], (mention.passage.text, value.iso)))
            continue
        week = datetime.timedelta(days=_WEEK)
        latest = span.earliest - datetime.timedelta(days=1)
        yield Reason(
            common(since(span.earliest - week), until(latest)),
            Bound(
                "weekday-to-come",
                PartialDate.of(span.earliest - week),
                PartialDate.of(latest),
                resolved.passages[:2],
                (mention.passage.text, value.iso),
            ),
        )
