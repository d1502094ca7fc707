"""Related briefings: each link has its reasons, and nothing is linked without one."""

from __future__ import annotations

from digest.corpus.links import Linker
from digest.corpus.related import MATTER, SUBJECT, relate
from digest.corpus.traits import traits_of
from digest.model import Briefing, EntityKind
from digest.story_model import Related
from tests.builders import briefing, entity, seed_named, topic


def made(name: str, *names: str, date: str | None = None, topics: tuple[str, ...] = ()) -> Briefing:
    """A briefing that names these and has these topics."""
    seed = seed_named(name, ". ".join(names) or name)
    kinds = {"Lucca": EntityKind.PLACE, "Fondazione Alfa": EntityKind.ORGANISATION}
    entities = tuple(entity(seed, kinds.get(one, EntityKind.PERSON), one) for one in names)
    return briefing(seed, date=date, entities=entities, topics=tuple(topic(one) for one in topics))


def related(*briefings: Briefing, groups: dict[str, str] | None = None, most: int = 5) -> dict[str, tuple[Related, ...]]:
    """What is related to each of these."""
    return relate(Linker(traits_of(one) for one in briefings), groups or {}, most)


def test_texts_that_share_nothing_are_not_linked() -> None:
    """The same day alone is no reason."""
    links = related(made("a", "Anna Verdi", date="2025-01-02"), made("b", "Bruno Neri", date="2025-01-02"))

    assert links == {"a": (), "b": ()}


def test_one_place_alone_is_a_coincidence() -> None:
    """A place without a subject in common makes no link."""
    assert related(made("a", "Lucca"), made("b", "Lucca"))["a"] == ()


def test_rare_names_make_one_matter_whenever_published() -> None:
    """People and an organisation that few texts name are one matter, years apart or not, but not one event."""
    names = ("Anna Verdi", "Bruno Neri", "Fondazione Alfa")
    links = related(made("a", *names, date="2025-01-02"), made("b", *names, date="2022-10"))["a"]

    assert [(link.name, link.kind) for link in links] == [("b", MATTER)]
    assert {reason.code for reason in links[0].reasons} == {"shared-people", "shared-organisations"}


def test_one_subject_at_one_small_place_is_one_matter_for_two_months() -> None:
    """Later on it is one subject."""
    first = made("a", "Lucca", topics=("pesca",), date="2025-01-02")
    near = related(first, made("b", "Lucca", topics=("pesca",), date="2025-02-20"))["a"]
    far = related(first, made("b", "Lucca", topics=("pesca",), date="2025-06-20"))["a"]

    assert [link.kind for link in near] == [MATTER]
    assert [link.kind for link in far] == [SUBJECT]


def test_a_section_of_the_paper_is_no_subject_a_narrow_topic_is() -> None:
    """Two texts about parliament, or two of the sports pages, have nothing to do with each other; two about fishing have."""
    frame = related(made("a", topics=("parlamento", "governo", "sport")), made("b", topics=("parlamento", "governo", "sport")))["a"]
    subject = related(made("a", topics=("pesca",)), made("b", topics=("pesca",)))["a"]

    assert frame == ()
    assert [(link.name, link.kind) for link in subject] == [("b", SUBJECT)]


def test_a_wide_topic_needs_something_beside_it() -> None:
    """Football alone links nothing; football and a club that few texts name do."""
    alone = related(made("a", topics=("calcio",)), made("b", topics=("calcio",)))["a"]
    beside = related(made("a", "Fondazione Alfa", topics=("calcio",)), made("b", "Fondazione Alfa", topics=("calcio",)))["a"]

    assert alone == ()
    assert [(link.name, link.kind) for link in beside] == [("b", SUBJECT)]


def test_a_topic_that_only_comes_up_is_not_what_a_text_is_about() -> None:
    """The fourth topic of a text, away from its headline and lede, makes no link."""
    links = related(made("a", topics=("pesca",)), made("b", topics=("terremoti", "vulcani", "migranti", "pesca")))["a"]

    assert links == ()


def test_a_topic_and_a_wider_one_count_once() -> None:
    """Whoever writes of the nuclear deterrent writes of deterrence and of defence: that is one subject in common, not three."""
    nested = related(*(made(name, topics=("deterrenza-nucleare", "deterrenza", "difesa")) for name in "ab"))["a"]
    single = related(*(made(name, topics=("deterrenza-nucleare",)) for name in "ab"))["a"]

    assert [link.score for link in nested] == [link.score for link in single]


def test_bodies_that_every_place_has_are_no_rare_names() -> None:
    """Two texts that name the court and the town hall of one town are not one matter for that."""
    seeds = [seed_named(name, "Tribunale di Serracorta. Comune di Serracorta.") for name in "ab"]
    made_of = [
        briefing(
            seed,
            date=day,
            entities=tuple(entity(seed, EntityKind.ORGANISATION, name) for name in ("Tribunale di Serracorta", "Comune di Serracorta")),
        )
        for seed, day in zip(seeds, ("2024-01-02", "2025-01-02"), strict=True)
    ]

    assert related(*made_of)["a"] == ()


def test_the_story_first_then_the_matter_then_the_subject() -> None:
    """What an editor put together comes first, however little else speaks for it."""
    briefings = (
        made("a", "Anna Verdi", "Fondazione Alfa", topics=("pesca", "porti")),
        made("b", "Anna Verdi", "Fondazione Alfa", topics=("pesca",)),
        made("c", topics=("pesca", "porti")),
        made("d", "Anna Verdi", topics=("pesca", "porti")),
    )
    links = related(*briefings, groups={"a": "a", "d": "a"})["a"]

    assert [(link.name, link.kind) for link in links] == [("d", MATTER), ("b", MATTER), ("c", SUBJECT)]


def test_the_nearer_in_time_first_ties_by_name_and_no_more_than_asked() -> None:
    """Of texts that share as much, the nearer one is worth more, an undated one little; the order of arrival never counts."""
    topics = ("pesca", "porti")
    dates = {"a": "2025-06-01", "e": "2025-05-20", "d": "2025-05-20", "c": "2024-01-01", "b": None}
    made_of = [made(name, topics=topics, date=date) for name, date in dates.items()]

    assert [link.name for link in related(*made_of)["a"]] == ["d", "e", "c", "b"]
    assert [link.name for link in related(*reversed(made_of), most=2)["a"]] == ["d", "e"]
