"""What a text is filed under: its topics, the people, bodies and places it is about, and the subject its headline opens with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from digest.characters import slug
from digest.extract.headline_subject import headline_subjects
from digest.kb.knowledge import Knowledge
from digest.kb.vocabulary import load_vocabulary
from digest.lang.summary import load_summary_words
from digest.lang.tags import load_tag_words
from digest.model import Block, BlockKind, Dateline, Entity, EntityKind, Mention, Tag, Topic
from digest.reading.article import Article
from digest.reading.sentences import sentences
from digest.values import Basis, Candidate, Passage, Sourced

MOST_TAGS = 8
MOST_TOPIC_TAGS = 4
MOST_ENTITY_TAGS = 4
_MOST_OTHERS = 12
_MOST_PASSAGES = 12
_RECURS = 3
"""Mentions from which a name is what the text is about, wherever it stands."""
_FEW_NAMES = 2
"""With fewer names than this, one that only the first paragraph gives counts too."""
_TOWNS = frozenset({"capital", "city", "municipality"})
_ABOVE = {
    BlockKind.HEADLINE: 4.0,
    BlockKind.SECOND_HEADLINE: 4.0,
    BlockKind.KICKER: 3.0,
    BlockKind.STANDFIRST: 3.0,
}
_OPENING, _LEDE, _BODY = 2.5, 1.5, 1.0
"""Weight of a mention in the first sentence, in the rest of the first paragraph, below."""


@dataclass(slots=True)
class _Named:
    """One name that the text may be about."""

    tag: Tag
    known: bool
    order: int
    weight: float = 0.0
    count: int = 0
    highest: float = 0.0
    told: bool = False
    """Named by headline or first sentence, not only by what stands between them."""
    rule: str = "tag-from-entity"
    type: str = ""
    country: str = ""
    passages: tuple[Passage, ...] = ()

    def add(self, other: _Named) -> None:
        """Counts the mentions of the same place under another name (a country's towns)."""
        self.weight += other.weight
        self.count += other.count
        self.highest = max(self.highest, other.highest)
        self.told = self.told or other.told
        self.passages = tuple(sorted({*self.passages, *other.passages}, key=lambda passage: passage.start))[:_MOST_PASSAGES]


def read_tags(
    topics: tuple[Sourced[Topic], ...],
    entities: tuple[Sourced[Entity], ...],
    article: Article,
    knowledge: Knowledge,
    dateline: Sourced[Dateline] | None = None,
) -> tuple[Sourced[Tag], ...]:
    """At most eight tags: four topics, the subject that the headline opens with, four names. As an editor files a text.

    Of topics on one line only the widest area and the narrowest count. A person counts whom headline or first sentence name, or the first
    paragraph if the knowledge base holds them; an organisation likewise, or from kicker and standfirst, or if it comes three times; a place
    that headline, kicker, standfirst or first sentence name, or that comes three times. With fewer than two names one that the first
    paragraph gives counts too. A foreign town counts for its country, the press's own country never, the dateline's town as where it
    happened, unless it is the capital. Names seen only in byline, agency mark or boilerplate never count. What was weighed and lost is kept
    as the ``others`` of the first tag, each with the reason.
    """
    chosen, losers, weaker = _topic_tags(topics)
    taken = {tag.value.label.casefold() for tag in chosen}
    for subject in headline_subjects(article, entities):
        if not _says_again(subject.value.label, taken) and len(chosen) < MOST_TOPIC_TAGS + 1:
            taken.add(subject.value.label.casefold())
            chosen.append(subject)
    names, lost = _names(entities, article, knowledge, dateline)
    losers += lost
    room = min(MOST_ENTITY_TAGS, MOST_TAGS - len(chosen))
    for name in names:
        tag = Sourced(name.tag, Basis.INFERRED, name.rule, name.passages)
        if tag.value.label.casefold() in taken:
            losers.append(_lost(tag, "already-a-tag"))
        elif room:
            room -= 1
            taken.add(tag.value.label.casefold())
            chosen.append(tag)
        else:
            losers.append(_lost(tag, "too-many"))
    if not chosen:
        return ()
    return (replace(chosen[0], others=(*losers, *weaker)[:_MOST_OTHERS]), *chosen[1:])


def _says_again(label: str, taken: set[str]) -> bool:
    """``Droni di confine`` beside ``droni``: all words of a tag that is there."""
    words = set(label.casefold().split())
    return any(set(other.split()) <= words for other in taken)


def _topic_tags(topics: tuple[Sourced[Topic], ...]) -> tuple[list[Sourced[Tag]], list[Candidate[Tag]], list[Candidate[Tag]]]:
    """The topics that are tags, those that others make needless, and those too weak to be topics."""
    vocabulary = load_vocabulary()
    told = {wider for topic in topics if topic.value.id in vocabulary.subjects for wider in vocabulary.line(topic.value.id)}
    chosen: list[Sourced[Tag]] = []
    losers: list[Candidate[Tag]] = []
    for topic in topics:
        tag = Sourced(Tag(topic.value.label, topic.value.id, "topic"), topic.basis, "tag-from-topic", topic.passages)
        between = topic.value.id in told and bool(vocabulary.subjects[topic.value.id].parent)
        if between:
            losers.append(_lost(tag, "narrower-topic"))
        elif len(chosen) == MOST_TOPIC_TAGS:
            losers.append(_lost(tag, "too-many"))
        else:
            chosen.append(tag)
    weaker = [
        Candidate(Tag(other.value.label, other.value.id, "topic"), other.basis, "tag-from-topic", other.passages, "weaker")
        for other in (topics[0].others if topics else ())
    ]
    return chosen, losers, weaker


def _lost(tag: Sourced[Tag], reason: str) -> Candidate[Tag]:
    return Candidate(tag.value, tag.basis, tag.rule, tag.passages, reason)


def _names(
    entities: tuple[Sourced[Entity], ...], article: Article, knowledge: Knowledge, dateline: Sourced[Dateline] | None
) -> tuple[list[_Named], list[Candidate[Tag]]]:
    """The names that the text is about, strongest first, and those it is not about, with the reason."""
    words = load_tag_words(article.pack.code)
    home = words.home
    bodies = article.pack.names.organisations
    governing = bodies.of_towns | bodies.of_regions | bodies.councils | bodies.meetings
    weights = _weights(article)
    weighed: dict[str, _Named] = {}
    losers: list[Candidate[Tag]] = []
    for order, entity in enumerate(entities):
        named = _weigh(entity.value, order, weights, knowledge)
        if named is None:
            continue
        if entity.value.tentative:
            losers.append(_lost(Sourced(named.tag, Basis.INFERRED, named.rule, named.passages), "uncertain-name"))
            continue
        if entity.value.known_as in words.seats:
            losers.append(_lost(Sourced(named.tag, Basis.INFERRED, named.rule, named.passages), "seat-of-institutions"))
            continue
        _join(weighed, named, knowledge, article.pack.code, home)
        for named in _governed(entity, order, weights, knowledge, governing):
            _join(weighed, named, knowledge, article.pack.code, home)
    if dateline is not None and dateline.basis is Basis.READ:
        _join_dateline(weighed, dateline, len(entities), knowledge, article.pack.code, home)
    placed = any(one.tag.kind == "place" and one.highest > _OPENING and one.tag.slug not in home for one in weighed.values())
    ranked = sorted(weighed.values(), key=lambda one: (-one.highest, -one.weight, one.order))
    reasons = {id(one): _against(one, placed, home) for one in ranked}
    about = [one for one in ranked if not reasons[id(one)]]
    about += [one for one in ranked if reasons[id(one)] == "side-remark" and _perhaps(one)][: max(0, _FEW_NAMES - len(about))]
    kept = {id(one) for one in about}
    for one in ranked:
        if id(one) not in kept:
            losers.append(_lost(Sourced(one.tag, Basis.INFERRED, one.rule, one.passages), reasons[id(one)]))
    return about, losers


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


def _weigh(entity: Entity, order: int, weights: list[tuple[int, int, float]], knowledge: Knowledge) -> _Named | None:
    """What speaks for a name; None when it stands only where nothing is told."""
    mentions = [mention.passage for mention in entity.mentions if not mention.background]
    if not mentions:
        return None
    places = [next((weight for start, end, weight in weights if start <= one.start < end), _BODY) for one in mentions]
    known = knowledge.entries.get(entity.known_as or "")
    return _Named(
        Tag(entity.canonical, entity.slug, entity.kind.value),
        known is not None,
        order,
        sum(places),
        len(mentions),
        max(places),
        not {_OPENING, _ABOVE[BlockKind.HEADLINE]}.isdisjoint(places),
        type=known.type if known else "",
        country=known.country if known else "",
        passages=tuple(mentions[:_MOST_PASSAGES]),
    )


def _governed(
    entity: Sourced[Entity], order: int, weights: list[tuple[int, int, float]], knowledge: Knowledge, governing: frozenset[str]
) -> Iterator[_Named]:
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


def _join(weighed: dict[str, _Named], named: _Named, knowledge: Knowledge, language: str, home: Iterable[str]) -> None:
    """Adds a name; a foreign town counts for its country, as world news is filed."""
    foreign = named.tag.kind == "place" and named.type in _TOWNS and named.country and named.country not in home
    country = knowledge.entries.get(named.country) if foreign else None
    if country is not None:
        name = country.name_in(language)
        named.tag, named.rule, named.type = Tag(name, slug(name), "place"), "tag-from-town", "country"
    there = weighed.get(f"{named.tag.kind} {named.tag.slug}")
    if there is None:
        weighed[f"{named.tag.kind} {named.tag.slug}"] = named
    else:
        there.add(named)


def _join_dateline(
    weighed: dict[str, _Named], dateline: Sourced[Dateline], order: int, knowledge: Knowledge, language: str, home: Iterable[str]
) -> None:
    """The dateline's town is where it happened, as local and foreign desks sign; a capital's is where the desk sits."""
    known = knowledge.entries.get(dateline.value.known_as or "")
    if known is None or known.id in load_tag_words(language).seats or (known.country in home and known.type == "capital"):
        return
    tag = Tag(dateline.value.place, slug(dateline.value.place), "place")
    named = _Named(tag, True, order, _OPENING, 1, _OPENING, True, "tag-from-dateline", known.type, known.country, dateline.passages)
    _join(weighed, named, knowledge, language, home)


def _against(one: _Named, placed: bool, home: Iterable[str]) -> str:
    """Why a name is no tag; empty for one that is."""
    if one.tag.kind == "place":
        if one.tag.slug in home:
            return "own-country"
        if one.count >= _RECURS or (one.highest > _OPENING and one.known):
            return ""
        if one.type == "country" and (one.count >= 2 or one.highest >= _OPENING):
            return ""
        return "" if one.known and one.highest >= _OPENING and not placed else "side-remark"
    if one.tag.kind == "person":
        return "" if one.told or (one.highest >= _LEDE and one.known) else "side-remark"
    if one.known:
        return "" if one.highest >= _OPENING or one.count >= _RECURS or (one.highest >= _LEDE and one.count >= 2) else "side-remark"
    return "" if one.highest > _OPENING or one.count >= _RECURS else "side-remark"


def _perhaps(one: _Named) -> bool:
    """Named by the first paragraph: what a text is about that has nothing stronger."""
    return one.highest >= _LEDE and (one.known or one.tag.kind == "person" or one.count >= 2)
