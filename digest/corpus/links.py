"""Which texts are compared, and what came of it. Never compares all pairs: texts are compared that share enough rare features.

The outcome is a function of the set of texts alone: adding them one by one, in any order, gives the same links as linking them at once. What
recurs in texts of several weeks weighs as little as a known name, and what stands in texts of many weeks proposes no pair. So a link changes
only when one of its two texts changes, or the knowledge they were read with, or when something they share begins to recur.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from digest.corpus.features import ENOUGH_SHARED, Change, Feature, FeatureIndex, features_of
from digest.corpus.matches import Match, compare
from digest.corpus.traits import Traits

NamePair = tuple[str, str]
"""Two texts, in the order of the alphabet."""


class Linker:
    """All texts seen so far, an index of what they share, and the matches among them. Texts are added one at a time or all at once."""

    def __init__(self, texts: Iterable[Traits] = ()) -> None:
        self.texts: dict[str, Traits] = {}
        self.matches: dict[NamePair, Match] = {}
        self._index = FeatureIndex(self._week_of)
        self._partners: defaultdict[str, set[str]] = defaultdict(set)
        self._leaders: dict[int, str] = {}
        """By fingerprint: the first by name of texts that are verbatim copies of each other."""
        self._copies: defaultdict[int, set[str]] = defaultdict(set)
        """The others."""
        for text in texts:
            self._enter(text)
        for name in self.texts:
            self._match(name)

    @property
    def recurring(self) -> set[Feature]:
        """Features that stand in texts of several weeks: they tell of no one event."""
        return self._index.recurring

    def add(self, text: Traits) -> None:
        """Add one text; the matches are then those of all texts together. ValueError for a name that is there already."""
        if text.name in self.texts:
            raise ValueError(f"{text.name} is linked already")
        leader = self._leaders.get(text.fingerprint)
        changes = self._enter(text)
        if leader is not None and text.name < leader:
            self._forget(leader)
        weaker = self._sharing(feature for feature, change in changes.items() if change is Change.WEIGHT)
        fewer = self._sharing((feature for feature, change in changes.items() if change is not Change.NONE), parted=True)
        for pair in sorted(weaker | fewer):
            one, other = (self.texts[name] for name in pair)
            if one.fingerprint != other.fingerprint and not self._index.proposes(one, other):
                self._part(pair)
            elif pair in weaker:
                self._compare(pair)
        self._match(text.name)

    def _enter(self, text: Traits) -> dict[Feature, Change]:
        """Note what a text has; what that changes, by feature."""
        self.texts[text.name] = text
        leader = self._leaders.setdefault(text.fingerprint, text.name)
        if leader != text.name:
            self._leaders[text.fingerprint] = min(leader, text.name)
            self._copies[text.fingerprint].add(max(leader, text.name))
        return {feature: self._index.add(feature, text.name) for feature in features_of(text)}

    def _week_of(self, name: str) -> int | None:
        published = self.texts[name].published
        return published.earliest.toordinal() // 7 if published else None

    def _sharing(self, features: Iterable[Feature], *, parted: bool = False) -> set[NamePair]:
        """The matches between texts that share one of these features; ``parted``, those that it does not propose any more. What changes only ever
        speaks for less, so that no other pair can match now.
        """
        found: set[NamePair] = set()
        for feature in features:
            holding = set(self._index.holding(feature))
            for one in holding:
                for other in self._partners.get(one, ()):
                    if one < other and other in holding and not (parted and self._index.adjoin(feature, one, other)):
                        found.add((one, other))
        return found

    def _compare(self, pair: NamePair) -> None:
        """Look at a pair again that matched before."""
        match = compare(self.texts[pair[0]], self.texts[pair[1]], self.recurring)
        if match is None:
            self._part(pair)
        else:
            self.matches[pair] = match

    def _candidates(self, name: str) -> Iterator[str]:
        """The texts that share enough with one. The first by name of verbatim copies stands for all; the others are compared with it alone."""
        text = self.texts[name]
        leader = self._leaders[text.fingerprint]
        if leader != name:
            yield leader
            return
        yield from self._copies.get(text.fingerprint, ())
        shared: defaultdict[str, int] = defaultdict(int)
        for feature, weight in features_of(text).items():
            for other in self._index.sharing(feature, name):
                shared[other] += weight
        for other, weight in shared.items():
            if weight >= ENOUGH_SHARED and other != name and self._leaders[self.texts[other].fingerprint] == other:
                yield other

    def _match(self, name: str) -> None:
        for other in self._candidates(name):
            pair = (name, other) if name < other else (other, name)
            if pair in self.matches:
                continue
            match = compare(self.texts[pair[0]], self.texts[pair[1]], self.recurring)
            if match is not None:
                self.matches[pair] = match
                self._partners[name].add(other)
                self._partners[other].add(name)

    def _forget(self, name: str) -> None:
        for other in tuple(self._partners.get(name, ())):
            self._part((name, other) if name < other else (other, name))

    def _part(self, pair: NamePair) -> None:
        del self.matches[pair]
        for name, other in (pair, pair[::-1]):
            self._partners[name].discard(other)
            if not self._partners[name]:
                del self._partners[name]
