"""Whether two texts' names can be one person's: ``Franco Novari`` and ``Franco Novari Aste``, ``H. de Wit`` and ``Hanna de Wit``, ``Lo Verdi`` and
``Loverdi``. Compares words of names only; what the knowledge base knows apart stays apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from digest.characters import slug

_DOUBLED = re.compile(r"(.)\1+")
_LONG = 6
_VERY_LONG = 10
"""Letters of a surname in which one letter, or two, may be mistyped."""
_TELLING = 4
"""Letters of a word of a name that can stand for the whole name."""


class Likeness(Enum):
    """How two names are alike."""

    SAME = "same"
    SHORTER = "shorter"
    """One is a part of the other, or has an initial for a first name."""
    VARIANT = "variant"
    """One name spelt two ways."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as words that compare."""

    name: str
    slug: str
    known_as: str | None
    words: tuple[str, ...]
    """Without accents, doubled letters single."""
    surname: str
    """All words but the first run together; the only word when there is one."""

    @property
    def keys(self) -> tuple[str, ...]:
        """What an index finds the name by, however short the other text puts it."""
        if self.known_as:
            return (self.known_as,)
        words = self.words[1:] if len(self.words) > 1 else self.words
        parts = (word for word in (*words, self.surname) if len(word) >= _TELLING)
        return tuple(dict.fromkeys((self.slug, *parts)))


@lru_cache(maxsize=100_000)
def name_of(name: str, slug_: str = "", known_as: str | None = None) -> PersonName:
    """A person's name, made ready to compare."""
    words = tuple(_DOUBLED.sub(r"\1", word) for word in slug(name).split("-") if word)
    return PersonName(name, slug_ or slug(name), known_as, words, "".join(words[1:] if len(words) > 1 else words))


def likeness(one: PersonName, other: PersonName) -> Likeness | None:
    """How two names are alike; None when they are two persons' for all that the names tell."""
    if one.slug == other.slug or (one.known_as and one.known_as == other.known_as):
        return Likeness.SAME
    if one.known_as and other.known_as:
        return None
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if _shortened(short.words, long.words):
        return Likeness.SHORTER
    if one.words[0] == other.words[0] and len(one.words) > 1 and len(other.words) > 1 and _nearly(one.surname, other.surname):
        return Likeness.VARIANT
    return None


def _shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if short == long:
        # Doubled letters were taken out: the names differ by one of them, which is a matter of spelling.
        return False
    if len(short) == len(long):
        initial = min(short[0], long[0], key=len)
        return len(short) > 1 and short[1:] == long[1:] and len(initial) == 1 and short[0][0] == long[0][0]
    if long[-len(short) :] == short:
        return max(map(len, short)) >= _TELLING
    return len(short) > 1 and long[: len(short)] == short


def _nearly(one: str, other: str) -> bool:
    """Whether two surnames differ by so few letters that one is a slip for the other."""
    if one == other:
        return True
    shortest = min(len(one), len(other))
    if shortest < _LONG or one[0] != other[0]:
        return False
    return distance_within(one, other, 2 if shortest >= _VERY_LONG else 1)


def distance_within(one: str, other: str, most: int) -> bool:
    """Whether one word becomes the other by so many letters put in, left out or changed."""
    if abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        before, row[0] = row[0], place
        for index, counterpart in enumerate(other, start=1):
            before, row[index] = row[index], min(row[index] + 1, row[index - 1] + 1, before + (letter != counterpart))
    return row[-1] <= most
