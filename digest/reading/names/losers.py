"""What else a name of the text was taken for: the readings that some rule proposed and that lost against the entity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from digest.characters import slug
from digest.kb.knowledge import Known
from digest.model import Entity, EntityKind, Seed
from digest.reading.names.identities import Reading
from digest.reading.names.matches import Match, entries_at
from digest.reading.names.spans import Span, Surroundings
from digest.values import Basis, Candidate

_MOST = 4
"""Losers that an entity keeps."""
INFERRING = frozenset(
    [
        *("verb-of-saying", "place-preposition", "deed", "common-surname", "sports-surname", "office-of", "article-and-verb", "acronym"),
        *("similar-name", "company-article", "article-and-saint", "affiliation", "team", "surname", "body-of-the-town"),
        "trained-pipeline",
    ]
)
"""Rules that conclude what a name names from its surroundings alone."""
_REASONS = ("other-kind", "other-entry", "longer-reading", "shorter-reading")
"""Why a reading lost, the nearest to the winner first."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that was proposed for the words of a text before the whole text was judged."""

    first: dict[int, Span]
    """The spans of the first reading as it left them, by the number of their first word."""
    matches: dict[int, list[Match]]
    """The names of the knowledge base by the number of every word they hold."""
    opinions: dict[tuple[int, int], list[Span]]
    """What a trained pipeline takes for names, by first word and the word after the last one."""


def proposals_of(around: Surroundings, spans: Sequence[Span], opinions: Sequence[Span]) -> Proposals:
    """The proposals for a text's words; to be kept before the second reading, which changes spans."""
    holding: dict[int, list[Match]] = {}
    for match in around.matches.values():
        for place in range(match.first, match.last):
            holding.setdefault(place, []).append(match)
    thought: dict[tuple[int, int], list[Span]] = {}
    for span in opinions:
        thought.setdefault((span.first, span.last), []).append(span)
    return Proposals({span.first: copy(span) for span in spans}, holding, thought)


def losers_of(
    around: Surroundings, seed: Seed, proposals: Proposals, group: Sequence[Reading], winner: Entity
) -> tuple[Candidate[Entity], ...]:
    """The readings that lost against an entity: other kinds, other entries, longer and shorter names; each once, where first proposed."""
    found: dict[tuple[EntityKind, str], tuple[int, int, Span]] = {}
    for reading in group:
        for lost in _proposed(around, proposals, reading.span):
            assert lost.kind is not None
            name = _name(around, lost)
            if lost.kind is winner.kind and (name == winner.canonical or (lost.known is not None and lost.known.id == winner.known_as)):
                continue
            rank = (_rank(reading.span, lost, winner), lost.first)
            key = (lost.kind, name)
            if key not in found or rank < found[key][:2]:
                found[key] = (*rank, lost)
    best = sorted(found.items(), key=lambda item: (*item[1][:2], item[0][0].value, item[0][1]))[:_MOST]
    return tuple(_candidate(around, seed, name, rank, lost) for (_, name), (rank, _, lost) in best)


def _proposed(around: Surroundings, proposals: Proposals, span: Span) -> Iterator[Span]:
    begin, end = span.first + span.inner, span.last
    for known, weak in entries_at(around.tokens, begin, end, around.knowledge, around.language, around.words):
        yield _as_span(begin, end, known, weak=weak)
    before = proposals.first.get(span.first)
    if before is not None and before.kind is not None and (before.kind, before.last) != (span.kind, span.last):
        yield before
    if before is not None:
        yield from (lost for lost in before.lost if lost.kind is not None)
    yield from proposals.opinions.get((begin, end), ())
    seen = -1
    for place in range(begin, end):
        held = proposals.matches.get(place)
        if held is None:
            continue
        for match in held:
            if match.first > seen and (match.first, match.last) != (begin, end):
                yield from (_as_span(match.first, match.last, known, weak=match.weak) for known in match.entries)
        seen = max(seen, *[match.first for match in held])


def _as_span(first: int, last: int, known: Known, *, weak: bool) -> Span:
    return Span(first, last, known.kind, "weak-name" if weak else "known-name", known)


def _name(around: Surroundings, span: Span) -> str:
    return span.known.name_in(around.language) if span.known is not None else around.surface(span.first + span.inner, span.last)


def _rank(span: Span, lost: Span, winner: Entity) -> int:
    long, other = span.last - span.first - span.inner, lost.last - lost.first - lost.inner
    if other != long:
        return 2 if other > long else 3
    return 1 if lost.kind is winner.kind else 0


def _candidate(around: Surroundings, seed: Seed, name: str, rank: int, lost: Span) -> Candidate[Entity]:
    assert lost.kind is not None
    known = lost.known
    entity = Entity(
        kind=lost.kind,
        name=name,
        slug=known.id if known is not None else slug(name),
        known_as=known.id if known is not None else None,
        mentions=(),
        tentative=known is None and lost.tentative,
        known_name=name if known is not None else None,
    )
    basis = Basis.INFERRED if known is None and lost.rule in INFERRING else Basis.READ
    passage = seed.passage(around.tokens[lost.first].start, around.tokens[lost.last - 1].end)
    return Candidate(entity, basis, lost.rule, (passage,), _REASONS[rank])
