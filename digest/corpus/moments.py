"""The days a text gives to what happens, each with the sentence it stands in: who, where and what the sentence tells of."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from digest.corpus.copies import told_blocks
from digest.corpus.sentences import sentence_around
from digest.corpus.stems import frequent_stems, stem
from digest.corpus.traits import published_range
from digest.lang.rarity import load_rarity
from digest.model import Briefing, EntityKind
from digest.values import PartialDate, Passage

_WORD = re.compile(r"[^\W\d_]+")
_MOST = 200
"""Times of a text that are looked at, the first ones."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in its sentence."""

    iso: str
    passage: Passage
    ahead: bool
    """After the text's own day: an appointment."""
    anchors: dict[str, str]
    """Slugs of the sentence's people, organisations and places, and its rare stems; each with the text's name or word."""
    places: frozenset[str]


def moments_in(briefing: Briefing) -> tuple[Moment, ...]:
    """The days of a text that are told to the day, in text order; those of its date lines, quotations and
    boilerplate left out: who speaks counts days from another day.
    """
    published = published_range(briefing)
    if published is None:
        return ()
    text, code = briefing.seed.text, briefing.language.value
    frequent = frequent_stems(code, load_rarity(code))
    blocks = list(told_blocks(briefing))
    found = []
    for time in briefing.times[:_MOST]:
        when = time.value.resolved
        if not isinstance(when, PartialDate) or when.range is None or when.precision != "day" or not time.passages:
            continue
        passage = time.passages[0]
        if any(quoted.start <= passage.start < quoted.end for quotation in briefing.quotations for quoted in quotation.passages):
            continue
        block = next((block for block in blocks if block.start <= passage.start < block.end), None)
        if block is None:
            continue
        anchors, places = anchors_of(briefing, *sentence_around(text, passage, block.start, block.end), frequent)
        found.append(Moment(when.iso, passage, when.range.earliest > published.latest, anchors, places))
    return tuple(found)


def anchors_of(briefing: Briefing, start: int, end: int, frequent: Collection[str]) -> tuple[dict[str, str], frozenset[str]]:
    """What a stretch of a text tells of (see ``Moment.anchors``), and the places among it."""
    named = [
        entity.value
        for entity in briefing.entities
        if any(start <= mention.passage.start < end and not mention.background for mention in entity.value.mentions)
    ]
    words = {own: word for word in _WORD.findall(briefing.seed.text[start:end]) if (own := stem(word)) and own not in frequent}
    places = frozenset(entity.slug for entity in named if entity.kind is EntityKind.PLACE)
    parts = {stem(part) for entity in named for mention in entity.mentions for part in _WORD.findall(mention.passage.text)}
    return {entity.slug: entity.canonical for entity in named} | {own: word for own, word in words.items() if own not in parts}, places
