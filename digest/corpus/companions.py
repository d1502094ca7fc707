"""With whom somebody is named: people and organisations in the same paragraphs, over all briefings. Says nothing of why."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from digest.corpus.entities import Named
from digest.digest_model import Companion, Context
from digest.model import BlockKind, Briefing, EntityKind
from digest.values import Passage

_MOST = 12
"""Companions kept of one entity."""
_SHOWN = 3
"""Texts of which a companion's mention is kept."""
_CROWD = 12
"""Names in one paragraph from which on it is a list, which says of no two of its names that they belong together."""

Paragraphs = dict[str, tuple[tuple[int, ...], ...]]
"""By briefing: of each paragraph with several names, the numbers of the entities it names."""


def make_companions(gathered: Sequence[Named]) -> Iterator[tuple[Companion, ...]]:
    """For each entity the people and organisations that texts name beside it, most texts first; ties in the order of first appearance.

    Linear in paragraphs times the names in one: only one entity's counts are in memory at a time.
    """
    paragraphs = _paragraphs(gathered)
    for number, named in enumerate(gathered):
        counted: Counter[int] = Counter()
        for name in named.briefings:
            beside = {other for paragraph in paragraphs.get(name, ()) if number in paragraph for other in paragraph}
            counted.update(beside - {number})
        best = sorted(
            (other for other in counted if gathered[other].kind is not EntityKind.PLACE and not _one_name(named, gathered[other])),
            key=lambda other: (-counted[other], other),
        )[:_MOST]
        yield tuple(_companion(named, gathered[other], counted[other]) for other in best)


def _one_name(one: Named, other: Named) -> bool:
    """Whether two entries share their name, so that one may be a misreading of the other."""
    return one.slug == other.slug


def _companion(named: Named, other: Named, texts: int) -> Companion:
    return Companion(other.kind, other.name, other.slug, other.known_as, texts, tuple(_together(named, other))[:_SHOWN])


def _together(named: Named, other: Named) -> Iterator[Context]:
    """The other's first mention in a paragraph that names both, in the newest texts that have one."""
    found = 0
    theirs = {briefing.name: sourced.value for briefing, sourced in other.appearances}
    for briefing, sourced in named.appearances:
        if briefing.name not in theirs or found == _SHOWN:
            continue
        starts = [block.passage.start for block in briefing.blocks]
        own = {_block(starts, mention.passage) for mention in sourced.value.mentions if not mention.background}
        mention = next((one for one in theirs[briefing.name].mentions if not one.background and _block(starts, one.passage) in own), None)
        if mention is not None:
            found += 1
            yield Context(briefing.name, mention.passage)


def _paragraphs(gathered: Sequence[Named]) -> Paragraphs:
    found: dict[str, dict[int, set[int]]] = {}
    texts: dict[str, list[int]] = {}
    folded: dict[str, frozenset[int]] = {}
    for number, named in enumerate(gathered):
        for briefing, sourced in named.appearances:
            if briefing.name not in texts:
                texts[briefing.name] = [block.passage.start for block in briefing.blocks]
                folded[briefing.name] = _served(briefing)
            for mention in sourced.value.mentions:
                block = _block(texts[briefing.name], mention.passage)
                if not mention.background and block not in folded[briefing.name]:
                    found.setdefault(briefing.name, {}).setdefault(block, set()).add(number)
    return {
        name: tuple(tuple(sorted(numbers)) for numbers in blocks.values() if 1 < len(numbers) <= _CROWD) for name, blocks in found.items()
    }


def _served(briefing: Briefing) -> frozenset[int]:
    """The blocks that are no part of the story."""
    return frozenset(place for place, block in enumerate(briefing.blocks) if block.kind is BlockKind.BOILERPLATE)


def _block(starts: Sequence[int], passage: Passage) -> int:
    return bisect_right(starts, passage.start) - 1
