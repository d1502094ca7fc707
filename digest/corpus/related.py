"""Which briefings are worth reading beside another, and why. Every link carries its reasons; nothing is linked without one.

Candidates come from an inverted index (who shares a name or a topic with whom), so that no text is compared with all others. What very many
texts share links nothing: it would tell a reader nothing either.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from digest.corpus.entities import is_about
from digest.model import Briefing, EntityKind, Reason, Related
from digest.values import DateRange

_KIND_WEIGHT = {EntityKind.PERSON: 1.6, EntityKind.ORGANISATION: 1.2, EntityKind.PLACE: 0.8}
_TOPIC_WEIGHT = 1.0
_SAME_DAY = 0.8
_ENOUGH = 1.0
"""Below this a link would be a coincidence."""
_SAME_MATTER = 2.0
"""Weight of shared rare features from which two texts tell of one matter, not just of one subject."""
_SURE_MATTER = 3.0
"""The same for two texts of which one has no date: there must be more to it."""
_NEAR = 60
"""Days; texts further apart tell of one subject, not of one matter."""
_RARE = 10
"""A feature is rare in at most two texts, or in one text of so many."""
_DECAY = 0.35
"""How fast a feature loses weight with the number of texts that have it."""
_TOO_COMMON = 400
"""A name or topic in more texts than this proposes no candidates."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a briefing can share with another one."""

    name: str
    entities: dict[tuple[EntityKind, str], str]
    """Key of the entity -> its name."""
    topics: dict[str, str]
    when: DateRange | None


@dataclass(frozen=True, slots=True)
class Shared:
    """Two briefings side by side, and how rare each feature is: feature -> number of briefings that have it."""

    one: Features
    other: Features
    frequency: Counter[tuple[str, str]]
    texts: int

    def weight(self, key: tuple[str, str]) -> float:
        """1 for what only these two share, falling slowly with every further text."""
        return 1.0 / (1.0 + _DECAY * math.log(max(self.frequency[key] - 1, 1)))

    def rare(self) -> float:
        """Weight of the shared features that few other texts have."""
        most = max(2, self.texts // _RARE)
        entities = (key for key in self.one.entities if key in self.other.entities and self.frequency[key[0].value, key[1]] <= most)
        topics = (key for key in self.one.topics if key in self.other.topics and self.frequency["topic", key] <= most)
        return sum(_KIND_WEIGHT[kind] for kind, _ in entities) + sum(_TOPIC_WEIGHT for _ in topics)

    @property
    def one_matter(self) -> bool:
        """Whether the two tell of one matter: near each other in time, as far as is known, and with enough in common that is rare."""
        one, other = self.one.when, self.other.when
        if one is None or other is None:
            return self.rare() >= _SURE_MATTER
        apart = max((one.earliest - other.latest).days, (other.earliest - one.latest).days)
        return apart <= _NEAR and self.rare() >= _SAME_MATTER


Signal = Callable[[Shared], tuple[float, Reason] | None]


def shared_entities(shared: Shared) -> tuple[float, Reason] | None:
    """People, organisations and places that both name, the rarest first."""
    keys = [key for key in shared.one.entities if key in shared.other.entities]
    if not keys:
        return None
    weights = {key: _KIND_WEIGHT[key[0]] * shared.weight((key[0].value, key[1])) for key in keys}
    keys.sort(key=lambda key: (-weights[key], shared.one.entities[key]))
    return sum(weights.values()), Reason("shared-entities", tuple(shared.one.entities[key] for key in keys))


def shared_topics(shared: Shared) -> tuple[float, Reason] | None:
    """Topics that both are filed under, the rarest first."""
    keys = [key for key in shared.one.topics if key in shared.other.topics]
    if not keys:
        return None
    weights = {key: _TOPIC_WEIGHT * shared.weight(("topic", key)) for key in keys}
    keys.sort(key=lambda key: (-weights[key], shared.one.topics[key]))
    return sum(weights.values()), Reason("shared-topics", tuple(shared.one.topics[key] for key in keys))


def same_day(shared: Shared) -> tuple[float, Reason] | None:
    """Both published on one known day."""
    one, other = shared.one.when, shared.other.when
    if one is None or one != other or one.earliest != one.latest:
        return None
    return _SAME_DAY, Reason("same-day", (one.iso,))


SIGNALS: tuple[Signal, ...] = (shared_entities, shared_topics, same_day)
"""What speaks for a link. To extend, add a function here and its words to the language packs (``reasons``)."""


def features_of(briefing: Briefing) -> Features:
    """What a briefing can share. An entity named only in a dateline or in boilerplate does not count."""
    return Features(
        briefing.name,
        {(entity.value.kind, entity.value.slug): entity.value.name for entity in briefing.entities if is_about(entity.value)},
        {topic.value.id: topic.value.label for topic in briefing.topics},
        briefing.published.value.range if briefing.published else None,
    )


def relate(briefings: tuple[Briefing, ...], most: int) -> dict[str, tuple[Related, ...]]:
    """For each briefing the most related others, best first, at most ``most``; ties by name. A briefing without any has an empty tuple."""
    features = {briefing.name: features_of(briefing) for briefing in briefings}
    holders: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, own in features.items():
        for kind, slug in own.entities:
            holders[kind.value, slug].append(name)
        for topic in own.topics:
            holders["topic", topic].append(name)
    frequency = Counter({key: len(names) for key, names in holders.items()})
    related: dict[str, tuple[Related, ...]] = {}
    for name, own in features.items():
        keys = [(kind.value, slug) for kind, slug in own.entities] + [("topic", topic) for topic in own.topics]
        candidates = {other for key in keys if frequency[key] <= _TOO_COMMON for other in holders[key]} - {name}
        links = [link for other in sorted(candidates) if (link := _link(Shared(own, features[other], frequency, len(features))))]
        links.sort(key=lambda link: (-link.score, link.name))
        related[name] = tuple(links[:most])
    return related


def _link(shared: Shared) -> Related | None:
    found = [result for signal in SIGNALS if (result := signal(shared))]
    score = round(sum(weight for weight, _ in found), 4)
    if score < _ENOUGH:
        return None
    found.sort(key=lambda result: -result[0])
    kind = "same-matter" if shared.one_matter else "same-subject"
    return Related(shared.other.name, kind, score, tuple(reason for _, reason in found))
