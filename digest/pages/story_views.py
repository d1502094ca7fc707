"""Pages of stories: one event told by several texts, side by side, with what all say and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from digest.model import Briefing, HeadlineKind
from digest.pages.cards import Card, Link, make_card, timeline_link, title_of
from digest.pages.excerpts import Excerpt, excerpt
from digest.pages.markup import shortened
from digest.pages.permalinks import anchor, link
from digest.pages.site import PageView, Site
from digest.story_model import Difference, DifferenceKind, Story, Telling
from digest.values import PartialDate, Passage

_TELLINGS = 40
_PER_INDEX = 200
"""Stories on the index; older ones are reached from their texts."""
_NAMED = 300
"""Tellings that a page shows or names; of more, it tells the number."""
_LATER = 8
_SENTENCE = 300
"""Characters shown of a sentence that a copy left out or added."""


@dataclass(frozen=True, slots=True)
class TellingView:
    """One text of a story."""

    card: Card
    copy: str
    """What share of another text it repeats; empty for a text of its own."""
    original: Link | None
    left_out: tuple[Link, ...]
    added: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """What one telling says."""

    value: str
    text: Link
    date: str
    excerpt: Excerpt
    href: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A fact told differently."""

    what: str
    development: bool
    settled: bool
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class StoryContext:
    """What the page of a story shows."""

    name: str
    when: str
    counts: str
    differences: tuple[DifferenceView, ...]
    agreed: tuple[str, ...]
    tellings: tuple[TellingView, ...]
    more: tuple[Link, ...]
    rest: str
    """How many tellings are not even named; empty when all are."""
    later: tuple[Card, ...]
    why: tuple[str, ...]
    index: Link
    timeline: Link | None


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story on the index."""

    story: Link
    when: str
    counts: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoriesContext:
    """What the index of stories shows."""

    heading: str
    lead: str
    note: str
    stories: tuple[StoryEntry, ...]


def story_pages(site: Site) -> Iterator[PageView]:
    """The index of stories and the page of every story."""
    labels = site.labels
    index = site.links.index(labels.folders.stories)
    entries = tuple(_entry(site, story, index) for story in site.digest.stories[:_PER_INDEX])
    context = StoriesContext(labels.titles.stories, labels.leads.stories, labels.words.stories_note, entries)
    yield PageView(index, labels.titles.stories, labels.leads.stories, "stories.md.j2", context, kind="index")
    for story in site.digest.stories:
        page = site.links.story(story.name)
        title = story_title(site, story)
        yield PageView(page, title, labels.words.description_story, "story.md.j2", _context(site, story, page), kind="story")


def story_title(site: Site, story: Story) -> str:
    """The headline of the first telling that has one of its own, else of the first telling."""
    originals = (site.briefings[telling.name] for telling in story.tellings if telling.copy_of is None)
    own = (briefing for briefing in islice(originals, _TELLINGS) if briefing.headline.value.kind is not HeadlineKind.DERIVED)
    return title_of(next(own, site.briefings[story.tellings[0].name]))


def story_link(site: Site, name: str, source: str) -> Link | None:
    """Where the page at ``source`` leads for the story that a text tells; None when it is the only text that tells it."""
    story = site.stories.get(name)
    if story is None:
        return None
    return Link(story_title(site, story), link(source, site.links.story(story.name)), site.labels.counts.texts.of(len(story.tellings)))


def difference_title(site: Site, difference: Difference) -> str:
    """In what tellings differ, in words."""
    about = difference.about or site.labels.words.story_large_sum
    return site.labels.difference_kind[difference.kind.value].replace("{about}", about)


def version_words(site: Site, difference: Difference, value: str) -> str:
    """What a telling says where others say something else, dates written out."""
    return site.wording.date(PartialDate.from_iso(value)) if difference.kind is DifferenceKind.DATE else value


def _entry(site: Site, story: Story, page: str) -> StoryEntry:
    briefings = [site.briefings[telling.name] for telling in story.tellings]
    sources = dict.fromkeys(name for briefing in briefings for name in _sources(briefing))
    return StoryEntry(
        Link(story_title(site, story), link(page, site.links.story(story.name))),
        _when(site, story),
        site.labels.counts.texts.of(len(story.tellings)),
        tuple(sources)[:6],
    )


def _context(site: Site, story: Story, page: str) -> StoryContext:
    labels = site.labels
    members = {telling.name for telling in story.tellings}
    return StoryContext(
        name=story_title(site, story),
        when=_when(site, story),
        counts=labels.counts.texts.of(len(story.tellings)),
        differences=tuple(_difference(site, difference, page) for difference in story.differences),
        agreed=tuple(shortened(words, _SENTENCE) for words in story.agreed),
        tellings=tuple(_telling(site, telling, page) for telling in story.tellings[:_TELLINGS]),
        more=tuple(_text(site, telling.name, page) for telling in story.tellings[_TELLINGS:_NAMED]),
        rest=labels.counts.more.of(len(story.tellings) - _NAMED) if len(story.tellings) > _NAMED else "",
        later=tuple(make_card(site, briefing, page) for briefing in _later(site, members)),
        why=tuple(dict.fromkeys(site.wording.reasons(one.reasons) for one in story.links[:3])),
        index=Link(labels.titles.stories, link(page, site.links.index(labels.folders.stories))),
        timeline=timeline_link(site, page),
    )


def _when(site: Site, story: Story) -> str:
    return site.wording.range(story.when) if story.when else ""


def _sources(briefing: Briefing) -> Iterator[str]:
    for agency in briefing.agencies:
        yield agency.value
    if briefing.source:
        yield briefing.source.value


def _telling(site: Site, telling: Telling, page: str) -> TellingView:
    original = telling.copy_of
    return TellingView(
        card=make_card(site, site.briefings[telling.name], page),
        copy=site.labels.words.story_copy.format(share=round(telling.copied * 100)) if original else "",
        original=_text(site, original, page) if original else None,
        left_out=tuple(_sentence(site, original, passage, page) for passage in telling.left_out) if original else (),
        added=tuple(_sentence(site, telling.name, passage, page) for passage in telling.added),
    )


def _text(site: Site, name: str, page: str) -> Link:
    return Link(title_of(site.briefings[name]), link(page, site.links.text(name)))


def _sentence(site: Site, name: str, passage: Passage, page: str) -> Link:
    return Link(shortened(passage.text, _SENTENCE), link(page, site.links.text(name), anchor(passage)))


def _difference(site: Site, difference: Difference, page: str) -> DifferenceView:
    return DifferenceView(
        what=difference_title(site, difference),
        development=difference.development,
        settled=difference.settled,
        versions=tuple(
            _version(site, difference, version.value, name, passage, page)
            for version in difference.versions
            for name, passage in _first_of_each(version.where)
        ),
    )


def _first_of_each(where: tuple[tuple[str, Passage], ...]) -> Iterator[tuple[str, Passage]]:
    seen: set[str] = set()
    for name, passage in where:
        if name not in seen:
            seen.add(name)
            yield name, passage


def _version(site: Site, difference: Difference, value: str, name: str, passage: Passage, page: str) -> VersionView:
    briefing = site.briefings[name]
    words = version_words(site, difference, value)
    date = site.wording.date(briefing.published.value) if briefing.published else site.labels.dates.undated
    target = site.links.text(name)
    return VersionView(words, _text(site, name, page), date, excerpt(briefing, passage), link(page, target, anchor(passage)))


def _later(site: Site, members: set[str]) -> list[Briefing]:
    """Texts of the same matter that were published after all of the story's, the earliest first."""
    ranges = [briefing.published.value.range for name in members if (briefing := site.briefings[name]).published]
    last = max((span.latest for span in ranges if span is not None), default=None)
    if last is None:
        return []
    found = {}
    for name in members:
        for related in site.digest.related.get(name, ()):
            briefing = site.briefings[related.name]
            span = briefing.published.value.range if briefing.published else None
            if related.kind == "same-matter" and related.name not in members and span is not None and span.earliest > last:
                found[related.name] = (span.earliest, briefing)
    return [briefing for _, briefing in sorted(found.values(), key=lambda one: (one[0], one[1].name))[:_LATER]]
