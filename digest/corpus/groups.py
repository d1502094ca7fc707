"""Stories: texts that tell one event, joined by what editors decided and by sure links, never by likely ones.

One wrong link must not glue two stories: groups are joined only when each text of the smaller one is linked, on average, to half of the larger
one, or to three of its texts. A dozen links join groups of any size, since in large ones not all texts were compared. A story never spans more
than two weeks of publication. The outcome depends on the set of links alone, not on their order.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from digest.corpus.matches import Match
from digest.corpus.traits import Traits
from digest.intake.stories import Judgement, Verdict
from digest.story_model import Certainty, Reason, StoryLink

_ENOUGH_LINKS, _MANY_LINKS = 3, 12
_LISTED, _PROPOSED = 3, 5
"""Links of a text that its story lists, the strongest; proposals that two texts, or stories, must both have room for."""
_SPAN = 14
"""Days from a story's first to its last publication; what comes later is another event of the same matter."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """Which texts are one story each, by what, and what is only proposed."""

    groups: tuple[tuple[str, ...], ...]
    """Two or more names each, in the order of publication; the groups by their first name in the alphabet."""
    links: dict[str, tuple[StoryLink, ...]]
    """By the first name of the group in the alphabet; of a text's links the strongest few."""
    unlisted: dict[str, int]
    """How many links of a group are not listed, where there are any."""
    proposed: tuple[StoryLink, ...]


def group(matches: Iterable[Match], texts: Mapping[str, Traits], judgements: Iterable[Judgement] = ()) -> Grouped:
    """The stories. ``texts`` are all texts by name; judgements about names that are not among them have no effect."""
    grouping = _Grouping(texts)
    decided = grouping.decide(judgements)
    candidates = [match for match in matches if match.certainty is not None]
    candidates.sort(key=lambda match: (-match.copied, -match.total, match.one, match.other))
    for match in candidates:
        grouping.note(match)
    sure = [match for match in candidates if match.certainty is Certainty.SURE]
    refused = sure
    while refused:
        still = [match for match in refused if not grouping.join(match)]
        if len(still) == len(refused):
            break
        refused = still
    return _outcome(grouping, candidates, decided)


class _Grouping:
    """Groups while they grow."""

    def __init__(self, texts: Mapping[str, Traits]) -> None:
        self.texts = texts
        self.group_of: dict[str, str] = {}
        self.members: dict[str, list[str]] = {}
        self.apart: dict[str, set[int]] = {}
        """By text: the judgements that tell it apart from others, or leave that open. Two texts with one in common are not looked at any more."""
        self.forbidden: dict[str, set[int]] = {}
        """By group: the judgements that tell its texts apart from others. Two groups with one in common are never one story."""
        self.partners: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self.spans: dict[str, tuple[float, float]] = {}

    def decide(self, judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
        """Join and forbid what the editors decided; the decided pairs."""
        decided: dict[tuple[str, str], Judgement] = {}
        for number, judgement in enumerate(judgements):
            names = sorted(name for name in judgement.names if name in self.texts)
            if judgement.verdict is Verdict.SAME:
                for name in names[1:]:
                    decided.setdefault((names[0], name), judgement)
                    self._merge(self._head(names[0]), self._head(name))
                continue
            for name in names:
                self.apart.setdefault(name, set()).add(number)
                if judgement.verdict is Verdict.NOT_SAME:
                    self.forbidden.setdefault(self._head(name), set()).add(number)
        return decided

    def note(self, match: Match) -> None:
        """Remember that two texts are linked; a copy counts as much as all links that can be asked for."""
        weight = _ENOUGH_LINKS if match.copied else 1
        self.partners[match.one][match.other] = weight
        self.partners[match.other][match.one] = weight

    def join(self, match: Match) -> bool:
        """Join the groups of two texts if nothing speaks against it; whether they are one group now."""
        one, other = self._head(match.one), self._head(match.other)
        if one == other:
            return True
        if not self.open(match.one, match.other) or not self._may_join(one, other):
            return False
        self._merge(one, other)
        return True

    def together(self, one: str, other: str) -> bool:
        """Whether two texts are one story."""
        return self._head(one) == self._head(other)

    def open(self, one: str, other: str) -> bool:
        """Whether no editor looked at two texts yet."""
        return self.apart.get(one, set()).isdisjoint(self.apart.get(other, ()))

    def _may_join(self, one: str, other: str) -> bool:
        small, large = sorted((one, other), key=lambda head: len(self._members(head)))
        if not self.forbidden.get(small, set()).isdisjoint(self.forbidden.get(large, ())):
            return False
        (first, last), (begin, end) = self._span(one), self._span(other)
        if max(last, end) - min(first, begin) > _SPAN:
            return False
        wanted = min(_MANY_LINKS, math.ceil(len(self._members(small)) * min(_ENOUGH_LINKS, len(self._members(large)) / 2)))
        links = 0
        for member in self._members(small):
            links += sum(weight for partner, weight in self.partners[member].items() if self._head(partner) == large)
        return links >= wanted

    def _span(self, head: str) -> tuple[float, float]:
        """The last day on which a group's first text may have been published, and the first one for its last text."""
        if head not in self.spans:
            published = self.texts[head].published
            self.spans[head] = (published.latest.toordinal(), published.earliest.toordinal()) if published else (math.inf, -math.inf)
        return self.spans[head]

    def _head(self, name: str) -> str:
        return self.group_of.get(name, name)

    def _members(self, head: str) -> list[str]:
        return self.members.get(head, [head])

    def _merge(self, one: str, other: str) -> None:
        if one == other:
            return
        if len(self._members(one)) < len(self._members(other)):
            one, other = other, one
        moved = self._members(other)
        joined = self.members.setdefault(one, [one])
        joined += moved
        (first, last), (begin, end) = self._span(one), self._span(other)
        self.spans[one] = (min(first, begin), max(last, end))
        if other in self.forbidden:
            self.forbidden.setdefault(one, set()).update(self.forbidden.pop(other))
        self.members.pop(other, None)
        for name in (one, *moved):
            self.group_of[name] = one


def _outcome(grouping: _Grouping, candidates: list[Match], decided: dict[tuple[str, str], Judgement]) -> Grouped:
    texts = grouping.texts
    groups = sorted((sorted(members, key=lambda name: texts[name].order) for members in grouping.members.values()), key=min)
    by_head = {grouping.group_of[members[0]]: min(members) for members in groups}
    links: defaultdict[str, list[StoryLink]] = defaultdict(list)
    unlisted: Counter[str] = Counter()
    proposed: dict[tuple[str, str], StoryLink] = {}
    seen: set[tuple[str, str]] = set()
    listed: Counter[str] = Counter()
    offered: Counter[str] = Counter()
    for match in candidates:
        pair = (match.one, match.other)
        if grouping.together(*pair):
            head = by_head[grouping.group_of[match.one]]
            if pair in decided or listed[match.one] < _LISTED or listed[match.other] < _LISTED:
                links[head].append(_link(match, decided.get(pair)))
                listed.update(pair)
                seen.add(pair)
            else:
                unlisted[head] += 1
        elif grouping.open(*pair):
            first, second = sorted(grouping.group_of.get(name, name) for name in pair)
            if (first, second) not in proposed and offered[first] < _PROPOSED and offered[second] < _PROPOSED:
                proposed[first, second] = replace(_link(match, None), certainty=Certainty.LIKELY)
                offered.update((first, second))
    for pair, judgement in decided.items():
        if pair not in seen:
            reason = Reason("decided", (judgement.why, judgement.by))
            links[by_head[grouping.group_of[pair[0]]]].append(StoryLink(*pair, Certainty.DECIDED, 0.0, (reason,)))
    return Grouped(
        tuple(tuple(members) for members in groups),
        {name: tuple(sorted(found, key=_strength)) for name, found in links.items()},
        dict(unlisted),
        tuple(sorted(proposed.values(), key=_strength)),
    )


def _strength(link: StoryLink) -> tuple[bool, float, str, str]:
    return (link.certainty is not Certainty.DECIDED, -link.score, link.one, link.other)


def _link(match: Match, judgement: Judgement | None) -> StoryLink:
    certainty = match.certainty or Certainty.LIKELY
    reasons = match.reasons
    if judgement is not None:
        certainty, reasons = Certainty.DECIDED, (Reason("decided", (judgement.why, judgement.by)), *reasons)
    return StoryLink(match.one, match.other, certainty, match.total, reasons, match.copied)
