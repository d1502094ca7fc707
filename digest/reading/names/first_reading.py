"""The first pass over a text's words: each capitalised stretch is read as a known name, a head with its name, a person, or left open."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import EntityKind
from digest.reading.names.body_signs import bracketed_acronym, joint_company, suffixed, with_union
from digest.reading.names.chains import chain_end, without_titles
from digest.reading.names.known import known_span
from digest.reading.names.lexicon import heads
from digest.reading.names.lineups import lineups, read_lineup
from digest.reading.names.matches import Match
from digest.reading.names.organisations import joint_body, organisation_at, with_complement
from digest.reading.names.people import person_evidence
from digest.reading.names.persons_behind import known_person_behind, person_within
from digest.reading.names.places import in_place_position, natural_place_at, street_at
from digest.reading.names.spans import Span, Surroundings


@dataclass(frozen=True, slots=True)
class FirstReading:
    """What the first pass found."""

    spans: list[Span]
    """Names that are decided, places and single surnames subject to what the whole text says."""
    undecided: list[tuple[int, int]]
    """Capitalised stretches for which nothing around them speaks."""


def first_reading(around: Surroundings) -> FirstReading:
    """Read the words once, from left to right."""
    spans: list[Span] = []
    undecided: list[tuple[int, int]] = []
    number, total = 0, len(around.tokens)
    teams = lineups(around)
    beginnings = heads(around.words)
    while number < total:
        token = around.tokens[number]
        if not token.capital and token.low not in beginnings and number not in around.matches and number not in teams:
            number += 1
            continue
        if number in teams:
            found, number = read_lineup(around, number, teams[number])
            spans += found
            continue
        if _article_of_body(around, number):
            number += 1
            continue
        span = _headed(around, number)
        if span is not None:
            if span.kind is EntityKind.ORGANISATION and span.rule != "known-name":
                acronym = bracketed_acronym(around, span.last)
                if acronym >= 0:
                    span.short = around.tokens[acronym].low
            spans.append(span)
            number = span.last
            continue
        thing = token.low in around.words.works and around.low(number - 1) != "in" and not _of_rank(around, number)
        building = token.low in around.words.places.buildings and around.low(number - 1) != "in"
        if (thing or building) and (end := _work(around, number)):
            spans.append(Span(number + 1, end, None, "work" if thing else "building"))
            if thing and end - number > 2:
                around.things.add(around.key(number + 1, end))
            number = end
            continue
        if not token.capital:
            number += 1
            continue
        number = _chain(around, number, spans, undecided)
    return FirstReading(spans, undecided)


def _article_of_body(around: Surroundings, number: int) -> bool:
    """``Il Garante regionale ...``: a sentence's first article before a body whose name is longer than any known one with the article."""
    token = around.tokens[number]
    if not token.first or token.low not in around.words.articles or not (around.joined(number + 1) and around.capital(number + 1)):
        return False
    body = organisation_at(around, number + 1)
    match = around.matches.get(number)
    return body is not None and (match is None or match.last < body.last)


def _of_rank(around: Surroundings, number: int) -> bool:
    """``capitano di fregata``: a ship that is part of a rank."""
    return around.low(number - 1) in around.words.of and around.low(number - 2) in around.words.persons.roles


def _headed(around: Surroundings, number: int) -> Span | None:
    """A street, a known name, or an organisation or place with its head, whichever is longest."""
    match = around.matches.get(number)
    if match is not None and match.weak:
        match = None
    street = street_at(around, number)
    if street is not None and not (match is not None and match.last >= street.last):
        return street
    organisation = organisation_at(around, number)
    place = natural_place_at(around, number)
    if organisation is not None and _of_rank(around, number) and around.knowledge.first_name(around.low(number + 1)):
        # ``l'ammiraglio di divisione Ugo Neri``
        organisation = None
    if match is not None and organisation is not None and match.last - match.first > 1 and not around.tokens[organisation.last - 1].capital:
        added = around.low(organisation.last - 1)
        general = added in around.words.organisations.adjectives or bool(around.knowledge.demonym(added, around.language))
        if general or organisation.last > match.last + 1:
            organisation = None
    known = known_span(around, match) if match is not None else None
    proposed = [(span.last, rank, span) for rank, span in ((2, known), (1, organisation), (0, place)) if span is not None]
    if not proposed:
        return None
    winner = max(proposed, key=lambda one: one[:2])[2]
    winner.lost = tuple(span for _, _, span in proposed if span is not winner)
    if winner is place:
        return winner
    if winner is organisation:
        if around.low(number) in around.words.organisations.local:
            _with_place(around, winner)
        return winner
    assert match is not None
    if around.tokens[number].capital and with_union(around, number, number + 2):
        return Span(number, number + 2, EntityKind.ORGANISATION, "union-and-branch", lost=(winner,))
    chained = chain_end(around, number) if around.tokens[number].capital else match.last
    if match.last < chained:
        return None
    if winner.kind is EntityKind.ORGANISATION and around.low(number) in around.words.organisations.local:
        _with_place(around, winner)
    return winner


def _with_place(around: Surroundings, span: Span) -> None:
    """``Corte d'appello di Ancona``: one of many courts, chambers and orders, not the row of the knowledge base that names them all."""
    after = span.last
    match = around.matches.get(after + 1) if around.joined(after + 1) and around.low(after) in around.words.of else None
    if match is not None and match.entries[0].kind is EntityKind.PLACE and match.entries[0].type != "country":
        span.last, span.known, span.rule = match.last, None, "organisation-head"


def _work(around: Surroundings, number: int) -> int:
    """The end of the name of a ship, exercise, film or law that follows its kind; 0 when the next words are somebody or somewhere known."""
    after = number + 1
    if after >= len(around.tokens) or not around.capital(after) or around.tokens[after].block != around.tokens[number].block:
        return 0
    gap = around.tokens[after].gap.strip()
    if not (around.joined(after) or gap in ("«", "“", '"', "‘")):
        return 0
    match = around.matches.get(after)
    if match and not match.weak and match.entries[0].type != "municipality":
        return 0
    return chain_end(around, after)


def _chain(around: Surroundings, number: int, spans: list[Span], undecided: list[tuple[int, int]]) -> int:
    words = around.words
    last = chain_end(around, number)
    first = without_titles(around, number, last)
    if first >= last:
        return max(last, number + 1)
    if first > number:
        return first
    match = around.matches.get(first)
    if match is not None and match.weak:
        match = None
    heading = around.tokens[first].heading
    person = known_person_behind(around, first, last)
    if person is not None and match is not None:
        spans.append(known_span(around, match))
        return person
    if words.capitalised_adjectives and last - first > 1 and around.low(last - 1) in words.places.streets and match is None:
        spans.append(Span(first, last, None, "street"))
        return last
    if last - first > 1 and around.low(last - 1) in around.words.places.venues and not heading:
        if words.capitalised_adjectives and around.joined(last) and around.low(last) in words.of and around.capital(last + 1):
            # ``the Winter Cup of Nations``
            last = chain_end(around, last + 1)
        spans.append(Span(first, last, None, "building"))
        return last
    if with_union(around, first, last):
        spans.append(Span(first, last, EntityKind.ORGANISATION, "union-and-branch"))
        return last
    split = None if heading or match is not None else person_within(around, first, last)
    if split is not None:
        undecided.append((first, split))
        return split
    joint = 0 if heading else joint_body(around, first, last)
    if joint:
        spans.append(Span(first, joint, EntityKind.ORGANISATION, "company-words"))
        return joint
    company = suffixed(around, first, last)
    if company and not heading and not (match and match.entries[0].kind is EntityKind.PERSON):
        company = with_complement(around, company)
        spans.append(Span(first, company, EntityKind.ORGANISATION, "company-words"))
        return company
    joint = 0 if heading or match is not None else joint_company(around, last)
    if joint:
        spans.append(Span(first, joint, EntityKind.ORGANISATION, "company-words"))
        return joint
    if not heading and _company_article(around, first, last):
        spans.append(Span(first, last, EntityKind.ORGANISATION, "company-article", tentative=True))
        return last
    if match is not None and match.entries[0].kind is not EntityKind.PLACE:
        spans.append(known_span(around, match))
        return match.last
    if (
        around.sports
        and not heading
        and last - first > 1
        and around.joined(first)
        and around.low(first - 1) in around.words.organisations.plurals
    ):
        spans.append(Span(first, last, EntityKind.ORGANISATION, "team", tentative=True))
        return last
    if last - first == 1 and _road(around, first) and not heading:
        spans.append(Span(first, last, EntityKind.PLACE, "road"))
        return last
    special = None if heading else _saint(around, first, last) or _led(around, first, last)
    if special is not None:
        spans.append(special)
        return last
    evidence = None if heading else person_evidence(around, first, last)
    if evidence is not None and not (match is not None and evidence[0] == "verb-of-saying"):
        rule, sure = evidence
        spans.append(Span(first, last, EntityKind.PERSON, rule, tentative=not sure))
        return last
    if match is not None and _longer_place(around, match, first, last):
        undecided.append((first, last))
        return last
    if match is not None:
        rest_known = match.last in around.matches
        if (
            rest_known
            or heading
            or in_place_position(around, first) in ("strict", "settled")
            or around.tokens[match.last].gap in ("-", "–", "/")
        ):
            spans.append(known_span(around, match))
            return match.last
    inner = next((place for place in range(first + 1, last) if (found := around.matches.get(place)) and not found.weak), None)
    if inner is not None and match is None:
        undecided.append((first, inner))
        return inner
    undecided.append((first, last))
    return last


def _road(around: Surroundings, number: int) -> bool:
    """``sulla Flaminia``: an old road's name, with the article of a road."""
    return around.low(number) in around.words.places.roads and around.joined(number) and around.low(number - 1) in around.words.feminine


def _longer_place(around: Surroundings, match: Match, first: int, last: int) -> bool:
    """``a Fornace Neri``: a small municipality's name that is only the beginning of an unknown place's."""
    rest = match.last
    if match.entries[0].type != "municipality" or last - rest != 1 or around.tokens[first].heading or around.tokens[rest].gap != " ":
        return False
    low = around.low(rest)
    if rest in around.matches or around.knowledge.first_name(low) or low in around.words.calendar or low in around.words.not_names:
        return False
    return in_place_position(around, first) == "strict"


def _saint(around: Surroundings, first: int, last: int) -> Span | None:
    """``al San Carlo``: with an article a saint's name is a hospital's, a theatre's or a team's; without one it is a feast, a church, a town."""
    if around.low(first) not in around.words.saints or last - first < 2 or first in around.matches:
        return None
    if around.joined(first) and around.low(first - 1) in around.words.masculine:
        return Span(first, last, EntityKind.ORGANISATION, "article-and-saint", tentative=True)
    return None


def _led(around: Surroundings, first: int, last: int) -> Span | None:
    """``capogruppo di Orti Comuni``: an unknown name that an office leads to with a bare ``di`` is a body's."""
    words = around.words
    if not around.joined(first) or around.low(first - 1) not in ("di", "of", "de") or first in around.matches:
        return None
    place = first - 2
    while place > 0 and around.joined(place) and around.low(place) in words.persons.role_adjectives:
        place -= 1
    if around.low(place) not in words.organisations.leaders or around.tokens[first].shape == "I":
        return None
    low = around.low(first)
    if around.knowledge.first_name(low) or around.knowledge.surname(around.low(last - 1)):
        return None
    if low in words.not_names or low in words.persons.portfolios:
        return None
    return Span(first, last, EntityKind.ORGANISATION, "office-of", tentative=True)


def _company_article(around: Surroundings, first: int, last: int) -> bool:
    """``la Carla Neri``: an article of one gender before first name and surname, no role between, is a company's (or a ship's)."""
    if last - first < 2 or not around.joined(first) or not around.knowledge.first_name(around.low(first)):
        return False
    before = around.tokens[first - 1]
    low = before.low
    return low in around.words.feminine and around.tokens[first].gap == " " and around.knowledge.first_name(around.low(first)) != ""
