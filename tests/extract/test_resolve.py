"""Times mean days only counted from a known date, never more precisely than their words."""

from __future__ import annotations

from typing import Any

import pytest

from digest.extract.resolve import resolve_times
from digest.lang.pack import LanguagePack, load_language
from digest.model import TimeExpression
from digest.reading.times.reader import read_times
from digest.values import Basis, PartialDate, Passage, Sourced
from tests.builders import seed_named
from tests.tables import cases

_ROWS = [row for row in cases("times") if "means" in row.values[0]]


def _resolved(text: str, pack: LanguagePack, anchor: str, passages: tuple[Passage, ...] = ()) -> dict[str, Sourced[TimeExpression]]:
    times = read_times(seed_named("a", text), (), pack)
    date = None if anchor == "none" else PartialDate.from_iso(anchor)
    return {found.value.words: found for found in resolve_times(times, date, passages)}


@pytest.mark.parametrize("row", _ROWS)
def test_the_meanings_of_a_row(row: dict[str, Any]) -> None:
    """What a row of the table says the words mean, counted from its anchor."""
    found = _resolved(row["text"], load_language(row.get("language", "it")), row["anchor"])
    meant = {words: found[words].value.resolved for words in row["means"]}
    assert row["means"] == {words: "none" if value is None else value.iso for words, value in meant.items()}


def test_a_relative_time_leans_on_the_anchor(italian: LanguagePack) -> None:
    """What is counted from the publication date is inferred and names the words that state it; a date with its year is read."""
    stated = Passage(0, 12, "12 marzo 2025")
    found = _resolved("Rinviato da ieri al 3 aprile 2026.", italian, "2025-03-12", (stated,))
    assert Basis.INFERRED is found["da ieri"].basis
    assert stated in found["da ieri"].passages
    assert Basis.READ is found["3 aprile 2026"].basis
    assert stated not in found["3 aprile 2026"].passages


@pytest.mark.parametrize("anchor", ["none", "XXXX-03-07"])
def test_without_a_year_nothing_relative_is_resolved(anchor: str, italian: LanguagePack) -> None:
    """An anchor that is missing or has no year resolves no day, week, month or year."""
    found = _resolved("Ieri, la settimana scorsa, il 4 aprile, a maggio, l'anno scorso, in primavera.", italian, anchor)
    assert len(found) == 6
    assert {None} == {one.value.resolved for one in found.values()}


def test_every_expression_is_kept_in_order(italian: LanguagePack) -> None:
    """Unresolved expressions are kept beside the others, in the order of the text."""
    times = read_times(seed_named("a", "Ogni anno, ieri, da decenni."), (), italian)
    found = resolve_times(times, PartialDate(2025, 3, 4))
    assert [None, "2025-03-03", None] == [one.value.resolved and one.value.resolved.iso for one in found]
    assert [mention.passage for mention in times] == [one.passages[0] for one in found]


@pytest.mark.parametrize("anchor", ["0001-01-01", "9999-12-31", "0001", "9999-12"])
def test_the_ends_of_the_calendar_raise_nothing(anchor: str, italian: LanguagePack) -> None:
    """Counting past the first or last year leaves a time unresolved."""
    text = (
        "Ieri, domani, lunedì scorso, martedì prossimo, la settimana prossima, la scorsa settimana, un mese fa, il mese prossimo, l'anno scorso, "
        "l'anno prossimo, tra 90 giorni, la scorsa estate, il prossimo inverno, il 3 marzo, a maggio, nella notte, nel prossimo weekend, venerdì 17."
    )
    assert len(_resolved(text, italian, anchor)) == 18
