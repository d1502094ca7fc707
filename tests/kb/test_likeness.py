"""Names that are nearly the same: which pairs may be a slip of the keyboard, and that names find them without being compared one by one."""

from __future__ import annotations

from typing import Any

import pytest

from digest.kb.aliases import key_of
from digest.kb.knowledge import Knowledge
from digest.kb.likeness import LikeNames, mistyped, one_letter_apart, words_in_use
from tests.counting import work
from tests.tables import cases


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(key_of(name).split())


@pytest.mark.parametrize("row", cases("likeness"))
def test_names_alike(row: dict[str, Any], knowledge: Knowledge) -> None:
    """Each pair of the table is alike or not, in both directions, and the index agrees with the rule."""
    one, other = words_of(row["one"]), words_of(row["other"])
    in_use = words_in_use(knowledge)
    held: LikeNames[str] = LikeNames(in_use)
    held.add(other, row["other"])

    assert [row["alike"] == "yes"] * 2 == [mistyped(one, other, in_use), mistyped(other, one, in_use)]
    assert ([row["other"]] if row["alike"] == "yes" else []) == held.like(one)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("", "", False), ("", "a", True), ("ab", "ba", True), ("abc", "cba", False), ("abc", "abcde", False), ("abcd", "abc", True)],
)
def test_one_letter_apart(one: str, other: str, apart: bool) -> None:
    """One letter changed, left out, put in or swapped with its neighbour; equal words are not apart."""
    assert apart == one_letter_apart(one, other) == one_letter_apart(other, one)


def test_a_name_is_found_once_however_many_keys_lead_to_it(knowledge: Knowledge) -> None:
    """A name that is held twice is told once, and the names come in the order of holding."""
    held: LikeNames[str] = LikeNames(words_in_use(knowledge))
    for name in ("Rina Castaldonni", "Rina Casteldoni", "Rina Casteldoni"):
        held.add(words_of(name), name)

    assert ["Rina Castaldonni", "Rina Casteldoni"] == sorted(held.like(words_of("Rina Castaldoni")))


def test_the_work_grows_with_the_names(knowledge: Knowledge) -> None:
    """Four times as many names that share everything but one word are no more than about four times the work."""

    def search(number: int) -> None:
        held: LikeNames[str] = LikeNames(words_in_use(knowledge))
        letters = "bcdfghklmn"
        stems = [letters[place % 10] * 3 + letters[place // 10 % 10] * 3 for place in range(number // 10)]
        names = [("mario", f"castel{stem}din{letter}") for stem in stems for letter in letters]
        for name in names:
            held.add(name, " ".join(name))
        for name in names:
            held.like(name)

    assert work(lambda: search(800)) < 6 * work(lambda: search(200))


def test_words_of_any_length_cost_nothing(knowledge: Knowledge) -> None:
    """A word of a hundred thousand letters is no word of a name and is not compared."""
    held: LikeNames[str] = LikeNames(words_in_use(knowledge))
    endless = ("mario", "x" * 100_000)
    held.add(endless, "endless")

    assert [] == held.like(("mario", "x" * 99_999))
    assert [] == held.like(())
