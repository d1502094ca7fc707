"""What a text is filed under: its topics, the people, bodies and places it is about, and the subject its headline opens with."""

from __future__ import annotations

from dataclasses import replace

from digest.extract.called import Called
from digest.extract.headline_subject import headline_subjects
from digest.extract.named import read_names
from digest.extract.points import ENOUGH, TopicTraits, less_for_rank, topic_points
from digest.kb.knowledge import Knowledge
from digest.kb.vocabulary import load_vocabulary
from digest.model import BlockKind, Dateline, Entity, Tag, Topic
from digest.reading.article import Article
from digest.values import Basis, Candidate, Sourced

MOST_TAGS = 8
MOST_TOPIC_TAGS = 5
MOST_ENTITY_TAGS = 4
_MOST_OTHERS = 12
_BY_HAND = 9.0
"""What front matter or desk name is a tag whatever speaks for it."""
_HIGH = frozenset({BlockKind.HEADLINE, BlockKind.SECOND_HEADLINE, BlockKind.KICKER, BlockKind.STANDFIRST})


def read_tags(
    topics: tuple[Sourced[Topic], ...],
    entities: tuple[Sourced[Entity], ...],
    article: Article,
    knowledge: Knowledge,
    dateline: Sourced[Dateline] | None = None,
    language: str | None = None,
) -> tuple[Sourced[Tag], ...]:
    """At most eight tags: five topics, the subject that the headline opens with, four names. As an editor files a text.

    Every topic and name has points (``points.py``) for where it stands, how often, whether the text calls it by its name, what kind of body
    or place it is; those with enough points are tags, most points first, shown in the order topics, headline's subject, names. Of topics on
    one line only the widest area and the narrowest count; of names, the press's own country and the seats of institutions never do. What was
    weighed and lost is kept as the ``others`` of the first tag, each with the reason. ``language`` is the site's, else the article's.
    """
    weighed, losers, weaker = _topics(topics, article)
    taken = {tag.value.label.casefold() for _, tag in weighed[:MOST_TOPIC_TAGS]}
    losers += [_lost(tag, "too-many") for _, tag in weighed[MOST_TOPIC_TAGS:]]
    chosen = weighed[:MOST_TOPIC_TAGS]
    for subject in headline_subjects(article, entities):
        if not _says_again(subject.value.label, taken):
            taken.add(subject.value.label.casefold())
            chosen.append((0.0, subject))
    names, barred = read_names(entities, article, knowledge, dateline, language or article.pack.code)
    losers += [_lost(name.sourced, name.reason) for name in barred]
    room = MOST_ENTITY_TAGS
    for name in names:
        tag = name.sourced
        if tag.value.label.casefold() in taken:
            losers.append(_lost(tag, "already-a-tag"))
        elif name.points < ENOUGH:
            losers.append(_lost(tag, "side-remark"))
        elif not room:
            losers.append(_lost(tag, "too-many"))
        else:
            room -= 1
            taken.add(tag.value.label.casefold())
            chosen.append((name.points, tag))
    least = sorted((points for points, _ in chosen), reverse=True)[:MOST_TAGS]
    tags = [tag for points, tag in chosen if points >= least[-1]][:MOST_TAGS]
    losers += [_lost(tag, "too-many") for _, tag in chosen if tag not in tags]
    if not tags:
        return ()
    return (replace(tags[0], others=(*losers, *weaker)[:_MOST_OTHERS]), *tags[1:])


def _says_again(label: str, taken: set[str]) -> bool:
    """``Droni di confine`` beside ``droni``: all words of a tag that is there."""
    words = set(label.casefold().split())
    return any(set(other.split()) <= words for other in taken)


def _topics(
    topics: tuple[Sourced[Topic], ...], article: Article
) -> tuple[list[tuple[float, Sourced[Tag]]], list[Candidate[Tag]], list[Candidate[Tag]]]:
    """The topics that may be tags, most points first; those that others make needless; those too weak to be topics."""
    vocabulary = load_vocabulary()
    told = {wider for topic in topics if topic.value.id in vocabulary.subjects for wider in vocabulary.line(topic.value.id)}
    high = [block.passage for block in article.blocks if block.kind in _HIGH]
    called = Called.in_article(article)
    weighed: list[tuple[float, Sourced[Tag]]] = []
    losers: list[Candidate[Tag]] = []
    between: set[str] = set()
    for order, topic in enumerate(topics):
        tag = Sourced(Tag(topic.value.label, topic.value.id, "topic"), topic.basis, "tag-from-topic", topic.passages)
        subject = vocabulary.subjects.get(topic.value.id)
        if subject is None:
            weighed.append((_BY_HAND, tag))
            continue
        above = vocabulary.line(subject.id)
        if subject.id in told and above:
            between.add(subject.id)
        stands = any(block.start <= passage.start < block.end for passage in topic.passages for block in high)
        traits = TopicTraits(
            order, called.where(subject.label_in(article.pack.code)), stands, len(above), subject.heading, subject.id in between
        )
        weighed.append((topic_points(traits) if topic.basis is Basis.INFERRED else _BY_HAND, tag))
    weighed.sort(key=lambda one: -one[0])
    weighed = [(less_for_rank(points, "topic", stronger), tag) for stronger, (points, tag) in enumerate(weighed)]
    losers += [_lost(tag, "narrower-topic" if tag.value.slug in between else "weaker") for points, tag in weighed if points < ENOUGH]
    weaker = [
        Candidate(Tag(other.value.label, other.value.id, "topic"), other.basis, "tag-from-topic", other.passages, "weaker")
        for other in (topics[0].others if topics else ())
    ]
    return [one for one in weighed if one[0] >= ENOUGH], losers, weaker


def _lost(tag: Sourced[Tag], reason: str) -> Candidate[Tag]:
    return Candidate(tag.value, tag.basis, tag.rule, tag.passages, reason)
