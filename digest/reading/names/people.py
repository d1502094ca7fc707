"""What speaks for a chain of capitalised words being a person."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.names.organisations import organisation_at
from digest.reading.names.roles import adjectival, honorific, role_at, role_before
from digest.reading.names.spans import Surroundings


def person_evidence(around: Surroundings, first: int, last: int) -> tuple[str, bool] | None:
    """The rule that makes a chain a person, and whether it is sure; None when nothing speaks for it.

    A first name, an office before or after, initials and an age are sure; a verb of saying alone is not.
    """
    words = around.words
    tokens = around.tokens
    if last - first == 1:
        return _single(around, first)
    if tokens[first].shape == "I" and tokens[last - 1].shape in "XA" and around.text[tokens[first].end : tokens[first].end + 1] == ".":
        return ("initials", True)
    low = tokens[first].low
    weak_first = low in words.not_names or low in words.calendar
    last_low = tokens[last - 1].low
    given = around.knowledge.first_name(low)
    if low in words.saints or (last_low in words.not_names and not (given and not weak_first)):
        return None
    if words.capitalised_adjectives and around.knowledge.demonym(last_low, around.language):
        return None
    title = role_before(around, first)
    if title is not None:
        return ("title", True)
    if _behind_a_party(around, first):
        return ("party-member", False)
    if _age_or_role_follows(around, last):
        return ("apposition", True)
    if given and not weak_first and tokens[first].shape != "I":
        return ("first-name", True)
    verb = _verb_beside(around, first, last)
    if given and verb:
        return ("first-name", True)
    if around.knowledge.surname(last_low) and verb and not _article_before(around, first):
        return ("surname", False)
    if verb and not _article_before(around, first) and last - first <= 3 and not weak_first and not tokens[first].heading:
        return ("verb-of-saying", False)
    return None


def _single(around: Surroundings, number: int) -> tuple[str, bool] | None:
    words, people = around.words, around.words.persons
    token = around.tokens[number]
    low = token.low
    if token.shape != "X" or low in words.not_names or low in people.portfolios or low in words.calendar or token.heading:
        return None
    if low in words.function_words or low in people.roles or low in words.organisations.named or low in words.organisations.subject:
        return None
    before = around.low(number - 1) if around.joined(number) else ""
    if token.gap.strip() == ":" and around.low(number - 1) in people.roles and token.block == around.tokens[number - 1].block:
        return ("title", True)
    if around.knowledge.first_name(low) and (before in people.kinship or among_kin(around, number)):
        return ("kinship", True)
    if (before and role_at(around, number - 1) and not adjectival(around, number - 1)) or (
        number > 0 and honorific(around, number - 1) and around.near(number)
    ):
        return ("title", True)
    start = role_before(around, number)
    if start is not None:
        comma = "," in token.gap
        behind = around.tokens[number + 1].gap if number + 1 < len(around.tokens) else "."
        if (comma and "," in behind) or (
            not comma and (around.low(number - 1) not in words.of and around.low(number - 1) not in words.articles)
        ):
            return ("title", start is not None)
    if _beside_a_body(around, number) or (token.gap == "-" and _known_kind(around, number - 1) is EntityKind.ORGANISATION):
        return None
    if _behind_a_party(around, number):
        return ("party-member", False)
    if before in people.cabinets and number not in around.matches:
        return ("deed", False)
    if _of_a_club(around, number):
        return ("player", False)
    if _age_or_role_follows(around, number + 1) and not _article_before(around, number):
        return ("apposition", True)
    if before in words.of and around.low(number - 2) in people.deeds and before != "d":
        return ("deed", False)
    if before == "di" and around.knowledge.surname(low) and low not in words.places.dubious and number not in around.matches:
        return ("common-surname", False)
    if _article_before(around, number) or before in words.of or before in words.places.locative:
        return None
    if _verb_beside(around, number, number + 1):
        return ("verb-of-saying", False)
    if around.knowledge.surname(low) and not token.first and not around.matches.get(number):
        return ("common-surname", False)
    return None


def _beside_a_body(around: Surroundings, number: int) -> bool:
    """``Fincantieri e Leonardo hanno firmato``: a word that may be a company's beside a known body."""
    match = around.matches.get(number)
    if match is None or not match.weak or match.entries[0].type != "company" or around.low(number - 1) not in ("e", "ed", "and"):
        return False
    other = next((around.matches[place] for place in range(max(0, number - 4), number - 1) if place in around.matches), None)
    return other is not None and not other.weak and other.last == number - 1 and other.entries[0].kind is EntityKind.ORGANISATION


def _behind_a_party(around: Surroundings, number: int) -> bool:
    """``la Pd Neri``, ``l'ex M5s De Neri``: a member's name directly behind the party's."""
    token = around.tokens[number]
    if number == 0 or token.gap != " " or token.shape != "X" or token.first:
        return False
    match = next((found for place in range(number - 3, number) if (found := around.matches.get(place)) and found.last == number), None)
    party = match is not None and not match.weak and match.entries[0].type == "party"
    return party and token.low not in around.words.not_names and token.low not in around.words.calendar and number not in around.matches


def _of_a_club(around: Surroundings, number: int) -> bool:
    """``Neri della Juventus``: a surname with the club that the player is of."""
    if not around.joined(number + 1) or around.low(number + 1) not in around.words.of or around.low(number + 1) in ("di", "d", "of", "de"):
        return False
    match = around.matches.get(number + 2)
    club = match is not None and not match.weak and match.entries[0].type == "club"
    lone = not around.tokens[number].first and not _article_before(around, number)
    return club and lone and number not in around.matches


def _known_kind(around: Surroundings, number: int) -> EntityKind | None:
    """The kind of the known name, weak ones too, that ends with a word."""
    found = next(
        (match for place in range(number - 3, number + 1) if (match := around.matches.get(place)) and match.last == number + 1), None
    )
    return found.entries[0].kind if found is not None else None


def among_kin(around: Surroundings, number: int) -> bool:
    """``i figli Ugo, Anna e Rita``: one of the first names that follow the plural of relatives."""
    place = number - 1
    for _ in range(12):
        low = around.low(place)
        if low in around.words.persons.kin:
            return True
        listed = (around.capital(place) and around.knowledge.first_name(low)) or low in ("e", "ed", "and")
        if place < 0 or not listed or not around.near(place + 1):
            return False
        place -= 1
    return False


def _article_before(around: Surroundings, first: int) -> bool:
    return around.joined(first) and around.low(first - 1) in around.words.articles


def _verb_beside(around: Surroundings, first: int, last: int) -> bool:
    people = around.words.persons
    if around.near(last):
        low = around.low(last)
        if low in people.saying:
            return True
        if low in people.auxiliaries:
            for step in range(1, 4):
                if not around.joined(last + step):
                    break
                if around.low(last + step) in people.said:
                    return True
    if first > 0 and around.joined(first):
        before = around.low(first - 1)
        if before in people.saying or (before in people.said and around.low(first - 2) in people.auxiliaries):
            return True
    return False


def _age_or_role_follows(around: Surroundings, last: int) -> bool:
    if last >= len(around.tokens) or around.tokens[last].block != around.tokens[last - 1].block:
        return False
    token = around.tokens[last]
    if token.gap.strip() not in (",", "("):
        return False
    if around.low(last) in around.words.persons.relatives and around.low(last + 1) in around.words.persons.leads:
        return True
    affiliated = last + (token.gap.strip() == "," and around.low(last) in around.words.of)
    match = around.matches.get(affiliated)
    if (affiliated > last or token.gap.strip() == "(") and match and not match.weak and match.entries[0].kind is EntityKind.ORGANISATION:
        return True
    if affiliated > last and affiliated < len(around.tokens) and organisation_at(around, affiliated) is not None:
        return True
    if token.shape == "9" and len(token.text) <= 2:
        comma = token.gap.strip() == "," and last + 1 < len(around.tokens) and around.tokens[last + 1].gap.strip() == ","
        return comma or around.low(last + 1) in ("anni", "anno", "ans")
    place = last
    if around.low(place) in around.words.articles:
        place += 1
    if around.low(place) in around.words.persons.role_prefixes:
        place += 1
    return around.low(place) in around.words.persons.roles and around.tokens[place].shape == "x"
