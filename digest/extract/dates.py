"""When a text was published, as far as it says so itself.

Reads only the text: front matter, desk decisions and other texts are merged elsewhere. Never takes the date of an event for that of
publication and never today's; what nothing states stays None with a finding that says why. Every candidate that lost is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from digest.extract.date_evidence import RULES, Evidence, evidence_of
from digest.extract.date_inference import infer_published
from digest.extract.time_losers import other_orders
from digest.findings import Finding, find
from digest.lang.pack import LanguagePack
from digest.model import Block, Seed
from digest.reading.article import Article
from digest.reading.times.reader import TimeForm, TimeMention, calendar_day
from digest.values import Basis, Candidate, DateRange, PartialDate, Passage, Sourced


@dataclass(frozen=True, slots=True)
class DatesRead:
    """The dates of publication and update that a text tells."""

    published: Sourced[PartialDate] | None
    """What the text states, exactly as precise (``2022-10``, ``XXXX-03-07``); basis READ."""
    inferred: Sourced[PartialDate | DateRange] | None
    """What follows beyond that; basis INFERRED, never the same value as ``published``."""
    updated: Sourced[PartialDate] | None
    findings: tuple[Finding, ...]


_OTHERS = 20
"""Losing candidates kept at most: a chronology of a hundred days proposes nothing more than its first twenty."""


def read_published(article: Article) -> DatesRead:
    """The publication date of an article with its evidence, what can be concluded, and what an editor should know."""
    return read_dates(article.seed, article.blocks, article.times, article.pack)


def read_dates(seed: Seed, blocks: tuple[Block, ...], times: tuple[TimeMention, ...], pack: LanguagePack) -> DatesRead:
    """As ``read_published``, from the parts of an article."""
    evidence = evidence_of(seed, blocks, times, pack.dates)
    updates = [row for row in evidence if row.rule == "update-line"]
    stated = sorted((row for row in evidence if row.stated), key=lambda row: RULES.index(row.rule))
    closing = {row.value for row in stated if row.rule == "closing-line"}
    if len(closing) > 1:
        # A list of appointments, not the signature of a text.
        evidence = tuple(replace(row, rule="event-date") if row.rule == "closing-line" else row for row in evidence)
        stated = [row for row in stated if row.rule != "closing-line"]
    if any(row.rule != "closing-line" for row in stated):
        stated = [row for row in stated if row.rule != "closing-line" or row.value.year is not None]
    published, used = _published(stated, evidence)
    if published is None and updates:
        # A page that shows only when it was last changed offers that as its date.
        published, used = _published([Evidence(row.value, "only-update-line", row.mention) for row in updates[:1]], evidence)
    updated = None
    if updates:
        latest = max(updates, key=lambda row: row.value.iso if row.value.year is not None else "")
        rest = [row for row in (*updates, *stated) if row is not latest]
        others = [
            Candidate(row.value, Basis.READ, row.rule, (row.mention.passage,), "earlier-update" if row in updates else "publication-date")
            for row in rest
        ]
        updated = Sourced(latest.value, Basis.READ, latest.rule, (latest.mention.passage,), tuple(others))
    inferred = infer_published(seed, times, published, used, pack.dates)
    findings = _findings(seed, times, stated, published)
    return DatesRead(published, inferred, updated, findings)


def compatible(one: PartialDate, other: PartialDate) -> bool:
    """Whether two partial dates may be the same day."""
    return all(a is None or b is None or a == b for a, b in ((one.year, other.year), (one.month, other.month), (one.day, other.day)))


def _published(stated: list[Evidence], evidence: tuple[Evidence, ...]) -> tuple[Sourced[PartialDate] | None, tuple[Evidence, ...]]:
    """The most trusted date, completed by what other stated evidence agrees with; and the evidence it leans on."""
    if not stated:
        return None, ()
    winner = stated[0]
    value, used = winner.value, [winner]
    for row in stated[1:]:
        joined = _joined(value, row.value)
        if joined is not None and joined != value:
            value = joined
            used.append(row)
    losers: list[Candidate[PartialDate]] = []
    for row in [*stated, *(row for row in evidence if not row.stated)]:
        if row in used or any(row.mention is one.mention for one in used):
            continue
        losers.append(Candidate(row.value, Basis.READ, row.rule, (row.mention.passage,), _reason(row, value)))
    if len(used) > 1:
        losers[:0] = [Candidate(row.value, Basis.READ, row.rule, (row.mention.passage,), "joined") for row in used if row.value != value]
    for other, order, reason in other_orders(winner.mention):
        losers.append(Candidate(other, Basis.INFERRED, order, (winner.mention.passage,), reason))
    rule = winner.rule if len(used) == 1 else "joined-dates"
    passages = tuple(row.mention.passage for row in used)
    return Sourced(value, Basis.READ, rule, passages, tuple(losers[:_OTHERS])), tuple(used)


def _joined(one: PartialDate, other: PartialDate) -> PartialDate | None:
    if not compatible(one, other):
        return None
    year, month, day = one.year or other.year, one.month or other.month, one.day or other.day
    if day is not None and (month is None or calendar_day(year or 2000, month, day) is None):
        return None
    return PartialDate(year, month, day)


def _reason(row: Evidence, value: PartialDate) -> str:
    if not row.stated:
        return {"update-line": "update-date"}.get(row.rule, row.rule)
    if row.value == value:
        return "same-date"
    return "coarser" if compatible(row.value, value) else "other-date"


def _findings(
    seed: Seed,
    times: tuple[TimeMention, ...],
    stated: list[Evidence],
    published: Sourced[PartialDate] | None,
) -> tuple[Finding, ...]:
    rows: list[Finding] = []

    def add(code: str, *passages: Passage, **particulars: str) -> None:
        line = seed.line_of(passages[0].start) if passages else None
        rows.append(find(code, seed.name, line=line, passages=passages, **particulars))

    own_year = (
        {} if published is None else {id(row.mention): published.value.year for row in stated if compatible(row.value, published.value)}
    )
    for mention in times:
        if len(rows) == _OTHERS:
            break
        if mention.impossible:
            add("impossible-date", mention.passage, words=mention.passage.text)
        elif _wrong_weekday(mention, own_year.get(id(mention))):
            add("weekday-against-date", mention.passage, words=mention.passage.text)
    if published is None:
        add("no-date")
        return tuple(rows)
    for row in stated:
        if not compatible(row.value, published.value):
            add(
                "two-dates",
                published.passages[0],
                row.mention.passage,
                first=published.value.iso,
                second=row.value.iso,
            )
            break
    if published.value.precision in ("month", "year"):
        add("date-month-only", *published.passages, date=published.value.iso)
    elif published.value.year is None:
        add("date-without-year", *published.passages, date=published.value.iso)
    return tuple(rows)


_DAYS_STATED = (TimeForm.WEEKDAY_DATE, TimeForm.NUMERIC_DATE, TimeForm.ISO_DATE)


def _wrong_weekday(mention: TimeMention, published_year: int | None) -> bool:
    """Whether the calendar contradicts the weekday; a publication date without its year takes the one that other evidence states."""
    year = mention.year or published_year
    if mention.form not in _DAYS_STATED or mention.weekday is None:
        return False
    if year is None or mention.month is None or mention.day is None:
        return False
    day = calendar_day(year, mention.month, mention.day)
    return day is not None and day.weekday() != mention.weekday
