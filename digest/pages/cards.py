"""The small pieces that several pages show: a text in a list, a quotation, a link with a count."""

from __future__ import annotations

from dataclasses import dataclass

from digest.corpus.ledger import speaker_of
from digest.model import Briefing, HeadlineKind, Quotation, SpeakerKind
from digest.pages.markup import shortened
from digest.pages.permalinks import anchor, link
from digest.pages.site import Site
from digest.values import Basis, PartialDate, Sourced

_TITLE = 300
_LEAD = 600
_KICKER = 120
"""Characters shown in a list."""
_NARROW = 1100
"""Days, three years: bounds farther apart tell a reader nothing."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that may lead somewhere."""

    text: str
    href: str | None = None
    note: str = ""
    """A count or a remark beside the words."""


@dataclass(frozen=True, slots=True)
class Badge:
    """One word on how sure or how precise something is; ``kind`` names its colour."""

    text: str
    kind: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A text as a list shows it."""

    href: str
    title: str
    kicker: str
    lead: str
    date: str
    iso: str
    badges: tuple[Badge, ...]
    credits: tuple[str, ...]
    """Dateline, agency, source."""
    topics: tuple[Link, ...]
    findings: str
    inferred: str
    """Of a text that states no date, or not its year: between which days it was written, or the day that follows."""


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A quotation with who said it and where."""

    words: str
    whole: bool
    """False for a part of a sentence."""
    kind: str
    speaker: Link | None
    badge: Badge | None
    """Set when the speaker is not simply read."""
    how: str
    """How the text introduces it, in its own words."""
    rule: str
    """How the speaker was found, in ours."""
    passage: str
    """Address of the words in the text."""
    text: Link
    date: str


def badges_of_date(site: Site, published: Sourced[PartialDate]) -> tuple[Badge, ...]:
    """What sets a date apart from a full one that the text states: precision, then basis."""
    precision = published.value.precision
    badges = [] if precision == "day" else [Badge(site.labels.precision[precision], f"precision-{precision.replace('_', '-')}")]
    if published.basis is not Basis.READ:
        badges.append(basis_badge(site, published.basis))
    return tuple(badges)


def basis_badge(site: Site, basis: Basis) -> Badge:
    """How a value came to be, in a word."""
    return Badge(site.labels.basis[basis.value], f"basis-{basis.value}", site.labels.basis_note[basis.value])


def headline_badges(site: Site, briefing: Briefing) -> tuple[Badge, ...]:
    """Says so when the headline is not the text's own."""
    kind = briefing.headline.value.kind
    return () if kind is HeadlineKind.OWN else (Badge(site.labels.headline_kind[kind.value], f"headline-{kind.value}"),)


def date_words(site: Site, briefing: Briefing) -> str:
    """The stated date written out, or that there is none."""
    return site.wording.date(briefing.published.value) if briefing.published else site.labels.dates.undated


def inferred_words(site: Site, briefing: Briefing) -> str:
    """What is concluded about the date, written out; nothing for bounds that are open or years apart: the panel has those."""
    if briefing.published_inferred is not None:
        return site.wording.when(briefing.published_inferred.value)
    bounds = site.digest.bounds.get(briefing.name)
    span = bounds.value.range if bounds else None
    return site.wording.bounds(bounds.value) if bounds and span and (span.latest - span.earliest).days <= _NARROW else ""


def credits_of(briefing: Briefing) -> tuple[str, ...]:
    """Dateline, agencies and source, each once."""
    place = [briefing.dateline.value.place] if briefing.dateline else []
    source = [briefing.source.value] if briefing.source else []
    return tuple(dict.fromkeys(shortened(credit, _KICKER) for credit in (*place, *(agency.value for agency in briefing.agencies), *source)))


def topic_links(site: Site, briefing: Briefing, source: str) -> tuple[Link, ...]:
    """A briefing's topics, strongest first."""
    return tuple(Link(shortened(topic.value.label, _KICKER), link(source, site.links.topic(topic.value.id))) for topic in briefing.topics)


def timeline_link(site: Site, page: str) -> Link | None:
    """Where the timeline of what a page is about lies; None when too few dates are about it."""
    timeline = site.timelines.get(page)
    return (
        Link(site.labels.words.timeline_about, link(page, timeline.page), site.labels.counts.dates.of(timeline.dates)) if timeline else None
    )


def title_of(briefing: Briefing) -> str:
    """The headline as a list shows it."""
    return shortened(briefing.headline.value.text, _TITLE)


def lead_of(briefing: Briefing) -> str:
    """What a text is about, in its own words: its standfirst, else the first sentence of its summary."""
    if briefing.standfirst is not None and briefing.standfirst.value != briefing.headline.value.text:
        return briefing.standfirst.value
    return briefing.summary[0].value if briefing.summary else ""


def make_card(site: Site, briefing: Briefing, source: str) -> Card:
    """A text as the page at ``source`` shows it."""
    return Card(
        href=link(source, site.links.text(briefing.name)),
        title=title_of(briefing),
        kicker=shortened(briefing.kicker.value, _KICKER) if briefing.kicker else "",
        lead=shortened(lead_of(briefing), _LEAD),
        date=date_words(site, briefing),
        iso=briefing.published.value.iso if briefing.published else "",
        badges=(*headline_badges(site, briefing), *(badges_of_date(site, briefing.published) if briefing.published else ())),
        credits=credits_of(briefing),
        topics=topic_links(site, briefing, source)[:3],
        findings=site.labels.counts.findings.of(len(briefing.findings)) if briefing.findings else "",
        inferred="" if briefing.published is not None and briefing.published.value.range else inferred_words(site, briefing),
    )


def make_quote(site: Site, briefing: Briefing, quotation: Sourced[Quotation], source: str) -> QuoteCard:
    """A quotation as the page at ``source`` shows it."""
    value = quotation.value
    page = site.links.text(briefing.name)
    return QuoteCard(
        words=value.words,
        whole=value.kind.value == "full",
        kind=site.labels.quotation_kind[value.kind.value],
        speaker=_speaker(site, value, source),
        badge=basis_badge(site, value.speaker.basis) if value.speaker and value.speaker.basis is not Basis.READ else None,
        how=shortened(value.cue.text, _KICKER) if value.cue else "",
        rule=site.wording.rule(value.speaker.rule) if value.speaker else "",
        passage=link(source, page, anchor(quotation.passages[0])) if quotation.passages else link(source, page),
        text=Link(title_of(briefing), link(source, page)),
        date=date_words(site, briefing),
    )


def _speaker(site: Site, quotation: Quotation, source: str) -> Link | None:
    if quotation.speaker is None:
        return None
    speaker = quotation.speaker.value
    if speaker.kind is SpeakerKind.UNNAMED:
        return Link(shortened(speaker.name, _KICKER), None, site.labels.words.unnamed)
    entity = speaker_of(quotation)
    page = site.links.named(*entity) if entity else None
    return Link(shortened(speaker.name, _KICKER), link(source, page) if page else None)
