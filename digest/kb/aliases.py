"""Names folded to keys, and the index of all names: how a surface finds the entries that go by it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from digest.kb.shapes import Known
from digest.model import EntityKind

_WORD = re.compile(r"[^\W_]+")
# Letters that Unicode does not take apart into a base letter and a mark.
_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_KINDS = {kind: number for number, kind in enumerate(EntityKind)}


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """A word without case and diacritics: ``Kazlauskaitė`` and ``KAZLAUSKAITE`` are one."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN))
    return "".join(char for char in apart if not unicodedata.combining(char))


def key_of(surface: str) -> str:
    """The folded words of a surface joined by single spaces: apostrophes, hyphens, full stops and case make no difference."""
    if surface.isascii():
        words = surface.lower().split()
        return " ".join(words) if all(map(str.isalnum, words)) else " ".join(_WORD.findall(surface.lower()))
    return " ".join([fold_word(word) for word in _WORD.findall(surface)])


class Name(NamedTuple):
    """One name of one entry."""

    surface: str
    language: str
    """A language code, or ``*``."""
    known: Known
    weak: bool


class NameIndex:
    """All names of all entries under their keys. Answers with everything that fits; choosing is the caller's business.

    The order of an answer follows from the entries alone, never from the order in which they were read: people, organisations, places,
    among places countries and capitals first, then by id.
    """

    __slots__ = ("_names", "_pairs", "_reach")

    def __init__(self, entries: Iterable[Known], below: NameIndex | None = None, replaced: Iterable[Known] = ()) -> None:
        """With ``below`` the entries are laid over another index, of which the ``replaced`` entries no longer count."""
        names: dict[str, tuple[Name, ...]] = dict(below._names) if below else {}
        reach: dict[str, int] = dict(below._reach) if below else {}
        for old in replaced:
            for name in _names_of(old):
                key = key_of(name.surface)
                names[key] = tuple(other for other in names.get(key, ()) if other.known.id != old.id)
        pairs: set[str] = set(below._pairs) if below else set()
        shared: set[str] = set()
        for known in entries:
            for name in _names_of(known):
                key = key_of(name.surface)
                there = names.get(key)
                if there:
                    names[key] = (*there, name)
                    shared.add(key)
                    continue
                names[key] = (name,)
                first, _, rest = key.partition(" ")
                length = rest.count(" ") + 2 if rest else 1
                if length > 1:
                    pairs.add(f"{first} {rest.partition(' ')[0]}")
                if reach.get(first, 0) < length:
                    reach[first] = length
        for key in shared:
            names[key] = tuple(sorted(names[key], key=_in_order))
        names.pop("", None)
        self._names: dict[str, tuple[Name, ...]] = names
        self._reach: dict[str, int] = reach
        self._pairs: set[str] = pairs

    def ambiguous(self) -> Iterator[tuple[str, tuple[Known, ...]]]:
        """The keys of strong names that several entries of one kind claim, in alphabetical order, with those entries."""
        for key in sorted(self._names):
            if len(self._names[key]) > 1:
                claimed = _unique(name.known for name in self._names[key] if not name.weak)
                for kind in EntityKind:
                    same = tuple(known for known in claimed if known.kind is kind)
                    if len(same) > 1:
                        yield key, same

    def lookup(self, key: str) -> tuple[Name, ...]:
        """The names under a key made by ``key_of``."""
        return self._names.get(key, ())

    def reach(self, first: str) -> int:
        """How many words the longest name has that begins with this folded word; 0 = none begins with it."""
        return self._reach.get(first, 0)

    def reaches(self, words: Iterable[str]) -> list[int]:
        """The ``reach`` of each of some folded words."""
        reach = self._reach
        return [reach.get(word, 0) for word in words]

    def begins(self, pair: str) -> bool:
        """Whether any name begins with these two folded words."""
        return pair in self._pairs

    def items(self) -> Iterable[tuple[str, tuple[Name, ...]]]:
        """Every key with its names, in the order of the entries."""
        return self._names.items()

    def find(self, surface: str, language: str) -> tuple[Known, ...]:
        """Entries with this strong name: those that have it in the language, else those that have it in another one."""
        names = [name for name in self.lookup(key_of(surface)) if not name.weak]
        own = [name.known for name in names if name.language in (language, "*")]
        return _unique(own or [name.known for name in names])


def _names_of(known: Known) -> Iterator[Name]:
    # A canonical name that is also listed as weak (``Leonardo``) is shown, and found only as a weak one.
    weak_ones = {text for texts in known.weak.values() for text in texts}
    for language, text in known.name.items():
        if text not in weak_ones:
            yield Name(text, language, known, weak=False)
    for table, weak in ((known.aliases, False), (known.weak, True)):
        for language, texts in table.items():
            for text in texts:
                yield Name(text, language, known, weak)


def _in_order(name: Name) -> tuple[int, bool, str, bool, str, str]:
    large = name.known.type in ("country", "capital")
    return _KINDS[name.known.kind], not large, name.known.id, name.weak, name.language, name.surface


def _unique(entries: Iterable[Known]) -> tuple[Known, ...]:
    return tuple({known.id: known for known in entries}.values())
