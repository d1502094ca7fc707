"""Precedence: the desk over front matter over the text, and nothing is lost."""

from __future__ import annotations

from digest.extract.precedence import date_of, decided_value, given_value, given_values, settle
from digest.intake.desk import Decision
from digest.model import Given, Seed
from digest.values import Basis, Candidate, PartialDate, Passage, Sourced

READ = Sourced("letto", Basis.READ, "a-rule", (Passage(0, 5, "letto"),), (Candidate("perso", Basis.READ, "weak-rule", (), "weaker"),))
GIVEN = Sourced("dato", Basis.GIVEN, "front-matter")
DECIDED = Sourced("deciso", Basis.DECIDED, "desk", reason="so it is — A. Editor")
SEED = Seed(
    "a",
    "seeds/a.txt",
    "0" * 64,
    "---\ntags: [uno, due]\n---\nTesto.",
    "utf-8",
    25,
    (Given("tags", ("uno", "due"), Passage(10, 20, "[uno, due]"), 2),),
)


def test_nothing_settles_to_nothing() -> None:
    """Without any value there is none: absent stays absent."""
    assert settle(None, None, None) is None


def test_the_text_stands_when_nobody_says_otherwise() -> None:
    """A read value alone keeps its own losers."""
    assert settle(READ, None, None) == READ


def test_front_matter_wins_over_the_text_and_keeps_the_machines_value() -> None:
    """The read value and its own losers stay visible."""
    settled = settle(READ, GIVEN, None)

    assert settled is not None
    assert (settled.value, settled.basis) == ("dato", Basis.GIVEN)
    assert [(other.value, other.reason) for other in settled.others] == [("letto", "given-wins"), ("perso", "weaker")]


def test_the_desk_wins_over_both() -> None:
    """A decision comes first, then front matter, then what was read."""
    settled = settle(READ, GIVEN, DECIDED)

    assert settled is not None
    assert (settled.value, settled.reason) == ("deciso", "so it is — A. Editor")
    assert [other.value for other in settled.others] == ["dato", "letto", "perso"]


def test_given_values_point_at_the_front_matter() -> None:
    """A value from front matter carries the passage it stands at."""
    values = given_values(SEED, str, "tags")

    assert [value.value for value in values] == ["uno", "due"]
    assert {value.passages for value in values} == {(Passage(10, 20, "[uno, due]"),)}
    assert given_value(SEED, str, "title") is None


def test_decisions_carry_their_why_and_by_whom() -> None:
    """A decided value tells the editor's grounds."""
    decision = Decision("a", "headline", ("Nuovo",), (), "typing error", "A. Editor", 3, "seeds/desk/a.yml")

    assert decided_value(decision, str) == Sourced("Nuovo", Basis.DECIDED, "desk", reason="typing error — A. Editor")
    assert decided_value(None, str) is None


def test_a_time_of_day_is_not_part_of_the_date() -> None:
    """Front matter may carry a time; the date is its day."""
    assert date_of("2025-03-04 10:15") == PartialDate(2025, 3, 4)
    assert date_of("2025-03-04T10:15:00") == PartialDate(2025, 3, 4)
    assert date_of("2025-03") == PartialDate(2025, 3)
