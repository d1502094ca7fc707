"""Texts of one subject, by topics: for each text those nearest in time that are about the same. Never compares all texts of a topic."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

from digest.corpus.traits import Traits
from digest.kb.breadth import FRAME

_NEIGHBOURS = 24
"""Texts of a topic on either side in time that are looked at; the undated ones come last, by name."""
_LOOKED_AT = 0.3
"""Weight of the topics that two texts share from which it is looked at what else they have in common."""


class Subjects:
    """The texts of a corpus by topic, in the order of publication."""

    def __init__(self, texts: Mapping[str, Traits]) -> None:
        self._texts = texts
        self._ordered: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for text in texts.values():
            for topic in _told(text):
                self._ordered[topic].append(text.order)
        for ordered in self._ordered.values():
            ordered.sort()

    def of_one_subject(self, name: str, most: int) -> tuple[str, ...]:
        """The texts that share topics with one: at most ``most``, by how much both are about them, then by time, then by name."""
        text = self._texts[name]
        shared: defaultdict[str, float] = defaultdict(float)
        for topic in _told(text):
            ordered = self._ordered[topic]
            place = bisect_left(ordered, text.order)
            for _, other in ordered[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]:
                shared[other] += min(text.subject[topic], self._texts[other].subject[topic])
        shared.pop(name, None)
        ranked = sorted((-weight, text.days_from(self._texts[other]), other) for other, weight in shared.items() if weight >= _LOOKED_AT)
        return tuple(other for _, _, other in ranked[:most])


def _told(text: Traits) -> Iterable[str]:
    """The topics that say what a text is about, if not much."""
    return (topic for topic, weight in text.subject.items() if weight > FRAME)
