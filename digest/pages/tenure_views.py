"""Roles over time and company on an entity's page: what the texts state, beside the terms of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.digest_model import Companion, Context, EntityProfile, StatedRole, Tenure
from digest.model import EntityKind
from digest.pages.cards import Link, date_words
from digest.pages.markup import shortened, web_address
from digest.pages.permalinks import anchor, link
from digest.pages.site import Site

_ROLE = 200
_ROLES = 30
_TENURES = 40


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role as texts state it."""

    role: Link
    """Leads to the words in the newest text that states it."""
    when: str
    """The publication dates between which texts state it."""
    texts: str


@dataclass(frozen=True, slots=True)
class TenureView:
    """A term of the knowledge base."""

    what: str
    who: Link | None
    """The holder, on the page of a body."""
    when: str
    known_until: str
    sources: tuple[str, ...]
    """The pages that were opened for the row and that a reader may be sent to."""
    checked: bool


@dataclass(frozen=True, slots=True)
class CompanionView:
    """Somebody named in the same paragraphs."""

    name: Link
    texts: str
    where: tuple[Link, ...]
    """The places, each under the date or headline of its text."""


def role_views(site: Site, roles: Iterable[StatedRole], page: str) -> tuple[RoleView, ...]:
    """The roles, in their order."""
    return tuple(
        RoleView(
            role=Link(shortened(role.words, _ROLE), _first(site, role.where, page)),
            when=site.wording.range(role.when) if role.when else site.labels.dates.undated,
            texts=site.labels.counts.texts.of(len(role.where)) if len(role.where) > 1 else "",
        )
        for role in tuple(roles)[:_ROLES]
    )


def tenure_views(site: Site, profile: EntityProfile, page: str) -> tuple[TenureView, ...]:
    """The terms, in their order."""
    return tuple(_tenure(site, tenure, profile.kind, page) for tenure in profile.tenures[:_TENURES])


def companion_views(site: Site, companions: Iterable[Companion], page: str) -> tuple[CompanionView, ...]:
    """The company, in its order."""
    return tuple(
        CompanionView(
            name=Link(shortened(companion.name, _ROLE), _page_of(site, companion.kind, companion.slug, page)),
            texts=site.labels.counts.texts.of(companion.texts),
            where=tuple(
                Link(date_words(site, site.briefings[context.briefing]), _place(site, context, page)) for context in companion.where
            ),
        )
        for companion in companions
    )


def _tenure(site: Site, tenure: Tenure, kind: EntityKind, page: str) -> TenureView:
    words = site.labels.words
    since = site.wording.date(tenure.since)
    holder = None
    if kind is not EntityKind.PERSON:
        holder = Link(tenure.name, _page_of(site, EntityKind.PERSON, tenure.person, page))
    return TenureView(
        what=tenure.label.get(site.wording.code) or tenure.label.get("en") or next(iter(tenure.label.values())),
        who=holder,
        when=words.tenure.format(since=since, until=site.wording.date(tenure.until))
        if tenure.until
        else words.tenure_open.format(since=since),
        known_until=words.known_until.format(day=site.wording.date(tenure.known_until)) if tenure.known_until else "",
        sources=tuple(address for written in tenure.source.split() if (address := web_address(written))),
        checked=tenure.checked,
    )


def _first(site: Site, where: tuple[Context, ...], page: str) -> str | None:
    return _place(site, where[0], page) if where else None


def _place(site: Site, context: Context, page: str) -> str:
    return link(page, site.links.text(context.briefing), anchor(context.passage))


def _page_of(site: Site, kind: EntityKind, slug: str, page: str) -> str | None:
    target = site.links.named(kind, slug)
    return link(page, target) if target else None
