"""One page per text: what it says, how sure each value is, and the text itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from digest.corpus.entities import is_about
from digest.model import Briefing, Entity
from digest.pages.cards import (
    Badge,
    Card,
    Link,
    QuoteCard,
    badges_of_date,
    basis_badge,
    credits_of,
    headline_badges,
    inferred_words,
    lead_of,
    make_card,
    make_quote,
    topic_links,
)
from digest.pages.finding_cards import FindingCard, make_finding, merged
from digest.pages.fulltext import text_html
from digest.pages.markup import shortened, web_address
from digest.pages.panel import PassageLink, Row, name_rows, panel_rows, passage_links, time_rows
from digest.pages.permalinks import anchor, link
from digest.pages.site import PageView, Site
from digest.pages.story_views import story_link
from digest.values import Basis, Sourced

T = TypeVar("T")

_ROLE = 200
"""Characters shown of a role, or of a name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person, organisation or place of a text: name, roles as stated, where."""

    name: Link
    """To its page, else to its first mention."""
    mentions: str
    first: str
    roles: tuple[PassageLink, ...]
    others: tuple[str, ...]
    """Other spellings."""
    tentative: bool
    badge: Badge | None
    """Set when the name is not simply read."""


@dataclass(frozen=True, slots=True)
class RelatedCard:
    """A briefing worth reading beside this one, with the reason in words."""

    card: Card
    reasons: str


@dataclass(frozen=True, slots=True)
class BriefingContext:
    """What the template of a briefing shows."""

    kicker: str
    title: str
    title_badges: tuple[Badge, ...]
    standfirst: str
    date: Link
    date_badges: tuple[Badge, ...]
    inferred: Link | None
    credits: tuple[str, ...]
    bylines: tuple[str, ...]
    url: str | None
    length: str
    findings: tuple[FindingCard, ...]
    findings_label: str
    settled: tuple[FindingCard, ...]
    """Findings that the desk has settled."""
    settled_label: str
    summary: tuple[Link, ...]
    topics: tuple[Link, ...]
    people: tuple[Named, ...]
    organisations: tuple[Named, ...]
    places: tuple[Named, ...]
    quotes: tuple[QuoteCard, ...]
    story: Link | None
    """To the page of the event this text tells with others."""
    related: tuple[tuple[str, tuple[RelatedCard, ...]], ...]
    """By how close they are: the words for it, and the texts, best first."""
    rows: tuple[Row, ...]
    folded: tuple[tuple[str, tuple[Row, ...]], ...]
    """Label and rows of what is too much to stand open: names and times."""
    file: str
    fingerprint: str
    encoding: str
    text: Markup


def briefing_pages(site: Site) -> Iterator[PageView]:
    """The page of every briefing."""
    for briefing in site.digest.briefings:
        page = site.links.text(briefing.name)
        yield PageView(
            path=page,
            title=briefing.headline.value.text,
            description=lead_of(briefing) or site.labels.words.description_text,
            template="briefing.md.j2",
            context=_context(site, briefing, page),
            kind="briefing",
            metadata=_metadata(briefing),
        )


def _context(site: Site, briefing: Briefing, page: str) -> BriefingContext:
    words, counts = site.labels.words, site.labels.counts
    published = briefing.published
    return BriefingContext(
        kicker=briefing.kicker.value if briefing.kicker else "",
        title=briefing.headline.value.text,
        title_badges=headline_badges(site, briefing),
        standfirst=briefing.standfirst.value if briefing.standfirst else "",
        date=Link(site.wording.date(published.value), _first(published)) if published else Link(site.labels.dates.undated, None),
        date_badges=badges_of_date(site, published) if published else (),
        inferred=_inferred(site, briefing),
        credits=credits_of(briefing),
        bylines=tuple(byline.value for byline in briefing.bylines),
        url=web_address(briefing.url.value) if briefing.url else None,
        length=f"{counts.words.of(briefing.words)}{words.separator}{counts.minutes.of(briefing.reading_minutes)}",
        findings=merged(make_finding(site, finding, page) for finding in briefing.findings),
        findings_label=counts.findings.of(len(briefing.findings)),
        settled=merged(make_finding(site, finding, page) for finding in briefing.settled),
        settled_label=counts.findings.of(len(briefing.settled)),
        summary=tuple(Link(sentence.value, _first(sentence)) for sentence in briefing.summary),
        topics=topic_links(site, briefing, page),
        people=_named(site, briefing.people, page),
        organisations=_named(site, briefing.organisations, page),
        places=_named(site, briefing.places, page),
        quotes=tuple(make_quote(site, briefing, quotation, page) for quotation in briefing.quotations),
        story=story_link(site, briefing.name, page),
        related=_related(site, briefing, page),
        rows=panel_rows(site, briefing),
        folded=((words.names, name_rows(site, briefing)), (site.labels.fields.times, time_rows(site, briefing))),
        file=briefing.seed.path,
        fingerprint=briefing.seed.sha256[:16],
        encoding=briefing.seed.encoding,
        text=text_html(briefing, site.links, words, (*site.story_passages.get(briefing.name, ()), *site.told.get(briefing.name, ()))),
    )


def _inferred(site: Site, briefing: Briefing) -> Link | None:
    """What is concluded about the date beyond what is stated, with the first passage it leans on."""
    words = inferred_words(site, briefing)
    if not words:
        return None
    if briefing.published_inferred is not None:
        return Link(words, _first(briefing.published_inferred))
    return Link(words, _first(site.digest.bounds[briefing.name]))


def _first(sourced: Sourced[T]) -> str | None:
    return next((f"#{anchor(passage)}" for passage in sourced.passages if passage.text.strip()), None)


def _named(site: Site, entities: tuple[Sourced[Entity], ...], page: str) -> tuple[Named, ...]:
    return tuple(_one_named(site, entity, page) for entity in entities if is_about(entity.value))


def _one_named(site: Site, sourced: Sourced[Entity], page: str) -> Named:
    entity = sourced.value
    target = site.links.entity(entity)
    first = f"#{anchor(entity.mentions[0].passage)}" if entity.mentions else ""
    spellings = dict.fromkeys(mention.passage.text for mention in entity.mentions)
    return Named(
        name=Link(shortened(entity.canonical, _ROLE), link(page, target) if target else first or None),
        mentions=site.labels.counts.mentions.of(len(entity.mentions)),
        first=first,
        roles=tuple(
            PassageLink(links[0].href if links else "", shortened(role.value.words, _ROLE), cut=False)
            for role in entity.roles
            for links in [passage_links(role.passages, 1)]
        ),
        others=tuple(shortened(spelling, _ROLE) for spelling in spellings if spelling.casefold() != entity.canonical.casefold())[:4],
        tentative=entity.tentative,
        badge=None if sourced.basis is Basis.READ else basis_badge(site, sourced.basis),
    )


def _related(site: Site, briefing: Briefing, page: str) -> tuple[tuple[str, tuple[RelatedCard, ...]], ...]:
    groups: dict[str, list[RelatedCard]] = {}
    for related in site.digest.related.get(briefing.name, ()):
        if related.name in site.briefings:
            card = RelatedCard(make_card(site, site.briefings[related.name], page), site.wording.reasons(related.reasons))
            groups.setdefault(site.labels.related_kind.get(related.kind, related.kind), []).append(card)
    return tuple((kind, tuple(cards)) for kind, cards in groups.items())


def _metadata(briefing: Briefing) -> dict[str, str | list[str]]:
    """The briefing's values as front matter. The keys are an allow-list of ours; none of them means anything to MkDocs or its theme."""
    metadata: dict[str, str | list[str]] = {
        "seed": briefing.seed.path,
        "sha256": briefing.seed.sha256,
        "headline_kind": briefing.headline.value.kind.value,
        "language": briefing.language.value,
    }
    if briefing.published:
        metadata["published"] = briefing.published.value.iso
        metadata["published_basis"] = briefing.published.basis.value
    if briefing.published_inferred:
        metadata["published_inferred"] = briefing.published_inferred.value.iso
    if briefing.dateline:
        metadata["dateline"] = briefing.dateline.value.place
    if briefing.source:
        metadata["source"] = briefing.source.value
    lists = {
        "agencies": [agency.value for agency in briefing.agencies],
        "people": [entity.value.canonical for entity in briefing.people],
        "organisations": [entity.value.canonical for entity in briefing.organisations],
        "places": [entity.value.canonical for entity in briefing.places],
        "topics": [topic.value.label for topic in briefing.topics],
    }
    metadata.update({key: values for key, values in lists.items() if values})
    if briefing.findings:
        metadata["findings"] = list(dict.fromkeys(finding.code for finding in briefing.findings))
    return metadata
