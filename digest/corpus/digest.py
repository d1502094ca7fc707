"""All briefings together: order, profiles, links, timeline, findings."""

from __future__ import annotations

from digest.corpus.bounds import date_texts
from digest.corpus.candidates import make_candidates
from digest.corpus.disagreements import proposals, with_disagreements, with_settled
from digest.corpus.editions import make_editions
from digest.corpus.entities import gather
from digest.corpus.groups import group
from digest.corpus.links import Linker
from digest.corpus.profiles import make_profiles
from digest.corpus.related import relate
from digest.corpus.stories import make_stories
from digest.corpus.timeline import make_timeline
from digest.corpus.traits import published_range, traits_of
from digest.digest_model import Digest
from digest.findings import Finding
from digest.intake.stories import Judgement
from digest.kb.knowledge import Knowledge
from digest.model import Briefing
from digest.values import DateRange


def make_digest(
    briefings: tuple[Briefing, ...],
    findings: tuple[Finding, ...] = (),
    set_aside: tuple[str, ...] = (),
    related: int = 5,
    judgements: tuple[Judgement, ...] = (),
    *,
    held: tuple[str, ...] = (),
    knowledge: Knowledge | None = None,
) -> Digest:
    """The digest of these briefings, whatever order they come in.

    ``findings`` are those that belong to no briefing (files set aside, orphan decisions, texts under embargo); the briefings bring their own.
    ``judgements`` are what editors settled about stories. ``held`` are the names of seeds that are left out because of an embargo. ``knowledge``
    is what candidates are compared with; without it they are compared with each other.
    """
    ordered = tuple(sorted(briefings, key=_newest_first))
    by_name = {briefing.name: briefing for briefing in ordered}
    linker = Linker(traits_of(briefing) for briefing in ordered)
    grouped = group(linker.matches.values(), linker.texts, judgements)
    group_of = {name: members[0] for members in grouped.groups for name in members}
    gathered = gather(ordered)
    stories = tuple(with_settled(story, by_name) for story in make_stories(grouped, linker, by_name))
    dated = date_texts(ordered, stories, by_name)
    compared = with_disagreements(ordered, stories)
    return Digest(
        briefings=compared,
        profiles=make_profiles(gathered, ordered, knowledge),
        stories=stories,
        proposed=grouped.proposed,
        related=relate(linker, group_of, related),
        events=make_timeline(ordered, dated.bounds),
        findings=all_findings(compared, (*findings, *proposals(grouped.proposed, linker, by_name), *dated.findings)),
        latest=_latest(ordered),
        set_aside=tuple(sorted(set_aside)),
        candidates=make_candidates(gathered, knowledge),
        editions=make_editions(ordered, stories, dated.bounds),
        bounds=dated.bounds,
        held=tuple(sorted(held)),
    )


def _newest_first(briefing: Briefing) -> tuple[int, int, int, str]:
    """By the first possible day of the stated date, newest first, coarser dates after finer ones; undated briefings last; ties by name.

    Among the undated ones, those of which it is concluded between which days they were written come first, by the last of them.
    """
    span = briefing.published.value.range if briefing.published else None
    if span is None:
        possible = published_range(briefing) or (briefing.bounds.value.range if briefing.bounds else None)
        return (1, -possible.latest.toordinal() if possible else 0, 0, briefing.name)
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
