"""The publication date is what the text states, never the date of an event, never today's."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.extract.dates import DatesRead, read_dates
from digest.kb.knowledge import Knowledge
from digest.lang.pack import LanguagePack, load_language
from digest.reading.layout.blocks import read_blocks
from digest.reading.times.reader import read_times
from digest.values import Basis, PartialDate
from tests.builders import seed_named
from tests.tables import cases


def _dates(text: str, pack: LanguagePack, knowledge: Knowledge | None) -> DatesRead:
    seed = seed_named("a", text)
    blocks = () if knowledge is None else read_blocks(seed, pack, knowledge)
    return read_dates(seed, blocks, read_times(seed, blocks, pack), pack)


def _agrees(row: dict[str, Any], read: DatesRead) -> None:
    shown = {"published": read.published, "inferred": read.inferred, "updated": read.updated}
    for name, sourced in shown.items():
        if name in row:
            assert row[name] == ("none" if sourced is None else sourced.value.iso), name
    if "rule" in row:
        assert read.published is not None
        assert row["rule"] == read.published.rule
    if "inferred_rule" in row:
        assert read.inferred is not None
        assert row["inferred_rule"] == read.inferred.rule
    if "findings" in row:
        assert sorted(row["findings"].split()) == sorted(finding.code for finding in read.findings)


@pytest.mark.parametrize("row", cases("dates"))
def test_the_dates_of_a_row(row: dict[str, Any], knowledge: Knowledge) -> None:
    """What a row of the table says that its text states, what follows, and what an editor is told."""
    _agrees(row, _dates(row["text"], load_language(row.get("language", "it")), knowledge))


@pytest.mark.parametrize("row", [row for row in cases("dates") if "structured" not in row.values[0]])
def test_the_dates_of_a_row_without_its_structure(row: dict[str, Any]) -> None:
    """The same dates are found when nothing is known of the text's structure: a wrong layout does not make or lose a date."""
    _agrees(row, _dates(row["text"], load_language(row.get("language", "it")), None))


def test_every_value_points_at_its_words(italian: LanguagePack) -> None:
    """Stated, inferred and losing values carry passages of the text; what is inferred says so and names what it leans on."""
    text = "martedì 20 maggio\n\nNove guasti nel 2024, dice la direttrice, che il 4 marzo 2021 ne aveva contati due. Impianti promessi entro il 2027."
    read = _dates(text, italian, None)
    assert read.published is not None
    assert read.inferred is not None
    assert (Basis.READ, Basis.INFERRED) == (read.published.basis, read.inferred.basis)
    assert ["martedì 20 maggio", "nel 2024", "entro il 2027"] == [passage.text for passage in read.inferred.passages]
    passages = [*read.published.passages, *read.inferred.passages, *(one for other in read.published.others for one in other.passages)]
    assert all(text[passage.start : passage.end] == passage.text for passage in passages)


def test_losing_candidates_are_kept_with_their_reason(italian: LanguagePack) -> None:
    """Every other date that might have been taken is kept, with the rule that proposed it and why it lost."""
    text = (
        "Riapre il ponte\nPubblicato il 21 febbraio 2026 alle 17:05 - Aggiornato il 22 febbraio 2026\n\n"
        "ROMA, 21 FEB – Il ponte riapre il 20 aprile 2026, dice la legge 3 marzo 2020, n. 12.\n\nRoma, 23/02/2026"
    )
    read = _dates(text, italian, None)
    assert read.published is not None
    expected = [
        ("2026-02-23", "closing-line", "other-date"),
        ("XXXX-02-21", "dateline-day", "coarser"),
        ("2026-02-22", "update-line", "update-date"),
        ("2026-04-20", "event-date", "event-date"),
        ("2020-03-03", "other-document", "other-document"),
    ]
    assert expected == [(other.value.iso, other.rule, other.reason) for other in read.published.others]


def test_joined_dates_name_both_passages(italian: LanguagePack) -> None:
    """A date put together from two places leans on both, and keeps each part as a candidate."""
    read = _dates(" date 2025-03 Rocca Berta, 7 mar. (Agenzianova) - Il consiglio ha approvato il bilancio.", italian, None)
    assert read.published is not None
    assert PartialDate(2025, 3, 7) == read.published.value
    assert ["2025-03", "7 mar."] == [passage.text for passage in read.published.passages]
    assert ["2025-03", "XXXX-03-07"] == [other.value.iso for other in read.published.others]


def test_two_dates_show_both_passages(italian: LanguagePack) -> None:
    """Two stated dates that disagree are one finding that points at both."""
    read = _dates("Un titolo\nPubblicato il 3 marzo 2025\n\nRoma, 5 marzo 2025 - La direttrice ha annunciato nuovi fondi.", italian, None)
    (finding,) = read.findings
    assert ("two-dates", ["3 marzo 2025", "5 marzo 2025"]) == (finding.code, [passage.text for passage in finding.passages])


_WORDS_OF_DATES = """
Roma, 12 31 aprile 2025 mar. lunedì oggi il dal Pubblicato Aggiornato date 30/02/2025 2025-13 - – ( ) (Agenzianova)
11-Feb-26 18:42 Il ministro ha detto che . , | x
"""


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*_WORDS_OF_DATES.split(), "\n", "\r"]),
        max_size=30,
    )
)
def test_no_text_raises(italian: LanguagePack, knowledge: Knowledge, words: list[str]) -> None:
    """Any sequence of words of dates gives dates or none, with true passages, and no error, with structure or without."""
    text = " ".join(words)
    for known in (None, knowledge):
        read = _dates(text, italian, known)
        for value in (read.published, read.inferred, read.updated):
            assert value is None or all(text[passage.start : passage.end] == passage.text for passage in value.passages)


@pytest.mark.parametrize(
    "text", ["31 aprile 2025 - " * 300, "12 marzo 2025\n" * 300, "Roma, 12 marzo 2025 - " * 300, "date 2025-03-04 " * 300, "\n" * 3000]
)
def test_repetition_is_no_error(text: str, italian: LanguagePack) -> None:
    """A date said hundreds of times, with or without line ends, is read without an error and with few candidates."""
    read = _dates(text, italian, None)
    assert read.published is None or len(read.published.others) <= 20


@pytest.mark.parametrize(
    ("text", "language", "published", "losers"),
    [
        ("Il ponte\nPubblicato il 04/05/25\n\nIl ponte riapre dopo tre anni di lavori.", "it", "2025-05-04", {"2025-04-05": "other-order"}),
        ("Il ponte\nPubblicato il 24/05/25\n\nIl ponte riapre dopo tre anni di lavori.", "it", "2025-05-24", {}),
        (
            "The bridge\nPosted: 04/05/2025\n\nThe bridge reopened after three years of repairs.",
            "en",
            "2025",
            {"2025-05-04": "order-unknown", "2025-04-05": "order-unknown"},
        ),
    ],
    ids=["day first", "only one order fits", "no order"],
)
def test_the_other_order_of_figures_loses(text: str, language: str, published: str, losers: dict[str, str]) -> None:
    """A date in figures keeps the reading in the other order among its losers; where no order is known both lose to the year alone."""
    read = _dates(text, load_language(language), None)

    assert read.published is not None
    assert published == read.published.value.iso
    assert losers == {other.value.iso: other.reason for other in read.published.others}
