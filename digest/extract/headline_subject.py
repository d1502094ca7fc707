"""The subject that a headline opens with, as Italian headlines do: ``Liste d'attesa, la Regione assume``."""

from __future__ import annotations

import re

from digest.characters import slug
from digest.extract.called import stem
from digest.lang.summary import load_summary_words
from digest.lang.tags import load_tag_words
from digest.model import BlockKind, Entity, Tag
from digest.reading.article import Article
from digest.values import Basis, Sourced

PHRASE = "phrase"
"""Kind of a tag that is the text's own words; it leads to no page."""
_WORD = re.compile(r"[^\W_]+")
_SEGMENT = re.compile(r"[^,:.!?–—|]*")
_MARKS = frozenset('«»“”"‘’0123456789')
_MOST_WORDS = 4
_MOST_SEGMENTS = 2


def headline_subjects(article: Article, entities: tuple[Sourced[Entity], ...]) -> tuple[Sourced[Tag], ...]:
    """The phrases before the headline's first comma or colon that the text speaks of again, in their order; none for most headlines.

    A phrase has at most four words and no name, figure or quotation mark in it, and every word of it that says something comes again below
    the headline. Verbs are not known: that the words recur together with the comma is what makes them a subject.
    """
    words = load_tag_words(article.pack.code)
    headline = next((block.passage for block in article.blocks if block.kind is BlockKind.HEADLINE), None)
    if headline is None:
        return ()
    names = [mention.passage for entity in entities for mention in entity.value.mentions]
    empty = load_summary_words(article.pack.code).empty
    text = article.seed.text
    body: set[str] | None = None
    found: list[Sourced[Tag]] = []
    start = headline.start
    for _ in range(_MOST_SEGMENTS):
        segment = _SEGMENT.match(text, start, headline.end)
        if segment is None or segment.end() >= headline.end or text[segment.end()] not in ",:":
            break
        start = segment.end() + 1
        phrase = segment[0].strip()
        parts = [word.casefold() for word in _WORD.findall(phrase)]
        if not 1 <= len(parts) <= _MOST_WORDS or not _MARKS.isdisjoint(phrase.replace("’", "'")):
            break
        begin = segment.start() + len(segment[0]) - len(segment[0].lstrip())
        if any(one.start < segment.end() and begin < one.end for one in names):
            continue
        telling = [word for word in parts if word not in empty and word not in words.linking]
        if not telling or phrase.casefold() in words.no_subjects or parts[0] in words.linking or parts[-1] in words.linking:
            continue
        body = _body_stems(article) if body is None else body
        if all(stem(word) in body for word in telling):
            label = phrase.casefold() if phrase.isupper() or not any(word[0].isupper() for word in phrase.split()[1:]) else phrase
            passage = article.seed.passage(begin, begin + len(phrase))
            found.append(Sourced(Tag(label, slug(label), PHRASE), Basis.INFERRED, "tag-from-headline", (passage,)))
    return tuple(found)


def _body_stems(article: Article) -> set[str]:
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.STANDFIRST)
    return {stem(word.casefold()) for block in article.blocks if block.kind in kinds for word in _WORD.findall(block.passage.text)}
