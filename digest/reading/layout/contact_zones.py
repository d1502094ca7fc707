"""Blocks that say whom to call: a line that opens them, then names, addresses and numbers up to the last number. Wherever they stand.

A block counts only when a number or address is in it: ``Ufficio stampa`` alone is a signature, and what follows it may be the story.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import BlockKind
from digest.reading.layout.contacts import RULES, holds_details, holds_numbers
from digest.reading.layout.line_shapes import ends_sentence, fold, word_count
from digest.reading.layout.paragraphs import is_bullet
from digest.reading.layout.parts import Part
from digest.reading.layout.pieces import Piece, Surroundings

_MOST_WORDS = 15
"""Words a line of a block has at most."""
_APART = 3
"""Lines at most between two lines with numbers."""


def opens_contacts(name: str, around: Surroundings) -> bool:
    """``Ufficio stampa Nome`` or a letter's closing words, folded: what follows says whom to call."""
    if name in around.words.contacts or name.rstrip(",") in around.words.words.greetings:
        return True
    return name.startswith(around.words.contact_leads) and word_count(name) <= 8 and not ends_sentence(name)


def is_contact_line(line: str) -> bool:
    """An address with a telephone or mail in it, and no sentence."""
    short = word_count(line) <= 8 or (word_count(line) <= 25 and not ends_sentence(line))
    return short and not is_bullet(line) and holds_details(line)


def with_contacts(pieces: Sequence[Piece], around: Surroundings) -> list[Piece]:
    """The pieces with each line of a block of contacts told as one. Linear in their number."""
    told = list(pieces)
    place = 0
    while place < len(told):
        last = _last_of_zone(told, place, around) if _opens(told[place], around) else None
        for inside in range(place, place if last is None else last + 1):
            piece = told[inside]
            told[inside] = Piece(piece.start, piece.end, (Part(piece.start, piece.end, BlockKind.BOILERPLATE, RULES[0]),), 0)
        place = place + 1 if last is None else last + 1
    return told


def _opens(piece: Piece, around: Surroundings) -> bool:
    if piece.end - piece.start > 200 or (piece.parts and piece.parts[0].rule.startswith("embargo-")):
        return False
    line = around.line(piece)
    name, colon, _ = line.partition(":")
    return opens_contacts(fold(line).strip(" .:*-–—"), around) or (bool(colon) and fold(name).strip(" .*-–—") in around.words.contacts)


def _last_of_zone(pieces: Sequence[Piece], first: int, around: Surroundings) -> int | None:
    """The last line with a number or address of the block that a line opens; None when there is none."""
    last = first if holds_numbers(around.line(pieces[first])) else None
    for place in range(first + 1, len(pieces)):
        line = around.line(pieces[place])
        if place - (first if last is None else last) > _APART or not _belongs(line):
            break
        if holds_numbers(line) or (last is not None and pieces[place].parts and pieces[place].parts[0].rule == "address"):
            last = place
    return last


def _belongs(line: str) -> bool:
    count = word_count(line)
    return count <= _MOST_WORDS and not (ends_sentence(line) and count > 6)
