"""The names that a text may be filed under, each with what speaks for it: where it stands, how often, what the knowledge base knows of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from digest.extract.points import NEVER, NameTraits, less_for_rank, name_points
from digest.kb.knowledge import Knowledge
from digest.lang.summary import load_summary_words
from digest.lang.tags import TagWords, load_tag_words
from digest.model import Block, BlockKind, Dateline, Entity, EntityKind, Mention, Tag
from digest.reading.article import Article
from digest.reading.sentences import sentences
from digest.values import Basis, Passage, Sourced

_MOST_PASSAGES = 12
_REGION_BODY = "region body"
_LOWER_WORD = re.compile(r"(?<!\w)[a-zà-ÿ]+(?!\w)")
_SOURCES = frozenset({"agency", "outlet"})
"""Whom a text quotes as where it has something from, unless headline or first sentence are about them."""
_TOWNS = frozenset({"capital", "city", "municipality"})
_ABOVE = {
    BlockKind.HEADLINE: 4.0,
    BlockKind.SECOND_HEADLINE: 4.0,
    BlockKind.KICKER: 3.0,
    BlockKind.STANDFIRST: 3.0,
}
_OPENING, _LEDE, _BODY = 2.5, 1.5, 1.0
"""Weight of a mention in the first sentence, in the rest of the first paragraph, below."""
_PLACES = {4.0: "headline", 3.0: "above", _OPENING: "first", _LEDE: "lede", _BODY: "body"}


@dataclass(slots=True)
class Named:
    """One name that the text may be about."""

    tag: Tag
    known: bool
    order: int
    weight: float = 0.0
    count: int = 0
    highest: float = _BODY
    rule: str = "tag-from-entity"
    type: str = ""
    country: str = ""
    identity: str = ""
    """In the knowledge base."""
    reason: str = ""
    """Why it can be no tag; empty when it can."""
    points: float = NEVER
    passages: tuple[Passage, ...] = ()

    @property
    def sourced(self) -> Sourced[Tag]:
        """The tag with its rule and its passages."""
        return Sourced(self.tag, Basis.INFERRED, self.rule, self.passages)

    def add(self, other: Named) -> None:
        """Counts the mentions of the same place under another name (a country's towns); the place's own name tells the rule."""
        self.weight += other.weight
        self.count += other.count
        self.highest = max(self.highest, other.highest)
        if other.rule == "tag-from-entity":
            self.rule = other.rule
        self.passages = tuple(sorted({*self.passages, *other.passages}, key=lambda passage: passage.start))[:_MOST_PASSAGES]


def read_names(
    entities: tuple[Sourced[Entity], ...],
    article: Article,
    knowledge: Knowledge,
    dateline: Sourced[Dateline] | None,
    language: str,
) -> tuple[list[Named], list[Named]]:
    """The names that may be tags, most points first, and those that can be none, each with its reason.

    ``language`` is the site's: in a text of another one a name that the knowledge base holds goes by the site's name for it.

    A foreign town counts for its country, the place in the name of a body that governs or judges it for the body's acts, the dateline's town
    for where it happened unless it is the capital. Names seen only in byline, agency mark or boilerplate are left out.
    """
    words = load_tag_words(article.pack.code)
    weights = _weights(article)
    joined = _Joined({}, knowledge, language, words)
    barred: list[Named] = []
    bodies = article.pack.names.organisations
    governing = bodies.of_towns | bodies.of_regions | bodies.councils | bodies.meetings
    for order, entity in enumerate(entities):
        named = _weigh(entity.value, order, weights, knowledge)
        if named is None:
            continue
        if named.known and language != article.pack.code:
            named.tag = replace(named.tag, label=knowledge.entries[named.identity].name_in(language))
        if entity.value.tentative:
            named.reason = "uncertain-name"
        elif entity.value.known_as in words.seats:
            named.reason = "seat-of-institutions"
        elif _says_nothing(named, words):
            named.reason = "side-remark"
        if named.reason:
            barred.append(named)
            continue
        if named.type == _REGION_BODY:
            named = _region_of(named, article, knowledge, words)
        joined.add(named)
        for place in _governed(entity, order, weights, knowledge, governing):
            joined.add(place)
    for place in _adjectives(article, len(entities), weights, knowledge):
        joined.add(place)
    if dateline is not None and dateline.basis is Basis.READ:
        joined.add_dateline(dateline, len(entities))
    speaking = Counter(quotation.value.speaker.value.slug for quotation in article.quotations if quotation.value.speaker)
    free: list[Named] = []
    for one in joined.names.values():
        if one.tag.kind == "place" and one.tag.slug in words.home:
            one.reason = "own-country"
            barred.append(one)
        else:
            free.append(one)
    kin = Counter(one.tag.kind for one in free)
    for one in free:
        one.points = name_points(_traits(one, kin[one.tag.kind], speaking[one.tag.slug], words))
    ranks: Counter[str] = Counter()
    for one in sorted(free, key=_strongest):
        one.points = less_for_rank(one.points, one.tag.kind, ranks[one.tag.kind])
        ranks[one.tag.kind] += 1
    return sorted(free, key=_strongest), barred


def _says_nothing(named: Named, words: TagWords) -> bool:
    """Whether a name is only where the text has something from, or an organ that every company has."""
    source = named.type in _SOURCES and named.highest < _OPENING
    return source or (named.tag.kind == "organisation" and named.tag.label.casefold() in words.organs)


def _strongest(one: Named) -> tuple[float, float, int]:
    return -one.points, -one.weight, one.order


def _traits(one: Named, kin: int, quotations: int, words: TagWords) -> NameTraits:
    return NameTraits(
        one.tag.kind,
        one.count,
        _PLACES[one.highest],
        one.weight / one.count,
        kin,
        one.known,
        one.type,
        quotations,
        one.identity in words.forces,
        one.rule in ("tag-from-town", "tag-from-adjective"),
        one.type == "region" and one.country in words.home,
    )


def _weights(article: Article) -> list[tuple[int, int, float]]:
    """The stretches of the text that weigh more, with their weights."""
    found: list[tuple[int, int, float]] = []
    lede: Block | None = None
    for block in article.blocks:
        if block.kind in _ABOVE:
            found.append((block.passage.start, block.passage.end, _ABOVE[block.kind]))
        elif block.kind is BlockKind.PARAGRAPH and lede is None:
            lede = block
    if lede is not None:
        abbreviations = load_summary_words(article.pack.code).abbreviations
        split = sentences(article.seed.text, lede.passage.start, lede.passage.end, abbreviations)
        end = split[0][1] if split else lede.passage.start
        found += [(lede.passage.start, end, _OPENING), (end, lede.passage.end, _LEDE)]
    return found


def _weigh(entity: Entity, order: int, weights: list[tuple[int, int, float]], knowledge: Knowledge) -> Named | None:
    """What speaks for a name; None when it stands only where nothing is told."""
    mentions = [mention.passage for mention in entity.mentions if not mention.background]
    if not mentions:
        return None
    places = [next((weight for start, end, weight in weights if start <= one.start < end), _BODY) for one in mentions]
    known = knowledge.entries.get(entity.known_as or "")
    return Named(
        Tag(entity.canonical, entity.slug, entity.kind.value),
        known is not None,
        order,
        sum(places),
        len(mentions),
        max(places),
        type=known.type if known else "",
        country=known.country if known else "",
        identity=known.id if known else "",
        passages=tuple(mentions[:_MOST_PASSAGES]),
    )


def _governed(
    entity: Sourced[Entity], order: int, weights: list[tuple[int, int, float]], knowledge: Knowledge, governing: frozenset[str]
) -> Iterator[Named]:
    """The place in the name of a body that governs or judges it (``Procura di Prato``): what the body does happens there."""
    if entity.value.kind is not EntityKind.ORGANISATION or entity.value.name.split(" ")[0].casefold() not in governing:
        return
    for other in entity.others:
        if other.value.kind is EntityKind.PLACE and other.reason == "shorter-reading" and other.value.known_as is not None:
            place = replace(other.value, mentions=tuple(Mention(passage, other.rule) for passage in other.passages))
            named = _weigh(place, order, weights, knowledge)
            if named is not None:
                named.rule = "tag-from-body"
                yield named


def _region_of(body: Named, article: Article, knowledge: Knowledge, words: TagWords) -> Named:
    """The region that a regional body governs, in its place: ``Regione Liguria`` and Liguria are filed as one; the body when it is not told."""
    name = body.tag.label.partition(" ")[2]
    region = knowledge.entries.get(words.regions.get(body.identity, "")) or knowledge.place(name, article.pack.code)
    if region is None or region.type != "region":
        return body
    tag = Tag(region.name_in(article.pack.code), region.id, "place")
    return replace(body, tag=tag, rule="tag-from-body", type=region.type, country=region.country, identity=region.id)


def _adjectives(article: Article, order: int, weights: list[tuple[int, int, float]], knowledge: Knowledge) -> Iterator[Named]:
    """The countries that headline and first sentence name by their adjectives (``il gruppo tedesco``), one name for each such word."""
    language = article.pack.code
    for start, end, weight in weights:
        if weight < _OPENING:
            continue
        for word in _LOWER_WORD.finditer(article.seed.text, start, end):
            countries = knowledge.demonym(word[0], language)
            if len(countries) == 1:
                tag = Tag(countries[0].name_in(language), countries[0].id, "place")
                passage = article.seed.passage(word.start(), word.end())
                identity = countries[0].id
                yield Named(tag, True, order, weight, 1, weight, "tag-from-adjective", "country", identity, identity, passages=(passage,))


@dataclass(frozen=True, slots=True)
class _Joined:
    """Names by kind and slug: two that are one place are one."""

    names: dict[str, Named]
    knowledge: Knowledge
    language: str
    words: TagWords

    def add(self, named: Named) -> None:
        """Adds a name; a foreign town counts for its country, as world news is filed."""
        foreign = named.tag.kind == "place" and named.type in _TOWNS and named.country and named.country not in self.words.home
        country = self.knowledge.entries.get(named.country) if foreign else None
        if country is not None:
            named.tag = Tag(country.name_in(self.language), country.id, "place")
            named.rule, named.type, named.identity = "tag-from-town", "country", country.id
        there = self.names.get(f"{named.tag.kind} {named.tag.slug}")
        if there is None:
            self.names[f"{named.tag.kind} {named.tag.slug}"] = named
        else:
            there.add(named)

    def add_dateline(self, dateline: Sourced[Dateline], order: int) -> None:
        """The dateline's town is where it happened, as local and foreign desks sign; a capital's is where the desk sits."""
        known = self.knowledge.entries.get(dateline.value.known_as or "")
        if known is None or known.id in self.words.seats or (known.country in self.words.home and known.type == "capital"):
            return
        tag = Tag(known.name_in(self.language), known.id, "place")
        rule = "tag-from-dateline"
        self.add(Named(tag, True, order, _OPENING, 1, _OPENING, rule, known.type, known.country, known.id, passages=dateline.passages))
