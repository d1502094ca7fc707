"""Related briefings: each link has its reasons, and nothing is linked without one."""

from __future__ import annotations

from digest.corpus.related import relate
from digest.model import Briefing, EntityKind, Reason
from tests.builders import briefing, entity, seed_named, topic

TEXT = "Anna Verdi parla a Lucca per la Fondazione Alfa con Bruno Neri."


def made(name: str, *names: str, date: str | None = None, topics: tuple[str, ...] = ()) -> Briefing:
    """A briefing that names these and has these topics."""
    seed = seed_named(name, TEXT)
    kinds = {"Lucca": EntityKind.PLACE, "Fondazione Alfa": EntityKind.ORGANISATION}
    entities = tuple(entity(seed, kinds.get(one, EntityKind.PERSON), one) for one in names)
    return briefing(seed, date=date, entities=entities, topics=tuple(topic(one) for one in topics))


def test_shared_names_and_topics_are_told_rarest_first() -> None:
    """A link tells what both share, the strongest reason first."""
    links = relate((made("a", "Anna Verdi", "Lucca", topics=("pesca",)), made("b", "Anna Verdi", "Lucca", topics=("pesca",))), 5)

    assert [link.name for link in links["a"]] == ["b"]
    assert links["a"][0].reasons == (Reason("shared-entities", ("Anna Verdi", "Lucca")), Reason("shared-topics", ("Pesca",)))


def test_texts_that_share_nothing_are_not_linked() -> None:
    """The same day alone is no reason."""
    links = relate((made("a", "Anna Verdi", date="2025-01-02"), made("b", "Bruno Neri", date="2025-01-02")), 5)

    assert links == {"a": (), "b": ()}


def test_one_common_place_is_a_coincidence() -> None:
    """What is below the threshold makes no link."""
    assert relate((made("a", "Lucca"), made("b", "Lucca")), 5)["a"] == ()


def test_best_first_ties_by_name_and_no_more_than_asked() -> None:
    """The order never depends on the order of the briefings."""
    briefings = (made("c", "Anna Verdi"), made("b", "Anna Verdi"), made("a", "Anna Verdi"), made("d", "Anna Verdi", "Bruno Neri"))
    links = relate((*briefings, made("e", "Anna Verdi", "Bruno Neri")), 2)

    assert [link.name for link in links["e"]] == ["d", "a"]


def test_the_same_day_strengthens_a_link() -> None:
    """Two texts of one day about one person are closer than two of different days."""
    links = relate(
        (
            made("a", "Anna Verdi", date="2025-01-02"),
            made("b", "Anna Verdi", date="2025-01-02"),
            made("c", "Anna Verdi", date="2024-01-02"),
        ),
        5,
    )

    assert [link.name for link in links["a"]] == ["b", "c"]
    assert Reason("same-day", ("2025-01-02",)) in links["a"][0].reasons


def test_what_all_texts_share_makes_no_common_matter() -> None:
    """Two texts tell of one matter when they share what few others have, not when they share much that is common."""
    common = [made(name, "Anna Verdi", "Bruno Neri", topics=("pesca",)) for name in "cdef"]
    one, other = (made(name, "Anna Verdi", "Bruno Neri", "Lucca", "Fondazione Alfa", topics=("pesca",), date="2025-01-02") for name in "ab")
    links = relate((one, other, *common), 5)["a"]

    assert [(link.name, link.kind) for link in links[:2]] == [("b", "same-matter"), ("c", "same-subject")]


def test_texts_years_apart_never_tell_of_one_matter() -> None:
    """However much two texts share, what lies years apart is one subject at most."""
    names = ("Anna Verdi", "Bruno Neri", "Lucca", "Fondazione Alfa")
    near = relate((made("a", *names, date="2025-01-02"), made("b", *names, date="2025-01-20")), 5)["a"]
    far = relate((made("a", *names, date="2022-10"), made("b", *names, date="2025-01-20")), 5)["a"]

    assert [link.kind for link in near] == ["same-matter"]
    assert [link.kind for link in far] == ["same-subject"]
