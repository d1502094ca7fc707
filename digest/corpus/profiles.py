"""The profile of each person, organisation and place: its texts, its words, its roles and its company over the whole corpus."""

from __future__ import annotations

from collections.abc import Sequence

from digest.corpus.companions import make_companions
from digest.corpus.entities import Named
from digest.corpus.ledger import make_ledger
from digest.corpus.tenures import Tenures, stated_roles
from digest.digest_model import EntityProfile
from digest.kb.knowledge import Knowledge
from digest.model import Briefing, EntityKind


def make_profiles(
    gathered: Sequence[Named], briefings: Sequence[Briefing], knowledge: Knowledge | None = None
) -> tuple[EntityProfile, ...]:
    """The profiles of what was gathered from these briefings: by kind, then most briefings first, then name.

    Without a knowledge base there are no terms beside the roles that texts state.
    """
    ledger = make_ledger(briefings)
    tenures = Tenures(knowledge)
    profiles = [
        EntityProfile(
            named.kind,
            named.name,
            named.slug,
            named.known_as,
            named.briefings,
            said=tuple(ledger.said.get((named.kind, named.slug), ())),
            said_of=tuple(ledger.said_of.get((named.kind, named.slug), ())),
            roles=stated_roles(named),
            tenures=tenures.of(named),
            companions=companions,
        )
        for named, companions in zip(gathered, make_companions(gathered), strict=True)
    ]
    order = list(EntityKind)
    return tuple(sorted(profiles, key=lambda profile: (order.index(profile.kind), -len(profile.briefings), profile.name, profile.slug)))
