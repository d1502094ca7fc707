"""Which offices the knowledge base knows of persons in a text."""

from __future__ import annotations

from digest.kb.knowledge import Knowledge
from digest.model import Entity, EntityKind
from digest.reading.speech.offices_held import offices_held
from digest.values import Basis, Sourced


def _person(name: str, known_as: str | None) -> Sourced[Entity]:
    return Sourced(Entity(EntityKind.PERSON, name, name.lower().replace(" ", "-"), known_as, ()), Basis.READ, "by-hand")


def test_known_holders_have_their_offices(knowledge: Knowledge) -> None:
    """A person of the knowledge base has the labels of all offices ever held, in the language asked for."""
    office = next(office for office in knowledge.offices.values() if office.terms)
    holder = office.terms[0].by
    held = offices_held([_person("Aldo Merli", holder)], knowledge, "it")
    assert office.label["it"] in held["aldo-merli"]


def test_candidates_and_bodies_hold_nothing(knowledge: Knowledge) -> None:
    """Who is not in the knowledge base, and what is no person, has no office."""
    body = Sourced(Entity(EntityKind.ORGANISATION, "Banca Fulgor", "banca-fulgor", "nato", ()), Basis.READ, "by-hand")
    assert {} == dict(offices_held([_person("Aldo Merli", None), body], knowledge, "it"))
