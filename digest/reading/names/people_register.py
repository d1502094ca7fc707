"""The people of one text: which mentions are the same person, and who a surname alone is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.kb.knowledge import Known
from digest.kb.likeness import InUse, slip

_LOOKED_AT = 40
"""People of one first name or surname that are compared: a bound for texts that list hundreds."""


@dataclass(slots=True)
class Person:
    """One person of the text."""

    words: tuple[str, ...]
    """The folded words of the fullest form."""
    known: Known | None
    seen: list[int] = field(default_factory=list)
    """Numbers of the words at which mentions begin."""


class Register:
    """The people of a text by their names. Built from the fullest forms down, asked for shorter ones."""

    def __init__(self, in_use: InUse) -> None:
        self.people: list[Person] = []
        self._in_use = in_use
        self._by_part: dict[tuple[str, ...], list[Person]] = {}
        self._whole: dict[tuple[str, ...], Person] = {}
        self._by_first: dict[str, list[Person]] = {}

    def add(self, words: tuple[str, ...], known: Known | None) -> tuple[Person, bool]:
        """The person with these words, a new one if there is none, and whether it was joined by similarity alone."""
        person = self._whole.get(words)
        if person is None and known is not None:
            person = next((other for other in self.people if other.known is not None and other.known.id == known.id), None)
        similar = False
        if person is None and known is None:
            person = nearest(self._by_part.get(words, ()), len(words)) or self._shorter(words)
            if person is None:
                person = self._similar(words)
                similar = person is not None
        if person is None:
            person = Person(words, known)
            self.people.append(person)
            self._by_first.setdefault(words[0], []).append(person)
        elif person.known is None and known is not None:
            person.known = known
        self._whole.setdefault(words, person)
        for part in parts(words):
            holders = self._by_part.setdefault(part, [])
            if person not in holders:
                holders.append(person)
        return person, similar

    def surname(self, words: tuple[str, ...], place: int) -> Person | None:
        """Who is meant by a surname, or part of one, at a place: of several the one mentioned last before it."""
        return nearest(self._by_part.get(words, ()), place)

    def whole(self, words: tuple[str, ...]) -> Person | None:
        """The person whose full form these words are."""
        return self._whole.get(words)

    def first_name(self, word: str) -> Person | None:
        """The one person of the text with this first name and a surname."""
        holders = [person for person in self._by_first.get(word, ()) if len(person.words) > 1]
        return holders[0] if len(holders) == 1 else None

    def _shorter(self, words: tuple[str, ...]) -> Person | None:
        if len(words) < 2:
            return None
        for person in self._by_part.get(words[-1:], [])[:_LOOKED_AT]:
            full = person.words
            if len(full) < len(words):
                continue
            first = words[0]
            if len(first) == 1 and full[0].startswith(first):
                return person
            if full[0] == first and all(word in full for word in words):
                return person
            if len(full[0]) == 1 and first.startswith(full[0]) and len(full) == len(words):
                return person
        for person in self._by_first.get(words[0], [])[:_LOOKED_AT]:
            if len(person.words) > len(words) and all(word in person.words for word in words):
                return person
        return None

    def _similar(self, words: tuple[str, ...]) -> Person | None:
        """Who has the same first name and nearly the same surnames, or the same surnames and nearly the same first name."""
        if len(words) < 2:
            return None
        first, surnames = words[0], "".join(words[1:])
        for person in self._by_first.get(first, [])[:_LOOKED_AT]:
            theirs = "".join(person.words[1:])
            if surnames == theirs or slip(surnames, theirs, self._in_use):
                return person
        for person in self._by_part.get(words[1:], [])[:_LOOKED_AT]:
            if person.words[1:] == words[1:] and slip(first, person.words[0], self._in_use):
                return person
        return None


def parts(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What may stand for a name of two or more words: its surnames, each alone and in order; a single word stands for itself."""
    if len(words) == 1:
        return [words]
    surnames = words[1:] if len(words[0]) > 1 or len(words) == 2 else tuple(word for word in words if len(word) > 1)
    surnames = surnames[:6]
    found = [surnames[begin:end] for begin in range(len(surnames)) for end in range(begin + 1, len(surnames) + 1)]
    return [part for part in found if len(part[-1]) > 2]


def nearest(people: Sequence[Person], place: int) -> Person | None:
    """Of several people the one mentioned last before a place, else the first of the text."""
    if not people:
        return None
    if len(people) == 1:
        return people[0]
    return max(people, key=lambda person: max((seen for seen in person.seen if seen < place), default=-1))
