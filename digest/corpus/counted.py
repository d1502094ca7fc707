"""What a text counts, so that two texts' counts of the same things can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.corpus.copies import told_blocks
from digest.corpus.figures import Figure, figures_in
from digest.corpus.stems import frequent_stems, stem
from digest.lang.rarity import load_rarity
from digest.model import Briefing

_TOKEN = re.compile(r"[^\W\d_]+|[.,;!?\n]")
_AFTER, _BEFORE = 40, 40
"""Characters after and before a figure in which the word for what is counted stands."""
_STOPS = ".,;!?\n"
_BEHIND, _AHEAD = 3, 5
"""Words within which what is counted stands: behind the figure, and before it."""
_LARGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure and the text's word for what it counts."""

    words: str
    figure: Figure


def counted_in(briefing: Briefing) -> dict[tuple[str, bool], list[Counted]]:
    """The figures of a text by stem of what they count and whether they are shares, each value once.

    The word stands right behind the figure (``140 sfollati``), or before it when nothing is counted behind (``gli sfollati sono saliti a 140``):
    then each rare word is taken for it, since only the same word before another figure counts.
    Words that any text uses (``persone``, ``anni``) do not count.
    """
    found: dict[tuple[str, bool], list[Counted]] = {}
    text = _without_names(briefing)
    frequent = frequent_stems(briefing.language.value, load_rarity(briefing.language.value))
    for figure in _figures(briefing):
        for named in _named(text, figure, frequent):
            own = found.setdefault((stem(named), figure.unit == "percent"), [])
            if all(one.figure.value != figure.value for one in own):
                own.append(Counted(named, figure))
    return found


def large_sums(briefing: Briefing) -> list[Figure]:
    """Sums of millions or more, whatever they are for."""
    return [figure for figure in _figures(briefing) if figure.scaled and figure.value >= _LARGE and figure.unit != "percent"]


def _figures(briefing: Briefing) -> list[Figure]:
    text, rarity = briefing.seed.text, load_rarity(briefing.language.value)
    hidden = bytearray(len(text) + 1)
    for time in briefing.times:
        for passage in time.passages:
            hidden[passage.start : passage.end] = b"\x01" * (passage.end - passage.start)
    return [
        figure
        for block in told_blocks(briefing)
        for figure in figures_in(text, block.start, block.end, rarity)
        if not hidden[figure.passage.start]
    ]


def _without_names(briefing: Briefing) -> str:
    """The text with full stops in place of the names, offsets unchanged: a name is not what is counted."""
    text = briefing.seed.text
    parts, end = [], 0
    for passage in sorted(
        (mention.passage for entity in briefing.entities for mention in entity.value.mentions), key=lambda one: one.start
    ):
        if passage.start >= end:
            parts += [text[end : passage.start], "." * (passage.end - passage.start)]
            end = passage.end
    return "".join((*parts, text[end:]))


def _named(text: str, figure: Figure, frequent: frozenset[str]) -> list[str]:
    """The words for what a figure counts."""
    behind = _TOKEN.findall(text[figure.passage.end : figure.passage.end + _AFTER])[:_BEHIND]
    if behind and stem(behind[0]) and not figure.scaled and not figure.unit:
        return _rare(behind, frequent)[:1]
    before = _TOKEN.findall(text[max(0, figure.passage.start - _BEFORE) : figure.passage.start])
    return _rare(before[: -1 - _AHEAD : -1], frequent)


def _rare(tokens: list[str], frequent: frozenset[str]) -> list[str]:
    """The rare words before the first mark that ends a clause."""
    found = []
    for token in tokens:
        if token in _STOPS:
            break
        own = stem(token)
        if own and own not in frequent:
            found.append(token)
    return found
