"""Lines that hold a text back are told from lines that speak of embargoes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.kb.knowledge import Knowledge
from digest.lang.pack import LanguagePack
from digest.model import BlockKind
from digest.reading.layout.blocks import read_blocks
from digest.reading.layout.embargo import RULES, Embargoes
from tests.conftest import SeedMaker
from tests.counting import work
from tests.tables import cases

STORY = "Il consiglio di quartiere di Torre Vecchia ha approvato ieri sera, con dodici voti su venti, il progetto del nuovo ponte.\n"
FRAGMENTS = (
    "EMBARGO ",
    "fino alle 18 ",
    "- ",
    "[",
    "]",
    "(",
    ")",
    "+++",
    "***",
    "«",
    "non pubblicare prima ",
    "di lunedì",
    ". Il ",
    "0",
    "\n",
    "\x00",
)


@pytest.mark.parametrize("case", cases("embargo"))
def test_marks(case: dict[str, str], knowledge: Knowledge, italian: LanguagePack, seed_of: SeedMaker) -> None:
    """In a text with a story the row's line is a mark as far as the row says, and the rest of it is not."""
    line = case["line"]
    padding = STORY * 8 if case.get("last") == "no" else ""
    seed = seed_of(f"{padding}{line}\n{STORY}{padding}")
    expected = {"all": [line], "none": []}.get(case["mark"], [case["mark"]])

    blocks = read_blocks(seed, italian, knowledge)

    assert expected == [block.passage.text for block in blocks if block.rule in RULES]
    assert all(block.kind is BlockKind.BOILERPLATE for block in blocks if block.rule in RULES)


def read(text: str, knowledge: Knowledge, pack: LanguagePack, seed_of: SeedMaker) -> list[tuple[str, str]]:
    """Kinds and words of a text's blocks."""
    return [
        (block.rule if block.rule in RULES else block.kind.value, block.passage.text)
        for block in read_blocks(seed_of(text), pack, knowledge)
    ]


def test_a_headline_beside_a_mark_stays_a_headline(knowledge: Knowledge, italian: LanguagePack, seed_of: SeedMaker) -> None:
    """Before it or after it: the mark is split off, the words of the headline are whole."""
    for text in (
        "[EMBARGO ORE 12] Il ponte riapre lunedì",
        "EMBARGO ORE 12 – Il ponte riapre lunedì",
        "Il ponte riapre lunedì (EMBARGO ORE 12)",
    ):
        assert ("headline", "Il ponte riapre lunedì") in read(f"{text}\n{STORY}", knowledge, italian, seed_of)


def test_a_mark_after_the_dateline_is_split_off(knowledge: Knowledge, italian: LanguagePack, seed_of: SeedMaker) -> None:
    """``ROMA, 4 MAR (ANSA) - EMBARGO ALLE 18 - Il consiglio``: dateline, mark, paragraph."""
    found = read(f"ROMA, 4 MAR (ANSA) - EMBARGO ALLE 18 - {STORY}", knowledge, italian, seed_of)

    assert [("dateline", "ROMA, 4 MAR (ANSA) -"), ("embargo-mark", "EMBARGO ALLE 18"), ("paragraph", STORY.strip())] == found


def test_a_time_below_the_bare_word_belongs_to_it(knowledge: Knowledge, italian: LanguagePack, seed_of: SeedMaker) -> None:
    """The word on one line, until when on the next; below a complete mark a date is the text's own."""
    below = read(f"EMBARGO\nfino alle ore 18 di domani\n\nIl ponte riapre lunedì\n{STORY}", knowledge, italian, seed_of)
    own = read(f"EMBARGO FINO ALLE 18\n4 marzo 2031\n\nIl ponte riapre lunedì\n{STORY}", knowledge, italian, seed_of)

    assert [("embargo-line", "EMBARGO"), ("embargo-line", "fino alle ore 18 di domani")] == below[:2]
    assert ("date-line", "4 marzo 2031") in own


def test_a_kicker_above_a_story_about_an_embargo_is_none(knowledge: Knowledge, italian: LanguagePack, seed_of: SeedMaker) -> None:
    """The bare word holds nothing back where the story itself tells of an embargo."""
    text = f"Embargo\nValdoria, il voto in assemblea\n{STORY}La mozione contro l'embargo è passata con 187 voti.\n"

    assert [rule for rule, _ in read(text, knowledge, italian, seed_of) if rule in RULES] == []


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_any_mixture_is_judged(line: str) -> None:
    """A mark lies in its line, whatever the line is made of."""
    found = Embargoes(line, 0).part(line, 0, near_end=True)

    assert found is None or 0 <= found.start < found.end <= len(line)


def test_work_is_linear() -> None:
    """Twice the text, about twice the work: dashes, brackets and keys without end."""

    def looked_at(times: int) -> int:
        text = "EMBARGO - (\n" * times
        marks = Embargoes(text, 0)
        return work(lambda: [marks.part(line, 0, near_end=True) for line in (text, *text.split("\n"))])

    assert looked_at(2_000) < 2.5 * looked_at(1_000)
