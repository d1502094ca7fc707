"""Editions: the press review of a month or week on one page that prints well, grouped by story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from digest.digest_model import Edition, EditionGroup
from digest.findings import Severity
from digest.model import Briefing, QuotationKind
from digest.pages.cards import Card, Link, QuoteCard, make_card, make_quote
from digest.pages.finding_cards import FindingCard, make_finding, merged
from digest.pages.markup import shortened
from digest.pages.permalinks import anchor, link
from digest.pages.site import PageView, Site
from digest.pages.story_views import difference_title, story_title, version_words
from digest.story_model import Story
from digest.values import Sourced

_PER_PAGE = 80
"""Texts on one page; a longer edition goes on on further ones."""
_QUOTES = 4
"""Quotations shown of one text."""
_DIFFERENCES = 6
_VALUE = 160
"""Characters shown of what a text says differently."""


@dataclass(frozen=True, slots=True)
class EditionText:
    """A text as a press review hands it over."""

    card: Card
    bylines: tuple[str, ...]
    summary: tuple[Link, ...]
    quotes: tuple[QuoteCard, ...]
    more_quotes: str
    check: tuple[FindingCard, ...]


@dataclass(frozen=True, slots=True)
class DiffersView:
    """What the texts of a story give differently."""

    what: str
    values: tuple[str, ...]
    development: bool


@dataclass(frozen=True, slots=True)
class EditionSection:
    """A story with its texts, the texts that stand alone, or those of inferred date."""

    heading: Link | None
    note: str
    differences: tuple[DiffersView, ...]
    texts: tuple[EditionText, ...]


@dataclass(frozen=True, slots=True)
class EditionContext:
    """What an edition shows."""

    heading: str
    counts: str
    sections: tuple[EditionSection, ...]
    inferred: EditionSection | None
    pages: tuple[Link, ...]
    others: tuple[Link, ...]
    """The weeks of a month or the month of a week, the edition before and the one after."""
    index: Link


@dataclass(frozen=True, slots=True)
class EditionsContext:
    """Months with their weeks, by year."""

    years: tuple[tuple[str, tuple[tuple[Link, tuple[Link, ...]], ...]], ...]
    note: str


def edition_pages(site: Site) -> Iterator[PageView]:
    """The index of editions and all editions."""
    labels, editions = site.labels, site.digest.editions
    index = site.links.index(labels.folders.editions)
    context = EditionsContext(_years(site, index), labels.words.editions_note)
    yield PageView(index, labels.titles.editions, labels.leads.editions, "editions.md.j2", context, kind="index")
    for edition in editions:
        yield from _edition(site, edition)


def edition_title(site: Site, edition: Edition) -> str:
    """``novembre 2025``, ``settimana 3-9 novembre 2025``."""
    days = site.wording.range(edition.when)
    return site.labels.words.edition_week.format(days=days) if _is_week(edition) else days


def _edition(site: Site, edition: Edition) -> Iterator[PageView]:
    labels, links = site.labels, site.links
    parts = _parts(edition)
    title = labels.words.edition_of.format(period=edition_title(site, edition))
    texts = sum(len(group.briefings) for group in edition.groups)
    counts = [labels.counts.texts.of(texts)]
    if edition.inferred:
        counts.append(labels.words.edition_inferred_count.format(texts=labels.counts.texts.of(len(edition.inferred))))
    stories = sum(group.story is not None for group in edition.groups)
    if stories:
        counts.append(labels.counts.stories.of(stories))
    for number, (groups, inferred) in enumerate(parts, start=1):
        page = links.edition(edition.period, number)
        context = EditionContext(
            heading=title,
            counts=labels.words.separator.join(counts),
            sections=tuple(_section(site, group, page) for group in groups),
            inferred=_inferred(site, inferred, page) if inferred else None,
            pages=tuple(
                Link(
                    labels.words.page_number.format(n=other), None if other == number else link(page, links.edition(edition.period, other))
                )
                for other in range(1, len(parts) + 1)
                if len(parts) > 1
            ),
            others=_others(site, edition, page),
            index=Link(labels.titles.editions, link(page, links.index(labels.folders.editions))),
        )
        whole = title if number == 1 else f"{title}{labels.words.separator}{labels.words.page_number.format(n=number)}"
        yield PageView(page, whole, labels.leads.editions, "edition.md.j2", context, kind="edition")


def _parts(edition: Edition) -> list[tuple[list[EditionGroup], tuple[str, ...]]]:
    """The groups by page; a group that is too long is continued. Those of inferred date come last."""
    parts: list[tuple[list[EditionGroup], tuple[str, ...]]] = [([], ())]
    room = _PER_PAGE
    for group in edition.groups:
        left = group.briefings
        while left:
            if not room:
                parts.append(([], ()))
                room = _PER_PAGE
            parts[-1][0].append(EditionGroup(group.story, left[:room]))
            left, room = left[room:], max(0, room - len(left))
    left = edition.inferred
    while left:
        if not room:
            parts.append(([], ()))
            room = _PER_PAGE
        parts[-1] = (parts[-1][0], left[:room])
        left, room = left[room:], 0
    return parts


def _section(site: Site, group: EditionGroup, page: str) -> EditionSection:
    story = site.stories.get(group.briefings[0]) if group.story is not None else None
    heading = Link(story_title(site, story), link(page, site.links.story(story.name))) if story else None
    note = site.labels.counts.texts.of(len(group.briefings)) if story else ""
    differences = _differences(site, story) if story else ()
    texts = tuple(_text(site, site.briefings[name], page) for name in group.briefings if name in site.briefings)
    return EditionSection(heading, note, differences, texts)


def _inferred(site: Site, names: tuple[str, ...], page: str) -> EditionSection:
    texts = tuple(_text(site, site.briefings[name], page) for name in names if name in site.briefings)
    return EditionSection(Link(site.labels.words.edition_inferred), site.labels.words.edition_inferred_note, (), texts)


def _differences(site: Site, story: Story) -> tuple[DiffersView, ...]:
    return tuple(
        DiffersView(
            difference_title(site, difference),
            tuple(shortened(version_words(site, difference, version.value), _VALUE) for version in difference.versions),
            difference.development,
        )
        for difference in story.differences[:_DIFFERENCES]
    )


def _text(site: Site, briefing: Briefing, page: str) -> EditionText:
    target = site.links.text(briefing.name)
    spoken = [quotation for quotation in briefing.quotations if quotation.value.kind is not QuotationKind.HEADLINE]
    whole = [quotation for quotation in spoken if quotation.value.kind is QuotationKind.FULL and quotation.value.speaker is not None]
    shown = (whole or spoken)[:_QUOTES]
    left = len(spoken) - len(shown)
    serious = (finding for finding in briefing.findings if finding.severity is not Severity.NOTE)
    return EditionText(
        card=make_card(site, briefing, page),
        bylines=tuple(byline.value for byline in briefing.bylines),
        summary=tuple(_gist(sentence, link(page, target)) for sentence in briefing.summary),
        quotes=tuple(make_quote(site, briefing, quotation, page) for quotation in shown),
        more_quotes=site.labels.counts.more_quotations.of(left) if left else "",
        check=merged(make_finding(site, finding, page) for finding in serious),
    )


def _gist(sentence: Sourced[str], address: str) -> Link:
    return Link(sentence.value, f"{address}#{anchor(sentence.passages[0])}" if sentence.passages else address)


def _others(site: Site, edition: Edition, page: str) -> tuple[Link, ...]:
    same = [other for other in site.digest.editions if _is_week(other) == _is_week(edition)]
    place = same.index(edition)
    near = [*same[max(0, place - 1) : place], *same[place + 1 : place + 2]]
    inside = [other for other in site.digest.editions if _is_week(other) != _is_week(edition) and _share_a_day(other, edition)]
    return tuple(Link(edition_title(site, other), link(page, site.links.edition(other.period))) for other in (*inside, *near))


def _share_a_day(one: Edition, other: Edition) -> bool:
    return one.when.earliest <= other.when.latest and other.when.earliest <= one.when.latest


def _is_week(edition: Edition) -> bool:
    return "W" in edition.period


def _years(site: Site, page: str) -> tuple[tuple[str, tuple[tuple[Link, tuple[Link, ...]], ...]], ...]:
    def to(edition: Edition) -> Link:
        texts = sum(len(group.briefings) for group in edition.groups) + len(edition.inferred)
        return Link(edition_title(site, edition), link(page, site.links.edition(edition.period)), site.labels.counts.texts.of(texts))

    months = [edition for edition in site.digest.editions if not _is_week(edition)]
    known = {edition.period for edition in months}
    weeks: dict[str, list[Link]] = {}
    for edition in site.digest.editions:
        if _is_week(edition):
            first, last = edition.when.earliest.isoformat()[:7], edition.when.latest.isoformat()[:7]
            weeks.setdefault(last if last in known else first, []).append(to(edition))
    return tuple(
        (year, tuple((to(edition), tuple(weeks.get(edition.period, ()))) for edition in group))
        for year, group in groupby(months, key=lambda edition: edition.period[:4])
    )
