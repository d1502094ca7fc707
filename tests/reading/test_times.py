"""Expressions of time are found with their form, and nothing else is taken for one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.lang.pack import LanguagePack, load_language
from digest.model import Block, BlockKind
from digest.reading.times.reader import TimeForm, read_times
from tests.builders import seed_named
from tests.counting import work
from tests.tables import cases


@pytest.mark.parametrize("row", cases("times"))
def test_the_words_and_forms_of_a_row(row: dict[str, Any]) -> None:
    """What a row of the table names is found in that form, in that order, and nothing else."""
    seed = seed_named("a", row["text"])
    found = read_times(seed, (), load_language(row.get("language", "it")))
    expected = [] if row["found"] == "" else list(row["found"].items())
    assert expected == [(mention.passage.text, mention.form.value) for mention in found]


def test_passages_point_into_the_text(italian: LanguagePack) -> None:
    """Every passage is the text at its offsets, whatever stands around it."""
    text = "\r\n«Il 3 marzo», disse.\r\n\r\nDal 3 al 7 giugno\t2025\x00, l’altro ieri e fine 2026.\r\n"
    found = read_times(seed_named("a", text), (), italian)
    assert len(found) == 4
    assert all(text[mention.passage.start : mention.passage.end] == mention.passage.text for mention in found)


def test_only_blocks_are_read(italian: LanguagePack) -> None:
    """A date outside the blocks is not read, and no expression crosses from one block into the next."""
    seed = seed_named("a", "2025-01-02\nil 12 marzo 2025")
    blocks = tuple(Block(BlockKind.PARAGRAPH, seed.passage(start, end), "by-hand") for start, end in ((11, 16), (16, 27)))
    assert [("marzo 2025", BlockKind.PARAGRAPH)] == [(mention.passage.text, mention.block) for mention in read_times(seed, blocks, italian)]


@pytest.mark.parametrize("text", [" date 2025-03 Rocca Berta", "Un titolo\n date 2025-03-04\nRocca Berta"])
def test_a_collectors_mark_is_its_own_form(text: str, italian: LanguagePack) -> None:
    """A date after the word ``date`` at the beginning of one of the first lines is a collector's mark."""
    assert [TimeForm.COLLECTOR_MARK] == [mention.form for mention in read_times(seed_named("a", text), (), italian)]


def test_the_word_date_in_a_sentence_makes_no_mark(english: LanguagePack) -> None:
    """The same words inside a sentence are a date like any other."""
    found = read_times(seed_named("a", "They set a date 2025-03-04 for the vote."), (), english)
    assert [TimeForm.ISO_DATE] == [mention.form for mention in found]


def test_the_tense_of_the_sentence_is_noted(italian: LanguagePack) -> None:
    """The nearest verb that shows a tense is a hint on the mention; another sentence's verb is none."""
    found = read_times(seed_named("a", "Martedì si voterà. Mercoledì ha parlato. Giovedì, niente."), (), italian)
    assert [1, -1, 0] == [mention.tense for mention in found]


def test_the_date_of_a_law_is_marked(italian: LanguagePack) -> None:
    """A full date right after the word for a law is the date of another document."""
    (mention,) = read_times(seed_named("a", "Lo dice la legge 12 marzo 1999, n. 68."), (), italian)
    assert mention.after_name_word


def test_french_times_are_read() -> None:
    """The same grammar reads French with French words."""
    text = "Le 22 avril 2025, mardi, le mois dernier, d’ici à 2030, il y a deux ans, le 1er mai."
    found = read_times(seed_named("a", text), (), load_language("fr"))
    expected = ["22 avril 2025", "mardi", "le mois dernier", "d’ici à 2030", "il y a deux ans", "1er mai"]
    assert expected == [mention.passage.text for mention in found]


_WORDS_OF_TIME = """
12 31 2025 marzo mar. lunedì oggi il dal al e tra fine anni giorni fa scorso 30/02/2025 2025-13-45 date , - « ’ dell’
999999999999999999999999999999 ٣ ² 1° Ⅻ x
"""


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*_WORDS_OF_TIME.split(), "\n", "\r"]),
        max_size=40,
    )
)
def test_no_text_raises(italian: LanguagePack, words: list[str]) -> None:
    """Any sequence of words of time, sensible or not, is read without an error and with true passages."""
    text = " ".join(words)
    for mention in read_times(seed_named("a", text), (), italian):
        assert text[mention.passage.start : mention.passage.end] == mention.passage.text
        assert mention.impossible in (True, False)
        assert mention.date is None or mention.date.iso


@pytest.mark.parametrize("piece", ["12 marzo 2025, ", "fino a ", "«", "1.", "lunedì e ", "dell’", "12 ", "\n \n"])
def test_work_is_linear_in_length(piece: str, italian: LanguagePack) -> None:
    """Twice the text is about twice the work."""

    def cost(size: int) -> int:
        seed = seed_named("a", piece * (size // len(piece)))
        return work(lambda: read_times(seed, (), italian))

    assert cost(8_000) < 2.3 * cost(4_000) + 500
