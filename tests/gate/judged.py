"""Scores related briefings on texts that were judged by reading, set by set and all together: nothing rather than something unrelated.

``related.yml`` says which texts a reader of one would want beside it, and about which readers would differ: those are neither wanted nor wrong.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.gate.relations import discounted, grades_of, load_pairs, seed_names

FILE = Path(__file__).resolve().parent / "related.yml"
EVERYTHING = "everything"
SETS = {
    "fresh": re.compile(r"f\d\d"),
    "fresh-again": re.compile(r"g\d\d"),
    "fresh-third": re.compile(r"h\d\d"),
    "fresh-fourth": re.compile(r"i\d\d"),
    EVERYTHING: re.compile(r"(?!j\d\d).+"),
}
"""Each set as a corpus of its own, and all judged texts as one."""
_MATTER, _SUBJECT = 2, 1
_RANKED = 5

Pair = frozenset[str]


@dataclass(frozen=True)
class Judged:
    """What texts are to each other."""

    grades: Mapping[Pair, int]
    """3 one event, 2 one matter, 1 one subject."""
    either: frozenset[Pair]
    """About which readers would differ."""


def load_judged() -> Judged:
    """The judgements of ``related.yml``, and those of seeds and development texts."""
    rows: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    names = seed_names()

    def pairs(members: Sequence[str]) -> set[Pair]:
        return {frozenset(pair) for pair in itertools.combinations([names.get(name, name) for name in members], 2)}

    grades = {pair: _SUBJECT for members in rows["subject"].values() for pair in pairs(members)}
    grades |= {pair: _MATTER for members in rows["matter"] for pair in pairs(members)}
    grades |= grades_of(load_pairs())
    either = {pair for members in rows["either"].values() for pair in pairs(members)}
    return Judged(grades, frozenset(either - grades.keys()))


def score_related(judged: Judged, names: Sequence[str], related: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Each measure from 0 to 1, the more the better: the order of what is wanted, texts alone given nothing wrong, links that are not wrong.

    ``related_ndcg`` only where some text has a wanted one.
    """
    here = set(names)
    wanted = {pair: grade for pair, grade in judged.grades.items() if pair <= here}
    gains, alone, wrong, links = [], [], 0, 0
    for name in sorted(names):
        given = [frozenset((name, other)) for other in related.get(name, ())]
        ideal = sorted((grade for pair, grade in wanted.items() if name in pair), reverse=True)[:_RANKED]
        bad = [pair for pair in given if pair not in wanted and pair not in judged.either]
        wrong, links = wrong + len(bad), links + len(given)
        if ideal:
            gains.append(discounted([wanted.get(pair, 0) for pair in given[:_RANKED]]) / discounted(ideal))
        else:
            alone.append(bool(bad))
    figures = {
        "alone_without_wrong_links": round(1 - sum(alone) / len(alone), 4),
        "links_not_wrong": round(1 - wrong / links, 4) if links else 1.0,
    }
    return {**figures, "related_ndcg": round(sum(gains) / len(gains), 4)} if gains else figures
