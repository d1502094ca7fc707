"""Private particulars of press contacts, masked in everything that leaves the reading: text, passages, values, findings.

A mask has as many characters as what it hides, so that every offset goes on to hold. From here on nothing of the program knows what stood there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import islice
from typing import Any

from digest.findings import Finding, find
from digest.model import Briefing, Seed
from digest.reading.article import Article
from digest.reading.layout.contacts import is_contact, private_stretches
from digest.values import Passage

MASK = "•"
_SHOWN = 10
"""Blocks that the finding shows."""


def contact_findings(article: Article) -> tuple[Finding, ...]:
    """A note on the contact blocks that hold private particulars: how many, and which blocks."""
    seed = article.seed
    stretches = private_stretches(seed.text, article.blocks)
    if not stretches:
        return ()
    starts = [start for start, _ in stretches]
    holding = (block.passage for block in article.blocks if is_contact(block) and _touches(block.passage, starts, stretches))
    line = seed.line_of(stretches[0][0])
    return (find("press-contacts", seed.name, line=line, passages=tuple(islice(holding, _SHOWN)), count=str(len(stretches))),)


def masked(briefing: Briefing) -> Briefing:
    """The briefing without the private particulars of its contact blocks; itself when it has none."""
    text = briefing.seed.text
    stretches = private_stretches(text, briefing.blocks)
    return _Masking(text, stretches).briefing(briefing) if stretches else briefing


class _Masking:
    """The stretches of one text that are hidden."""

    def __init__(self, text: str, stretches: tuple[tuple[int, int], ...]) -> None:
        self._stretches = stretches
        self._starts = [start for start, _ in stretches]
        parts, at = [], 0
        for start, end in stretches:
            parts += [text[at:start], MASK * (end - start)]
            at = end
        self._text = "".join((*parts, text[at:]))
        words = sorted({text[start:end] for start, end in stretches}, key=lambda words: (-len(words), words))
        self._words = re.compile("|".join(map(re.escape, words)))

    def briefing(self, briefing: Briefing) -> Briefing:
        """All of it masked."""
        changed: Briefing = self._hidden(briefing, leaning=False)
        return changed

    def _hidden(self, value: Any, *, leaning: bool) -> Any:
        """A value with its passages masked, and its words too where it leans on a masked passage."""
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._words.sub(lambda found: MASK * len(found[0]), value) if leaning else value
        if isinstance(value, Passage):
            hidden = _touches(value, self._starts, self._stretches)
            return Passage(value.start, value.end, self._text[value.start : value.end]) if hidden else value
        if isinstance(value, Seed):
            return replace(value, text=self._text)
        if isinstance(value, tuple):
            items = tuple(self._hidden(item, leaning=leaning) for item in value)
            return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
        if not is_dataclass(value) or isinstance(value, type):
            return value
        passages = getattr(value, "passages", ())
        leaning = leaning or any(_touches(passage, self._starts, self._stretches) for passage in passages)
        own = {field.name: getattr(value, field.name) for field in fields(value)}
        new = {name: self._hidden(item, leaning=leaning) for name, item in own.items()}
        changed = {name: item for name, item in new.items() if item is not own[name]}
        return replace(value, **changed) if changed else value


def _touches(passage: Passage, starts: list[int], stretches: tuple[tuple[int, int], ...]) -> bool:
    place = bisect_right(starts, passage.end - 1) - 1
    return place >= 0 and stretches[place][1] > passage.start
