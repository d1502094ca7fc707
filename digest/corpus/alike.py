"""Names of the corpus that are nearly the same: a finding with both passages, never a silent merge.

Inside one text the reading joins a mistyped person with the right one and says so (``name-variants``). What is here compares what stayed
apart: names of different texts, organisations and places, and names beside a known one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from digest.corpus.entities import Named, gather
from digest.findings import Elsewhere, Finding, find
from digest.kb.aliases import key_of
from digest.kb.knowledge import Knowledge
from digest.kb.likeness import LikeNames, Words, words_in_use
from digest.model import Briefing, EntityKind
from digest.values import Passage

_SEEDS = 10
"""Texts that are told of one pair of names."""


def nameless(_word: str) -> bool:
    """That no word is known to be a name: what is assumed without a knowledge base."""
    return False


def words_of(name: str) -> Words:
    """The folded words of a name."""
    return tuple(key_of(name).split())


def alike(gathered: Iterable[Named], knowledge: Knowledge | None) -> Iterator[tuple[Named, Named]]:
    """Every candidate with each candidate or known name of its kind in the corpus that it may be a slip of; a pair of candidates comes once."""
    in_use = words_in_use(knowledge) if knowledge else nameless
    held: dict[EntityKind, LikeNames[Named]] = {kind: LikeNames(in_use) for kind in EntityKind}
    candidates = []
    for named in gathered:
        if named.known_as is None:
            candidates.append(named)
        for name in _names(named, knowledge):
            held[named.kind].add(words_of(name), named)
    done: set[tuple[Named, Named]] = set()
    for candidate in candidates:
        for other in held[candidate.kind].like(words_of(candidate.name)):
            if other is not candidate and (other, candidate) not in done:
                done.add((candidate, other))
                yield candidate, other


def names_alike(briefings: Iterable[Briefing], knowledge: Knowledge) -> list[Finding]:
    """A finding for every text that has the rarer one of two names alike, with its passage and one of the other name."""
    found = []
    for pair in alike(gather(sorted(briefings, key=lambda briefing: briefing.name)), knowledge):
        variant, usual = sorted(pair, key=_rarity)
        for name in variant.briefings[:_SEEDS]:
            found.append(_finding(name, variant, usual))
    return found


def _names(named: Named, knowledge: Knowledge | None) -> list[str]:
    """The names by which a name may be found: a candidate's own, and all of a known one's."""
    known = knowledge.entries.get(named.known_as) if knowledge and named.known_as else None
    listed = [] if known is None else [*known.name.values(), *(text for texts in known.aliases.values() for text in texts)]
    return list(dict.fromkeys([named.name, *listed]))


def _rarity(named: Named) -> tuple[bool, int, int, str, str]:
    """Candidates before known names, then the rarer one, then the longer way round the alphabet: the first is the likely slip."""
    return (named.known_as is not None, len(named.briefings), named.mentions, named.name, named.slug)


def _finding(seed: str, variant: Named, usual: Named) -> Finding:
    briefing, mine = _first(variant, seed)
    here = seed in usual.briefings
    other, theirs = _first(usual, seed if here else usual.briefings[0])
    finding = find(
        "names-alike",
        seed,
        line=briefing.seed.line_of(mine.start),
        passages=(mine, theirs) if here else (mine,),
        name=mine.text,
        other=theirs.text,
        reason="same-text" if here else "other-text",
        text=other.headline.value.text,
    )
    return finding if here else replace(finding, elsewhere=(Elsewhere(other.name, theirs),))


def _first(named: Named, seed: str) -> tuple[Briefing, Passage]:
    """The first mention in a briefing that writes the name in full; else the first one."""
    briefing, sourced = next((briefing, sourced) for briefing, sourced in named.appearances if briefing.name == seed)
    mentions = [mention.passage for mention in sourced.value.mentions if not mention.background]
    full = words_of(named.name)
    return briefing, next((passage for passage in mentions if words_of(passage.text) == full), mentions[0])
