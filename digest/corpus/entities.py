"""Who and what the corpus names: each person, organisation and place with all that the briefings say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from digest.model import Briefing, Entity, EntityKind
from digest.values import Sourced

Key = tuple[EntityKind, str]
"""Kind and slug: what makes an entity one over the whole corpus."""


@dataclass(frozen=True, eq=False, slots=True)
class Named:
    """One person, organisation or place and all that the briefings say of it."""

    kind: EntityKind
    slug: str
    name: str
    """The most frequent form; the longest, then the first by alphabet, when several are."""
    known_as: str | None
    briefings: tuple[str, ...]
    """Names of the briefings, each once, newest first."""
    appearances: tuple[tuple[Briefing, Sourced[Entity]], ...]
    """Newest first."""

    @property
    def mentions(self) -> int:
        """How often all briefings together name it."""
        return sum(len(sourced.value.mentions) for _, sourced in self.appearances)


def is_about(entity: Entity) -> bool:
    """Whether a briefing is about an entity at all: named somewhere else than in a dateline, byline, agency mark or boilerplate."""
    return any(not mention.background for mention in entity.mentions)


def gather(briefings: Iterable[Briefing]) -> tuple[Named, ...]:
    """Everybody and everything that the briefings, which come newest first, are about; in the order of first appearance."""
    found: defaultdict[Key, list[tuple[Briefing, Sourced[Entity]]]] = defaultdict(list)
    for briefing in briefings:
        for sourced in briefing.entities:
            if is_about(sourced.value):
                found[sourced.value.kind, sourced.value.slug].append((briefing, sourced))
    return tuple(_named(kind, slug, appearances) for (kind, slug), appearances in found.items())


def _named(kind: EntityKind, slug: str, appearances: list[tuple[Briefing, Sourced[Entity]]]) -> Named:
    names = Counter(sourced.value.canonical for _, sourced in appearances)
    name = min(names, key=lambda name: (-names[name], -len(name), name))
    known_as = next((sourced.value.known_as for _, sourced in appearances if sourced.value.known_as), None)
    briefings = tuple(dict.fromkeys(briefing.name for briefing, _ in appearances))
    return Named(kind, slug, name, known_as, briefings, tuple(appearances))
