"""What is frequent in any press text of a language, and how its figures are written: typed shape of ``<code>/rarity.yml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from digest.bounded_yaml import BUILT_IN, load


class RarityWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """One language's table of frequencies, in one step: a word is frequent, or it is rare. Compared by identity."""

    frequent: tuple[str, ...] = ()
    """Lower case; one form of each word. Sharing them says nothing."""
    places: frozenset[str] = frozenset()
    """Slugs of places that texts name without telling of them: countries, regions, the largest cities."""
    institutions: frozenset[str] = frozenset()
    """Lower case; first words of the names of bodies that every place has one of: a prefecture, a court, a hospital."""
    scales: dict[str, int] = {}
    """Words behind a figure that multiply it: ``milioni: 1000000``."""
    percent: tuple[str, ...] = ()
    """What stands behind a share in a hundred."""
    money: tuple[str, ...] = ()
    """Currencies, as words and signs."""


@cache
def load_rarity(code: str) -> RarityWords:
    """The table of a language; an empty one for a language without; DigestError when the file is broken."""
    file = files("digest.lang") / code / "rarity.yml"
    if not file.is_file():
        return RarityWords()
    return load(file, BUILT_IN, RarityWords, f"digest/lang/{code}/rarity.yml")
