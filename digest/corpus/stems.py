"""Words reduced so that two tellings can be compared: without accents and case, by their first letters; frequent ones known as such.

Cutting words is cruder than a stemmer and needs none: ``sfollati`` and ``sfollate`` are one stem, ``produce`` and ``produzione`` are not.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from digest.lang.rarity import RarityWords
from digest.lang.summary import load_summary_words

_LETTERS = 6
_SHORTEST = 4
"""Letters; shorter words are grammar."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word; empty for one too short to tell anything."""
    folded = word.casefold()
    if not folded.isascii():
        folded = "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))
    return folded[:_LETTERS] if len(folded) >= _SHORTEST else ""


@cache
def frequent_stems(code: str, rarity: RarityWords) -> frozenset[str]:
    """The stems that say nothing in a language: the frequent words of press texts and the empty ones of any text."""
    return frozenset(stem(word) for word in (*rarity.frequent, *load_summary_words(code).empty)) - {""}
