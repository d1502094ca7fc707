"""Names of the knowledge base as spans: which of several entries is meant, and when the base's entry is not."""

from __future__ import annotations

from collections.abc import Sequence

from digest.kb.knowledge import Known
from digest.model import EntityKind
from digest.reading.names.matches import Match
from digest.reading.names.people import among_kin
from digest.reading.names.places import in_place_position
from digest.reading.names.roles import role_at, role_before
from digest.reading.names.spans import Span, Surroundings

_TOWNS = frozenset(["city", "municipality", "town"])
_OFFICES = frozenset(["agency", "authority", "employers", "institution", "region body", "union"])
"""Bodies whose short name may be a small municipality's: the paper means the body (``Ispra``) where nothing speaks for a place."""
_ITALIAN_HOUSES = frozenset(["institution", "police", "armed-forces", "ministry", "court", "authority"])


def known_span(around: Surroundings, match: Match) -> Span:
    """A match as a span: the one entry, or the kind alone when several entries of the kind have the name.

    Of several the text may tell which is meant: by another name, which is that one's alone.
    """
    known = choose(around, match)
    kind = known.kind
    span = Span(match.first, match.last, kind, "known-name", known)
    same = [entry for entry in match.entries if entry.kind is kind]
    if len(same) > 1 and kind is not EntityKind.PLACE:
        told = [entry for entry in same if entry.id in _told_apart(around)]
        if len(told) == 1:
            span.known = told[0]
        else:
            span.known = None
            span.rule = "several-known"
    if kind is EntityKind.ORGANISATION and _foreign_house(around, match, known):
        span.known = None
    if kind is EntityKind.PLACE and match.last - match.first == 1 and _child(around, match.first):
        return Span(match.first, match.last, EntityKind.PERSON, "kinship")
    if kind is EntityKind.PLACE and known.type in _TOWNS and match.last - match.first == 1 and _titled(around, match.first):
        span.kind, span.known, span.rule = EntityKind.PERSON, None, "title"
    return span


def choose(around: Surroundings, match: Match) -> Known:
    """Of several entries the likeliest: places before organisations unless an article says team, capitals and countries before cities."""
    entries: Sequence[Known] = match.entries
    if len(entries) == 1:
        return entries[0]
    places = [entry for entry in entries if entry.kind is EntityKind.PLACE]
    organisations = [entry for entry in entries if entry.kind is EntityKind.ORGANISATION]
    if places and organisations:
        team = around.joined(match.first) and around.low(match.first - 1) in around.words.masculine | around.words.feminine
        small = all(place.type == "municipality" for place in places) and in_place_position(around, match.first) not in (
            "strict",
            "settled",
        )
        agency = small and organisations[0].type in _OFFICES
        entries = organisations if agency or (team and places[0].type in ("city", "capital", "municipality")) else places
    elif organisations:
        entries = organisations
    elif places:
        entries = places
    return min(entries, key=lambda entry: _rank(around, entry))


def _told_apart(around: Surroundings) -> set[str]:
    """The ids of all entries that the text calls by a name which is theirs alone."""
    if not around.told:
        around.told.add("")
        around.told.update(match.entries[0].id for match in around.matches.values() if len(match.entries) == 1 and not match.weak)
    return around.told


def _rank(around: Surroundings, entry: Known) -> tuple[bool, bool, int, str]:
    large = entry.type in ("country", "capital")
    return (not large, entry.type == "municipality", -around.knowledge.population(entry.id), entry.id)


def _foreign_house(around: Surroundings, match: Match, known: Known) -> bool:
    """``Senato americano``: an Italian house's short name with another country's adjective."""
    if match.last - match.first > 1 or not around.joined(match.last):
        return False
    countries = around.knowledge.demonym(around.low(match.last), around.language)
    return bool(countries) and all(country.id != "italia" for country in countries) and known.type in _ITALIAN_HOUSES


def _child(around: Surroundings, number: int) -> bool:
    """``la piccola Sofia``, ``la figlia Asia, 4 anni``: a first name that is also a place's, behind a word of kinship."""
    given = around.near(number) and around.knowledge.first_name(around.low(number)) and not around.tokens[number].heading
    related = around.low(number - 1) in around.words.persons.kinship and around.tokens[number - 1].shape == "x"
    return bool(given) and (related or among_kin(around, number))


def _titled(around: Surroundings, first: int) -> bool:
    if not around.joined(first) or around.tokens[first].heading or in_place_position(around, first) == "strict":
        # ``fra Prato e Pistoia``: no friar.
        return False
    before = around.low(first - 1)
    people = around.words.persons
    if role_at(around, first - 1) or before in people.honorifics:
        return True
    start = role_before(around, first)
    return (
        start is not None
        and before not in around.words.of
        and before not in around.words.places.locative
        and before not in around.words.articles
        and around.tokens[first - 1].shape == "x"
    )
