"""Roles over time: what texts state, beside the knowledge base's terms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.corpus.entities import Named, gather
from digest.corpus.tenures import Tenures, stated_roles
from digest.kb.knowledge import Knowledge
from digest.model import Briefing, Entity, EntityKind, Mention, Role
from digest.values import Sourced
from tests.builders import briefing, read, seed_named, words_in

TEXT = "La sindaca di Lucca Anna Verdi, prima cittadina."


def text(name: str, date: str | None, *roles: tuple[str, str | None]) -> Briefing:
    """A text that gives a person these roles, each with its office."""
    seed = seed_named(name, TEXT)
    stated = tuple(read(Role(words, office), words_in(seed, words)) for words, office in roles)
    passage = words_in(seed, "Anna Verdi")
    person = Entity(EntityKind.PERSON, "Anna Verdi", "anna-verdi", None, (Mention(passage, "by-hand"),), stated)
    return briefing(seed, date=date, entities=(read(person, passage),))


def roles(*briefings: Briefing) -> list[tuple[str, str, int]]:
    """Words, when and in how many texts."""
    (named,) = gather(briefings)
    return [(role.words, role.when.iso if role.when else "", len(role.where)) for role in stated_roles(named)]


def test_wordings_of_one_office_are_one_role_with_its_years() -> None:
    """A role runs from the first to the last text that states it, under its most frequent wording."""
    mayor, first = ("sindaca di Lucca", "lucca-mayor"), ("prima cittadina", "lucca-mayor")

    assert roles(text("c", "2025-03", mayor), text("b", "2024-05-02", mayor), text("a", "2023-01-10", first)) == [
        ("sindaca di Lucca", "2023-01-10/2025-03-31", 3)
    ]


def test_the_latest_role_comes_first_and_an_undated_one_last() -> None:
    """Roles are told in time; a text without a date gives a role no day."""
    old, new, undated = ("sindaca di Lucca", None), ("prima cittadina", None), ("sindaca", None)

    assert roles(text("c", "2025-03-01", new), text("b", "2024-05-02", old), text("a", None, undated)) == [
        ("prima cittadina", "2025-03-01", 1),
        ("sindaca di Lucca", "2024-05-02", 1),
        ("sindaca", "", 1),
    ]


def known(kind: EntityKind, identity: str, date: str | None) -> Named:
    """A known entity in one text of a day."""
    seed = seed_named("one", TEXT)
    passage = words_in(seed, "Lucca")
    entity: Sourced[Entity] = read(Entity(kind, "Lucca", identity, identity, (Mention(passage, "by-hand"),)), passage)
    (named,) = gather((briefing(seed, date=date, entities=(entity,)),))
    return named


@pytest.mark.parametrize(
    ("date", "holders"),
    [
        pytest.param("2024-09-30", {"jens-stoltenberg"}, id="the day before the change"),
        pytest.param("2024-10-01", {"mark-rutte"}, id="the day of the change"),
        pytest.param("2024-10", {"mark-rutte"}, id="a month"),
        pytest.param("2024", {"jens-stoltenberg", "mark-rutte"}, id="a year in which the office changed hands"),
        pytest.param(None, set(), id="no date, no holder"),
    ],
)
def test_a_body_shows_who_held_its_offices_when_the_texts_were_printed(knowledge: Knowledge, date: str | None, holders: set[str]) -> None:
    """Of a body the terms that touch the days of its texts, which are half-open."""
    found = Tenures(knowledge).of(known(EntityKind.ORGANISATION, "nato", date))

    assert {tenure.person for tenure in found if tenure.office == "nato-segretario-generale"} == holders


def test_a_person_has_all_terms_latest_first(knowledge: Knowledge) -> None:
    """A person's terms do not depend on the dates of the texts."""
    found = Tenures(knowledge).of(known(EntityKind.PERSON, "mark-rutte", None))

    assert [tenure.office for tenure in found] == ["nato-segretario-generale", "paesi-bassi-primo-ministro"]


def test_a_candidate_has_no_terms(knowledge: Knowledge) -> None:
    """The knowledge base says nothing of a name it does not hold."""
    (named,) = gather((text("a", "2024-10-01"),))

    assert Tenures(knowledge).of(replace(named, known_as=None)) == ()


def test_a_term_that_nobody_looked_up_so_late_is_not_told(knowledge: Knowledge) -> None:
    """A running term is known up to the day on which it was last looked up: for texts of later days the answer is unknown."""
    assert Tenures(knowledge).of(known(EntityKind.ORGANISATION, "nato", "2999-01-01")) == ()
