"""Nouns that say something new of somebody the text has named: ``la deputata``, ``il 45enne``, ``il tecnico``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from digest.model import Entity, EntityKind, Speaker, SpeakerKind
from digest.reading.speech.cues import fold
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
            feminine = head.endswith(persons.feminine_name_endings) if plain else phrase.feminine
            # ``la donna`` is hardly the headmistress who spoke last.
            private = self.last_person(place, feminine, private=True) if head in persons.plain_people else None
            return private or self.last_person(place, feminine)
        if not self._is_definite(phrase):
            return None
        answering = self._answering(phrase)
        if answering is not None:
            return answering
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

    def _answering(self, phrase: Phrase) -> Entity | None:
        """Who answers the last speaker: somebody else whom the sentence before has just named, and nobody else of that gender."""
        start = self.n.sentence_start(phrase.first)
        if phrase.feminine is None or not self.is_role(self.words[phrase.head]) or not self._is_contrasted(phrase):
            return None
        said = next(self.said_before(phrase.first), None)
        for begin, end in self.n.sentences_back(start, 1):
            named = {name.entity.slug for name in self.n.names_between(begin, end) if name.is_person and not name.quoted}
            fitting = [slug for slug in sorted(named) if self.genders.get(slug) is phrase.feminine]
            if len(fitting) == 1 and said is not None and said.speaker.slug != fitting[0]:
                return self.entities[fitting[0]]
        return None

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
        if self.words[phrase.head] in self.persons.callings and self.words[phrase.first] in self.persons.sources:
            # ``il messaggio spedito dalla vittima``
            return None
        said = self.last_speaker(phrase.first, points=False)
        entity = self.entities.get(said.speaker.slug or "") if said is not None else None
        if entity is None or entity.kind is not EntityKind.PERSON or not self.is_role(self.words[phrase.head]):
            return None
        if self.words[phrase.head] in self.n.kin or self.was_brought_in(phrase.head) or not self._is_unknown(said, phrase.first):
            return None
        gender = self.genders.get(entity.slug)
        return entity if phrase.feminine is None or gender is None or gender == phrase.feminine else None

    def just_named(self, phrase: Phrase) -> Entity | None:
        """Whom a trade means when the paragraph has just named somebody without a role and none who is said to have this one.

        ``Sull'altra panchina è cupo Rossi. «...», le parole del tecnico`` is Rossi, whoever trains the other team.
        """
        start = self.n.sentence_start(phrase.first)
        if not self._is_definite(phrase) or start == phrase.first or self._is_contrasted(phrase):
            return None
        slug = self._here_last(start, phrase.first)
        if (
            slug is None
            or self.stated_roles(slug)
            or (phrase.feminine is not None and self.genders.get(slug) not in (None, phrase.feminine))
        ):
            return None
        holder = self.person_with_role(phrase.head, phrase.first, phrase.feminine, before=True)
        stretch = self.n.stretch_of[phrase.first]
        here = holder is not None and any(self.n.stretch_of[name.first] == stretch for name in self.n.names_of(holder.slug))
        return None if here else self.entities[slug]

    def _here_last(self, start: int, place: int) -> str | None:
        """The person who spoke last in a paragraph before a word, else the only one named in the sentence before; by slug."""
        if self.spoke_here(place):
            said = next(self.said_before(place), None)
            return said.speaker.slug if said is not None and said.speaker.kind is SpeakerKind.PERSON else None
        for begin, end in self.n.sentences_back(start, 1):
            named = [name for name in self.n.names_between(begin, end) if name.is_person and not name.quoted]
            alone = len({name.entity.slug for name in named}) == 1 and any(not self.governed(name.first) for name in named)
            if alone and self.n.stretch_of[begin] == self.n.stretch_of[place]:
                return named[0].entity.slug
        return None

    def _may_be(self, name: str, feminine: bool | None) -> bool:
        """Whether somebody without a name is one person, and a woman or a man as wanted, as far as the noun tells."""
        noun = fold(name.split()[0])
        if noun in self.persons.people:
            return False
        if noun.endswith(self.persons.feminine_name_endings):
            return feminine is not False or noun.endswith(self.persons.people_endings)
        return not (feminine is True and noun.endswith(self.persons.masculine_name_endings))

    def unnamed_nearby(self, place: int, feminine: bool | None) -> Speaker | None:
        """Somebody without a name who was spoken of last, within two sentences: ``È stato il vicino a chiamare. «...», racconta l'uomo``.

        A person who is named as near, or a man where a woman is meant, is not passed over.
        """
        for start, end in self.n.sentences_back(place, 2):
            end = min(end, place)
            said = self.said_between(start, place)
            if said is not None:
                plural = fold(said.speaker.name.split()[0]) in self.persons.people
                if said.speaker.kind is not SpeakerKind.UNNAMED:
                    return None
                fitting = (who.speaker for who in self.said_before(place) if who.speaker.kind is SpeakerKind.UNNAMED)
                one = next((speaker for speaker in fitting if self._may_be(speaker.name, feminine)), None)
                if one is not None:
                    return one
                if not plural:
                    continue
            if any(
                name.is_person and not name.quoted and self.genders.get(name.entity.slug) in (None, feminine)
                for name in self.n.names_between(start, end)
            ):
                return None
            for at in range(end - 2, start - 1, -1):
                word = self.words[at]
                again = self.words[at + 1] in self.persons.anybody and word not in self.persons.indefinite
                if self.n.quoted_by[at] >= 0 or word not in self.persons.articles or again:
                    continue
                if (at > start and self.words[at - 1] in self.persons.prepositions) or not self.is_human(self.words[at + 1]):
                    continue
                phrase = self.described(at, end, trusted=False)
                if phrase is None or phrase.named is not None or self.words[phrase.head] in self.persons.people:
                    continue
                who = self.resolve(phrase, at, points=False) if feminine in (None, phrase.feminine) else None
                if who is not None and who.speaker.kind is SpeakerKind.UNNAMED:
                    return who.speaker
        return None

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
        if said is None or said.speaker.kind is not SpeakerKind.PERSON or self.stated_roles(said.speaker.slug or ""):
            return False
        if not self.spoke_here(place):
            return self._was_reported(said.speaker.slug or "", place)
        return self._said[bisect_left(self._said_at, place) - 1] == said.speaker

    def _was_reported(self, slug: str, place: int) -> bool:
        """Whether the sentence before, of the same paragraph, tells that a person spoke and names nobody else."""
        for start, end in self.n.sentences_back(self.n.sentence_start(place), 1):
            named = [name for name in self.n.names_between(start, end) if name.is_person and not name.quoted]
            alone = {name.entity.slug for name in named} == {slug} and not self.governed(named[0].first)
            return alone and self.n.stretch_of[start] == self.n.stretch_of[place] and bool(self.n.cues_between(start, end))
        return False
