"""Scores what texts are to each other: pairs of one event, traps, related texts ranked, and texts that should have no links."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
_SAME_EVENT = 3
"""Grade of two texts of one event among related ones; 2 is one matter, 1 one subject."""
_RANKED = 5

Pair = frozenset[str]


def seed_names() -> dict[str, str]:
    """How the annotation calls the real seeds (``s000``), with the name of each."""
    return {f"s{path.stem[:3]}": path.stem for path in (HERE / "texts").glob("???_*.txt")}


def load_pairs() -> dict[str, list[Any]]:
    """The annotation of relations of all sets that have one, by text name."""
    names = seed_names()
    found: dict[str, list[Any]] = {}
    for path in sorted((HERE / "gold").glob("pairs-*.yaml")):
        for key, rows in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            found.setdefault(key, []).extend(_renamed(row, names) for row in rows or [])
    return found


def annotated_texts() -> frozenset[str]:
    """The texts whose relations are annotated: the real seeds and those of the development set."""
    stems = (path.stem for path in (HERE / "texts").glob("*.txt"))
    return frozenset(stem for stem in stems if stem[:3].isdigit())


def score_relations(pairs: dict[str, list[Any]], relations: dict[str, Any], texts: frozenset[str] | None = None) -> dict[str, float]:
    """Each measure as a number from 0 to 1, the more the better, rounded to four places.

    ``relations`` as :func:`tests.gate.predictions.relate` makes them. A proposed pair counts for ``found`` only. Without ``texts`` those of the first
    two sets are meant.
    """
    texts = annotated_texts() if texts is None else texts
    wanted = _pairs(group["members"] for group in pairs["groups"])
    joined = {pair for pair in _pairs(relations["clusters"]) if pair <= texts}
    proposed = {frozenset(pair) for pair in relations["proposed"]}
    traps = {frozenset((row["a"], row["b"])) for row in pairs["not_same_event"]}
    hits = len(wanted & joined)
    grades = grades_of(pairs)
    gains = [gain for name in sorted(texts) if (gain := _gain(name, grades, relations["related"].get(name, []), texts)) is not None]
    alone = [name for name in sorted(texts) if not any(name in pair for pair in grades)]
    linked = sum(1 for name in alone if any(other in texts and _of_one_set(name, other) for other in relations["related"].get(name, [])))
    return {
        "same_event_f1": round(2 * hits / (len(wanted) + len(joined)), 4),
        "same_event_sure_right": round(hits / len(joined), 4) if joined else 1.0,
        "same_event_found": round(len(wanted & (joined | proposed)) / len(wanted), 4),
        "traps_avoided": round(1 - len(traps & (joined | proposed)) / len(traps), 4),
        "related_ndcg": round(sum(gains) / len(gains), 4),
        "alone_without_links": round(1 - linked / len(alone), 4),
    }


def _renamed(row: Any, names: dict[str, str]) -> Any:
    if isinstance(row, str):
        return names.get(row, row)
    if isinstance(row, list):
        return [_renamed(item, names) for item in row]
    if isinstance(row, dict):
        return {names.get(key, key): _renamed(value, names) for key, value in row.items()}
    return row


def _pairs(groups: Any) -> set[Pair]:
    return {frozenset(pair) for members in groups for pair in itertools.combinations(members, 2)}


def grades_of(pairs: dict[str, list[Any]]) -> dict[Pair, int]:
    """What two texts are to each other: 3 one event, 2 one matter, 1 one subject."""
    grades = {pair: row["grade"] for row in pairs["topic_sets"] for pair in _pairs([row["members"]])}
    grades |= {frozenset((one, other)): grade for one, other, grade in pairs["related"]}
    return grades | dict.fromkeys(_pairs(group["members"] for group in pairs["groups"]), _SAME_EVENT)


def _gain(name: str, grades: dict[Pair, int], ranked: list[str], texts: frozenset[str]) -> float | None:
    """Normalised discounted gain of the first five related texts of its set; None for a text that has none."""
    ideal = sorted((grade for pair, grade in grades.items() if name in pair), reverse=True)[:_RANKED]
    if not ideal:
        return None
    found = [grades.get(frozenset((name, other)), 0) for other in ranked if other in texts and _of_one_set(name, other)][:_RANKED]
    return discounted(found) / discounted(ideal)


def _of_one_set(one: str, other: str) -> bool:
    """Whether both texts are seeds, or both development texts: what a seed is to a development text was never annotated."""
    return ("_" in one) == ("_" in other)


def discounted(grades: list[int]) -> float:
    """The gain of texts in this order: what comes later counts less."""
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
