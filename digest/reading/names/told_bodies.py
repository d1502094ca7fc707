"""Bodies that neither a list nor a head tells: their article, the office that leads to them, or the place beside their name does."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.names.matches import Match
from digest.reading.names.places import in_place_position
from digest.reading.names.spans import Span, Surroundings


def house_of_a_saint(around: Surroundings, first: int, last: int) -> Span | None:
    """``al San Carlo``: with an article a saint's name is a hospital's, a theatre's or a team's; without one it is a feast, a church, a town."""
    if around.low(first) not in around.words.saints or last - first < 2 or first in around.matches:
        return None
    if around.joined(first) and around.low(first - 1) in around.words.masculine:
        return Span(first, last, EntityKind.ORGANISATION, "article-and-saint", tentative=True)
    return None


def led_by_an_office(around: Surroundings, first: int, last: int) -> Span | None:
    """``capogruppo di Orti Comuni``: an unknown name that an office leads to with a bare ``di`` is a body's."""
    words = around.words
    if not office_leads_to(around, first) or first in around.matches or around.tokens[first].shape == "I":
        return None
    low = around.low(first)
    if around.knowledge.first_name(low) or around.knowledge.surname(around.low(last - 1)):
        return None
    if low in words.not_names or low in words.persons.portfolios:
        return None
    return Span(first, last, EntityKind.ORGANISATION, "office-of", tentative=True)


def made_by(around: Surroundings, first: int, last: int) -> Span | None:
    """``il film è prodotto da Bragafilm``: an unknown name behind what companies do to a thing, when it begins with no first name."""
    words = around.words
    if (
        not around.joined(first)
        or around.low(first - 1) not in ("da", "dalla", "dall")
        or around.low(first - 2) not in words.organisations.made
    ):
        return None
    low = around.low(first)
    if (
        first in around.matches
        or around.knowledge.first_name(low)
        or around.knowledge.surname(around.low(last - 1))
        or low in words.not_names
    ):
        return None
    return Span(first, last, EntityKind.ORGANISATION, "affiliation", tentative=True)


def office_leads_to(around: Surroundings, first: int) -> bool:
    """Whether an office leads to a name with a bare ``di``."""
    words = around.words
    if not around.joined(first) or around.low(first - 1) not in ("di", "of", "de"):
        return False
    place = first - 2
    leaders = words.organisations.leaders
    while place > 0 and around.low(place) not in leaders and around.joined(place) and around.low(place) in words.persons.role_adjectives:
        place -= 1
    return around.low(place) in leaders


def company_by_its_article(around: Surroundings, first: int, last: int) -> bool:
    """``la Carla Neri``: an article of one gender before first name and surname, no role between, is a company's (or a ship's)."""
    if last - first < 2 or not around.joined(first) or not around.knowledge.first_name(around.low(first)):
        return False
    before = around.tokens[first - 1]
    low = before.low
    if low in around.words.feminine and around.tokens[first].gap == " ":
        return True
    # ``al Maria Vittoria``: a hospital, theatre or school called after somebody; in sports pages it is a stadium.
    house = low in ("al", "dal", "nel") and around.tokens[first].gap == " " and not around.sports and first not in around.matches
    return house and last - first == 2 and around.tokens[last - 1].shape == "X"


def named_after_a_place(around: Surroundings, match: Match, first: int, last: int) -> bool:
    """``Veneto Sviluppo``, ``la lista Novara Futura``: an Italian town or region with an unknown word behind it is a body of that name.

    Not where a place stands (``a Milano Centrale``), nor with a point of the compass, a first name or a known name behind the place.
    """
    words, known = around.words, match.entries[0]
    towns = ("city", "capital", "region", "municipality") if office_leads_to(around, first) else ("city", "capital", "region")
    if known.kind is not EntityKind.PLACE or known.country != "italia" or known.type not in towns:
        return False
    rest = around.tokens[match.last : last]
    if not 1 <= len(rest) <= 3 or words.capitalised_adjectives or any(token.gap != " " or token.shape not in "XA" for token in rest):
        return False
    led = office_leads_to(around, first)
    if not led and (in_place_position(around, first) in ("strict", "settled", "from") or around.low(first - 1) in words.places.beside):
        return False
    low = rest[0].low
    kinds = (words.not_names, words.calendar, words.persons.roles, words.persons.portfolios, words.places.compass)
    common = any(low in kind for kind in kinds)
    given, surname = around.knowledge.first_name, around.knowledge.surname
    if common or given(low) or surname(rest[-1].low) or any(place in around.matches for place in range(match.last, last)):
        return False
    return led or not given(around.low(first))


def named_for_a_town(around: Surroundings, first: int, last: int) -> bool:
    """``la Tecnolux Sacile``: an unknown name with an article and an Italian town behind it is a team, a branch or a firm."""
    words, tokens = around.words, around.tokens
    if last - first < 2 or last - first > 4 or words.capitalised_adjectives or not around.joined(first) or tokens[first].first:
        return False
    before, low = around.low(first - 1), around.low(first)
    town = around.matches.get(last - 1)
    if town is None or town.weak or town.last != last or any(token.gap != " " for token in tokens[first + 1 : last]):
        return False
    entry = town.entries[0]
    if entry.kind is not EntityKind.PLACE or entry.country != "italia" or entry.type not in ("city", "municipality", "capital"):
        return False
    if before not in words.feminine and not (around.sports and before not in words.articles):
        return False
    roles, places = words.persons, words.places
    kinds = (words.not_names, words.calendar, roles.roles, roles.portfolios, places.streets, places.buildings, words.saints)
    return not (around.knowledge.first_name(low) or any(low in kind for kind in kinds))
