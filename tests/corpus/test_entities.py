"""Profiles: who the corpus names, counted over briefings."""

from __future__ import annotations

from digest.corpus.entities import gather, make_profiles
from digest.model import EntityKind
from tests.builders import briefing, entity, seed_named

TEXT = "Anna Verdi parla a Lucca per la Fondazione Alfa. Firenze, Redazione."


def test_most_named_first_within_a_kind() -> None:
    """Profiles come by kind, then by number of briefings, then by name."""
    one, two = seed_named("one", TEXT), seed_named("two", TEXT)
    made = (
        briefing(one, entities=(entity(one, EntityKind.PERSON, "Anna Verdi"), entity(one, EntityKind.PLACE, "Lucca"))),
        briefing(two, entities=(entity(two, EntityKind.PLACE, "Lucca"), entity(two, EntityKind.PLACE, "Firenze"))),
    )

    assert [(profile.name, profile.briefings) for profile in make_profiles(gather(made))] == [
        ("Anna Verdi", ("one",)),
        ("Lucca", ("one", "two")),
        ("Firenze", ("two",)),
    ]


def test_a_dateline_alone_makes_no_profile() -> None:
    """A name only in the background of a text is not what the text is about."""
    seed = seed_named("one", TEXT)

    assert make_profiles(gather((briefing(seed, entities=(entity(seed, EntityKind.PLACE, "Firenze", background=True),)),))) == ()
