"""Words broken at line ends are read whole, and their passages stay as the seed has them."""

from __future__ import annotations

from typing import Any

import pytest

from digest.extract.terms import words_in
from digest.kb.knowledge import Knowledge
from digest.lang.pack import load_language
from digest.model import Entity
from digest.reading.layout.blocks import read_blocks
from digest.reading.names.reader import read_names
from digest.reading.pipeline import pipeline
from tests.builders import seed_named
from tests.counting import work
from tests.tables import cases


def _entities(text: str, knowledge: Knowledge) -> list[Entity]:
    seed = seed_named("a", text)
    pack = load_language("it")
    blocks = read_blocks(seed, pack, knowledge)
    found = read_names(seed, pipeline("it")(text), blocks, pack, knowledge)
    assert all(text[one.start : one.end] == one.text for entity in found for one in entity.passages)
    return [entity.value for entity in found]


@pytest.mark.parametrize("row", cases("broken_words"))
def test_the_names_of_a_row(row: dict[str, Any], knowledge: Knowledge) -> None:
    """A name is called by its whole word, and each mention holds the words of the seed, hyphen and line end included."""
    found = {entity.name: [mention.passage.text for mention in entity.mentions] for entity in _entities(row["text"], knowledge)}
    assert row["names"] == {name: found[name] for name in row["names"]}
    for other in row.get("never", ()):
        assert other not in found


@pytest.mark.parametrize("end", ["-\n", "-\r\n", "‐\n", "\u00ad\n", "- \n  "])
def test_every_kind_of_line_end_breaks_a_word(end: str) -> None:
    """Hyphen, soft hyphen, Windows line ends and indented lines: one word for topics too, its offsets over both halves."""
    text = f"la muni{end}zione"

    assert [("munizione", 3, len(text))] == [(folded, start, stop) for folded, _, start, stop in words_in(text, 0, len(text))[1:]]


def test_a_hyphen_before_a_capital_or_inside_a_line_joins_nothing() -> None:
    """A double name keeps its hyphen, a dash typed without its space is none of the word's."""
    assert ["ferri", "zanon"] == [word for word, *_ in words_in("Ferri-\nZanon", 0, 12)]
    assert ["sto", "ha", "detto"] == [word for word, *_ in words_in("sto- ha detto", 0, 13)]


def test_work_is_linear_in_broken_lines(knowledge: Knowledge) -> None:
    """Ten times as many broken lines cost at most about ten times the work."""

    def cost(lines: int) -> int:
        text = "Il sindaco Zeno Bragalo-\nne parla dell'indu-\nstria di Pavia. " * lines
        return work(lambda: _entities(text, knowledge))

    assert cost(400) < 14 * cost(40)
