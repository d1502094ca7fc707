"""The scorer of relations: it counts what it says it counts."""

from __future__ import annotations

from typing import Any

from tests.gate.relations import annotated_texts, load_pairs, score_relations

PAIRS = load_pairs()
WANTED = [group["members"] for group in PAIRS["groups"]]


def scored(**relations: Any) -> dict[str, float]:
    """The scores of these relations; what is not named is empty."""
    return score_relations(PAIRS, {"clusters": [], "proposed": [], "related": {}, **relations})


def test_the_annotation_names_texts_that_are_there() -> None:
    """Names of seeds are those of their files."""
    named = {name for group in WANTED for name in group} | {row[key] for row in PAIRS["not_same_event"] for key in "ab"}

    assert named <= annotated_texts()


def test_the_right_stories_score_one() -> None:
    """All groups, nothing else."""
    figures = scored(clusters=WANTED)

    assert (figures["same_event_f1"], figures["same_event_sure_right"], figures["traps_avoided"]) == (1.0, 1.0, 1.0)


def test_a_proposal_is_found_and_not_sure() -> None:
    """What is only proposed counts as found, and a proposed trap as fallen into."""
    pairs = [[one, other] for members in WANTED for one in members for other in members if one < other]
    trap = PAIRS["not_same_event"][0]

    assert scored(proposed=pairs)["same_event_found"] == 1.0
    assert scored(proposed=pairs)["same_event_f1"] == 0.0
    assert scored(proposed=[[trap["a"], trap["b"]]])["traps_avoided"] < 1.0


def test_links_of_texts_that_stand_alone_count() -> None:
    """A text without any relation should have no link to a text of its set; links to others are not judged."""
    development = sorted(name for name in annotated_texts() if "_" not in name)
    seeds = sorted(annotated_texts().difference(development))
    everybody = {name: [other for other in development if other != name][:1] for name in development}

    assert scored()["alone_without_links"] == 1.0
    assert scored(related=everybody)["alone_without_links"] == 0.0
    assert scored(related={name: ["f01", seeds[0]] for name in development})["alone_without_links"] == 1.0
