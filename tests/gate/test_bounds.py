"""The gate of bounds: dated texts with their date hidden lie between the days that are found for them."""

from __future__ import annotations

import pytest

from tests.bench.bounds import HIDDEN, results, story_results

ENOUGH = {"all": 18, "day": 3, "day and month": 10, "year": 18}
"""Texts for which bounds are found at least, by what is hidden; only raised."""


@pytest.mark.parametrize("hidden", HIDDEN)
def test_every_true_day_lies_within(hidden: str) -> None:
    """Bounds that leave out the true day would mislead: not one, but for texts that were annotated as contradicting their own date."""
    rows = [row for row in results() if row.hidden == hidden and not row.at_odds]

    assert [] == [row.name for row in rows if not row.contained]
    assert ENOUGH[hidden] <= sum(row.bounds is not None for row in rows)


def test_stories_date_their_tellings_right() -> None:
    """A telling whose date is hidden lies within what its story leaves."""
    rows = story_results()

    assert [] == [row.name for row in rows if not row.contained]
    assert 5 <= len(rows)
