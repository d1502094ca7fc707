"""Which texts of the collection a new text resembles so much that it may be a copy. A matter of wording only, not of the event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

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


def _shingles(seed: Seed) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(seed.text[seed.body_start :].casefold())
    return frozenset(tuple(words[index : index + _SHINGLE]) for index in range(len(words) - _SHINGLE + 1))
