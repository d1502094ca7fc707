"""Entries of live reports: a time alone on a line above its heading, or ``12.40 – Heading``. They head parts of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.model import BlockKind
from digest.reading.line_shapes import ends_sentence, word_count
from digest.reading.parts import Part
from digest.reading.pieces import Piece

_TIME_ALONE = re.compile(r"(?:ore |h |alle )?\d{1,2}[.:]\d{2}\.?", re.IGNORECASE)
_TIME_FIRST = re.compile(r"(?:ore |h )?\d{1,2}[.:]\d{2}\s*(?:[-–—:|]|(?=[^\W\d_a-zß-öø-ÿ]))\s*[^\W\d_]?", re.IGNORECASE)
_FEWEST_ENTRIES = 2
_MOST_WORDS = 18
_HEADING_WORDS = 12


def with_entries(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with times and headings of entries told; unchanged unless the text has two entries at least, each with its story."""
    headings: set[int] = set()
    entries = 0
    for place in range(len(pieces) - 1):
        line = text[pieces[place].start : min(pieces[place].end, pieces[place].start + 160)]
        if not line[:5].strip(" orehalORHAL")[:1].isdigit():
            continue
        if _TIME_ALONE.fullmatch(line):
            below = pieces[place + 1]
            if below.parts:
                continue
            entries += 1
            headings.add(place)
            titled = text[below.start : min(below.end, below.start + 160)]
            if (
                place + 2 < len(pieces)
                and word_count(titled) <= _HEADING_WORDS
                and not ends_sentence(titled)
                and not pieces[place + 2].parts
            ):
                headings.add(place + 1)
        elif _TIME_FIRST.match(line) and word_count(line) <= _MOST_WORDS and not ends_sentence(line) and not pieces[place + 1].parts:
            entries += 1
            headings.add(place)
    if entries < _FEWEST_ENTRIES:
        return list(pieces)
    return [_heading(piece) if place in headings else piece for place, piece in enumerate(pieces)]


def _heading(piece: Piece) -> Piece:
    return replace(piece, parts=(Part(piece.start, piece.end, BlockKind.CROSSHEAD, "time-of-entry"),))
