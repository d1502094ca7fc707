"""Where sentences end."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.lang.summary import load_summary_words
from digest.reading.sentences import sentences
from tests.counting import work
from tests.tables import cases


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences(case: dict[str, Any]) -> None:
    """Each row's text is split as the row says."""
    text = case["text"]
    abbreviations = load_summary_words(case.get("language", "it")).abbreviations
    assert case["expect"] == [text[start:end] for start, end in sentences(text, 0, len(text), abbreviations)]


def test_offsets_are_of_the_whole_text() -> None:
    """Offsets count from the text's beginning, not from the stretch that is split."""
    text = "Titolo\nUno. Due."
    assert ((7, 11), (12, 16)) == sentences(text, 7, len(text), ())


@settings(deadline=None)
@given(st.text(alphabet="aB1 .!?…«»“”\"'’()\n-", max_size=200))
def test_nothing_is_lost(text: str) -> None:
    """Sentences follow each other without overlap and leave out nothing but white space."""
    at = 0
    for start, end in sentences(text, 0, len(text), frozenset({"a"})):
        assert not text[at:start].strip()
        assert start < end
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("piece", ['"', "«", "”", ". ", ".", "a.b", "A. ", "«A. ", '". "', "x" * 50 + " "])
def test_work_is_linear(piece: str) -> None:
    """Twice the text is about twice the work, whatever it is made of."""

    def cost(times: int) -> int:
        text = piece * times
        return work(lambda: sentences(text, 0, len(text), frozenset({"a"})))

    assert cost(2_000) < 2.3 * cost(1_000) + 500
