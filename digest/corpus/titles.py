"""Titles of people: which are one office that one person holds at a time, and whether a text gives them as held now."""

from __future__ import annotations

import re

from digest.corpus.sentences import sentence_around
from digest.lang.checks import OfficeWords
from digest.lang.phrases import any_of, beginning_with, ending_with, straight
from digest.model import Briefing, Entity, Role
from digest.values import Passage, Sourced

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_ENOUGH_WORDS = 3
"""A title of fewer words (``ministro degli Esteri``) may be held by several people, one in each country or town, unless it names the place."""
_LOOK_BACK = 24
"""Characters before a title or a name in which a word like ``ex`` changes its meaning."""


def office_of(role: Sourced[Role], words: OfficeWords, places: bytearray) -> tuple[str, ...] | None:
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
    return words_of(role, words)


def words_of(role: Sourced[Role], words: OfficeWords) -> tuple[str, ...]:
    """The words of a title that tell it from another one, in one gender; small ones left out."""
    found = [word for word in _WORD.findall(straight(role.value.words)) if word.casefold() not in words.small]
    lows = [word.casefold() for word in found]
    # A word in capitals names a body or a place, and another body has another office.
    return tuple(_one_gender(low, words) if word[:1].islower() else f"{low}*" for word, low in zip(found, lows, strict=True))


def _one_gender(word: str, words: OfficeWords) -> str:
    for ending, other in words.endings.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return word


def is_named_in_full(person: Entity) -> bool:
    """Whether a name is surely somebody's: known, or of two words at least. A word before ``, il sindaco di ...`` in a headline may be a subject."""
    return not person.tentative and (person.known_as is not None or len(person.name.split()) > 1)


def marks_of_places(briefing: Briefing) -> bytearray:
    """A mark for each character of a text that belongs to the name of a place."""
    marks = bytearray(len(briefing.seed.text) + 1)
    for place in briefing.places:
        for mention in place.value.mentions:
            marks[mention.passage.start : mention.passage.end] = b"\x01" * (mention.passage.end - mention.passage.start)
    return marks


def is_now(text: str, passage: Passage, words: OfficeWords) -> bool:
    """Whether no word like ``ex`` stands right before a title or a name; apostrophes of the text are straight ones."""
    return ending_with(words.not_now).search(text[max(0, passage.start - _LOOK_BACK) : passage.start]) is None


def held_now(text: str, passage: Passage, words: OfficeWords) -> bool:
    """Whether nothing in a title's sentence says that it is not held at the time of the text."""
    start, end = sentence_around(text, passage, 0, len(text))
    sentence = text[start:end]
    return (
        is_now(text, passage, words)
        and not beginning_with(words.not_now).search(text[passage.start : passage.end])
        and not _YEAR.search(sentence)
        and not any_of(words.at_another_time).search(sentence)
        and not any_of(words.changing, beginnings=True).search(sentence)
    )
