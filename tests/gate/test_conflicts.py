"""The scorer of conflicts: it counts what it says it counts."""

from __future__ import annotations

from typing import Any

from tests.gate.conflicts import alarms, judged, quiet, score_conflicts
from tests.gate.floors import HERE
from tests.gate.predictions import data_of

TEXTS = {"a": "Gli sfollati sono 12.", "b": "Sono 15 gli sfollati."}
PAIRS: dict[str, list[Any]] = {
    "conflicts": [{"group": "g", "fact": "sfollati", "values": {"a": "12", "b": "15"}, "kind": "number"}],
    "internal_conflicts": [],
}


def told(development: bool, start: int = 17) -> dict[str, Any]:
    """Data of a story in which the two texts count differently."""
    where = [[["a", {"start": start, "end": 19, "text": "12"}]], [["b", {"start": 5, "end": 7, "text": "15"}]]]
    difference = {"development": development, "versions": [{"where": one} for one in where]}
    return {"stories": [{"differences": [difference]}], "briefings": []}


def test_a_difference_that_leads_to_both_values_shows_a_conflict() -> None:
    """Passages elsewhere show nothing, and neither does a development."""
    assert score_conflicts(PAIRS, told(False), TEXTS)["conflicts_shown"] == 1.0
    assert score_conflicts(PAIRS, told(True), TEXTS)["conflicts_shown"] == 0.0
    assert score_conflicts(PAIRS, {"stories": [], "briefings": []}, TEXTS)["conflicts_shown"] == 0.0


def test_a_development_must_be_told_as_such() -> None:
    """One that is shown as a contradiction does not count."""
    pairs = {**PAIRS, "conflicts": [{**PAIRS["conflicts"][0], "also": "development, not an error"}], "internal_conflicts": [{"id": "a"}]}

    assert score_conflicts(pairs, told(True), TEXTS)["developments_as_such"] == 1.0
    assert score_conflicts(pairs, told(False), TEXTS)["developments_as_such"] == 0.0


def test_a_finding_that_nobody_judged_is_false() -> None:
    """One unread finding in twenty texts costs half of what is allowed."""
    names = {f"text{number}" for number in range(20)}

    assert quiet(names, {}) == 1.0
    assert quiet(names, {"text3": ["two-ages: 3 anni | 4 anni"]}) == 0.5


def test_every_finding_was_read_by_somebody() -> None:
    """A finding without a verdict is to be read in its text and entered in ``judged.yml``, true or false."""
    found = alarms(data_of(HERE / "texts"))

    assert [(name, line) for name, lines in found.items() for line in lines if line not in judged().get(name, {})] == []


def test_verdicts_are_about_findings_that_are_there() -> None:
    """A verdict on a finding that the checks no longer give is out of date."""
    found = alarms(data_of(HERE / "texts"))

    assert [(name, line) for name, lines in judged().items() for line in lines if line not in found.get(name, [])] == []
