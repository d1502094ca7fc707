"""A colon alone before a quotation: ``Rossi: «...»``, ``Le parole del sindaco: «...»``."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.speech.attributed import Attribution, Tie
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.sources_of_speech import Sources
from digest.reading.speech.who import How, Who, speaker_of

LONGEST_FEELING = 4
"""Words from such a verb to its colon."""
LONGEST_OWNER = 14
"""Words of ``uno stralcio delle parole del tecnico alla vigilia`` before its colon."""


class Colons(Sources):
    """Reads who stands before a colon."""

    def colon_alone(self, start: int, near: int, opening: int) -> Attribution:
        """Who says what follows a colon that no cue stands before."""
        voice = self.mouth(near, opening)
        if voice is not None:
            return voice
        frame = self.frames.credit_before
        # ``L'azienda affida la risposta a una nota dello studio Rossi``
        entrusts = any(self.words[at] in self.n.speech.frames.entrusting for at in self.n.narrated(near, opening))
        for place in self.n.narrated(near, opening if not entrusts else near):
            ending = frame.match(self.words, place, opening)
            if ending is not None and not self._leads_to_place(ending + 1):
                phrase = self.phrase_after_frame(ending + 1, opening)
                if phrase is not None and self._can_say(phrase):
                    return Attribution(Tie.ADJACENT, "credit-before", self.people.resolve(phrase, place), (place, ending))
        phrase = (
            self._right_before_colon(near, opening)
            or self.people.subject(near, opening)
            or self.people.unlisted_ending(self._past_bracket(opening - 2, near), near)
        )
        if phrase is None and near > start:
            phrase = self.people.subject(start, opening)
        reads = any(self.words[at] in self.n.speech.frames.reading for at in self.n.narrated(near, opening))
        thing = phrase is not None and phrase.named is None and phrase.head >= 0 and not self.people.is_human(self.words[phrase.head])
        if phrase is None or reads or (thing and not entrusts):
            phrase = self._whose_words(near, opening) or phrase
        if phrase is not None and phrase.named is None and self._clause_follows(phrase, opening):
            phrase = None
        if phrase is not None and self._is_saying(phrase):
            # ``L'affondo: «...»``: whoever has the word; ``La risposta: «...»``: whoever was asked.
            if phrase.first == start and phrase.last == opening - 2 and self.words[phrase.head] in self.n.speech.frames.answers:
                return Attribution(Tie.ADJACENT, "colon-before", self.whose(phrase.head, start, opening))
            phrase = None
        if phrase is None:
            owner = self._owner(near, opening) or self._capital(near, opening)
            if owner is not None:
                return Attribution(Tie.ADJACENT, "colon-before", owner)
        if phrase is not None and phrase.named is None:
            phrase = self.whose_saying(phrase, opening)
        possessive = any(self.frames.possessive.match(self.words, place, opening) is not None for place in self.n.narrated(near, opening))
        if phrase is not None and not possessive:
            return Attribution(Tie.ADJACENT, "colon-before", self.people.resolve(phrase, opening))
        return Attribution(Tie.ADJACENT, "colon-before", self.left_out(start, opening, opening))

    def _whose_words(self, near: int, opening: int) -> Phrase | None:
        """Whose words something is an extract of: ``Ecco uno stralcio delle parole del tecnico:``."""
        frames = self.n.speech.frames
        for at in range(max(near, opening - LONGEST_OWNER), opening - 2):
            noun = self.words[at] in frames.sayings or self.words[at] in frames.documents
            # ``il messaggio spedito dalla vittima al fratello``
            sent = (
                self.words[at + 1].endswith(self.n.speech.verbs.participle_endings or ("-",)) and self.words[at + 2] in self.persons.sources
            )
            if noun and (sent or self.words[at + 1] in self.persons.genitives) and self.n.quoted_by[at] < 0:
                phrase = self.phrase_after_frame(at + 2 if sent else at + 1, opening)
                if phrase is not None and self._can_say(phrase) and not self._is_saying(phrase):
                    return phrase
        return None

    def _clause_follows(self, phrase: Phrase, opening: int) -> bool:
        """Whether a comma and a conjunction part a noun of a body from the colon: ``Convocato il consiglio, e l'anno si apre così:``."""
        if phrase.head < 0 or not self.people.is_body(self.words[phrase.head]):
            return False
        words, conjunctions = self.words, self.persons.conjunctions
        return any(words[at] == "," and words[at + 1] in conjunctions for at in range(phrase.last + 1, opening - 1))

    def _is_saying(self, phrase: Phrase) -> bool:
        frames = self.n.speech.frames
        if phrase.named is not None or phrase.head < 0 or self.people.is_body(self.words[phrase.head]):
            return False
        return self.words[phrase.head] in frames.sayings or self.words[phrase.head] in frames.documents

    def _can_say(self, phrase: Phrase) -> bool:
        """Whether a phrase is somebody and no matter: ``la proposta di un tavolo`` has no author."""
        return phrase.named is not None or bool(phrase.pronoun) or self.people.is_human(self.words[phrase.head]) or self._is_proper(phrase)

    def _is_proper(self, phrase: Phrase) -> bool:
        head = phrase.head
        return self.n.words.capital[head] or (self.people.is_body(self.words[head]) and phrase.first >= head - 1)

    def _leads_to_place(self, at: int) -> bool:
        """``un post su Instagram``: a medium and no author."""
        return self.words[at] in self.persons.places_only

    def mouth(self, start: int, end: int) -> Attribution | None:
        """The person by whom a body speaks: ``per bocca di Rossi``, ``un commento affidato al direttore Rossi``."""
        for place in self.n.narrated(start, end):
            mouth = self.frames.mouth.match(self.words, place, end)
            phrase = self.phrase_after_frame(mouth + 1, end) if mouth is not None else None
            if phrase is not None and (phrase.named is None or phrase.named.is_person) and self._can_say(phrase):
                return Attribution(Tie.ADJACENT, "credit-before", self.people.resolve(phrase, place), (place, mouth or place))
        return None

    def _right_before_colon(self, near: int, opening: int) -> Phrase | None:
        """A noun phrase that is all there is before a colon: ``E il macellaio:``."""
        at = near
        while at < opening and (self.words[at] in self.persons.conjunctions or not self.words[at].isalpha()):
            at += 1
        if at < opening - 2 and self.words[at] in self.persons.people and self.words[at + 1] in self.persons.genitives:
            # ``Fonti della maggioranza: «...»``
            alone = all(self.words[place].isalpha() for place in range(at, opening - 1)) and not self.n.cues_between(at + 1, opening)
            if alone and opening - at <= LONGEST_OWNER:
                return Phrase(at, at, head=at)
        phrase = self.people.phrase_at(at, opening, skip=False) if opening - at <= 6 else None
        return phrase if phrase is not None and phrase.last >= opening - 3 and self.words[phrase.last + 1] == ":" else None

    def _past_bracket(self, at: int, near: int) -> int:
        """The word before a bracket that ends at a word (``Rossi (Sinistra):``), else the word itself."""
        if self.words[at] != ")":
            return at
        opened = next((place for place in range(at, max(near, at - 8), -1) if self.words[place] == "("), at)
        return opened - 1

    def _capital(self, near: int, opening: int) -> Who | None:
        """A capital that acts: ``Washington frena:``."""
        at = near
        while at < opening and (self.words[at] in self.persons.conjunctions or not self.words[at].isalpha()):
            at += 1
        named = self.n.name_at.get(at)
        if named is None or named.entity.kind is not EntityKind.PLACE or not 1 <= opening - 2 - named.last <= 3:
            return None
        verb = self.words[named.last + 1]
        acts = verb.isalpha() and verb.endswith(self.n.speech.verbs.verb_endings or ("-",)) and not self.n.words.capital[named.last + 1]
        small = (self.persons.prepositions, self.persons.conjunctions, self.persons.relatives, self.persons.articles, self.n.adjectives)
        if not acts or any(verb in group for group in small):
            return None
        return Who(speaker_of(named.entity), How.NAME, named.first, named.last)

    def _owner(self, near: int, opening: int) -> Who | None:
        """The only one that a phrase before a colon belongs to or comes from: ``Dura la reazione del sindaco:``, ``Un messaggio dal sindaco:``."""
        genitives, sources = self.persons.genitives, self.persons.sources
        owners = [
            name
            for name in self.n.names_between(near, opening)
            if not name.quoted
            and name.entity.kind is not EntityKind.PLACE
            and ((governor := self.people.governor(name.first)) in genitives or governor in sources)
        ]
        owners = [name for name in owners if name.is_person] or owners
        closing = self.people.name_ending(opening - 2)
        if not owners and closing is not None and closing.is_person and closing.first >= near:
            # ``Scuse che non bastano a Rossi:``
            owners = [closing]
        if not owners and any(self.words[at] in self.persons.pleasing for at in range(max(near, opening - LONGEST_FEELING), opening)):
            # ``Una risposta che a Rossi non piace:``
            owners = [name for name in self.n.names_between(near, opening) if name.is_person and not name.quoted]
        if len({name.entity.slug for name in owners}) != 1:
            return None
        return Who(speaker_of(owners[0].entity), How.NAME, owners[0].first, owners[0].last)
