"""Which texts resemble each other so much that one may be a copy. A matter of wording only, not of the event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.corpus.checksums import Checksums, checksum, checksums
from digest.findings import Finding, find
from digest.model import BlockKind, Briefing, Seed
from digest.values import Passage

_WORD = re.compile(r"\w+")
_SHINGLE = 4
"""Words in a row that two texts must share; fewer are shared by chance."""
_LIKELY = 0.3
"""Share of the shorter text's word runs from which a text is called a likely copy."""


_ENOUGH_RUNS = 8
"""Sampled runs of the shorter text; fewer are shared by chance."""
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')]*(?=\s)|\n")
_SHOWN = 12
_SAMPLE = 2
"""One run of so many is kept; which ones, the words alone decide, so that copies keep the same ones."""
NOT_TOLD = frozenset({BlockKind.BOILERPLATE, BlockKind.DATE_LINE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.AGENCY_MARK})
"""What desks and outlets put around a text."""


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


def told_blocks(briefing: Briefing) -> Iterator[Passage]:
    """The stretches of a text that tell something, headline included."""
    for block in briefing.blocks:
        if block.kind not in NOT_TOLD:
            yield block.passage


def sampled_runs(briefing: Briefing) -> tuple[Checksums, int]:
    """A sample of the text's runs of words, and a checksum of all its words; datelines, marks and boilerplate, which outlets change, left out."""
    text = briefing.seed.text
    words = [word for block in told_blocks(briefing) for word in _WORD.findall(text[block.start : block.end].casefold())]
    runs = (checksum(" ".join(words[index : index + _SHINGLE])) for index in range(len(words) - _SHINGLE + 1))
    return checksums(run for run in runs if run % _SAMPLE == 0), checksum(" ".join(words))


def copied_share(one: Checksums, other: Checksums) -> float:
    """The share (0 to 1) of the shorter text's sampled runs that stand in both; 0 for texts too short to tell."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= _ENOUGH_RUNS else 0.0


def changed(original: Briefing, copy: Briefing) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The sentences of the original that a copy lacks, and those the copy adds. White space, case and marks do not count."""
    first, second = _sentences(original), _sentences(copy)
    left_out = tuple(passage for words, passage in first.items() if words not in second)
    added = tuple(passage for words, passage in second.items() if words not in first)
    return left_out[:_SHOWN], added[:_SHOWN]


def _sentences(briefing: Briefing) -> dict[tuple[str, ...], Passage]:
    text = briefing.seed.text
    found: dict[tuple[str, ...], Passage] = {}
    for block in told_blocks(briefing):
        start = block.start
        for end in (*(match.end() for match in _SENTENCE_END.finditer(text, block.start, block.end)), block.end):
            words = tuple(_WORD.findall(text[start:end].casefold()))
            if words:
                begin = start + len(text[start:end]) - len(text[start:end].lstrip())
                stop = begin + len(text[start:end].strip())
                found.setdefault(words, Passage(begin, stop, text[begin:stop]))
            start = end
    return found


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
