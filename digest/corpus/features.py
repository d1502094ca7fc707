"""By what a text is found: features, each with its weight as a proposal, and an index of the texts that have them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from digest.corpus.checksums import checksum
from digest.corpus.traits import Traits

Feature = str | int
"""A name, place, figure or topic, by a letter for its kind; a phrase by its checksum; a run of words by its checksum behind all those of phrases."""

ENOUGH_SHARED = 30
"""Weight of the shared features from which a pair is compared at all. Whole numbers: their sum is the same in any order."""
_RUNS = 1 << 32
_PHRASE, _PERSON, _ORGANISATION, _KNOWN, _PLACE, _FIGURE, _TOPIC = 10, 12, 22, 8, 12, 12, 8
"""A body that few texts name proposes a pair with one topic in common."""
_COPY_KEYS = 4
"""Runs of words, of which copies share two, so that they find each other however common everything else in them is."""
_TELLING_FIGURE = 0.7

_RECURRING_WEEKS, _RECURRING_TEXTS = 4, 8
_COMMON_WEEKS, _COMMON_TEXTS = 12, 24
"""A feature in more weeks and more texts than these recurs, or is common: a mayor, a stock phrase. An event is over sooner, however big."""
_RECURRING_ANYHOW, _COMMON_ANYHOW = 150, 600
"""So many texts that share a feature tell of more than one event, even in a week."""
_BURST = 48
"""Texts that share a feature and are all compared; of more, each is compared with those of its own and two neighbouring classes."""
_CLASS = 16


def features_of(text: Traits) -> dict[Feature, int]:
    """The features by which a text is found, each with its weight as a proposal: the same in every text that has it."""
    found: dict[Feature, int] = dict.fromkeys(text.phrases, _PHRASE)
    for person in text.people:
        found |= {f"p {key}": _PERSON for key in person.keys}
    for slug in text.organisations:
        known = slug in text.known_organisations
        found[f"{'k' if known else 'o'} {slug}"] = _KNOWN if known else _ORGANISATION
    found |= {f"l {slug}": _PLACE for slug in text.places if slug not in text.frequent_places}
    found |= {f"f {value}": _FIGURE for (value, _), figure in text.figures.items() if figure.telling >= _TELLING_FIGURE}
    found |= {_RUNS + run: ENOUGH_SHARED // 2 for run in itertools.islice(text.runs, _COPY_KEYS)}
    found |= {f"t {topic}": _TOPIC for topic in text.topics}
    return found


class Change(Enum):
    """What one more text with a feature changes for those that had it: it may weigh less, and propose fewer pairs, never the other way round."""

    NONE = 0
    PROPOSALS = 1
    """It proposes fewer pairs."""
    WEIGHT = 2
    """It begins to recur, and so weighs less; it may propose fewer pairs, too."""


@dataclass(slots=True)
class _Holders:
    """The texts that have a feature, two or more."""

    names: list[str]
    run: bool
    """The feature is a run of words, by which copies are found: it is never too common."""
    recurring: bool = False
    common: bool = False
    weeks: set[int] = field(default_factory=set)
    """Of publication, once the texts are enough for it to matter."""
    classes: dict[int, list[str]] = field(default_factory=dict)
    """The texts by checksum, when there are more than a burst."""

    def add(self, name: str, week_of: Callable[[str], int | None]) -> Change:
        """Add a text; what that changes for the texts that had the feature before."""
        self.names.append(name)
        if len(self.names) <= _RECURRING_TEXTS:
            return Change.NONE
        new = self.names if len(self.names) == _RECURRING_TEXTS + 1 else (name,)
        self.weeks.update(week for one in new if (week := week_of(one)) is not None)
        recurring = len(self.weeks) > _RECURRING_WEEKS or len(self.names) > _RECURRING_ANYHOW
        often = len(self.weeks) > _COMMON_WEEKS and len(self.names) > _COMMON_TEXTS
        common = not self.run and (often or len(self.names) > _COMMON_ANYHOW)
        weaker, fewer = recurring and not self.recurring, common and not self.common
        self.recurring, self.common = recurring, common
        fewer = self._divide(name) or fewer
        return Change.WEIGHT if weaker else Change.PROPOSALS if fewer else Change.NONE

    def _divide(self, name: str) -> bool:
        """Keep the classes, twice as many when they have grown too large; whether there are more now. Neighbours of before may part, none meet."""
        parts = 1
        while len(self.names) > _BURST and parts * _CLASS < len(self.names):
            parts *= 2
        if parts == 1:
            return False
        if len(self.classes) == parts:
            self.classes[checksum(name) % parts].append(name)
            return False
        self.classes = {part: [] for part in range(parts)}
        for one in self.names:
            self.classes[checksum(one) % parts].append(one)
        return True


class FeatureIndex:
    """The texts by their features. Most features stand in one text: those cost an entry and no more."""

    def __init__(self, week_of: Callable[[str], int | None]) -> None:
        """``week_of`` tells in which week a text was published; None for an undated one."""
        self.recurring: set[Feature] = set()
        """Features of texts of several weeks: they tell of no one event."""
        self._week_of = week_of
        self._holders: dict[Feature, str | _Holders] = {}

    def add(self, feature: Feature, name: str) -> Change:
        """Note that a text has a feature; what that changes between texts that had it before."""
        holders = self._holders.get(feature)
        if holders is None:
            self._holders[feature] = name
            return Change.NONE
        if isinstance(holders, str):
            holders = self._holders[feature] = _Holders([holders], isinstance(feature, int) and feature >= _RUNS)
        change = holders.add(name, self._week_of)
        if holders.recurring and _may_recur(feature):
            self.recurring.add(feature)
        elif change is Change.WEIGHT:
            return Change.PROPOSALS
        return change

    def holding(self, feature: Feature) -> tuple[str, ...]:
        """All texts that have a feature."""
        holders = self._holders.get(feature)
        return () if holders is None else (holders,) if isinstance(holders, str) else tuple(holders.names)

    def sharing(self, feature: Feature, name: str) -> Iterable[str]:
        """The texts that a feature of one proposes to compare it with, the text itself among them."""
        holders = self._holders.get(feature)
        if holders is None or isinstance(holders, str) or holders.common:
            return ()
        if not holders.classes:
            return holders.names
        return itertools.chain.from_iterable(holders.classes[part] for part in _neighbours(name, len(holders.classes)))

    def proposes(self, one: Traits, other: Traits) -> bool:
        """Whether two texts share enough to be compared: what the features of either propose."""
        theirs = features_of(other)
        return sum(weight for feature, weight in self._shared(one, theirs) if self.adjoin(feature, one.name, other.name)) >= ENOUGH_SHARED

    @staticmethod
    def _shared(one: Traits, theirs: dict[Feature, int]) -> Iterator[tuple[Feature, int]]:
        return ((feature, weight) for feature, weight in features_of(one).items() if feature in theirs)

    def adjoin(self, feature: Feature, one: str, other: str) -> bool:
        """Whether a feature that two texts have proposes to compare them."""
        holders = self._holders[feature]
        if isinstance(holders, str) or holders.common:
            return False
        return not holders.classes or checksum(other) % len(holders.classes) in _neighbours(one, len(holders.classes))


def _may_recur(feature: Feature) -> bool:
    """Whether it matters that a feature recurs: names and phrases weigh less then, figures, topics and runs of words do not."""
    return feature < _RUNS if isinstance(feature, int) else feature[0] in "pol"


def _neighbours(name: str, parts: int) -> set[int]:
    own = checksum(name)
    return {(own + step) % parts for step in (-1, 0, 1)}
