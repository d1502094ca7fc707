"""Profiles: who the corpus names, counted over briefings."""

from __future__ import annotations

from digest.corpus.entities import gather
from digest.corpus.profiles import make_profiles
from digest.kb.knowledge import Knowledge
from digest.model import EntityKind
from tests.builders import briefing, entity, seed_named
from tests.corpus.texts import read_text

TEXT = "Anna Verdi parla a Lucca per la Fondazione Alfa. Firenze, Redazione."


def test_most_named_first_within_a_kind() -> None:
    """Profiles come by kind, then by number of briefings, then by name."""
    one, two = seed_named("one", TEXT), seed_named("two", TEXT)
    made = (
        briefing(one, entities=(entity(one, EntityKind.PERSON, "Anna Verdi"), entity(one, EntityKind.PLACE, "Lucca"))),
        briefing(two, entities=(entity(two, EntityKind.PLACE, "Lucca"), entity(two, EntityKind.PLACE, "Firenze"))),
    )

    assert [(profile.name, profile.briefings) for profile in make_profiles(gather(made), made)] == [
        ("Anna Verdi", ("one",)),
        ("Lucca", ("one", "two")),
        ("Firenze", ("two",)),
    ]


def test_a_profile_holds_words_roles_terms_and_company(knowledge: Knowledge) -> None:
    """What is known of somebody over the corpus stands together in one profile, and nothing of others."""
    text = "Il segretario generale della Nato Mark Rutte ha parlato a Riga. «La Nato è pronta», ha detto Mark Rutte alla consigliera Marta Ozoli."
    made = (read_text("one", text),)
    profiles = {profile.name: profile for profile in make_profiles(gather(made), made, knowledge)}
    rutte = profiles["Mark Rutte"]

    assert [context.passage.text for context in rutte.said] == ["La Nato è pronta"]
    assert [role.office for role in rutte.roles] == ["nato-segretario-generale"]
    assert [tenure.office for tenure in rutte.tenures] == ["nato-segretario-generale", "paesi-bassi-primo-ministro"]
    assert {companion.name for companion in rutte.companions} == {"NATO", "Marta Ozoli"}
    assert profiles["NATO"].said_of == rutte.said
    assert profiles["Marta Ozoli"].said == profiles["Marta Ozoli"].said_of == ()


def test_without_a_knowledge_base_there_are_no_terms() -> None:
    """Terms come from the knowledge base only; roles that texts state stay."""
    made = (read_text("one", "Il segretario generale della Nato Mark Rutte ha parlato a Riga."),)
    (rutte,) = (profile for profile in make_profiles(gather(made), made) if profile.name == "Mark Rutte")

    assert (len(rutte.roles), rutte.tenures) == (1, ())
