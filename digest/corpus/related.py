"""Which briefings are worth reading beside another, and why: those of the same matter (earlier, later, consequences), then of the same subject.

Nothing rather than something unrelated: a link needs people, words or figures in common that are rare, or a narrow subject.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping

from digest.corpus.links import Linker
from digest.corpus.matches import Match
from digest.story_model import Related

MATTER, SUBJECT = "same-matter", "same-subject"
_MATTER_BOND, _MATTER_NAMES = 4.0, 2.4
_NEAR, _PLACE = 60, 1.2
"""Days within which two texts of one subject that name one small place tell of one matter, and the weight of the place."""
_FADES, _UNDATED = 0.25, 365
"""How much less a link weighs for every doubling of the months between the texts; days that count when one has no date."""
_SHOWN = 4
"""Reasons told of one link."""

Kind = Callable[[Match], bool]


def same_matter(match: Match) -> bool:
    """One event, or rare names in common and more beside them, whenever published; or one small place and one subject within two months."""
    if match.certainty is not None or (match.bond >= _MATTER_BOND and match.names >= _MATTER_NAMES):
        return True
    return match.subject > 0 and match.names >= _PLACE and match.apart is not None and match.apart <= _NEAR


def same_subject(match: Match) -> bool:
    """A topic in common, beside what made the pair be compared."""
    return match.subject > 0


KINDS: tuple[tuple[str, Kind], ...] = ((MATTER, same_matter), (SUBJECT, same_subject))
"""The kinds of related briefings, closest first. To extend, add a function here and its words to the language packs (``related_kind``)."""


def relate(linker: Linker, groups: Mapping[str, str], most: int) -> dict[str, tuple[Related, ...]]:
    """For each text the most related others, at most ``most``: its story first, then same matter, then same subject; ties by name.

    ``groups`` tells the story of a text, where it has one. A text without related ones has an empty tuple.
    """
    found: defaultdict[str, dict[str, tuple[bool, int, Related]]] = defaultdict(dict)
    for match in linker.matches.values():
        for name, other in ((match.one, match.other), (match.other, match.one)):
            link = _link(match, other, groups.get(name, name) == groups.get(other, other))
            if link is not None:
                found[name][other] = link
    related = {}
    for name in linker.texts:
        links = found[name]
        if len(links) < most:
            for match in linker.of_one_subject(name, 2 * most):
                other = match.other if name == match.one else match.one
                link = _link(match, other, one_story=False)
                if link is not None:
                    links.setdefault(other, link)
        ranked = sorted(links.values(), key=lambda link: (not link[0], link[1], -link[2].score, link[2].name))
        related[name] = tuple(link for _, _, link in ranked[:most])
    return related


def _link(match: Match, other: str, one_story: bool) -> tuple[bool, int, Related] | None:
    rank = 0 if one_story else next((place for place, (_, holds) in enumerate(KINDS) if holds(match)), None)
    if rank is None:
        return None
    return one_story, rank, Related(other, KINDS[rank][0], round(match.bond - _faded(match), 4), match.reasons[:_SHOWN])


def _faded(match: Match) -> float:
    """What the time between two texts takes away from a link: of two texts that share as much, the nearer one is worth more."""
    return _FADES * math.log2(1 + (_UNDATED if match.apart is None else match.apart) / 30)
