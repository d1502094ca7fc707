"""Words and runs of words as numbers, in sets that take little room: a text has hundreds of them, a corpus a hundred thousand texts."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_UNSIGNED = "I"
"""Array code of the numbers: 32 bits each, where a set of Python takes ten times as much."""


@dataclass(frozen=True, slots=True)
class Checksums:
    """A set of checksums that never changes. Built by :func:`checksums`."""

    values: array[int]
    """Ascending, each once."""

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[int]:
        return iter(self.values)

    def __and__(self, other: Checksums) -> frozenset[int]:
        return frozenset(self.values).intersection(other.values)


def checksum(words: str) -> int:
    """The checksum of words, lone surrogates included; two words in ten thousand texts hardly ever have the same one."""
    return zlib.crc32(words.encode("utf-8", "surrogatepass"))


def checksums(found: Iterable[int]) -> Checksums:
    """The set of these."""
    return Checksums(array(_UNSIGNED, sorted(set(found))))
