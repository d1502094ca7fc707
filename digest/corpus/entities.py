"""Who and what the corpus names: one profile per person, organisation and place over all briefings."""

from __future__ import annotations

from collections import Counter, defaultdict

from digest.model import Briefing, Entity, EntityKind, EntityProfile


def is_about(entity: Entity) -> bool:
    """Whether a briefing is about an entity at all: named somewhere else than in a dateline, byline, agency mark or boilerplate."""
    return any(not mention.background for mention in entity.mentions)


def make_profiles(briefings: tuple[Briefing, ...]) -> tuple[EntityProfile, ...]:
    """The profiles, by kind, then most briefings first, then name. ``briefings`` come newest first, and so stay the profiles' briefings."""
    named: defaultdict[tuple[EntityKind, str], list[str]] = defaultdict(list)
    names: defaultdict[tuple[EntityKind, str], Counter[str]] = defaultdict(Counter)
    known: dict[tuple[EntityKind, str], str | None] = {}
    for briefing in briefings:
        for sourced in briefing.entities:
            entity = sourced.value
            if not is_about(entity):
                continue
            key = (entity.kind, entity.slug)
            if briefing.name not in named[key]:
                named[key].append(briefing.name)
            names[key][entity.name] += 1
            known[key] = known.get(key) or entity.known_as
    profiles = [
        EntityProfile(kind, _usual(names[kind, slug]), slug, known[kind, slug], tuple(where)) for (kind, slug), where in named.items()
    ]
    order = list(EntityKind)
    return tuple(sorted(profiles, key=lambda profile: (order.index(profile.kind), -len(profile.briefings), profile.name, profile.slug)))


def _usual(names: Counter[str]) -> str:
    """The most frequent form of a name; the longest, then the first by alphabet, when several are."""
    return min(names, key=lambda name: (-names[name], -len(name), name))
