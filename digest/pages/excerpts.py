"""The sentence around some words of a text, for pages that show a mention where it stands. Display only: nothing is read from it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from digest.model import Block, Briefing
from digest.pages.markup import shortened
from digest.values import Passage

_MOST = 260
"""Characters shown before the words, and after them."""
_END = re.compile(r"(?<![A-ZÀ-Ý])[.!?…]+[\"'”’»)]*(?=\s+[\"'“‘«(–—-]*\s?[A-ZÀ-Ý0-9])")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence in three parts; ``cut_before`` and ``cut_after`` say that it is longer than shown."""

    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool
    end: int
    """Offset at which the sentence, or what is shown of it, ends."""


def block_around(briefing: Briefing, offset: int) -> Block | None:
    """The block in which an offset lies; None between blocks."""
    place = bisect_right(briefing.blocks, offset, key=lambda block: block.passage.start) - 1
    if place < 0 or offset >= briefing.blocks[place].passage.end:
        return None
    return briefing.blocks[place]


def excerpt(briefing: Briefing, passage: Passage) -> Excerpt:
    """The sentence around a passage, inside its block, cut to what a reader takes in at a glance."""
    text = briefing.seed.text
    block = block_around(briefing, passage.start)
    floor = block.passage.start if block else text.rfind("\n", 0, passage.start) + 1
    ceiling = max(block.passage.end if block else _line_end(text, passage.end), passage.end)
    low, high = max(floor, passage.start - _MOST), min(ceiling, passage.end + _MOST)
    cut_before, cut_after = low > floor, high < ceiling
    for end in _END.finditer(text, low, passage.start):
        if end.end() <= passage.start:
            low, cut_before = end.end(), False
    closing = _END.search(text, max(passage.end - 1, passage.start), high)
    if closing and closing.end() >= passage.end:
        high, cut_after = closing.end(), False
    if cut_before:
        low = _next_word(text, low, passage.start)
    if cut_after:
        high = _last_word(text, passage.end, high)
    before, after = text[low : passage.start].lstrip(), text[passage.end : high].rstrip()
    return Excerpt(before, shortened(text[passage.start : passage.end], _MOST), after, cut_before, cut_after, high)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _next_word(text: str, low: int, limit: int) -> int:
    space = text.find(" ", low, limit)
    return low if space < 0 else space + 1


def _last_word(text: str, limit: int, high: int) -> int:
    space = text.rfind(" ", limit, high)
    return high if space < 0 else space
