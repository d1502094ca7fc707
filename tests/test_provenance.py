"""Provenance over everything at once: every passage of every value stands in the text, and every value tells where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.build import read_briefing
from digest.intake.desk import Desk
from digest.intake.seeds import read_seed_file, read_seed_text
from digest.kb.knowledge import load_knowledge
from digest.model import Briefing, Seed
from digest.values import Basis, Passage, Sourced
from tests.tables import ANNOTATED, PROJECT

FRAGMENTS: list[str] = json.loads((PROJECT / "tests" / "payloads" / "own_markdown_fragments.json").read_text(encoding="utf-8"))["fragments"]
PRESS = [
    "ROMA (ANSA) - ",
    " date 2025-03 ",
    "Il ministro ",
    "Anna Verdi",
    ", sindaca di Lucca,",
    " ha detto: «",
    "Tutto bene",
    "»",
    "”",
    "“",
    '"',
    "''",
    "’",
    "‘",
    "ieri",
    " 12 marzo 2025",
    " 31 aprile",
    ". ",
    "\n",
    "\n\n",
    "\r\n",
    "Leggi anche: ",
    "(Est/Adnkronos)",
    "di Bruno Neri",
    "NATO-Giappone",
    "\u202e",
    "\x00",
    "\ufeff",
    "𝔄",
    "— ",
    "secondo il sindaco ",
    "- ",
    "1. ",
]


def walk(value: object) -> Iterator[object]:
    """A value and everything in it."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from walk(item)
    elif is_dataclass(value) and not isinstance(value, Seed):
        for field in fields(value):
            yield from walk(getattr(value, field.name))


def astray(briefing: Briefing) -> list[Passage]:
    """Passages that do not stand in the text where they say."""
    text = briefing.seed.text
    passages = [value for value in walk(briefing) if isinstance(value, Passage)]
    return [one for one in passages if not 0 <= one.start <= one.end <= len(text) or text[one.start : one.end] != one.text]


def without_place(briefing: Briefing) -> list[Sourced[object]]:
    """Values that were read or given and point at no words."""
    sourced = [value for value in walk(briefing) if isinstance(value, Sourced)]
    return [value for value in sourced if value.basis in (Basis.READ, Basis.GIVEN) and not value.passages]


def uncovered(briefing: Briefing) -> str:
    """What of the article stands in no block; white space apart."""
    text, at, rest = briefing.seed.text, briefing.seed.body_start, ""
    for block in briefing.blocks:
        assert at <= block.passage.start
        rest += text[at : block.passage.start]
        at = block.passage.end
    return (rest + text[at:]).strip()


@cache
def briefing_of(path: Path) -> Briefing:
    """The briefing of one of the annotated texts."""
    seed, _ = read_seed_file(path, path.name, 1_000_000)
    assert seed is not None
    return read_briefing(seed, "it", load_knowledge(), Desk())


@pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: path.stem)
def test_every_passage_of_every_value_stands_in_the_text(path: Path) -> None:
    """Real and written texts: passages are exact, read values have some, blocks cover the article."""
    briefing = briefing_of(path)

    assert astray(briefing) == []
    assert without_place(briefing) == []
    assert uncovered(briefing) == ""


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@example("Leggi: Lucahttp://a.b/")
@example("Rossi Ahttp://a.b/.")
@given(st.lists(st.sampled_from([*PRESS, *FRAGMENTS]), min_size=1, max_size=40).map("".join))
def test_no_text_makes_reading_fail_or_lose_its_place(text: str) -> None:
    """Any mixture of press formulas and hostile fragments is read without an error, with exact passages, and covered by blocks."""
    seed, _ = read_seed_text("generated", "generated.txt", text.encode(), 1_000_000)
    if seed is None:
        return
    briefing = read_briefing(seed, "it", load_knowledge(), Desk())

    assert astray(briefing) == []
    assert without_place(briefing) == []
    assert uncovered(briefing).strip("\x00\ufeff\u202e \n\r\t") == ""
