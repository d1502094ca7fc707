"""Which timelines there are beside the one of everything: one for each person, topic and story that enough dates are about.

A date is a person's when its sentence names them or its text is about them before all; a topic's or a story's when its text has that topic or
tells that story. A publication is everybody's whom the text names outside datelines and boilerplate.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from digest.corpus.entities import is_about
from digest.digest_model import Digest, Event
from digest.model import EntityKind
from digest.pages.permalinks import Permalinks

_ENOUGH = 3
"""Dates and publications that a person, topic or story needs."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates about one person, topic or story."""

    page: str
    about: str
    """The page of whom or what it is about."""
    events: tuple[Event, ...]
    """In the digest's order, publications included."""
    dates: int
    """Events that are no publications."""


def make_timelines(digest: Digest, links: Permalinks) -> dict[str, Timeline]:
    """The timelines by the page of whom or what they are about, in the order of those pages' addresses."""
    texts: defaultdict[str, set[str]] = defaultdict(set)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for briefing in digest.briefings:
        texts[briefing.name] |= {links.topic(topic.value.id) for topic in briefing.topics}
        people = (person.value for person in briefing.people if is_about(person.value))
        named[briefing.name] |= {page for person in people if (page := links.entity(person)) is not None}
    for story in digest.stories:
        for telling in story.tellings:
            texts[telling.name].add(links.story(story.name))
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in digest.events:
        sentence = {page for person in event.people if (page := links.named(EntityKind.PERSON, person)) is not None}
        for page in texts[event.briefing] | (named[event.briefing] if event.publication else sentence):
            found[page].append(event)
    timelines = {}
    for about in sorted(found):
        dates = sum(not event.publication for event in found[about])
        if len(found[about]) >= _ENOUGH:
            timelines[about] = Timeline(links.timeline_of(about), about, tuple(found[about]), dates)
    return timelines
