"""Value types: a date is as precise as its source and never impossible."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.values import DateRange, PartialDate


@pytest.mark.parametrize(
    ("iso", "precision"),
    [
        ("2022", "year"),
        ("2022-10", "month"),
        ("2022-10-11", "day"),
        ("XXXX-03-07", "day_month"),
        ("XXXX-02-29", "day_month"),
        ("XXXX-03", "month_only"),
    ],
)
def test_iso_form_says_exactly_what_is_known(iso: str, precision: str) -> None:
    """Reading and writing a partial date neither adds nor loses precision."""
    date = PartialDate.from_iso(iso)

    assert date.iso == iso
    assert date.precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22-10",
        "2022-13",
        "2022-02-30",
        "2023-02-29",
        "XXXX",
        "2022-10-11-12",
        "2022-1O",
        "２０２２-10",
        "2022-10-11T10:00",
        "0000-01-01",
        "-202-10",
    ],
)
def test_impossible_or_malformed_dates_are_refused(text: str) -> None:
    """What the calendar does not have is a ValueError, not another date."""
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.from_iso(text)


def test_a_day_needs_its_month() -> None:
    """A day alone is no date."""
    with pytest.raises(ValueError, match="month"):
        PartialDate(2022, None, 3)


@given(st.dates())
def test_a_full_date_is_its_own_range(day: datetime.date) -> None:
    """The range of a day is that day."""
    assert PartialDate.of(day).range == DateRange(day, day)


@pytest.mark.parametrize(
    ("iso", "expected"), [("2024-02", "2024-02-01/2024-02-29"), ("2023", "2023-01-01/2023-12-31"), ("2023-04-05", "2023-04-05")]
)
def test_a_coarse_date_means_all_its_days(iso: str, expected: str) -> None:
    """The range holds every day that the date may mean, and no other."""
    span = PartialDate.from_iso(iso).range

    assert span is not None
    assert span.iso == expected


def test_without_a_year_there_is_no_range() -> None:
    """A day and month cannot be placed in time."""
    assert PartialDate.from_iso("XXXX-03-07").range is None
