"""Places told by their heads (``torrente ...``) and prepositions, and capitals that stand for governments."""

from __future__ import annotations

from digest.kb.knowledge import Known
from digest.model import EntityKind
from digest.reading.names.chains import chain_end
from digest.reading.names.spans import Span, Surroundings

_OWN_NAMES = frozenset(["island", "river", "lake", "mountain", "sea", "district", "area"])
_SURE = frozenset(["country", "capital", "region", "continent", "area", "sea", "river", "lake", "island", "mountain", "district", "town"])
_LARGE = 100_000
_OF_PITCHES = frozenset(["area", "campo", "centro", "porta", "zona"])
_BEFORE_LARGO = frozenset(["a", "in", "di", "da", "e", "tra", "fra", "presso", "su", "verso"])
_OF_STREETS = frozenset(["via", "viale", "piazza", "piazzale", "largo", "vicolo", "rue", "place", "avenue", "boulevard"])


def street_at(around: Surroundings, number: int) -> Span | None:
    """A street or square that begins at a word: consumed, not reported."""
    token = around.tokens[number]
    if token.low not in around.words.places.streets:
        return None
    if token.low in around.words.persons.role_adjectives and around.joined(number):
        # ``il segretario provinciale Ugo Neri``: an adjective, no road.
        before = around.low(number - 1)
        if before not in around.words.articles and before not in around.words.places.locative and before not in around.words.places.streets:
            return None
    if token.low == "largo" and token.shape == "x" and around.joined(number) and around.low(number - 1) not in _BEFORE_LARGO:
        # ``al largo di Lampedusa``, ``il campo largo con Neri``
        return None
    after = number + 1
    if token.low in _OF_STREETS:
        # ``via dei Mille``, never ``in piazza per Gaza``.
        while after - number < 3 and around.joined(after) and around.low(after) in around.words.of and around.tokens[after].shape == "x":
            after += 1
    if not around.joined(after) or not around.capital(after):
        return None
    if (
        after == number + 1
        and token.low in ("corso", "campo", "strada", "galleria", "salita")
        and token.shape == "x"
        and around.low(number - 1) == "nel"
    ):
        return None
    match = around.matches.get(after)
    if after > number + 1 and match and match.entries[0].type in ("country", "capital") and token.low == "via":
        return None
    return Span(number, _street_end(around, chain_end(around, after)), None, "street")


def _street_end(around: Surroundings, last: int) -> int:
    """``piazza Duca d'Aosta``, ``via Martiri della Libertà``: the end of a street's name behind a preposition inside it."""
    inner = around.low(last)
    if not around.joined(last) or inner not in around.words.of or inner in ("di", "de", "of") or not around.joined(last + 1):
        return last
    if not around.capital(last + 1) or (inner != "d" and last + 1 in around.matches):
        return last
    return chain_end(around, last + 1)


def route_end(around: Surroundings, number: int) -> int:
    """``la Milano-Sanremo``: the end of a race's, road's or railway's name, two towns with a hyphen behind the article that towns lack; or 0."""
    match = around.matches.get(number)
    if match is None or match.weak or not around.joined(number) or around.low(number - 1) not in around.words.feminine:
        return 0
    other = around.matches.get(match.last)
    if other is None or other.weak or around.tokens[match.last].gap != "-":
        return 0
    ends = (match.entries[0], other.entries[0])
    places = all(known.kind is EntityKind.PLACE and known.type not in ("country", "region", "continent") for known in ends)
    return other.last if places else 0


def natural_place_at(around: Surroundings, number: int) -> Span | None:
    """A river, mountain, quarter or bridge named after its kind, from the kind to the end of the name."""
    token, words = around.tokens[number], around.words
    if token.low not in words.places.natural or (token.heading and token.shape == "A"):
        return None
    after = number + 1
    if around.joined(after) and around.low(after) in words.of and around.tokens[after].shape == "x":
        after += 1
    if not around.joined(after) or not around.name_word(after):
        return None
    match = around.matches.get(after)
    last = max(chain_end(around, after), match.last if match and not match.weak else 0)
    if words.capitalised_adjectives and around.low(last - 1) in words.organisations.inner:
        return None
    if match and match.last == last and match.entries[0].kind is EntityKind.PLACE:
        known = match.entries[0]
        parted = token.low in words.places.parts and (
            after > number + 1 or token.low in ("isola", "isole", "island", "islands", "rione", "quartiere")
        )
        if parted or known.type in _OWN_NAMES:
            return Span(number, last, EntityKind.PLACE, "known-name", known, inner=after - number)
    elif match and match.last == last and not match.weak:
        return None
    if (
        around.knowledge.first_name(around.low(after))
        and last - after > 1
        and token.low in ("capo", "passo", "ponte", "parco", "bosco", "costa")
    ):
        return None
    parted = after > number + 1 and around.low(after - 1) in ("di", "d", "of", "de") and token.low in words.places.parts
    return Span(number, last, EntityKind.PLACE, "place-head", inner=after - number if parted else 0)


def in_place_position(around: Surroundings, first: int) -> str:
    """How the words before a name speak for a place: ``strict`` (a, in), ``settled`` (comune di), ``loose`` (di, per), or nothing."""
    words = around.words
    if not around.joined(first):
        return ""
    before = around.low(first - 1)
    places = words.places
    if around.tokens[first - 1].capital and not around.tokens[first - 1].first:
        return ""
    here = around.matches.get(first)
    if before in ("tra", "fra") and here and around.low(here.last) == "e" and here.last + 1 in around.matches:
        return "strict"
    if before in ("tra", "fra") and here and here.last in around.matches and around.tokens[here.last].gap.strip() == ",":
        return "strict"
    if before in words.of or before in ("tra", "fra", "e"):
        place = first - 2
        while place >= 0 and around.joined(place + 1) and first - place < 5:
            low = around.low(place)
            if (
                low in places.settled
                or low in places.parts
                or low in places.waters
                or (low in places.buildings and first in around.matches and around.low(first) not in words.saints)
            ):
                return "settled"
            if low in words.organisations.adjectives or low in words.persons.role_adjectives or around.tokens[place].shape == "9":
                place -= 1
                continue
            break
        return "loose"
    if before in places.strict and around.joined(first - 1) and around.low(first - 2) in places.not_after:
        return "strict" if here is not None and around.low(first - 2) in places.beside else ""
    if around.sports and before in _OF_PITCHES:
        # ``pesca in area Neri``
        return ""
    if before in places.strict:
        return "strict"
    if before in places.ways and around.joined(first - 1) and _of_motion(around, first - 2):
        return "from"
    if before in places.settled:
        return "settled"
    return "loose" if before in places.locative else ""


def _of_motion(around: Surroundings, number: int) -> bool:
    """A word of movement, also before another end of the way (``sailed from Bari to``)."""
    words = around.words.places
    if around.low(number) in words.motion:
        return True
    return around.capital(number) and around.low(number - 1) in words.ways and around.low(number - 2) in words.motion


def believable(around: Surroundings, known: Known, first: int, last: int, *, surname: bool) -> bool:
    """Whether a name that the knowledge base holds as a place is read as one here.

    ``surname`` tells that the text also has a person of this name. Countries and capitals are places wherever they stand; cities unless
    something speaks for a person; small municipalities and names that are also words need a preposition or a kind of place.
    """
    if (
        around.low(first) in around.words.saints
        and around.low(first - 1) in around.words.of
        and around.low(first - 2) in around.words.places.shrines
    ):
        return False
    position = in_place_position(around, first)
    low = around.key(first, last)
    if position in ("strict", "settled", "from"):
        return True
    if _of_residence(around, first):
        return True
    if _bracket_follows(around, last):
        return True
    if surname:
        return False
    dubious = low in around.words.places.dubious or (bool(around.knowledge.first_name(low)) and known.type in ("city", "municipality"))
    if known.type in _SURE and low not in around.words.places.dubious:
        return True
    after_of = around.low(first - 1) in around.words.of
    if dubious:
        common = low in around.words.places.dubious
        return position == "loose" and known.type == "city" and not around.tokens[first].first and not (after_of and common)
    if known.type == "municipality":
        if last - first > 1 and not around.tokens[first].first and not around.knowledge.first_name(around.low(first)):
            return True
        if not after_of or around.knowledge.surname(low) or len(low) < 4 or not around.joined(first - 1):
            return last - first > 2
        return around.low(first - 2) not in around.words.persons.deeds
    if known.country == "italia" or last - first > 1:
        return True
    if around.tokens[first].text.isascii() and not known.name_in(around.language).isascii() and not position:
        # ``la Cumana``: a word that only lacks an accent to be a town far away.
        return False
    return around.knowledge.population(known.id) >= _LARGE or position == "loose"


def _of_residence(around: Surroundings, first: int) -> bool:
    """``Ugo Neri, 19 anni, di Ispica``: where somebody is from, behind the age and its comma."""
    if around.low(first - 1) not in ("di", "da") or not around.joined(first) or around.tokens[first - 1].gap.strip() != ",":
        return False
    before = around.low(first - 2)
    return before == "anni" or before.endswith("enne") or around.tokens[first - 2].shape == "9"


def _bracket_follows(around: Surroundings, last: int) -> bool:
    if last >= len(around.tokens) or around.tokens[last].gap.strip() != "(" or not around.tokens[last].capital:
        return False
    match = around.matches.get(last)
    behind = around.text[around.tokens[last].end : around.tokens[last].end + 1] == ")"
    if behind and around.tokens[last].shape == "A" and len(around.tokens[last].text) == 2:
        return True
    return bool(match) and match is not None and match.entries[0].kind is EntityKind.PLACE


def unknown_place(around: Surroundings, first: int, last: int) -> bool:
    """Whether an unknown name stands where only a place stands: after a kind of place, or after ``a`` with a word of movement or event."""
    token = around.tokens[first]
    hamlet = last - first > 2 and around.low(first) in around.words.places.hamlets
    if token.shape == "A" or (around.low(first) in around.words.not_names and not hamlet) or last - first > 3:
        return False
    if around.low(first) in around.words.of and last - first > 1:
        # ``il rosso a Di Neri``: a surname.
        return False
    ends = (around.low(first), around.low(last - 1))
    if not (around.words.places.buildings.isdisjoint(ends) and around.words.places.streets.isdisjoint(ends)):
        return False
    position = in_place_position(around, first)
    if position == "settled" and around.low(first) in around.words.saints and around.low(first - 2) in around.words.places.parts:
        # ``chiesa di San Ugo``: the saint, not a place.
        return False
    if position == "settled":
        # ``il comune di Carugo``, never ``della``: towns bear no article.
        return around.low(first - 1) not in around.words.of or around.low(first - 1) in ("di", "d", "de", "of")
    words = around.words
    if position == "from" and words.capitalised_adjectives:
        return not around.knowledge.first_name(around.low(first)) or not around.knowledge.surname(around.low(last - 1))
    if position != "strict":
        return False
    prep, before = around.low(first - 1), around.low(first - 2)
    if before in words.places.motion or before in words.places.settled:
        return True
    if around.knowledge.first_name(around.low(first)) or around.knowledge.surname(around.low(first)):
        return False
    if prep in ("a", "ad", "at", "near") or (prep == "in" and words.capitalised_adjectives):
        if not around.joined(first - 1):
            return True
        if before in words.persons.said or before in words.persons.saying:
            return False
        return around.tokens[first - 2].shape == "9" or (
            (around.tokens[first - 2].shape == "x" or words.capitalised_adjectives) and before not in words.function_words
        )
    return False


def government(around: Surroundings, first: int, last: int) -> bool:
    """Whether a capital stands for its government: subject of a verb of saying or doing, ``tra Mosca e Kiev``, ``i dubbi di Berlino``."""
    words = around.words
    before = around.low(first - 1) if around.joined(first) else ""
    if before in words.of and around.low(first - 2) in words.places.government:
        return True
    if before in words.places.government_prepositions:
        return before not in ("e", "and", "et") or around.low(first - 3) in words.places.government_prepositions
    if before in words.places.locative:
        return False
    after = last
    while (
        after - last < 2
        and around.joined(after)
        and around.low(after) in ("non", "si", "ora", "oggi", "ieri", "has", "ha", "invece", "intanto")
    ):
        if around.low(after) in words.persons.auxiliaries:
            return True
        after += 1
    return around.joined(after) and (around.low(after) in words.persons.saying or around.low(after) in words.organisations.acting)
