"""Builds nouns by hand for tests of the rooms above reading: a briefing of a few words, with what a test wants to say about it."""

from __future__ import annotations

import hashlib
from typing import Any

from digest.characters import slug
from digest.model import Block, BlockKind, Briefing, Entity, EntityKind, Headline, HeadlineKind, Mention, Role, Seed, Topic
from digest.values import Basis, PartialDate, Passage, Sourced


def seed_named(name: str, text: str = "Una prova di testo.") -> Seed:
    """A seed without a file."""
    return Seed(name, f"seeds/{name}.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8")


def words_in(seed: Seed, words: str) -> Passage:
    """The first passage with these words; ValueError when the text does not hold them."""
    start = seed.text.index(words)
    return Passage(start, start + len(words), words)


def read(value: Any, *passages: Passage, rule: str = "by-hand") -> Sourced[Any]:
    """A value that was read."""
    return Sourced(value, Basis.READ, rule, tuple(passages))


def entity(seed: Seed, kind: EntityKind, name: str, *roles: str, known_as: str | None = None, background: bool = False) -> Sourced[Entity]:
    """An entity mentioned once under its name, with roles whose words stand in the text."""
    passage = words_in(seed, name)
    named = tuple(read(Role(role), words_in(seed, role)) for role in roles)
    return read(Entity(kind, name, known_as or slug(name), known_as, (Mention(passage, "by-hand", background=background),), named), passage)


def topic(identity: str) -> Sourced[Topic]:
    """A topic."""
    return read(Topic(identity, identity.capitalize()))


def briefing(seed: Seed, *, date: str | None = None, entities: tuple[Sourced[Entity], ...] = (), **changes: Any) -> Briefing:
    """A briefing of a seed with these entities and changes; everything else is empty or plain."""
    whole = seed.passage(0, len(seed.text))
    of = {kind: tuple(one for one in entities if one.value.kind is kind) for kind in EntityKind}
    values: dict[str, Any] = {
        "seed": seed,
        "headline": read(Headline(seed.text.split("\n")[0], HeadlineKind.OWN), whole),
        "published": read(PartialDate.from_iso(date)) if date else None,
        "language": read("it"),
        "people": of[EntityKind.PERSON],
        "organisations": of[EntityKind.ORGANISATION],
        "places": of[EntityKind.PLACE],
        "blocks": (Block(BlockKind.PARAGRAPH, whole, "by-hand"),),
        "words": len(seed.text.split()),
        "reading_minutes": 1,
    }
    for absent in ("kicker", "standfirst", "published_inferred", "updated", "dateline", "source", "url"):
        values[absent] = None
    for empty in ("agencies", "bylines", "quotations", "times", "topics", "tags", "summary", "findings"):
        values[empty] = ()
    return Briefing(**{**values, **changes})
