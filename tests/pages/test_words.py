"""Dates, counts and reasons in the words of the site."""

from __future__ import annotations

import datetime

import pytest

from digest.lang.labels import Plural
from digest.lang.pack import load_interface
from digest.pages.words import Wording
from digest.story_model import Reason
from digest.values import DateRange, PartialDate

ITALIAN = Wording(load_interface("it"))
ENGLISH = Wording(load_interface("en"))


@pytest.mark.parametrize(
    ("iso", "italian", "english"),
    [
        ("2025-11-06", "6 novembre 2025", "6 November 2025"),
        ("2022-10", "ottobre 2022", "October 2022"),
        ("2022", "2022", "2022"),
        ("XXXX-03-07", "7 marzo", "7 March"),
        ("XXXX-03", "marzo", "March"),
    ],
)
def test_a_date_is_as_precise_as_it_is(iso: str, italian: str, english: str) -> None:
    """A date is written with what is known of it and nothing more."""
    date = PartialDate.from_iso(iso)

    assert (ITALIAN.date(date), ENGLISH.date(date)) == (italian, english)


def test_weekday() -> None:
    """The weekday of a known day, where a page asks for it."""
    assert ITALIAN.date(PartialDate(2025, 11, 6), weekday=True) == "giovedì 6 novembre 2025"


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2022-10-12", "2022-10-12", "12 ottobre 2022"),
        ("2022-10-12", "2022-10-13", "12-13 ottobre 2022"),
        ("2022-10-01", "2022-10-31", "ottobre 2022"),
        ("2022-09-30", "2022-10-02", "30 settembre – 2 ottobre 2022"),
        ("2022-12-30", "2023-01-02", "30 dicembre 2022 – 2 gennaio 2023"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2031-01-01", "2036-12-31", "2031 – 2036"),
        ("2022-01-01", "2022-03-31", "1 gennaio – 31 marzo 2022"),
    ],
)
def test_a_range_of_days(earliest: str, latest: str, words: str) -> None:
    """A range is written as shortly as it can be without saying more or less."""
    span = DateRange(datetime.date.fromisoformat(earliest), datetime.date.fromisoformat(latest))

    assert ITALIAN.range(span) == words


def test_plural_forms() -> None:
    """One, none and many."""
    texts = Plural("{n} testo", "{n} testi")

    assert [texts.of(0), texts.of(1), texts.of(2)] == ["0 testi", "1 testo", "2 testi"]


def test_reasons_in_words() -> None:
    """Reasons are told strongest first, with what is shared."""
    reasons = (Reason("published-same-day"), Reason("shared-people", ("Anna {x} Verdi", "Ugo Neri")))

    assert ITALIAN.reasons(reasons) == "pubblicati lo stesso giorno; persone: Anna {x} Verdi, Ugo Neri"


def test_a_rule_without_words_shows_its_name() -> None:
    """A rule that the pack does not know yet is shown by its own name, in plain words."""
    assert ITALIAN.rule("some-new-rule") == "some new rule"


def test_how_a_speaker_was_found() -> None:
    """A speaker's rule names its construction and, where it is not a name, how the speaker was found."""
    assert ITALIAN.rule("cue-after-pronoun") == "chi parla è detto dopo, indicato con un pronome"


@pytest.mark.parametrize(("code", "italian", "english"), [("it", "italiano", "Italian"), ("ca", "catalano", "Catalan"), ("xq", "xq", "xq")])
def test_a_language_has_its_name(code: str, italian: str, english: str) -> None:
    """Any language has its name in the site's own; what is none keeps its code."""
    assert [italian, english] == [Wording(load_interface(site)).language(code) for site in ("it", "en")]
