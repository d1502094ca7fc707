"""The scorer of related briefings: it counts what it says it counts."""

from __future__ import annotations

from tests.gate.judged import FILE, Judged, load_judged, score_related

TEXTS = FILE.parent / "texts"
SMALL = Judged({frozenset("ab"): 2, frozenset("ac"): 1}, frozenset({frozenset("cd"), frozenset("de")}))


def test_the_judgements_name_texts_that_are_there() -> None:
    """Every name is a text of the gate."""
    judged = load_judged()
    named = {name for pair in (*judged.grades, *judged.either) for name in pair}

    assert named <= {path.stem for path in TEXTS.glob("*.txt")}


def test_what_is_wanted_in_order_scores_one() -> None:
    """The best one first; links about which readers would differ count neither way."""
    figures = score_related(SMALL, "abcde", {"a": ["b", "c"], "b": ["a"], "c": ["a", "d"], "d": ["c"]})

    assert figures == {"alone_without_wrong_links": 1.0, "links_not_wrong": 1.0, "related_ndcg": 1.0}


def test_a_wrong_link_of_a_text_alone_counts() -> None:
    """Two texts have nobody; one of them is given somebody."""
    assert score_related(SMALL, "abcde", {"e": ["a"]})["alone_without_wrong_links"] == 0.5
    assert score_related(SMALL, "abcde", {"e": ["d"]})["alone_without_wrong_links"] == 1.0


def test_only_texts_of_the_set_are_wanted() -> None:
    """A set without wanted pairs has no measure of their order."""
    assert set(score_related(SMALL, "ade", {})) == {"alone_without_wrong_links", "links_not_wrong"}
