"""Names of two texts: one person's or two."""

from __future__ import annotations

from typing import Any

import pytest

from digest.corpus.persons import likeness, name_of
from tests.tables import cases


@pytest.mark.parametrize("case", cases("persons"))
def test_names_are_compared_both_ways(case: dict[str, Any]) -> None:
    """The likeness is what the table says, whichever text comes first."""
    one, other = name_of(case["one"]), name_of(case["other"])
    found = {likeness(one, other), likeness(other, one)}

    assert {how.value if how else "none" for how in found} == {case["likeness"]}


def test_what_the_knowledge_base_knows_apart_stays_apart() -> None:
    """Two identities are two people, one identity is one, whatever the names look like."""
    assert likeness(name_of("Marco Castellani", "a", "a"), name_of("Marco Castelloni", "b", "b")) is None
    assert likeness(name_of("Il Presidente", "x", "marco-castellani"), name_of("Marco Castellani", "y", "marco-castellani")) is not None


def test_a_short_form_is_found_by_a_key_of_the_long_one() -> None:
    """Names that are alike share a key of the index."""
    for one, other in (("Ettore Di Marzo", "Di Marzo"), ("Teodora Lo Presto", "Teodora Lopresto"), ("Ilaria Quattrini", "Ilaria Quatrini")):
        assert set(name_of(one).keys) & set(name_of(other).keys)
