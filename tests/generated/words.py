"""Words and names of the generated texts. Names follow a Zipf law: a few stand everywhere, most stand in one story."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
_NAMES = 20_000
"""People a corpus may draw from; the commonest is drawn about once in ten."""


@cache
def word_lists() -> dict[str, list[str]]:
    """The lists of ``words.yml``."""
    lists: dict[str, list[str]] = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))
    return lists


@cache
def templates() -> dict[str, dict[str, Any]]:
    """The kinds of events of ``templates.yml``."""
    kinds: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "templates.yml").read_text(encoding="utf-8"))
    return kinds


def zipf(rng: random.Random, most: int) -> int:
    """A rank from 0 on, by a Zipf law with exponent one: rank r is drawn in proportion to 1 / (r + 1)."""
    return min(most - 1, int(most ** rng.random()) - 1)


def surname(rank: int) -> str:
    """The surname of a rank: always the same one, different ranks mostly different ones."""
    rng = random.Random(f"surname {rank}")
    lists = word_lists()
    middle = rng.choice(lists["surname_middles"]) if rank % 3 else ""
    return rng.choice(lists["surname_starts"]) + middle + rng.choice(lists["surname_ends"])


def person(rng: random.Random) -> str:
    """First name and surname; prominent people keep one first name."""
    rank = zipf(rng, _NAMES)
    return f"{random.Random(f'first {rank}').choice(word_lists()['first'])} {surname(rank)}"


def town(rng: random.Random) -> str:
    """An invented town, by a Zipf law."""
    own = random.Random(f"town {zipf(rng, 2_000)}")
    return own.choice(word_lists()["town_starts"]) + own.choice(word_lists()["town_ends"])


def coined(rng: random.Random) -> str:
    """An invented proper name, for a river, a file, a firm."""
    return rng.choice(word_lists()["river_starts"]) + rng.choice(word_lists()["river_ends"])
