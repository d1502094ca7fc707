"""Who has spoken in a text so far, and whom a pronoun can mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from digest.model import Entity, EntityKind, Speaker
from digest.reading.speech.narration import Narration
from digest.reading.speech.role_holders import RoleHolders
from digest.reading.speech.who import How, Who

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

    def said_before(self, place: int) -> Iterator[Who]:
        """The speakers of the last quotations before a word, the latest first, a few at most."""
        at = bisect_left(self._said_at, place)
        for speaker in reversed(self._said[max(0, at - FARTHEST_SPEAKERS) : at]):
            yield Who(speaker, How.CARRIED)

    def spoke_here(self, place: int) -> bool:
        """Whether somebody was quoted before in the paragraph, or the phrase stands in the quotation's own sentence."""
        at = bisect_left(self._said_at, place) - 1
        return at >= 0 and self.n.stretch_of[self._said_at[at]] == self.n.stretch_of[place]

    def last_person(self, place: int, feminine: bool | None, *, quoted: bool = False) -> Entity | None:
        """The person a pronoun or a left-out subject means: the subject of this sentence so far or of the nearest sentence before that has one."""
        for start, end in self.n.sentences_back(place, SENTENCES_BACK if feminine is None else SENTENCES_BACK_FOR_PRONOUN):
            said = self.said_between(start, place)
            entity = self.entities.get(said.speaker.slug or "") if said else None
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
            if fitting and feminine is not None and end != place:
                return fitting[-1].entity
        return None
