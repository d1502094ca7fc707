"""Capitalised stretches that their own surroundings left open: what the whole text, a sports report or a preposition of place makes of them."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.names.body_signs import in_apposition
from digest.reading.names.identities import Reading, organisation_identity, person_identity, words_at
from digest.reading.names.people_register import Register
from digest.reading.names.places import in_place_position, unknown_place
from digest.reading.names.spans import Span, Surroundings

_VOWELS = frozenset("aeiouy")


def open_stretch(around: Surroundings, begin: int, end: int, register: Register, organisations: dict[str, Span]) -> list[Reading]:
    """What the whole text makes of a stretch that its own surroundings left open: its longest parts that are known from elsewhere."""
    fuller = register.surname(words_at(around, end - 1, end), begin) if 2 <= end - begin <= 3 and not around.tokens[begin].heading else None
    if fuller is not None and len(fuller.words) == 1 and around.tokens[begin].shape == "X" and not around.tokens[begin].first:
        return [Reading(Span(begin, end, EntityKind.PERSON, "fuller-name", fuller.known), person_identity(fuller))]
    found: list[Reading] = []
    place = begin
    while place < end:
        for stop in range(min(end, place + 6), place, -1):
            reading = _elsewhere(around, place, stop, register, organisations)
            if reading is not None:
                found.append(reading)
                place = stop
                break
        else:
            place += 1
    if found or around.key(begin, end) in around.things:
        return found
    match = around.matches.get(begin)
    if match is not None and not match.weak and match.last < end and match.entries[0].type != "municipality":
        return []
    heading = around.tokens[begin].heading
    before = around.low(begin - 1) if around.joined(begin) else ""
    if (
        around.sports
        and not heading
        and before in around.words.feminine
        and before not in ("alla", "sulla")
        and around.tokens[begin].shape == "X"
    ):
        return [Reading(Span(begin, end, EntityKind.ORGANISATION, "team", tentative=True), f"organisation {around.key(begin, end)}")]
    if not heading and before in around.words.of and around.low(begin - 2) in around.words.places.waters:
        return [Reading(Span(begin, end, EntityKind.PLACE, "place-head", tentative=True), "place " + around.key(begin, end))]
    if end - begin == 1 and not heading and _flooding(around, begin):
        return [Reading(Span(begin, end, EntityKind.PLACE, "place-head", tentative=True), "place " + around.key(begin, end))]
    if not heading and unknown_place(around, begin, end):
        return [Reading(Span(begin, end, EntityKind.PLACE, "place-preposition", tentative=True), "place " + around.key(begin, end))]
    together = all(around.tokens[place].gap == "-" for place in range(begin + 1, end))
    if together and not heading and around.sports and _player(around, begin):
        person, _ = register.add(words_at(around, begin, end), None)
        person.seen.append(begin)
        return [Reading(Span(begin, end, EntityKind.PERSON, "sports-surname", tentative=True), person_identity(person))]
    if end - begin == 1 and not heading and _local_or_affiliated(around, begin, register):
        return [Reading(Span(begin, end, EntityKind.ORGANISATION, "affiliation", tentative=True), f"organisation {around.key(begin, end)}")]
    if around.words.capitalised_adjectives and end - begin <= 3 and not heading and in_apposition(around, end):
        span = Span(begin, end, EntityKind.ORGANISATION, "apposition", tentative=True)
        return [Reading(span, f"organisation {around.key(begin, end)}")]
    if end - begin <= 3 and not heading:
        return _lone_organisation(around, begin, end)
    return []


def _elsewhere(around: Surroundings, first: int, last: int, register: Register, organisations: dict[str, Span]) -> Reading | None:
    words = words_at(around, first, last)
    person = register.whole(words)
    rule = "same-name"
    if person is None and not (
        last - first == 1 and in_place_position(around, first) in ("strict", "settled") and words[0] in around.words.places.dubious
    ):
        person, rule = register.surname(words, first), "surname"
    if person is None and last - first == 1 and not around.tokens[first].first and around.tokens[first].shape == "X":
        person, rule = register.first_name(words[0]), "first-name-alone"
    if person is not None:
        return Reading(Span(first, last, EntityKind.PERSON, rule, person.known), person_identity(person))
    owner = organisations.get(" ".join(words))
    if owner is not None:
        span = Span(first, last, EntityKind.ORGANISATION, "short-form", owner.known, tentative=owner.tentative)
        return Reading(span, organisation_identity(around, owner, {}))
    return None


def _flooding(around: Surroundings, number: int) -> bool:
    """``è esondato il Neri``, ``il Neri in piena``: what bursts its banks is a river."""
    floods = around.words.places.floods
    if not around.joined(number) or around.low(number - 1) not in around.words.articles or around.tokens[number].shape != "X":
        return False
    before = [around.low(place) for place in range(number - 2, number - 4, -1) if around.joined(place + 1)]
    behind = [around.low(place) for place in range(number + 1, number + 4) if around.joined(place)]
    return bool(floods.intersection(before)) or bool(floods.intersection(behind))


def _player(around: Surroundings, number: int) -> bool:
    """In sports reports an unknown single word in mid-sentence without an article is a player, a coach or a referee."""
    token, words = around.tokens[number], around.words
    if token.first or token.shape != "X" or not around.joined(number) or len(token.low) < 4:
        return False
    before = around.tokens[number - 1]
    if before.shape not in "x9" or before.low in words.articles or before.low in words.works or before.low in ("a", "in", "at"):
        return False
    bodies = words.organisations
    kinds = (words.not_names, words.calendar, words.function_words, bodies.inner, bodies.sport, bodies.named, bodies.subject)
    return not any(token.low in kind for kind in kinds) and not around.knowledge.demonym(token.low, around.language)


def _lone_organisation(around: Surroundings, number: int, end: int) -> list[Reading]:
    """An unknown single word with an article: an acronym, or the subject of what bodies do (``l'Arpav ha prorogato``)."""
    token, words = around.tokens[number], around.words
    before = around.low(number - 1) if around.joined(number) else ""
    if token.low in words.not_names or token.low in words.function_words or (before not in words.articles and before not in words.of):
        return []
    if around.tokens[number - 1].capital and not around.tokens[number - 1].first:
        return []
    if (
        token.low in words.persons.roles
        or token.low in words.organisations.named
        or token.low in words.organisations.subject
        or token.low in words.organisations.territorial
    ):
        return []
    letters = token.shape == "X" and 2 < len(token.low) < 6 and token.text.isalpha() and not _VOWELS.intersection(token.low)
    acronym = end - number == 1 and (letters or (token.shape == "A" and 3 <= len(token.text) <= 7 and token.text.isalpha()))
    acts = before in ("l", "la") and around.joined(end) and around.low(end) in words.organisations.acting
    speaks = (
        before in ("l", "la")
        and around.joined(number - 1)
        and (around.low(number - 2) in words.persons.saying or around.low(number - 2) in ("dire", "secondo"))
    )
    if not acronym and (words.capitalised_adjectives or not (acts or speaks)):
        return []
    if not acronym and (around.knowledge.first_name(token.low) or around.knowledge.surname(token.low)):
        return []
    rule = "acronym" if acronym else "article-and-verb"
    return [Reading(Span(number, end, EntityKind.ORGANISATION, rule, tentative=True), f"organisation {around.key(number, end)}")]


def _local_or_affiliated(around: Surroundings, number: int, register: Register) -> bool:
    """``alla Metalfer di Lodi``, ``Anna Neri della Metalfer``: a lone word with an article, before a town or behind a person, is a body."""
    token, words = around.tokens[number], around.words
    if token.shape != "X" or not around.joined(number) or token.low in words.not_names or token.low in words.function_words:
        return False
    if around.knowledge.first_name(token.low) or around.knowledge.surname(token.low) or token.low in words.persons.roles:
        return False
    before = around.low(number - 1)
    if before in words.feminine and around.low(number + 1) in ("di", "d") and (match := around.matches.get(number + 2)) is not None:
        return match.entries[0].kind is EntityKind.PLACE
    behind = around.tokens[number - 2] if number >= 2 and around.joined(number - 1) else None
    return (
        before in words.of
        and before not in ("di", "of", "de", "d")
        and behind is not None
        and behind.capital
        and (register.surname((behind.low,), number) is not None)
    )
