"""What nobody checked raises no finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.build import read_briefing
from digest.intake.desk import Desk
from digest.kb.knowledge import load_knowledge
from tests.builders import seed_named

TEXT = (
    "Il Circolo Alto riapre lunedì. «Siamo pronti», ha detto il commissario straordinario Ada Neri. "
    "Il commissario straordinario Ugo Bianchi ha firmato l'ordinanza."
)
SOURCE = "source: 'https://example.org/'"


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        (SOURCE, ["two-holders"]),
        (f"{SOURCE}, checked: no", []),
        ("checked: yes", []),
    ],
    ids=["checked terms contradict a text", "unchecked terms never do", "terms without a source never do"],
)
def test_a_finding_leans_on_checked_terms_alone(tmp_path: Path, more: str, codes: list[str]) -> None:
    """That two people of a text share an office is concluded from terms only when their source was opened."""
    people = "- id: ada-neri\n  name: {it: Ada Neri}\n- id: ugo-bianchi\n  name: {it: Ugo Bianchi}\n"
    offices = (
        "- id: commissario\n  label: {it: commissario straordinario del Circolo Alto}\n  of: circolo-alto\n  terms:\n"
        f"    - {{by: ada-neri, from: 2020-01-01, until: 2022-01-01, {more}}}\n"
        f"    - {{by: ugo-bianchi, from: 2022-01-01, {more}}}\n"
    )
    for name, rows in (("people", people), ("organisations", "- id: circolo-alto\n  name: {it: Circolo Alto}\n"), ("offices", offices)):
        (tmp_path / f"{name}.yml").write_text(rows, encoding="utf-8")

    briefing = read_briefing(seed_named("a", TEXT), "it", load_knowledge(tmp_path), Desk())

    assert codes == [finding.code for finding in briefing.findings if finding.code == "two-holders"]


def test_an_office_of_several_seats_contradicts_nothing(tmp_path: Path) -> None:
    """Two people in an office for two are no finding."""
    people = "- id: ada-neri\n  name: {it: Ada Neri}\n- id: ugo-bianchi\n  name: {it: Ugo Bianchi}\n"
    offices = (
        "- id: commissario\n  label: {it: commissario straordinario del Circolo Alto}\n  of: circolo-alto\n  seats: 2\n  terms:\n"
        f"    - {{by: ada-neri, from: 2020-01-01, {SOURCE}}}\n    - {{by: ugo-bianchi, from: 2020-01-01, {SOURCE}}}\n"
    )
    for name, rows in (("people", people), ("organisations", "- id: circolo-alto\n  name: {it: Circolo Alto}\n"), ("offices", offices)):
        (tmp_path / f"{name}.yml").write_text(rows, encoding="utf-8")

    briefing = read_briefing(seed_named("a", TEXT), "it", load_knowledge(tmp_path), Desk())

    assert [] == [finding.code for finding in briefing.findings if finding.code == "two-holders"]
