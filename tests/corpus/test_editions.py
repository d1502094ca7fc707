"""Editions: which texts a month and a week hold, grouped by story, and what is only concluded apart."""

from __future__ import annotations

import datetime

import pytest

from digest.corpus.editions import days_of, make_editions
from digest.digest_model import Edition
from digest.model import Briefing
from digest.story_model import Story, Telling
from digest.values import Basis, Bound, DateBounds, DateRange, PartialDate, Sourced
from tests.builders import briefing, seed_named


def _texts(**dates: str | None) -> tuple[Briefing, ...]:
    return tuple(briefing(seed_named(name), date=date) for name, date in dates.items())


def _by_period(editions: tuple[Edition, ...]) -> dict[str, Edition]:
    return {edition.period: edition for edition in editions}


def _between(first: str, last: str) -> Sourced[DateBounds]:
    ends = PartialDate.from_iso(first), PartialDate.from_iso(last)
    return Sourced(DateBounds(*ends, (Bound("added", *ends),)), Basis.INFERRED, "bounds")


def test_a_month_holds_its_days_and_what_knows_no_more_than_the_month() -> None:
    """A text of a day and one of the month stand in it; one of a year or without a year stands in none."""
    editions = make_editions(_texts(a="2025-11-06", b="2025-11", c="2025", d="XXXX-11-06", e=None), (), {})

    assert [("2025-11", ("a", "b"))] == [(edition.period, edition.groups[0].briefings) for edition in editions]


@pytest.mark.parametrize(("texts", "weeks"), [(4, []), (5, ["2025-W45"])])
def test_a_week_has_an_edition_from_five_texts_on(texts: int, weeks: list[str]) -> None:
    """Days of one calendar week, Monday to Sunday; fewer texts stand in their month only."""
    editions = make_editions(_texts(**{f"t{number}": f"2025-11-0{3 + number}" for number in range(texts)}), (), {})

    assert weeks == [edition.period for edition in editions if "W" in edition.period]


def test_a_week_across_two_years() -> None:
    """The last days of December may lie in the first calendar week of the next year."""
    editions = _by_period(
        make_editions(_texts(**{f"t{day}": f"2025-12-{day}" for day in (29, 30, 31)}, x="2026-01-01", y="2026-01-02"), (), {})
    )

    assert ["2025-12", "2026-01", "2026-W01"] == sorted(editions)
    assert "2025-12-29/2026-01-04" == editions["2026-W01"].when.iso == days_of("2026-W01").iso


def test_texts_stand_with_their_story() -> None:
    """Stories first, those with most texts before others, then the texts that stand alone."""
    stories = (
        Story("b", (Telling("b"), Telling("c"), Telling("z")), None, (), (), ()),
        Story("e", (Telling("e"), Telling("f"), Telling("d")), None, (), (), ()),
    )
    editions = make_editions(
        _texts(a="2025-11-09", b="2025-11-08", c="2025-11-01", d="2025-11-07", e="2025-11-06", f="2025-11-05"), stories, {}
    )
    month = _by_period(editions)["2025-11"]

    assert [("e", ("d", "e", "f")), ("b", ("b", "c")), (None, ("a",))] == [(group.story, group.briefings) for group in month.groups]


def test_what_is_concluded_stands_apart() -> None:
    """A text whose possible days all lie in a month stands in it, never among those that state their date; wider bounds put it nowhere."""
    bounds = {"b": _between("2025-11-02", "2025-11-20"), "c": _between("2025-10-30", "2025-11-03")}
    month = _by_period(make_editions(_texts(a="2025-11-06", b=None, c=None), (), bounds))["2025-11"]

    assert (("a",), ("b",)) == (month.groups[0].briefings, month.inferred)


def test_a_month_of_concluded_texts_only() -> None:
    """It has an edition too."""
    editions = make_editions(_texts(a=None), (), {"a": _between("2025-11-02", "2025-11-20")})

    assert [("2025-11", (), ("a",))] == [(edition.period, edition.groups, edition.inferred) for edition in editions]


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(date: str) -> None:
    """Days at which calendars end break nothing."""
    editions = make_editions(_texts(a=date, b=date, c=date, d=date, e=date), (), {})

    assert date[:7] in _by_period(editions)


def test_days_of_a_month() -> None:
    """February of a leap year has 29."""
    assert DateRange(datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)) == days_of("2024-02")
