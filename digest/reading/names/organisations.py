"""Organisations told by their heads: ``Procura di ...``, ``Istituto ... della ...``, ``Associazione nazionale ...``, ``Banca ...``."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.names.chains import chain_end
from digest.reading.names.complements import (
    adjectival,
    adjectives,
    complement,
    completed,
    is_person,
    is_place,
    leads_on,
    members,
    nominal,
    proper,
    second_place,
)
from digest.reading.names.roles import of_rank
from digest.reading.names.spans import Span, Surroundings
from digest.reading.names.tokens import Token

_QUOTES = '"“«‘„”»’'
_ORDINALS = frozenset(["ª", "°", "º", "^"])
_INNER_HEADS = 4
_LEVELS = frozenset(["comunale", "regionale", "provinciale", "metropolitano", "comunali", "regionali"])


def organisation_at(around: Surroundings, number: int) -> Span | None:
    """The organisation whose head stands at a word, or None."""
    token = around.tokens[number]
    bodies = around.words.organisations
    low = token.low
    if token.heading and token.shape == "A":
        return None
    if low in bodies.units and (span := _counted(around, number)):
        return span
    if low in bodies.territorial and (span := _territorial(around, number)):
        return span
    if low in bodies.subject and (span := _subject(around, number)):
        return span
    if low in bodies.units and of_rank(around, number):
        return None
    if low in bodies.named and (span := _named(around, number)):
        return span
    return None


def _counted(around: Surroundings, number: int) -> Span | None:
    """``il 7° reggimento alpini``, ``la 63ª brigata``: a unit with its number, its arm and its name."""
    tokens = around.tokens
    before = tokens[number - 1] if number else None
    if before is None or before.shape != "9" or before.block != tokens[number].block or not _ordinal(before, tokens[number]):
        return None
    end = adjectives(around, number + 1)
    if around.joined(end) and around.low(end) == "d" and around.joined(end + 1) and tokens[end + 1].shape == "x":
        # ``92ª brigata d'assalto``
        end += 2
    last = proper(around, end)
    return Span(number - 1, last, EntityKind.ORGANISATION, "organisation-head")


def _ordinal(figure: Token, behind: Token) -> bool:
    return behind.gap.strip() in _ORDINALS or (figure.text[-1] in _ORDINALS and behind.gap == " ")


def _territorial(around: Surroundings, number: int) -> Span | None:
    token, words = around.tokens[number], around.words
    after = _behind_purpose(around, adjectives(around, number + 1))
    lower = token.shape == "x"
    if token.low in words.organisations.meetings and after == number + 1:
        return None
    # ``provincia di ...`` in lower case is a place; with a capital it is the body.
    if lower and (token.low in words.places.settled and token.low not in ("procura", "questura", "prefettura", "tribunale")):
        return None
    if leads_on(around, after):
        last = complement(around, after + 1)
        if last > after + 1 and not is_person(around, after + 1, last):
            return Span(number, last, EntityKind.ORGANISATION, "organisation-head")
    elif not lower and around.joined(after) and around.name_word(after):
        match = around.matches.get(after)
        if match and any(known.kind is EntityKind.PLACE for known in match.entries):
            return Span(number, match.last + _numbered(around, match.last), EntityKind.ORGANISATION, "organisation-head")
    elif not lower and len(token.low) <= 4 and _numbered(around, after):
        return Span(number, after + 1, EntityKind.ORGANISATION, "organisation-head")
    return None


def _behind_purpose(around: Surroundings, number: int) -> int:
    """``Procura per i minorenni di Urbino``, ``Tribunale dei minori di Urbino``: the place behind whom a court is for."""
    for small in (("per", "i"), ("per", "la"), ("dei",), ("del",)):
        end = number + len(small)
        words = tuple(around.low(place) for place in range(number, end))
        if words == small and all(around.joined(place) for place in range(number, end + 1)) and leads_on(around, end + 1):
            return end + 1 if around.low(end) in around.words.organisations.tried else number
    return number


def _numbered(around: Surroundings, number: int) -> bool:
    """``Asl Roma 3``, ``Asl 5``: local bodies that are counted."""
    return around.joined(number) and around.tokens[number].shape == "9" and len(around.low(number)) <= 2


def _subject(around: Surroundings, number: int) -> Span | None:
    token, words = around.tokens[number], around.words
    after = adjectives(around, number + 1)
    if token.shape == "x":
        if token.low not in words.organisations.lower:
            return None
        small = token.low in words.organisations.local or token.low in words.persons.roles or token.low in ("consiglio", "commissione")
        bare = after == number + 1 and small
        bare_head = after == number + 1 and token.low in words.organisations.owned
        if bare and around.low(after + 1) not in words.persons.portfolios:
            return None
        if (
            not leads_on(around, after)
            or not around.name_word(after + 1)
            or token.low in words.places.buildings
            or token.low in words.places.settled
        ):
            return None
        last = complement(around, after + 1)
        owner = around.matches.get(after + 1)
        if bare_head and owner is not None and owner.last >= last and owner.entries[0].kind is EntityKind.ORGANISATION:
            # ``l'agenzia dell'Onu``: one of the body's, which has the name.
            return None
        single_place = after == number + 1 and is_place(around, after + 1, last)
        if last == after + 1 or is_person(around, after + 1, last) or (single_place and token.low not in words.organisations.territorial):
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
        end = complement(around, step)
        if end > step:
            if not is_person(around, step, end):
                return second_place(around, step, end) if article or preposition not in ("di", "d", "de") else end
        elif (article or preposition in words.of) and around.joined(step) and around.tokens[step].shape == "x":
            low = around.low(step)
            infinitive = low.endswith(("are", "ere", "ire", "arsi", "ersi", "irsi")) and preposition in ("di", "per", "de", "pour")
            if low not in words.function_words and not infinitive:
                step += 1
                while around.joined(step) and around.tokens[step].shape == "x" and adjectival(around, step):
                    step += 1
                if after > number + 1 and around.low(step) == "per" and around.joined(step) and around.low(step + 1) in words.articles:
                    # ``Società italiana di neurologia per le demenze``
                    step = (
                        step + 3 if around.joined(step + 2) and nominal(around, step + 2) and around.tokens[step + 2].shape == "x" else step
                    )
                end = completed(around, step, aim=preposition in ("per", "for", "pour"))
                return _with_town(around, end) if end == step and around.low(number) in words.organisations.posted else end
    # Groups and lists follow a council's name (``Consiglio regionale Alleanza civica``), other bodies' names go on.
    elif (
        after > number + 1
        and (end := proper(around, after)) > after
        and (around.low(number) not in words.organisations.councils or is_place(around, after, end))
    ):
        return end
    if around.tokens[number].capital and after > number + 1:
        end = members(around, after)
        if end > after:
            return end
    national = any(around.knowledge.demonym(around.low(place), around.language) for place in range(number + 1, after))
    council = after == number + 2 and around.low(number) in words.organisations.councils and around.low(number + 1) in _LEVELS
    end = after if national or council or after > number + 2 else number + 1
    posted = after == number + 2 and around.low(number) in words.organisations.posted and leads_on(around, after)
    return max(end, _with_town(around, after)) if posted and _with_town(around, after) > after else end


def _named(around: Surroundings, number: int) -> Span | None:
    token, words = around.tokens[number], around.words
    after = adjectives(around, number + 1)
    if token.capital and not token.heading and after > number + 1 and not (around.joined(after) and around.capital(after)):
        end = members(around, after)
        if end == after and around.joined(after) and around.low(after) in (*words.of, "per") and around.tokens[after].shape == "x":
            # ``Associazione italiana di oncologia medica``
            end = _subject_end(around, number, after)
        if end > after:
            return Span(number, end, EntityKind.ORGANISATION, "organisation-head")
    if after >= len(around.tokens) or around.tokens[after].block != token.block:
        return None
    opening = around.tokens[after].gap.strip()
    if opening and opening in _QUOTES and around.capital(after) and (span := _in_marks(around, after)):
        if token.low in words.organisations.marked and not token.heading:
            span.called = f"{around.surface(number, after)} {around.surface(after, span.last)}"
            span.first = number
        return span
    if not around.joined(after):
        return None
    lower = token.shape == "x"
    if token.capital and token.low in words.organisations.impersonal and is_person(around, after, chain_end(around, after)):
        return None
    if not around.name_word(after):
        if lower or token.heading:
            return None
        return _joined_name(around, number, after)
    match = around.matches.get(after)
    whole_place = match is not None and match.entries[0].kind is EntityKind.PLACE and chain_end(around, after) <= match.last
    if whole_place and lower and token.low not in words.organisations.kept:
        return None
    last = _placed(around, after, _extended(around, chain_end(around, after)))
    if lower:
        if token.low in ("squadra", "casa", "centro", "sito", "capo") and around.knowledge.first_name(around.low(after)):
            return None
        if around.low(after) in words.not_names and last == after + 1:
            return None
        known = match.entries[0] if match and match.last == last and match.entries[0].kind is EntityKind.ORGANISATION else None
        begin = number if token.low in words.organisations.kept and known is None else after
        return Span(begin, last, EntityKind.ORGANISATION, "organisation-head", known)
    return Span(number, last, EntityKind.ORGANISATION, "organisation-head")


def _placed(around: Surroundings, first: int, last: int) -> int:
    """``Teatro Stabile della Toscana``, ``Fondazione Cassa di Risparmio di Cuneo``: the end of a name whose words ask for what follows them.

    Adjectives alone name no body without its place; a head inside a name brings its own complement.
    """
    inner = around.words.organisations
    head = around.low(last - 1)
    if (
        (head in inner.subject or head in inner.named or head in inner.territorial)
        and last - first < _INNER_HEADS
        and leads_on(around, last)
    ):
        body = organisation_at(around, last - 1)
        if body is not None and body.last > last:
            return _with_town(around, body.last)
    if not leads_on(around, last) or not all(_general(around, place) for place in range(first, last)):
        return last
    return _with_town(around, last)


def _with_town(around: Surroundings, last: int) -> int:
    match = around.matches.get(last + 1) if leads_on(around, last) and around.joined(last + 1) else None
    return last if match is None or match.weak or match.entries[0].kind is not EntityKind.PLACE else match.last


def _general(around: Surroundings, number: int) -> bool:
    return (
        adjectival(around, number)
        and not around.knowledge.first_name(around.low(number))
        and not around.knowledge.surname(around.low(number))
    )


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
    if is_person(around, step, last) or (is_place(around, step, last) and around.low(after) != "per"):
        return None
    return Span(number, _extended(around, last), EntityKind.ORGANISATION, "organisation-head")


def _extended(around: Surroundings, last: int) -> int:
    small = ("d", "per", "sul", "sulla", "sui", "del", "della", "dei", "delle", "degli", "du", "des", "pour", "for")
    step = last
    while step - last < 2 and around.joined(step) and around.low(step) in around.words.joins and around.tokens[step].shape == "x":
        step += 1
    if last < step and around.low(last) in small and around.joined(step) and around.name_word(step):
        end = chain_end(around, step)
        if not is_person(around, step, end) and not (is_place(around, step, end) and around.low(last) not in ("d", "sul", "sulla")):
            return end
    while around.joined(last) and around.low(last) in around.words.organisations.suffixes:
        last += 1
    return last


def _in_marks(around: Surroundings, first: int) -> Span | None:
    for last in range(first + 1, min(first + 8, len(around.tokens)) + 1):
        before = around.tokens[last - 1]
        behind = around.tokens[last] if last < len(around.tokens) else None
        ended = behind is None or behind.block != before.block
        gap = around.text[before.end : before.end + 1] if behind is None or ended else behind.gap
        if any(mark in gap for mark in '"“”»’') and gap not in ("'", "’"):
            return Span(first, last, EntityKind.ORGANISATION, "organisation-head")
        if ended:
            return None
    return None


def with_complement(around: Surroundings, last: int) -> int:
    """``Ohio Department of Labor``: where nouns stand before a head, the head's complement follows it; the end of the name."""
    words = around.words
    head = around.low(last - 1)
    if not words.capitalised_adjectives or (head not in words.organisations.subject and head not in words.organisations.territorial):
        return last
    if not (around.joined(last) and around.low(last) in (*words.of, "for") and around.joined(last + 1) and around.name_word(last + 1)):
        return last
    end = complement(around, last + 1)
    return last if is_person(around, last + 1, end) else end


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
