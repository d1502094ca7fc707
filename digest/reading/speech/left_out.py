"""Whom a sentence without a subject means: who spoke or was spoken of last."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Mapping

from digest.model import Entity, SpeakerKind
from digest.reading.speech.narration import Named, Narration
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.spoken_before import SENTENCES_BACK, SpokenBefore
from digest.reading.speech.who import How, Who, speaker_of

LONGEST_DESCRIBED = 8
"""Words of ``il conducente del furgone`` before the comma of an apposition."""


class LeftOut(SpokenBefore, ABC):
    """Finds the speaker that a text leaves out because it has just named or described him."""

    def __init__(self, narration: Narration, offices: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(narration, offices)
        self.strict_pronouns = self.persons.pronouns_feminine | self.persons.spoken_of
        """Pronouns that mean somebody spoken of before, and nothing else."""
        self._pronouns = [at for at, word in enumerate(self.words) if word in self.strict_pronouns and self.n.quoted_by[at] < 0]

    @abstractmethod
    def resolve(self, phrase: Phrase, place: int, *, points: bool = True) -> Who | None:
        """The speaker that a noun phrase means at a place of the text; ``points``: a noun may say something new of whoever spoke last."""

    def last_speaker(self, place: int, *, points: bool = True) -> Who | None:
        """Whom a left-out subject means: the speaker or subject of the nearest sentence before."""
        governed: Entity | None = None
        for start, end in self.n.sentences_back(place, SENTENCES_BACK):
            said = self.said_between(start, place)
            if said is not None:
                return said
            phrase = self.subject(start, end)
            introduced = self._introduced(start, end) if phrase is None or phrase.named is None else None
            if introduced is not None:
                return introduced
            if phrase is not None:
                who = self.resolve(phrase, end, points=points) if not phrase.pronoun else None
                if who is not None and who.speaker.kind is SpeakerKind.PERSON:
                    return Who(who.speaker, How.CARRIED)
                office = phrase.head >= 0 and self.words[phrase.head] in self.persons.offices and start >= self.n.body_start
                focus = phrase.first > start and (
                    self.words[phrase.first - 1] in self.n.speech.frames.copulas
                    or self.words[phrase.first - 1] in self.n.speech.verbs.passive
                )
                council = phrase.first == start and self.is_body(self.words[phrase.head]) and self.words[start] in self.persons.indefinite
                leads = office or council or ((focus or phrase.first <= start + 1) and self.is_role(self.words[phrase.head]))
                if who is not None and who.how is How.UNNAMED and leads:
                    return Who(who.speaker, How.CARRIED)
            owned = [name for name in self.n.names_between(start, end) if name.is_person and not name.quoted]
            if phrase is None or not phrase.pronoun:
                pronoun = self._pronoun(start, end)
                entity = self.last_person(end, pronoun) if pronoun is not None else None
                if entity is not None:
                    return Who(speaker_of(entity), How.CARRIED)
            slugs = {name.entity.slug for name in owned}
            if len(slugs) == 1 and (self.governor(owned[0].first) in self.persons.genitives or self._acts(owned[0], start)):
                return Who(speaker_of(owned[0].entity), How.CARRIED)
            if governed is None and len(slugs) == 1:
                governed = owned[0].entity
        if governed is not None:
            return Who(speaker_of(governed), How.CARRIED)
        return None

    def _introduced(self, start: int, end: int) -> Who | None:
        """Somebody without a name whom an apposition describes: ``Illeso il conducente del furgone, un fattorino di 29 anni.``"""
        words, persons = self.words, self.persons
        if any(name.is_person and not name.quoted for name in self.n.names_between(start, end)):
            return None
        for at in range(start, end - 3):
            if words[at + 1] not in persons.callings or words[at] not in persons.articles or self.n.quoted_by[at] >= 0:
                continue
            comma = next((place for place in range(at + 2, min(end - 1, at + LONGEST_DESCRIBED)) if words[place] == ","), None)
            if comma is not None and words[comma + 1] in persons.indefinite and not self.after_preposition(at):
                who = self.resolve(Phrase(at, at + 1, head=at + 1, feminine=words[at] in persons.feminine_articles), at, points=False)
                return Who(who.speaker, How.CARRIED) if who is not None else None
        return None

    def _acts(self, name: Named, start: int) -> bool:
        """Whether a name behind a preposition is whose turn it is: the agent of a participle, or whom an impersonal verb turns to.

        ``una gara dominata da Rossi``, ``Tocca a Rossi``.
        """
        if self.words[start] in self.persons.impersonal:
            return True
        if self.governor(name.first) not in self.persons.sources:
            return False
        preposition = next(
            (at for at in range(name.first - 1, max(start, name.first - 6), -1) if self.words[at] in self.persons.sources), start
        )
        endings = self.n.speech.verbs.participle_endings or ("-",)
        return any(self.words[at].endswith(endings) and len(self.words[at]) > 4 for at in range(max(start, preposition - 2), preposition))

    def _pronoun(self, start: int, end: int) -> bool | None:
        """The gender of a pronoun that a sentence speaks of (``di lei si racconta``)."""
        at = bisect_left(self._pronouns, start)
        if at == len(self._pronouns) or self._pronouns[at] >= end:
            return None
        return self.words[self._pronouns[at]] in self.persons.pronouns_feminine

    def last_people(self, place: int) -> Who | None:
        """The people without a name that were spoken of last, within two sentences (``I residenti protestano. «...», lamentano.``)."""
        for start, end in self.n.sentences_back(place, 2):
            for at in range(start, end):
                # ``una commedia sui concessionari balneari``
                matter = any(word in self.persons.places_only for word in self.words[max(start, at - 2) : at])
                if self.words[at] in self.persons.people and self.n.quoted_by[at] < 0 and not matter:
                    who = self.resolve(Phrase(at, at, head=at), place)
                    return Who(who.speaker, How.CARRIED) if who is not None else None
        return None

    def last_body(self, place: int) -> Who | None:
        """The organisation spoken of last, within two sentences; without a name when it is a sentence's subject."""
        for start, end in self.n.sentences_back(place, 2):
            phrase = self.subject(start, end)
            if phrase is not None and phrase.head >= 0 and phrase.named is None and self.is_body(self.words[phrase.head]):
                who = self.resolve(phrase, end)
                return Who(who.speaker, How.CARRIED) if who is not None else None
            bodies = [name for name in self.n.names_between(start, end) if self.is_organisation(name)]
            free = [name for name in bodies if not self.after_preposition(name.first)]
            if free or bodies:
                return Who(speaker_of((free or bodies)[0].entity), How.CARRIED)
        return None
