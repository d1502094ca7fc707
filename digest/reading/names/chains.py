"""Chains of capitalised words: what may be one name, with its particles, hyphens, apostrophes and initials, without titles before it."""

from __future__ import annotations

from digest.reading.names.spans import Surroundings

_ALWAYS = frozenset(["van", "von", "der", "den", "ter", "ten", "bin", "bint", "ibn", "zu", "af", "av", "ben", "vom"])
"""Particles of surnames that mean nothing else between two capitals in the languages we read."""

_ARABIC = frozenset(["al", "el", "ad", "an", "ar", "as", "ash", "at", "az"])
"""The article of Arabic names as the press transcribes it, tied to the word behind it by a hyphen (``Omar al-Bashar``)."""

_SAINTLY = frozenset(["delle", "dei", "degli", "della", "del", "dell", "in"])
"""What leads on inside the name of a church or hospital (``Santa Maria delle Querce``)."""


_LONGEST = 40
"""Words of a chain: no name has more, and a text in capitals is cut into chains instead of being looked through from each of its words."""


def chain_end(around: Surroundings, first: int) -> int:
    """The number of the word after the chain that begins at ``first`` (which must be capitalised)."""
    if first not in around.chain_ends:
        around.chain_ends[first] = _chain_end(around, first)
    return around.chain_ends[first]


def _chain_end(around: Surroundings, first: int) -> int:
    tokens, words = around.tokens, around.words
    given = bool(around.knowledge.first_name(tokens[first].low)) and tokens[first].low not in words.calendar
    # ``Vince la Tirreno-Adriatico``: a verb, not somebody called Vince.
    verb = tokens[first].first and tokens[first].low in words.organisations.acting
    person = (given and not verb) or tokens[first].shape == "I"
    last = first + 1
    limit = min(len(tokens), first + _LONGEST)
    while last < limit and around.joined(last):
        token = tokens[last]
        if token.capital:
            if (
                tokens[last - 1].shape == "I"
                and token.shape != "I"
                and token.gap != " "
                and token.low in words.function_words
                and "." in token.gap
            ):
                break
            if token.low in words.calendar or (
                token.heading and token.low in words.function_words and token.low not in words.persons.particles
            ):
                break
            person = person or bool(around.knowledge.first_name(token.low))
            last += 1
            continue
        if token.shape == "x" and token.low in _ARABIC and token.gap in (" ", "-") and last + 1 < limit:
            following = tokens[last + 1]
            if following.capital and following.gap in ("-", "\u2011"):
                last += 2
                continue
        hamlet = last == first + 1 and tokens[first].low in words.places.hamlets and token.low in words.of
        if (hamlet or token.low in words.persons.particles) and token.shape == "x":
            stop = last + 1
            while stop < len(tokens) and around.joined(stop) and tokens[stop].low in words.persons.particles and tokens[stop].shape == "x":
                stop += 1
            # ``Ugo Neri al Quirinale``: what is an article of the text's own language leads away from the name.
            own = stop == last + 1 and token.low in words.articles
            spanish = token.low in ("de", "el", "al", "dos", "das", "do", "du", "des", "ni", "y", "la")
            foreign = token.low in _ALWAYS or (person and spanish and not own)
            elided = person and token.low in ("d", "degl", "dell") and stop < len(tokens) and tokens[stop].gap.strip() in ("'", "’")
            saint = tokens[first].low in words.saints and last - first >= 2 and token.low in _SAINTLY
            if (foreign or elided or saint or hamlet) and around.joined(stop) and around.capital(stop) and stop - last <= 3:
                last = stop + 1
                continue
        break
    return last


def without_titles(around: Surroundings, first: int, last: int) -> int:
    """Where the name proper begins: leading titles, offices, function words and calendar words are left out. May be ``last``."""
    people = around.words.persons
    first = _behind_office(around, first, last)
    titled = False
    while first < last and _no_name(around, first, last, titled):
        titled = titled or around.low(first) in people.roles or around.low(first) in people.honorifics
        first += 1
    return first


def _behind_office(around: Surroundings, first: int, last: int) -> int:
    """``Floods Minister Ann Reed``: where offices are written with a capital, the name begins behind the last of them."""
    words = around.words
    closing = around.low(last - 1)
    if not words.capitalised_adjectives or around.knowledge.first_name(around.low(first)) or first in around.matches:
        return first
    if closing in words.organisations.inner or closing in words.organisations.subject or around.tokens[first].heading:
        return first
    offices = [place for place in range(first + 1, last - 1) if around.low(place) in words.persons.roles]
    return offices[-1] + 1 if offices else first


def _no_name(around: Surroundings, first: int, last: int, titled: bool) -> bool:
    """Whether the first word of a chain is no part of the name in it."""
    words, token = around.words, around.tokens[first]
    people, low, more = words.persons, token.low, first + 1 < last
    if words.capitalised_adjectives and more and around.low(first + 1) in people.roles and around.knowledge.demonym(low, around.language):
        return True
    if token.shape == "I" and around.text[token.end : token.end + 1] == ".":
        # ``Gen. C.A. Ugo Neri``: letters between a rank and a first name belong to the rank.
        name = next((place for place in range(first, last) if around.tokens[place].shape != "I"), last)
        return titled and name + 1 < last and around.tokens[name].shape == "X" and bool(around.knowledge.first_name(around.low(name)))
    if low in words.calendar:
        return not (more and around.knowledge.first_name(low) and around.tokens[first + 1].gap in ("-", " "))
    if low in people.roles:
        # ``Premier League``: a contest, no office.
        return not (more and around.low(first + 1) in words.places.venues)
    known = around.matches.get(first)
    prefix = low in people.role_prefixes and (not around.knowledge.first_name(low) or around.low(first + 1) in people.roles)
    # ``New York Stock Exchange``: what opens a known name is no prefix of an office.
    prefix = prefix and not (known is not None and not known.weak and known.last > first + 1)
    if more and (prefix or (low in people.honorifics and not _given(around, first, last))):
        return True
    if more and low in people.portfolios and around.joined(first):
        before = around.low(first - 1)
        # ``l'assessora alla Scuola Anna Neri``
        role = first - 2
        while around.low(role) in people.role_adjectives:
            role -= 1
        charged = before in words.places.locative and (around.low(role) in people.roles or around.low(role) in people.charges)
        if charged or before in words.of or before in ("e", "ed", "and"):
            return True
    if titled and (low in people.role_adjectives or low in people.portfolios):
        return True
    if not more:
        return low in words.function_words and (token.first or token.heading)
    if low in words.function_words and (token.first or token.heading):
        return not _elided(around, first)
    if low in words.not_names and not _given(around, first, last):
        named = last - first > 2 and bool(around.knowledge.first_name(around.low(first + 1))) and around.tokens[first].gap.strip() == ""
        return token.first or titled or (named and not token.heading and around.joined(first) and around.low(first - 1) in words.of)
    if words.capitalised_adjectives and around.knowledge.demonym(low, around.language):
        # ``American Dairy Association``: before a body's own words the adjective belongs to the name.
        return around.low(last - 1) not in words.organisations.inner
    # ``Esulta Legaverde``: a verb that stands before who it is said of.
    if token.first and low in people.saying and token.shape == "X" and not around.knowledge.first_name(low) and first not in around.matches:
        return True
    # ``Prosciolta Anna Neri``: a sentence's first word before a first name and a surname.
    given = around.knowledge.first_name
    return token.first and last - first > 2 and not given(low) and token.shape == "X" and bool(given(around.low(first + 1)))


def _elided(around: Surroundings, first: int) -> bool:
    return around.low(first) in ("d", "o") and around.tokens[first + 1].gap in ("'", "’")


def _given(around: Surroundings, first: int, last: int) -> bool:
    # ``Santo Romano``: a title that is also a first name is one when a single word follows in mid-sentence.
    low = around.low(first)
    return (
        bool(around.knowledge.first_name(low))
        and last - first == 2
        and not around.tokens[first].first
        and low not in around.words.persons.roles
    )
