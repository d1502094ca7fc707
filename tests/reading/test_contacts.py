"""Blocks of press contacts: where they are, and what in them is private."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.kb.knowledge import Knowledge
from digest.lang.pack import load_language
from digest.model import Block, BlockKind, Passage
from digest.reading.article import read_article
from digest.reading.layout.contacts import holds_details, holds_numbers, is_contact, private_stretches
from tests.conftest import SeedMaker
from tests.counting import work
from tests.tables import cases

STORY = (
    "Il nuovo ponte apre lunedì\n"
    "Il sindaco Paolo Ferri ha annunciato ieri che il ponte sul torrente riaprirà lunedì prossimo dopo otto mesi di lavori.\n"
    "Chi abita in zona può chiamare il numero verde 800 765 432 oppure scrivere a ponte@torrevecchia.example, ha aggiunto Carla Neri.\n"
    "I lavori erano cominciati in primavera, dopo la piena che aveva danneggiato due piloni.\n"
)


@pytest.mark.parametrize("case", cases("contacts"))
def test_private_particulars(case: dict[str, Any], knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """Exactly the row's numbers, addresses and codes are private; the story stands whole, and nobody from the block is named by the text."""
    seed = seed_of(f"{case.get('above', '')}{STORY}\n{case['text']}")
    article = read_article(seed, load_language(case.get("language", "it")), knowledge)
    people = {entity.value.name for entity in article.entities}

    assert case["private"] == [seed.text[start:end] for start, end in private_stretches(seed.text, article.blocks)]
    assert people.isdisjoint({"Anna Prova", "Luca Testa", "Jane Sample", "Jeanne Exemple"})
    told = "".join(block.passage.text for block in article.blocks if block.kind is not BlockKind.BOILERPLATE)
    assert "numero verde 800 765 432" in told
    assert "ponte@torrevecchia.example" in told
    assert "Il nuovo ponte apre lunedì" in [block.passage.text for block in article.blocks if block.kind is BlockKind.HEADLINE]


@pytest.mark.parametrize(
    ("line", "announced", "at_all"),
    [
        ("tel. 123456", True, True),
        ("chiamare lo 0123 456789", False, True),
        ("+39 0123 456789", True, True),
        ("il 112 e il 1522", False, False),
        ("nel 2031, il 12/03/2031 o il 2031-03-12", False, False),
        ("1.234.567 abitanti", False, False),
        ("dalle 9.00-18.00", False, False),
        ("partita iva 01234567890", True, True),
        ("prvnna80a41h501x", True, True),
        ("a@b", False, False),
        ("mario.rossi@posta.example", True, True),
    ],
)
def test_shapes(line: str, announced: bool, at_all: bool) -> None:
    """What tells itself, what only a block of contacts makes a number to call, and what never is one."""
    assert (announced, at_all) == (holds_details(line), holds_numbers(line))


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text(alphabet="0123 +./()-@atel.x\n", max_size=200))
def test_stretches_are_in_order_and_inside(text: str) -> None:
    """Whatever a block holds, its private stretches lie in it, in order, and do not overlap."""
    start = len(text) // 3
    block = Block(BlockKind.BOILERPLATE, Passage(start, len(text), text[start:]), "press-contact")
    stretches = private_stretches(text, (block,))

    assert is_contact(block)
    assert all(start <= first < last <= len(text) for first, last in stretches)
    assert all(one[1] <= other[0] for one, other in pairwise(stretches))


def test_work_is_linear() -> None:
    """Numbers without end, in one line and in many."""

    def looked_at(times: int) -> int:
        text = "12 34 " * times
        block = Block(BlockKind.BOILERPLATE, Passage(0, len(text), text), "press-contact")
        return work(lambda: private_stretches(text, (block,)))

    assert looked_at(2_000) < 2.5 * looked_at(1_000)
