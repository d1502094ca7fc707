"""Which topics of the controlled vocabulary a text is about."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import cache

from digest.extract.called import label_stems, openings
from digest.extract.terms import Terms, Word, words_in
from digest.kb.vocabulary import load_vocabulary
from digest.model import Block, BlockKind, EntityKind, Topic
from digest.reading.article import Article
from digest.values import Basis, Candidate, Passage, Sourced

MOST_TOPICS = 6
_MOST_OTHERS = 10
_MOST_PASSAGES = 12

_STRONG, _PLAIN, _APART = 3.0, 1.0, 0.0
_ENOUGH = 7.0
"""About one strong word in the headline and again in the text, or one strong and five plain ones."""
_USUAL_LENGTH = 350
"""Words of a usual press text: longer ones hold more stray words, so more is asked of them."""
_SHORTEST_COUNTS = 0.64
"""A short text has fewer words to speak with, so less is asked of it, but never less than four fifths."""
_AGAINST_STRONGEST = 0.25
"""A topic far weaker than the strongest is a side remark."""

_OPENS = 5.0
"""What it is worth that the headline opens with the topic's name and nothing else."""

_WEIGHTS = {
    BlockKind.HEADLINE: 2.5,
    BlockKind.SECOND_HEADLINE: 2.0,
    BlockKind.KICKER: 2.0,
    BlockKind.STANDFIRST: 2.0,
    BlockKind.PARAGRAPH: 1.0,
    BlockKind.CROSSHEAD: 1.0,
    BlockKind.LIST_ITEM: 0.8,
}
"""Blocks that are not named say nothing of the matter: date lines, bylines, datelines, agency marks, boilerplate."""
_LEDE_WEIGHT = 1.6


@dataclass(slots=True)
class _Evidence:
    """What speaks for one topic."""

    weights: dict[int, float] = field(default_factory=dict)
    """Per term: the weights of the places where it stands, added up."""
    passages: list[tuple[float, int, int]] = field(default_factory=list)
    """Weight, start, end."""
    last_end: int = -1


def read_topics(article: Article, language: str | None = None) -> tuple[Sourced[Topic], ...]:
    """At most six topics, strongest first, each with the words that speak for it; none rather than a wrong one.

    ``language`` is that of the labels, else the article's. Words count more in headline, kicker, standfirst and lede; repeating a word adds
    less and less; a topic needs two different words, one of them strong, unless the headline opens with its name and nothing else (``Calcio,
    Serie D: ...``); words inside a person's name do not count. Candidates that are too weak are the ``others`` of the strongest topic, reason
    ``weaker``. A language without words in the vocabulary has no topics.
    """
    vocabulary = load_vocabulary()
    terms = _terms(article.pack.code)
    evidence, length = _evidence(article, terms)
    opening = openings(article)
    opens = {topic for topic in evidence if opening and label_stems(vocabulary.subjects[topic].label_in(article.pack.code)) in opening}
    said = {topic: _score(terms, found) for topic, found in evidence.items()}
    scores = {topic: score + (_OPENS if topic in opens else 0.0) for topic, score in said.items()}
    needed = _ENOUGH * math.sqrt(max(_SHORTEST_COUNTS, length / _USUAL_LENGTH))
    ranked = sorted(scores, key=lambda topic: (-scores[topic], topic))
    sound = [topic for topic in ranked if scores[topic] >= needed and (topic in opens or _is_sound(terms, evidence[topic]))]
    strongest = max((said[topic] for topic in sound), default=0.0)
    sound = [topic for topic in sound if scores[topic] >= _AGAINST_STRONGEST * strongest]
    told = {wider for topic in sound for wider in vocabulary.line(topic)}
    kept = [topic for topic in sound if not (vocabulary.subjects[topic].heading and topic in told)][:MOST_TOPICS]
    if not kept:
        return ()

    def made(topic: str) -> Topic:
        subject = vocabulary.subjects[topic]
        return Topic(topic, subject.label_in(language or article.pack.code), subject.media_topic or None)

    topics = [Sourced(made(topic), Basis.INFERRED, "topic-words", _passages(article, evidence[topic])) for topic in kept]
    losers = [topic for topic in ranked if topic not in kept and scores[topic] >= _ENOUGH / 2][:_MOST_OTHERS]
    others = tuple(Candidate(made(topic), Basis.INFERRED, "topic-words", _passages(article, evidence[topic]), "weaker") for topic in losers)
    return (replace(topics[0], others=others), *topics[1:])


@cache
def _terms(language: str) -> Terms:
    rows: list[tuple[str, str, float]] = []
    for topic, subject in load_vocabulary().subjects.items():
        words = subject.words.get(language)
        if words is not None:
            for weight, listed in ((_STRONG, words.strong), (_PLAIN, words.plain), (_APART, words.apart)):
                rows += [(topic, term, weight) for term in listed]
    return Terms.of(rows)


def _weighted(article: Article) -> list[tuple[Block, float]]:
    weighted = []
    lede_seen = False
    for block in article.blocks:
        weight = _WEIGHTS.get(block.kind, 0.0)
        if block.kind is BlockKind.PARAGRAPH and not lede_seen:
            lede_seen = True
            weight = _LEDE_WEIGHT
        if weight:
            weighted.append((block, weight))
    return weighted


def _evidence(article: Article, terms: Terms) -> tuple[dict[str, _Evidence], int]:
    text = article.seed.text
    names = bytearray(len(text) + 1)
    for entity in article.entities:
        if entity.value.kind is EntityKind.PERSON:
            for mention in entity.value.mentions:
                names[mention.passage.start : mention.passage.end] = b"\x01" * (mention.passage.end - mention.passage.start)
    found: dict[str, _Evidence] = {}
    length = 0
    for block, weight in _weighted(article):
        words: list[Word] = words_in(text, block.passage.start, block.passage.end)
        length += len(words)
        for start, end, term in terms.matches(words):
            if names[start]:
                continue
            evidence = found.setdefault(terms.topics[term], _Evidence())
            if end <= evidence.last_end:
                continue
            evidence.last_end = end
            if terms.weights[term] == _APART:
                continue
            evidence.weights[term] = evidence.weights.get(term, 0.0) + weight
            evidence.passages.append((weight * terms.weights[term], start, end))
    return found, length


def _score(terms: Terms, evidence: _Evidence) -> float:
    return sum(terms.weights[term] * (weight if weight <= 1.0 else 1.0 + math.log2(weight)) for term, weight in evidence.weights.items())


def _is_sound(terms: Terms, evidence: _Evidence) -> bool:
    return len(evidence.weights) >= 2 and any(terms.weights[term] == _STRONG for term in evidence.weights)


def _passages(article: Article, evidence: _Evidence) -> tuple[Passage, ...]:
    best = sorted(evidence.passages, key=lambda row: (-row[0], row[1]))[:_MOST_PASSAGES]
    return tuple(article.seed.passage(start, end) for _, start, end in sorted(best, key=lambda row: row[1]))
