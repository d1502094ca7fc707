"""Nouns that say something new of somebody the text has named: ``la deputata``, ``il 45enne``, ``il tecnico``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from digest.model import Entity, EntityKind, SpeakerKind
from digest.reading.speech.left_out import LeftOut
from digest.reading.speech.narration import Narration
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.role_words import stem
from digest.reading.speech.who import Who

FARTHEST_VERB = 30
"""Words from a subject to its verb, clauses between."""


class SaidAnew(LeftOut):
    """Finds the person behind a noun that nothing in the text has tied to anybody yet."""

    def __init__(self, narration: Narration, offices: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(narration, offices)
        self._tied: dict[tuple[str, bool | None], Entity] = {}

    def pointed_back_to(self, phrase: Phrase, place: int) -> Entity | None:
        """The person of whom a noun says something new: ``la deputata``, ``il 45enne``, ``l'attaccante``, ``il portoghese``.

        Nouns of an office that a place has one of (``il sindaco``), of kin and of passers-by bring in somebody else; so does a noun with a
        complement (``il titolare del bar``). Behind ``aggiunge`` and the like even an office is that of whoever spoke last, and so is one
        that somebody held before (``l'ex premier``). A noun once tied to a person stays tied.
        """
        head, persons = self.words[phrase.head], self.persons
        if head in persons.anybody or head.isdigit() or head.endswith("enne"):
            plain = self.words[phrase.first] == "l" and not head.endswith((*persons.people_endings, "e"))
            return self.last_person(place, head.endswith(persons.feminine_name_endings) if plain else phrase.feminine)
        if not self._is_definite(phrase):
            return None
        key = (stem(head), phrase.feminine)
        if key in self._tied:
            return self._tied[key]
        first = self.first_definite(phrase.head)
        earlier = Phrase(first - 1, first, head=first, feminine=phrase.feminine)
        tying = head not in persons.offices
        entity = (self._said_anew(earlier, first) if tying and first < phrase.head else None) or self._said_anew(phrase, place)
        if entity is not None and tying:
            self._tied[key] = entity
        return entity

    def _said_anew(self, phrase: Phrase, place: int) -> Entity | None:
        head, persons = self.words[phrase.head], self.persons
        if self._is_epithet(head):
            return self.last_person(self._past_object(phrase.first, place), self._gender_of(phrase))
        if self.words[phrase.head - 1] in persons.former:
            return self.last_person(place, phrase.feminine)
        if head in self.n.kin or not (self.is_human(head) or self._is_new_noun(phrase.head)):
            return None
        goes_on = any(word in persons.continuing for word in self.words[max(0, phrase.first - 4) : phrase.last + 8])
        contrast = self._is_contrasted(phrase)
        said = self.last_speaker(phrase.first, points=False)
        entity = self.entities.get(said.speaker.slug or "") if said is not None else None
        if entity is None or entity.kind is not EntityKind.PERSON:
            return None
        if phrase.feminine is not None and self.genders.get(entity.slug) not in (None, phrase.feminine) and head not in persons.offices:
            entity = self.last_person(phrase.first, phrase.feminine) or entity
        after = phrase.last + 1
        complement = after < len(self.words) and (self.words[after] in persons.prepositions or self._is_charged(after))
        if head in persons.callings or not self.is_human(head):
            if (
                complement
                or contrast
                or not self.spoke_here(phrase.first)
                or (head in persons.callings and self.holds_office(entity.slug))
                or self.was_brought_in(phrase.head)
            ):
                return None
        elif (complement or head in persons.offices) and not goes_on:
            new = complement and self.n.sentence_start(phrase.first) == phrase.first
            if new or contrast or not self._is_unknown(said, phrase.first):
                return None
        gender = self.genders.get(entity.slug)
        return entity if phrase.feminine is None or gender is None or gender == phrase.feminine else None

    def _is_charged(self, after: int) -> bool:
        """Whether a participle with an agent follows a noun: ``il geologo incaricato dalla Provincia``."""
        participles = self.n.speech.verbs.participle_endings or ("-",)
        follows = self.words[after + 1] if after + 1 < len(self.words) else ""
        return follows in self.persons.sources and self.words[after].endswith(participles)

    def _past_object(self, first: int, place: int) -> int:
        """Before the sentence that an epithet begins, whose names are objects: ``L'azzurra ha battuto Rossi. «...», dice la lucchese``."""
        for start, _ in self.n.sentences_back(self.n.sentence_start(first), 1):
            epithet = start + 1 < first and self.words[start] in self.persons.articles and self._is_epithet(self.words[start + 1])
            return start if epithet and start not in self.n.name_at and start + 1 not in self.n.name_at else place
        return place

    def _is_contrasted(self, phrase: Phrase) -> bool:
        """Whether a verb around a subject says that somebody else has the word now (``Il sindaco, che era in aula, ha risposto``)."""
        for at in range(max(0, phrase.first - 4), min(len(self.words), phrase.last + FARTHEST_VERB)):
            if at > phrase.last and (self.n.quoted_by[at] >= 0 or self.n.ends_sentence[at]):
                return False
            if self.words[at] in self.persons.contrasting and self.n.quoted_by[at] < 0:
                return True
        return False

    def unknown_speaker(self, phrase: Phrase) -> Entity | None:
        """Whoever has just spoken and has no role yet, where the subject stands behind the quotation: ``«...», avverte il tecnico``."""
        if not self._is_definite(phrase) or self.n.sentence_start(phrase.first) == phrase.first or self._is_contrasted(phrase):
            return None
        said = self.last_speaker(phrase.first, points=False)
        entity = self.entities.get(said.speaker.slug or "") if said is not None else None
        if entity is None or entity.kind is not EntityKind.PERSON or not self.is_role(self.words[phrase.head]):
            return None
        if self.words[phrase.head] in self.n.kin or self.was_brought_in(phrase.head) or not self._is_unknown(said, phrase.first):
            return None
        gender = self.genders.get(entity.slug)
        return entity if phrase.feminine is None or gender is None or gender == phrase.feminine else None

    def _is_definite(self, phrase: Phrase) -> bool:
        first = self.words[phrase.first] if phrase.first >= 0 else ""
        return first in self.persons.articles or first in self.persons.with_article

    def _gender_of(self, phrase: Phrase) -> bool | None:
        """The gender that an article tells, else the ending of an epithet (``l'azzurra``)."""
        if phrase.feminine is not None and self.words[phrase.first] != "l":
            return phrase.feminine
        head = self.words[phrase.head]
        if head.endswith(self.persons.feminine_name_endings):
            return True
        return False if head.endswith(self.persons.masculine_name_endings) else None

    def _is_unknown(self, said: Who | None, place: int) -> bool:
        """Whether the paragraph's last speaker is a person of whom the text has told no role yet."""
        if said is None or said.speaker.kind is not SpeakerKind.PERSON or not self.spoke_here(place):
            return False
        if self._said[bisect_left(self._said_at, place) - 1] != said.speaker:
            return False
        return not self.stated_roles(said.speaker.slug or "")
