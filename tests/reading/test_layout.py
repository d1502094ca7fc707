"""The structure of texts: kinds of blocks, their order, and that they tile the text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.kb.knowledge import Knowledge
from digest.lang.pack import LanguagePack, load_language
from digest.model import Block, BlockKind, Seed
from digest.reading.layout.blocks import read_blocks
from digest.reading.layout.pieces import Piece, Surroundings
from tests.conftest import SeedMaker
from tests.tables import cases

FRAGMENTS = (
    "Il consiglio ha approvato la delibera con dodici voti.",
    "ROMA (ANSA) - Il consiglio ha deciso.",
    " date 2024-05-01 ",
    "Titolo senza punto",
    "(ANSA).",
    "## Capitolo",
    "- voce",
    "Leggi anche: altro",
    "di Nome Cognome",
    "12/03/2024",
    "© Riproduzione riservata",
    "«",
    "\x00",
    "\u200b",
    "a | b",
    "***",
    "(",
    "Roma, 12 marzo 2024",
    "parola-",
    "La – Il – ",
    "L'Aquila -",
    "Di",
    "Home » Altro",
    "Fonte:",
    "| a | b |",
    "FINE",
    "Ufficio stampa",
    "Dal nostro inviato a",
    "(di )",
    "[Nella foto",
    "12 marzo 2024 di",
)


def assert_tiles(seed: Seed, blocks: tuple[Block, ...]) -> None:
    """Blocks follow each other, hold their words, and leave only white space uncovered."""
    at = seed.body_start
    for block in blocks:
        assert block.passage.start >= at
        assert seed.text[block.passage.start : block.passage.end] == block.passage.text
        assert block.passage.text.strip() == block.passage.text != ""
        assert seed.text[at : block.passage.start].strip() == ""
        assert block.rule
        at = block.passage.end
    assert seed.text[at:].strip() == ""


@pytest.mark.parametrize("case", cases("layout"))
def test_structure(case: dict[str, Any], knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """The text of each row of the table has the blocks the row names."""
    seed = seed_of(case["text"])
    expected = ["paragraph" if kind == "p" else kind for kind in case["is"]]

    blocks = read_blocks(seed, load_language(case.get("language", "it")), knowledge)

    assert expected == [str(block.kind) for block in blocks]
    for kind, words in case.get("has", {}).items():
        assert words in [block.passage.text for block in blocks if block.kind == kind]
    assert_tiles(seed, blocks)


@settings(max_examples=200, deadline=None)
@given(
    pieces=st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=30)), max_size=30),
    joiner=st.sampled_from(["\n", "\n\n", "\r\n", " "]),
)
def test_blocks_tile_any_text(pieces: list[str], joiner: str) -> None:
    """Whatever a text holds, blocks cover it but for white space and do not overlap."""
    text = joiner.join(pieces)
    seed = Seed("any", "seeds/any.txt", "", text, "utf-8")

    assert_tiles(seed, read_blocks(seed, load_language("it"), _NOBODY))


class _Nobody(Knowledge):
    """Knows one agency and no place: structure must not depend on what is known."""

    def __init__(self) -> None:
        pass

    def find(self, surface: str, language: str, kind: Any = None) -> tuple[Any, ...]:
        del surface, language, kind
        return ()

    def agency(self, surface: str) -> Any:
        return surface if surface.casefold() == "ansa" else None

    def place(self, surface: str, language: str) -> Any:
        del surface, language

    def first_name(self, word: str) -> str:
        del word
        return ""


_NOBODY = _Nobody()


def test_front_matter_is_left_out(italian: LanguagePack, knowledge: Knowledge) -> None:
    """Blocks begin where the article begins, after the front matter."""
    text = "---\ntitle: Altro\n---\nIl porto riapre lunedì alle navi da carico dopo due anni di lavori.\n"
    seed = Seed("a", "seeds/a.txt", "", text, "utf-8", text.index("Il porto"))

    blocks = read_blocks(seed, italian, knowledge)

    assert [BlockKind.PARAGRAPH] == [block.kind for block in blocks]
    assert_tiles(seed, blocks)


@pytest.mark.parametrize(
    "text",
    [
        "«" * 10_000,
        "a " * 100_000,
        "x" * 200_000,
        "(" * 20_000,
        "- " * 50_000,
        "# " * 20_000,
        "|" * 50_000,
        "\n" * 50_000,
        "Roma, " * 30_000,
    ],
    ids=["quotation marks", "one line", "one word", "brackets", "dashes", "hashes", "bars", "line ends", "commas"],
)
def test_pathological_texts(text: str, italian: LanguagePack, knowledge: Knowledge) -> None:
    """Texts of one sign or one line are read like any other."""
    seed = Seed("a", "seeds/a.txt", "", text, "utf-8")

    assert_tiles(seed, read_blocks(seed, italian, knowledge))


@pytest.mark.parametrize(
    "lines",
    ["Una riga breve", "Leggi anche\nAltro titolo", "10.40 - Voce di prova", "Abc", "Parole e parole.\n© Riproduzione riservata"],
    ids=["short lines", "labels", "times", "codes", "rights"],
)
def test_judgements_do_not_look_at_all_other_lines(
    lines: str, italian: LanguagePack, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice the lines are looked at about twice as often, whatever they are."""
    looks: list[int] = []
    read = Surroundings.line

    def counted(around: Surroundings, piece: Piece) -> str:
        looks[-1] += 1
        return read(around, piece)

    monkeypatch.setattr(Surroundings, "line", counted)
    for times in (300, 600):
        looks.append(0)
        read_blocks(Seed("a", "seeds/a.txt", "", f"{lines}\n" * times, "utf-8"), italian, knowledge)

    assert looks[1] <= 2.2 * looks[0] + 50


def test_thousands_of_lines(italian: LanguagePack, knowledge: Knowledge) -> None:
    """Many short lines are read line by line, without looking at all others for each."""
    seed = Seed("a", "seeds/a.txt", "", "Una riga breve\n" * 5_000, "utf-8")

    assert_tiles(seed, read_blocks(seed, italian, knowledge))
