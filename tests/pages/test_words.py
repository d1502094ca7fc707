"""Dates, counts and reasons in the words of the site."""

from __future__ import annotations

import datetime
import re

import pytest

from digest.lang.labels import Plural
from digest.lang.pack import load_interface
from digest.pages.words import Wording
from digest.story_model import Reason
from digest.values import Bound, DateBounds, DateRange, PartialDate
from tests.tables import PROJECT

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


@pytest.mark.parametrize(
    ("earliest", "latest", "italian", "english"),
    [
        ("2022-10-06", "2022-10-11", "tra il 6 e l’11 ottobre 2022", "between 6 and 11 October 2022"),
        ("2022-02-08", "2022-10-11", "tra l’8 febbraio e l’11 ottobre 2022", "between 8 February and 11 October 2022"),
        ("2024-10-01", "2025-10-20", "tra il 1 ottobre 2024 e il 20 ottobre 2025", "between 1 October 2024 and 20 October 2025"),
        ("2024", "2025-10-20", "tra il 2024 e il 20 ottobre 2025", "between 2024 and 20 October 2025"),
        ("2024-03", "2024-06", "tra marzo 2024 e giugno 2024", "between March 2024 and June 2024"),
        ("2025-11-01", "2025-11-30", "novembre 2025", "November 2025"),
        ("2025-11", "2025-11", "novembre 2025", "November 2025"),
        ("2025-11-08", "2025-11-08", "8 novembre 2025", "8 November 2025"),
        ("2025-01-01", "2025-12-31", "2025", "2025"),
        ("2024-05-03", "2024-05", "tra il 3 e il 31 maggio 2024", "between 3 and 31 May 2024"),
        ("2024-05-03", "2024-08", "tra il 3 maggio 2024 e agosto 2024", "between 3 May 2024 and August 2024"),
        ("2024-03-11", None, "non prima dell’11 marzo 2024", "not before 11 March 2024"),
        ("2024-03", None, "non prima di marzo 2024", "not before March 2024"),
        ("2024", None, "non prima del 2024", "not before 2024"),
        (None, "2027", "non dopo il 2027", "not after 2027"),
        (None, "2027-08-08", "non dopo l’8 agosto 2027", "not after 8 August 2027"),
    ],
)
def test_bounds_are_as_precise_as_their_ends(earliest: str | None, latest: str | None, italian: str, english: str) -> None:
    """Open ends, articles that are shortened, and a whole month or year by its name."""
    first, last = (PartialDate.from_iso(end) if end else None for end in (earliest, latest))
    bounds = DateBounds(first, last, ())

    assert (italian, english) == (ITALIAN.bounds(bounds), ENGLISH.bounds(bounds))


def test_a_reason_has_words_and_days() -> None:
    """Particulars stand in the sentence, dates among them written out; braces in a text's words stay braces."""
    held = Bound("office-held", PartialDate(2024, 10, 1), None, items=("Ada Rivi", "sindaca"))
    told = Bound("story-day", PartialDate(2026, 1, 15), PartialDate(2026, 1, 15), items=("{ieri}", "2026-01-14"))

    assert "Ada Rivi è sindaca: non prima del 1 ottobre 2024" == ITALIAN.bound(held)
    assert "«{ieri}» vuol dire 14 gennaio 2026" in ITALIAN.bound(told)
    assert "{when}" not in ITALIAN.bound(told)


@pytest.mark.parametrize("wording", [ITALIAN, ENGLISH], ids=["it", "en"])
def test_every_reason_that_code_gives_has_words(wording: Wording) -> None:
    """No code of a reason is shown as such."""
    code = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "digest").glob("*/*bound*.py"))
    named = set(re.findall(r'Bound\(\s*"([a-z-]+)"', code)) | set(re.findall(r'(?:Told\.\w+|how), "([a-z-]+)"', code))

    assert named
    assert named <= set(wording.labels.bounds)


@pytest.mark.parametrize("wording", [ITALIAN, ENGLISH], ids=["it", "en"])
def test_reasons_that_contradict_have_words(wording: Wording) -> None:
    """Whatever leaves days out can contradict, and the finding says so in words."""
    reasons = set(wording.findings["bounds-contradict"].reasons)

    assert {"weekday-agrees", "stated-day"} == set(wording.labels.bounds) - reasons
    assert set() == reasons - set(wording.labels.bounds)
