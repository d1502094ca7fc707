"""Who can have said something: names, roles alone, pronouns and left-out subjects, resolved inside one text.

Grammar is taken as far as positions and small words allow: a name behind a preposition is no subject, a role before a name belongs to it,
``il sindaco`` is whoever the text calls mayor. What is carried over from another sentence says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from digest.model import Entity, EntityKind, Speaker, SpeakerKind
from digest.reading.speech.narration import Narration
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.role_words import stem
from digest.reading.speech.spoken_before import SENTENCES_BACK, SpokenBefore
from digest.reading.speech.who import How, Who, speaker_of

LONGEST_FRONTED = 8
"""Words before the comma of ``Secondo l'accusa, il ragioniere``."""
FARTHEST_VERB = 30
"""Words from a subject to its verb, clauses between."""


class People(SpokenBefore):
    """Who the noun phrases of one text mean, and who spoke last in it."""

    def __init__(self, narration: Narration, offices: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(narration, offices)
        self._tied: dict[tuple[str, bool | None], Entity] = {}
        spoken_of = self.persons.pronouns_feminine | self.persons.spoken_of
        self._strict = spoken_of
        self._pronouns = [at for at, word in enumerate(self.words) if word in spoken_of and self.n.quoted_by[at] < 0]

    def last_speaker(self, place: int, *, points: bool = True) -> Who | None:
        """Whom a left-out subject means: the speaker or subject of the nearest sentence before."""
        governed: Entity | None = None
        for start, end in self.n.sentences_back(place, SENTENCES_BACK):
            said = self.said_between(start, place)
            if said is not None:
                return said
            phrase = self.subject(start, end)
            if phrase is not None:
                who = self.resolve(phrase, end, points=points) if not phrase.pronoun else None
                if who is not None and who.speaker.kind is SpeakerKind.PERSON:
                    return Who(who.speaker, How.CARRIED)
                office = phrase.head >= 0 and self.words[phrase.head] in self.persons.offices and start >= self.n.body_start
                focus = phrase.first > start and (
                    self.words[phrase.first - 1] in self.n.speech.frames.copulas
                    or self.words[phrase.first - 1] in self.n.speech.verbs.passive
                )
                leads = office or ((focus or phrase.first <= start + 1) and self.is_role(self.words[phrase.head]))
                if who is not None and who.how is How.UNNAMED and leads:
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
        at = bisect_left(self._pronouns, start)
        if at == len(self._pronouns) or self._pronouns[at] >= end:
            return None
        return self.words[self._pronouns[at]] in self.persons.pronouns_feminine

    def last_people(self, place: int) -> Who | None:
        """The people without a name that were spoken of last, within two sentences (``I residenti protestano. «...», lamentano.``)."""
        for start, end in self.n.sentences_back(place, 2):
            for at in range(start, end):
                if self.words[at] in self.persons.people and self.n.quoted_by[at] < 0:
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
        ordinal = phrase.pronoun in self.persons.first_of_two | self.persons.second_of_two
        if phrase.pronoun and ordinal:
            return self.of_two(phrase)
        if phrase.pronoun in self.persons.somebody and phrase.pronoun:
            words, last = self.somebody(phrase)
            return Who(Speaker(SpeakerKind.UNNAMED, words), How.UNNAMED, phrase.first, last)
        if phrase.pronoun:
            role = self._unnamed_subject(place, phrase.feminine) if points and phrase.pronoun in self._strict else None
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
            entity = (
                self._stated_holder(phrase, place, before=True)
                or (self._unknown_speaker(phrase) if points else None)
                or self._stated_holder(phrase, place, before=False)
            )
            if entity is not None:
                return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
            entity = self.known_holder(phrase, place)
            if entity is not None:
                return Who(speaker_of(entity), How.OFFICE, phrase.first, phrase.last)
            if self.is_body(head):
                entity = self.organisation(head, place, alone=not self.has_complement(phrase.head))
                if entity is not None:
                    return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
            entity = self._pointed_back_to(phrase, place) if points or head in self.persons.anybody else None
            if entity is not None:
                return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
        spelled = self.unnamed(phrase)
        if spelled is None:
            return None
        words, last = spelled
        return Who(Speaker(SpeakerKind.UNNAMED, words), How.UNNAMED, phrase.first, last)

    def _pointed_back_to(self, phrase: Phrase, place: int) -> Entity | None:
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

    def _stated_holder(self, phrase: Phrase, place: int, *, before: bool) -> Entity | None:
        head = self.words[phrase.head]
        if self.is_body(head) and not self.is_role(head):
            # ``titolare della Farnesina``: the body is not its minister.
            return None
        entity = self.person_with_role(phrase.head, place, phrase.feminine, before=before)
        return None if entity is None or self.is_anothers(phrase.head, entity) else entity

    def _unknown_speaker(self, phrase: Phrase) -> Entity | None:
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
