"""Checks inside one text: narrow and certain."""

from __future__ import annotations

import pytest

from digest.checks import checked
from digest.model import EntityKind
from tests.builders import briefing, entity, seed_named

PERSON = EntityKind.PERSON


def two_people(first: str, first_role: str, second: str, second_role: str, text: str) -> list[tuple[str, ...]]:
    """Codes and passages found in a text with two people in these roles."""
    seed = seed_named("a", text)
    made = briefing(seed, entities=(entity(seed, PERSON, first, first_role), entity(seed, PERSON, second, second_role)))
    return [(finding.code, *(passage.text for passage in finding.passages)) for finding in checked(made).findings]


def test_one_office_given_to_two_people_is_found_with_both_passages() -> None:
    """The same title in the same words, whoever is right."""
    text = "La direttrice del Museo civico Anna Verdi ha parlato. Per Bruno Neri, direttrice del Museo civico di Lucca, è tardi."

    assert two_people("Anna Verdi", "direttrice del Museo civico", "Bruno Neri", "direttrice del Museo civico di Lucca", text) == [
        ("two-holders", "direttrice del Museo civico", "direttrice del Museo civico di Lucca")
    ]


@pytest.mark.parametrize(
    ("first_role", "second_role", "text"),
    [
        (
            "ministro degli Esteri",
            "ministro degli Esteri",
            "Il ministro degli Esteri Anna Verdi e il collega, ministro degli Esteri Bruno Neri.",
        ),
        (
            "sindaca del Comune di Lucca",
            "sindaca del Comune di Pisa",
            "La sindaca del Comune di Lucca Anna Verdi e Bruno Neri, sindaca del Comune di Pisa.",
        ),
        (
            "direttrice del Museo civico",
            "direttrice del Museo civico di Lucca",
            "La direttrice del Museo civico Anna Verdi e l'ex direttrice del Museo civico di Lucca, Bruno Neri.",
        ),
    ],
    ids=["too few words to be one office", "two places", "one of them no longer"],
)
def test_titles_that_two_people_may_hold_are_no_finding(first_role: str, second_role: str, text: str) -> None:
    """Short titles, different places and former holders are not contradictions."""
    seed = seed_named("a", text)
    second = entity(seed, PERSON, "Bruno Neri", second_role)
    if first_role == second_role:
        start = text.rindex(second_role)
        role = second.value.roles[0]
        passage = seed.passage(start, start + len(second_role))
        second = type(second)(
            type(second.value)(
                PERSON,
                "Bruno Neri",
                "bruno-neri",
                None,
                second.value.mentions,
                (type(role)(role.value, role.basis, role.rule, (passage,)),),
            ),
            second.basis,
            second.rule,
            second.passages,
        )
    made = briefing(seed, entities=(entity(seed, PERSON, "Anna Verdi", first_role), second))

    assert checked(made).findings == ()


def test_what_the_desk_settled_is_left_out() -> None:
    """An ignored code is not raised again."""
    text = "La direttrice del Museo civico Anna Verdi. Bruno Neri, direttrice del Museo civico di Lucca."
    seed = seed_named("a", text)
    made = briefing(
        seed,
        entities=(
            entity(seed, PERSON, "Anna Verdi", "direttrice del Museo civico"),
            entity(seed, PERSON, "Bruno Neri", "direttrice del Museo civico di Lucca"),
        ),
    )

    assert checked(made, frozenset({"two-holders"})).findings == ()
