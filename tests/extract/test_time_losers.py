"""What words about time could have meant is kept beside what they mean, with the rule that proposed it and why it lost."""

from __future__ import annotations

from typing import Any

import pytest

from digest.extract.resolve import resolve_times
from digest.lang.pack import LanguagePack, load_language
from digest.model import TimeExpression
from digest.reading.times.reader import read_times
from digest.values import Basis, PartialDate, Sourced
from tests.builders import seed_named
from tests.tables import cases


def _read(text: str, pack: LanguagePack, anchor: str) -> tuple[Sourced[TimeExpression], ...]:
    return resolve_times(read_times(seed_named("a", text), (), pack), None if anchor == "none" else PartialDate.from_iso(anchor))


@pytest.mark.parametrize("row", cases("time_losers"))
def test_the_losers_of_a_row(row: dict[str, Any]) -> None:
    """What a row of the table says could have been meant, and why it was not."""
    found = _read(row["text"], load_language(row.get("language", "it")), row["anchor"])
    losers = {
        one.value.words: {other.value.resolved.iso: f"{other.rule}, {other.reason}" for other in one.others if other.value.resolved}
        for one in found
    }
    assert row["losers"] == {words: losers[words] for words in row["losers"]}


def test_two_losers_lean_on_the_words_themselves(italian: LanguagePack) -> None:
    """A weekday loses the days of the weeks on both sides: inferred like the meaning that won, each a reading of the same words."""
    text = "Il corteo è partito venerdì dal molo."
    (time,) = _read(text, italian, "2025-03-12")

    assert ["2025-03-14", "2025-02-28"] == [other.value.resolved.iso for other in time.others if other.value.resolved]
    assert {Basis.INFERRED} == {other.basis for other in time.others}
    assert {(time.passages[0],)} == {other.passages for other in time.others}


@pytest.mark.parametrize(
    "text", ["Il 12 marzo 2025 si vota.", "Ieri ha piovuto.", "Dal 3 al 7 giugno 2025.", "Nel 2024.", "13/05/2025", "04/04/2025"]
)
def test_what_can_mean_one_thing_has_no_losers(text: str, italian: LanguagePack) -> None:
    """A date with its year, a day counted from today, figures that only one order fits: nothing else was in question."""
    assert [()] == [time.others for time in _read(text, italian, "2025-03-12")]


@pytest.mark.parametrize("anchor", ["0001-01-03", "9999-12-29", "2024-02-29"])
def test_the_ends_of_the_calendar_are_no_error(anchor: str, italian: LanguagePack) -> None:
    """At the first and last year, and on a leap day, what the calendar does not have is left out."""
    found = _read("Venerdì; il 29 febbraio, a maggio, in inverno, il 31 dicembre e il 1° gennaio.", italian, anchor)

    assert 6 == len(found)
    assert all(len(time.others) <= 2 for time in found)
