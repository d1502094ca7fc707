"""When a text was written, by the offices it gives to people as theirs now: their terms in the knowledge base, checked rows only.

A title says nothing where it is or may be somebody's former or coming one (``l'ex premier``, ``il ministro uscente``), in quotations, in
sentences and paragraphs about another time, or when the text gives the office to two people. The knowledge base is taken to know all terms of
a person in an office once it knows one; it begins with 2010.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from digest.extract.day_sets import LAST, Days, spans
from digest.extract.told_times import history, plain, sentence_around, words_in
from digest.kb.knowledge import Knowledge
from digest.kb.shapes import Term
from digest.lang.bounds import BoundWords
from digest.model import Entity, EntityKind, Seed
from digest.values import Passage, Sourced

_BESIDE = 30
"""Characters before and behind a title or a name in which a word like ``ex`` changes its meaning."""
_MOST = 200
"""Titles looked at, the first ones."""


@dataclass(frozen=True, slots=True)
class Held:
    """An office that the text gives to somebody as theirs now, and the days on which it was."""

    days: Days
    passages: tuple[Passage, ...]
    who: str
    office: str
    """In the language of the text, as the knowledge base calls it."""
    source: str


def offices_now(
    seed: Seed,
    entities: Iterable[Sourced[Entity]],
    quoted: tuple[Passage, ...],
    dated: tuple[Passage, ...],
    knowledge: Knowledge,
    language: str,
    words: BoundWords,
) -> tuple[Held, ...]:
    """The offices of known people with their terms, in text order. ``dated`` are the passages that name a year."""
    found: defaultdict[str, dict[str, tuple[Passage, str]]] = defaultdict(dict)
    titles = tuple(_titles(entities, knowledge, language, words))
    for person, office, passage in titles:
        found[office].setdefault(person.known_as or person.slug, (passage, person.name))
    firm = _Firm(seed, quoted, dated, words)
    held = []
    seen: set[tuple[str, str]] = set()
    for person, office, passage in titles:
        identity = person.known_as
        if identity is None or len(found[office]) > 1 or (identity, office) in seen:
            continue
        days, source = _terms(knowledge, office, identity)
        if not days or not firm.holds(person, passage):
            continue
        seen.add((identity, office))
        row = knowledge.offices[office]
        label = row.label.get(language) or next(iter(row.label.values()))
        held.append(Held(days, (passage,), person.name, label, source))
    return tuple(held)


def _titles(
    entities: Iterable[Sourced[Entity]], knowledge: Knowledge, language: str, words: BoundWords
) -> Iterator[tuple[Entity, str, Passage]]:
    count = 0
    for entity in entities:
        if entity.value.kind is not EntityKind.PERSON:
            continue
        for role in entity.value.roles:
            office = role.value.office or _called(entity.value.known_as, role.value.words, knowledge, language, words)
            if office and role.passages:
                count += 1
                if count > _MOST:
                    return
                yield entity.value, office, role.passages[0]


def _called(person: str | None, title: str, knowledge: Knowledge, language: str, words: BoundWords) -> str:
    """The one office that somebody held and that a short title can mean; empty when there is none or there are several."""
    shown = " ".join(plain(title).split())
    beginnings = next((labels for phrase, labels in words.called.items() if shown == phrase or shown.startswith(f"{phrase} ")), ())
    if person is None or not beginnings:
        return ""
    held = [identity for identity, label in _offices_of(knowledge, language).get(person, ()) if plain(label).startswith(tuple(beginnings))]
    return held[0] if len(held) == 1 else ""


@lru_cache(maxsize=8)
def _offices_of(knowledge: Knowledge, language: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The offices that each person held or holds, with what they are called in a language."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for office in knowledge.offices.values():
        for holder in dict.fromkeys(term.by for term in office.terms):
            found[holder].append((office.id, office.label.get(language, "")))
    return {holder: tuple(rows) for holder, rows in found.items()}


def _terms(knowledge: Knowledge, office: str, person: str) -> tuple[Days, str]:
    """The days of somebody's terms in an office, and the source of the latest; no days when a row of them was not checked."""
    row = knowledge.offices.get(office)
    terms = [] if row is None else [term for term in row.terms if term.by == person]
    if not terms or not all(term.proven for term in terms):
        return (), ""
    return spans(_span(term) for term in terms), max(terms, key=lambda term: term.since).source


def _span(term: Term) -> tuple[int, int]:
    """An open term sets no end: after the day on which it was last checked nobody knows."""
    last = LAST if term.until is None else (term.until - datetime.timedelta(days=1)).toordinal()
    return term.since.toordinal(), last


@dataclass(frozen=True, slots=True)
class _Firm:
    """Whether a title is held at the time of the text, as far as its words tell."""

    seed: Seed
    quoted: tuple[Passage, ...]
    dated: tuple[Passage, ...]
    words: BoundWords

    def holds(self, person: Entity, title: Passage) -> bool:
        text = self.seed.text
        if any(quote.start <= title.start < quote.end for quote in self.quoted):
            return False
        shown = [title, *(mention.passage for mention in person.mentions[:_MOST])]
        if not all(self._plain_title(passage) for passage in shown):
            return False
        begin, end = sentence_around(text, title.start, title.end)
        paragraph = max(text.rfind("\n", 0, title.start) + 1, title.start - 2000)
        if any(paragraph <= passage.start < end for passage in self.dated):
            return False
        sentence = plain(text[begin:end])
        if _other_time(self.words).search(sentence):
            return False
        return not history(words_in(sentence), self.words)

    def _plain_title(self, passage: Passage) -> bool:
        text = self.seed.text
        before = plain(text[max(0, passage.start - _BESIDE) : passage.start])
        behind = plain(text[passage.end : passage.end + _BESIDE])
        inside = plain(passage.text)
        return not (_before(self.words).search(before) or _inside(self.words).match(inside) or _behind(self.words).match(behind))


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _before(words: BoundWords) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{_either(words.not_holding_before)})[\s\-–]*(?:[^\W\d_]+\s+)?$")


@cache
def _inside(words: BoundWords) -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(words.not_holding_before)})(?!\w)|.*(?<!\w)(?:{_either(words.not_holding_after)})(?!\w)")


@cache
def _behind(words: BoundWords) -> re.Pattern[str]:
    return re.compile(
        rf"[\s\-–]*(?:{_either(words.not_holding_after)})(?!\w)|[\s\-–]+[^\W\d_]+[\s\-–]+(?:{_either(words.not_holding_after)})(?!\w)"
    )


@cache
def _other_time(words: BoundWords) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{_either(words.other_time)})(?![\w'])")
