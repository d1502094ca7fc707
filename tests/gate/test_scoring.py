"""The scorer itself: it counts what it says it counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gate.scoring import Counts, score_body, score_date, score_names, score_quotations, score_tags, score_title

PERSON = {"name": "Anna Verdi", "variants": ["Verdi"], "aliases": ["A. Verdi"]}
OPTIONAL = {"name": "Roma", "opt": True}


def gold(**changes: Any) -> dict[str, Any]:
    """An annotation with nothing in it, and these changes."""
    empty: dict[str, Any] = {
        "title": {"value": None},
        "date": {"stated": None},
        "persons": [],
        "orgs": [],
        "places": [],
        "quotes": [],
        "tags": [],
        "boilerplate": [],
    }
    return {**empty, **changes}


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        (["Anna Verdi"], (1, 0, 0)),
        (["la ministro Verdi"], (1, 0, 0)),
        (["Anna Verdi", "Verdi"], (1, 1, 0)),
        (["Bruno Neri"], (0, 1, 1)),
        (["Anna Verdi", "Roma"], (1, 0, 0)),
        ([], (0, 0, 1)),
    ],
)
def test_names_are_counted_once_per_entity(predicted: list[str], expected: tuple[int, int, int]) -> None:
    """Any form counts, a second hit is wrong, optional entities neither help nor harm."""
    assert score_names([PERSON, OPTIONAL], predicted) == expected


@pytest.mark.parametrize(
    ("stated", "predicted", "expected"),
    [
        (None, None, "none"),
        (None, "2025-01-02", "invented"),
        ({"value": "2025-01-02", "precision": "day"}, "2025-01-02", "correct"),
        ({"value": "2025-01-02", "precision": "day"}, "2025-01", "partial"),
        ({"value": "2025-01-02", "precision": "day"}, "2025-01-03", "wrong"),
        ({"value": "2025-01", "precision": "month"}, "2025-01-01", "wrong"),
        ({"value": "2025-01-02", "precision": "day"}, None, "missed"),
    ],
)
def test_dates_have_outcomes(stated: dict[str, str] | None, predicted: str | None, expected: str) -> None:
    """A date is never right when it says more than the text."""
    assert score_date(gold(date={"stated": stated}), {"value": predicted} if predicted else None) == expected


def test_speaker_counts_apart_from_span() -> None:
    """A found quotation with the wrong speaker is right as a span and wrong with its speaker."""
    quotes = [{"text": "uno due tre quattro cinque", "speaker": "Anna Verdi"}]
    annotated = gold(persons=[PERSON], quotes=quotes)

    assert score_quotations(annotated, [{"text": "uno due tre quattro", "speaker": "Bruno"}]) == ((1, 0, 0), (0, 1, 1))
    assert score_quotations(annotated, [{"text": "uno due tre quattro", "speaker": "Verdi"}]) == ((1, 0, 0), (1, 0, 0))
    assert score_quotations(annotated, [{"text": "altro", "speaker": None}]) == ((0, 1, 1), (0, 1, 1))


def test_derived_headline_is_no_headline() -> None:
    """A headline marked as generated counts as none."""
    titled = gold(title={"value": "Tre sì alla legge"})

    assert score_title(titled, {"title": "TRE SÌ ALLA LEGGE"}) == (1, 0, 0)
    assert score_title(titled, {"title": "Tre sì alla legge", "title_generated": True}) == (0, 0, 1)
    assert score_title(gold(), {"title": "Altro"}) == (0, 1, 0)


def test_body_counts_boilerplate_left_behind() -> None:
    """Boilerplate that is still there is counted, and so is what was lost of the text."""
    text = "La legge passa.\nLeggi anche: altro"
    annotated = gold(boilerplate=["Leggi anche: altro"])

    assert score_body(annotated, text, "La legge passa.") == (1, 0, 1.0)
    assert score_body(annotated, text, text) == (1, 1, 1.0)
    assert score_body(annotated, text, "La legge") == (1, 0, 2 / 3)


def test_tags_match_by_stem_and_alias() -> None:
    """A tag is found by the beginning of its words or by another name of its entity."""
    annotated = gold(persons=[PERSON], tags=["munizioni", "Anna Verdi", "pesca"])

    assert score_tags(annotated, ["Munizione", "Verdi", "caccia"]) == (2, 1, 1)


def test_f1_of_nothing_is_one() -> None:
    """Nothing to find and nothing found is perfect; anything else without a hit is zero."""
    assert Counts().f1 == 1.0
    assert Counts(wrong=1).f1 == 0.0
    assert Counts(hits=1, wrong=1).f1 == pytest.approx(2 / 3)
