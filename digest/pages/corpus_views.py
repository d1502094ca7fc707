"""Quotations and timeline over the whole corpus, one page per period so that they stay readable when there are many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from digest.model import Briefing, Event
from digest.pages.cards import Link, QuoteCard, make_quote
from digest.pages.excerpts import Excerpt, excerpt
from digest.pages.permalinks import anchor, link, period_of
from digest.pages.site import PageView, Site
from digest.values import PartialDate


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
    """The index of quotations, which shows the newest period, and one page for every further period."""
    labels, links = site.labels, site.links
    periods: dict[str | None, list[Briefing]] = {}
    for briefing in site.digest.briefings:
        if briefing.quotations:
            periods.setdefault(period_of(briefing), []).append(briefing)
    dated = sorted((period for period in periods if period is not None), reverse=True)
    ordered: list[str | None] = [*dated, *([None] if None in periods else [])]
    index = links.index(labels.folders.quotations)
    addresses = {period: links.quotations(period) if place else index for place, period in enumerate(ordered)}

    def page_of(page: str, period: str | None, members: list[Briefing]) -> QuotationsContext:
        return QuotationsContext(
            heading=labels.titles.quotations,
            lead=labels.leads.quotations if page == index else site.wording.period(period),
            note=labels.words.quotations_note,
            count=labels.counts.quotations.of(sum(len(member.quotations) for member in members)),
            texts=tuple(_quoted_text(site, member, page) for member in members),
            periods=tuple(
                Link(site.wording.period(other), link(page, addresses[other]), labels.counts.texts.of(len(periods[other])))
                for other in ordered
                if other != period
            ),
            index=None if page == index else Link(labels.titles.quotations, link(page, index)),
        )

    if not ordered:
        yield PageView(
            index, labels.titles.quotations, labels.leads.quotations, "quotations.md.j2", page_of(index, None, []), kind="quotations"
        )
    for period in ordered:
        page = addresses[period]
        title = labels.titles.quotations if page == index else labels.words.quotations_of.format(period=site.wording.period(period))
        yield PageView(page, title, labels.leads.quotations, "quotations.md.j2", page_of(page, period, periods[period]), kind="quotations")


def timeline_pages(site: Site) -> Iterator[PageView]:
    """The index of the timeline, which shows the latest year, and one page for every further year."""
    labels, links = site.labels, site.links
    years: dict[int, list[Event]] = {}
    for event in site.digest.events:
        years.setdefault(event.when.earliest.year, []).append(event)
    ordered = sorted(years, reverse=True)
    index = links.index(labels.folders.timeline)
    addresses = {year: links.timeline(year) if place else index for place, year in enumerate(ordered)}
    for year in ordered or [0]:
        page = addresses.get(year, index)
        context = TimelineContext(
            heading=labels.titles.timeline,
            lead=labels.leads.timeline if page == index else str(year),
            note=labels.words.timeline_note,
            groups=_months(site, years.get(year, []), page),
            periods=tuple(Link(str(other), link(page, addresses[other])) for other in ordered if other != year),
            index=None if page == index else Link(labels.titles.timeline, link(page, index)),
        )
        title = labels.titles.timeline if page == index else labels.words.timeline_of.format(period=str(year))
        yield PageView(page, title, labels.leads.timeline, "timeline.md.j2", context, kind="timeline")


def _quoted_text(site: Site, briefing: Briefing, page: str) -> QuotedText:
    quotes = tuple(make_quote(site, briefing, quotation, page) for quotation in briefing.quotations)
    date = site.wording.date(briefing.published.value) if briefing.published else site.labels.dates.undated
    return QuotedText(Link(briefing.headline.value.text, link(page, site.links.text(briefing.name))), date, quotes)


def _months(site: Site, events: list[Event], page: str) -> tuple[tuple[str, tuple[EventView, ...]], ...]:
    groups = []
    for period, members in groupby(sorted(events, key=_newest_month_first), key=_month_of):
        views = tuple(_event(site, event, page) for event in members if event.briefing in site.briefings)
        words = site.wording.date(PartialDate.from_iso(period))
        groups.append((words[:1].upper() + words[1:], views))
    return tuple(groups)


def _month_of(event: Event) -> str:
    """The month an event begins in; its year when that is all that is known."""
    return event.precise[:7]


def _newest_month_first(event: Event) -> tuple[int, int]:
    year, _, month = _month_of(event).partition("-")
    return (-int(year), -int(month or 0))


def _event(site: Site, event: Event, page: str) -> EventView:
    briefing = site.briefings[event.briefing]
    target = site.links.text(briefing.name)
    passage = event.passage if event.passage is not None and event.passage.text.strip() else None
    exact = PartialDate.from_iso(event.precise) if "/" not in event.precise else event.when
    return EventView(
        when=site.wording.when(exact),
        publication=event.publication,
        text=Link(briefing.headline.value.text, link(page, target)),
        excerpt=excerpt(briefing, passage) if passage is not None and not event.publication else None,
        href=link(page, target, anchor(passage)) if passage is not None else link(page, target),
    )
