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


def test_a_topic_alone_is_no_reason_two_are() -> None:
    """Nothing rather than something unrelated."""
    one = related(made("a", topics=("pesca",)), made("b", topics=("pesca",)))["a"]
    two = related(made("a", topics=("pesca", "porti")), made("b", topics=("pesca", "porti")))["a"]

    assert one == ()
    assert [(link.name, link.kind) for link in two] == [("b", SUBJECT)]


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
    """Of texts that share as much, the nearer one is worth more; the order of arrival never counts."""
    topics = ("pesca", "porti")
    dates = {"a": "2025-06-01", "e": "2025-05-20", "d": "2025-05-20", "c": "2024-01-01", "b": None}
    made_of = [made(name, topics=topics, date=date) for name, date in dates.items()]

    assert [link.name for link in related(*made_of)["a"]] == ["d", "e", "b", "c"]
    assert [link.name for link in related(*reversed(made_of), most=2)["a"]] == ["d", "e"]
