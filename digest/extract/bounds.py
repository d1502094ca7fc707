"""Between which days a text was written that does not state its day: bounds, each with its reason and the words it leans on.

Sources of the bounds: offices and the terms of their holders, days that the text tells as past or as coming, a day with its weekday, a stated
month, year or day without a year, and the day on which front matter says the text was added. Every doubt is no bound; bounds that contradict
each other give no range and a finding. Never the same value as the stated date. Looks at no other text and at no clock.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from digest.extract.day_sets import ALWAYS, FIRST, LAST, Days, common, hull, since, spans, until, within
from digest.extract.office_bounds import offices_now
from digest.extract.precedence import date_of, given_value
from digest.extract.told_times import Told, clause_of, has_past, history, plain, sentence_around, told, words_in
from digest.findings import Finding, find
from digest.kb.knowledge import Knowledge
from digest.lang.bounds import BoundWords, load_bounds
from digest.model import Block, BlockKind, Entity, Quotation, Seed, TimeExpression
from digest.reading.times.reader import TimeForm, TimeMention, calendar_day
from digest.values import Basis, Bound, DateBounds, DateRange, PartialDate, Passage, Sourced

_RUNNING = frozenset(
    (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADLINE, BlockKind.SECOND_HEADLINE, BlockKind.STANDFIRST, BlockKind.CROSSHEAD)
)
_DAY_FORMS = frozenset((TimeForm.FULL_DATE, TimeForm.NUMERIC_DATE, TimeForm.ISO_DATE, TimeForm.WEEKDAY_DATE))
_DATES = _DAY_FORMS | {TimeForm.MONTH_YEAR, TimeForm.YEAR}
_MOST = 200
"""Times looked at, the first ones."""
_HALF_YEAR = 183
"""Days around a day named without its year within which a text names it so."""
_WEEK = 7
_YEARS = 60
"""Years within which a day without its year is looked for."""
_REASONS = 8
"""Reasons kept at most."""
_COMPARED = 24


@dataclass(frozen=True, slots=True)
class BoundsRead:
    """What follows about the day of writing, and what an editor should know."""

    bounds: Sourced[DateBounds] | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the bounds of one text lean on."""

    seed: Seed
    blocks: tuple[Block, ...]
    times: tuple[TimeMention, ...]
    resolved: tuple[Sourced[TimeExpression], ...]
    """One for each of the times, in their order."""
    entities: tuple[Sourced[Entity], ...]
    quotations: tuple[Sourced[Quotation], ...]
    language: str
    stated: Sourced[PartialDate] | None
    """What is stated, given or decided."""
    concluded: bool = False
    """The day follows already from what is stated."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A bound with the days it leaves, which may be several spans: two terms, the years in which a weekday fits."""

    days: Days
    bound: Bound
    by_month: bool = False
    """Its ends are no sharper than months."""


def read_bounds(grounds: Grounds, knowledge: Knowledge) -> BoundsRead:
    """The bounds of a text; none for one whose day is stated or concluded, or about which nothing follows."""
    stated = grounds.stated.value if grounds.stated else None
    if grounds.concluded or (stated is not None and stated.precision == "day"):
        return BoundsRead(None)
    reasons = [*_given(grounds), *_stated(grounds)]
    words = load_bounds(grounds.language)
    if words is not None:
        quoted = tuple(passage for quotation in grounds.quotations for passage in quotation.passages)
        reasons += _offices(grounds, quoted, knowledge, words)
        reasons += _told(grounds, quoted, words)
        reasons += _last_years(grounds)
        reasons += _weekdays(grounds, reasons, words)
    return settle_bounds(grounds.seed, reasons, stated)


def settle_bounds(seed: Seed, reasons: list[Reason], stated: PartialDate | None) -> BoundsRead:
    """The days that all reasons leave; none and a finding when they leave none."""
    days = ALWAYS
    for number, reason in enumerate(reasons):
        left = common(days, reason.days)
        if not left:
            other = next((one for one in reasons[:number] if not common(one.days, reason.days)), reasons[number - 1])
            return BoundsRead(None, (_contradiction(seed, other.bound, reason.bound),))
        days = left
    days = _with_year(days, stated)
    if not days or days == ALWAYS or (stated is not None and stated.range is not None and days == within(stated.range)):
        return BoundsRead(None)
    value = _bounds(days, reasons)
    passages = tuple(dict.fromkeys(passage for reason in value.reasons for passage in reason.passages))
    return BoundsRead(Sourced(value, Basis.INFERRED, "bounds", passages))


def reason_of(bound: Bound) -> Reason:
    """A bound that was read as a reason again, by its ends."""
    first = bound.earliest.range if bound.earliest else None
    last = bound.latest.range if bound.latest else None
    return Reason(((first.earliest.toordinal() if first else FIRST, last.latest.toordinal() if last else LAST),), bound)


def _with_year(days: Days, stated: PartialDate | None) -> Days:
    """The days that a stated day or month without its year leaves of a range with two ends."""
    if stated is None or stated.year is not None or stated.month is None:
        return days
    first, last = hull(days)
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
    )


def _open(bound: Bound) -> str:
    return "/".join(end.iso if end else ".." for end in (bound.earliest, bound.latest))


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


def _offices(grounds: Grounds, quoted: tuple[Passage, ...], knowledge: Knowledge, words: BoundWords) -> Iterator[Reason]:
    dated = tuple(
        mention.passage
        for mention in grounds.times[:_MOST]
        if mention.block in _RUNNING and (mention.year or mention.end_year) and mention.relation not in ("by", "until")
    )
    for held in offices_now(grounds.seed, grounds.entities, quoted, dated, knowledge, grounds.language, words):
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


def _told(grounds: Grounds, quoted: tuple[Passage, ...], words: BoundWords) -> Iterator[Reason]:
    """The latest time told as past and the earliest told as coming."""
    past: list[tuple[datetime.date, PartialDate, Passage, str]] = []
    coming: list[tuple[datetime.date, PartialDate, Passage, str]] = []
    for mention, resolved in zip(grounds.times[:_MOST], grounds.resolved[:_MOST], strict=False):
        when = _dated(mention, resolved, grounds.stated)
        span = when.range if when else None
        if when is None or span is None or mention.block not in _RUNNING:
            continue
        how, code = _how(grounds.seed, mention, quoted, words)
        if how is Told.PAST:
            past.append((span.earliest, when, mention.passage, code))
        elif how is Told.COMING:
            coming.append((span.latest, when, mention.passage, code))
    last_past = max(past, key=lambda row: row[0], default=None)
    if last_past is not None:
        day, when, passage, code = last_past
        yield Reason(since(day), Bound(code, when, None, (passage,), (passage.text,)))
    # The tense of history tells of what came later, but not of what came before the latest past: that is no time to come.
    ahead = [row for row in coming if last_past is None or row[0] >= last_past[0]]
    if ahead:
        day, when, passage, code = min(ahead, key=lambda row: row[0])
        yield Reason(until(day), Bound(code, None, when, (passage,), (passage.text,)))


def _dated(mention: TimeMention, resolved: Sourced[TimeExpression], stated: Sourced[PartialDate] | None) -> PartialDate | None:
    """The time as far as its year is told, or follows from a stated month."""
    if mention.form in _DATES and mention.year is not None:
        return mention.date
    if mention.form is TimeForm.RANGE and mention.year is not None and mention.month is None and mention.day is None:
        return PartialDate(mention.year)
    value = resolved.value.resolved
    if stated is None or stated.value.range is None or resolved.rule != "nearest-year":
        return None
    if isinstance(value, DateRange):
        value = PartialDate.of(value.earliest)
    return value if value is not None and value.precision == "day" else None


def _how(seed: Seed, mention: TimeMention, quoted: tuple[Passage, ...], words: BoundWords) -> tuple[Told, str]:
    start, end = mention.passage.start, mention.passage.end
    if mention.after_name_word:
        # Laws and rulings bear the day on which they were made.
        return (Told.PAST, "document-named") if mention.day and mention.form in _DAY_FORMS else (Told.OPEN, "")
    if any(quote.start <= start < quote.end for quote in quoted) and mention.direction >= 0 and mention.tense > 0:
        return Told.OPEN, ""
    in_quotation = any(quote.start <= start < quote.end for quote in quoted)
    ahead = plain(seed.text[max(0, start - _COMPARED) : end])
    first, last = sentence_around(seed.text, start, end)
    sentence = words_in(seed.text[first:last])
    if mention.form is TimeForm.YEAR and any(f"{phrase} {mention.year}" in ahead for phrase in words.compared):
        coming = told(clause_of(seed.text, start, end, words), words) is Told.COMING
        return (Told.OPEN, "") if coming else (Told.PAST, "compared-with")
    if mention.direction > 0:
        return Told.OPEN, ""
    if mention.relation in ("by", "until"):
        due = mention.day is not None and not in_quotation and not has_past(sentence, words) and not history(sentence, words)
        return (Told.COMING, "told-as-due") if due else (Told.OPEN, "")
    # "scuole chiuse lunedì 28 ottobre": before a day, a participle tells what is so.
    beside = mention.form in (TimeForm.YEAR, TimeForm.MONTH_YEAR)
    how = told(clause_of(seed.text, start, end, words), words, participle=beside)
    if how is Told.PAST and _firmly_past(mention):
        return how, "told-as-past"
    if how is Told.COMING and not in_quotation:
        return how, "told-as-coming"
    return Told.OPEN, ""


def _firmly_past(mention: TimeMention) -> bool:
    """A year behind ``di`` or ``dal`` may name something (``le Olimpiadi del 2026``) or begin a time to come."""
    if mention.form is TimeForm.YEAR:
        return mention.relation == "at"
    return mention.relation in ("at", "", "of", "between")


def _last_years(grounds: Grounds) -> Iterator[Reason]:
    """``l'anno scorso, nel luglio 2024``: a year that the text counts from its own and names beside it."""
    for one, other in pairwise(grounds.times[:_MOST]):
        if one.form is not TimeForm.RELATIVE_UNIT or one.unit != "year" or one.amount is None or one.end_amount is not None:
            continue
        if other.form not in _DATES or other.year is None or one.block not in _RUNNING:
            continue
        if grounds.seed.text[one.passage.end : other.passage.start].strip(" ,(–-"):
            continue
        year = other.year - one.amount
        span = PartialDate(year).range if 1 <= year <= 9999 else None
        if span is not None:
            passages = (one.passage, other.passage)
            bound = Bound("counted-year", PartialDate(year), PartialDate(year), passages, (one.passage.text, other.passage.text))
            yield Reason(within(span), bound)


def _weekdays(grounds: Grounds, reasons: list[Reason], words: BoundWords) -> Iterator[Reason]:
    """A day with its weekday fits only some years; a weekday alone that is to come lies within a week."""
    yield from _named_days(grounds, reasons, words)
    yield from _coming_weekdays(grounds, words)


def _named_days(grounds: Grounds, reasons: list[Reason], words: BoundWords) -> Iterator[Reason]:
    days = ALWAYS
    for reason in reasons:
        days = common(days, reason.days)
    if not days or days[0][0] == FIRST or days[-1][1] == LAST:
        return
    low, high = datetime.date.fromordinal(days[0][0]).year - 1, datetime.date.fromordinal(days[-1][1]).year + 1
    if high - low > _YEARS:
        return
    own = {passage.start for passage in grounds.stated.passages} if grounds.stated else set()
    for mention in grounds.times[:_MOST]:
        if mention.weekday is None or mention.year is not None or mention.day is None or mention.month is None or mention.end_day:
            continue
        mine = mention.passage.start in own
        if not mine and mention.block not in _RUNNING:
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


def _coming_weekdays(grounds: Grounds, words: BoundWords) -> Iterator[Reason]:
    for mention, resolved in zip(grounds.times[:_MOST], grounds.resolved[:_MOST], strict=False):
        value = resolved.value.resolved
        if resolved.rule != "weekday-of-dated-day" or value is None or mention.block not in _RUNNING:
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
