"""The gate: extraction on the annotated texts never falls below its pinned floors."""

from __future__ import annotations

import pytest

from tests.gate.floors import ALL, fingerprint, load_floors, measure, raised

FLOORS = load_floors()


def test_annotated_texts_are_those_the_floors_were_pinned_on() -> None:
    """Nobody changed a text or its annotation without pinning anew."""
    assert fingerprint() == FLOORS["fingerprint"]


@pytest.mark.parametrize("of", ALL)
def test_every_measure_of_every_set_has_a_floor(of: str) -> None:
    """A set without floors would pass whatever it scored."""
    assert set(FLOORS[of]) == set(measure(of))


@pytest.mark.parametrize(("of", "name"), [(of, name) for of in ALL for name in FLOORS[of]])
def test_no_measure_falls_below_its_floor(of: str, name: str) -> None:
    """Each measure on each set is at least what it was when it was pinned."""
    assert measure(of)[name] >= FLOORS[of][name]


def test_floors_are_only_raised() -> None:
    """Pinning keeps the higher of floor and figure, and keeps floors of measures that are gone."""
    assert raised({"a": 0.5, "b": 0.9, "c": 0.1}, {"a": 0.6, "b": 0.8}) == {"a": 0.6, "b": 0.9, "c": 0.1}
