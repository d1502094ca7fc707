"""Checks inside one text: narrow and certain."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import pytest

from digest.build import read_briefing
from digest.intake.desk import Desk
from digest.kb.knowledge import load_knowledge
from digest.model import Briefing, Seed
from tests.tables import cases

NOT_CHECKS = frozenset(
    ("no-date", "no-headline", "two-headlines", "date-without-year", "date-month-only", "unattributed-quotation", "name-variants")
)
"""Findings of the reading that these cases are not about."""


@cache
def read_text(text: str, language: str = "it") -> Briefing:
    """The briefing of a text, checks included."""
    seed = Seed("a", "seeds/a.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8")
    return read_briefing(seed, language, load_knowledge(), Desk())


def found_in(text: str, language: str = "it") -> list[str]:
    """Codes and passages of what is found in a text."""
    findings = [finding for finding in read_text(text, language).findings if finding.code not in NOT_CHECKS]
    return [f"{finding.code}: {' | '.join(passage.text for passage in finding.passages)}" for finding in findings]


@pytest.mark.parametrize("case", cases("checks"))
def test_a_text_is_found_to_say_two_things(case: dict[str, Any]) -> None:
    """What the checks find in a text is what the table says, each finding with its passages, and nothing else."""
    assert found_in(case["text"]) == case["findings"]
