"""The first pass over a text's words: each capitalised stretch is read as a known name, a head with its name, a person, or left open."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import EntityKind
from digest.reading.names.body_signs import affiliation_end, body_prefix, bracketed_acronym, branch_end, joint_company, suffixed, with_union
from digest.reading.names.chains import chain_end, without_titles
from digest.reading.names.foreign_bodies import foreign_body
from digest.reading.names.known import known_span
from digest.reading.names.lexicon import heads
from digest.reading.names.lineups import lineups, read_lineup
from digest.reading.names.matches import Match
from digest.reading.names.organisations import joint_body, organisation_at, with_complement
from digest.reading.names.people import person_evidence
from digest.reading.names.places import in_place_position, natural_place_at, route_end, street_at
from digest.reading.names.roles import of_rank, role_before
from digest.reading.names.spans import Span, Surroundings
from digest.reading.names.told_bodies import (
    company_by_its_article,
    house_of_a_saint,
    led_by_an_office,
    made_by,
    named_after_a_place,
    named_for_a_town,
    office_leads_to,
)


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
        if token.gap and (end := affiliation_end(around, number, spans)):
            spans.append(Span(number, end, EntityKind.ORGANISATION, "affiliation", tentative=True))
            number = end
            continue
        if _article_of_body(around, number):
            number += 1
            continue
        if around.things and token.capital and around.key(number, end := chain_end(around, number)) in around.things:
            spans.append(Span(number, end, None, "work"))
            number = end
            continue
        if end := route_end(around, number):
            spans.append(Span(number, end, None, "street"))
            number = end
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
        thing = token.low in around.words.works and around.low(number - 1) != "in" and not of_rank(around, number)
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


def _headed(around: Surroundings, number: int) -> Span | None:
    """A street, a known name, or an organisation or place with its head, whichever is longest."""
    match = around.matches.get(number)
    if match is not None and match.weak:
        match = None
    # Most words are no head of anything: they are asked for it once.
    head = around.tokens[number].low in heads(around.words)
    street = street_at(around, number) if head else None
    if street is not None and not (match is not None and match.last >= street.last):
        return street
    organisation = organisation_at(around, number) if head else None
    place = natural_place_at(around, number) if head else None
    if match is None and organisation is None and place is None:
        return None
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
    # ``a bordo di nave Trieste``: what follows a ship directly is its name, whatever else bears it.
    ship = around.low(number) in around.words.ships and around.joined(after) and around.tokens[number].shape == "x"
    if (
        match
        and not match.weak
        and match.entries[0].type != "municipality"
        and not (ship and match.entries[0].kind is not EntityKind.ORGANISATION)
    ):
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
    person = _known_person_behind(around, first, last)
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
    split = None if heading or match is not None else _person_within(around, first, last)
    if split is not None:
        begin = next((place for place in range(first, split) if (found := around.matches.get(place)) and not found.weak), split)
        undecided.append((first, begin))
        if begin < split:
            # ``il segretario di Stato Usa Ugo Neri``
            spans.append(known_span(around, around.matches[begin]))
        return split
    foreign = 0 if heading else foreign_body(around, first, last)
    if foreign:
        spans.append(Span(first, foreign, EntityKind.ORGANISATION, "foreign-body"))
        return foreign
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
    if not heading and company_by_its_article(around, first, last):
        spans.append(Span(first, last, EntityKind.ORGANISATION, "company-article", tentative=True))
        return last
    if match is not None and match.entries[0].kind is not EntityKind.PLACE:
        span = known_span(around, match)
        span.last = branch_end(around, match)
        spans.append(span)
        return span.last
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
    if last - first == 1 and not heading and body_prefix(around, first):
        spans.append(Span(first, last, EntityKind.ORGANISATION, "body-prefix", tentative=True))
        return last
    if not heading and match is not None and office_leads_to(around, first) and named_after_a_place(around, match, first, last):
        spans.append(Span(first, last, EntityKind.ORGANISATION, "office-of", tentative=True))
        return last
    special = (
        None if heading else house_of_a_saint(around, first, last) or led_by_an_office(around, first, last) or made_by(around, first, last)
    )
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
    if not heading and match is not None and named_after_a_place(around, match, first, last):
        spans.append(Span(first, last, EntityKind.ORGANISATION, "place-and-name", tentative=True))
        return last
    if not heading and match is None and named_for_a_town(around, first, last):
        spans.append(Span(first, last, EntityKind.ORGANISATION, "team", tentative=True))
        return last
    inner = next((place for place in range(first + 1, last) if (found := around.matches.get(place)) and not found.weak), None)
    if (
        inner is not None
        and last - first == 2
        and around.matches[inner].entries[0].type == "municipality"
        and in_place_position(around, first)
    ):
        # ``in località Ca' Rossa``: the second word of an unknown place, though a village far away has the name.
        inner = None
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


def _known_person_behind(around: Surroundings, first: int, last: int) -> int | None:
    """``presidente Usa Ugo Neri``, ``capogruppo della Lega Ugo Neri``: where a person begins behind a known place or body."""
    match = around.matches.get(first)
    if match is None or match.weak or match.entries[0].kind is EntityKind.PERSON or last - match.last < 2:
        return None
    behind = around.matches.get(match.last)
    known = behind is not None and not behind.weak and behind.entries[0].kind is EntityKind.PERSON and behind.last - behind.first > 1
    given = bool(around.knowledge.first_name(around.low(match.last))) and around.tokens[match.last].gap == " "
    body = match.entries[0].kind is EntityKind.ORGANISATION
    # ``il presidente della Liguria Zefiro Neri``: the office leads over the region to a first name that no list holds.
    large = match.entries[0].kind is EntityKind.PLACE and match.entries[0].type in ("region", "country", "city", "capital")
    titled = large and around.low(first - 1) in around.words.of and not around.knowledge.first_name(around.low(first))
    titled = (
        titled and role_before(around, match.last) is not None and all(token.shape == "X" for token in around.tokens[match.last : last])
    )
    return match.last if known or titled or (given and (body or role_before(around, first) is not None)) else None


def _person_within(around: Surroundings, first: int, last: int) -> int | None:
    """``presidente della Biennale Anna Neri``: where a first name with a surname begins behind a capital that is led to by a preposition."""
    if last - first < 3 or not around.joined(first):
        return None
    words, given = around.words, around.knowledge.first_name
    before, own = around.low(first - 1), around.low(first)
    if before not in words.of and before not in words.organisations.subject and own not in words.organisations.subject:
        return None
    if given(around.low(first)):
        return None
    return next((place for place in range(first + 1, last - 1) if given(around.low(place)) and around.tokens[place].shape == "X"), None)
