"""What a text is filed under when front matter or the desk has a say: their words against the vocabulary, the machine's topics kept visible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from digest.characters import slug
from digest.extract.precedence import decided_values, given_values
from digest.extract.tags import read_tags
from digest.extract.topics import read_topics
from digest.intake.desk import Decision
from digest.kb.knowledge import Knowledge
from digest.kb.vocabulary import load_vocabulary
from digest.model import Dateline, Entity, Tag, Topic
from digest.reading.article import Article
from digest.values import Candidate, Sourced

GIVEN_TAG = "given"
"""Kind of a tag that front matter gives and the vocabulary does not hold; it leads to no page."""


def settled_topics(article: Article, decisions: Mapping[str, Decision], language: str) -> tuple[Sourced[Topic], ...]:
    """The desk's topics if it decided any, else those of the text and the front matter's tags that the vocabulary holds.

    Labels are in ``language``, the site's.
    """
    read = read_topics(article, language)

    def topic(words: str) -> Topic:
        return _topic(words, language)

    decided = decided_values(decisions.get("topics"), topic)
    if decided:
        losers = tuple(Candidate(topic.value, topic.basis, topic.rule, topic.passages, "decision-wins") for topic in read)
        return (replace(decided[0], others=losers), *decided[1:])
    vocabulary = load_vocabulary().subjects
    given = [value for value in given_values(article.seed, topic, "tags") if value.value.id in vocabulary]
    named = {topic.value.id for topic in given}
    return (*given, *(topic for topic in read if topic.value.id not in named))


def settled_tags(
    article: Article,
    topics: tuple[Sourced[Topic], ...],
    entities: tuple[Sourced[Entity], ...],
    knowledge: Knowledge,
    dateline: Sourced[Dateline] | None,
    language: str,
) -> tuple[Sourced[Tag], ...]:
    """Topics, the entities the text is about, and what front matter gives beyond the vocabulary; known names in ``language``, the site's."""
    tags = read_tags(topics, entities, article, knowledge, dateline, language)
    taken = {tag.value.label.casefold() for tag in tags} | {topic.value.label.casefold() for topic in topics}
    given = given_values(article.seed, lambda words: Tag(words, slug(words), GIVEN_TAG), "tags")
    return (*tags, *(tag for tag in given if _known(tag.value.label) is None and tag.value.label.casefold() not in taken))


def _known(words: str) -> str | None:
    """The topic that goes by this id, or by this label in any language."""
    folded = words.casefold().strip()
    for identity, subject in load_vocabulary().subjects.items():
        if folded == identity or folded in {label.casefold() for label in subject.label.values()}:
            return identity
    return None


def _topic(words: str, language: str) -> Topic:
    known = _known(words)
    if known is None:
        return Topic(slug(words), words)
    subject = load_vocabulary().subjects[known]
    return Topic(known, subject.label_in(language), subject.media_topic or None)
