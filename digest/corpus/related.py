"""Which briefings are worth reading beside another, and why: those of the same matter (earlier, later, consequences), then of the same subject.

Nothing rather than something unrelated: a link needs people, words or figures in common that are rare, or a narrow subject.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping

from digest.corpus.links import Linker
from digest.corpus.matches import Match, compare
from digest.corpus.subjects import Subjects
from digest.story_model import Related

MATTER, SUBJECT = "same-matter", "same-subject"
_MATTER_BOND, _MATTER_NAMES = 4.0, 2.4
_SUBJECT = 0.5
"""How far two texts must be of one subject: a narrow topic is enough, a wider one that both are about before all with anything beside it."""
_OF_SUBJECT = 3.0
"""What one subject weighs, beside everything else in common, in the order of texts that are of one subject only."""
_NEAR, _PLACE = 60, 1.2
"""Days within which two texts of one subject that name one small place tell of one matter, and the weight of the place."""
_FADES, _UNDATED = 0.25, 730
"""How much less a link weighs for every doubling of the months between the texts; days that count when one has no date."""
_SHOWN = 4
"""Reasons told of one link."""

Kind = Callable[[Match], bool]
_Ranked = tuple[bool, int, Related]
"""Whether it is of the same story, the place of its kind, and the link."""


def same_matter(match: Match) -> bool:
    """One event, or rare names in common and more beside them, whenever published; or one small place and one subject within two months."""
    if match.certainty is not None or (match.bond >= _MATTER_BOND and match.rare >= _MATTER_NAMES):
        return True
    return match.subject >= _SUBJECT and match.rare >= _PLACE and match.apart is not None and match.apart <= _NEAR


def same_subject(match: Match) -> bool:
    """One narrow subject of which both tell before all, or a wider one of which they tell in the same words."""
    return match.subject >= _SUBJECT


KINDS: tuple[tuple[str, Kind], ...] = ((MATTER, same_matter), (SUBJECT, same_subject))
"""The kinds of related briefings, closest first. To extend, add a function here and its words to the language packs (``related_kind``)."""


def relate(linker: Linker, groups: Mapping[str, str], most: int) -> dict[str, tuple[Related, ...]]:
    """For each text the most related others, at most ``most``: its story first, then same matter, then same subject; ties by name.

    ``groups`` tells the story of a text, where it has one. A text without related ones has an empty tuple.
    """
    found: defaultdict[str, dict[str, _Ranked]] = defaultdict(dict)
    for match in linker.matches.values():
        for name, other in ((match.one, match.other), (match.other, match.one)):
            link = _link(match, other, groups.get(name, name) == groups.get(other, other))
            if link is not None:
                found[name][other] = link
    subjects = Subjects(linker.texts)
    related = {}
    for name, text in linker.texts.items():
        links = found.pop(name, {})
        if len(links) < most:
            for other in subjects.of_one_subject(name, 2 * most):
                theirs = linker.texts[other]
                seen = other in links or theirs.fingerprint == text.fingerprint
                looked_at = None if seen else compare(text, theirs, linker.recurring, at_least=0.0)
                link = _link(looked_at, other, groups.get(name, name) == groups.get(other, other)) if looked_at else None
                if link is not None:
                    links[other] = link
        ranked = sorted(links.values(), key=lambda link: (not link[0], link[1], -link[2].score, link[2].name))
        related[name] = tuple(link for _, _, link in ranked[:most])
    return related


def _link(match: Match, other: str, one_story: bool) -> _Ranked | None:
    rank = 0 if one_story else next((place for place, (_, holds) in enumerate(KINDS) if holds(match)), None)
    if rank is None:
        return None
    kind = KINDS[rank][0]
    weight = match.bond if kind == MATTER else match.bond + _OF_SUBJECT * match.subject
    return one_story, rank, Related(other, kind, round(weight - _faded(match), 4), match.reasons[:_SHOWN])


def _faded(match: Match) -> float:
    """What the time between two texts takes away from a link: of two texts that share as much, the nearer one is worth more."""
    return _FADES * math.log2(1 + (_UNDATED if match.apart is None else match.apart) / 30)
