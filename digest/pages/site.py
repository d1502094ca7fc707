"""What every view is made from: the digest, its addresses, and the words of the site's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from digest.config import Settings
from digest.digest_model import Digest, EntityProfile
from digest.lang.labels import Labels
from digest.lang.pack import InterfacePack
from digest.model import Briefing
from digest.pages.permalinks import Permalinks
from digest.pages.timelines import Timeline, make_timelines
from digest.pages.words import Wording
from digest.story_model import Story, StoryLink
from digest.values import Passage


@dataclass(frozen=True, slots=True)
class Site:
    """One digest to be shown in one language. Frozen; the look-up tables are made once."""

    digest: Digest
    settings: Settings
    wording: Wording
    links: Permalinks
    briefings: dict[str, Briefing]
    """By name."""
    profiles: tuple[EntityProfile, ...]
    """Those that have a page, in the digest's order."""
    stories: dict[str, Story]
    """The story of a text, by the text's name."""
    story_passages: dict[str, tuple[Passage, ...]]
    """The passages of a text to which the page of its story leads, by the text's name."""
    told: dict[str, tuple[Passage, ...]]
    """Passages of a text on which findings lean, other texts' findings and settled ones included, by the text's name."""
    proposed: dict[tuple[str, str], StoryLink]
    """The links that editors should settle, by the names of their two texts."""
    timelines: dict[str, Timeline]
    """Those of people, topics and stories, by the page of whom or what they are about."""

    @property
    def labels(self) -> Labels:
        """The words of the interface."""
        return self.wording.labels


@dataclass(frozen=True, slots=True)
class PageView:
    """A page before its words are set: where it lies, what it is called, which template shows which context."""

    path: str
    title: str
    description: str
    template: str
    """Name of a template, or empty for a page whose Markdown stands in ``markdown``."""
    context: object = None
    kind: str = ""
    metadata: dict[str, str | list[str]] = field(default_factory=dict)
    """Further front matter, as plain text."""
    markdown: str = ""
    """Markdown of our own words, set before the template's output; never a seed's words."""


def make_site(digest: Digest, interface: InterfacePack, settings: Settings) -> Site:
    """The site of a digest."""
    links = Permalinks(digest, interface.labels.folders, settings)
    return Site(
        digest=digest,
        settings=settings,
        wording=Wording(interface),
        links=links,
        briefings={briefing.name: briefing for briefing in digest.briefings},
        profiles=tuple(profile for profile in digest.profiles if links.profile(profile) is not None),
        told=_told(digest),
        stories={telling.name: story for story in digest.stories for telling in story.tellings},
        story_passages=_story_passages(digest.stories),
        proposed={(proposal.one, proposal.other): proposal for proposal in digest.proposed},
        timelines=make_timelines(digest, links),
    )


def _story_passages(stories: Iterable[Story]) -> dict[str, tuple[Passage, ...]]:
    found: defaultdict[str, dict[Passage, None]] = defaultdict(dict)
    for story in stories:
        for difference in story.differences:
            for version in difference.versions:
                for name, passage in version.where:
                    found[name][passage] = None
        for telling in story.tellings:
            found[telling.name].update(dict.fromkeys(telling.added))
            if telling.copy_of is not None:
                found[telling.copy_of].update(dict.fromkeys(telling.left_out))
    return {name: tuple(passages) for name, passages in found.items()}


def _told(digest: Digest) -> dict[str, tuple[Passage, ...]]:
    found: defaultdict[str, dict[Passage, None]] = defaultdict(dict)
    for finding in (*digest.findings, *(finding for briefing in digest.briefings for finding in briefing.settled)):
        for passage in finding.passages:
            found[finding.seed].setdefault(passage)
        for other in finding.elsewhere:
            found[other.seed].setdefault(other.passage)
    return {name: tuple(passages) for name, passages in found.items()}
