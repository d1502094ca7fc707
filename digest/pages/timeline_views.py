"""Pages of the timeline: what happened by the dates that texts name, apart from when they were published, and what is still to come.

One page for a year, for a month where a year has too many dates, and the same for each person, topic and story: filters that need no script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from digest.digest_model import Event
from digest.model import Briefing, EntityKind
from digest.pages.cards import Badge, Link, basis_badge, date_words, inferred_words, title_of
from digest.pages.entity_views import IndexContext, IndexEntry, by_letter
from digest.pages.excerpts import Excerpt, excerpt
from digest.pages.permalinks import anchor, entity_folder, link
from digest.pages.site import PageView, Site
from digest.pages.story_views import story_title
from digest.pages.timelines import Timeline
from digest.values import Basis, PartialDate

_PER_PAGE = 300
"""Dates and publications on one page; a longer timeline has a page for every year, a longer year one for every month."""
_COMING = 30
_CHOICES = 12
"""People, topics and stories offered beside a timeline."""


@dataclass(frozen=True, slots=True)
class ToldView:
    """Where a text names a date."""

    excerpt: Excerpt | None
    href: str
    text: Link
    seen: str
    """For what is still to come: the date of the text that says so."""
    badge: Badge | None
    """Set when the days are not simply read."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date and the texts that name it."""

    when: str
    coming: bool
    told: tuple[ToldView, ...]


@dataclass(frozen=True, slots=True)
class PublishedView:
    """A text published in a month."""

    when: str
    badge: Badge | None
    text: Link


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month (or year, where no month is known): what happened, and what was published."""

    heading: str
    dates: tuple[DateView, ...]
    published: tuple[PublishedView, ...]


@dataclass(frozen=True, slots=True)
class TimelineContext:
    """What a page of a timeline shows."""

    heading: str
    lead: str
    note: str
    coming: tuple[DateView, ...]
    months: tuple[MonthView, ...]
    periods: tuple[Link, ...]
    index: Link | None
    about: Link | None
    """The page of whom or what the timeline is about."""
    choices: tuple[tuple[str, tuple[Link, ...], Link], ...]
    """Other timelines: heading, some of them, the list of all."""


def timeline_pages(site: Site) -> Iterator[PageView]:
    """The timeline of everything, year by year; its index shows the year of the latest text again, and what is to come."""
    labels, links = site.labels, site.links
    index = links.index(labels.folders.timeline)
    periods = _periods(site.digest.events, always_by_year=True)
    latest = f"{site.digest.latest.latest.year:04}" if site.digest.latest else ""
    ordered = sorted(periods, reverse=True)
    main = latest if latest in periods else next((period for period in ordered if len(period) == 4), None)
    for page, period in ((index, main), *((links.timeline(period), period) for period in ordered)):
        words = site.wording.period(period) if period else ""
        context = TimelineContext(
            heading=labels.titles.timeline,
            lead=labels.leads.timeline if page == index else words,
            note=labels.words.timeline_note,
            coming=_still_to_come(site, page) if page == index else (),
            months=_months(site, periods[period], page) if period is not None else (),
            periods=_other_periods(site, ordered, period, page, links.timeline),
            index=None if page == index else Link(labels.titles.timeline, link(page, index)),
            about=None,
            choices=_choices(site, page) if page == index else (),
        )
        title = labels.titles.timeline if page == index else labels.words.timeline_of.format(period=words)
        yield PageView(page, title, labels.leads.timeline, "timeline.md.j2", context, kind="timeline")


def chosen_timeline_pages(site: Site) -> Iterator[PageView]:
    """The timelines of people, topics and stories, and a list of each kind that there is."""
    names = _names(site)
    for heading, folder, rows in _kinds(site, names):
        if not rows:
            continue
        page = site.links.index(f"{site.labels.folders.timeline}/{folder}")
        entries = [IndexEntry(Link(name, link(page, timeline.page)), _count(site, timeline), unreviewed=False) for name, timeline in rows]
        context = IndexContext(heading, site.labels.leads.timeline, site.labels.words.timeline_choice_note, by_letter(entries))
        yield PageView(page, heading, site.labels.leads.timeline, "index_of_names.md.j2", context, kind="index")
    for about, timeline in site.timelines.items():
        yield from _chosen(site, timeline, names[about])


def _chosen(site: Site, timeline: Timeline, name: str) -> Iterator[PageView]:
    labels, links = site.labels, site.links
    title = labels.words.timeline_of.format(period=name)
    periods = _periods(timeline.events)
    ordered = sorted(periods, reverse=True)

    def address(period: str) -> str:
        return links.timeline_of(timeline.about, period)

    pages = [(timeline.page, ordered[0]), *((address(period), period) for period in ordered if len(ordered) > 1)]
    for page, period in pages:
        words = site.wording.period(period) if period else ""
        context = TimelineContext(
            heading=title,
            lead=words if len(ordered) > 1 else "",
            note=labels.words.timeline_note,
            coming=(),
            months=_months(site, periods[period], page),
            periods=_other_periods(site, ordered, period, page, address),
            index=Link(labels.titles.timeline, link(page, links.index(labels.folders.timeline))),
            about=Link(name, link(page, timeline.about)),
            choices=(),
        )
        whole = f"{title}{labels.words.separator}{words}" if page != timeline.page else title
        yield PageView(page, whole, labels.leads.timeline, "timeline.md.j2", context, kind="timeline")


def _periods(events: Sequence[Event], *, always_by_year: bool = False) -> dict[str, list[Event]]:
    """Events by the page they stand on: everything (``""``), a year, or a month of a year that has too many."""
    if len(events) <= _PER_PAGE and not always_by_year:
        return {"": list(events)}
    years: dict[str, list[Event]] = {}
    for event in events:
        years.setdefault(f"{event.when.earliest.year:04}", []).append(event)
    periods: dict[str, list[Event]] = {}
    for year, members in years.items():
        if len(members) <= _PER_PAGE:
            periods[year] = members
            continue
        periods[year] = []
        for event in members:
            periods.setdefault(_month_of(event), []).append(event)
    return periods


def _other_periods(site: Site, ordered: list[str], own: str | None, page: str, address: Callable[[str], str]) -> tuple[Link, ...]:
    """All years, and the months of the year that is shown."""
    shown = [period for period in ordered if period != own and (len(period) == 4 or (own is not None and period[:4] == own[:4]))]
    return tuple(Link(site.wording.period(period), link(page, address(period))) for period in shown)


def _months(site: Site, events: Sequence[Event], page: str) -> tuple[MonthView, ...]:
    """The events under their months, earliest first; before the months of a year what no single one of them holds."""
    views = []
    for period, group in groupby(sorted(events, key=_month_of), key=_month_of):
        members = [event for event in group if event.briefing in site.briefings]
        words = site.wording.date(PartialDate.from_iso(period))
        told = [event for event in members if not event.publication]
        published = tuple(_published(site, event, page) for event in members if event.publication)
        views.append(MonthView(words[:1].upper() + words[1:], _dates(site, told, page), published))
    return tuple(views)


def _month_of(event: Event) -> str:
    """``2025-11`` for what lies in one month; the year alone for what is longer."""
    first, last = event.when.earliest, event.when.latest
    return f"{first.year:04}-{first.month:02}" if (first.year, first.month) == (last.year, last.month) else f"{first.year:04}"


def _dates(site: Site, events: Sequence[Event], page: str) -> tuple[DateView, ...]:
    """Each date once, with all texts that name it; what is to come apart from what was."""
    grouped: dict[tuple[str, bool], list[Event]] = {}
    for event in events:
        grouped.setdefault((event.precise, event.coming), []).append(event)
    views = []
    for (precise, coming), members in grouped.items():
        exact = PartialDate.from_iso(precise) if "/" not in precise else members[0].when
        views.append(DateView(site.wording.when(exact), coming, tuple(_told(site, event, page) for event in members)))
    return tuple(views)


def _told(site: Site, event: Event, page: str) -> ToldView:
    briefing = site.briefings[event.briefing]
    target = site.links.text(briefing.name)
    passage = event.passage if event.passage is not None and event.passage.text.strip() else None
    return ToldView(
        excerpt=excerpt(briefing, passage) if passage is not None else None,
        href=link(page, target, anchor(passage)) if passage is not None else link(page, target),
        text=Link(title_of(briefing), link(page, target)),
        seen=_seen(site, briefing) if event.coming else "",
        badge=None if event.basis is Basis.READ else basis_badge(site, event.basis),
    )


def _seen(site: Site, briefing: Briefing) -> str:
    """Which day a text looks ahead from."""
    words = site.labels.words
    if briefing.published is not None:
        return words.timeline_seen.format(date=site.wording.of_date(briefing.published.value))
    inferred = inferred_words(site, briefing)
    return f"{words.timeline_seen_undated} ({inferred})" if inferred else words.timeline_seen_undated


def _published(site: Site, event: Event, page: str) -> PublishedView:
    briefing = site.briefings[event.briefing]
    return PublishedView(
        when=date_words(site, briefing),
        badge=None if event.basis is Basis.READ else basis_badge(site, event.basis),
        text=Link(title_of(briefing), link(page, site.links.text(briefing.name))),
    )


def _still_to_come(site: Site, page: str) -> tuple[DateView, ...]:
    """What texts announce for days after the latest text, the next first. No clock: what has come of it since is not known here."""
    latest = site.digest.latest
    if latest is None:
        return ()
    coming = [
        event for event in site.digest.events if event.coming and event.when.latest > latest.latest and event.briefing in site.briefings
    ]
    return _dates(site, coming, page)[:_COMING]


def _choices(site: Site, page: str) -> tuple[tuple[str, tuple[Link, ...], Link], ...]:
    """The timelines with most dates of each kind."""
    rows = []
    for heading, folder, timelines in _kinds(site, _names(site)):
        if timelines:
            busiest = sorted(timelines, key=lambda row: (-row[1].dates, row[0]))[:_CHOICES]
            links = tuple(Link(name, link(page, timeline.page), str(timeline.dates)) for name, timeline in busiest)
            every = Link(site.labels.words.all_of_them, link(page, site.links.index(f"{site.labels.folders.timeline}/{folder}")))
            rows.append((heading, links, every))
    return tuple(rows)


def _kinds(site: Site, names: dict[str, str]) -> Iterator[tuple[str, str, list[tuple[str, Timeline]]]]:
    """The kinds of chosen timelines: heading, folder, and the timelines with the names of what they are about."""
    folders, words = site.labels.folders, site.labels.words
    for heading, folder in (
        (words.timeline_by_person, entity_folder(EntityKind.PERSON, folders)),
        (words.timeline_by_topic, folders.topics),
        (words.timeline_by_story, folders.stories),
    ):
        mine = (timeline for about, timeline in site.timelines.items() if about.startswith(f"{folder}/"))
        yield heading, folder, [(names[timeline.about], timeline) for timeline in mine]


def _names(site: Site) -> dict[str, str]:
    """What the timelines are about, by its page."""
    names = {page: profile.name for profile in site.profiles if (page := site.links.profile(profile)) is not None}
    for briefing in site.digest.briefings:
        for topic in briefing.topics:
            names.setdefault(site.links.topic(topic.value.id), topic.value.label)
    return names | {site.links.story(story.name): story_title(site, story) for story in site.digest.stories}


def _count(site: Site, timeline: Timeline) -> str:
    return site.labels.counts.dates.of(timeline.dates)
