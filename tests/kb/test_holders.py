"""Who held an office on a day: these people, nobody known, or unknown."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from digest.kb.knowledge import Knowledge
from digest.kb.shapes import Certainty, Holders, Office, Term, holders_on
from tests.tables import cases


def day(text: str) -> datetime.date:
    """A day as the table writes it."""
    return datetime.date.fromisoformat(text)


OFFICE = Office(
    "capo",
    {"it": "capo"},
    terms=(
        Term("ada", day("2020-01-01"), day("2022-01-01"), source="https://example.org/"),
        Term("bea", day("2022-01-01"), day("2023-06-01"), source="https://example.org/"),
        Term("ada", day("2023-07-01"), day("2024-07-01"), source="https://example.org/", checked=False),
        Term("bea", day("2024-07-01"), day("2025-01-01")),
        Term("cia", day("2025-01-01"), source="https://example.org/", known_until=day("2026-06-30")),
    ),
)


def told(answer: Holders) -> str | list[str]:
    """An answer as the table writes it."""
    return [term.by for term in answer.terms] if answer.certainty is Certainty.HELD else answer.certainty.value


@pytest.mark.parametrize("row", cases("holders"))
def test_three_answers(row: dict[str, Any]) -> None:
    """Held, nobody, unknown; half-open terms; nothing leans on what nobody checked."""
    assert row["answer"] == told(holders_on(OFFICE, day(row["day"])))
    assert row["proven"] == told(holders_on(OFFICE, day(row["day"]), proven=True))


def test_a_lapsed_term_between_others_is_not_nobody() -> None:
    """Where an open term is no longer known, a later holder does not prove that the seat was empty."""
    terms = (
        Term("ada", day("2020-01-01"), day("2021-01-01")),
        Term("bea", day("2021-01-01"), known_until=day("2021-02-01")),
        Term("cia", day("2023-01-01")),
    )

    assert Certainty.UNKNOWN is holders_on(Office("capo", {"it": "capo"}, terms=terms), day("2022-01-01")).certainty


def test_an_office_of_two_seats_has_two_holders() -> None:
    """All terms that cover the day are told."""
    office = Office("vice", {"it": "vice"}, terms=(Term("ada", day("2020-01-01")), Term("bea", day("2020-01-01"))), seats=2)

    assert ["ada", "bea"] == [term.by for term in holders_on(office, day("2021-01-01")).terms]


def test_an_office_that_nobody_wrote_down_is_unknown(knowledge: Knowledge) -> None:
    """An unknown office has no answer."""
    assert Holders(Certainty.UNKNOWN) == knowledge.holders("capo-del-circolo", day("2020-01-01"))


def test_terms_tell_when_they_are_outdated() -> None:
    """An open term is outdated after the last day it was known; a closed one, or one that tells no day, never is."""
    known = Term("ada", day("2020-01-01"), known_until=day("2024-06-30"))

    assert (False, True) == (known.outdated(day("2024-06-30")), known.outdated(day("2024-07-01")))
    assert not Term("ada", day("2020-01-01")).outdated(day("2030-01-01"))
    assert not Term("ada", day("2020-01-01"), day("2021-01-01")).outdated(day("2030-01-01"))
