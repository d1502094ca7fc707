"""Who has spoken in a text so far, and whom a pronoun can mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from digest.model import Entity, EntityKind, Speaker, SpeakerKind
from digest.reading.speech.narration import Narration
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.role_holders import RoleHolders
from digest.reading.speech.who import How, Who, speaker_of

FARTHEST_SPEAKERS = 6
"""Quotations back that an answer's speaker is looked for in."""
SENTENCES_BACK_FOR_PRONOUN = 14
"""Sentences in which the person that a pronoun means is looked for."""
SENTENCES_BACK = 5
"""Sentences that a left-out subject is looked for in."""


class SpokenBefore(RoleHolders):
    """The speakers of the quotations read so far."""

    def __init__(self, narration: Narration, offices: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(narration, offices)
        self._said_at: list[int] = []
        self._said: list[Speaker] = []

    def remember(self, place: int, speaker: Speaker, cue: int = -1) -> None:
        """A quotation that begins at a word has this speaker; ``cue``: the word behind it, if any, with which a sentence says so."""
        for said_at in (place, cue) if cue > place else (place,):
            at = bisect_left(self._said_at, said_at + 1)
            self._said_at.insert(at, said_at)
            self._said.insert(at, speaker)

    def said_between(self, start: int, end: int) -> Who | None:
        """The last speaker of the quotations that begin among some words."""
        at = bisect_left(self._said_at, end) - 1
        if at < 0 or self._said_at[at] < start:
            return None
        return Who(self._said[at], How.CARRIED)

    def said_before(self, place: int) -> Iterator[Who]:
        """The speakers of the last quotations before a word, the latest first, a few at most."""
        at = bisect_left(self._said_at, place)
        for speaker in reversed(self._said[max(0, at - FARTHEST_SPEAKERS) : at]):
            yield Who(speaker, How.CARRIED)

    def spoke_here(self, place: int) -> bool:
        """Whether somebody was quoted before in the paragraph, or the phrase stands in the quotation's own sentence."""
        at = bisect_left(self._said_at, place) - 1
        return at >= 0 and self.n.stretch_of[self._said_at[at]] == self.n.stretch_of[place]

    def last_person(self, place: int, feminine: bool | None, *, quoted: bool = False, private: bool = False) -> Entity | None:
        """The person a pronoun or a left-out subject means: the subject of this sentence so far or of the nearest sentence before that has one."""
        for start, end in self.n.sentences_back(place, SENTENCES_BACK if feminine is None else SENTENCES_BACK_FOR_PRONOUN):
            said = self.said_between(start, place)
            entity = self.entities.get(said.speaker.slug or "") if said else None
            if (
                entity is not None
                and entity.kind is EntityKind.PERSON
                and (feminine is None or self.genders.get(entity.slug) in (None, feminine))
                and not (private and self.holds_office(entity.slug))
            ):
                return entity
            candidates = [name for name in self.n.names_between(start, end) if name.is_person and (quoted or not name.quoted)]
            candidates = [name for name in candidates if not (private and self.holds_office(name.entity.slug))]
            fitting = [name for name in candidates if feminine is None or self.genders.get(name.entity.slug) in (None, feminine)]
            subjects = [name for name in fitting if not self.governed(name.first)]
            if subjects:
                return subjects[0].entity
            if fitting and feminine is not None and end != place:
                return fitting[-1].entity
        return None

    def brought_in_before(self, place: int) -> Speaker | None:
        """Somebody without a name who came into the sentence before, and has not spoken: ``parlava con un mediatore. L'altro rispondeva``."""
        said = {who.speaker for who in self.said_before(place)}
        for start, end in self.n.sentences_back(self.n.sentence_start(place), 1):
            for at in range(end - 2, start - 1, -1):
                if self.n.quoted_by[at] >= 0 or self.words[at] not in self.persons.indefinite or not self.is_human(self.words[at + 1]):
                    continue
                spelled = self.unnamed(Phrase(at, at + 1, head=at + 1))
                speaker = Speaker(SpeakerKind.UNNAMED, spelled[0]) if spelled is not None else None
                if speaker is not None and speaker not in said:
                    return speaker
        return None

    def of_two(self, phrase: Phrase) -> Who | None:
        """Whom ``il primo`` or ``la seconda`` means: of the two people that the nearest sentence with two names, the first or second."""
        for start, end in self.n.sentences_back(self.n.sentence_start(phrase.first), SENTENCES_BACK):
            named = dict.fromkeys(name.entity.slug for name in self.n.names_between(start, end) if name.is_person and not name.quoted)
            if len(named) == 2:
                slug = list(named)[0 if phrase.pronoun in self.persons.first_of_two else 1]
                fits = self.genders.get(slug) in (None, phrase.feminine)
                return Who(speaker_of(self.entities[slug]), How.PRONOUN, phrase.first, phrase.last) if fits else None
        return None
