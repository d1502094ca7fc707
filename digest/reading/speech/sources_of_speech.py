"""Speakers that stand in a fixed place: behind ``secondo``, behind a note or letter, behind ``dal``; and subjects that are left out."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.speech.attributed import Attribution, Frames, Tie
from digest.reading.speech.narration import Narration
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.speakers import People
from digest.reading.speech.who import How, Who, speaker_of

LONGEST_QUESTION = 9
"""Words and marks of ``E la Regione?``."""
LONGEST_ADDRESS = 6
"""Words of ``ai giudici della corte che`` behind a verb of telling."""
LONGEST_PREDICATE = 12
"""Words of a sentence in which a participle tells the gender of its left-out subject."""


class Sources:
    """Finds the speaker where a construction gives its place."""

    def __init__(self, narration: Narration, people: People, frames: Frames) -> None:
        self.n = narration
        self.people = people
        self.frames = frames
        self.words = narration.words.folded
        self.persons = narration.speech.persons
        self.set_aside: set[int] = set()
        """Quotations that turned out to be names or titles."""

    def source(self, place: int, end: int) -> Who | None:
        """``spiegano dal suo staff``, ``fanno sapere dal ministero``."""
        if place >= end or self.words[place] not in self.persons.sources:
            return None
        at = place + 1
        while at < end and (self.words[at] in self.persons.possessives or self.words[at] in self.persons.articles):
            at += 1
        if at >= end:
            return None
        named = self.n.name_at.get(at)
        if named is not None:
            return Who(speaker_of(named.entity), How.NAME, at, named.last)
        if self.people.is_body(self.words[at]):
            return self.people.resolve(Phrase(place, self.body_behind(at - 1, end).last, head=at), place)
        return None

    def body_behind(self, preposition: int, end: int) -> Phrase:
        """The noun of a body behind a preposition, with the proper name it begins if it is capital: ``di Palazzo Rosso``."""
        last, capital = preposition + 1, self.n.words.capital
        while last + 1 < end and capital[preposition + 1] and capital[last + 1] and self.words[last + 1].isalpha():
            last += 1
        return Phrase(preposition, last, head=preposition + 1)

    def phrase_after_frame(self, place: int, end: int) -> Phrase | None:
        """The noun phrase that a frame leads to, behind a preposition if there is one (``le parole del sindaco``)."""
        own = place < end and self.words[place] in self.persons.prepositions
        cues, before = self.n.cues, self.words[place - 1]
        if (
            own
            and self.words[place] in self.persons.places_only
            and (before in cues.between or before in cues.participle or before in cues.finite)
        ):
            # ``Così su Facebook il sindaco``, ``Lo dice a chiare lettere il comitato``
            return self.people.phrase_at(place, end)
        if own:
            named = self.n.name_at.get(place + 1)
            if named is not None and place + 1 < end:
                return Phrase(named.first, named.last, named)
            return self.people.described(place, end) or self.people.phrase_at(place, end)
        return self.people.phrase_at(place, end)

    def according_at(self, place: int, end: int, clause_start: int | None = None) -> Attribution | None:
        """``secondo Rossi``, ``secondo cui``, ``a suo dire``, and ``per Rossi`` where a clause begins with it."""
        if place >= end:
            return None
        last = self.frames.possessive.match(self.words, place, end)
        if last is not None:
            pronoun = self.words[last]
            feminine = True if pronoun in self.persons.pronouns_feminine else False if pronoun in self.persons.pronouns_masculine else None
            entity = self.people.last_person(place, feminine)
            return Attribution(
                Tie.ADJACENT, "according-to", Who(speaker_of(entity), How.PRONOUN, last, last) if entity else None, (place, last)
            )
        last = self.frames.according.match(self.words, place, end)
        if last is None:
            return None
        begins = (
            place == clause_start
            or place == 0
            or self.words[place - 1] in ",.:;–—-"
            or self.words[place - 1] in self.persons.conjunctions
            or self.words[place - 1] in self.persons.relatives
            or self.n.ends_sentence[place - 1]
        )
        weak = last == place and self.words[place] in self.frames.weak_according
        if weak and (clause_start is None or not begins):
            return None
        following = last + 1
        if following + 1 < end and self.words[following] in self.persons.articles and self.words[following + 1] in self.persons.relatives:
            # ``secondo i quali``
            following += 1
        if following < end and self.words[following] in self.persons.relatives:
            at = place - 1
            while at > 0 and self.words[at] == ",":
                at -= 1
            named = self.people.name_ending(at)
            phrase = Phrase(named.first, named.last, named) if named else self.people.subject(self.n.sentence_start(place), place)
        elif following < end and self.words[following] in self.persons.prepositions:
            phrase = self.phrase_after_frame(following, end)
        else:
            phrase = self.people.phrase_at(following, end, skip=False, trusted=not weak) or self.people.unlisted(following, end)
        if phrase is None:
            return None
        if weak and self._is_deprived(phrase.last + 1, end):
            return Attribution(Tie.ADJACENT, "colon-before", self.left_out(place, place, end)) if self.words[end - 1] == ":" else None
        if phrase.named is None and phrase.head >= 0 and self.words[phrase.head] in self.n.speech.frames.documents:
            # ``Stando alla relazione dei tecnici, il muro era «a rischio»``
            comma = next((at for at in range(phrase.head + 1, end) if self.words[at] in ",;:"), end)
            who = self.author(phrase.head + 1, comma, place, place)
        else:
            who = self.people.resolve(phrase, place)
        return Attribution(Tie.ADJACENT if not weak else Tie.SENTENCE, "according-to", who, (place, last))

    def _is_deprived(self, place: int, end: int) -> bool:
        """Whether something is not for somebody: ``Per Rossi niente trasferta``, but ``Per Rossi niente di nuovo``."""
        if place + 1 >= end or self.words[place] not in self.n.speech.frames.lacking:
            return False
        return self.words[place + 1] not in self.persons.prepositions

    def speaking(self, phrase: Phrase, place: int, end: int, start: int, opening: int) -> Who | None:
        """Whom the subject of a cue means; a document speaks for its author (``conclude la nota dell'azienda``)."""
        if phrase.named is None and phrase.head >= 0 and self.words[phrase.head] in self.n.speech.frames.documents:
            return self.author(phrase.head + 1, max(end, phrase.last + 1), start, opening)
        if phrase.named is None and phrase.head >= 0:
            phrase = self.whose_saying(phrase, max(end, phrase.last + 1))
        return self.people.resolve(phrase, place)

    def whose_saying(self, phrase: Phrase, end: int) -> Phrase:
        """Whoever a saying belongs to, where it is the subject before a colon: ``Il consiglio della dietista è chiaro:``."""
        genitive = phrase.head + 1
        if self.words[phrase.head] not in self.n.speech.frames.sayings or self.words[genitive : genitive + 1] == []:
            return phrase
        if self.words[genitive] not in self.persons.genitives:
            return phrase
        owner = self.people.described(genitive, max(end, genitive + 2))
        human = owner is not None and (owner.named is not None or self.people.is_human(self.words[owner.head]))
        return owner if owner is not None and human else phrase

    def left_out(self, start: int, place: int, opening: int) -> Who | None:
        """The subject that a sentence leaves out: named before in it, else carried over."""
        phrase = self.people.subject(start, place)
        if phrase is not None and (phrase.first <= start + 1 or (phrase.named is not None and phrase.named.is_person)):
            who = self.people.resolve(phrase, place)
            if who is not None and who.how is not How.UNNAMED:
                return who
        asked = self._asked_about(start)
        if asked is not None:
            return asked
        said = self.people.last_speaker(opening)
        narrator = self._narrator(said, start) if said is not None else None
        if narrator is not None:
            return narrator
        feminine = self._gender_told(start, opening)
        if said is None or feminine is None or self.people.genders.get(said.speaker.slug or "") in (None, feminine):
            return said
        entity = self.people.last_person(start, feminine)
        return Who(speaker_of(entity), How.CARRIED) if entity is not None else said

    def whose(self, noun: int, start: int, opening: int) -> Who | None:
        """Who has the word: whoever spoke last before an answer, for whoever is the subject of the sentence before has asked."""
        if self.words[noun] not in self.n.speech.frames.answers:
            return self.left_out(start, opening, opening)
        asking = self.people.last_speaker(start, points=False)
        for said in self.people.said_before(opening):
            if asking is None or said.speaker != asking.speaker:
                return said
        return asking

    def _narrator(self, said: Who, start: int) -> Who | None:
        """Who has just told what somebody else said, and goes on: ``Rossi racconta che Bianchi le disse: «...». Poi aggiunge:``."""
        frames = self.n.speech.frames
        for begin, end in self.n.sentences_back(start, 1):
            phrase = self.people.subject(begin, end)
            named = phrase.named if phrase is not None and phrase.first <= begin + 1 else None
            if named is None or not named.is_person or speaker_of(named.entity) == said.speaker:
                return None
            cues = [cue for cue in self.n.cues_between(named.last + 1, end) if cue.form in ("finite", "compound")]
            if not cues or cues[0].first > named.last + 3:
                return None
            behind = self.words[cues[0].last + 1 : cues[0].last + LONGEST_ADDRESS]
            tells = self.words[cues[0].last] in frames.recalling or (len(cues) > 1 and any(word in frames.reporting for word in behind))
            return Who(speaker_of(named.entity), How.CARRIED) if tells else None
        return None

    def _asked_about(self, start: int) -> Who | None:
        """Whom a question without a verb right before a sentence turns to: ``E la Regione? «...», tagliano corto``."""
        for begin, end in self.n.sentences_back(start, 1):
            if self.words[end - 1] != "?" or end - begin > LONGEST_QUESTION or self.words[begin] not in self.persons.conjunctions:
                return None
            if self.n.quoted_by[begin] >= 0 or self.n.cues_between(begin, end):
                return None
            phrase = self.people.phrase_at(begin + 1, end, skip=False)
            if phrase is not None and phrase.pronoun and self.words[phrase.last + 1] == ",":
                # ``E lei, la signora Rossi?``
                phrase = self.people.phrase_at(phrase.last + 2, end, skip=False)
            who = self.people.resolve(phrase, begin) if phrase is not None and phrase.last == end - 2 else None
            return Who(who.speaker, How.CARRIED) if who is not None else None
        return None

    def _gender_told(self, start: int, opening: int) -> bool | None:
        """The gender of a left-out subject, from a participle: ``Nata a Bari, racconta``, ``si è detto``."""
        words, cues, feminine = self.words, self.n.cues, self.persons.feminine_name_endings
        for place in range(start, min(opening, start + LONGEST_PREDICATE)):
            if self.n.quoted_by[place] >= 0:
                return None
            copula = place > start and words[place - 1] in self.n.speech.frames.copulas
            singular = words[place].endswith(self.n.speech.verbs.participle_endings or ("-",)) and len(words[place]) > 3
            if singular and words[place] not in cues.between and (copula or (place == start and self.n.words.capital[place])):
                return words[place].endswith(feminine)
        return None

    def _leads(self, place: int, start: int) -> bool:
        """Whether a person is the head of the body that wrote: ``nella motivazione della giuria, presieduta dalla regista Rossi``."""
        persons, words = self.persons, self.words
        return any(words[at] in persons.sources and words[at - 1] in persons.led for at in range(place - 1, max(start + 1, place - 6), -1))

    def author(self, place: int, end: int, start: int, opening: int) -> Who | None:
        """Whose note, post or letter it is: the agent or owner after the noun, else the body or person spoken of."""
        owner: Who | None = None
        for name in self.n.names_between(place, end):
            if name.quoted:
                continue
            who = Who(speaker_of(name.entity), How.NAME, name.first, name.last)
            if name.is_person and self._leads(name.first, place):
                continue
            if name.is_person:
                return who
            at = name.first - 1
            if self.people.is_body(self.words[at]):
                # ``firmato dal comitato Acqua Chiara``
                at -= 1
            if name.entity.kind is EntityKind.PLACE and at != place:
                continue
            if self.words[at] in self.persons.sources:
                return who
            if owner is None and self.words[at] in self.persons.prepositions and self.words[at] not in self.persons.places_only:
                owner = who
        if owner is not None:
            return owner
        for at in range(place, end):
            human = at + 1 < end and self.words[at] in self.persons.genitives and self.people.is_human(self.words[at + 1])
            if human or (self.words[at] in self.persons.prepositions and at + 1 < end and self.people.is_body(self.words[at + 1])):
                return self.people.resolve(self.body_behind(at, end), at)
        if place + 1 < end and self.words[place] in self.persons.genitives:
            proper = self.people.unlisted(place + 1, end)
            if proper is not None:
                return self.people.resolve(proper, place)
        phrase = self.people.subject(start, opening)
        if phrase is not None:
            return self.people.resolve(phrase, opening)
        return self.people.last_body(opening) or self.people.last_speaker(opening)
