"""Between which days a text was written that does not state its day: bounds, each with its reason and the words it leans on.

Sources of the bounds: offices and the terms of their holders, days that the text tells as past or as coming, a day with its weekday, a stated
month, year or day without a year, and the day on which front matter says the text was added. Every doubt is no bound; bounds that contradict
each other give no range and a finding. Never the same value as the stated date. Looks at no other text and at no clock.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from digest.extract.bound_grounds import MOST_TIMES, RUNNING, Grounds
from digest.extract.bound_reasons import BoundsRead, Reason, settle_bounds
from digest.extract.day_sets import LAST, hull, until, within
from digest.extract.office_bounds import offices_now
from digest.extract.precedence import date_of, given_value
from digest.extract.told_bounds import counted_years, told_bounds
from digest.extract.weekday_bounds import coming_weekdays, fitting_years
from digest.kb.knowledge import Knowledge
from digest.lang.bounds import BoundWords, load_bounds
from digest.values import Bound, PartialDate


def read_bounds(grounds: Grounds, knowledge: Knowledge) -> BoundsRead:
    """The bounds of a text; none for one whose day is stated or concluded, or about which nothing follows."""
    stated = grounds.stated.value if grounds.stated else None
    if grounds.concluded or (stated is not None and stated.precision == "day"):
        return BoundsRead(None)
    reasons = [*_given(grounds), *_stated(grounds)]
    words = load_bounds(grounds.language)
    if words is not None:
        reasons += _offices(grounds, knowledge, words)
        reasons += told_bounds(grounds, words)
        reasons += counted_years(grounds)
        reasons += fitting_years(grounds, reasons, words)
        reasons += coming_weekdays(grounds, words)
    return settle_bounds(grounds.seed, reasons, grounds.stated)


def _given(grounds: Grounds) -> Iterator[Reason]:
    """Nothing is added to a collection before it is written."""
    added = given_value(grounds.seed, date_of, "added")
    span = added.value.range if added else None
    if added is not None and span is not None:
        yield Reason(until(span.latest), Bound("added", None, added.value, added.passages))


def _stated(grounds: Grounds) -> Iterator[Reason]:
    stated = grounds.stated
    if stated is None:
        return
    span = stated.value.range
    if span is not None:
        yield Reason(within(span), Bound("stated-period", stated.value, stated.value, stated.passages))


def _offices(grounds: Grounds, knowledge: Knowledge, words: BoundWords) -> Iterator[Reason]:
    dated = tuple(
        mention.passage
        for mention in grounds.times[:MOST_TIMES]
        if mention.block in RUNNING and (mention.year or mention.end_year) and mention.relation not in ("by", "until")
    )
    for held in offices_now(grounds.seed, grounds.entities, grounds.quoted, dated, knowledge, grounds.language, words):
        low, high = hull(held.days)
        bound = Bound(
            "office-held",
            PartialDate.of(datetime.date.fromordinal(low)),
            None if high == LAST else PartialDate.of(datetime.date.fromordinal(high)),
            held.passages,
            (held.who, held.office),
            held.source,
        )
        yield Reason(held.days, bound)
