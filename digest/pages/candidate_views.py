"""Names that the knowledge base does not hold, for reviewers: most frequent first, with their sentences, whom they resemble, and their row.

A front page with the first of each kind, and numbered pages of each kind. Far more names than anybody reviews are left to the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from digest.digest_model import NameCandidate, Resemblance
from digest.kb.drafts import draft_of
from digest.model import EntityKind
from digest.pages.cards import Badge, Link, basis_badge, date_words, title_of
from digest.pages.excerpts import Excerpt, excerpt
from digest.pages.markup import preformatted, shortened
from digest.pages.permalinks import anchor, link
from digest.pages.site import PageView, Site
from digest.values import Basis

_FIRST = 8
"""Candidates of a kind on the front page."""
_ON_A_PAGE = 50
_PAGES = 20
"""Pages of a kind; what comes after is named once or twice in a huge collection, and stands in the data."""
_NAME = 200


Places = dict[tuple[EntityKind, str], tuple[str, str]]
"""Page and place of a candidate's card by kind and slug."""


@dataclass(frozen=True, slots=True)
class ContextView:
    """A sentence that names the candidate, and the text it stands in."""

    excerpt: Excerpt
    href: str
    text: Link
    date: str


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """A candidate as a reviewer sees it."""

    id: str
    """Where the card stands on its page."""
    name: Link
    counts: str
    badges: tuple[Badge, ...]
    rules: str
    resembles: tuple[Link, ...]
    forms: tuple[str, ...]
    contexts: tuple[ContextView, ...]
    row_label: str
    row: Markup


@dataclass(frozen=True, slots=True)
class CandidateGroup:
    """Candidates of one kind."""

    heading: str
    count: str
    cards: tuple[CandidateCard, ...]
    all: Link | None


@dataclass(frozen=True, slots=True)
class CandidatesContext:
    """What a page of candidates shows."""

    heading: str
    lead: str
    note: str
    guide: Link
    index: Link | None
    groups: tuple[CandidateGroup, ...]
    pages: tuple[Link, ...]
    left: str
    """How many stand only in the data."""


def candidate_pages(site: Site) -> Iterator[PageView]:
    """The front page, which is there even without a candidate, and the pages of each kind that has any."""
    labels, links = site.labels, site.links
    places = _places(site)
    page = links.index(labels.folders.candidates)
    context = CandidatesContext(
        heading=labels.titles.candidates,
        lead=labels.leads.candidates,
        note=labels.words.candidates_note,
        guide=Link(labels.words.see_candidates_guide, link(page, links.guide)),
        index=Link(labels.titles.check, link(page, links.check)),
        groups=tuple(_first(site, kind, members, page, places) for kind, members in _by_kind(site)),
        pages=(),
        left="",
    )
    yield PageView(page, labels.titles.candidates, labels.leads.candidates, "candidates.md.j2", context, kind="candidates")
    for kind, members in _by_kind(site):
        yield from _pages_of(site, kind, members, context, places)


def _places(site: Site) -> Places:
    """Where every candidate that is shown has its card."""
    return {
        (kind, candidate.slug): (site.links.candidates(kind, place // _ON_A_PAGE + 1), _id(candidate.kind, candidate.slug))
        for kind, members in _by_kind(site)
        for place, candidate in enumerate(members[: _ON_A_PAGE * _PAGES])
    }


def _id(kind: EntityKind, slug: str) -> str:
    return f"{kind.value}-{slug}"


def _by_kind(site: Site) -> list[tuple[EntityKind, list[NameCandidate]]]:
    groups = [(kind, [candidate for candidate in site.digest.candidates if candidate.kind is kind]) for kind in EntityKind]
    return [(kind, members) for kind, members in groups if members]


def _first(site: Site, kind: EntityKind, members: list[NameCandidate], page: str, places: Places) -> CandidateGroup:
    """The first of a kind, and the way to all of them when there are more."""
    every = Link(site.labels.words.all_of_them, link(page, site.links.candidates(kind, 1)), str(len(members)))
    cards = tuple(_card(site, candidate, page, places) for candidate in members[:_FIRST])
    return CandidateGroup(_title(site, kind), _count(site, members), cards, every if len(members) > _FIRST else None)


def _pages_of(site: Site, kind: EntityKind, members: list[NameCandidate], index: CandidatesContext, places: Places) -> Iterator[PageView]:
    labels, links = site.labels, site.links
    batches = [members[begin : begin + _ON_A_PAGE] for begin in range(0, len(members), _ON_A_PAGE)][:_PAGES]
    left = len(members) - sum(map(len, batches))
    for number, batch in enumerate(batches, 1):
        page = links.candidates(kind, number)
        title = f"{labels.titles.candidates}: {_title(site, kind).lower()}"
        others = [
            Link(labels.words.page_number.format(n=other), link(page, links.candidates(kind, other)) if other != number else None)
            for other in range(1, len(batches) + 1)
        ]
        context = replace(
            index,
            heading=title,
            lead=_count(site, members),
            guide=Link(labels.words.see_candidates_guide, link(page, links.guide)),
            index=Link(labels.titles.candidates, link(page, links.index(labels.folders.candidates))),
            groups=(CandidateGroup("", "", tuple(_card(site, candidate, page, places) for candidate in batch), None),),
            pages=tuple(others) if len(others) > 1 else (),
            left=labels.counts.candidates_left.of(left) if left else "",
        )
        yield PageView(page, title, labels.leads.candidates, "candidates.md.j2", context, kind="candidates")


def _card(site: Site, candidate: NameCandidate, page: str, places: Places) -> CandidateCard:
    labels = site.labels
    own = site.links.named(candidate.kind, candidate.slug)
    badges = [] if candidate.basis is Basis.READ else [basis_badge(site, candidate.basis)]
    if candidate.tentative:
        badges.append(Badge(labels.words.tentative, "quiet"))
    draft = draft_of(candidate, site.wording.code)
    seeds = site.settings.seeds.relative_to(site.settings.root).as_posix()
    return CandidateCard(
        id=_id(candidate.kind, candidate.slug),
        name=Link(shortened(candidate.name, _NAME), link(page, own) if own else None),
        counts=labels.words.separator.join(
            (labels.counts.texts.of(len(candidate.briefings)), labels.counts.mentions.of(candidate.mentions))
        ),
        badges=tuple(badges),
        rules="; ".join(dict.fromkeys(site.wording.rule(rule) for rule in candidate.rules)),
        resembles=tuple(_maybe(site, candidate.kind, resemblance, page, places) for resemblance in candidate.resembles),
        forms=tuple(shortened(form, _NAME) for form in candidate.forms),
        contexts=_contexts(site, candidate, page),
        row_label=labels.words.candidate_row.format(file=f"{seeds}/kb/{draft.file}"),
        row=preformatted(draft.text),
    )


def _maybe(site: Site, kind: EntityKind, other: Resemblance, page: str, places: Places) -> Link:
    """Whom a candidate may be, with the way to its page or, when it has none, to its card."""
    words = site.labels.words
    target = site.links.named(kind, other.slug)
    text = words.maybe.format(name=shortened(other.name, _NAME))
    if other.known_as:
        return Link(text, link(page, target) if target else None, words.known_name)
    place = places.get((kind, other.slug))
    return Link(text, link(page, *place) if place else None, words.candidate)


def _contexts(site: Site, candidate: NameCandidate, page: str) -> tuple[ContextView, ...]:
    """The candidate's contexts, none of them twice in one sentence."""
    views = []
    shown: dict[str, int] = {}
    for context in candidate.contexts:
        briefing = site.briefings.get(context.briefing)
        if briefing is None or context.passage.start < shown.get(context.briefing, 0):
            continue
        found = excerpt(briefing, context.passage)
        shown[context.briefing] = found.end
        text = site.links.text(briefing.name)
        views.append(
            ContextView(
                found,
                link(page, text, anchor(context.passage)),
                Link(title_of(briefing), link(page, text)),
                date_words(site, briefing),
            )
        )
    return tuple(views)


def _title(site: Site, kind: EntityKind) -> str:
    titles = site.labels.titles
    return {EntityKind.PERSON: titles.people, EntityKind.ORGANISATION: titles.organisations, EntityKind.PLACE: titles.places}[kind]


def _count(site: Site, members: list[NameCandidate]) -> str:
    return site.labels.counts.unknown_names.of(len(members))


def candidates_link(site: Site, page: str, kind: EntityKind | None = None) -> Link:
    """The way from a page to the candidates of a kind, or to all of them with their number."""
    labels = site.labels
    target = site.links.candidates(kind, 1) if kind else site.links.index(labels.folders.candidates)
    note = "" if kind else labels.counts.unknown_names.of(len(site.digest.candidates))
    return Link(labels.titles.candidates, link(page, target), note)
