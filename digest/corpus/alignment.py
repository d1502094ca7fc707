"""Sentences of two tellings that say the same in nearly the same words, so that what they say differently is one fact told twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from digest.corpus.copies import told_blocks
from digest.corpus.stems import frequent_stems, stem
from digest.lang.rarity import load_rarity
from digest.model import Briefing, EntityKind
from digest.values import Passage

_END = re.compile(r"[.!?…][\"”»’')]*(?=\s)|\n")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4
"""Rare stems that two sentences must share."""
_SHARE = 0.6
"""Share of the shorter sentence's rare stems that must stand in the other one."""
_MOST = 150
"""Sentences of a text that are compared, the first ones."""
_COMMON = 12
"""Sentences of a text in which a stem may stand and still tell two of them apart."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its rare stems and whom and what it names."""

    passage: Passage
    stems: frozenset[str]
    named: dict[EntityKind, dict[str, Passage]]
    """Slugs with where they stand; of names in the dateline and the like nothing."""


def sentences_of(briefing: Briefing) -> tuple[Sentence, ...]:
    """The sentences of a text that tell something and have words enough to be found again."""
    text, code = briefing.seed.text, briefing.language.value
    frequent = frequent_stems(code, load_rarity(code))
    mentions = sorted(
        (mention.passage.start, entity.value.kind, entity.value.slug, mention.passage)
        for entity in briefing.entities
        for mention in entity.value.mentions
        if not mention.background
    )
    found: list[Sentence] = []
    place = 0
    for block in told_blocks(briefing):
        start = block.start
        for end in (*(match.end() for match in _END.finditer(text, block.start, block.end)), block.end):
            named: dict[EntityKind, dict[str, Passage]] = defaultdict(dict)
            while place < len(mentions) and mentions[place][0] < end:
                if mentions[place][0] >= start:
                    named[mentions[place][1]].setdefault(mentions[place][2], mentions[place][3])
                place += 1
            stems = frozenset(own for word in _WORD.findall(text, start, end) if (own := stem(word)) and own not in frequent)
            if len(stems) >= _FEWEST:
                found.append(Sentence(Passage(start, end, text[start:end]), stems, named))
                if len(found) == _MOST:
                    return tuple(found)
            start = end
    return tuple(found)


def aligned(mine: tuple[Sentence, ...], theirs: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, Sentence]]:
    """Each sentence with the one of the other text that says the same, where both are each other's best."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place, sentence in enumerate(theirs):
        for own in sentence.stems:
            index[own].append(place)
    best: dict[int, tuple[int, int]] = {}
    for place, sentence in enumerate(mine):
        shared = Counter(other for own in sentence.stems if len(index[own]) <= _COMMON for other in index[own])
        for other, count in shared.most_common(1):
            enough = count >= _FEWEST and count >= _SHARE * min(len(sentence.stems), len(theirs[other].stems))
            if enough and count > best.get(other, (0, 0))[0]:
                best[other] = (count, place)
    for other, (_, place) in sorted(best.items(), key=lambda one: one[1][1]):
        yield mine[place], theirs[other]
