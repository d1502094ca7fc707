"""The language of a text is told by a library, and only of enough words."""

from __future__ import annotations

import pytest

from digest.reading.language import rank_languages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il consiglio comunale ha approvato ieri sera il bilancio di previsione con diciassette voti a favore.", "it"),
        ("The council approved the budget last night by seventeen votes to sixteen after a long debate.", "en"),
        ("Le conseil municipal a approuvé hier soir le budget par dix-sept voix contre seize.", "fr"),
        ("ROMA (ANSA)", None),
        ("", None),
    ],
    ids=["Italian", "English", "French", "too few words", "nothing"],
)
def test_language_of_a_text(text: str, expected: str | None) -> None:
    """The code of the language, None below a sentence."""
    assert next(iter(rank_languages(text)), None) == expected


def test_a_long_text_costs_no_more_than_its_beginning() -> None:
    """Only the beginning is looked at, so a long tail in another language changes nothing."""
    beginning = "Il consiglio comunale ha approvato ieri sera il bilancio. " * 80

    assert rank_languages(beginning + "The council approved the budget. " * 2000)[0] == "it"
