"""Pages of people, organisations and places: roles over time, company, their words and others' about them, the sentences that name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from digest.corpus.entities import is_about
from digest.digest_model import EntityProfile
from digest.model import Briefing, Entity, EntityKind
from digest.pages.candidate_views import candidates_link
from digest.pages.cards import Card, Link, make_card, timeline_link, title_of
from digest.pages.excerpts import Excerpt, excerpt
from digest.pages.ledger_views import LedgerView, ledger_view
from digest.pages.markup import shortened
from digest.pages.permalinks import anchor, entity_folder, link
from digest.pages.site import PageView, Site
from digest.pages.tenure_views import CompanionView, RoleView, TenureView, companion_views, role_views, tenure_views

_TEXTS = 40
"""Texts shown with their sentences on one page; older ones are listed."""
_SENTENCES = 3
"""Sentences shown of one text."""
_SPELLINGS = 8
_SPELLING = 200

Appearance = tuple[Briefing, Entity]


@dataclass(frozen=True, slots=True)
class MentionView:
    """A mention in its sentence."""

    excerpt: Excerpt
    href: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """A text that names the entity, with the first sentences that do."""

    card: Card
    mentions: tuple[MentionView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class EntityContext:
    """What the page of an entity shows."""

    kind: str
    name: str
    counts: str
    unreviewed: bool
    spellings: tuple[str, ...]
    roles: tuple[RoleView, ...]
    tenures: tuple[TenureView, ...]
    companions: tuple[CompanionView, ...]
    said: LedgerView
    said_of: LedgerView
    appearances: tuple[AppearanceView, ...]
    older: tuple[Link, ...]
    texts: str
    """How many there are."""
    index: Link
    candidates: Link | None
    """Set for a candidate."""
    timeline: Link | None


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name in an index."""

    name: Link
    note: str
    unreviewed: bool


@dataclass(frozen=True, slots=True)
class IndexContext:
    """What the index of a kind shows."""

    heading: str
    lead: str
    note: str
    groups: tuple[tuple[str, tuple[IndexEntry, ...]], ...]
    """First letter, entries."""


def entity_pages(site: Site) -> Iterator[PageView]:
    """The page of every known entity, and of every other name that enough texts share."""
    appearances = _appearances(site)
    for profile in site.profiles:
        page = site.links.profile(profile)
        if page is not None:
            yield _entity_page(site, profile, page, appearances[page])


def entity_indexes(site: Site) -> Iterator[PageView]:
    """One index per kind; it is there even when it is empty, because the navigation leads to it."""
    titles, leads = site.labels.titles, site.labels.leads
    for kind, title, lead in (
        (EntityKind.PERSON, titles.people, leads.people),
        (EntityKind.ORGANISATION, titles.organisations, leads.organisations),
        (EntityKind.PLACE, titles.places, leads.places),
    ):
        page = site.links.index(entity_folder(kind, site.labels.folders))
        entries = [
            IndexEntry(
                Link(profile.name, link(page, target)),
                site.labels.counts.texts.of(len(profile.briefings)),
                unreviewed=profile.known_as is None,
            )
            for profile in site.profiles
            if profile.kind is kind and (target := site.links.profile(profile))
        ]
        context = IndexContext(title, lead, site.labels.words.entity_index_note, by_letter(entries))
        yield PageView(page, title, lead, "index_of_names.md.j2", context, kind="index")


def by_letter(entries: list[IndexEntry]) -> tuple[tuple[str, tuple[IndexEntry, ...]], ...]:
    """Entries in alphabetical order under their first letters."""
    groups: dict[str, list[IndexEntry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.name.text.casefold(), entry.name.text, entry.name.href or "")):
        first = entry.name.text[:1].upper()
        groups.setdefault(first if first.isalpha() else "#", []).append(entry)
    return tuple((letter, tuple(members)) for letter, members in groups.items())


def mention_views(site: Site, briefing: Briefing, entity: Entity, source: str) -> tuple[tuple[MentionView, ...], int]:
    """The first sentences that name an entity, each once, and how many mentions are left out."""
    page = site.links.text(briefing.name)
    words = site.labels.words
    views: list[MentionView] = []
    shown_until = counted = 0
    for mention in sorted(entity.mentions, key=lambda mention: (mention.background, mention.passage.start)):
        if len(views) == _SENTENCES and mention.passage.start >= shown_until:
            break
        counted += 1
        if mention.passage.start < shown_until:
            continue
        found = excerpt(briefing, mention.passage)
        shown_until = found.end
        flags = ((mention.government, words.government), (mention.quoted, words.in_quotation))
        views.append(MentionView(found, link(source, page, anchor(mention.passage)), tuple(remark for flag, remark in flags if flag)))
    return tuple(views), len(entity.mentions) - counted


def _appearances(site: Site) -> dict[str, list[Appearance]]:
    """Page of an entity -> the texts that name it, newest first."""
    found: defaultdict[str, list[Appearance]] = defaultdict(list)
    for briefing in site.digest.briefings:
        for sourced in briefing.entities:
            page = site.links.entity(sourced.value)
            if page is not None and is_about(sourced.value):
                found[page].append((briefing, sourced.value))
    return found


def _entity_page(site: Site, profile: EntityProfile, page: str, appearances: list[Appearance]) -> PageView:
    labels = site.labels
    kinds = {
        EntityKind.PERSON: (labels.words.kind_person, labels.titles.people),
        EntityKind.ORGANISATION: (labels.words.kind_organisation, labels.titles.organisations),
        EntityKind.PLACE: (labels.words.kind_place, labels.titles.places),
    }
    kind, index_title = kinds[profile.kind]
    mentions = sum(len(entity.mentions) for _, entity in appearances)
    texts = labels.counts.texts.of(len({briefing.name for briefing, _ in appearances}))
    counts = [texts, labels.counts.mentions.of(mentions)]
    if profile.said:
        counts.append(labels.counts.quotations.of(len(profile.said)))
    context = EntityContext(
        kind=kind,
        name=profile.name,
        counts=labels.words.separator.join(counts),
        unreviewed=profile.known_as is None,
        spellings=_spellings(profile, appearances),
        roles=role_views(site, profile.roles, page),
        tenures=tenure_views(site, profile, page),
        companions=companion_views(site, profile.companions, page),
        said=ledger_view(site, profile.said, page),
        said_of=ledger_view(site, profile.said_of, page),
        appearances=tuple(_appearance(site, briefing, entity, page) for briefing, entity in appearances[:_TEXTS]),
        older=tuple(Link(title_of(briefing), link(page, site.links.text(briefing.name))) for briefing, _ in appearances[_TEXTS:]),
        texts=texts,
        index=Link(index_title, link(page, site.links.index(entity_folder(profile.kind, labels.folders)))),
        timeline=timeline_link(site, page),
        candidates=candidates_link(site, page, profile.kind) if profile.known_as is None else None,
    )
    description = labels.words.description_entity.format(name=profile.name)
    metadata: dict[str, str | list[str]] = {"known_as": profile.known_as} if profile.known_as else {}
    return PageView(page, profile.name, description, "entity.md.j2", context, kind=profile.kind.value, metadata=metadata)


def _appearance(site: Site, briefing: Briefing, entity: Entity, page: str) -> AppearanceView:
    mentions, left = mention_views(site, briefing, entity, page)
    more = site.labels.counts.more_mentions.of(left) if left > 0 else ""
    return AppearanceView(make_card(site, briefing, page), mentions, more)


def _spellings(profile: EntityProfile, appearances: list[Appearance]) -> tuple[str, ...]:
    spellings = {profile.name.casefold(): ""}
    for _, entity in appearances:
        for mention in entity.mentions:
            spellings.setdefault(mention.passage.text.casefold(), shortened(mention.passage.text, _SPELLING))
    return tuple(filter(None, spellings.values()))[:_SPELLINGS]
