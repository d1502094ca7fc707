"""What can be concluded about a publication date beyond what is stated: a day in the month of a mark, a year that is missing.

Every conclusion leans on named passages and is offered only when it is the only one possible; the default is none. Sources of the rules:
the calendar (a weekday, day and month recur after 5, 6 or 11 years) and the habits of the press (``oggi, mercoledì 14 giugno``; the budget
law bears the number of the coming year).
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from itertools import pairwise

from digest.extract.date_evidence import Evidence
from digest.lang.dates import DateWords
from digest.model import BlockKind, Seed
from digest.reading.times.reader import TimeForm, TimeMention, calendar_day
from digest.values import Basis, Candidate, DateRange, PartialDate, Passage, Sourced

_WINDOW = 8
"""Years after the last one named as past in which a text without any later year is looked for: a weekday fits one or two of them."""
_PRESENT = 2027
"""The year up to which there may be texts, whatever the last one they name: in 2022 they speak of what began in 2001. Raised with releases."""
_NEAR = 200
_YEAR_FORMS = frozenset(
    (TimeForm.YEAR, TimeForm.MONTH_YEAR, TimeForm.FULL_DATE, TimeForm.NUMERIC_DATE, TimeForm.WEEKDAY_DATE, TimeForm.RANGE)
)

Inferred = Sourced[PartialDate | DateRange]


def infer_published(
    seed: Seed,
    times: tuple[TimeMention, ...],
    published: Sourced[PartialDate] | None,
    used: tuple[Evidence, ...],
    words: DateWords,
) -> Inferred | None:
    """The publication date that follows from the evidence together; None when it states all, or nothing single follows."""
    if published is not None and published.value.precision == "day":
        return None
    today = _today(times, published)
    if today is not None:
        return today
    if published is None or published.value.precision != "day_month":
        return None
    own = {id(row.mention) for row in used}
    rest = tuple(mention for mention in times if id(mention) not in own and mention.block is not BlockKind.BOILERPLATE)
    weekday = next((row.mention.weekday for row in used if row.mention.weekday is not None), None)
    proposals = [
        proposal
        for proposal in (
            _year_by_weekday(published, weekday, rest),
            _year_by_budget(seed, published, words),
            _year_by_comparison(seed, published, rest, words),
        )
        if proposal is not None
    ]
    proposals = [row for row in proposals if isinstance(row.value, PartialDate) and _fits(row.value, weekday)]
    if not proposals or any(row.value != proposals[0].value for row in proposals):
        return None
    losers = tuple(Candidate(row.value, row.basis, row.rule, row.passages, "same-date") for row in proposals[1:])
    return Sourced(proposals[0].value, Basis.INFERRED, proposals[0].rule, proposals[0].passages, losers)


def _fits(value: PartialDate, weekday: int | None) -> bool:
    if value.year is None or value.month is None or value.day is None:
        return False
    day = calendar_day(value.year, value.month, value.day)
    return day is not None and (weekday is None or day.weekday() == weekday)


def _today(times: tuple[TimeMention, ...], published: Sourced[PartialDate] | None) -> Inferred | None:
    """``oggi, mercoledì 14 giugno`` dates the text, when month, year and weekday agree with what is stated."""
    stated = None if published is None else published.value
    found: dict[datetime.date, list[Passage]] = {}
    for mention in times:
        date = mention.date
        if date is None or date.day is None or date.month is None or mention.unit != "day" or mention.amount is None:
            continue
        year = date.year or (stated.year if stated else None)
        if year is None:
            continue
        day = calendar_day(year, date.month, date.day)
        if day is None or (mention.weekday is not None and day.weekday() != mention.weekday):
            continue
        day -= datetime.timedelta(days=mention.amount)
        if stated is not None and not _agrees(stated, day):
            continue
        found.setdefault(day, []).append(mention.passage)
    if len(found) != 1:
        return None
    day, passages = next(iter(found.items()))
    own = published.passages if published is not None else ()
    return Sourced(PartialDate.of(day), Basis.INFERRED, "today-with-date", (*own, passages[0]))


def _agrees(stated: PartialDate, day: datetime.date) -> bool:
    return all(
        known is None or known == part for known, part in ((stated.year, day.year), (stated.month, day.month), (stated.day, day.day))
    )


def _year_by_weekday(published: Sourced[PartialDate], weekday: int | None, times: tuple[TimeMention, ...]) -> Inferred | None:
    """The one year with that weekday between the last year told as past and the first one told as to come."""
    month, day = published.value.month, published.value.day
    if weekday is None or month is None or day is None:
        return None
    past: dict[int, TimeMention] = {}
    ahead: dict[int, TimeMention] = {}
    for mention in times:
        if mention.form not in _YEAR_FORMS or mention.after_name_word:
            continue
        for year in (mention.year, mention.end_year):
            if year is None:
                continue
            future = mention.relation in ("by", "until") or mention.tense > 0
            (ahead if future else past).setdefault(year, mention)
    if not past:
        return None
    low = max(past)
    # "dal 2019" tells of an earlier year than the one in which it is written; "dal 3 al 9 marzo 2025" does not.
    first = low + 1 if past[low].relation == "since" and past[low].form is TimeForm.YEAR else low
    later = [year for year in ahead if year >= first]
    last = min(later) if later else max(low + _WINDOW, _PRESENT)
    years = [year for year in range(first, last + 1) if _fits_year(year, month, day, weekday)]
    if len(years) != 1:
        return None
    passages = (*published.passages, past[low].passage, *((ahead[last].passage,) if later else ()))
    return Sourced(PartialDate(years[0], month, day), Basis.INFERRED, "year-by-weekday", passages)


def _fits_year(year: int, month: int, day: int, weekday: int) -> bool:
    found = calendar_day(year, month, day)
    return found is not None and found.weekday() == weekday


@cache
def _budget(words: DateWords) -> re.Pattern[str] | None:
    if not words.budgets:
        return None
    rows = "|".join(re.escape(phrase) for phrase in sorted(words.budgets, key=len, reverse=True))
    return re.compile(rf"\b(?:{rows})\s+(?:(?:per\s+il|del|pour|de)\s+)?(20\d\d)\b", re.IGNORECASE)


def _year_by_budget(seed: Seed, published: Sourced[PartialDate], words: DateWords) -> Inferred | None:
    """From October to December the budget law under debate is that of the next year; several years named say nothing."""
    pattern = _budget(words)
    month = published.value.month
    if pattern is None or month is None or month < 10:
        return None
    found = list(pattern.finditer(seed.text, seed.body_start))
    if len({match[1] for match in found}) != 1:
        return None
    value = _with_year(published.value, int(found[0][1]) - 1)
    if value is None:
        return None
    passages = (*published.passages, seed.passage(found[0].start(), found[0].end()))
    return Sourced(value, Basis.INFERRED, "year-by-budget", passages)


@cache
def _comparison(words: DateWords) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words.comparisons) + r")\b", re.IGNORECASE)


def _year_by_comparison(seed: Seed, published: Sourced[PartialDate], times: tuple[TimeMention, ...], words: DateWords) -> Inferred | None:
    """``63 last year, up from 24 in 2024``: last year is the one after the year it is compared with."""
    years: dict[int, tuple[Passage, Passage]] = {}
    for one, other in pairwise(times):
        if one.form is not TimeForm.RELATIVE_UNIT or one.unit != "year" or one.amount != -1:
            continue
        if other.form is not TimeForm.YEAR or other.year is None or other.relation not in ("at", "of", "since"):
            continue
        between = seed.text[one.passage.end : min(other.passage.end, one.passage.end + _NEAR)]
        if other.passage.end - one.passage.end <= _NEAR and not re.search(r"[.!?]\s|\n", between) and _comparison(words).search(between):
            years.setdefault(other.year + 2, (one.passage, other.passage))
    if len(years) != 1:
        return None
    year, passages = next(iter(years.items()))
    value = _with_year(published.value, year)
    return None if value is None else Sourced(value, Basis.INFERRED, "year-by-comparison", (*published.passages, *passages))


def _with_year(value: PartialDate, year: int) -> PartialDate | None:
    if value.month is None or value.day is None or calendar_day(year, value.month, value.day) is None:
        return None
    return PartialDate(year, value.month, value.day)
