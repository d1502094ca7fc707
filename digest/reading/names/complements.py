"""What follows the head of a body's name: its adjectives, members, purpose, proper name and places."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.names.chains import chain_end
from digest.reading.names.spans import Surroundings

_ADJECTIVE_ENDINGS = (
    *("ale", "ali", "are", "ari", "ario", "aria", "ico", "ica", "iche", "ici", "ivo", "iva", "ive", "ivi", "ano", "ana", "ima", "imo"),
    *("ese", "ense", "oso", "osa", "ente", "ista", "ile", "ili", "eure", "enne", "elle", "ique"),
)


def adjectives(around: Surroundings, number: int) -> int:
    """The number of the word after the adjectives that follow a head; of a head with a capital also those that only look like adjectives."""
    head = around.tokens[number - 1]
    # A council's meeting may be informal, extended or festive: only its standing adjectives belong to its name.
    formal = head.capital and head.low not in around.words.organisations.councils
    while (
        around.joined(number)
        and not (around.capital(number) and is_place(around, number, number + 1))
        and (
            around.low(number) in around.words.organisations.adjectives
            or around.knowledge.demonym(around.low(number), around.language)
            or (formal and around.tokens[number].shape == "x" and adjectival(around, number))
        )
    ):
        number += 1
    return number


def members(around: Surroundings, number: int) -> int:
    """The end of the bare plural after a body's adjective (``Associazione nazionale allevatori``), with one noun before it at most.

    The word at ``number`` follows a head with a capital and its adjectives. The place itself when no such plural stands there.
    """
    plain = around.words.organisations.plural_endings
    for end in (number + 1, number + 2):
        last = end - 1
        if not around.joined(last) or around.tokens[last].shape != "x" or not nominal(around, last):
            return number
        if around.low(last).endswith(plain):
            follows = end + 1 if around.joined(end) and around.tokens[end].shape == "x" and around.low(end).endswith(plain) else end
            return follows if follows == end or nominal(around, end) else end
    return number


def nominal(around: Surroundings, number: int) -> bool:
    """Whether a word may be a noun: no small word, verb or adverb that the pack lists."""
    low, words = around.low(number), around.words
    people = words.persons
    outside = (words.function_words, words.calendar, people.saying, people.said, people.auxiliaries, words.organisations.acting)
    return len(low) > 4 and low not in words.organisations.adverbs and not any(low in table for table in outside)


def leads_on(around: Surroundings, number: int) -> bool:
    """Whether a lower-case ``di`` or one of its forms stands at a place and leads on."""
    return around.joined(number) and around.low(number) in around.words.of and around.tokens[number].shape == "x"


def complement(around: Surroundings, number: int) -> int:
    """The end of the capitalised words that begin at a place, with ``e``/``and`` + capital after them; the place itself if there are none."""
    if not around.joined(number) or not around.name_word(number):
        return number
    match = around.matches.get(number)
    last = match.last if match and not match.weak else chain_end(around, number)
    chained = chain_end(around, number)
    # ``il presidente della Provincia di Trento Ugo Neri``: behind a known place somebody's name begins.
    somebody = (
        match is not None and not match.weak and match.entries[0].kind is EntityKind.PLACE and _begins_a_person(around, match.last, chained)
    )
    last = last if somebody else max(last, chained)
    # The body with its place may itself be a known name, which begins before.
    whole = next(
        (found for place in range(number - 3, number) if (found := around.matches.get(place)) and number < found.last < chained), None
    )
    if whole is not None and _begins_a_person(around, whole.last, chained):
        last = whole.last
    if (
        around.low(last) in ("e", "ed", "and", "et")
        and around.joined(last)
        and around.joined(last + 1)
        and around.name_word(last + 1)
        and around.low(last + 1) in around.words.persons.portfolios
    ):
        last = chain_end(around, last + 1)
    return last


def _begins_a_person(around: Surroundings, place: int, end: int) -> bool:
    return end - place > 1 and around.tokens[place].gap == " " and bool(around.knowledge.first_name(around.low(place)))


def completed(around: Surroundings, step: int, *, aim: bool) -> int:
    """The end of a body's name behind its purpose: a second one (``per la tutela e la ricerca ambientale``), or a proper name."""
    if aim and around.low(step) in ("e", "and", "et") and around.joined(step) and around.low(step + 1) in around.words.articles:
        second = step + 2
        lower = all(around.joined(place) and around.tokens[place].shape == "x" for place in (step + 1, second))
        if lower and nominal(around, second):
            end = second + 1
            while around.joined(end) and around.tokens[end].shape == "x" and adjectival(around, end):
                end += 1
            # Without an adjective the second noun may begin a clause of its own.
            step = end if end > second + 1 else step
    return proper(around, step)


def proper(around: Surroundings, step: int) -> int:
    """The end of the capitalised words that a body's name ends with (``Consorzio di bonifica Valle Alta``); nobody's and no known body's."""
    if not around.joined(step) or not around.name_word(step) or around.tokens[step].gap != " ":
        return step
    end, match = chain_end(around, step), around.matches.get(step)
    if is_person(around, step, end) or (match is not None and not match.weak and match.entries[0].kind is not EntityKind.PLACE):
        return step
    return end


def second_place(around: Surroundings, first: int, last: int) -> int:
    """``Istituto zooprofilattico della Basilicata e della Puglia``: the end of a second region with its own article, or of the first."""
    if around.low(last) not in ("e", "ed", "and", "et") or not is_place(around, first, last):
        return last
    step = last + 2
    if around.low(step - 1) not in around.words.of or around.low(step - 1) in ("di", "d", "de") or not around.capital(step):
        return last
    match = around.matches.get(step)
    if match is None or match.entries[0].kind is not EntityKind.PLACE or not all(around.joined(place) for place in range(last, step + 1)):
        return last
    return match.last


def adjectival(around: Surroundings, number: int) -> bool:
    """Whether a lower-case word is, or ends like, an adjective."""
    low = around.low(number)
    people = around.words.persons
    if low in around.words.function_words or low in people.saying or low in people.said or low in people.auxiliaries:
        return False
    if low in around.words.organisations.adjectives or around.knowledge.demonym(low, around.language):
        return True
    return len(low) > 4 and low.endswith(_ADJECTIVE_ENDINGS)


def is_person(around: Surroundings, first: int, last: int) -> bool:
    """Whether the words are a known person, or a first name with another word."""
    if first >= last:
        return False
    match = around.matches.get(first)
    if match and match.last >= last:
        return match.entries[0].kind is EntityKind.PERSON
    low = around.low(first)
    return last - first >= 2 and bool(around.knowledge.first_name(low)) and low not in around.words.places.dubious


def is_place(around: Surroundings, first: int, last: int) -> bool:
    """Whether the words are a known place."""
    match = around.matches.get(first)
    return bool(match) and match is not None and match.last >= last and match.entries[0].kind is EntityKind.PLACE
