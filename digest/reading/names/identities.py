"""Which mentions are one entity: the knowledge base's id, or kind and folded name."""

from __future__ import annotations

import msgspec

from digest.reading.names.people_register import Person
from digest.reading.names.spans import Span, Surroundings


class Reading(msgspec.Struct):
    """A span with the identity that the whole text gives it."""

    span: Span
    identity: str
    """Equal for mentions of one entity: the knowledge base's id, or kind and folded name."""


def words_at(around: Surroundings, first: int, last: int) -> tuple[str, ...]:
    """The folded words of a stretch."""
    return tuple(token.low for token in around.tokens[first:last])


def person_identity(person: Person) -> str:
    """The identity of a person's mentions."""
    return person.known.id if person.known is not None else "person " + " ".join(person.words)


def organisation_identity(around: Surroundings, span: Span, organisations: dict[str, Span]) -> str:
    """The identity of an organisation's mentions; ``organisations`` leads from short forms to the spans they shorten."""
    if span.known is not None:
        return span.known.id
    key = around.key(span.first, span.last)
    owner = organisations.get(key)
    if owner is not None and owner is not span:
        if owner.known is not None:
            return owner.known.id
        key = around.key(owner.first, owner.last)
    return "organisation " + _bare(around, key)


def _bare(around: Surroundings, key: str) -> str:
    """Without the head and legal form: ``gruppo Rossi``, ``Rossi spa`` and ``Rossi`` are one."""
    words = key.split()
    bodies = around.words.organisations
    if len(words) > 1 and words[0] in bodies.named and words[1] not in around.words.of and words[1] not in around.words.joins:
        words = words[1:]
    while len(words) > 1 and words[-1] in bodies.suffixes:
        words = words[:-1]
    return " ".join(words)


def place_identity(around: Surroundings, span: Span) -> str:
    """The identity of a place's mentions."""
    if span.known is not None:
        return span.known.id
    return "place " + around.key(span.first + span.inner, span.last)
