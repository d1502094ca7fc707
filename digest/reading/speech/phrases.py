"""A noun phrase of a text, as words of it."""

from __future__ import annotations

import msgspec

from digest.reading.speech.narration import Named


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase: a name, or the head noun of a role, or a pronoun."""

    first: int
    last: int
    named: Named | None = None
    head: int = -1
    pronoun: str = ""
    feminine: bool | None = None
