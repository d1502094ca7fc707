"""How good the bounds of undated texts are: dated texts with their date hidden. ``python -m tests.bench.bounds``

For each annotated text whose day is known, all that states its date is taken away (or all but its month, its year, or its day and month), the
bounds are read, and it is counted how often the true day lies within and how narrow they are. A bound that leaves the true day out is printed
with its reasons.
"""

from __future__ import annotations

import datetime
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from digest.build import read_files
from digest.corpus.bounds import date_texts
from digest.corpus.traits import published_range
from digest.extract.bound_grounds import Grounds
from digest.extract.bounds import read_bounds
from digest.extract.date_evidence import RULES
from digest.extract.dates import read_published
from digest.extract.resolve import resolve_times
from digest.intake.seeds import read_seed_file
from digest.kb.knowledge import load_knowledge
from digest.lang.pack import languages, load_language
from digest.reading.article import Article, read_article
from digest.reading.language import rank_languages
from digest.values import Basis, DateBounds, PartialDate, Sourced

GATE = Path(__file__).parents[1] / "gate"
HIDDEN = ("all", "day", "day and month", "year")
"""What is hidden of the date."""
_STATED = frozenset(rule for rule in RULES if rule not in ("event-date", "other-document"))


@dataclass(frozen=True, slots=True)
class Hidden:
    """One text with its date hidden, and what was found out."""

    name: str
    hidden: str
    day: datetime.date
    bounds: DateBounds | None
    contradicted: bool
    at_odds: bool
    """The text was annotated as contradicting its own date: what it tells bounds another day."""

    @property
    def contained(self) -> bool:
        """Whether the true day lies within; true where no bounds are claimed."""
        if self.bounds is None:
            return True
        first = self.bounds.earliest.range if self.bounds.earliest else None
        last = self.bounds.latest.range if self.bounds.latest else None
        return (first is None or first.earliest <= self.day) and (last is None or self.day <= last.latest)


@cache
def results() -> tuple[Hidden, ...]:
    """All texts whose day is stated or follows from their year, with each part of the date hidden in turn."""
    return tuple(row for path in sorted((GATE / "texts").glob("*.txt")) for row in _hide(path))


def _hide(path: Path) -> Iterator[Hidden]:
    seed, _ = read_seed_file(path, path.name, 200_000)
    if seed is None:
        return
    code = next((code for code in rank_languages(seed.text) if code in languages()), "it")
    article = read_article(seed, load_language(code), load_knowledge())
    dates = read_published(article)
    known = dates.published.value if dates.published else None
    if dates.inferred is not None and isinstance(dates.inferred.value, PartialDate):
        known = dates.inferred.value
    span = known.range if known else None
    if dates.published is None or known is None or span is None or known.precision != "day":
        return
    gold = (GATE / "gold" / f"{seed.name}.yaml").read_text(encoding="utf-8")
    at_odds = "type: contradiction_date" in gold
    for hidden, left in zip(
        HIDDEN,
        (None, PartialDate(known.year, known.month), PartialDate(known.year), PartialDate(None, known.month, known.day)),
        strict=True,
    ):
        stated = None if left is None else Sourced(left, Basis.READ, "hidden", dates.published.passages)
        read = read_bounds(_grounds(article, dates.published, stated), load_knowledge())
        yield Hidden(seed.name, hidden, span.earliest, read.bounds.value if read.bounds else None, bool(read.findings), at_odds)


@cache
def story_results() -> tuple[Hidden, ...]:
    """The dated texts of stories, each with its date hidden in turn: what the others tell of it."""
    found = []
    digest = read_files(sorted((GATE / "texts").glob("*.txt")), "it", None, 200_000)
    by_name = {briefing.name: briefing for briefing in digest.briefings}
    for story in digest.stories:
        for telling in story.tellings:
            briefing = by_name[telling.name]
            span = published_range(briefing)
            if span is None or span.earliest != span.latest:
                continue
            times = tuple(
                replace(time, value=replace(time.value, resolved=None)) if time.basis is Basis.INFERRED else time for time in briefing.times
            )
            undated = replace(briefing, published=None, published_inferred=None, times=times, bounds=None)
            dated = date_texts((), (story,), {**by_name, telling.name: undated})
            if telling.name in dated.bounds:
                found.append(Hidden(telling.name, "story", span.earliest, dated.bounds[telling.name].value, bool(dated.findings), False))
    return tuple(found)


def _grounds(article: Article, published: Sourced[PartialDate], stated: Sourced[PartialDate] | None) -> Grounds:
    """The text without the words that state its date."""
    gone = {passage.start for passage in published.passages}
    gone |= {passage.start for other in published.others if other.rule in _STATED for passage in other.passages}
    times = tuple(mention for mention in article.times if mention.passage.start not in gone)
    resolved = resolve_times(times, stated.value if stated else None)
    return Grounds(article.seed, article.blocks, times, resolved, article.entities, article.quotations, article.pack.code, stated)


def main() -> int:
    """Print the figures and every miss."""
    missed = 0
    for hidden in (*HIDDEN, "story"):
        rows = [row for row in (*results(), *story_results()) if row.hidden == hidden and not row.at_odds]
        bounded = [row for row in rows if row.bounds is not None]
        closed = [row for row in bounded if row.bounds is not None and row.bounds.range is not None]
        widths = sorted((row.bounds.range.latest - row.bounds.range.earliest).days + 1 for row in closed if row.bounds and row.bounds.range)
        wrong = [row for row in bounded if not row.contained]
        missed += len(wrong)
        median = f", median width {statistics.median(widths):.0f} days" if widths else ""
        print(
            f"{hidden} hidden: {len(rows)} texts, {len(bounded)} with bounds, {len(closed)} with both ends{median}; "
            f"contained {1 - len(wrong) / len(bounded) if bounded else 1.0:.3f}; contradicted {sum(row.contradicted for row in rows)}"
        )
        for row in wrong:
            assert row.bounds is not None
            print(f"  MISSED {row.name} {row.day}: {row.bounds.iso}")
            for reason in row.bounds.reasons:
                ends = "..".join(end.iso if end else "" for end in (reason.earliest, reason.latest))
                print(f"    {reason.code} {ends}: {' | '.join(passage.text for passage in reason.passages)}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
