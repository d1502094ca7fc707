"""Offices that a text gives to two people: narrow and certain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.checks.checks import checked
from digest.intake.settled import settle
from digest.kb.knowledge import load_knowledge
from digest.model import EntityKind, Role
from tests.builders import briefing, entity, seed_named

PERSON = EntityKind.PERSON


def two_people(first: str, first_role: str, second: str, second_role: str, text: str) -> list[tuple[str, ...]]:
    """Codes and passages found in a text with two people in these roles."""
    seed = seed_named("a", text)
    made = briefing(seed, entities=(entity(seed, PERSON, first, first_role), entity(seed, PERSON, second, second_role)))
    return [(finding.code, *(passage.text for passage in finding.passages)) for finding in checked(made, load_knowledge()).findings]


def test_one_office_given_to_two_people_is_found_with_both_passages() -> None:
    """The same title in the same words, whoever is right."""
    text = "La direttrice del Museo civico Anna Verdi ha parlato. Per Bruno Neri, direttrice del Museo civico lucchese, è tardi."

    assert two_people("Anna Verdi", "direttrice del Museo civico", "Bruno Neri", "direttrice del Museo civico lucchese", text) == [
        ("two-holders", "direttrice del Museo civico", "direttrice del Museo civico lucchese")
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
            "direttrice del Museo civico lucchese",
            "La direttrice del Museo civico Anna Verdi e l'ex direttrice del Museo civico lucchese, Bruno Neri.",
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

    assert checked(made, load_knowledge()).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "La direttrice del Museo civico Anna Verdi. Nel 2019 Bruno Neri, direttrice del Museo civico lucchese, disse no.",
        "La direttrice del Museo civico Anna Verdi. Bruno Neri, direttrice del Museo civico lucchese, è il predecessore.",
        "La direttrice del Museo civico Anna Verdi. Bruno Neri, direttrice del Museo civico lucchese, all'epoca disse no.",
        "La direttrice del Museo civico Anna Verdi subentra. Bruno Neri, direttrice del Museo civico lucchese, lascia.",
    ],
    ids=["another year", "predecessor", "at the time", "handover"],
)
def test_another_time_is_no_contradiction(text: str) -> None:
    """A year in the title's sentence, or a text about who follows whom, makes two holders possible."""
    assert two_people("Anna Verdi", "direttrice del Museo civico", "Bruno Neri", "direttrice del Museo civico lucchese", text) == []


def test_two_people_with_one_office_of_the_knowledge_base() -> None:
    """A full and a bare title that the reading knows as one office are found, whatever their words."""
    seed = seed_named("a", "Il segretario generale della Lega Anna Verdi tace. Parla il segretario Bruno Neri.")
    people = []
    for name, words in (("Anna Verdi", "segretario generale della Lega"), ("Bruno Neri", "segretario Bruno Neri")):
        one = entity(seed, PERSON, name, words)
        role = replace(one.value.roles[0], value=Role(words, "lega-segretario"))
        people.append(replace(one, value=replace(one.value, roles=(role,))))
    found = checked(briefing(seed, entities=tuple(people)), load_knowledge()).findings

    assert ["two-holders"] == [finding.code for finding in found]


def test_what_the_desk_settled_is_no_longer_open_and_still_there() -> None:
    """An ignored code is not raised again, and what it was raised for can still be shown."""
    text = "La direttrice del Museo civico Anna Verdi. Bruno Neri, direttrice del Museo civico lucchese."
    seed = seed_named("a", text)
    made = briefing(
        seed,
        entities=(
            entity(seed, PERSON, "Anna Verdi", "direttrice del Museo civico"),
            entity(seed, PERSON, "Bruno Neri", "direttrice del Museo civico lucchese"),
        ),
    )

    settled = settle(checked(made, load_knowledge()), frozenset({"two-holders"}))

    assert (settled.findings, settled.looked_at) == ((), ("two-holders",))
    assert [finding.code for finding in settled.settled] == ["two-holders"]


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_days_of_an_office(date: str) -> None:
    """Days beside which there are no others are not asked about."""
    seed = seed_named("a", "Il presidente del Consiglio Mario Draghi ha parlato.")
    person = entity(seed, PERSON, "Mario Draghi", "presidente del Consiglio", known_as="mario-draghi")
    office = replace(person.value.roles[0], value=Role("presidente del Consiglio", "italia-presidente-consiglio"))
    made = briefing(seed, date=date, entities=(replace(person, value=replace(person.value, roles=(office,))),))

    assert [] == [finding.code for finding in checked(made, load_knowledge()).findings]
