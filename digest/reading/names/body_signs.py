"""Small signs that make a chain of words a body: a legal form or inner word, a union beside its branch, an acronym in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import EntityKind
from digest.reading.names.chains import chain_end
from digest.reading.names.matches import Match
from digest.reading.names.spans import Span, Surroundings


def suffixed(around: Surroundings, first: int, last: int) -> int:
    """The end of a chain with the legal form after it (``Rossi S.p.A.``); 0 when there is none and no inner word tells a company."""
    bodies = around.words.organisations
    end = last
    near = around.joined(end) or (0 < end < len(around.tokens) and around.tokens[end].gap in (" ", ". ", ", "))
    if near and around.low(end) in bodies.suffixes and around.tokens[end].block == around.tokens[first].block:
        return end + 1
    for begin in (last - 1, last):
        letters = [token.low for token in around.tokens[begin : begin + 3]]
        if begin > first and "".join(letters) in bodies.suffixes and all(len(letter) == 1 for letter in letters):
            return begin + len(letters)
    if last - first > 1:
        if around.tokens[last - 1].low in bodies.suffixes and around.tokens[last - 1].capital:
            return last
        inner = [place for place in range(first, last) if around.low(place) in bodies.inner]
        if inner and not (len(inner) == 1 and inner[0] == first and around.knowledge.first_name(around.low(first))):
            return last
    return 0


def joint_company(around: Surroundings, last: int) -> int:
    """``Scavi e Condotte Valmare s.r.l.``: the end of a company whose name joins two chains, told by the legal form; 0 where there is none."""
    if around.low(last) not in ("e", "and", "et") or not around.joined(last) or not around.joined(last + 1) or not around.capital(last + 1):
        return 0
    end = chain_end(around, last + 1)
    known = around.matches.get(last + 1)
    if (known is not None and not known.weak) or around.knowledge.first_name(around.low(last + 1)):
        return 0
    company = suffixed(around, last + 1, end)
    return company if company > end else 0


def with_union(around: Surroundings, first: int, last: int) -> bool:
    """``Filcams Cgil``: an unknown short word beside a known organisation's short name is one body with it."""
    if last - first != 2 or not around.joined(first + 1) or not around.capital(first + 1) or around.tokens[first].heading:
        return False
    sides = [around.matches.get(place) for place in (first, first + 1)]
    known = [match.last - match.first == 1 and match.entries[0].type == "union" if match and not match.weak else None for match in sides]
    if known.count(True) != 1 or known.count(None) != 1:
        return False
    other = around.low(first + known.index(None))
    if other in around.words.calendar or other in around.words.function_words or other in around.words.not_names:
        return False
    return not around.knowledge.first_name(other) and not around.knowledge.surname(other)


_LONG_PREFIXED = 8
_LONGEST_IN_BRACKETS = 6
_BRANCHED = frozenset(["union", "party", "employers", "ngo", "agency", "region body", "institution", "police"])


def branch_end(around: Surroundings, match: Match) -> int:
    """``Coldiretti Cuneo``: the end of a known body's name with the Italian place of its branch behind it, else of the name itself."""
    last = match.last
    place = around.matches.get(last)
    if place is None or place.weak or match.entries[0].type not in _BRANCHED or around.tokens[match.first].heading:
        return last
    entry = place.entries[0]
    home = entry.kind is EntityKind.PLACE and (entry.country == "italia" or entry.id == "italia")
    if not home or not around.joined(last) or around.tokens[last].gap != " " or (around.joined(place.last) and around.capital(place.last)):
        return last
    # A region's name beside a cause stays a place of the text.
    return last if entry.type == "region" and match.entries[0].type == "ngo" else place.last


def affiliation_end(around: Surroundings, first: int, spans: Sequence[Span]) -> int:
    """``Ugo Neri (Noi per Urbino)``: the end of a name that stands alone in brackets directly behind a person; 0 where there is none.

    It is the list, party or team that the person is of. A first name is a part that an actor plays; names of the knowledge base speak for
    themselves; one word without a sign of a body is left open.
    """
    tokens, words = around.tokens, around.words
    token = tokens[first]
    if token.gap.strip() != "(" or not token.capital or token.heading or not spans or spans[-1].last != first:
        return 0
    if spans[-1].kind is not EntityKind.PERSON or token.block != tokens[first - 1].block:
        return 0
    given = around.knowledge.first_name(token.low) and token.low not in words.function_words
    if given or token.low in words.persons.roles or token.low in words.works or token.low in words.calendar or token.shape == "I":
        return 0
    last = first + 1
    while last < len(tokens) and last - first < _LONGEST_IN_BRACKETS and around.joined(last):
        last += 1
    if any((found := around.matches.get(place)) and found.entries[0].type in ("agency", "outlet") for place in range(first, last)):
        # ``(Foto Ansa)``
        return 0
    match = around.matches.get(first)
    if match is not None and (match.last >= last or match.entries[0].kind is EntityKind.PERSON):
        return 0
    closed = around.text[tokens[last - 1].end : tokens[last - 1].end + 1] == ")"
    acronym = token.shape == "A" and len(token.text) > 2
    named = last - first > 1 and any(tokens[place].capital for place in range(first + 1, last))
    return last if closed and (named or (last - first == 1 and (acronym or (around.sports and token.shape == "X")))) else 0


def body_prefix(around: Surroundings, number: int) -> bool:
    """``Federcaccia``: a word that begins as the unions of trades call themselves, and is nobody's surname."""
    low, bodies = around.low(number), around.words.organisations
    if len(low) < _LONG_PREFIXED or not low.startswith(bodies.prefixes or ("\0",)) or low.startswith(bodies.not_prefixed or ("\0",)):
        return False
    if (
        around.tokens[number].first
        or low in bodies.named
        or low in bodies.subject
        or low in bodies.territorial
        or low in around.words.persons.roles
    ):
        return False
    return around.tokens[number].shape == "X" and not around.knowledge.surname(low) and number not in around.matches


def bracketed_acronym(around: Surroundings, last: int) -> int:
    """The number of the acronym in brackets directly after a name, or -1."""
    if last >= len(around.tokens):
        return -1
    token = around.tokens[last]
    if token.gap.strip() != "(" or token.shape not in "XA" or token.block != around.tokens[last - 1].block:
        return -1
    behind = around.text[token.end : token.end + 1]
    return last if behind == ")" and len(token.text) <= 10 else -1


def in_apposition(around: Surroundings, last: int) -> bool:
    """``Gasalpe, the industry lobby, said``: whether a name is told to be a body right behind its comma."""
    words, tokens = around.words, around.tokens
    if last >= len(tokens) or tokens[last].gap.strip() != "," or tokens[last].block != tokens[last - 1].block:
        return False
    place = last
    if around.low(place) not in words.articles:
        return False
    for place in range(last + 1, last + 6):
        low = around.low(place)
        if not around.joined(place) or low in words.function_words or low in words.of:
            return False
        if low in words.organisations.named or low in words.organisations.subject:
            return True
    return False
