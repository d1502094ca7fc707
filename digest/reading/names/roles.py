"""What a text says somebody is: the words of a role before a name, in apposition after it, or in ``X, che guida Y``."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from digest.reading.names.spans import Surroundings

_REACH = 11
_AFTER = 12
_HIGH = frozenset(["alto", "alta", "high"])
_AND = frozenset(["e", "ed", "and", "et"])
_LEADING_ON = frozenset(["all", "alla", "al", "alle", "ai", "per", "e", "and", "for", "to", "at", "presso", "in", "the"])


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A stretch of words that states a role."""

    first: int
    last: int
    rule: str


def role_before(around: Surroundings, first: int) -> int | None:
    """The number of the word with which the role directly before a name begins (its article left out), or None.

    ``il segretario generale della Lega, Ugo Neri``: from ``segretario``. Between the role's noun and the name stand only adjectives,
    prepositions of belonging and what they lead to, and at most one comma directly before the name.
    """
    if first not in around.role_starts:
        around.role_starts[first] = _role_before(around, first)
    return around.role_starts[first]


def of_rank(around: Surroundings, number: int) -> bool:
    """``capitano di fregata``, ``generale di brigata``: a ship or unit that is part of a rank."""
    return around.low(number - 1) in ("di", "d", "de") and (
        around.low(number - 2) in around.words.persons.ranks or around.low(number - 2) in around.words.persons.roles
    )


def _role_before(around: Surroundings, first: int) -> int | None:
    words, people = around.words, around.words.persons
    if not 0 < first < len(around.tokens) or not around.near(first):
        return None
    if not around.joined(first) and around.tokens[first].gap.strip() not in (",", ".", ":"):
        return None
    place = first - 1
    if honorific(around, place) and place > 0 and around.near(place) and around.tokens[place].gap.strip() in (",", ""):
        # ``il ministro, sen. Anna Neri``: the office stands before the form of address.
        return _role_before(around, place) or place
    led = around.low(place) in words.of or around.low(place) in words.articles or around.low(place) in words.places.locative
    # ``l'ad Anna Neri``: the short form of an office, not the preposition.
    if led and not role_at(around, place):
        return None
    steps = 0
    # ``il sindaco Rossi, Anna Neri``: behind a comma, a capital right after the office is somebody else's name.
    named = around.tokens[first].gap.strip() != ","
    found: int | None = None
    while place >= 0 and steps < _REACH:
        token = around.tokens[place]
        low = token.low
        if (role_at(around, place) and not adjectival(around, place)) or low in people.kinship or honorific(around, place):
            following = around.low(place + 1)
            fits = place + 1 == first or following in words.of or following in people.role_adjectives or following in people.roles
            fits = fits or following in ("all", "alla", "al", "alle", "ai", "per", "dell", "presso", "for", "to", "at", "and", "e", "in")
            fits = fits or bool(around.knowledge.demonym(following, around.language)) or (named and around.tokens[place + 1].capital)
            if fits and not (around.tokens[first].gap.strip() == ":" and place + 1 != first):
                found = place
            elif found is None:
                return None
        elif found is not None:
            # What stands before the noun still belongs to it: ``ex``, ``vice``, English modifiers.
            # ``il portavoce del ministro, Ugo Neri``: behind a comma the name is the spokesman's, without one the minister's.
            led_by = not named and low in words.of and around.low(place - 1) in people.roles and around.joined(place)
            if led_by:
                place -= 1
                found = place
            elif (low in people.role_prefixes and (token.shape == "x" or low in _HIGH)) or (
                words.capitalised_adjectives and _modifier(around, place)
            ):
                found = place
            else:
                break
        elif token.shape == "x" and _breaks(around, place):
            return None
        if place == 0 or not around.near(place) or (not around.joined(place) and found is None):
            break
        if found is not None and not around.joined(place):
            break
        place -= 1
        steps += 1
    return found


def role_at(around: Surroundings, place: int) -> bool:
    """Whether a word is a role's noun. ``ad`` is one only behind an article (``l'ad``), else the preposition."""
    words, low = around.words, around.low(place)
    return low in words.persons.roles and (low not in words.places.locative or around.low(place - 1) in words.articles)


def adjectival(around: Surroundings, place: int) -> bool:
    """``la classifica generale``: a word that is an office and an adjective is an adjective behind a noun that is no office."""
    low, words = around.low(place), around.words
    if low not in words.persons.role_adjectives or place == 0 or not around.joined(place):
        return False
    before = around.tokens[place - 1]
    plain = before.shape == "x" and before.low not in words.function_words and before.low not in words.articles
    return plain and before.low not in words.persons.roles and before.low not in words.persons.role_prefixes


def _breaks(around: Surroundings, place: int) -> bool:
    """Whether a lower-case word cannot stand between an office and the name it belongs to."""
    words, people, low = around.words, around.words.persons, around.low(place)
    if low in people.role_adjectives or (low in words.articles and around.low(place - 1) in _LEADING_ON):
        return False
    if low in people.saying or low in people.auxiliaries or low in people.relatives or low in people.said:
        return True
    return low in words.function_words and low not in words.of and low not in _LEADING_ON


def honorific(around: Surroundings, place: int) -> bool:
    """Whether a form of address stands at a place: with a capital, a full stop, or a word that is nothing else (``don``, ``suor``)."""
    token, words = around.tokens[place], around.words
    if token.low not in words.persons.honorifics:
        return False
    if token.capital or around.text[token.end : token.end + 1] == ".":
        return True
    return len(token.low) >= 3 and token.low not in words.function_words and token.low not in words.calendar


def _modifier(around: Surroundings, place: int) -> bool:
    low = around.low(place)
    people = around.words.persons
    if low in people.role_adjectives or low in people.portfolios or around.knowledge.demonym(low, around.language):
        return low not in ("the", "of")
    return place in around.matches and around.tokens[place].shape in "XA" and not around.tokens[place].first


def roles_of(around: Surroundings, first: int, last: int, people: Container[int]) -> list[RoleWords]:
    """The roles stated directly around a name. ``people`` holds the words at which people's names begin: a role ends before the next one."""
    found: list[RoleWords] = []
    start = role_before(around, first)
    if start is not None and any(place in people for place in range(start, first)):
        # ``i manager Ugo Neri e Anna Verdi``: the words are the first one's.
        start = None
    if start is not None and around.low(start) not in around.words.persons.honorifics:
        end = first
        while end > start + 1 and honorific(around, end - 1):
            end -= 1
        found.append(RoleWords(start, end, "role-before-name"))
    ranked = _before_rank(around, first if start is None else start, first, last)
    if ranked is not None:
        found.append(ranked)
    after = _role_after(around, last)
    if after is not None and (after := _before_the_next(around, after, people)) is not None:
        found.append(after)
    return found


def _before_rank(around: Surroundings, rank: int, first: int, last: int) -> RoleWords | None:
    """``il comandante della base, il colonnello Ugo Neri, ha detto``: the office that a comma parts from the rank before the name.

    None in lists of people (``il sindaco di Urbino, il generale Ugo Neri e altri``), where the office is somebody else's.
    """
    words, people = around.words, around.words.persons
    if around.low(rank) not in people.ranks:
        return None
    begin = rank - (rank > 0 and around.joined(rank) and around.low(rank - 1) in words.articles)
    if begin == 0 or around.tokens[begin].gap.strip() != "," or any(around.capital(place) for place in range(rank + 1, first)):
        return None
    office = role_before(around, begin)
    if office is None or honorific(around, office) or around.low(office) in people.ranks:
        return None
    if begin < rank and not any(around.low(place) in words.of for place in range(office, begin)):
        return None
    ahead = office - (around.low(office - 1) in words.articles)
    listed = ahead > 0 and not around.tokens[ahead].first and (around.tokens[ahead].gap.strip() == "," or around.low(ahead - 1) in _AND)
    if listed or _list_goes_on(around, last):
        return None
    return RoleWords(office, begin, "role-before-rank")


def _list_goes_on(around: Surroundings, last: int) -> bool:
    if not around.near(last):
        return False
    if around.low(last) in _AND:
        return True
    after = last + (around.low(last) in around.words.articles)
    return around.tokens[last].gap.strip() == "," and (around.low(after) in around.words.persons.roles or around.capital(after))


def _before_the_next(around: Surroundings, role: RoleWords, people: Container[int]) -> RoleWords | None:
    """The role cut where somebody else's begins; None when it is wholly the next person's (``Anna Neri, il sindaco Ugo Verdi``)."""
    other = next((place for place in range(role.first, role.last + 1) if place in people), None)
    if other is None:
        # ``Anna Neri, il capo di stato maggiore, ammiraglio Ugo Verdi``: with an article, an office before another one opens the next item.
        following = next((place for place in range(role.last + 1, role.last + 4) if place in people), None)
        listed = (
            following is not None and around.low(role.first - 1) in around.words.articles and role_before(around, following) == role.last
        )
        return None if listed else role
    start = role_before(around, other)
    end = other if start is None else start
    while end > role.first and around.tokens[end - 1].shape == "x" and around.low(end - 1) in around.words.function_words:
        end -= 1
    return RoleWords(role.first, end, role.rule) if end > role.first else None


def _role_after(around: Surroundings, last: int) -> RoleWords | None:
    words, people = around.words, around.words.persons
    if last >= len(around.tokens) or around.tokens[last].block != around.tokens[last - 1].block:
        return None
    gap = around.tokens[last].gap.strip()
    if gap not in (",", "(", "–", "-"):
        return None
    place = last
    if around.tokens[place].shape == "9" and around.low(place + 1) in ("anni", "ans"):
        place += 2
        if place >= len(around.tokens) or around.tokens[place].gap.strip() != ",":
            return None
    elif around.tokens[place].shape == "9":
        place += 1
    if around.low(place) in people.relatives and around.low(place + 1) in people.leads:
        end = _stop(around, place + 2)
        return RoleWords(place + 1, end, "role-in-relative-clause") if end > place + 2 else None
    article = around.low(place) in words.articles
    if article:
        place += 1
    begin = place
    while around.low(place) in people.role_prefixes and around.low(place) not in people.roles and place - begin < 2:
        place += 1
    if words.capitalised_adjectives:
        while (
            place - begin < 5
            and around.low(place) not in people.roles
            and (
                _modifier(around, place)
                or around.low(place) in words.function_words
                or around.low(place) == "s"
                or around.low(place + 1) == "s"
            )
        ):
            place += 1
    if around.low(place) not in people.roles:
        return None
    end = _stop(around, place + 1)
    if article and end < len(around.tokens) and around.joined(end) and around.low(end) in people.auxiliaries:
        # ``A chi gli chiedeva di Rossi, l'assessore ha risposto``: a subject with its verb.
        return None
    return RoleWords(begin, end, "role-after-name")


def _stop(around: Surroundings, place: int) -> int:
    """The end of a role's words: the next mark, verb or relative pronoun, at most some words on."""
    words, people = around.words, around.words.persons
    begin = place
    while place < len(around.tokens) and place - begin < _AFTER and around.joined(place):
        low = around.low(place)
        if low in people.saying or low in people.auxiliaries or low in people.relatives or low in ("ma", "mentre", "but", "while"):
            break
        place += 1
    while place > begin and around.tokens[place - 1].shape == "x" and around.low(place - 1) in words.function_words:
        place -= 1
    return place


def words_of(around: Surroundings, role: RoleWords) -> tuple[int, int]:
    """Offsets of a role's words in the text."""
    return around.tokens[role.first].start, around.tokens[role.last - 1].end
