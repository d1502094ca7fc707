"""Bounds by what a text tells as past and as coming, and by years that it counts from its own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from digest.extract.bound_grounds import DATE_FORMS, DAY_FORMS, MOST_TIMES, RUNNING, Grounds
from digest.extract.bound_reasons import Reason
from digest.extract.day_sets import since, until, within
from digest.extract.told_times import Told, clause_of, has_past, history, plain, sentence_around, told, words_in
from digest.lang.bounds import BoundWords
from digest.model import Seed, TimeExpression
from digest.reading.times.reader import TimeForm, TimeMention
from digest.values import Bound, DateRange, PartialDate, Passage, Sourced

_COMPARED = 24
"""Characters before a year within which words like ``rispetto al`` stand."""


def told_bounds(grounds: Grounds, words: BoundWords) -> Iterator[Reason]:
    """The latest time told as past and the earliest told as coming."""
    quoted = grounds.quoted
    past: list[tuple[datetime.date, PartialDate, Passage, str]] = []
    coming: list[tuple[datetime.date, PartialDate, Passage, str]] = []
    for mention, resolved in zip(grounds.times[:MOST_TIMES], grounds.resolved[:MOST_TIMES], strict=False):
        when = _dated(mention, resolved, grounds.stated)
        span = when.range if when else None
        if when is None or span is None or mention.block not in RUNNING:
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
    if mention.form in DATE_FORMS and mention.year is not None:
        return mention.date
    if mention.form is TimeForm.RANGE and mention.year is not None and mention.month is None and mention.day is None:
        return PartialDate(mention.year)
    value = resolved.value.resolved
    if stated is None or stated.value.range is None or resolved.rule not in ("nearest-year", "weekday-and-day"):
        return None
    if isinstance(value, DateRange):
        value = PartialDate.of(value.earliest)
    return value if value is not None and value.precision == "day" else None


def _how(seed: Seed, mention: TimeMention, quoted: tuple[Passage, ...], words: BoundWords) -> tuple[Told, str]:
    start, end = mention.passage.start, mention.passage.end
    if mention.after_name_word:
        # Laws and rulings bear the day on which they were made.
        return (Told.PAST, "document-named") if mention.day and mention.form in DAY_FORMS else (Told.OPEN, "")
    in_quotation = any(quote.start <= start < quote.end for quote in quoted)
    ahead = plain(seed.text[max(0, start - _COMPARED) : end])
    first, last = sentence_around(seed.text, start, end)
    sentence = words_in(seed.text[first:last])
    if mention.form is TimeForm.YEAR and any(f"{phrase} {mention.year}" in ahead for phrase in words.compared):
        coming = told(clause_of(seed.text, start, end, words), words) is Told.COMING
        return (Told.OPEN, "") if coming else (Told.PAST, "compared-with")
    if mention.direction and mention.day is not None and not in_quotation:
        # "lo scorso 4 novembre", "il prossimo 12 marzo 2026": the words say it themselves.
        return (Told.COMING, "told-as-coming") if mention.direction > 0 else (Told.PAST, "told-as-past")
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


def counted_years(grounds: Grounds) -> Iterator[Reason]:
    """``l'anno scorso, nel luglio 2024``: a year that the text counts from its own and names beside it."""
    for one, other in pairwise(grounds.times[:MOST_TIMES]):
        if one.form is not TimeForm.RELATIVE_UNIT or one.unit != "year" or one.amount is None or one.end_amount is not None:
            continue
        if other.form not in DATE_FORMS or other.year is None or one.block not in RUNNING:
            continue
        if grounds.seed.text[one.passage.end : other.passage.start].strip(" ,(–-"):
            continue
        year = other.year - one.amount
        span = PartialDate(year).range if 1 <= year <= 9999 else None
        if span is not None:
            passages = (one.passage, other.passage)
            bound = Bound("counted-year", PartialDate(year), PartialDate(year), passages, (one.passage.text, other.passage.text))
            yield Reason(within(span), bound)
