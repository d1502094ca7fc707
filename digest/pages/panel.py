"""The panel of a briefing: every value with its basis, the rule in words, the passages it leans on, and the candidates that lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from digest.model import Briefing, Embargo, EntityKind, TimeExpression
from digest.pages.cards import Badge, basis_badge
from digest.pages.markup import shortened, web_address
from digest.pages.permalinks import anchor, link
from digest.pages.site import Site
from digest.values import Basis, Bound, Candidate, Passage, Sourced

T = TypeVar("T")

_PASSAGES = 4
"""Passages shown of one value."""
_VALUE = 500
_QUOTED = 90
"""Characters shown of a passage."""


@dataclass(frozen=True, slots=True)
class PassageLink:
    """A passage to follow: its words, cut, and the place on the page."""

    href: str
    words: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Loser:
    """A value that some rule proposed and that lost."""

    value: str
    badge: Badge
    rule: str
    why: str
    passages: tuple[PassageLink, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """One of several reasons for a value, in words, with the passages it leans on, in this text or in others."""

    words: str
    passages: tuple[PassageLink, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One value of the panel. ``value`` is empty where the text does not say."""

    field: str
    value: str
    badge: Badge | None
    rule: str
    reason: str
    passages: tuple[PassageLink, ...]
    losers: tuple[Loser, ...]
    losers_label: str
    href: str | None = None
    grounds: tuple[Ground, ...] = ()


def panel_rows(site: Site, briefing: Briefing) -> tuple[Row, ...]:
    """The rows in the order in which a reader asks: what, when, where from, who wrote it."""
    return tuple(_rows(site, briefing))


def time_rows(site: Site, briefing: Briefing) -> tuple[Row, ...]:
    """The time expressions of the text, with the days they mean: often many, so the page folds them."""
    return tuple(_row(site, site.labels.fields.times, time, lambda time: _time_words(site, time)) for time in briefing.times)


def name_rows(site: Site, briefing: Briefing) -> tuple[Row, ...]:
    """The people, organisations and places of the text with the words that name them; folded like the times."""
    words = site.labels.words
    kinds = {EntityKind.PERSON: words.kind_person, EntityKind.ORGANISATION: words.kind_organisation, EntityKind.PLACE: words.kind_place}
    rows = []
    for entity in briefing.entities:
        row = _row(site, kinds[entity.value.kind], entity, lambda entity: entity.canonical)
        losers = tuple(
            replace(loser, value=f"{loser.value} ({kinds[other.value.kind]})")
            for loser, other in zip(row.losers, entity.others, strict=True)
        )
        rows.append(replace(row, losers=losers, passages=passage_links(tuple(mention.passage for mention in entity.value.mentions))))
    return tuple(rows)


def passage_links(passages: tuple[Passage, ...], most: int = _PASSAGES) -> tuple[PassageLink, ...]:
    """The passages that hold any words, as links on the briefing's own page."""
    shown = [passage for passage in passages if passage.text.strip()]
    return tuple(passage_link(passage) for passage in dict.fromkeys(shown[:most]))


def passage_link(passage: Passage) -> PassageLink:
    """One passage as a link on the briefing's own page."""
    words = passage.text.strip()
    cut = len(words) > _QUOTED
    return PassageLink(f"#{anchor(passage)}", words[:_QUOTED].rsplit(" ", 1)[0] if cut else words, cut)


def _rows(site: Site, briefing: Briefing) -> Iterator[Row]:
    fields, wording = site.labels.fields, site.wording
    yield _row(site, fields.headline, briefing.headline, lambda headline: headline.text)
    if briefing.kicker:
        yield _row(site, fields.kicker, briefing.kicker, str)
    if briefing.standfirst:
        yield _row(site, fields.standfirst, briefing.standfirst, str)
    yield _row(site, fields.published, briefing.published, wording.date)
    if briefing.published_inferred:
        yield _row(site, fields.published_inferred, briefing.published_inferred, wording.when)
    bounds = site.digest.bounds.get(briefing.name)
    if bounds:
        row = _row(site, fields.bounds, bounds, wording.bounds)
        yield replace(row, passages=(), grounds=tuple(_ground(site, briefing, bound) for bound in bounds.value.reasons))
    if briefing.updated:
        yield _row(site, fields.updated, briefing.updated, wording.date)
    yield _row(
        site,
        fields.dateline,
        briefing.dateline,
        lambda dateline: f"{dateline.place} ({dateline.country})" if dateline.country else dateline.place,
    )
    for agency in briefing.agencies or (None,):
        yield _row(site, fields.agencies, agency, str)
    for byline in briefing.bylines:
        yield _row(site, fields.bylines, byline, str)
    if briefing.source:
        yield _row(site, fields.source, briefing.source, str)
    if briefing.url:
        yield _row(site, fields.url, briefing.url, str, web_address(briefing.url.value))
    yield _row(site, fields.language, briefing.language, wording.language)
    if briefing.embargo:
        yield _row(site, fields.embargo, briefing.embargo, lambda embargo: _embargo_words(site, embargo))
    for topic in briefing.topics:
        yield _row(site, fields.topics, replace(topic, passages=_distinct(topic.passages)), lambda topic: topic.label)


def _ground(site: Site, briefing: Briefing, bound: Bound) -> Ground:
    page = site.links.text(briefing.name)
    others = (
        replace(passage_link(passage), href=link(page, target, anchor(passage)))
        for name, passage in bound.elsewhere
        if (target := site.links.known_text(name)) is not None and passage.text.strip()
    )
    return Ground(site.wording.bound(bound), (*passage_links(bound.passages), *others))


def _embargo_words(site: Site, embargo: Embargo) -> str:
    """What the desk decided; of the losing reading its rule and passage tell enough."""
    return site.labels.words.released if embargo is Embargo.RELEASED else site.labels.fields.embargo.lower()


def _distinct(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The first passage of each wording."""
    first: dict[str, Passage] = {}
    for passage in passages:
        first.setdefault(passage.text.casefold().strip(), passage)
    return tuple(first.values())


def _time_words(site: Site, time: TimeExpression) -> str:
    """The text's words and, where they are not the same, the days they mean."""
    meant = site.wording.when(time.resolved) if time.resolved else ""
    return time.words if meant.casefold() in ("", time.words.casefold()) else f"{time.words} → {meant}"


def _row(site: Site, field: str, sourced: Sourced[T] | None, show: Callable[[T], str], href: str | None = None) -> Row:
    if sourced is None:
        return Row(field, "", None, "", "", (), (), "")
    losers = tuple(_loser(site, candidate, show) for candidate in sourced.others)
    return Row(
        field=field,
        value=shortened(show(sourced.value), _VALUE),
        badge=basis_badge(site, sourced.basis),
        rule="" if sourced.basis is Basis.DECIDED else site.wording.rule(sourced.rule),
        reason=sourced.reason,
        passages=passage_links(sourced.passages),
        losers=losers,
        losers_label=site.labels.counts.candidates.of(len(losers)),
        href=href,
    )


def _loser(site: Site, candidate: Candidate[T], show: Callable[[T], str]) -> Loser:
    return Loser(
        value=shortened(show(candidate.value), _VALUE),
        badge=basis_badge(site, candidate.basis),
        rule="" if candidate.basis is Basis.DECIDED else site.wording.rule(candidate.rule),
        why=site.wording.loss(candidate.reason),
        passages=passage_links(candidate.passages, 1),
    )
