"""The language pack's words around names, folded as the names of a text are folded."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

import msgspec

from digest.kb.aliases import fold_word
from digest.lang.names import NameWords

S = TypeVar("S", bound=msgspec.Struct)


def folded_word(word: str) -> str:
    """A word without case and diacritics, save for the one word whose accent makes it another word in every sentence: ``è`` is not ``e``."""
    return "è" if word in ("è", "È") else fold_word(word)


@lru_cache(maxsize=8)
def folded(words: NameWords) -> NameWords:
    """The same table without diacritics."""
    return _folded(words)


@lru_cache(maxsize=8)
def heads(words: NameWords) -> frozenset[str]:
    """The words with which a name may begin though they are written in lower case: kinds of bodies, places, streets, buildings and things."""
    bodies, places = words.organisations, words.places
    return frozenset().union(
        bodies.territorial, bodies.subject, bodies.named, bodies.units, places.natural, places.streets, places.buildings, words.works
    )


def _folded(table: S) -> S:
    changes: dict[str, object] = {}
    for field in table.__struct_fields__:
        value = getattr(table, field)
        if isinstance(value, frozenset):
            changes[field] = frozenset(folded_word(word) for word in value)
        elif isinstance(value, msgspec.Struct):
            changes[field] = _folded(value)
    return msgspec.structs.replace(table, **changes)
