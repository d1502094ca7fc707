"""Checks inside one text: narrow and certain."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import pytest

from digest.build import read_briefing
from digest.checks.checks import CHECKS
from digest.findings import CODES
from digest.intake.desk import Desk
from digest.intake.settled import settle
from digest.kb.knowledge import load_knowledge
from digest.model import Briefing, Seed
from tests.counting import work
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


@pytest.mark.parametrize("case", cases("checks_english"))
def test_an_english_text_is_found_to_say_two_things(case: dict[str, Any]) -> None:
    """What holds for Italian holds for English, with words of its own."""
    assert found_in(case["text"], "en") == case["findings"]


@pytest.mark.parametrize(
    "piece", ["Sono 12 i feriti. ", "Marzoni, 31 anni, e il 32enne. ", "Bottino di 4.600 euro. ", "12 "], ids=str.split
)
def test_work_is_linear_in_the_text(piece: str) -> None:
    """Ten times as long a text is ten times as much work, whatever it repeats."""
    knowledge = load_knowledge()

    def effort(times: int) -> int:
        briefing = read_text(f"Borgosecco, la giornata\n\n{piece * times}\n")
        return work(lambda: [list(check(briefing, knowledge)) for check in CHECKS])

    assert effort(300) < 14 * effort(30)


def test_what_the_desk_settled_is_set_aside() -> None:
    """Other findings stay open; nothing is lost."""
    text = "Incendio, 9 feriti\n\nNove feriti a Borgosecco.\n\nI feriti sono 12. Marzoni, 31 anni, parla.\n"
    briefing = read_text(text)
    settled = settle(briefing, frozenset({"two-figures"}))

    assert "two-figures" in {finding.code for finding in briefing.findings}
    assert [finding.code for finding in settled.settled] == ["two-figures"]
    assert sorted(finding.code for finding in (*settled.findings, *settled.settled)) == sorted(
        finding.code for finding in briefing.findings
    )


@pytest.mark.parametrize("code", sorted(CODES))
def test_settling_nothing_changes_nothing(code: str) -> None:
    """A code that a text does not give is noted as looked at; what is open stays open."""
    briefing = read_text("Borgosecco riapre il mercato\n\nIl mercato di Borgosecco riapre sabato.\n")
    given = {finding.code for finding in briefing.findings}
    settled = settle(briefing, frozenset({code}))

    assert settled.looked_at == (code,)
    assert {finding.code for finding in settled.findings} == given - {code}
