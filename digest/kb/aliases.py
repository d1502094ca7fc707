"""Names folded to keys, and the index of all names: how a surface finds the entries that go by it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from digest.kb.shapes import Known

_WORD = re.compile(r"[^\W_]+")
# Letters that Unicode does not take apart into a base letter and a mark.
_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """A word without case and diacritics: ``Kazlauskaitė`` and ``KAZLAUSKAITE`` are one."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN))
    return "".join(char for char in apart if not unicodedata.combining(char))


def key_of(surface: str) -> str:
    """The folded words of a surface joined by single spaces: apostrophes, hyphens, full stops and case make no difference."""
    return " ".join([fold_word(word) for word in _WORD.findall(surface)])


class Name(NamedTuple):
    """One name of one entry."""

    surface: str
    language: str
    """A language code, or ``*``."""
    known: Known
    weak: bool


class NameIndex:
    """All names of all entries under their keys. Answers with everything that fits; choosing is the caller's business."""

    __slots__ = ("_names", "_reach")

    def __init__(self, entries: Iterable[Known]) -> None:
        names: dict[str, list[Name]] = {}
        reach: dict[str, int] = {}
        for known in entries:
            # A canonical name that is also listed as weak (``Leonardo``) is shown, and found only as a weak one.
            weak_ones = {text for texts in known.weak.values() for text in texts}
            surfaces = [(text, language, False) for language, text in known.name.items() if text not in weak_ones]
            for language, texts in known.aliases.items():
                surfaces += [(text, language, False) for text in texts]
            for language, texts in known.weak.items():
                surfaces += [(text, language, True) for text in texts]
            for text, language, weak in surfaces:
                words = [fold_word(word) for word in _WORD.findall(text)]
                if not words:
                    continue
                names.setdefault(" ".join(words), []).append(Name(text, language, known, weak))
                if reach.get(words[0], 0) < len(words):
                    reach[words[0]] = len(words)
        self._names = {key: tuple(found) for key, found in names.items()}
        self._reach = reach

    def lookup(self, key: str) -> tuple[Name, ...]:
        """The names under a key made by ``key_of``."""
        return self._names.get(key, ())

    def reach(self, first: str) -> int:
        """How many words the longest name has that begins with this folded word; 0 = none begins with it."""
        return self._reach.get(first, 0)

    def items(self) -> Iterable[tuple[str, tuple[Name, ...]]]:
        """Every key with its names, in the order of the entries."""
        return self._names.items()

    def find(self, surface: str, language: str) -> tuple[Known, ...]:
        """Entries with this strong name: those that have it in the language, else those that have it in another one."""
        names = [name for name in self.lookup(key_of(surface)) if not name.weak]
        own = [name.known for name in names if name.language in (language, "*")]
        return _unique(own or [name.known for name in names])


def _unique(entries: Iterable[Known]) -> tuple[Known, ...]:
    return tuple({known.id: known for known in entries}.values())
