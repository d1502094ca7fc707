"""Whether a text calls a topic by its name, and where it does first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from digest.lang.summary import load_summary_words
from digest.lang.tags import load_tag_words
from digest.model import BlockKind
from digest.reading.article import Article

_WORD = re.compile(r"[^\W_]+")
_SEGMENT = re.compile(r"[^,:.]*")
_MOST_OPENINGS = 2
_LETTERS_OF_A_STEM = 6
_HEADLINES = frozenset({BlockKind.HEADLINE, BlockKind.SECOND_HEADLINE, BlockKind.KICKER})
_TOLD = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.STANDFIRST, BlockKind.CROSSHEAD})


def stem(word: str) -> str:
    """The beginning that a lower-case word shares with its plural and its gender: six letters, or all but the last."""
    return word[: min(_LETTERS_OF_A_STEM, max(3, len(word) - 1))]


def stems(text: str) -> frozenset[str]:
    """The beginnings of all words of a text."""
    return frozenset(stem(word.casefold()) for word in _WORD.findall(text))


@lru_cache(maxsize=4096)
def label_stems(label: str) -> frozenset[str]:
    """The same of a topic's label."""
    return stems(label)


@lru_cache(maxsize=4096)
def _words_of(label: str) -> tuple[tuple[str, str], ...]:
    return tuple((word, stem(word)) for word in _WORD.findall(label.casefold()))


@dataclass(frozen=True, slots=True)
class Called:
    """The beginnings of a text's words, by where they stand."""

    headline: frozenset[str]
    lede: frozenset[str]
    text: frozenset[str]
    silent: frozenset[str]
    """Words that say nothing by themselves."""
    openings: tuple[frozenset[str], ...]
    """What stands before the headline's first and second comma, colon or full stop."""

    @classmethod
    def in_article(cls, article: Article) -> Called:
        """Read once for a text."""
        told = [block.passage.text for block in article.blocks if block.kind in _TOLD]
        first = next((block.passage.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH), "")
        language = article.pack.code
        return cls(
            stems("\n".join(block.passage.text for block in article.blocks if block.kind in _HEADLINES)),
            stems(first),
            stems("\n".join(told)),
            load_summary_words(language).empty | load_tag_words(language).linking,
            openings(article),
        )

    def where(self, label: str) -> str:
        """``opening`` of the headline, ``headline``, ``lede`` or ``text``; empty when a telling word of the label is missing there.

        The opening is the label and nothing else, as agencies put the field first: ``Sanità: ...``, ``Calcio, Serie D: ...``.
        """
        if label_stems(label) in self.openings:
            return "opening"
        wanted = {beginning for word, beginning in _words_of(label) if word not in self.silent}
        if not wanted:
            return ""
        if wanted <= self.headline:
            return "headline"
        if wanted <= self.lede:
            return "lede"
        return "text" if wanted <= self.text else ""


def openings(article: Article) -> tuple[frozenset[str], ...]:
    """What stands before the headline's first and second comma, colon or full stop, each as the beginnings of its words."""
    headline = next((block.passage for block in article.blocks if block.kind is BlockKind.HEADLINE), None)
    found: list[frozenset[str]] = []
    start = headline.start if headline else 0
    while headline and len(found) < _MOST_OPENINGS:
        segment = _SEGMENT.match(article.seed.text, start, headline.end)
        if segment is None or segment.end() >= headline.end:
            break
        found.append(stems(segment[0]))
        start = segment.end() + 1
    return tuple(found)
