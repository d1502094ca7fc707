"""The ledger of words on an entity's page: what it said and what others said of it, text by text with date and story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.digest_model import Context
from digest.model import Briefing
from digest.pages.cards import Badge, Link, QuoteCard, badges_of_date, date_words, make_quote, title_of
from digest.pages.permalinks import link
from digest.pages.site import Site
from digest.pages.story_views import story_link

_SHOWN = 12
"""Quotations that are open at once; the rest are folded."""
_MOST = 200
"""Quotations on one page."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """The words of one text, with where and when they were printed."""

    text: Link
    date: str
    badges: tuple[Badge, ...]
    story: Link | None
    """Set when other texts tell the same event."""
    quotes: tuple[QuoteCard, ...]


@dataclass(frozen=True, slots=True)
class LedgerView:
    """A part of the ledger."""

    count: int
    first: tuple[LedgerEntry, ...]
    rest: tuple[LedgerEntry, ...]
    """Folded."""
    left: str
    """How many more only the data hold; empty when none."""


def ledger_view(site: Site, contexts: tuple[Context, ...], page: str) -> LedgerView:
    """The quotations at these places, in their order, as the page shows them."""
    entries = list(_entries(site, contexts[:_MOST], page))
    opened = shown = 0
    for entry in entries:
        if opened and shown + len(entry.quotes) > _SHOWN:
            break
        opened += 1
        shown += len(entry.quotes)
    left = len(contexts) - _MOST
    return LedgerView(
        len(contexts), tuple(entries[:opened]), tuple(entries[opened:]), site.labels.counts.quotations_left.of(left) if left > 0 else ""
    )


def _entries(site: Site, contexts: Iterable[Context], page: str) -> Iterable[LedgerEntry]:
    by_text: dict[str, list[Context]] = {}
    for context in contexts:
        by_text.setdefault(context.briefing, []).append(context)
    for name, of_text in by_text.items():
        briefing = site.briefings[name]
        yield LedgerEntry(
            text=Link(title_of(briefing), link(page, site.links.text(name))),
            date=date_words(site, briefing),
            badges=badges_of_date(site, briefing.published) if briefing.published else (),
            story=story_link(site, name, page),
            quotes=tuple(_quotes(site, briefing, of_text, page)),
        )


def _quotes(site: Site, briefing: Briefing, contexts: Iterable[Context], page: str) -> Iterable[QuoteCard]:
    starts = {quotation.passages[0].start: quotation for quotation in briefing.quotations if quotation.passages}
    for context in contexts:
        yield make_quote(site, briefing, starts[context.passage.start], page)
