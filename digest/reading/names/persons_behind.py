"""Persons whose names stand right behind the place or body that their office is of: ``il sindaco di Prato Ugo Neri``."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.names.roles import role_before
from digest.reading.names.spans import Surroundings


def known_person_behind(around: Surroundings, first: int, last: int) -> int | None:
    """``presidente Usa Ugo Neri``, ``capogruppo della Lega Ugo Neri``: where a person begins behind a known place or body."""
    match = around.matches.get(first)
    if match is None or match.weak or match.entries[0].kind is EntityKind.PERSON or last - match.last < 2:
        return None
    behind = around.matches.get(match.last)
    known = behind is not None and not behind.weak and behind.entries[0].kind is EntityKind.PERSON and behind.last - behind.first > 1
    given = bool(around.knowledge.first_name(around.low(match.last))) and around.tokens[match.last].gap == " "
    body = match.entries[0].kind is EntityKind.ORGANISATION
    office = role_before(around, first) is not None or _governs(around, first)
    return match.last if known or (given and (body or office)) else None


def _governs(around: Surroundings, first: int) -> bool:
    """``il sindaco di Prato Ugo Neri``: whether a place is what the office before it is of."""
    if first < 2 or not around.joined(first) or around.low(first - 1) not in around.words.of:
        return False
    people, role = around.words.persons, first - 2
    while role > 0 and around.joined(role + 1) and around.low(role) not in people.roles and around.low(role) in people.role_adjectives:
        role -= 1
    return around.joined(role + 1) and around.low(role) in people.roles


def person_within(around: Surroundings, first: int, last: int) -> int | None:
    """``presidente della Biennale Anna Neri``: where a first name with a surname begins behind a capital that is led to by a preposition."""
    if last - first < 3 or not around.joined(first):
        return None
    words, given = around.words, around.knowledge.first_name
    before, own = around.low(first - 1), around.low(first)
    if before not in words.of and before not in words.organisations.subject and own not in words.organisations.subject:
        return None
    if given(around.low(first)):
        return None
    return next((place for place in range(first + 1, last - 1) if given(around.low(place)) and around.tokens[place].shape == "X"), None)
