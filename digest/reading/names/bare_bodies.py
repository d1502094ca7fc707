"""Bodies named without their town or region (``il Comune``, ``la Regione``): whose they are when the text leaves no doubt.

A body is given a town or region only when the text names one alone, or one clearly more often than any other; the name is then concluded,
not read. Without one, nothing is concluded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from digest.kb.knowledge import Known
from digest.model import EntityKind
from digest.reading.names.identities import Reading
from digest.reading.names.spans import Span, Surroundings

_TOWNS = frozenset(["city", "municipality", "town", "capital"])
_HOME = "italia"
_CLEARLY = 2
"""How many times as often as the next one a town must be named when there are several."""
_RULE = "body-of-the-town"


def bare_bodies(around: Surroundings, readings: Sequence[Reading], covered: bytearray) -> Iterator[Reading]:
    """Readings of the bodies that stand alone, with the town's or region's name where that is clear."""
    bodies = around.words.organisations
    if not bodies.of_towns:
        return
    forms = {
        around.low(reading.span.first): reading
        for reading in reversed(readings)
        if reading.span.kind is EntityKind.ORGANISATION and reading.span.last - reading.span.first > 1
    }
    people = frozenset(reading.span.first for reading in readings if reading.span.kind is EntityKind.PERSON)
    town, region = _town(around, readings), _region(around, readings)
    wanted = bodies.of_regions | bodies.of_towns | bodies.local_health
    for number in [number for number, token in enumerate(around.tokens) if token.low in wanted]:
        token = around.tokens[number]
        low = token.low
        if not token.capital or covered[number] or token.heading or token.background or not _stands_alone(around, number, people):
            continue
        if low in bodies.of_regions and region is not None:
            yield Reading(Span(number, number + 1, EntityKind.ORGANISATION, _RULE, region), region.id)
        elif low in bodies.of_towns and town is not None and _has(around, low, town, readings):
            name = f"{token.text} di {town.name_in(around.language)}"
            yield Reading(Span(number, number + 1, EntityKind.ORGANISATION, _RULE, called=name), f"organisation {low} di {town.id}")
        elif low in bodies.local_health and (fuller := forms.get(low)) is not None:
            yield Reading(Span(number, number + 1, EntityKind.ORGANISATION, "short-form", fuller.span.known), fuller.identity)
        elif low in bodies.local_health:
            yield Reading(Span(number, number + 1, EntityKind.ORGANISATION, _RULE, tentative=True), f"organisation {low}")


def _has(around: Surroundings, body: str, town: Known, readings: Sequence[Reading]) -> bool:
    """Whether the town has such a body: every one its council, only a province's chief town surely a prosecutor, police or prefect."""
    if body == "comune":
        return not _signed_elsewhere(around, readings, town)
    return bool(around.knowledge.region(town.id))


def _stands_alone(around: Surroundings, number: int, people: frozenset[int]) -> bool:
    words = around.words
    before = around.low(number - 1) if around.joined(number) else ""
    definite = before in words.articles and not before.startswith("un")
    if not definite or (around.tokens[number - 1].capital and not around.tokens[number - 1].first):
        return False
    if not around.joined(number + 1):
        return True
    after = around.low(number + 1)
    if number + 1 in people:
        return True
    if around.capital(number + 1) or after in words.organisations.adjectives or after in words.persons.role_adjectives:
        return False
    return not (after in words.of and around.capital(number + 2))


def _signed_elsewhere(around: Surroundings, readings: Sequence[Reading], town: Known) -> bool:
    """Whether the dateline names a place, known or not, that is not the town: a small town's council is not its chief town's."""
    signed = [token for token in around.tokens if token.background and token.shape == "A" and len(token.text) > 3]
    if not signed:
        return False
    return not any(
        around.tokens[reading.span.first].background and reading.span.known is not None and reading.span.known.id == town.id
        for reading in readings
    )


def _town(around: Surroundings, readings: Sequence[Reading]) -> Known | None:
    """The town named alone or most, in names of bodies too (``Tribunale di Urbino``)."""
    named = [reading.span.known for reading in readings if reading.span.kind is EntityKind.PLACE and reading.span.known is not None]
    for reading in readings:
        if reading.span.kind is EntityKind.ORGANISATION:
            inside = [around.matches[place] for place in range(reading.span.first, reading.span.last) if place in around.matches]
            named += [match.entries[0] for match in inside if not match.weak]
    towns = {known.id: known for known in named if _is_town(known)}
    best = Counter(known.id for known in named if known.id in towns).most_common(2)
    if not best or (len(best) == 2 and best[0][1] < _CLEARLY * best[1][1]):
        return None
    return towns[best[0][0]]


def _is_town(known: Known) -> bool:
    return known.country == _HOME and known.type in _TOWNS


def _region(around: Surroundings, readings: Sequence[Reading]) -> Known | None:
    known = [reading.span.known for reading in readings if reading.span.kind is EntityKind.PLACE and reading.span.known is not None]
    named = {place.id for place in known if place.type == "region" and place.country == _HOME}
    regions = named or {region for place in known if (region := around.knowledge.region(place.id))}
    if len(regions) != 1:
        return None
    body = around.knowledge.find(f"Regione {around.knowledge.entries[regions.pop()].name_in('it')}", "it", EntityKind.ORGANISATION)
    return body[0] if len(body) == 1 else None
