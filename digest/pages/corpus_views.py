"""Quotations and timeline over the whole corpus, one page per period so that they stay readable when there are many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from digest.digest_model import Event
from digest.model import Briefing
from digest.pages.cards import Badge, Link, QuoteCard, basis_badge, make_quote, title_of
from digest.pages.excerpts import Excerpt, excerpt
from digest.pages.permalinks import anchor, link, period_of
from digest.pages.site import PageView, Site
from digest.values import Basis, PartialDate


@dataclass(frozen=True, slots=True)
class QuotedText:
    """A text's quotations."""

    text: Link
    date: str
    quotes: tuple[QuoteCard, ...]


@dataclass(frozen=True, slots=True)
class QuotationsContext:
    """What a page of quotations shows."""

    heading: str
    lead: str
    note: str
    count: str
    texts: tuple[QuotedText, ...]
    periods: tuple[Link, ...]
    index: Link | None


@dataclass(frozen=True, slots=True)
class EventView:
    """A line of the timeline."""

    when: str
    badge: Badge | None
    """Set when the days are not simply read."""
    publication: bool
    text: Link
    excerpt: Excerpt | None
    href: str


@dataclass(frozen=True, slots=True)
class TimelineContext:
    """What a page of the timeline shows."""

    heading: str
    lead: str
    note: str
    groups: tuple[tuple[str, tuple[EventView, ...]], ...]
    """Month (or year, where no month is known), its events."""
    periods: tuple[Link, ...]
    index: Link | None


def quotation_pages(site: Site) -> Iterator[PageView]:
    """One page for every period, and the index, which shows the newest one again: no address goes when a newer period comes."""
    labels, links = site.labels, site.links
    periods: dict[str | None, list[Briefing]] = {}
    for briefing in site.digest.briefings:
        if briefing.quotations:
            periods.setdefault(period_of(briefing), []).append(briefing)
    dated = sorted((period for period in periods if period is not None), reverse=True)
    ordered: list[str | None] = [*dated, *([None] if None in periods else [])]
    index = links.index(labels.folders.quotations)
    newest = ordered[0] if ordered else None
    for page, period in ((index, newest), *((links.quotations(period), period) for period in ordered)):
        members = periods.get(period, [])
        words = site.wording.period(period)
        context = QuotationsContext(
            heading=labels.titles.quotations,
            lead=labels.leads.quotations if page == index else words,
            note=labels.words.quotations_note,
            count=labels.counts.quotations.of(sum(len(member.quotations) for member in members)),
            texts=tuple(_quoted_text(site, member, page) for member in members),
            periods=tuple(
                Link(site.wording.period(other), link(page, links.quotations(other)), labels.counts.texts.of(len(periods[other])))
                for other in ordered
                if other != period
            ),
            index=None if page == index else Link(labels.titles.quotations, link(page, index)),
        )
        title = labels.titles.quotations if page == index else labels.words.quotations_of.format(period=words)
        yield PageView(page, title, labels.leads.quotations, "quotations.md.j2", context, kind="quotations")


def timeline_pages(site: Site) -> Iterator[PageView]:
    """One page for every year that a text names, and the index, which shows the year of the latest text again."""
    labels, links = site.labels, site.links
    years: dict[int, list[Event]] = {}
    for event in site.digest.events:
        years.setdefault(event.when.earliest.year, []).append(event)
    ordered = sorted(years, reverse=True)
    index = links.index(labels.folders.timeline)
    latest = site.digest.latest.latest.year if site.digest.latest else None
    main = latest if latest in years else next(iter(ordered), None)
    for page, year in ((index, main), *((links.timeline(year), year) for year in ordered)):
        context = TimelineContext(
            heading=labels.titles.timeline,
            lead=labels.leads.timeline if page == index else str(year),
            note=labels.words.timeline_note,
            groups=_months(site, years[year], page) if year is not None else (),
            periods=tuple(Link(str(other), link(page, links.timeline(other))) for other in ordered if other != year),
            index=None if page == index else Link(labels.titles.timeline, link(page, index)),
        )
        title = labels.titles.timeline if page == index else labels.words.timeline_of.format(period=str(year))
        yield PageView(page, title, labels.leads.timeline, "timeline.md.j2", context, kind="timeline")


def _quoted_text(site: Site, briefing: Briefing, page: str) -> QuotedText:
    quotes = tuple(make_quote(site, briefing, quotation, page) for quotation in briefing.quotations)
    date = site.wording.date(briefing.published.value) if briefing.published else site.labels.dates.undated
    return QuotedText(Link(title_of(briefing), link(page, site.links.text(briefing.name))), date, quotes)


def _months(site: Site, events: list[Event], page: str) -> tuple[tuple[str, tuple[EventView, ...]], ...]:
    """The events of a year under their months, earliest first; before them those that no single month holds."""
    groups = []
    for period, members in groupby(sorted(events, key=_month_of), key=_month_of):
        views = tuple(_event(site, event, page) for event in members if event.briefing in site.briefings)
        words = site.wording.date(PartialDate.from_iso(period))
        groups.append((words[:1].upper() + words[1:], views))
    return tuple(groups)


def _month_of(event: Event) -> str:
    """``2025-11`` for what lies in one month; the year alone for what is longer."""
    first, last = event.when.earliest, event.when.latest
    return f"{first.year:04}-{first.month:02}" if (first.year, first.month) == (last.year, last.month) else f"{first.year:04}"


def _event(site: Site, event: Event, page: str) -> EventView:
    briefing = site.briefings[event.briefing]
    target = site.links.text(briefing.name)
    passage = event.passage if event.passage is not None and event.passage.text.strip() else None
    exact = PartialDate.from_iso(event.precise) if "/" not in event.precise else event.when
    return EventView(
        when=site.wording.when(exact),
        badge=None if event.basis is Basis.READ else basis_badge(site, event.basis),
        publication=event.publication,
        text=Link(title_of(briefing), link(page, target)),
        excerpt=excerpt(briefing, passage) if passage is not None and not event.publication else None,
        href=link(page, target, anchor(passage)) if passage is not None else link(page, target),
    )
