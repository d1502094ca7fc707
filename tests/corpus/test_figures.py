"""Figures as press texts write them."""

from __future__ import annotations

from typing import Any

import pytest

from digest.corpus.figures import figures_in
from digest.lang.rarity import load_rarity
from tests.counting import work
from tests.tables import cases


@pytest.mark.parametrize("case", cases("figures"))
def test_figures_are_read_with_their_unit(case: dict[str, Any]) -> None:
    """Value and unit are those of the table, and the passage is the text's words."""
    text = case["text"]
    found = list(figures_in(text, 0, len(text), load_rarity("it")))

    assert [f"{figure.value:g} {figure.unit}" if figure.value < 1e5 else f"{figure.value:.0f} {figure.unit}" for figure in found] == case[
        "figures"
    ]
    assert all(text[figure.passage.start : figure.passage.end] == figure.passage.text for figure in found)


def test_exact_figures_tell_more_than_round_ones() -> None:
    """A bare number up to a dozen tells nothing, a round one little, an exact one most."""
    text = "Sono 7 su 300, anzi 312."
    few, round_, exact = (figure.telling for figure in figures_in(text, 0, len(text), load_rarity("it")))

    assert few == 0 < round_ < exact


def test_work_is_linear_in_the_text() -> None:
    """Ten times as many figures are ten times as much work."""
    words = load_rarity("it")
    long, longer = "1.234 euro e 5,6% " * 100, "1.234 euro e 5,6% " * 1000

    assert work(lambda: list(figures_in(longer, 0, len(longer), words))) < 11 * work(lambda: list(figures_in(long, 0, len(long), words)))


def test_a_line_of_digits_is_read_once() -> None:
    """A hundred thousand digits before a letter and a digit are no figure, and no search for one."""
    text = "1" * 100_000 + "a1 " + "1." * 50_000 + " e 45 pezzi"

    assert [figure.value for figure in figures_in(text, 0, len(text), load_rarity("it"))] == [45.0]
