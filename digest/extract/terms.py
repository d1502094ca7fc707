"""Finding many words and phrases in a text in one pass. Knows nothing of topics: it says where which term stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from digest.characters import LINE_END_BREAK

Word: TypeAlias = "tuple[str, str, int, int]"
"""Folded, as it stands, start, end."""

_WORD = re.compile(rf"[^\W_]+(?:{LINE_END_BREAK}(?=[a-zß-öø-ÿ])[^\W_]+)*")
_BREAK = re.compile(LINE_END_BREAK)
_SHORTEST_STEM, _LONGEST_STEM = 3, 40


def words_in(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]`` in order; apostrophes, hyphens and all other marks separate words.

    A word broken at the end of a line is one, without its hyphen; its offsets hold both halves.
    """
    found: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        word = match[0] if "\n" not in match[0] else _BREAK.sub("", match[0])
        found.append((_fold(word), word, match.start(), match.end()))
    return found


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    folded = word.casefold()
    if folded.isascii():
        return folded
    return "".join(character for character in unicodedata.normalize("NFD", folded) if not unicodedata.combining(character))


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a term."""

    folded: str
    stem: bool
    capitals: bool
    accented: bool
    """Its last letter bears an accent."""

    def fits(self, word: Word) -> bool:
        if self.capitals and not word[1].isupper():
            return False
        if self.stem:
            return word[0].startswith(self.folded)
        # An accent may be left out (citta), but one that stands at the end makes another word (papa, papà).
        return word[0] == self.folded and (self.accented or _fold(word[1][-1]) == word[1][-1].casefold())


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """Terms ready for matching; a term is known by its index in ``topics`` and ``weights``."""

    topics: tuple[str, ...]
    weights: tuple[float, ...]
    parts: tuple[tuple[_Part, ...], ...]
    by_word: dict[str, tuple[int, ...]]
    by_stem: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, float]]) -> Terms:
        """From topic, term and weight; a term twice under one topic counts once, the first time it comes."""
        topics: list[str] = []
        weights: list[float] = []
        parts: list[tuple[_Part, ...]] = []
        by_word: dict[str, list[int]] = {}
        by_stem: dict[str, list[int]] = {}
        seen = set()
        for topic, term, weight in rows:
            if (topic, term) in seen:
                continue
            seen.add((topic, term))
            words = tuple(_part(word) for word in term.split() if _fold(word.strip("*")))
            if not words:
                continue
            index = len(topics)
            topics.append(topic)
            weights.append(weight)
            parts.append(words)
            table = by_stem if words[0].stem else by_word
            table.setdefault(words[0].folded, []).append(index)
        return cls(
            tuple(topics),
            tuple(weights),
            tuple(parts),
            {word: tuple(indexes) for word, indexes in by_word.items()},
            {stem: tuple(indexes) for stem, indexes in by_stem.items()},
        )

    def matches(self, words: list[Word]) -> Iterator[tuple[int, int, int]]:
        """Start, end and index of every term in the words, by place, longest first at one place. Linear in the number of words."""
        for place, word in enumerate(words):
            beginning = _beginning(self, word[0])
            if not beginning:
                continue
            here = []
            for index in beginning:
                parts = self.parts[index]
                stretch = words[place : place + len(parts)]
                if len(stretch) == len(parts) and all(part.fits(one) for part, one in zip(parts, stretch, strict=True)):
                    here.append((word[2], stretch[-1][3], index))
            here.sort(key=lambda row: (-row[1], row[2]))
            yield from here


@lru_cache(maxsize=65_536)
def _beginning(terms: Terms, folded: str) -> tuple[int, ...]:
    """The terms whose first word fits a folded word."""
    # Words longer than 40 letters are no words; looking up each of their beginnings would cost their square.
    stems = (terms.by_stem.get(folded[:length], ()) for length in range(_SHORTEST_STEM, min(len(folded), _LONGEST_STEM) + 1))
    return (*terms.by_word.get(folded, ()), *(index for stem in stems for index in stem))


def _part(word: str) -> _Part:
    stem = word.endswith("*")
    bare = word.rstrip("*")
    return _Part(_fold(bare), stem, len(bare) > 1 and bare.isalpha() and bare.isupper(), _fold(bare[-1:]) != bare[-1:].casefold())
