"""What a briefing says twice: narrow and certain checks inside one text. Each tells both passages and never who is right.

To extend: add a function to CHECKS, its code to ``findings.CODES``, its words to ``lang/*/findings.yml`` and what it means to ``lang/*/guide.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from digest.checks.days import two_weekdays, updated_before_published
from digest.checks.figures import two_ages, two_figures, updated_figure
from digest.checks.headlines import headline_age, headline_count, headline_crowd, headline_percentage
from digest.checks.holders import office_against_date, two_holders
from digest.checks.names import headline_speaker
from digest.checks.places import dateline_elsewhere
from digest.findings import Finding
from digest.kb.knowledge import Knowledge
from digest.model import Briefing
from digest.values import Passage

Check = Callable[[Briefing, Knowledge], Iterator[Finding]]


def _alone(check: Callable[[Briefing], Iterator[Finding]]) -> Check:
    """A check that needs no knowledge of the world."""
    return lambda briefing, _knowledge: check(briefing)


CHECKS: tuple[Check, ...] = (
    _alone(two_holders),
    office_against_date,
    _alone(updated_before_published),
    _alone(two_weekdays),
    _alone(two_figures),
    _alone(updated_figure),
    _alone(two_ages),
    _alone(headline_count),
    _alone(headline_crowd),
    _alone(headline_percentage),
    _alone(headline_age),
    _alone(headline_speaker),
    dateline_elsewhere,
)
_MOST = 20
"""Findings of one check in one text."""


def checked(briefing: Briefing, knowledge: Knowledge) -> Briefing:
    """The briefing with what the checks found added to its findings; of two about the same passages, the first."""
    found: dict[tuple[str, tuple[Passage, ...]], Finding] = {}
    for check in CHECKS:
        for finding in islice(check(briefing, knowledge), _MOST):
            found.setdefault((finding.code, finding.passages), finding)
    return replace(briefing, findings=(*briefing.findings, *found.values()))
