"""Lines that begin with a time: entries of live reports, which head parts of the story, and programmes, which are lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.model import BlockKind
from digest.reading.layout.line_shapes import ends_sentence, word_count
from digest.reading.layout.parts import Part
from digest.reading.layout.pieces import Piece

_TIME_ALONE = re.compile(r"(?:ore |h |alle )?\d{1,2}[.:]\d{2}\.?", re.IGNORECASE)
_TIME_FIRST = re.compile(
    r"(?:(?:ore |h )?\d{1,2}[.:]\d{2}|ore \d{1,2}(?!\d))\s*(?:[-–—:|]|(?=[^\W\d_a-zß-öø-ÿ]))\s*[^\W\d_]?", re.IGNORECASE
)
_FEWEST = 2
_MOST_WORDS = 18
_HEADING_WORDS = 12
_HEADING = (BlockKind.CROSSHEAD, "time-of-entry")
_ITEM = (BlockKind.LIST_ITEM, "programme-line")


def with_entries(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with entries of live reports (``12.40 – Heading``, a time above its heading) and lines of programmes told.

    Unchanged unless the text has at least two of a kind.
    """
    headings: set[int] = set()
    items: set[int] = set()
    entries = 0
    for place, piece in enumerate(pieces):
        line = _beginning(text, piece)
        if not line[:5].strip(" orehalORHAL")[:1].isdigit():
            continue
        below = pieces[place + 1] if place + 1 < len(pieces) else None
        if _TIME_ALONE.fullmatch(line):
            titled = below is not None and _is_heading(text, below) and place + 2 < len(pieces) and _is_story(text, pieces[place + 2])
            if titled or (below is not None and _is_story(text, below)):
                entries += 1
                headings |= {place, place + 1} if titled else {place}
        elif _TIME_FIRST.match(line) and word_count(line) <= _MOST_WORDS and not piece.parts and not ends_sentence(line):
            if below is not None and _is_story(text, below):
                entries += 1
                headings.add(place)
            else:
                items.add(place)
    if entries < _FEWEST or len(items) > entries:
        items |= {place for place in headings if _TIME_FIRST.match(_beginning(text, pieces[place]))}
        headings = set()
    told = dict.fromkeys(headings, _HEADING)
    if len(items) >= _FEWEST:
        told |= dict.fromkeys(items, _ITEM)
    return [_told(piece, told[place]) if place in told else piece for place, piece in enumerate(pieces)]


def _beginning(text: str, piece: Piece) -> str:
    return text[piece.start : min(piece.end, piece.start + 200)]


def _is_heading(text: str, piece: Piece) -> bool:
    line = _beginning(text, piece)
    return not piece.parts and word_count(line) <= _HEADING_WORDS and not ends_sentence(line)


def _is_story(text: str, piece: Piece) -> bool:
    line = _beginning(text, piece)
    ended = ends_sentence(text[max(piece.start, piece.end - 12) : piece.end])
    return not piece.parts and not _TIME_FIRST.match(line) and (word_count(line) >= _HEADING_WORDS or (ended and word_count(line) >= 4))


def _told(piece: Piece, told: tuple[BlockKind, str]) -> Piece:
    return Piece(piece.start, piece.end, (Part(piece.start, piece.end, *told),), piece.level)
