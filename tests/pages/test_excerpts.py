"""The sentence around some words."""

from __future__ import annotations

from digest.model import Block, BlockKind
from digest.pages.excerpts import excerpt
from digest.values import Passage
from tests.pages.samples import bare, passage, seed_of


def sentence(text: str, words: str) -> tuple[str, str, str]:
    """The parts of the sentence around words in a text of one paragraph."""
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text), text), "layout")
    found = excerpt(bare(seed_of("a", text), (block,)), passage(text, words))
    return found.before, found.words, found.after


def test_one_sentence_of_three() -> None:
    """Neighbouring sentences are left out."""
    assert sentence("Prima frase. La sindaca Verdi parla. Terza frase.", "Verdi") == ("La sindaca ", "Verdi", " parla.")


def test_an_initial_does_not_end_a_sentence() -> None:
    """The dot of an initial belongs to the name."""
    assert sentence("Ieri. Il perito A. Bianchi ha firmato. Fine.", "Bianchi")[0] == "Il perito A. "


def test_a_question_inside_marks_ends_with_them() -> None:
    """Closing marks belong to the sentence they close."""
    assert sentence("«Dove andiamo?» Lo chiede Rossi. Poi tace.", "Rossi") == ("Lo chiede ", "Rossi", ".")


def test_a_very_long_sentence_is_cut_at_words() -> None:
    """What is longer than a glance is cut, between words, and says so."""
    text = "parola " * 200 + "Rossi" + " altra" * 200
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text), text), "layout")
    found = excerpt(bare(seed_of("a", text), (block,)), passage(text, "Rossi"))

    assert (found.cut_before, found.cut_after) == (True, True)
    assert found.before.startswith("parola ")
    assert found.after.endswith("altra")
    assert len(found.before) < 300


def test_words_outside_every_block() -> None:
    """Words that no block holds have their line around them."""
    found = excerpt(bare(seed_of("a", "Una riga.\nAltra riga qui.\n")), Passage(10, 15, "Altra"))

    assert (found.before, found.words, found.after) == ("", "Altra", " riga qui.")
