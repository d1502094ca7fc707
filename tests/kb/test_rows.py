"""The built-in rows of people, organisations and offices."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

from digest.kb.aliases import key_of
from digest.kb.knowledge import Certainty, Knowledge
from digest.model import EntityKind


def test_there_are_enough_rows(knowledge: Knowledge) -> None:
    """At least 250 organisations, 200 people and 50 offices are built in."""
    kinds = [known.kind for known in knowledge.entries.values()]
    assert kinds.count(EntityKind.ORGANISATION) >= 250
    assert kinds.count(EntityKind.PERSON) >= 200
    assert len(knowledge.offices) >= 50


def test_rows_speak_both_languages(knowledge: Knowledge) -> None:
    """Every person, organisation and office has a name in Italian and in English, and a source."""
    for known in knowledge.entries.values():
        if known.kind is not EntityKind.PLACE:
            assert {"it", "en"} <= set(known.name), known.id
            assert known.source.startswith("http"), known.id
    for office in knowledge.offices.values():
        assert {"it", "en"} <= set(office.label), office.id


def test_terms_tell_their_source(knowledge: Knowledge) -> None:
    """Every term names a source; every open term says until when it was known."""
    for office in knowledge.offices.values():
        for term in office.terms:
            assert term.source.startswith("http"), (office.id, term.by)
            assert (term.until is None) == (term.known_until is not None), (office.id, term.by)


def test_no_office_seats_two(knowledge: Knowledge) -> None:
    """Nobody takes an office while the one before is known to hold it."""
    for office in knowledge.offices.values():
        if office.seats > 1:
            continue
        for earlier, later in pairwise(sorted(office.terms, key=lambda term: term.since)):
            assert not earlier.covers(later.since), (office.id, earlier.by, later.by)


def test_offices_hang_together(knowledge: Knowledge) -> None:
    """Holders are known people; an office belongs to a known organisation or place."""
    for office in knowledge.offices.values():
        assert office.of in knowledge.entries, office.id
        for term in office.terms:
            assert knowledge.entries[term.by].kind is EntityKind.PERSON, (office.id, term.by)


def test_organisations_have_types(knowledge: Knowledge) -> None:
    """Every organisation has a type of the list; agencies and outlets are many."""
    allowed = {
        "agency", "alliance", "armed group", "club", "company", "employers", "institution", "museum", "ngo", "outlet", "party", "police",
        "region body", "sports body", "union", "university",
    }  # fmt: skip
    types = [known.type for known in knowledge.entries.values() if known.kind is EntityKind.ORGANISATION]
    assert set(types) <= allowed
    assert types.count("agency") >= 30
    assert types.count("outlet") >= 30


HOLDERS = [
    ("nato-segretario-generale", "2014-09-30", "anders-fogh-rasmussen"),
    ("nato-segretario-generale", "2014-10-01", "jens-stoltenberg"),
    ("nato-segretario-generale", "2024-09-30", "jens-stoltenberg"),
    ("nato-segretario-generale", "2024-10-01", "mark-rutte"),
    ("italia-presidente-consiglio", "2022-10-21", "mario-draghi"),
    ("italia-presidente-consiglio", "2022-10-22", "giorgia-meloni"),
    ("ucraina-ministro-difesa", "2022-10-11", "oleksij-reznikov"),
    ("giappone-primo-ministro", "2025-10-21", "sanae-takaichi"),
    ("papa", "2024-12-25", "francesco-papa"),
]


@pytest.mark.parametrize(("office", "day", "person"), HOLDERS)
def test_who_held_what(knowledge: Knowledge, office: str, day: str, person: str) -> None:
    """Terms are half-open: the first day belongs to the new holder."""
    answer = knowledge.holders(office, datetime.date.fromisoformat(day))
    assert (Certainty.HELD, [person]) == (answer.certainty, [term.by for term in answer.terms])


def test_between_terms_nobody(knowledge: Knowledge) -> None:
    """On a day between two terms nobody is known to have held the office; after what is known the answer is unknown."""
    assert Certainty.NOBODY is knowledge.holders("papa", datetime.date(2013, 3, 5)).certainty
    assert Certainty.UNKNOWN is knowledge.holders("nato-segretario-generale", datetime.date(2090, 1, 1)).certainty


NAMES = [
    ("Alleanza atlantica", "nato"),
    ("Otan", "nato"),
    ("Nazioni Unite", "onu"),
    ("Ue", "unione-europea"),
    ("Palazzo Madama", "senato-repubblica"),
    ("Fiamme gialle", "guardia-finanza"),
    ("Bankitalia", "bankitalia"),
    ("Volodymyr Zelens'kyj", "volodymyr-zelensky"),
    ("Volodymyr Zelenskyy", "volodymyr-zelensky"),
    ("Oleksij Reznikov", "oleksij-reznikov"),
    ("Oleksii Reznikov", "oleksij-reznikov"),
    ("Serghei Lavrov", "sergej-lavrov"),
]


@pytest.mark.parametrize(("surface", "identity"), NAMES)
def test_names_the_press_uses(knowledge: Knowledge, surface: str, identity: str) -> None:
    """Italian forms, acronyms and transliterations lead to the one entry."""
    assert [identity] == [known.id for known in knowledge.find(surface, "it")]


@pytest.mark.parametrize("surface", ["Alleanza", "Leonardo", "Libero", "Domani", "Polizia", "Azione", "Ferrari"])
def test_words_that_are_other_things_too_are_weak(knowledge: Knowledge, surface: str) -> None:
    """A word that is mostly something else names no organisation by itself."""
    assert () == knowledge.find(surface, "it", EntityKind.ORGANISATION)


@pytest.mark.parametrize("surface", ["ANSA", "Ansa", "ITALPRESS", "Adnkronos", "AGI", "LaPresse", "askanews", "DIRE", "Reuters", "AFP"])
def test_agencies_are_found_by_their_marks(knowledge: Knowledge, surface: str) -> None:
    """What stands in brackets at the end of agency copy is an agency."""
    assert knowledge.agency(surface) is not None


_MARKS = ("DIRE", "NOVA")
"""Marks of agencies in capitals, which are words otherwise."""


def test_no_name_is_weak_and_strong(knowledge: Knowledge) -> None:
    """A name that counts only beside another one is not also an alias that counts alone; a canonical name may be weak."""
    for known in knowledge.entries.values():
        weak = {key_of(text) for texts in known.weak.values() for text in texts}
        strong = {key_of(text) for texts in known.aliases.values() for text in texts}
        strong |= {key_of(text) for text in known.name.values()} - weak
        assert weak.isdisjoint(strong - {key_of(text) for text in _MARKS}), known.id
