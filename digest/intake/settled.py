"""Findings that editors have looked at: no longer open, still visible."""

from __future__ import annotations

from dataclasses import replace

from digest.model import Briefing


def settle(briefing: Briefing, looked_at: frozenset[str]) -> Briefing:
    """The briefing with those findings set aside whose codes the desk settled for it."""
    if not looked_at:
        return briefing
    codes = looked_at.union(briefing.looked_at)
    return replace(
        briefing,
        looked_at=tuple(sorted(codes)),
        settled=(*briefing.settled, *(finding for finding in briefing.findings if finding.code in codes)),
        findings=tuple(finding for finding in briefing.findings if finding.code not in codes),
    )
