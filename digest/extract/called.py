"""Whether a text calls a topic by its name, and where it does first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.lang.summary import load_summary_words
from digest.lang.tags import load_tag_words
from digest.model import BlockKind
from digest.reading.article import Article

_WORD = re.compile(r"[^\W_]+")
_LETTERS_OF_A_STEM = 6
_HEADLINES = frozenset({BlockKind.HEADLINE, BlockKind.SECOND_HEADLINE, BlockKind.KICKER})
_TOLD = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.STANDFIRST, BlockKind.CROSSHEAD})


def stem(word: str) -> str:
    """The beginning that a lower-case word shares with its plural and its gender: six letters, or all but the last."""
    return word[: min(_LETTERS_OF_A_STEM, max(3, len(word) - 1))]


def stems(text: str) -> frozenset[str]:
    """The beginnings of all words of a text."""
    return frozenset(stem(word.casefold()) for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Called:
    """The beginnings of a text's words, by where they stand."""

    headline: frozenset[str]
    lede: frozenset[str]
    text: frozenset[str]
    silent: frozenset[str]
    """Words that say nothing by themselves."""

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
        )

    def where(self, label: str) -> str:
        """``headline``, ``lede`` or ``text``; empty when a telling word of the label is missing there."""
        wanted = {stem(word) for word in _WORD.findall(label.casefold()) if word not in self.silent}
        if not wanted:
            return ""
        if wanted <= self.headline:
            return "headline"
        if wanted <= self.lede:
            return "lede"
        return "text" if wanted <= self.text else ""
