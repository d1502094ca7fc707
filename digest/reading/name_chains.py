"""Chains of capitalised words: what may be one name, with its particles, hyphens, apostrophes and initials, without titles before it."""

from __future__ import annotations

from digest.reading.name_spans import Surroundings

_ALWAYS = frozenset(["van", "von", "der", "den", "ter", "ten", "bin", "bint", "ibn", "zu", "af", "av", "ben", "vom"])
"""Particles of surnames that mean nothing else between two capitals in the languages we read."""
_ELIDED = frozenset(["d", "l", "o", "dell", "dall", "degl", "nell", "all", "de", "n", "m", "t"])


def chain_end(around: Surroundings, first: int) -> int:
    """The number of the word after the chain that begins at ``first`` (which must be capitalised)."""
    tokens, words = around.tokens, around.words
    person = bool(around.knowledge.first_name(tokens[first].low)) or tokens[first].shape == "I"
    last = first + 1
    while last < len(tokens) and around.joined(last):
        token = tokens[last]
        if token.capital:
            if token.low in words.calendar or (token.low in words.function_words and token.low not in words.persons.particles):
                break
            last += 1
            continue
        if token.low in words.persons.particles and token.shape == "x":
            stop = last + 1
            while stop < len(tokens) and around.joined(stop) and tokens[stop].low in words.persons.particles and tokens[stop].shape == "x":
                stop += 1
            foreign = token.low in _ALWAYS or (person and token.low in ("de", "el", "al", "dos", "das", "do", "du", "des", "ni", "y", "la"))
            elided = person and token.low in ("d", "degl", "dell") and stop < len(tokens) and tokens[stop].gap.strip() in ("'", "’")
            if (foreign or elided) and around.joined(stop) and around.capital(stop) and stop - last <= 3:
                last = stop + 1
                continue
        break
    return last


def without_titles(around: Surroundings, first: int, last: int) -> int:
    """Where the name proper begins: leading titles, offices, function words and calendar words are left out. May be ``last``."""
    words = around.words
    people = words.persons
    titled = False
    while first < last:
        token = around.tokens[first]
        if token.shape == "I" and around.tokens[first].gap != "" and first + 1 < last:
            break
        low = token.low
        if (
            (low in people.honorifics and first + 1 < last and not _given(around, first, last))
            or low in people.roles
            or (low in people.role_prefixes and first + 1 < last)
        ):
            first += 1
            titled = True
        elif (
            (titled and (low in people.role_adjectives or low in people.portfolios))
            or low in words.calendar
            or (low in words.not_names and first + 1 < last and not _given(around, first, last))
            or (low in words.function_words and not (low in people.particles and first + 1 < last and not token.first))
            or (words.capitalised_adjectives and around.knowledge.demonym(low, around.language) and first + 1 < last)
        ):
            first += 1
        else:
            break
    return first


def _given(around: Surroundings, first: int, last: int) -> bool:
    # ``Santo Romano``: a title that is also a first name is one when a single word follows in mid-sentence.
    low = around.low(first)
    return (
        bool(around.knowledge.first_name(low))
        and last - first == 2
        and not around.tokens[first].first
        and low not in around.words.persons.roles
    )
