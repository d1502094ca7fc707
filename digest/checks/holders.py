"""Offices: one given to two people by a text, and one given to somebody who did not hold it on the text's day."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import MAXYEAR, timedelta

from digest.corpus.titles import held_now, is_named_in_full, is_now, marks_of_places, office_of, words_of
from digest.corpus.told import surname
from digest.corpus.traits import published_range
from digest.findings import Finding, find
from digest.kb.knowledge import Certainty, Knowledge, Term
from digest.lang.checks import OfficeWords, load_check_words
from digest.lang.phrases import any_of, straight
from digest.model import Briefing, Entity, Role
from digest.values import Passage, Sourced

_HANDOVER_DAYS = 7
"""Days around the end of a term in which a text may still, or already, give the office to the other one."""
_CUT = 2
_WIDEST = 62
"""Days; a date less exact than this is no date to judge an office by."""

Holder = tuple[Entity, Passage, str]


def two_holders(briefing: Briefing) -> Iterator[Finding]:
    """The text gives one office, in the same words or as the knowledge base knows it, to two people at once."""
    words = load_check_words(briefing.language.value).offices
    text = straight(briefing.seed.text)
    if any_of(words.handover, beginnings=True).search(text):
        return
    places = marks_of_places(briefing)
    held: defaultdict[tuple[str, ...], list[Holder]] = defaultdict(list)
    for person in briefing.people:
        if not is_named_in_full(person.value) or not all(is_now(text, mention.passage, words) for mention in person.value.mentions):
            continue
        offices = set()
        for role in person.value.roles:
            key = office_of(role, words, places)
            if key is None or key in offices or not role.passages or not held_now(text, role.passages[0], words):
                continue
            offices.add(key)
            held[key].append((person.value, role.passages[0], role.value.words))
    for first, second in (*_pairs(held, words), *_cut_short(briefing, held, words)):
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
    if day is None or (day.latest - day.earliest).days > _WIDEST or not 1 < day.earliest.year <= day.latest.year < MAXYEAR:
        return
    words = load_check_words(briefing.language.value).offices
    text = straight(briefing.seed.text)
    for person in briefing.people:
        for role in person.value.roles:
            office = knowledge.offices.get(role.value.office or "")
            if office is None or not role.passages or not held_now(text, role.passages[0], words):
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


def _cut_short(briefing: Briefing, held: dict[tuple[str, ...], list[Holder]], words: OfficeWords) -> Iterator[tuple[Holder, Holder]]:
    """A title of two words (``direttore generale``) that the text has given to somebody else before, saying of what, in a paragraph that names no
    other body it could be of.
    """
    text = straight(briefing.seed.text)
    bodies = sorted(mention.passage.start for body in briefing.organisations for mention in body.value.mentions)
    for person in briefing.people:
        if not is_named_in_full(person.value):
            continue
        for role in person.value.roles:
            title = straight(role.value.words).casefold().split()
            if len(title) != _CUT or title[0] not in words.single or not role.passages or not is_now(text, role.passages[0], words):
                continue
            own = words_of(role, words)
            longer = [holder for key, holders in held.items() if key[:_CUT] == own and len(key) > _CUT for holder in holders]
            block = next(
                (block.passage for block in briefing.blocks if block.passage.start <= role.passages[0].start < block.passage.end), None
            )
            if len(longer) != 1 or block is None or longer[0][1].start > role.passages[0].start:
                continue
            if surname(longer[0][0]) == surname(person.value) or bisect_left(bodies, block.start) != bisect_left(bodies, block.end):
                continue
            yield longer[0], (person.value, role.passages[0], role.value.words)


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
            people.setdefault(surname(holder[0]), holder)
        if len(people) < 2:
            continue
        first, second = sorted(people.values(), key=lambda holder: holder[1].start)[:2]
        pair = frozenset((first[0].slug, second[0].slug))
        if pair not in done:
            done.add(pair)
            yield first, second
