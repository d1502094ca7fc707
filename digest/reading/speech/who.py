"""A speaker as the constructions of a text give it: who it is, and how that was found."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from digest.model import Entity, EntityKind, Speaker, SpeakerKind

_KINDS = {
    EntityKind.PERSON: SpeakerKind.PERSON,
    EntityKind.ORGANISATION: SpeakerKind.ORGANISATION,
    EntityKind.PLACE: SpeakerKind.PLACE,
}


class How(StrEnum):
    """How a speaker was found; appended to the name of the construction, except for names."""

    NAME = ""
    ROLE = "-role"
    OFFICE = "-office"
    PRONOUN = "-pronoun"
    CARRIED = "-carried"
    UNNAMED = "-unnamed"


class Who(msgspec.Struct, frozen=True):
    """A speaker, how it was found, and the words it was read from (first to last, both included), if any."""

    speaker: Speaker
    how: How
    first: int = -1
    last: int = -1


def speaker_of(entity: Entity) -> Speaker:
    """The speaker that an entity is."""
    return Speaker(_KINDS[entity.kind], entity.name, entity.slug)
