"""Quotations over the whole corpus, one page per period so that they stay readable when there are many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.model import Briefing
from digest.pages.cards import Link, QuoteCard, make_quote, title_of
from digest.pages.permalinks import link, period_of
from digest.pages.site import PageView, Site


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


def _quoted_text(site: Site, briefing: Briefing, page: str) -> QuotedText:
    quotes = tuple(make_quote(site, briefing, quotation, page) for quotation in briefing.quotations)
    date = site.wording.date(briefing.published.value) if briefing.published else site.labels.dates.undated
    return QuotedText(Link(title_of(briefing), link(page, site.links.text(briefing.name))), date, quotes)
