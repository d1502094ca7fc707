"""Summaries against the sentences marked by hand, and the measure itself."""

from __future__ import annotations

import pytest

from tests.gate.floors import HERE
from tests.gate.summaries import compare, first_sentences, load_marks, mark_of, mean, share

MARKS = {"Il ponte riapre": 2, "I lavori sono": 2, "Il sindaco": 1, "La giunta": 1}


def test_summaries_are_not_below_the_first_three_sentences() -> None:
    """Over all marked texts, summaries carry at least as much of the story as the first three sentences do."""
    ours, first = zip(*compare().values(), strict=True)
    assert mean(list(first)) <= mean(list(ours))


def test_every_marked_text_is_measured() -> None:
    """The five seeds and the 26 texts written for development are marked, each with three sentences or more."""
    assert set(load_marks()) == set(compare())
    assert 5 + 26 == len(compare())
    assert all(len(marks) >= 3 and set(marks.values()) <= {1, 2} for marks in load_marks().values())


def test_marks_name_one_sentence_each() -> None:
    """Each opening stands in its text exactly once."""
    for name, marks in load_marks().items():
        text = (HERE / "texts" / f"{name}.txt").read_text(encoding="utf-8")
        assert [1] * len(marks) == [text.count(opening) for opening in marks], name


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (["Il ponte riapre lunedì.", "I lavori sono finiti.", "La giunta tace."], 1.0),
        (["Il ponte riapre lunedì.", "Piove."], 0.4),
        (["Piove.", "Piove.", "Piove.", "Il ponte riapre lunedì."], 0.0),
        ([], 0.0),
    ],
)
def test_share(chosen: list[str], expected: float) -> None:
    """Marks of the chosen three count against those of the best three; a fourth sentence counts for nothing."""
    assert expected == share(chosen, MARKS)


def test_a_mark_lies_within_a_sentence() -> None:
    """A sentence that holds a marked opening has its mark, the best one when it holds several."""
    assert 2 == mark_of("Secondo la giunta. Il sindaco parla. Il ponte riapre.", MARKS)
    assert 0 == mark_of("Altro.", MARKS)


def test_the_first_sentences_are_those_of_paragraphs() -> None:
    """Headline and boilerplate are no sentences of the story."""
    blocks = [
        {"kind": kind, "passage": {"text": words}}
        for kind, words in (
            ("headline", "Uno. Due."),
            ("paragraph", "Tre. Quattro."),
            ("boilerplate", "No."),
            ("paragraph", "Cinque. Sei."),
        )
    ]
    assert ["Tre.", "Quattro.", "Cinque."] == first_sentences({"language": {"value": "it"}, "blocks": blocks})
