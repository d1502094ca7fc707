"""Gathering: who the briefings are about, and under what name."""

from __future__ import annotations

from digest.corpus.entities import gather
from digest.model import EntityKind
from tests.builders import briefing, entity, seed_named

TEXT = "Anna Verdi parla a Lucca per la Fondazione Alfa. Firenze, Redazione."


def test_a_dateline_alone_makes_no_entity() -> None:
    """A name only in the background of a text is not what the text is about."""
    seed = seed_named("one", TEXT)

    assert gather((briefing(seed, entities=(entity(seed, EntityKind.PLACE, "Firenze", background=True),)),)) == ()


def test_briefings_keep_their_order() -> None:
    """An entity's briefings come in the order in which they are given, each once."""
    seeds = [seed_named(name, TEXT) for name in ("later", "earlier")]
    (lucca,) = gather(tuple(briefing(seed, entities=(entity(seed, EntityKind.PLACE, "Lucca"),)) for seed in seeds))

    assert lucca.briefings == ("later", "earlier")
