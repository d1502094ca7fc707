"""People, organisations and places of a text: who is named, where, and as what. Reads names only; who speaks is not its business.

Two passes: the first reads each capitalised stretch by what stands around it, the second by what the whole text says (a surname alone is the
person named in full elsewhere). Names of the knowledge base carry its identity, all others are candidates shown as read. Nothing is a person,
organisation or place only because it has a capital.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from digest.characters import slug
from digest.kb.knowledge import Knowledge, Known
from digest.lang.pack import LanguagePack
from digest.model import Block, Entity, EntityKind, Mention, Role, Seed
from digest.reading.names.first_reading import first_reading
from digest.reading.names.identities import Reading
from digest.reading.names.lexicon import folded, folded_word
from digest.reading.names.losers import INFERRING, Proposals, losers_of, proposals_of
from digest.reading.names.matches import find_matches, surface_words
from digest.reading.names.offices import office_of
from digest.reading.names.opinions import CONFIRMED, opinion_spans, with_opinions
from digest.reading.names.roles import roles_of, words_of
from digest.reading.names.second_reading import second_reading
from digest.reading.names.spans import Span, Surroundings
from digest.reading.names.tokens import is_sports, tokens_of
from digest.reading.trained import Opinion
from digest.values import Basis, Sourced


def read_names(
    seed: Seed,
    doc: Doc,
    blocks: tuple[Block, ...],
    pack: LanguagePack,
    knowledge: Knowledge,
    opinions: Sequence[Opinion] = (),
) -> tuple[Sourced[Entity], ...]:
    """All entities of a text in the order of first mention, each once, with its variants as mentions. Never raises for a text.

    ``opinions`` are a trained pipeline's, when the site has one.
    """
    words = folded(pack.names)
    tokens = tokens_of(seed.text, doc, blocks, words)
    matches = find_matches(tokens, knowledge, pack.code, words)
    around = Surroundings(seed.text, tokens, matches, words, knowledge, pack.code, is_sports(tokens, words))
    grouped: dict[str, list[Reading]] = {}
    first = first_reading(around)
    thought = opinion_spans(around, opinions)
    proposals = proposals_of(around, first.spans, thought)
    for reading in with_opinions(around, second_reading(around, first), first.spans, thought):
        grouped.setdefault(f"{reading.span.kind} {reading.identity}", []).append(reading)
    people = frozenset(reading.span.first for group in grouped.values() for reading in group if reading.span.kind is EntityKind.PERSON)
    return tuple(_entity(around, seed, group, people, proposals) for group in grouped.values())


def _entity(around: Surroundings, seed: Seed, group: Sequence[Reading], people: frozenset[int], proposals: Proposals) -> Sourced[Entity]:
    spans = [reading.span for reading in group]
    mentions = []
    for span in spans:
        start, end = around.tokens[span.first].start, around.tokens[span.last - 1].end
        background = around.tokens[span.first].background
        mentions.append(Mention(seed.passage(start, end), span.rule, span.government, background=background))
    kind = spans[0].kind
    assert kind is not None
    known: Known | None = None
    called = told = ""
    for span in spans:
        known = span.known if known is None else known
        called = called or span.called
        told = told or ("" if span.tentative else span.rule)
    name = _fullest(around, group) if known is None else _as_written(around, group, known)
    beyond = known.name_in(around.language) if known is not None else called or None
    rule = told or spans[0].rule
    if known is None and any(span.confirmed for span in spans) and all(span.confirmed or span.tentative for span in spans):
        rule = CONFIRMED
    basis = Basis.INFERRED if known is None and all(span.rule in INFERRING for span in spans) else Basis.READ
    entity = Entity(
        kind=kind,
        name=name,
        slug=known.id if known is not None else slug(beyond or name),
        known_as=known.id if known is not None else None,
        mentions=tuple(mentions),
        roles=_roles(around, seed, group, people, known) if kind is EntityKind.PERSON else (),
        tentative=known is None and not told,
        known_name=beyond,
    )
    losers = losers_of(around, seed, proposals, group, entity)
    return Sourced(entity, basis, rule, tuple(mention.passage for mention in mentions), losers)


def _as_written(around: Surroundings, group: Sequence[Reading], known: Known) -> str:
    """A known name as this text has it: a paper's ``Bce`` is not turned into words that it does not hold."""
    canonical = known.name_in(around.language)
    told = [reading for reading in group if not around.tokens[reading.span.first].background] or group
    written = {around.key(reading.span.first + reading.span.inner, reading.span.last) for reading in told}
    plain = " ".join(folded_word(word) for word in surface_words(canonical))
    inside = known.kind is EntityKind.PERSON and any(f" {plain} " in f" {form} " for form in written)
    if plain in written or inside:
        # A person's also inside a longer form (``papa Leone XIV``).
        return canonical
    named = [reading for reading in told if reading.span.rule != "weak-name"] or told
    if known.kind is EntityKind.PERSON:
        fullest = _fullest(around, named)
        return canonical if len(surface_words(fullest)) == 1 else fullest
    # Of two names (``Onu``, ``Palazzo di Vetro``) the one used more, in its fullest form.
    often = Counter(around.key(reading.span.first, reading.span.last) for reading in named)
    most = max(often, key=lambda form: often[form])
    fuller = [reading for reading in named if f" {most} " in f" {around.key(reading.span.first, reading.span.last)} "]
    return _fullest(around, fuller)


def _fullest(around: Surroundings, group: Sequence[Reading]) -> str:
    """The form with most words, of equally long ones the one not written in a heading or in capitals, then the first."""
    best = group[0].span if len(group) == 1 else _best(around, group)
    return around.surface(best.first + best.inner, best.last)


def _best(around: Surroundings, group: Sequence[Reading]) -> Span:
    return max(
        (reading.span for reading in group),
        key=lambda span: (
            span.last - span.first - span.inner,
            not around.tokens[span.first].heading,
            any(token.shape != "A" for token in around.tokens[span.first : span.last]),
            -span.first,
        ),
    )


def _roles(
    around: Surroundings, seed: Seed, group: Sequence[Reading], people: frozenset[int], known: Known | None
) -> tuple[Sourced[Role], ...]:
    found: dict[str, Sourced[Role]] = {}
    for reading in group:
        for role in roles_of(around, reading.span.first, reading.span.last, people):
            start, end = words_of(around, role)
            stated = " ".join(seed.text[start:end].split())
            if stated.casefold() in found:
                continue
            value = Role(stated, office_of(around, role.first, role.last, known))
            found[stated.casefold()] = Sourced(value, Basis.READ, role.rule, (seed.passage(start, end),))
    return tuple(found.values())
