"""What is to be checked: all findings, grouped by what they say, most serious first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from digest.pages.candidate_views import candidates_link
from digest.pages.cards import Badge, Link
from digest.pages.finding_cards import FindingCard, make_finding
from digest.pages.permalinks import link
from digest.pages.site import PageView, Site

_SHOWN = 100
"""Findings of one kind shown on the page."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one code."""

    code: str
    title: str
    severity: Badge
    hint: str
    guide: Link
    """To what the guide says of the code."""
    count: str
    findings: tuple[FindingCard, ...]
    more: str


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What the page shows."""

    heading: str
    lead: str
    note: str
    counts: tuple[tuple[Badge, int], ...]
    groups: tuple[FindingGroup, ...]
    settled: tuple[FindingCard, ...]
    """What the desk has settled, the first ones."""
    settled_label: str
    set_aside: tuple[str, ...]
    set_aside_label: str
    guide: Link
    candidates: Link


def check_page(site: Site) -> Iterator[PageView]:
    """The one page."""
    labels, page = site.labels, site.links.check
    groups = []
    for code, members in groupby(site.digest.findings, key=lambda finding: finding.code):
        findings = list(members)
        cards = tuple(make_finding(site, finding, page) for finding in findings[:_SHOWN])
        rest = len(findings) - len(cards)
        count = labels.counts.findings.of(len(findings))
        first = cards[0]
        more = labels.counts.more.of(rest) if rest else ""
        guide = Link(code, link(page, site.links.guide, code))
        groups.append(FindingGroup(code, first.title, first.severity, first.hint, guide, count, cards, more))
    settled = [finding for briefing in site.digest.briefings for finding in briefing.settled]
    severities = [finding.severity for finding in site.digest.findings]
    counts = tuple(
        (Badge(label, f"severity-{severity}"), sum(found.value == severity for found in severities))
        for severity, label in sorted(labels.severity.items(), key=lambda item: ("error", "warning", "note").index(item[0]))
    )
    context = CheckContext(
        heading=labels.titles.check,
        lead=labels.leads.check,
        note=labels.words.check_note,
        counts=counts,
        groups=tuple(groups),
        settled=tuple(make_finding(site, finding, page) for finding in settled[:_SHOWN]),
        settled_label=labels.counts.findings.of(len(settled)),
        set_aside=site.digest.set_aside,
        set_aside_label=labels.counts.set_aside.of(len(site.digest.set_aside)),
        guide=Link(labels.words.see_guide, link(page, site.links.guide)),
        candidates=candidates_link(site, page),
    )
    yield PageView(page, labels.titles.check, labels.leads.check, "check.md.j2", context, kind="check")
