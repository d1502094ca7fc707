"""Editions: the press review of a month, and of a week with enough texts, grouped by story.

A text belongs to the edition of the day it states, or of its month where it states no day. One that states no date stands in a group of its own
in the editions that hold all days on which it may have been written; what is only concluded never mixes with what is stated.
"""

from __future__ import annotations

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping

from digest.digest_model import Edition, EditionGroup
from digest.model import Briefing
from digest.story_model import Story
from digest.values import DateBounds, DateRange, PartialDate, Sourced

_WEEK_TEXTS = 5
"""Dated texts from which a week has an edition of its own."""


def make_editions(
    briefings: Iterable[Briefing], stories: Iterable[Story], bounds: Mapping[str, Sourced[DateBounds]]
) -> tuple[Edition, ...]:
    """The editions, newest first, months before their weeks. Texts keep the order they come in: newest first."""
    story_of = {telling.name: story.name for story in stories for telling in story.tellings}
    dated: defaultdict[str, list[str]] = defaultdict(list)
    inferred: defaultdict[str, list[str]] = defaultdict(list)
    for briefing in briefings:
        span = briefing.published.value.range if briefing.published else None
        for period in _periods(span):
            dated[period].append(briefing.name)
        if span is None:
            for period in _periods(_possible(briefing, bounds)):
                inferred[period].append(briefing.name)
    weeks = {period for period in dated if "W" in period and len(dated[period]) >= _WEEK_TEXTS}
    months = {period for period in (*dated, *inferred) if "W" not in period}
    editions = [
        Edition(period, days_of(period), _grouped(dated[period], story_of), tuple(inferred[period])) for period in sorted(months | weeks)
    ]
    return tuple(sorted(editions, key=lambda edition: (-edition.when.latest.toordinal(), "W" in edition.period, edition.period)))


def days_of(period: str) -> DateRange:
    """The days of ``2025-11`` or of the calendar week ``2025-W45``."""
    year, part = period.split("-")
    if part.startswith("W"):
        monday = datetime.date.fromisocalendar(int(year), int(part[1:]), 1)
        return DateRange(monday, monday + datetime.timedelta(days=6))
    first = datetime.date(int(year), int(part), 1)
    return DateRange(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))


def _possible(briefing: Briefing, bounds: Mapping[str, Sourced[DateBounds]]) -> DateRange | None:
    inferred = briefing.published_inferred
    if inferred is not None:
        return inferred.value.range if isinstance(inferred.value, PartialDate) else inferred.value
    found = bounds.get(briefing.name)
    return found.value.range if found else None


def _periods(span: DateRange | None) -> tuple[str, ...]:
    """The month and the calendar week that hold all days of a range; none when no single one does."""
    if span is None:
        return ()
    first, last = span.earliest, span.latest
    found = []
    if (first.year, first.month) == (last.year, last.month):
        found.append(f"{first.year:04}-{first.month:02}")
    one, other = first.isocalendar(), last.isocalendar()
    # A calendar week of the year 10000 has no days that could be counted.
    if one[:2] == other[:2] and last.year < datetime.MAXYEAR:
        found.append(f"{one[0]:04}-W{one[1]:02}")
    return tuple(found)


def _grouped(names: list[str], story_of: Mapping[str, str]) -> tuple[EditionGroup, ...]:
    """Stories of several texts of the edition first, those with most texts before others; then the texts that stand alone."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(story_of.get(name, ""), []).append(name)
    alone = groups.pop("", [])
    told = sorted(groups.items(), key=lambda item: -len(item[1]))
    rows = [EditionGroup(story, tuple(members)) for story, members in told]
    return (*rows, EditionGroup(None, tuple(alone))) if alone else tuple(rows)
