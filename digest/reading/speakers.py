"""Who can have said something: names, roles alone, pronouns and left-out subjects, resolved inside one text.

Grammar is taken as far as positions and small words allow: a name behind a preposition is no subject, a role before a name belongs to it,
``il sindaco`` is whoever the text calls mayor. What is carried over from another sentence says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from digest.model import Entity, EntityKind, Speaker, SpeakerKind
from digest.reading.cues import fold
from digest.reading.narration import Narration
from digest.reading.noun_phrases import NounPhrases, Phrase
from digest.reading.role_words import stem

_KINDS = {
    EntityKind.PERSON: SpeakerKind.PERSON,
    EntityKind.ORGANISATION: SpeakerKind.ORGANISATION,
    EntityKind.PLACE: SpeakerKind.PLACE,
}
FARTHEST_NAMES = 40
"""Names of persons with a role that are looked at to each side."""
SENTENCES_BACK = 5
"""Sentences that a left-out subject is looked for in."""


class How(StrEnum):
    """How a speaker was found; appended to the name of the construction, except for names."""

    NAME = ""
    ROLE = "-role"
    PRONOUN = "-pronoun"
    CARRIED = "-carried"
    UNNAMED = "-unnamed"


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker, how it was found, and the words it was read from (first to last, both included), if any."""

    speaker: Speaker
    how: How
    first: int = -1
    last: int = -1


class People(NounPhrases):
    """Who the noun phrases of one text mean, and who spoke last in it."""

    def __init__(self, narration: Narration) -> None:
        super().__init__(narration)
        self._said_at: list[int] = []
        self._said: list[Speaker] = []
        self._entities = {name.entity.slug: name.entity for name in narration.names}

    def remember(self, place: int, speaker: Speaker) -> None:
        """A quotation that begins at a word has this speaker."""
        self._said_at.append(place)
        self._said.append(speaker)

    def said_between(self, start: int, end: int) -> Who | None:
        """The last speaker of the quotations that begin among some words."""
        at = bisect_left(self._said_at, end) - 1
        if at < 0 or self._said_at[at] < start:
            return None
        return Who(self._said[at], How.CARRIED)

    def last_speaker(self, place: int) -> Who | None:
        """Whom a left-out subject means: the speaker or subject of the nearest sentence before."""
        governed: Entity | None = None
        for start, end in self.n.sentences_back(place, SENTENCES_BACK):
            said = self.said_between(start, place)
            if said is not None:
                return said
            phrase = self.subject(start, end)
            if phrase is not None:
                who = self.resolve(phrase, end) if not phrase.pronoun else None
                if who is not None and who.speaker.kind is SpeakerKind.PERSON:
                    return Who(who.speaker, How.CARRIED)
            owned = [name for name in self.n.names_between(start, end) if name.is_person and not name.quoted]
            if phrase is None or not phrase.pronoun:
                pronoun = self._pronoun(start, end)
                entity = self.last_person(end, pronoun) if pronoun is not None else None
                if entity is not None:
                    return Who(speaker_of(entity), How.CARRIED)
            slugs = {name.entity.slug for name in owned}
            if len(slugs) == 1 and self.governor(owned[0].first) in self.persons.genitives:
                return Who(speaker_of(owned[0].entity), How.CARRIED)
            if governed is None and len(slugs) == 1:
                governed = owned[0].entity
        if governed is not None:
            return Who(speaker_of(governed), How.CARRIED)
        return None

    def _pronoun(self, start: int, end: int) -> bool | None:
        """The gender of a pronoun that a sentence speaks of (``di lei si racconta``)."""
        for at in range(start, end):
            if self.n.quoted_by[at] < 0 and self.words[at] in self.persons.pronouns_feminine:
                return True
            if self.n.quoted_by[at] < 0 and self.words[at] in self.persons.spoken_of:
                return False
        return None

    def last_body(self, place: int) -> Who | None:
        """The organisation spoken of last, within two sentences."""
        for start, end in self.n.sentences_back(place, 2):
            bodies = [name for name in self.n.names_between(start, end) if name.entity.kind is EntityKind.ORGANISATION and not name.quoted]
            free = [name for name in bodies if not self._after_preposition(name.first)]
            if free or bodies:
                return Who(speaker_of((free or bodies)[0].entity), How.CARRIED)
        return None

    def resolve(self, phrase: Phrase, place: int) -> Who | None:
        """The speaker that a noun phrase means at a place of the text."""
        if phrase.named is not None:
            return Who(speaker_of(phrase.named.entity), How.NAME, phrase.first, phrase.last)
        if phrase.pronoun:
            entity = self.last_person(place, phrase.feminine)
            return Who(speaker_of(entity), How.PRONOUN, phrase.first, phrase.last) if entity else None
        return self._resolve_role(phrase, place)

    def _resolve_role(self, phrase: Phrase, place: int) -> Who | None:
        head = self.words[phrase.head]
        indefinite = phrase.first >= 0 and self.words[phrase.first] in self.persons.indefinite
        if not indefinite:
            entity = self._person_with_role(phrase.head, place, phrase.feminine)
            if entity is not None:
                return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
            if self.is_body(head):
                entity = self._organisation(head, place)
                if entity is not None:
                    return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
            if head in self.persons.anybody or head.isdigit() or head.endswith("enne"):
                entity = self.last_person(place, phrase.feminine)
                if entity is not None:
                    return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
        last = self._described_to(phrase.head)
        first = phrase.head
        if phrase.head - phrase.first in (2, 3) and all(
            self.words[at].isalpha() and self.words[at] not in self.persons.possessives for at in range(phrase.first + 1, phrase.head)
        ):
            first = phrase.first + 1
        name = self.n.text[self.n.words.starts[first] : self.n.words.ends[last]]
        return Who(Speaker(SpeakerKind.UNNAMED, " ".join(name.split())), How.UNNAMED, phrase.first, last)

    def _described_to(self, head: int) -> int:
        """Last word of an unnamed source's description: the head, its role words, and for bodies one complement."""
        last = head
        words = self.words
        while last + 1 < len(words) and self.n.quoted_by[last + 1] < 0 and not self.n.ends_sentence[last]:
            following = words[last + 1]
            if following in self.role_nouns and following.isalpha() and last - head < 2:
                last += 1
            elif following in self.persons.possession and self.is_body(words[head]) and last == head and last + 2 < len(words):
                named = self.n.name_at.get(last + 2)
                last = named.last if named else last + 2
                break
            else:
                break
        return last

    def _person_with_role(self, head: int, place: int, feminine: bool | None) -> Entity | None:
        """The nearest person whose stated role is this one: exactly, by one of its words, or by a word for the same role."""
        word = self.words[head]
        keys = [f"first {stem(word)}", f"word {word}", *(f"same {number}" for number in sorted(self.groups(head)))]
        for key in keys:
            entity = self._nearest(self.role_places.get(key, ()), place, feminine)
            if entity is not None:
                return entity
        return None

    def _nearest(self, places: Sequence[tuple[int, str]], place: int, feminine: bool | None) -> Entity | None:
        """The entity at the nearest place before, else after, whose gender does not speak against it."""
        at = bisect_left(places, (place + 1, ""))
        for _, slug in (*reversed(places[max(0, at - FARTHEST_NAMES) : at]), *places[at : at + FARTHEST_NAMES]):
            gender = self.genders.get(slug)
            if feminine is None or gender is None or gender == feminine:
                return self._entities[slug]
        return None

    def _organisation(self, head: str, place: int) -> Entity | None:
        """The organisation that a noun points to: one whose name or role holds it, else the last one named nearby."""
        near: Entity | None = None
        for name in reversed(self.n.names_between(max(0, place - 400), place + 1)):
            if name.entity.kind is not EntityKind.ORGANISATION:
                continue
            spoken = self.words[name.first : name.last + 1]
            if head in spoken or any(head in fold(role.value.words) for role in name.entity.roles):
                return name.entity
            if near is None and place - name.first < 120 and not name.quoted:
                near = name.entity
        return near

    def last_person(self, place: int, feminine: bool | None, *, quoted: bool = False) -> Entity | None:
        """The person a pronoun or a left-out subject means: the subject of this sentence so far or of the nearest sentence before that has one."""
        for start, end in self.n.sentences_back(place, SENTENCES_BACK):
            said = self.said_between(start, place)
            entity = self._entities.get(said.speaker.slug or "") if said else None
            if (
                entity is not None
                and entity.kind is EntityKind.PERSON
                and (feminine is None or self.genders.get(entity.slug) in (None, feminine))
            ):
                return entity
            candidates = [name for name in self.n.names_between(start, end) if name.is_person and (quoted or not name.quoted)]
            fitting = [name for name in candidates if feminine is None or self.genders.get(name.entity.slug) in (None, feminine)]
            subjects = [name for name in fitting if not self.governed(name.first)]
            if subjects:
                return subjects[0].entity
            if fitting and feminine is not None:
                return fitting[-1].entity
        return None


def speaker_of(entity: Entity) -> Speaker:
    """The speaker that an entity is."""
    return Speaker(_KINDS[entity.kind], entity.name, entity.slug)
