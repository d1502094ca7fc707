"""Bounds of texts that do not state their day: what follows from their words, and what does not."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from digest.build import read_briefing
from digest.extract.bound_grounds import Grounds
from digest.extract.bounds import read_bounds
from digest.extract.resolve import resolve_times
from digest.intake.desk import Desk
from digest.intake.front_matter import read_front_matter
from digest.kb.knowledge import Knowledge
from digest.lang.pack import load_language
from digest.model import Briefing
from digest.reading.article import read_article
from digest.values import Basis
from tests.conftest import SeedMaker
from tests.counting import work
from tests.tables import cases


def _briefing(text: str, seed_of: SeedMaker, knowledge: Knowledge) -> Briefing:
    seed = seed_of(text)
    front = read_front_matter(text, seed.name)
    return read_briefing(replace(seed, given=front.given, body_start=front.body_start), "it", knowledge, Desk())


@pytest.mark.parametrize("case", cases("bounds"))
def test_a_text_lies_between_the_days_that_its_words_allow(case: dict[str, Any], seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """Each row of the table."""
    briefing = _briefing(case["text"], seed_of, knowledge)
    contradictions = [dict(finding.particulars)["second"] for finding in briefing.findings if finding.code == "bounds-contradict"]

    assert case["bounds"] == (briefing.bounds.value.iso if briefing.bounds else "none")
    assert ([case["contradiction"]] if "contradiction" in case else []) == contradictions


def test_every_end_has_a_reason_with_its_words(seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """An end comes from a reason that is kept, with passages of the text and, for a term, the source of its row."""
    text = "Il presidente del Consiglio, Mario Draghi, ha parlato. La giunta ha approvato il progetto il 12 marzo 2022, dice Ugo Serpi."
    bounds = _briefing(text, seed_of, knowledge).bounds

    assert bounds is not None
    assert (Basis.INFERRED, "2022-03-12/2022-10-21") == (bounds.basis, bounds.value.iso)
    assert {"told-as-past", "office-held"} == {reason.code for reason in bounds.value.reasons}
    assert all(text[passage.start : passage.end] == passage.text for reason in bounds.value.reasons for passage in reason.passages)
    assert all(reason.source for reason in bounds.value.reasons if reason.code == "office-held")


def test_an_unchecked_term_bounds_nothing(seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """A row of the knowledge base that nobody checked sets no end, and neither do the holder's other terms in that office."""
    office = knowledge.offices["italia-presidente-consiglio"]
    terms = tuple(msgspec.structs.replace(term, checked=False) if term.by == "mario-draghi" else term for term in office.terms)
    doubtful = copy.copy(knowledge)
    doubtful.offices = {**knowledge.offices, office.id: msgspec.structs.replace(office, terms=terms)}

    assert _briefing("Il presidente del Consiglio, Mario Draghi, ha parlato ai sindaci della valle.", seed_of, doubtful).bounds is None


@pytest.mark.parametrize(
    "unit",
    [
        "Nel 2019 ha perso. ",
        "Il 3 marzo 2024 aprirà, ",
        "il ministro della Difesa, Guido Crosetto, ",
        "lunedì 4 aprile ",
        "« ",
        "nel 2020 che ",
    ],
)
def test_twice_the_text_is_twice_the_work(unit: str, seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """Whatever a text repeats, bounds cost no more than its length."""

    def cost(times: int) -> int:
        grounds = _grounds(unit * times, seed_of, knowledge)
        return work(lambda: read_bounds(grounds, knowledge))

    assert cost(400) <= 2.5 * cost(200) + 2000


def _grounds(text: str, seed_of: SeedMaker, knowledge: Knowledge) -> Grounds:
    article = read_article(seed_of(text), load_language("it"), knowledge)
    times = resolve_times(article.times, None)
    return Grounds(article.seed, article.blocks, article.times, times, article.entities, article.quotations, "it", None)


@pytest.mark.parametrize(
    "head",
    ["", "added: 9999-12-31", "added: 0001-01", "date: XXXX-02-29\nadded: 2024-03", "date: 0001", "date: 9999-12", "added: XXXX-03-01"],
)
@pytest.mark.parametrize(
    "body", ["nel 1000 ha chiuso", "lunedì 29 febbraio", "l’anno scorso, nel 1000", "il 31 dicembre 2199 aprirà", "\0 nel 9999 è stata"]
)
def test_strange_days_break_nothing(head: str, body: str, seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """Ends of the calendar, days that most years lack, and years of no press: bounds in order, or none."""
    text = (
        f"---\n{head}\n---\nIl premier Mario Draghi {body}. Domenica 31 dicembre si vota.\n"
        if head
        else f"Il premier Mario Draghi {body}.\n"
    )
    bounds = _briefing(text, seed_of, knowledge).bounds
    span = bounds.value.range if bounds else None

    assert span is None or span.earliest <= span.latest
