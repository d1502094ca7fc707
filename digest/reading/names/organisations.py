"""Organisations told by their heads: ``Procura di ...``, ``Istituto ... della ...``, ``Associazione nazionale ...``, ``Banca ...``."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.names.chains import chain_end
from digest.reading.names.spans import Span, Surroundings

_QUOTES = '"“«‘„”»’'
_LEVELS = frozenset(["comunale", "regionale", "provinciale", "metropolitano", "comunali", "regionali"])
_ADJECTIVE_ENDINGS = (
    *("ale", "ali", "are", "ari", "ario", "aria", "ico", "ica", "iche", "ici", "ivo", "iva", "ive", "ivi", "ano", "ana", "ima", "imo"),
    *("ese", "ense", "oso", "osa", "ente", "ista", "ile", "ili", "eure", "enne", "elle", "ique"),
)


def organisation_at(around: Surroundings, number: int) -> Span | None:
    """The organisation whose head stands at a word, or None."""
    token = around.tokens[number]
    bodies = around.words.organisations
    low = token.low
    if token.heading and token.shape == "A":
        return None
    if low in bodies.territorial and (span := _territorial(around, number)):
        return span
    if low in bodies.subject and (span := _subject(around, number)):
        return span
    if low in bodies.named and (span := _named(around, number)):
        return span
    return None


def _adjectives(around: Surroundings, number: int) -> int:
    """The number of the word after the adjectives that follow a head; of a head with a capital also those that only look like adjectives."""
    head = around.tokens[number - 1]
    # A council's meeting may be informal, extended or festive: only its standing adjectives belong to its name.
    formal = head.capital and head.low not in around.words.organisations.councils
    while (
        around.joined(number)
        and not (around.capital(number) and _is_place(around, number, number + 1))
        and (
            around.low(number) in around.words.organisations.adjectives
            or around.knowledge.demonym(around.low(number), around.language)
            or (formal and around.tokens[number].shape == "x" and _adjectival(around, number))
        )
    ):
        number += 1
    return number


def _members(around: Surroundings, number: int) -> int:
    """The end of the bare plural after a body's adjective (``Associazione nazionale allevatori``), with one noun before it at most.

    The word at ``number`` follows a head with a capital and its adjectives. The place itself when no such plural stands there.
    """
    plain = around.words.organisations.plural_endings
    for end in (number + 1, number + 2):
        last = end - 1
        if not around.joined(last) or around.tokens[last].shape != "x" or not _nominal(around, last):
            return number
        if around.low(last).endswith(plain):
            follows = end + 1 if around.joined(end) and around.tokens[end].shape == "x" and around.low(end).endswith(plain) else end
            return follows if follows == end or _nominal(around, end) else end
    return number


def _nominal(around: Surroundings, number: int) -> bool:
    low, words = around.low(number), around.words
    people = words.persons
    outside = (words.function_words, words.calendar, people.saying, people.said, people.auxiliaries, words.organisations.acting)
    return len(low) > 4 and low not in words.organisations.adverbs and not any(low in table for table in outside)


def _of(around: Surroundings, number: int) -> bool:
    return around.joined(number) and around.low(number) in around.words.of and around.tokens[number].shape == "x"


def _complement(around: Surroundings, number: int) -> int:
    """The end of the capitalised words that begin at a place, with ``e``/``and`` + capital after them; the place itself if there are none."""
    if not around.joined(number) or not around.name_word(number):
        return number
    match = around.matches.get(number)
    last = match.last if match and not match.weak else chain_end(around, number)
    last = max(last, chain_end(around, number))
    if (
        around.low(last) in ("e", "ed", "and", "et")
        and around.joined(last)
        and around.joined(last + 1)
        and around.name_word(last + 1)
        and around.low(last + 1) in around.words.persons.portfolios
    ):
        last = chain_end(around, last + 1)
    return last


def _territorial(around: Surroundings, number: int) -> Span | None:
    token, words = around.tokens[number], around.words
    after = _adjectives(around, number + 1)
    lower = token.shape == "x"
    # ``provincia di ...`` in lower case is a place; with a capital it is the body.
    if lower and (token.low in words.places.settled and token.low not in ("procura", "questura", "prefettura", "tribunale")):
        return None
    if _of(around, after):
        last = _complement(around, after + 1)
        if last > after + 1 and not _is_person(around, after + 1, last):
            return Span(number, last, EntityKind.ORGANISATION, "organisation-head")
    elif not lower and around.joined(after) and around.name_word(after):
        match = around.matches.get(after)
        if match and any(known.kind is EntityKind.PLACE for known in match.entries):
            return Span(number, match.last + _numbered(around, match.last), EntityKind.ORGANISATION, "organisation-head")
    elif not lower and len(token.low) <= 4 and _numbered(around, after):
        return Span(number, after + 1, EntityKind.ORGANISATION, "organisation-head")
    return None


def _numbered(around: Surroundings, number: int) -> bool:
    """``Asl Roma 3``, ``Asl 5``: local bodies that are counted."""
    return around.joined(number) and around.tokens[number].shape == "9" and len(around.low(number)) <= 2


def _subject(around: Surroundings, number: int) -> Span | None:
    token, words = around.tokens[number], around.words
    after = _adjectives(around, number + 1)
    if token.shape == "x":
        if token.low not in words.organisations.lower:
            return None
        bare = after == number + 1 and token.low in words.organisations.local | words.persons.roles | frozenset(
            ["consiglio", "commissione"]
        )
        if bare and around.low(after + 1) not in words.persons.portfolios:
            return None
        if (
            not _of(around, after)
            or not around.name_word(after + 1)
            or token.low in words.places.buildings
            or token.low in words.places.settled
        ):
            return None
        last = _complement(around, after + 1)
        single_place = after == number + 1 and _is_place(around, after + 1, last)
        if last == after + 1 or _is_person(around, after + 1, last) or (single_place and token.low not in words.organisations.territorial):
            return None
        return Span(number, last, EntityKind.ORGANISATION, "organisation-head")
    if around.tokens[number].heading or (after == number + 1 and token.low in words.organisations.meetings):
        return None
    last = _subject_end(around, number, after)
    if last == number + 1 or (token.first and not any(around.tokens[place].capital for place in range(number + 1, last))):
        return None
    return Span(number, last, EntityKind.ORGANISATION, "organisation-head")


def _subject_end(around: Surroundings, number: int, after: int) -> int:
    """Where the name of a body ends that begins with a capitalised head; the word after the head when the head stands alone."""
    words = around.words
    step = after
    if around.joined(step) and around.low(step) in (*words.of, "per", "for", "pour") and around.tokens[step].shape == "x":
        preposition = around.low(step)
        step += 1
        article = around.joined(step) and around.low(step) in words.articles and around.tokens[step].shape == "x"
        step += article
        end = _complement(around, step)
        if end > step:
            if not _is_person(around, step, end):
                return _second_place(around, step, end) if article or preposition not in ("di", "d", "de") else end
        elif (article or preposition in words.of) and around.joined(step) and around.tokens[step].shape == "x":
            low = around.low(step)
            infinitive = low.endswith(("are", "ere", "ire", "arsi", "ersi", "irsi")) and preposition in ("di", "per", "de", "pour")
            if low not in words.function_words and not infinitive:
                step += 1
                while around.joined(step) and around.tokens[step].shape == "x" and _adjectival(around, step):
                    step += 1
                return _completed(around, step, aim=preposition in ("per", "for", "pour"))
    elif after > number + 1 and _proper(around, after) > after:
        end = _proper(around, after)
        # Groups and lists follow a council's name (``Consiglio regionale Alleanza civica``), other bodies' names go on.
        if around.low(number) not in words.organisations.councils or _is_place(around, after, end):
            return end
    if around.tokens[number].capital and after > number + 1:
        members = _members(around, after)
        if members > after:
            return members
    national = any(around.knowledge.demonym(around.low(place), around.language) for place in range(number + 1, after))
    council = after == number + 2 and around.low(number) in words.organisations.councils and around.low(number + 1) in _LEVELS
    return after if national or council or after > number + 2 else number + 1


def _completed(around: Surroundings, step: int, *, aim: bool) -> int:
    """The end of a body's name behind its purpose: a second one (``per la tutela e la ricerca ambientale``), or a proper name."""
    if aim and around.low(step) in ("e", "and", "et") and around.joined(step) and around.low(step + 1) in around.words.articles:
        second = step + 2
        lower = all(around.joined(place) and around.tokens[place].shape == "x" for place in (step + 1, second))
        if lower and _nominal(around, second):
            end = second + 1
            while around.joined(end) and around.tokens[end].shape == "x" and _adjectival(around, end):
                end += 1
            # Without an adjective the second noun may begin a clause of its own.
            step = end if end > second + 1 else step
    return _proper(around, step)


def _proper(around: Surroundings, step: int) -> int:
    """The end of the capitalised words that a body's name ends with (``Consorzio di bonifica Valle Alta``); nobody's and no known body's."""
    if not around.joined(step) or not around.name_word(step) or around.tokens[step].gap != " ":
        return step
    end, match = chain_end(around, step), around.matches.get(step)
    if _is_person(around, step, end) or (match is not None and not match.weak and match.entries[0].kind is not EntityKind.PLACE):
        return step
    return end


def _second_place(around: Surroundings, first: int, last: int) -> int:
    """``Istituto zooprofilattico della Basilicata e della Puglia``: the end of a second region with its own article, or of the first."""
    if around.low(last) not in ("e", "ed", "and", "et") or not _is_place(around, first, last):
        return last
    step = last + 2
    if around.low(step - 1) not in around.words.of or around.low(step - 1) in ("di", "d", "de") or not around.capital(step):
        return last
    match = around.matches.get(step)
    if match is None or match.entries[0].kind is not EntityKind.PLACE or not all(around.joined(place) for place in range(last, step + 1)):
        return last
    return match.last


def _adjectival(around: Surroundings, number: int) -> bool:
    low = around.low(number)
    people = around.words.persons
    if low in around.words.function_words or low in people.saying or low in people.said or low in people.auxiliaries:
        return False
    if low in around.words.organisations.adjectives or around.knowledge.demonym(low, around.language):
        return True
    return len(low) > 4 and low.endswith(_ADJECTIVE_ENDINGS)


def _named(around: Surroundings, number: int) -> Span | None:
    token, words = around.tokens[number], around.words
    after = _adjectives(around, number + 1)
    if token.capital and not token.heading and after > number + 1 and not (around.joined(after) and around.capital(after)):
        members = _members(around, after)
        if members > after:
            return Span(number, members, EntityKind.ORGANISATION, "organisation-head")
    if after >= len(around.tokens) or around.tokens[after].block != token.block:
        return None
    opening = around.tokens[after].gap.strip()
    if opening and opening in _QUOTES and around.capital(after) and (span := _in_marks(around, after)):
        return span
    if not around.joined(after):
        return None
    lower = token.shape == "x"
    if token.capital and token.low in words.organisations.impersonal and _is_person(around, after, chain_end(around, after)):
        return None
    if not around.name_word(after):
        if lower or token.heading:
            return None
        return _joined_name(around, number, after)
    match = around.matches.get(after)
    whole_place = match is not None and match.entries[0].kind is EntityKind.PLACE and chain_end(around, after) <= match.last
    if whole_place and lower and token.low not in words.organisations.kept:
        return None
    last = _extended(around, chain_end(around, after))
    if lower:
        if token.low in ("squadra", "casa", "centro", "sito", "capo") and around.knowledge.first_name(around.low(after)):
            return None
        if around.low(after) in words.not_names and last == after + 1:
            return None
        known = match.entries[0] if match and match.last == last and match.entries[0].kind is EntityKind.ORGANISATION else None
        begin = number if token.low in words.organisations.kept and known is None else after
        return Span(begin, last, EntityKind.ORGANISATION, "organisation-head", known)
    return Span(number, last, EntityKind.ORGANISATION, "organisation-head")


def _joined_name(around: Surroundings, number: int, after: int) -> Span | None:
    """``Alleanza per i Territori``, ``Banca di Credito``: a capitalised head, small words, capitals."""
    step = after
    if around.low(after) in ("e", "ed", "o", "and", "et"):
        return None
    while step - after < 2 and around.joined(step) and around.low(step) in around.words.joins and around.tokens[step].shape == "x":
        step += 1
    if step == after or not around.joined(step) or not around.name_word(step):
        return None
    last = chain_end(around, step)
    if _is_person(around, step, last) or (_is_place(around, step, last) and around.low(after) != "per"):
        return None
    return Span(number, _extended(around, last), EntityKind.ORGANISATION, "organisation-head")


def _extended(around: Surroundings, last: int) -> int:
    small = ("d", "per", "sul", "sulla", "sui", "del", "della", "dei", "delle", "degli", "du", "des", "pour", "for")
    step = last
    while step - last < 2 and around.joined(step) and around.low(step) in around.words.joins and around.tokens[step].shape == "x":
        step += 1
    if last < step and around.low(last) in small and around.joined(step) and around.name_word(step):
        end = chain_end(around, step)
        if not _is_person(around, step, end) and not (_is_place(around, step, end) and around.low(last) not in ("d", "sul", "sulla")):
            return end
    while around.joined(last) and around.low(last) in around.words.organisations.suffixes:
        last += 1
    return last


def _in_marks(around: Surroundings, first: int) -> Span | None:
    for last in range(first + 1, min(first + 8, len(around.tokens))):
        token = around.tokens[last]
        if token.block != around.tokens[first].block:
            return None
        if any(mark in token.gap for mark in '"“”»’') and token.gap not in ("'", "’"):
            return Span(first, last, EntityKind.ORGANISATION, "organisation-head")
    return None


def with_complement(around: Surroundings, last: int) -> int:
    """``Ohio Department of Labor``: where nouns stand before a head, the head's complement follows it; the end of the name."""
    words = around.words
    heads = words.organisations.subject | words.organisations.territorial
    if not words.capitalised_adjectives or around.low(last - 1) not in heads:
        return last
    if not (around.joined(last) and around.low(last) in (*words.of, "for") and around.joined(last + 1) and around.name_word(last + 1)):
        return last
    end = _complement(around, last + 1)
    return last if _is_person(around, last + 1, end) else end


def joint_body(around: Surroundings, first: int, last: int) -> int:
    """``Bragshire Fire and Rescue Service``: a body whose name joins two things; the end of the name, 0 where two names stand side by side."""
    words, knowledge = around.words, around.knowledge
    if not (around.joined(last) and around.low(last) == "and" and around.joined(last + 1) and around.name_word(last + 1)):
        return 0
    end = chain_end(around, last + 1)
    behind = around.matches.get(last + 1)
    if around.low(end - 1) not in words.organisations.joint or last - first > 2 or (behind is not None and not behind.weak):
        return 0
    match = around.matches.get(first)
    large = match is not None and not match.weak and match.entries[0].type in ("country", "continent", "capital")
    if large or knowledge.first_name(around.low(first)) or around.low(last - 1) in words.organisations.inner:
        return 0
    return end


def _is_person(around: Surroundings, first: int, last: int) -> bool:
    if first >= last:
        return False
    match = around.matches.get(first)
    if match and match.last >= last:
        return match.entries[0].kind is EntityKind.PERSON
    low = around.low(first)
    return last - first >= 2 and bool(around.knowledge.first_name(low)) and low not in around.words.places.dubious


def _is_place(around: Surroundings, first: int, last: int) -> bool:
    match = around.matches.get(first)
    return bool(match) and match is not None and match.last >= last and match.entries[0].kind is EntityKind.PLACE
