"""The index of features: how many texts share one decides whether it proposes pairs, and to whom."""

from __future__ import annotations

from dataclasses import replace

from digest.corpus.features import FeatureIndex, features_of
from digest.corpus.traits import traits_of
from digest.model import EntityKind
from tests.builders import briefing, entity, seed_named


def index_of(count: int, weeks: int) -> FeatureIndex:
    """An index in which so many texts of so many weeks share one place."""
    index = FeatureIndex(lambda name: int(name[1:]) % weeks)
    for number in range(count):
        index.add("l borgo", f"t{number}")
    return index


def test_a_feature_of_one_text_proposes_nothing() -> None:
    """Most features stand in one text."""
    assert index_of(1, 1).sharing("l borgo", "t0") == ()


def test_a_big_event_is_no_recurring_one() -> None:
    """A hundred texts of one week about one place: it weighs as before, and each text is compared with a part of the others."""
    index = index_of(100, 1)

    assert index.recurring == set()
    assert 1 < len(list(index.sharing("l borgo", "t0"))) < 100


def test_what_stands_in_texts_of_several_weeks_recurs_and_of_many_is_common() -> None:
    """What recurs weighs less, what is common proposes nothing."""
    recurring, common = index_of(12, 6), index_of(40, 14)

    assert recurring.recurring == {"l borgo"}
    assert len(list(recurring.sharing("l borgo", "t0"))) == 12
    assert list(common.sharing("l borgo", "t0")) == []


def test_classes_are_mutual() -> None:
    """Whoever is proposed to a text has it proposed in turn."""
    index = index_of(300, 1)
    shared = {name: set(index.sharing("l borgo", name)) for name in (f"t{number}" for number in range(300))}

    assert all(one in shared[other] for one, others in shared.items() for other in others)


def test_a_known_body_and_an_unknown_one_are_two_features() -> None:
    """A pair weighs the same from either side."""
    seed = seed_named("a", "Fondazione Alfa")
    unknown = traits_of(briefing(seed, entities=(entity(seed, EntityKind.ORGANISATION, "Fondazione Alfa"),)))
    known = replace(unknown, known_organisations=frozenset(unknown.organisations))

    assert features_of(unknown).keys().isdisjoint(features_of(known))
