"""A stretch of the text that has been told from the rest."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import BlockKind


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text with its kind and the rule that told it."""

    start: int
    end: int
    kind: BlockKind
    rule: str
