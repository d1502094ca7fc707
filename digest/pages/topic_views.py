"""Pages of topics: the texts about each, with the words that put them there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.model import Briefing, Topic
from digest.pages.cards import Card, Link, make_card, timeline_link, title_of
from digest.pages.entity_views import IndexContext, IndexEntry, MentionView, by_letter
from digest.pages.excerpts import excerpt
from digest.pages.permalinks import anchor, link
from digest.pages.site import PageView, Site
from digest.values import Sourced

_TEXTS = 60
_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class TopicText:
    """A text about a topic, with the first words that say so."""

    card: Card
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True)
class TopicContext:
    """What the page of a topic shows."""

    kind: str
    name: str
    counts: str
    media_topic: str
    texts: tuple[TopicText, ...]
    older: tuple[Link, ...]
    index: Link
    timeline: Link | None


def topic_pages(site: Site) -> Iterator[PageView]:
    """The index of topics and the page of every topic that a text has."""
    labels, links = site.labels, site.links
    topics: dict[str, list[tuple[Briefing, Sourced[Topic]]]] = {}
    for briefing in site.digest.briefings:
        for found in briefing.topics:
            topics.setdefault(found.value.id, []).append((briefing, found))
    index = links.index(labels.folders.topics)
    entries = [
        IndexEntry(Link(members[0][1].value.label, link(index, links.topic(topic))), labels.counts.texts.of(len(members)), unreviewed=False)
        for topic, members in topics.items()
    ]
    context = IndexContext(labels.titles.topics, labels.leads.topics, labels.words.topic_index_note, by_letter(entries))
    yield PageView(index, labels.titles.topics, labels.leads.topics, "index_of_names.md.j2", context, kind="index")
    for topic, members in sorted(topics.items()):
        yield _topic_page(site, links.topic(topic), members)


def _topic_page(site: Site, page: str, members: list[tuple[Briefing, Sourced[Topic]]]) -> PageView:
    labels = site.labels
    topic = members[0][1].value
    context = TopicContext(
        kind=labels.words.kind_topic,
        name=topic.label,
        counts=labels.counts.texts.of(len(members)),
        media_topic=(topic.media_topic or "").removeprefix("medtop:"),
        texts=tuple(
            TopicText(make_card(site, briefing, page), _words(site, briefing, found, page)) for briefing, found in members[:_TEXTS]
        ),
        older=tuple(Link(title_of(briefing), link(page, site.links.text(briefing.name))) for briefing, _ in members[_TEXTS:]),
        index=Link(labels.titles.topics, link(page, site.links.index(labels.folders.topics))),
        timeline=timeline_link(site, page),
    )
    metadata: dict[str, str | list[str]] = {"media_topic": topic.media_topic} if topic.media_topic else {}
    description = labels.words.description_topic.format(name=topic.label)
    return PageView(page, topic.label, description, "topic.md.j2", context, kind="topic", metadata=metadata)


def _words(site: Site, briefing: Briefing, topic: Sourced[Topic], page: str) -> tuple[MentionView, ...]:
    views: list[MentionView] = []
    shown_until = -1
    for passage in sorted(topic.passages, key=lambda passage: passage.start):
        if passage.start < shown_until or not passage.text.strip():
            continue
        found = excerpt(briefing, passage)
        shown_until = found.end
        views.append(MentionView(found, link(page, site.links.text(briefing.name), anchor(passage)), ()))
        if len(views) == _SENTENCES:
            break
    return tuple(views)
