"""Places: a text signed from one town that tells of another one. A note for whoever files it, not an error: desks sign from where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.corpus.copies import told_blocks
from digest.findings import Finding, find
from digest.kb.knowledge import Knowledge
from digest.model import BlockKind, Briefing, Entity
from digest.values import Passage

_WORD = re.compile(r"\w{4,}")
_TOWN = 60_000
"""Inhabitants up to which a place is no seat of desks that sign for everywhere."""
_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST})


def dateline_elsewhere(briefing: Briefing, knowledge: Knowledge) -> Iterator[Finding]:
    """A small town signs the text and is not named in it again, while headline and lede both name one other town."""
    dateline = briefing.dateline
    if dateline is None or not dateline.passages or dateline.value.known_as is None:
        return
    signed = knowledge.entries.get(dateline.value.known_as)
    if signed is None or signed.type == "capital" or knowledge.region(signed.id) or knowledge.population(signed.id) > _TOWN:
        return
    words = {word.casefold() for word in _WORD.findall(dateline.value.place)}
    own = dateline.passages[0]
    if not words or any(word.casefold() in words for block in told_blocks(briefing) for word in _WORD.findall(_without(block, own))):
        return
    heads = [block.passage for block in briefing.blocks if block.kind in _HEADS]
    lede = next((block.passage for block in briefing.blocks if block.kind is BlockKind.PARAGRAPH), None)
    if lede is None:
        return
    towns = [
        (entity.value, named) for entity in briefing.places if _is_town(entity.value, knowledge) and (named := _named(entity.value, [lede]))
    ]
    if len(towns) != 1:
        return
    town, passage = towns[0]
    if _named(town, heads):
        passages = (own, passage)
        yield find(
            "dateline-elsewhere",
            briefing.name,
            line=briefing.seed.line_of(own.start),
            passages=passages,
            dateline=dateline.value.place,
            place=town.name,
        )


def _without(block: Passage, part: Passage) -> str:
    """The words of a block but for those of a part of it."""
    if not block.start <= part.start < block.end:
        return block.text
    return block.text[: part.start - block.start] + " " + block.text[part.end - block.start :]


def _is_town(place: Entity, knowledge: Knowledge) -> bool:
    known = knowledge.entries.get(place.known_as or "")
    return known is not None and known.type in ("city", "capital")


def _named(place: Entity, blocks: list[Passage]) -> Passage | None:
    return next(
        (
            mention.passage
            for mention in place.mentions
            for block in blocks
            if not mention.background and not mention.government and block.start <= mention.passage.start < block.end
        ),
        None,
    )
