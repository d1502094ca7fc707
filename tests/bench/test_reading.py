"""The benchmark command: what it prints can be read, and a floor that is missed ends it with code 1. Nothing here depends on speed."""

from __future__ import annotations

import sys

import pytest

from tests.bench import reading


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures from nowhere instead of measured ones: reading takes four times as long as bare spaCy."""

    def told(name: str) -> dict[str, float]:
        return {f"{key} {time_of}": cost for key, cost in (("bare spaCy", 1.0), (name, 4.0)) for time_of in ("first", "again")}

    monkeypatch.setattr(reading, "in_a_process_of_its_own", told)
    monkeypatch.setattr(reading, "by_length", lambda: [(100, 40.0), (200, 40.0)])


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("floor", "code"), [("0.2", 0), ("0.25", 0), ("0.33", 1)])
def test_a_floor_that_is_missed_ends_with_one(
    floor: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The ratio of reading texts for the first time decides."""
    monkeypatch.setattr(sys, "argv", ["reading", "--rounds", "1", "--floor", floor])

    assert code == reading.main()
    told = capsys.readouterr().out
    assert "bare spaCy, first" in told
    assert [row.split()[-1] for row in told.splitlines() if row.startswith(("reading", "briefing"))] == ["0.25"] * 4
    assert "       200 words     40.0 microseconds a word" in told


def test_each_reader_is_measured_first_and_again() -> None:
    """A measurement holds four figures, all of them times."""
    measured = reading.measure("reading", reading.texts()[:8])

    assert {"bare spaCy first", "bare spaCy again", "reading first", "reading again"} == set(measured)
    assert min(measured.values()) > 0


def test_only_texts_of_the_language_are_read() -> None:
    """Texts of other languages, which need other tables, do not blur the figures."""
    names = [seed.name for seed in reading.texts()]

    assert len(names) > 50
    assert not [name for name in names if name.startswith(("en", "fr"))]
