"""The front page and the archive: texts by the date they state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from digest.findings import Severity
from digest.model import Briefing, EntityKind
from digest.pages.cards import Card, Link, make_card
from digest.pages.finding_cards import FindingCard, make_finding, merged
from digest.pages.permalinks import HOME, link, period_of
from digest.pages.site import PageView, Site
from digest.values import PartialDate

_HOME_TEXTS = 30
"""Texts on the front page; the others are in the archive."""
_BUSIEST = 8
_TO_CHECK = 5


@dataclass(frozen=True, slots=True)
class Group:
    """The texts of one day, month, year, or of no date."""

    heading: str
    note: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class HomeContext:
    """What the front page shows."""

    latest: str
    """Date of the latest text that states one."""
    counts: tuple[Link, ...]
    lead: Card | None
    lead_group: Group | None
    """The other texts of the lead's day."""
    groups: tuple[Group, ...]
    more: Link | None
    check: tuple[FindingCard, ...]
    check_all: Link
    busiest: tuple[tuple[str, tuple[Link, ...], str], ...]
    """Heading, links, address of all of them."""
    about: Link


@dataclass(frozen=True, slots=True)
class ArchiveIndex:
    """Years with their months."""

    years: tuple[tuple[str, tuple[Link, ...]], ...]
    undated: Link | None
    note: str


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """The texts of one period, grouped by day."""

    heading: str
    count: str
    groups: tuple[Group, ...]
    others: tuple[Link, ...]
    """Earlier and later periods."""
    index: Link


def home_page(site: Site) -> Iterator[PageView]:
    """The front page."""
    labels, digest = site.labels, site.digest
    shown = digest.briefings[:_HOME_TEXTS]
    groups = _groups(site, shown, HOME)
    first = groups[0] if groups else None
    rest = len(digest.briefings) - len(shown)
    serious = [finding for finding in digest.findings if finding.severity is not Severity.NOTE]
    folders = labels.folders
    context = HomeContext(
        latest=site.wording.range(digest.latest) if digest.latest else "",
        counts=_counts(site),
        lead=first.cards[0] if first else None,
        lead_group=Group(first.heading, first.note, first.cards[1:]) if first else None,
        groups=groups[1:],
        more=Link(labels.words.more_in_archive, link(HOME, site.links.index(folders.archive)), labels.counts.texts.of(rest))
        if rest
        else None,
        check=merged(make_finding(site, finding, HOME) for finding in serious)[:_TO_CHECK],
        check_all=Link(labels.words.to_check_all, link(HOME, site.links.check), labels.counts.findings.of(len(digest.findings))),
        busiest=_busiest(site),
        about=Link(labels.words.see_about, link(HOME, site.links.about)),
    )
    yield PageView(HOME, labels.titles.home, labels.leads.home, "home.md.j2", context, kind="home")


def archive_pages(site: Site) -> Iterator[PageView]:
    """The archive's index and one page per month (or year, where no month is known), and one for undated texts."""
    labels, links = site.labels, site.links
    periods: dict[str | None, list[Briefing]] = {}
    for briefing in site.digest.briefings:
        periods.setdefault(period_of(briefing), []).append(briefing)
    dated = sorted((period for period in periods if period is not None), reverse=True)
    index = links.index(labels.folders.archive)

    def period_link(source: str, period: str | None) -> Link:
        return Link(site.wording.period(period), link(source, links.archive(period)), labels.counts.texts.of(len(periods[period])))

    years = tuple(
        (year, tuple(period_link(index, period) for period in group)) for year, group in groupby(dated, key=lambda period: period[:4])
    )
    undated = period_link(index, None) if None in periods else None
    note = labels.words.archive_note
    yield PageView(
        index, labels.titles.archive, labels.leads.archive, "archive_index.md.j2", ArchiveIndex(years, undated, note), kind="archive"
    )
    ordered: list[str | None] = [*dated, *([None] if None in periods else [])]
    for place, period in enumerate(ordered):
        page = links.archive(period)
        words = site.wording.period(period)
        others = tuple(period_link(page, other) for other in [*ordered[max(0, place - 1) : place], *ordered[place + 1 : place + 2]])
        context = ArchivePage(
            heading=words[:1].upper() + words[1:],
            count=labels.counts.texts.of(len(periods[period])),
            groups=_groups(site, tuple(periods[period]), page),
            others=others,
            index=Link(labels.titles.archive, link(page, index)),
        )
        title = labels.words.archive_of.format(period=words)
        yield PageView(page, title, labels.leads.archive if period else labels.leads.undated, "archive.md.j2", context, kind="archive")


def _groups(site: Site, briefings: tuple[Briefing, ...], source: str) -> tuple[Group, ...]:
    """By stated date, in the digest's order; what no year places in time stands with the undated."""
    words = site.labels.words
    groups = []
    for iso, members in groupby(briefings, key=_placed):
        cards = tuple(make_card(site, text, source) for text in members)
        if not iso:
            groups.append(Group(words.undated_group, "", cards))
            continue
        date = PartialDate.from_iso(iso)
        note = words.day_unknown if date.precision == "month" else ""
        groups.append(Group(site.wording.date(date, weekday=True), note, cards))
    return tuple(groups)


def _placed(briefing: Briefing) -> str:
    published = briefing.published
    return published.value.iso if published is not None and published.value.range is not None else ""


def _counts(site: Site) -> tuple[Link, ...]:
    counts, folders, links = site.labels.counts, site.labels.folders, site.links
    kinds = Counter(profile.kind for profile in site.profiles)
    quotations = sum(len(briefing.quotations) for briefing in site.digest.briefings)
    rows = (
        (counts.texts.of(len(site.digest.briefings)), links.index(folders.archive)),
        (counts.people.of(kinds[EntityKind.PERSON]), links.index(folders.people)),
        (counts.organisations.of(kinds[EntityKind.ORGANISATION]), links.index(folders.organisations)),
        (counts.places.of(kinds[EntityKind.PLACE]), links.index(folders.places)),
        (counts.quotations.of(quotations), links.index(folders.quotations)),
        (counts.findings.of(len(site.digest.findings)), links.check),
    )
    return tuple(Link(words, link(HOME, target)) for words, target in rows)


def _busiest(site: Site) -> tuple[tuple[str, tuple[Link, ...], str], ...]:
    words, folders, links = site.labels.words, site.labels.folders, site.links
    groups = []
    for kind, heading, folder in (
        (EntityKind.PERSON, words.busiest_people, folders.people),
        (EntityKind.ORGANISATION, words.busiest_organisations, folders.organisations),
        (EntityKind.PLACE, words.busiest_places, folders.places),
    ):
        profiles = [profile for profile in site.profiles if profile.kind is kind][:_BUSIEST]
        found = tuple(
            Link(profile.name, link(HOME, page), str(len(profile.briefings))) for profile in profiles if (page := links.profile(profile))
        )
        groups.append((heading, found, link(HOME, links.index(folder))))
    topics = Counter((topic.value.id, topic.value.label) for briefing in site.digest.briefings for topic in briefing.topics)
    most = sorted(topics.items(), key=lambda item: (-item[1], item[0]))[:_BUSIEST]
    found = tuple(Link(label, link(HOME, links.topic(topic)), str(count)) for (topic, label), count in most)
    groups.append((words.busiest_topics, found, link(HOME, links.index(folders.topics))))
    return tuple(group for group in groups if group[1])
