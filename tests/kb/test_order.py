"""No answer depends on the order in which rows stand in their files."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from digest.build import read_briefing
from digest.intake.desk import Desk
from digest.kb.aliases import NameIndex
from digest.kb.knowledge import Knowledge, load_knowledge
from digest.model import Briefing, EntityKind
from tests.builders import seed_named

PEOPLE = (
    "- id: mara-velli\n  name: {it: Mara Velli}\n  aliases: {'*': [Velli]}\n",
    "- id: dario-velli\n  name: {it: Dario Velli}\n  aliases: {'*': [Velli]}\n",
)
BODIES = (
    "- id: ente-acque\n  name: {it: Ente acque interne}\n  aliases: {it: [EAI, Ente]}\n",
    "- id: ente-aria\n  name: {it: Ente aria pulita}\n  aliases: {it: [EAI, Ente]}\n",
    "- id: agenzia-prima\n  type: agency\n  name: {it: Vetrina}\n",
    "- id: agenzia-seconda\n  type: agency\n  name: {it: Vetrina}\n",
)
TEXTS = (
    "L'EAI ha presentato il piano. Il direttore dell'EAI Ugo Bruni ha detto: «Non basta».",
    "L'Ente acque interne ha presentato il piano. Secondo l'EAI i fiumi sono in secca.",
    "Velli ha chiesto le dimissioni della giunta. «Un errore», ha detto Velli.",
    "Dario Velli ha chiesto le dimissioni della giunta. «Un errore», ha detto Velli.",
    "ROMA (VETRINA) - La seduta è rinviata. Santa Rosa, Cordoba e San Pedro attendono.",
)


def loaded(folder: Path, people: tuple[str, ...], bodies: tuple[str, ...]) -> Knowledge:
    """The knowledge of a site with these rows in this order."""
    folder.mkdir()
    (folder / "people.yml").write_text("".join(people), encoding="utf-8")
    (folder / "organisations.yml").write_text("".join(bodies), encoding="utf-8")
    return load_knowledge(folder)


@pytest.fixture(scope="module")
def both_ways(tmp_path_factory: pytest.TempPathFactory) -> tuple[Knowledge, Knowledge]:
    """The same rows in two orders."""
    folder = tmp_path_factory.mktemp("kb")
    return loaded(folder / "one", PEOPLE, BODIES), loaded(folder / "other", PEOPLE[::-1], BODIES[::-1])


def read(text: str, knowledge: Knowledge) -> Briefing:
    """A text read with a knowledge base."""
    return read_briefing(seed_named("a", text), "it", knowledge, Desk())


@pytest.mark.parametrize("text", TEXTS)
def test_texts_read_alike_whatever_the_order(text: str, both_ways: tuple[Knowledge, Knowledge]) -> None:
    """Two orders of the rows give the same briefing."""
    assert read(text, both_ways[0]) == read(text, both_ways[1])


def test_a_name_that_two_claim_is_nobody_s(both_ways: tuple[Knowledge, Knowledge]) -> None:
    """Without context a name that two entries claim is shown as read and led to neither."""
    for knowledge in both_ways:
        briefing = read(TEXTS[0], knowledge)
        assert ["EAI"] == [found.value.name for found in briefing.organisations]
        assert [None] == [found.value.known_as for found in briefing.organisations]


def test_context_tells_which_of_two_is_meant(both_ways: tuple[Knowledge, Knowledge]) -> None:
    """Where the text names one of the two in full, the shared name is that one's."""
    for knowledge in both_ways:
        assert ["ente-acque"] == [found.value.known_as for found in read(TEXTS[1], knowledge).organisations]
        assert ["dario-velli"] == [found.value.known_as for found in read(TEXTS[3], knowledge).people]


def test_an_agency_s_name_that_two_claim_names_none(both_ways: tuple[Knowledge, Knowledge]) -> None:
    """A desk's mark must mean one agency."""
    assert (None, None) == (both_ways[0].agency("Vetrina"), both_ways[1].agency("VETRINA"))


def test_shared_names_are_told(both_ways: tuple[Knowledge, Knowledge]) -> None:
    """Names that several entries of one kind claim are listed, in alphabetical order, with their entries."""
    for knowledge in both_ways:
        shared = {key: tuple(known.id for known in entries) for key, entries in knowledge.names.ambiguous()}
        assert ("ente-acque", "ente-aria") == shared["eai"]
        assert ("dario-velli", "mara-velli") == shared["velli"]
        assert list(shared) == sorted(shared)


def test_a_person_and_a_body_of_one_name_are_not_confused(knowledge: Knowledge) -> None:
    """Entries of different kinds are told apart by the text: their names are not listed."""
    assert all(len({known.kind for known in entries}) == 1 for _, entries in knowledge.names.ambiguous())


def test_the_index_of_shuffled_entries_answers_alike(knowledge: Knowledge) -> None:
    """Every name of the built-in base has the same answer, in the same order, when its entries come in another order."""
    entries = list(knowledge.entries.values())
    random.Random(7).shuffle(entries)
    shuffled = NameIndex(entries)

    for key in {key for known in entries[:3000] for key in (known.name_in("it").lower(), known.name_in("en").lower())}:
        assert [name.known.id for name in knowledge.names.lookup(key)] == [name.known.id for name in shuffled.lookup(key)]


def test_an_extended_row_leaves_nothing_of_the_old_one(tmp_path: Path) -> None:
    """A site's row for a known id replaces the entry under all its names."""
    (tmp_path / "people.yml").write_text("- id: mark-rutte\n  name: {it: Marco Rutte}\n", encoding="utf-8")
    names = load_knowledge(tmp_path).names

    assert ["Marco Rutte"] == [name.known.name_in("it") for name in names.lookup("rutte") if name.known.kind is EntityKind.PERSON]
    assert {"Marco Rutte"} == {name.known.name_in("it") for name in names.lookup("mark rutte")}
