"""Which texts of the collection a new text resembles so much that it may be a copy. A matter of wording only, not of the event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from digest.findings import Finding, find
from digest.model import Seed

_WORD = re.compile(r"\w+")
_SHINGLE = 4
"""Words in a row that two texts must share; fewer are shared by chance."""
_LIKELY = 0.3
"""Share of the shorter text's word runs from which a text is called a likely copy."""


@dataclass(frozen=True, slots=True)
class LikelyCopy:
    """A text of the collection and the share (0 to 1) of the shorter text's word runs that stand in both."""

    seed: Seed
    share: float


def likely_copies(new: Seed, collection: Iterable[Seed]) -> tuple[LikelyCopy, ...]:
    """The texts of the collection that share long stretches of wording with the new one, most alike first."""
    own = _shingles(new)
    if not own:
        return ()
    found = []
    for seed in collection:
        theirs = _shingles(seed)
        if theirs:
            share = len(own & theirs) / min(len(own), len(theirs))
            if share >= _LIKELY:
                found.append(LikelyCopy(seed, share))
    return tuple(sorted(found, key=lambda copy: (-copy.share, copy.seed.name)))


def copies_of_held(held: Iterable[Seed], others: Iterable[Seed]) -> tuple[Finding, ...]:
    """A warning for each text that shares long stretches of wording with one under embargo, and would come out. For the desk's eyes only."""
    kept_back = [(seed, _shingles(seed)) for seed in held]
    if not kept_back:
        return ()
    found = []
    for other in others:
        theirs = _shingles(other)
        for seed, own in kept_back:
            share = len(own & theirs) / min(len(own), len(theirs)) if own and theirs else 0.0
            if share >= _LIKELY:
                found.append(find("embargo-copy", other.name, path=seed.path, share=str(round(share * 100))))
    return tuple(found)


def _shingles(seed: Seed) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(seed.text[seed.body_start :].casefold())
    return frozenset(tuple(words[index : index + _SHINGLE]) for index in range(len(words) - _SHINGLE + 1))
