"""The ledger: who said what, and what was said of whom."""

from __future__ import annotations

import pytest

from digest.corpus.ledger import make_ledger
from digest.model import EntityKind
from tests.corpus.texts import read_text

ANNA, CARLO = (EntityKind.PERSON, "anna-verdi"), (EntityKind.PERSON, "carlo-neri")


def said(text: str) -> dict[str, list[str]]:
    """The words by speaker's slug."""
    return {slug: [context.passage.text for context in found] for (_, slug), found in make_ledger((read_text("one", text),)).said.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Anna Verdi ha parlato a Lucca. «Torneremo presto», ha detto Anna Verdi.",
            {"anna-verdi": ["Torneremo presto"]},
            id="named speaker",
        ),
        pytest.param("A Lucca molti dicono: «Torneremo presto in piazza, e non da soli».", {}, id="nobody is named, nobody said it"),
        pytest.param(
            "Verdi: «Torneremo presto»\n\nLUCCA - Anna Verdi ha parlato ieri. «Torneremo presto in piazza», ha detto Anna Verdi.\n",
            {"anna-verdi": ["Torneremo presto in piazza"]},
            id="a headline repeats what the body quotes",
        ),
    ],
)
def test_words_belong_to_whom_the_text_gives_them(text: str, expected: dict[str, list[str]]) -> None:
    """A quotation is in the ledger of its speaker, once; words that the text gives nobody are nobody's."""
    assert expected == said(text)


def test_words_about_somebody_are_not_their_own() -> None:
    """A quotation that names another one is said of that one; naming oneself is not."""
    text = "Anna Verdi ha parlato a Lucca con Carlo Neri. «Carlo Neri è un amico, parola di Anna Verdi», ha detto Anna Verdi. Carlo Neri ha taciuto."
    ledger = make_ledger((read_text("one", text),))

    assert [context.passage.text for context in ledger.said_of[CARLO]] == ["Carlo Neri è un amico, parola di Anna Verdi"]
    assert ANNA not in ledger.said_of


def test_texts_come_in_their_order_and_quotations_in_the_texts() -> None:
    """The ledger keeps the order of the briefings, then that of the text."""
    one = read_text("one", "Anna Verdi ha parlato a Lucca. «Torneremo presto», ha detto Anna Verdi. «Anzi, subito», ha aggiunto.")
    two = read_text("two", "Anna Verdi ha parlato a Pisa. «Siamo stanchi», ha detto Anna Verdi.")

    assert [(context.briefing, context.passage.text) for context in make_ledger((two, one)).said[ANNA]] == [
        ("two", "Siamo stanchi"),
        ("one", "Torneremo presto"),
        ("one", "Anzi, subito"),
    ]
