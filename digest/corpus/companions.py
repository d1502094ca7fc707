"""With whom somebody is named: people and organisations in the same paragraphs, over all briefings. Says nothing of why."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from digest.corpus.entities import Named
from digest.digest_model import Companion, Context
from digest.model import BlockKind, Briefing, Entity, EntityKind
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
        newest: defaultdict[int, list[str]] = defaultdict(list)
        for name in named.briefings:
            beside = {other for paragraph in paragraphs.get(name, ()) if number in paragraph for other in paragraph}
            for other in beside - {number}:
                counted[other] += 1
                if counted[other] <= _SHOWN:
                    newest[other].append(name)
        best = sorted(
            (other for other in counted if gathered[other].kind is not EntityKind.PLACE and not _one_name(named, gathered[other])),
            key=lambda other: (-counted[other], other),
        )[:_MOST]
        texts = {briefing.name: (briefing, sourced.value) for briefing, sourced in named.appearances}
        yield tuple(_companion(gathered[other], counted[other], [texts[name] for name in newest[other]]) for other in best)


def _one_name(one: Named, other: Named) -> bool:
    """Whether two entries share their name, so that one may be a misreading of the other."""
    return one.slug == other.slug


def _companion(other: Named, texts: int, newest: Iterable[tuple[Briefing, Entity]]) -> Companion:
    where = (context for briefing, entity in newest for context in _together(briefing, entity, other))
    return Companion(other.kind, other.name, other.slug, other.known_as, texts, tuple(where))


def _together(briefing: Briefing, entity: Entity, other: Named) -> Iterator[Context]:
    """The other's first mention in a paragraph of the text that names both."""
    starts = [block.passage.start for block in briefing.blocks]
    own = {_block(starts, mention.passage) for mention in entity.mentions if not mention.background}
    theirs = (one.value for one in briefing.entities if (one.value.kind, one.value.slug) == (other.kind, other.slug))
    mentions = (mention for one in theirs for mention in one.mentions if not mention.background)
    mention = next((mention for mention in mentions if _block(starts, mention.passage) in own), None)
    if mention is not None:
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
