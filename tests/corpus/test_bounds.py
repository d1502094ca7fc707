"""Dates of undated texts by their stories: what dated tellings add, and what they must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.corpus.digest import make_digest
from digest.corpus.matches import compare
from digest.corpus.traits import traits_of
from digest.digest_model import Digest
from digest.intake.stories import Judgement, Verdict
from digest.story_model import Certainty
from tests.corpus.texts import read_text

AGENCY = (
    "UDINE, 4 giugno 2025 (AGI) - Un incendio ha distrutto ieri il capannone della Filatura Nirolla a Serradolfo. Nessun ferito. Le fiamme sono "
    "partite dal reparto tintura poco dopo le due. Secondo il titolare Renzo Pascutti i danni superano i 3,4 milioni di euro.\n"
)
UNDATED = (
    "Filatura in fiamme, danni per milioni\n\nIl capannone della Filatura Nirolla di Serradolfo è bruciato {day}. Il titolare Renzo Pascutti parla "
    "di 3,4 milioni di euro di danni. Nel reparto tintura non è rimasto niente.\n"
)


def told(*texts: str, verdict: Verdict = Verdict.SAME) -> Digest:
    """Texts called a, b, c, of which an editor said whether they tell one event."""
    briefings = tuple(read_text(name, text) for name, text in zip("abc", texts, strict=False))
    judgement = Judgement(verdict, tuple(one.name for one in briefings), "because", "anna", "seeds/desk/_stories.yml", 1)
    return make_digest(briefings, judgements=(judgement,))


def bounds(digest: Digest, name: str = "b") -> str:
    """The bounds of a text."""
    found = digest.bounds.get(name)
    return found.value.iso if found else "none"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("ieri", "2025-06-04"),
        ("oggi", "2025-06-03"),
        ("stanotte", "2025-06-03"),
        ("l\u2019altro ieri", "2025-06-05"),
        ("martedì", "2025-06-03/2025-06-09"),
        ("venerdì", "2025-05-21/2025-06-18"),
        ("di nuovo", "2025-05-21/2025-06-18"),
    ],
)
def test_a_counted_day_dates_the_text_that_counts_it(day: str, expected: str) -> None:
    """Where a dated telling says which day it was, the text that counts it has its date; a weekday leaves a week; else the story's span remains."""
    assert expected == bounds(told(AGENCY, UNDATED.format(day=day)))


def test_the_reasons_lead_to_the_words_of_both_texts() -> None:
    """The counted day, and the day in the other text."""
    found = told(AGENCY, UNDATED.format(day="ieri")).bounds["b"].value
    reason = next(reason for reason in found.reasons if reason.code == "story-day")
    (seed, passage), *rest = reason.elsewhere

    assert ("ieri", "a", "ieri", []) == (reason.passages[0].text, seed, passage.text, rest)
    assert passage.text == AGENCY[passage.start : passage.end]


@pytest.mark.parametrize("verdict", [Verdict.NOT_SAME, Verdict.UNSURE])
def test_what_is_no_story_dates_nothing(verdict: Verdict) -> None:
    """Texts that an editor told apart, or left open, say nothing of each other's days."""
    assert "none" == bounds(told(AGENCY, UNDATED.format(day="ieri"), verdict=verdict))


def test_undated_texts_do_not_date_each_other() -> None:
    """A day that follows from a story is no ground for another text's."""
    digest = told(UNDATED.format(day="ieri"), UNDATED.format(day="oggi"))

    assert ("none", "none") == (bounds(digest, "a"), bounds(digest, "b"))


def test_a_quoted_day_is_counted_from_another_one() -> None:
    """Who speaks counts days from the day they speak."""
    text = UNDATED.format(day="del tutto") + "\n«Il capannone della Filatura Nirolla era chiuso ieri», dice Renzo Pascutti.\n"

    assert "2025-05-21/2025-06-18" == bounds(told(AGENCY, text))


def test_own_bounds_and_the_story_agree() -> None:
    """What the text tells itself narrows what its story leaves."""
    text = UNDATED.format(day="del tutto") + "\nLa Regione ha chiuso la pratica il 2 giugno 2025.\n"

    assert "2025-06-02/2025-06-18" == bounds(told(AGENCY, text))


def test_a_text_of_another_time_is_a_finding() -> None:
    """Bounds of the text that its story contradicts leave no range; the finding has both."""
    text = UNDATED.format(day="del tutto") + "\nIl presidente del Consiglio, Mario Draghi, ha promesso aiuti.\n"
    digest = told(AGENCY, text)

    assert "none" == bounds(digest)
    assert ["bounds-contradict"] == [
        finding.code for finding in digest.findings if finding.seed == "b" and finding.code.startswith("bounds")
    ]


def test_a_stated_month_is_narrowed() -> None:
    """A text that states its month only keeps within it."""
    text = "date 2025-06\n" + UNDATED.format(day="ieri")

    assert "2025-06-04" == bounds(told(AGENCY, text))


def test_a_stated_day_stays_as_it_is() -> None:
    """Nothing is concluded about a text that states its day."""
    assert {} == told(AGENCY, AGENCY.replace("4 giugno", "5 giugno")).bounds


def test_undated_texts_come_last_latest_bounds_first() -> None:
    """Bounds order the undated texts among themselves, never among the dated ones."""
    old = "Il presidente del Consiglio, Mario Draghi, ha parlato ai sindaci della valle."
    new = "Il primo ministro giapponese, Shigeru Ishiba, ha parlato ai sindaci della valle."
    names = ["a-nothing", "b-old", "c-new", "d-dated"]
    texts = [UNDATED.format(day="ieri"), old, new, AGENCY]
    digest = make_digest(tuple(read_text(name, text) for name, text in zip(names, texts, strict=True)))

    assert ["d-dated", "c-new", "b-old", "a-nothing"] == [briefing.name for briefing in digest.briefings]


def test_bounds_rule_out_events_of_another_time() -> None:
    """An undated text that was written in other years tells of no event of a dated one, however alike; with its bounds unknown it may."""
    text = UNDATED.format(day="ieri") + "\nIl presidente del Consiglio, Mario Draghi, ha promesso aiuti.\n"
    dated, undated = traits_of(read_text("a", AGENCY)), traits_of(read_text("b", text))
    bounded, free = compare(dated, undated), compare(dated, replace(undated, possible=None))

    assert bounded is not None
    assert free is not None
    assert (None, Certainty.LIKELY) == (bounded.certainty, free.certainty)
