"""Names read from sentences: people, organisations, places, roles."""

from __future__ import annotations

from typing import Any

import pytest

from digest.kb.knowledge import Knowledge
from digest.lang.pack import load_language
from digest.model import Block, BlockKind, Entity, EntityKind, Seed
from digest.reading.names import read_names
from digest.reading.pipeline import pipeline
from digest.values import Sourced
from tests.conftest import SeedMaker
from tests.tables import cases

KINDS = {"people": EntityKind.PERSON, "organisations": EntityKind.ORGANISATION, "places": EntityKind.PLACE}


def blocks_of(seed: Seed, kind: BlockKind) -> tuple[Block, ...]:
    """Every line of a text as a block of its own."""
    blocks, start = [], 0
    for line in seed.text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if bare.strip():
            blocks.append(Block(kind, seed.passage(start, start + len(bare)), "test"))
        start += len(line)
    return tuple(blocks)


def entities_of(
    seed: Seed, knowledge: Knowledge, language: str = "it", kind: BlockKind = BlockKind.PARAGRAPH
) -> tuple[Sourced[Entity], ...]:
    """The names of a seed whose lines are all of one kind."""
    return read_names(seed, pipeline(language)(seed.text), blocks_of(seed, kind), load_language(language), knowledge)


def read_row(row: dict[str, Any], seed_of: SeedMaker, knowledge: Knowledge) -> tuple[Sourced[Entity], ...]:
    """The names of a row's text."""
    kind = BlockKind.HEADLINE if row.get("heading") else BlockKind.PARAGRAPH
    return entities_of(seed_of(row["text"]), knowledge, row.get("language", "it"), kind)


@pytest.mark.parametrize("row", cases("names"))
def test_names(row: dict[str, Any], seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """A sentence yields exactly the names that its row lists."""
    found = [entity.value for entity in read_row(row, seed_of, knowledge)]
    for field, kind in KINDS.items():
        if field in row:
            assert row[field] == [entity.name for entity in found if entity.kind is kind]
    if "governments" in row:
        assert row["governments"] == [entity.name for entity in found if any(mention.government for mention in entity.mentions)]


@pytest.mark.parametrize("row", cases("roles"))
def test_roles(row: dict[str, Any], seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """A role is stated in the text's own words, and its passage holds them."""
    person = next(entity.value for entity in read_row(row, seed_of, knowledge) if entity.value.kind is EntityKind.PERSON)
    assert row["roles"] == [role.value.words for role in person.roles]
    for role in person.roles:
        assert role.value.words == " ".join(role.passages[0].text.split())
    if "office" in row:
        assert row["office"] == person.roles[0].value.office
