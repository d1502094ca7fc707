"""What the judgements on a text's structure have in common: its units with what their own words tell, and what is known around them."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from digest.kb.knowledge import Knowledge
from digest.reading.layout.line_shapes import Vocabulary
from digest.reading.layout.parts import Part


class Piece(msgspec.Struct, frozen=True):
    """A unit with what its own words tell: the parts of a line that is no story, or none."""

    start: int
    end: int
    parts: tuple[Part, ...]
    level: int
    """Of a Markdown heading, 0 for other lines."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every judgement needs."""

    text: str
    words: Vocabulary
    knowledge: Knowledge

    def line(self, piece: Piece) -> str:
        """A piece's words: all of a line, the first 2,000 characters of a long paragraph."""
        return self.text[piece.start : min(piece.end, piece.start + 2000)]

    def ending(self, piece: Piece) -> str:
        """The last characters of a piece."""
        return self.text[max(piece.start, piece.end - 80) : piece.end]
