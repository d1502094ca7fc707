"""Who and what the corpus names: one profile per person, organisation and place over all briefings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from digest.model import Briefing, Entity, EntityKind, EntityProfile
from digest.values import Sourced


@dataclass(eq=False, slots=True)
class Named:
    """One person, organisation or place and all that the briefings say of it."""

    kind: EntityKind
    slug: str
    known_as: str | None = None
    appearances: list[tuple[Briefing, Sourced[Entity]]] = field(default_factory=list)
    """In the order of the briefings: newest first."""

    @property
    def name(self) -> str:
        """The most frequent form; the longest, then the first by alphabet, when several are."""
        names = Counter(sourced.value.name for _, sourced in self.appearances)
        return min(names, key=lambda name: (-names[name], -len(name), name))

    @property
    def briefings(self) -> tuple[str, ...]:
        """Names of the briefings, each once, newest first."""
        return tuple(dict.fromkeys(briefing.name for briefing, _ in self.appearances))

    @property
    def mentions(self) -> int:
        """How often all briefings together name it."""
        return sum(len(sourced.value.mentions) for _, sourced in self.appearances)


def is_about(entity: Entity) -> bool:
    """Whether a briefing is about an entity at all: named somewhere else than in a dateline, byline, agency mark or boilerplate."""
    return any(not mention.background for mention in entity.mentions)


def gather(briefings: Iterable[Briefing]) -> tuple[Named, ...]:
    """Everybody and everything that the briefings, which come newest first, are about; in the order of first appearance."""
    found: dict[tuple[EntityKind, str], Named] = {}
    for briefing in briefings:
        for sourced in briefing.entities:
            entity = sourced.value
            if is_about(entity):
                named = found.setdefault((entity.kind, entity.slug), Named(entity.kind, entity.slug))
                named.known_as = named.known_as or entity.known_as
                named.appearances.append((briefing, sourced))
    return tuple(found.values())


def make_profiles(gathered: Iterable[Named]) -> tuple[EntityProfile, ...]:
    """The profiles, by kind, then most briefings first, then name."""
    profiles = [EntityProfile(named.kind, named.name, named.slug, named.known_as, named.briefings) for named in gathered]
    order = list(EntityKind)
    return tuple(sorted(profiles, key=lambda profile: (order.index(profile.kind), -len(profile.briefings), profile.name, profile.slug)))
