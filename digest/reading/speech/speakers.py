"""Who can have said something: names, roles alone, pronouns and left-out subjects, resolved inside one text.

Grammar is taken as far as positions and small words allow: a name behind a preposition is no subject, a role before a name belongs to it,
``il sindaco`` is whoever the text calls mayor. What is carried over from another sentence says so.
"""

from __future__ import annotations

from digest.model import Entity, EntityKind, Speaker, SpeakerKind
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.said_anew import SaidAnew
from digest.reading.speech.spoken_before import SENTENCES_BACK
from digest.reading.speech.who import How, Who, speaker_of

LONGEST_FRONTED = 8
"""Words before the comma of ``Secondo l'accusa, il ragioniere``."""


class People(SaidAnew):
    """Who the noun phrases of one text mean, and who spoke last in it."""

    def resolve(self, phrase: Phrase, place: int, *, points: bool = True) -> Who | None:
        """The speaker that a noun phrase means at a place of the text; ``points``: a noun may say something new of whoever spoke last."""
        if phrase.named is not None:
            return Who(speaker_of(phrase.named.entity), How.NAME, phrase.first, phrase.last)
        if phrase.pronoun and self.words[phrase.last] in self.persons.latter:
            return self._named_last(phrase)
        if phrase.pronoun in self.persons.other and self.words[phrase.first] not in self.persons.indefinite:
            other = self._other_speaker(phrase.first) or self.brought_in_before(phrase.first)
            if other is not None:
                return Who(other, How.PRONOUN, phrase.first, phrase.last)
        if phrase.pronoun and (phrase.pronoun in self.persons.first_of_two or phrase.pronoun in self.persons.second_of_two):
            return self.of_two(phrase)
        if phrase.pronoun in self.persons.somebody and phrase.pronoun:
            words, last = self.somebody(phrase)
            return Who(Speaker(SpeakerKind.UNNAMED, words), How.UNNAMED, phrase.first, last)
        if phrase.pronoun:
            role = self._unnamed_subject(place, phrase.feminine) if points and phrase.pronoun in self.strict_pronouns else None
            if role is not None:
                return Who(role, How.PRONOUN, phrase.first, phrase.last)
            entity = self.last_person(place, phrase.feminine)
            return Who(speaker_of(entity), How.PRONOUN, phrase.first, phrase.last) if entity else None
        return self._resolve_role(phrase, place, points=points)

    def _other_speaker(self, place: int) -> Speaker | None:
        """Of the last two persons who spoke, the one who did not speak last."""
        said = [who.speaker for who in self.said_before(place)]
        if not said or said[0].kind is not SpeakerKind.PERSON:
            return None
        return next((speaker for speaker in said if speaker != said[0] and speaker.kind is SpeakerKind.PERSON), None)

    def _unnamed_subject(self, place: int, feminine: bool | None) -> Speaker | None:
        """Somebody without a name with whom the sentence before begins: ``La paziente è tornata a casa. «...», racconta lei``."""
        for start, end in self.n.sentences_back(place, 2):
            if any(name.is_person for name in self.n.names_between(start, end)):
                continue
            if self.words[start] not in self.persons.articles:
                # ``Secondo l'accusa, il ragioniere``
                start = next((at + 1 for at in range(start, min(end - 1, start + LONGEST_FRONTED)) if self.words[at] == ","), start)
            if self.words[start] not in self.persons.articles or self.n.quoted_by[start] >= 0:
                continue
            phrase = self.described(start, end, trusted=False)
            if phrase is None or phrase.named is not None or not self.is_human(self.words[phrase.head]) or phrase.feminine is not feminine:
                continue
            who = self.resolve(phrase, start, points=False)
            if who is not None and who.how is How.UNNAMED:
                return who.speaker
        return None

    def _named_last(self, phrase: Phrase) -> Who | None:
        """Whom ``quest'ultimo`` means: the person, else the body, named last before it."""
        for start, end in self.n.sentences_back(phrase.first, SENTENCES_BACK):
            before = [name for name in self.n.names_between(start, min(end, phrase.first)) if not name.quoted]
            people = [name for name in before if name.is_person and self.genders.get(name.entity.slug) in (None, phrase.feminine)]
            bodies = [name for name in before if name.entity.kind is EntityKind.ORGANISATION]
            for named in (people or bodies)[-1:]:
                return Who(speaker_of(named.entity), How.PRONOUN, phrase.first, phrase.last)
        return None

    def _resolve_role(self, phrase: Phrase, place: int, *, points: bool) -> Who | None:
        head = self.words[phrase.head]
        owner = self.owner_of_part(phrase.head)
        if owner is not None:
            return Who(speaker_of(owner.entity), How.NAME, phrase.first, owner.last)
        indefinite = phrase.first >= 0 and self.words[phrase.first] in self.persons.indefinite
        if not indefinite and head not in self.persons.people:
            entity = self.just_named(phrase) if points and head in self.persons.trades else None
            entity = entity or self._stated_holder(phrase, place, before=True)
            known = self.known_holder(phrase, place) if entity is None else None
            if known is not None:
                return Who(speaker_of(known), How.OFFICE, phrase.first, phrase.last)
            entity = entity or (self.unknown_speaker(phrase) if points else None) or self._stated_holder(phrase, place, before=False)
            if entity is not None:
                return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
            if self.is_body(head):
                entity = self.organisation(head, min(place, phrase.head), alone=not self.has_complement(phrase.head))
                if entity is not None:
                    return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
            nearby = self.unnamed_nearby(phrase.first, phrase.feminine) if head in self.persons.anybody else None
            if nearby is not None:
                return Who(nearby, How.ROLE, phrase.first, phrase.last)
            entity = self.pointed_back_to(phrase, place) if points or head in self.persons.anybody else None
            if entity is not None:
                return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
        spelled = self.unnamed(phrase)
        if spelled is None:
            return None
        words, last = spelled
        return Who(Speaker(SpeakerKind.UNNAMED, words), How.UNNAMED, phrase.first, last)

    def _stated_holder(self, phrase: Phrase, place: int, *, before: bool) -> Entity | None:
        head = self.words[phrase.head]
        if self.is_body(head) and not self.is_role(head):
            # ``titolare della Farnesina``: the body is not its minister.
            return None
        entity = self.person_with_role(phrase.head, place, phrase.feminine, before=before)
        return None if entity is None or self.is_anothers(phrase.head, entity) else entity
