"""A stretch of the text that has been told from the rest."""

from __future__ import annotations

import msgspec

from digest.model import BlockKind


class Part(msgspec.Struct, frozen=True):
    """A stretch of the text with its kind and the rule that told it."""

    start: int
    end: int
    kind: BlockKind
    rule: str
