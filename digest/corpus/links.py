"""Which texts are compared, and what came of it. Never compares all pairs: texts are compared that share enough rare features.

The outcome is a function of the set of texts alone: adding them one by one, in any order, gives the same links as linking them at once. What
recurs in texts of several weeks weighs as little as a known name, and what stands in texts of many weeks proposes no pair. So a link changes
only when one of its two texts changes, or the knowledge they were read with, or when something they share begins to recur.
"""

from __future__ import annotations

import heapq
import itertools
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from digest.corpus.evidence import days_apart
from digest.corpus.matches import Match, compare
from digest.corpus.traits import Traits

_RECURRING_WEEKS, _RECURRING_TEXTS = 4, 8
_COMMON_WEEKS, _COMMON_TEXTS = 12, 24
"""A feature in more weeks and more texts than these recurs, or is common: a mayor, a stock phrase. An event is over sooner, however big."""
_RECURRING_ANYHOW, _COMMON_ANYHOW = 150, 600
"""So many texts that share a feature tell of more than one event, even in a week."""
_BURST = 48
"""Texts that share a feature and are all compared; of more, each is compared with those of its own and two neighbouring classes."""
_CLASS = 16
_ENOUGH_SHARED = 1.5
"""Weight of the shared features from which a pair is compared at all."""
_TOPIC, _ONE_SUBJECT = 0.4, 0.3
"""Weight of a topic as a proposal; weight of the topics that two texts share from which it is looked at whether they are of one subject."""
_UNKNOWN = 1.1
"""Weight of a body that the knowledge base does not hold: with one topic in common it proposes a pair."""
_COPY_KEYS = 4
"""Runs of words, of which copies share two, so that they find each other however common everything else in them is."""
_TELLING_FIGURE = 0.7


@dataclass(slots=True)
class _Holders:
    """The texts that have a feature."""

    names: set[str] = field(default_factory=set)
    weeks: Counter[int] = field(default_factory=Counter)
    classes: dict[int, set[str]] = field(default_factory=dict)
    """By checksum, when there are more than a burst."""
    run: bool = False
    """The feature is a run of words, by which copies are found: it is never too common."""

    @property
    def recurring(self) -> bool:
        often = len(self.weeks) > _RECURRING_WEEKS and len(self.names) > _RECURRING_TEXTS
        return often or len(self.names) > _RECURRING_ANYHOW

    @property
    def common(self) -> bool:
        if self.run:
            return False
        often = len(self.weeks) > _COMMON_WEEKS and len(self.names) > _COMMON_TEXTS
        return often or len(self.names) > _COMMON_ANYHOW

    @property
    def parts(self) -> int:
        """Into how many classes the texts fall: a power of two, so that it changes seldom."""
        parts = 1
        while len(self.names) > _BURST and parts * _CLASS < len(self.names):
            parts *= 2
        return parts

    @property
    def state(self) -> tuple[bool, bool, int]:
        """What decides who is compared with whom, besides the texts themselves."""
        return (self.recurring, self.common, self.parts)


class Linker:
    """All texts seen so far, an index of what they share, and the matches among them. Texts are added one at a time or all at once."""

    def __init__(self, texts: Iterable[Traits] = ()) -> None:
        self.texts: dict[str, Traits] = {}
        self.matches: dict[tuple[str, str], Match] = {}
        self.recurring: set[str] = set()
        self.common: set[str] = set()
        self._holders: defaultdict[str, _Holders] = defaultdict(_Holders)
        self._partners: defaultdict[str, set[str]] = defaultdict(set)
        self._copies: dict[int, set[str]] = {}
        for text in texts:
            self._enter(text)
        for key, holders in self._holders.items():
            self._settle(key, holders)
        for name in self.texts:
            self._match(name, later_only=True)

    def add(self, text: Traits) -> None:
        """Add one text; the matches are then those of all texts together. ValueError for a name that is there already."""
        if text.name in self.texts:
            raise ValueError(f"{text.name} is linked already")
        before = {key: self._holders[key].state for key in keys_of(text)}
        leader = self._leader(text.fingerprint)
        self._enter(text)
        again = {text.name}
        if leader is not None:
            again.add(leader)
        for key, state in before.items():
            holders = self._holders[key]
            self._settle(key, holders)
            if holders.state != state:
                again |= holders.names
        for name in sorted(again):
            self._forget(name)
        for name in sorted(again):
            self._match(name)

    def _enter(self, text: Traits) -> None:
        self.texts[text.name] = text
        self._copies.setdefault(text.fingerprint, set()).add(text.name)
        week = text.published.earliest.toordinal() // 7 if text.published else None
        for key in keys_of(text):
            holders = self._holders[key]
            holders.run = key[0] == "r"
            holders.names.add(text.name)
            if week is not None:
                holders.weeks[week] += 1
            if holders.classes:
                holders.classes.setdefault(_checksum(text.name) % len(holders.classes), set()).add(text.name)

    def _settle(self, key: str, holders: _Holders) -> None:
        if holders.recurring:
            self.recurring.add(key)
        if holders.common:
            self.common.add(key)
        parts = holders.parts
        if parts > 1 and len(holders.classes) != parts:
            holders.classes = {part: set() for part in range(parts)}
            for name in holders.names:
                holders.classes[_checksum(name) % parts].add(name)

    def _leader(self, fingerprint: int) -> str | None:
        return min(self._copies.get(fingerprint, ()), default=None)

    def _candidates(self, name: str) -> Iterator[str]:
        """The texts that share enough with one. The first by name of verbatim copies stands for all; the others are compared with it alone."""
        text = self.texts[name]
        leader = self._leader(text.fingerprint)
        if leader is not None and leader != name:
            yield leader
            return
        yield from self._copies[text.fingerprint] - {name}
        shared: defaultdict[str, float] = defaultdict(float)
        for key, weight in keys_of(text).items():
            for other in self._sharing(key, name):
                shared[other] += weight
        for other, weight in shared.items():
            if weight >= _ENOUGH_SHARED and other != name and self._leader(self.texts[other].fingerprint) == other:
                yield other

    def _sharing(self, key: str, name: str) -> Iterable[str]:
        """The texts that a feature of one proposes, the text itself among them."""
        holders = self._holders[key]
        if key in self.common:
            return ()
        if not holders.classes:
            return holders.names
        own, parts = _checksum(name), len(holders.classes)
        return itertools.chain.from_iterable(holders.classes[part] for part in {(own + step) % parts for step in (-1, 0, 1)})

    def of_one_subject(self, name: str, most: int) -> tuple[Match, ...]:
        """The texts that are about the topics of one: at most ``most``, by how much both are, then by time."""
        text = self.texts[name]
        shared: defaultdict[str, float] = defaultdict(float)
        for topic, weight in text.subject.items():
            for other in self._sharing(f"t {topic}", name):
                shared[other] += min(weight, self.texts[other].subject[topic])
        shared.pop(name, None)
        ranked = ((-weight, _apart(text, self.texts[other]), other) for other, weight in shared.items() if weight >= _ONE_SUBJECT)
        found = (compare(text, self.texts[other], self.recurring, at_least=0.0) for _, _, other in heapq.nsmallest(most, ranked))
        return tuple(match for match in found if match is not None)

    def _match(self, name: str, *, later_only: bool = False) -> None:
        for other in self._candidates(name):
            pair = (name, other) if name < other else (other, name)
            if pair in self.matches or (later_only and other in self._partners[name]):
                continue
            match = compare(self.texts[pair[0]], self.texts[pair[1]], self.recurring)
            if match is not None:
                self.matches[pair] = match
                self._partners[name].add(other)
                self._partners[other].add(name)

    def _forget(self, name: str) -> None:
        for other in self._partners.pop(name, ()):
            self._partners[other].discard(name)
            del self.matches[(name, other) if name < other else (other, name)]


def keys_of(text: Traits) -> dict[str, float]:
    """The features by which a text is found, each with its weight as a proposal."""
    keys: dict[str, float] = {f"w {phrase}": 0.5 for phrase in text.phrases}
    for person in text.people:
        keys |= {f"p {key}": 0.6 for key in person.keys}
    keys |= {f"o {slug}": 0.4 if slug in text.known_organisations else _UNKNOWN for slug in text.organisations}
    keys |= {f"l {slug}": 0.6 for slug in text.places if slug not in text.frequent_places}
    keys |= {f"f {value}": 0.6 for (value, _), figure in text.figures.items() if figure.telling >= _TELLING_FIGURE}
    keys |= {f"r {checksum}": _ENOUGH_SHARED / 2 for checksum in heapq.nsmallest(_COPY_KEYS, text.runs)}
    keys |= {f"t {topic}": _TOPIC for topic in text.topics}
    return keys


def _apart(one: Traits, other: Traits) -> float:
    """Days between two texts; infinite when one has no date."""
    return days_apart(one.published, other.published) if one.published and other.published else math.inf


def _checksum(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))
