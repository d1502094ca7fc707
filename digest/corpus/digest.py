"""All briefings together: order, profiles, links, timeline, findings."""

from __future__ import annotations

from digest.corpus.candidates import make_candidates
from digest.corpus.entities import gather, make_profiles
from digest.corpus.related import relate
from digest.corpus.timeline import make_timeline
from digest.findings import Finding
from digest.kb.knowledge import Knowledge
from digest.model import Briefing, Digest
from digest.values import DateRange


def make_digest(
    briefings: tuple[Briefing, ...],
    findings: tuple[Finding, ...] = (),
    set_aside: tuple[str, ...] = (),
    related: int = 5,
    *,
    held: tuple[str, ...] = (),
    knowledge: Knowledge | None = None,
) -> Digest:
    """The digest of these briefings, whatever order they come in.

    ``findings`` are those that belong to no briefing (files set aside, orphan decisions, texts under embargo); the briefings bring their own.
    ``held`` are the names of seeds that are left out because of an embargo. ``knowledge`` is what candidates are compared with; without it
    they are compared with each other.
    """
    ordered = tuple(sorted(briefings, key=_newest_first))
    gathered = gather(ordered)
    return Digest(
        briefings=ordered,
        profiles=make_profiles(gathered),
        related=relate(ordered, related),
        events=make_timeline(ordered),
        findings=all_findings(ordered, findings),
        latest=_latest(ordered),
        set_aside=tuple(sorted(set_aside)),
        candidates=make_candidates(gathered, knowledge),
        held=tuple(sorted(held)),
    )


def _newest_first(briefing: Briefing) -> tuple[int, int, int, str]:
    """By the first possible day of the stated date, newest first, coarser dates after finer ones; undated briefings last; ties by name."""
    span = briefing.published.value.range if briefing.published else None
    if span is None:
        return (1, 0, 0, briefing.name)
    return (0, -span.latest.toordinal(), (span.latest - span.earliest).days, briefing.name)


def _latest(briefings: tuple[Briefing, ...]) -> DateRange | None:
    spans = [briefing.published.value.range for briefing in briefings if briefing.published]
    dated = [span for span in spans if span is not None]
    return max(dated, key=lambda span: (span.earliest, span.latest), default=None)


def all_findings(briefings: tuple[Briefing, ...], loose: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings of briefings and those of none, each once, most serious first."""
    unique = dict.fromkeys((*loose, *(finding for briefing in briefings for finding in briefing.findings)))

    def place(finding: Finding) -> tuple[int, str, str, int, tuple[tuple[str, str], ...]]:
        return (-finding.severity.rank, finding.code, finding.seed, finding.line or 0, finding.particulars)

    return tuple(sorted(unique, key=place))
