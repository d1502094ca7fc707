"""The second pass: what the whole text says about each name. Surnames find their persons, short forms their organisations, and places that are
not believable where they stand fall away.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.kb.likeness import words_in_use
from digest.model import EntityKind
from digest.reading.names.bare_bodies import bare_bodies
from digest.reading.names.first_reading import FirstReading
from digest.reading.names.identities import Reading, organisation_identity, person_identity, place_identity, words_at
from digest.reading.names.open_stretches import open_stretch
from digest.reading.names.people_register import Person, Register
from digest.reading.names.places import believable, government
from digest.reading.names.roles import honorific
from digest.reading.names.spans import Span, Surroundings
from digest.reading.names.weak_names import weak_names

_TEAM_FROM = 15_000
"""Inhabitants from which a town's name with an article is its team outside sports reports too; smaller ones share theirs with valleys and wines."""
_TEAM_TYPES = frozenset(["city", "capital", "municipality", "town"])


def second_reading(around: Surroundings, first: FirstReading) -> list[Reading]:
    """All names of the text with their identities, in text order."""
    register, owners = _people(around, first.spans)
    organisations = _organisation_forms(around, first.spans)
    readings: list[Reading] = []
    covered = bytearray(len(around.tokens))
    for span in first.spans:
        if span.kind is None:
            for place in range(span.first, span.last):
                covered[place] = 1
            if span.rule == "work":
                _surnames_in(around, span.first, span.last, register, readings)
            continue
        kept = _judged(around, span, register, owners, organisations)
        if kept is not None:
            readings.append(kept)
            for place in range(kept.span.first, kept.span.last):
                covered[place] = 1
    for begin, end in first.undecided:
        found = open_stretch(around, begin, end, register, organisations)
        readings += found
        for reading in found:
            for place in range(reading.span.first, reading.span.last):
                covered[place] = 1
    for reading in list(bare_bodies(around, readings, covered)):
        readings.append(reading)
        covered[reading.span.first] = 1
    readings += weak_names(around, readings, covered)
    readings.sort(key=lambda reading: reading.span.first)
    _neighbours(around, readings, first)
    readings.sort(key=lambda reading: reading.span.first)
    return readings


def _people(around: Surroundings, spans: Sequence[Span]) -> tuple[Register, dict[int, Person]]:
    register = Register(words_in_use(around.knowledge))
    owners: dict[int, Person] = {}
    people = [span for span in spans if span.kind is EntityKind.PERSON]
    full = [span for span in people if span.last - span.first > 1]
    # The fullest forms first, known ones before unknown ones, then text order: what comes first makes the person.
    for span in sorted(full, key=lambda span: (span.last - span.first > 3, -(span.last - span.first), span.first)):
        person, similar = register.add(words_at(around, span.first, span.last), span.known)
        if similar:
            span.rule = "similar-name"
        person.seen.append(span.first)
        owners[span.first] = person
    for person in register.people:
        person.seen.sort()
    for span in people:
        if span.last - span.first > 1:
            continue
        words = words_at(around, span.first, span.last)
        other = register.surname(words, span.first)
        if other is not None and (span.known is None or other.known is None or other.known.id != span.known.id):
            owners[span.first] = other
            span.known = other.known
            span.rule = "surname"
            continue
        if span.rule != "title" and span.known is None:
            given = register.first_name(words[0])
            if given is not None:
                owners[span.first] = given
                continue
        person, _ = register.add(words, span.known)
        owners[span.first] = person
    return register, owners


def _organisation_forms(around: Surroundings, spans: Sequence[Span]) -> dict[str, Span]:
    """Short forms of the text's organisations: acronyms in brackets, the name without its legal form or last words."""
    forms: dict[str, Span] = {}
    for span in spans:
        if span.kind is not EntityKind.ORGANISATION:
            continue
        if span.short:
            forms.setdefault(span.short, span)
        low = around.low(span.first)
        bodies = around.words.organisations
        if span.known is None and span.last - span.first > 1:
            begin = span.first
            if low in bodies.named or low in bodies.subject:
                begin += 1
            for end in range(begin + 1, span.last):
                key = around.key(begin, end)
                single = end - begin == 1
                if not around.tokens[end - 1].capital or (single and (len(key) < 4 or _common(around, key))):
                    continue
                forms.setdefault(key, span)
            if low in bodies.kept:
                forms.setdefault(f"{low} {around.low(span.last - 1)}", span)
            if around.tokens[span.first].capital:
                for end in range(span.first + 2, span.last):
                    if around.low(end - 1) not in around.words.joins:
                        forms.setdefault(around.key(span.first, end), span)
            if low in bodies.territorial and around.low(span.first + 1) in around.words.of:
                bare = forms.get(low)
                forms[low] = span if bare is None else bare
            if begin > span.first and around.tokens[begin].capital:
                forms.setdefault(around.key(begin, span.last), span)
    return forms


def _common(around: Surroundings, key: str) -> bool:
    words = around.words
    if key in words.organisations.inner or key in words.not_names or key in words.persons.roles or key in words.persons.portfolios:
        return True
    return bool(around.knowledge.first_name(key)) or bool(around.knowledge.names.lookup(key)) or key in words.function_words


def _judged(
    around: Surroundings, span: Span, register: Register, owners: dict[int, Person], organisations: dict[str, Span]
) -> Reading | None:
    words = words_at(around, span.first, span.last)
    if span.kind is EntityKind.PERSON:
        person = owners[span.first]
        if span.known is None and person.known is not None:
            span.known = person.known
        return Reading(span, person_identity(person))
    if span.kind is EntityKind.ORGANISATION:
        named = register.surname(words, span.first) if span.known is not None and span.last - span.first == 1 else None
        if named is not None and span.first > 0 and honorific(around, span.first - 1) and around.near(span.first):
            # ``Ms. Villanova replied``: a form of address before the short name of a club or company.
            return Reading(Span(span.first, span.last, EntityKind.PERSON, "surname", named.known), person_identity(named))
        return Reading(span, organisation_identity(around, span, organisations))
    if span.rule != "known-name" or span.known is None or span.inner:
        return Reading(span, place_identity(around, span))
    named = register.surname(words, span.first)
    namesake = None if named is None or named.words == words else named
    if _is_team(around, span):
        return Reading(Span(span.first, span.last, EntityKind.ORGANISATION, "team"), f"organisation {' '.join(words)}")
    if not believable(around, span.known, span.first, span.last, surname=namesake is not None):
        if namesake is not None:
            return Reading(Span(span.first, span.last, EntityKind.PERSON, "surname", namesake.known), person_identity(namesake))
        return None
    span.government = span.known.type == "capital" and government(around, span.first, span.last)
    return Reading(span, place_identity(around, span))


def _is_team(around: Surroundings, span: Span) -> bool:
    """``il Novara``, ``contro la Vis Novara``: cities bear no article, teams do."""
    known = span.known
    if known is None or known.type not in _TEAM_TYPES or not around.joined(span.first):
        return False
    before = around.low(span.first - 1)
    if around.tokens[span.first].gap in ("'", "’"):
        # ``dell'Alessandria``: an elided article before a town whose own name has none.
        elided = before in ("l", "all", "dall", "dell", "sull") and not known.name_in("it").casefold().startswith(("l'", "l’"))
        return around.sports and elided and known.country == "italia"
    if around.tokens[span.first].gap != " ":
        return False
    low = around.low(span.first)
    if (low in around.words.not_names or low in around.words.places.dubious) and not around.sports:
        return False
    if around.tokens[span.first - 1].shape == "A" or low in ("cairo", "pireo", "aia"):
        return False
    if before in around.words.masculine:
        # Cities that the table leaves to rows of our own have no count of inhabitants; they are large ones.
        large = known.type == "city" and (around.knowledge.population(known.id) or _TEAM_FROM) >= _TEAM_FROM
        alone = not (around.joined(span.last) and around.capital(span.last))
        # ``il Novara di Neri``: the team of its coach; a place behind ``di`` makes the name a part of it.
        coached = around.capital(span.last + 1) and span.last + 1 not in around.matches
        return around.sports or (large and alone and (around.low(span.last) not in around.words.of or coached))
    return around.sports and before in around.words.feminine


def _surnames_in(around: Surroundings, first: int, last: int, register: Register, readings: list[Reading]) -> None:
    person = register.surname(words_at(around, first, last), first) or register.whole(words_at(around, first, last))
    if person is not None:
        readings.append(Reading(Span(first, last, EntityKind.PERSON, "surname", person.known), person_identity(person)))


def _neighbours(around: Surroundings, readings: list[Reading], first: FirstReading) -> None:
    """Small municipalities beside other places of the text (``Ostra, Corinaldo e Barbara``) are places too."""
    places = {reading.span.last: reading for reading in readings if reading.span.kind is EntityKind.PLACE}
    starts = {reading.span.first for reading in readings if reading.span.kind is EntityKind.PLACE}
    taken = {place for reading in readings for place in range(reading.span.first, reading.span.last)}
    for span in first.spans:
        if span.kind is not EntityKind.PLACE or span.known is None or span.first in taken or around.tokens[span.first].heading:
            continue
        if _listed(around, span, places, starts):
            reading = Reading(span, place_identity(around, span))
            readings.append(reading)
            places[span.last] = reading
            starts.add(span.first)
    bodies = {reading.span.last for reading in readings if _is_company(reading)}
    for begin, end in first.undecided:
        if end - begin <= 2 and not taken.intersection(range(begin, end)) and _beside_a_company(around, begin, end, bodies):
            span = Span(begin, end, EntityKind.ORGANISATION, "listed-company", tentative=True)
            readings.append(Reading(span, "organisation " + around.key(begin, end)))
            taken.update(range(begin, end))
            bodies.add(end)
    for begin, end in first.undecided:
        if end - begin <= 2 and not taken.intersection(range(begin, end)) and _between_places(around, begin, end, places, starts):
            span = Span(begin, end, EntityKind.PLACE, "listed-place", tentative=True)
            readings.append(Reading(span, "place " + around.key(begin, end)))
            places[end] = readings[-1]


def _between_places(around: Surroundings, begin: int, end: int, ends: dict[int, Reading], starts: set[int]) -> bool:
    """``Ostra, Fossano Nuovo e Barbara``: an unknown name in the middle of a list of places."""
    tokens = around.tokens
    if _paired(around, begin, ends):
        return True
    if tokens[begin].heading or tokens[begin].shape != "X" or tokens[begin].gap.strip() != "," or begin not in ends or end >= len(tokens):
        return False
    if tokens[end].gap.strip() == ",":
        return end in starts
    return around.low(end) in ("e", "ed", "and", "et") and end + 1 in starts and around.joined(end)


def _is_company(reading: Reading) -> bool:
    known = reading.span.known
    told = known.type == "company" if known is not None else reading.span.rule == "company-words"
    return told and reading.span.kind is EntityKind.ORGANISATION


def _beside_a_company(around: Surroundings, begin: int, end: int, bodies: set[int]) -> bool:
    """``bene Eni, Bragalux e Enel``: an unknown name listed behind a company."""
    token = around.tokens[begin]
    if token.heading or token.first or token.shape not in "XA" or any(around.tokens[place].gap != " " for place in range(begin + 1, end)):
        return False
    low = around.low(begin)
    words = around.words
    if around.knowledge.first_name(low) or around.knowledge.surname(around.low(end - 1)) or low in words.not_names | words.function_words:
        return False
    if begin in around.matches or low in words.persons.roles or low in words.calendar:
        return False
    listed = token.gap.strip() == "," and begin in bodies
    return listed or (around.joined(begin) and around.low(begin - 1) in ("e", "ed") and begin - 1 in bodies)


def _paired(around: Surroundings, begin: int, ends: dict[int, Reading]) -> bool:
    """``gli svincoli di Valfabbrica e Fossano Nuovo``: an unknown name joined to a place that a plural of places leads to."""
    if (
        around.tokens[begin].shape != "X"
        or around.low(begin - 1) not in ("e", "ed", "and")
        or not around.joined(begin)
        or begin - 1 not in ends
    ):
        return False
    first = ends[begin - 1].span.first
    head = first - 1 - (around.low(first - 1) in around.words.of)
    low = around.low(begin)
    named = around.knowledge.first_name(low) or low in around.words.not_names or around.tokens[begin].heading
    return around.low(head) in around.words.places.plurals and not named


def _listed(around: Surroundings, span: Span, ends: dict[int, Reading], starts: set[int]) -> bool:
    tokens = around.tokens
    if tokens[span.first].gap.strip() == "," and span.first in ends:
        return True
    if around.low(span.first - 1) in ("e", "ed", "and", "et") and span.first - 1 in ends and around.joined(span.first):
        return True
    behind = span.last
    if behind < len(tokens) and tokens[behind].gap.strip() == "," and behind in starts:
        return True
    return behind + 1 < len(tokens) and around.low(behind) in ("e", "ed", "and", "et") and behind + 1 in starts
