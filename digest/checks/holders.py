"""Offices: one given to two people by a text, and one given to somebody who did not hold it on the text's day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from digest.corpus.sentences import sentence_around
from digest.corpus.traits import published_range
from digest.findings import Finding, find
from digest.kb.knowledge import Certainty, Knowledge, Term
from digest.lang.checks import OfficeWords, load_check_words
from digest.lang.phrases import any_of, beginning_with, ending_with, straight
from digest.model import Briefing, Entity, Role
from digest.values import Passage, Sourced

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_ENOUGH_WORDS = 3
"""A title of fewer words (``ministro degli Esteri``) may be held by several people, one in each country or town, unless it names the place."""
_LOOK_BACK = 24
"""Characters before a title or a name in which a word like ``ex`` changes its meaning."""
_HANDOVER_DAYS = 7
"""Days around the end of a term in which a text may still, or already, give the office to the other one."""
_WIDEST = 62
"""Days; a date less exact than this is no date to judge an office by."""

Holder = tuple[Entity, Passage, str]


def two_holders(briefing: Briefing) -> Iterator[Finding]:
    """The text gives one office, in the same words or as the knowledge base knows it, to two people at once."""
    words = load_check_words(briefing.language.value).offices
    text = straight(briefing.seed.text)
    if any_of(words.handover, beginnings=True).search(text):
        return
    places = [mention.passage for place in briefing.places for mention in place.value.mentions]
    named = bytearray(len(text) + 1)
    for passage in places:
        named[passage.start : passage.end] = b"\x01" * (passage.end - passage.start)
    held: defaultdict[tuple[str, ...], list[Holder]] = defaultdict(list)
    for person in briefing.people:
        if not all(_now(text, mention.passage, words) for mention in person.value.mentions):
            continue
        offices = set()
        for role in person.value.roles:
            key = _office(role, words, named)
            if key is None or key in offices or not role.passages or not _held_now(text, role.passages[0], words):
                continue
            offices.add(key)
            held[key].append((person.value, role.passages[0], role.value.words))
    for first, second in _pairs(held, words):
        (one, one_passage, title), (other, other_passage, _) = first, second
        yield find(
            "two-holders",
            briefing.name,
            line=briefing.seed.line_of(max(one_passage.start, other_passage.start)),
            passages=(one_passage, other_passage) if one_passage.start <= other_passage.start else (other_passage, one_passage),
            office=title,
            first=one.name,
            second=other.name,
        )


def office_against_date(briefing: Briefing, knowledge: Knowledge) -> Iterator[Finding]:
    """The text gives an office to somebody who held it at another time, while checked rows of the knowledge base give it to somebody else on the
    text's own day. Says so with the row's source; silent on everything that no checked row tells.
    """
    day = published_range(briefing)
    if day is None or (day.latest - day.earliest).days > _WIDEST:
        return
    words = load_check_words(briefing.language.value).offices
    text = straight(briefing.seed.text)
    for person in briefing.people:
        for role in person.value.roles:
            office = knowledge.offices.get(role.value.office or "")
            if office is None or not role.passages or not _held_now(text, role.passages[0], words):
                continue
            own = [term for term in office.terms if term.by == person.value.known_as and term.proven]
            margin = timedelta(days=_HANDOVER_DAYS)
            asked = [knowledge.holders(office.id, one, proven=True) for one in (day.earliest - margin, day.latest + margin)]
            if not own or any(answer.certainty is not Certainty.HELD for answer in asked):
                continue
            others = {term.by: term for answer in asked for term in answer.terms}
            if len(others) != 1 or person.value.known_as in others:
                continue
            (term,) = others.values()
            yield _against(briefing, knowledge, person.value, role, term)
            break


def _against(briefing: Briefing, knowledge: Knowledge, person: Entity, role: Sourced[Role], term: Term) -> Finding:
    language = briefing.language.value
    holder = knowledge.entries.get(term.by)
    dated = briefing.published or briefing.published_inferred
    return find(
        "office-against-date",
        briefing.name,
        line=briefing.seed.line_of(role.passages[0].start),
        passages=(role.passages[0], *(dated.passages if dated else ())),
        office=role.value.words,
        name=person.name,
        date=dated.value.iso if dated else "",
        holder=holder.name_in(language) if holder else term.by,
        since=term.since.isoformat(),
        source=term.source,
    )


def _office(role: Sourced[Role], words: OfficeWords, places: bytearray) -> tuple[str, ...] | None:
    """What makes two roles one office: its identity in the knowledge base, else its words when one person at a time holds such a title."""
    if role.value.office:
        return ("office", role.value.office)
    title = straight(role.value.words)
    found = [word for word in _WORD.findall(title) if word.casefold() not in words.small]
    lows = [word.casefold() for word in found]
    if not lows or lows[0] not in words.single or any(word in words.several for word in lows):
        return None
    if lows[0] in words.fields and any_of(words.fields[lows[0]]).search(title) is None:
        return None
    of_a_place = len(lows) > 1 and bool(role.passages) and any(places[role.passages[0].start : role.passages[0].end])
    if len(lows) < _ENOUGH_WORDS and not of_a_place:
        return None
    # A word in capitals names a body or a place, and another body has another office.
    return tuple(_one_gender(low, words) if word[:1].islower() else f"{low}*" for word, low in zip(found, lows, strict=True))


def _one_gender(word: str, words: OfficeWords) -> str:
    for ending, other in words.endings.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return word


def _now(text: str, passage: Passage, words: OfficeWords) -> bool:
    return ending_with(words.not_now).search(text[max(0, passage.start - _LOOK_BACK) : passage.start]) is None


def _held_now(text: str, passage: Passage, words: OfficeWords) -> bool:
    """Whether nothing in a title's sentence says that it is not held at the time of the text."""
    start, end = sentence_around(text, passage, 0, len(text))
    sentence = text[start:end]
    return (
        _now(text, passage, words)
        and not beginning_with(words.not_now).search(text[passage.start : passage.end])
        and not _YEAR.search(sentence)
        and not any_of(words.at_another_time).search(sentence)
        and not any_of(words.changing, beginnings=True).search(sentence)
    )


def _pairs(held: dict[tuple[str, ...], list[Holder]], words: OfficeWords) -> Iterator[tuple[Holder, Holder]]:
    """The first two different holders of each office; a title that only adds adjectives to a shorter one is the same office."""
    keys = sorted(held)
    done: set[frozenset[str]] = set()
    for index, key in enumerate(keys):
        holders = list(held[key])
        for longer in keys[index + 1 :]:
            if key[0] == "office" or longer[: len(key)] != key:
                break
            if key[0].rstrip("*") not in words.each_country and not any(word.endswith("*") for word in longer[len(key) :]):
                holders += held[longer]
        people: dict[str, Holder] = {}
        for holder in holders:
            people.setdefault(holder[0].slug, holder)
        if len(people) < 2:
            continue
        first, second = sorted(people.values(), key=lambda holder: holder[1].start)[:2]
        pair = frozenset((first[0].slug, second[0].slug))
        if pair not in done:
            done.add(pair)
            yield first, second
