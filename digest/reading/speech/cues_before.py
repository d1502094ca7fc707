"""Cues that come before a quotation in its sentence: ``Rossi ha detto:``, ``ribadendo che``, ``secondo Rossi``, a colon alone."""

from __future__ import annotations

from digest.model import EntityKind, SpeakerKind
from digest.reading.speech.attributed import SIGNS, Attribution, Tie
from digest.reading.speech.cues import Cue
from digest.reading.speech.narration import Named
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.sources_of_speech import Sources
from digest.reading.speech.who import How, Who, speaker_of

LONGEST_DOCUMENT = 12
"""Words of ``in una nota congiunta diffusa ieri sera,``."""


class BeforeMarks(Sources):
    """Reads what leads to the opening mark."""

    def before_marks(self, start: int, near: int, opening: int, *, strong: bool) -> Attribution | None:
        """A cue, a frame or a colon before the quotation in its sentence; strong ones meet the marks."""
        if near >= opening:
            return None
        last = opening - 1
        colon = self.words[last] == ":"
        cues = [cue for cue in self.n.cues_between(near, opening) if self._states(cue, opening)]
        according = self._according_before(near, opening)
        cue = cues[-1] if cues else None
        if according is not None and (cue is None or according.cue is None or according.cue[0] > cue.first):
            return according
        if cue is not None and (not strong or colon or self._meets(cue, opening)):
            who = self._subject_of(cue, start, opening)
            if according is not None and according.tie is Tie.ADJACENT and (who is None or who.how is How.CARRIED) and not colon:
                # ``Dati che secondo gli esperti confermano la «tendenza»``
                return according
            between = (near > start and cue.first <= near + 3) or (cue.first > start and self.words[cue.first - 1] in SIGNS)
            around = between and self.words[last] in SIGNS
            tie = Tie.ADJACENT if colon or around or self._meets(cue, opening) else Tie.SENTENCE
            construction = (
                "colon-before" if colon else "judging" if cue.judging else "cue-before" if tie is Tie.ADJACENT else "cue-in-sentence"
            )
            return Attribution(tie, construction, who, (cue.first, cue.last))
        if not strong and self.words[last] == ",":
            written = self._written_by(start, near, opening)
            if written is not None:
                return written
        if strong and colon:
            voice = self._mouth(near, opening)
            if voice is not None:
                return voice
            frame = self.frames.credit_before
            for place in self.n.narrated(near, opening):
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
            if phrase is None:
                owner = self._owner(near, opening)
                if owner is not None:
                    return Attribution(Tie.ADJACENT, "colon-before", owner)
            if phrase is not None and phrase.named is None:
                phrase = self.whose_saying(phrase, opening)
            possessive = any(
                self.frames.possessive.match(self.words, place, opening) is not None for place in self.n.narrated(near, opening)
            )
            if phrase is not None and not possessive:
                return Attribution(Tie.ADJACENT, "colon-before", self.people.resolve(phrase, opening))
            return Attribution(Tie.ADJACENT, "colon-before", self.left_out(start, opening, opening))
        return None

    def _can_say(self, phrase: Phrase) -> bool:
        """Whether a phrase is somebody and no matter: ``la proposta di un tavolo`` has no author."""
        return phrase.named is not None or bool(phrase.pronoun) or self.people.is_human(self.words[phrase.head]) or self._is_proper(phrase)

    def _is_proper(self, phrase: Phrase) -> bool:
        head = phrase.head
        return self.n.words.capital[head] or (self.people.is_body(self.words[head]) and phrase.first >= head - 1)

    def _written_by(self, start: int, near: int, opening: int) -> Attribution | None:
        """``Il ministero, in una nota, «accoglie con favore» la proposta``: the marks hold the verb itself."""
        for place in range(max(near, opening - LONGEST_DOCUMENT), opening - 2):
            leads = self.words[place] in self.persons.prepositions and self.words[place + 1] in self.persons.articles
            if leads and self.words[place + 2] in self.n.speech.frames.documents and self.n.quoted_by[place] < 0:
                phrase = self.people.subject(start, place) or self.people.phrase_at(place + 3, opening, trusted=False)
                who = self.people.resolve(phrase, place) if phrase is not None else None
                return Attribution(Tie.SENTENCE, "document", who, (place, place + 2)) if who is not None else None
        return None

    def _past_bracket(self, at: int, near: int) -> int:
        """The word before a bracket that ends at a word (``Rossi (Sinistra):``), else the word itself."""
        if self.words[at] != ")":
            return at
        opened = next((place for place in range(at, max(near, at - 8), -1) if self.words[place] == "("), at)
        return opened - 1

    def _leads_to_place(self, at: int) -> bool:
        """``un post su Instagram``: a medium and no author."""
        return self.words[at] in self.persons.places_only

    def _mouth(self, start: int, end: int) -> Attribution | None:
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
        phrase = self.people.phrase_at(at, opening, skip=False) if opening - at <= 6 else None
        return phrase if phrase is not None and phrase.last >= opening - 3 and self.words[phrase.last + 1] == ":" else None

    def _enclosed(self, cue: Cue, opening: int) -> Phrase | None:
        """The subject of a cue that commas enclose together with it: ``Il gruppo, assicura Rossi, «...»``."""
        if cue.form not in ("finite", "compound", "phrase") or cue.first == 0 or self.words[cue.first - 1] not in SIGNS:
            return None
        phrase = self.people.phrase_at(cue.last + 1, opening, skip=False, trusted=False)
        if phrase is None or phrase.last + 1 > opening or phrase.first > cue.last + 1:
            return None
        return phrase if phrase.last + 1 < opening and self.words[phrase.last + 1] in (*SIGNS, ":") else None

    def _relative(self, at: int, start: int) -> int:
        """The place of ``che`` before a cue, past a phrase with a preposition (``Rossi, che in una nota parla di``); else the given one."""
        for back in range(at, max(start, at - 5), -1):
            word = self.words[back]
            if word in self.persons.relatives:
                between = self.words[back + 1 : at + 1]
                fits = not between or between[0] in self.persons.prepositions
                return back if fits and self.words[back - 1] == "," else at
            if not word.isalpha() or self.n.quoted_by[back] >= 0:
                break
        return at

    def _antecedent(self, at: int, start: int) -> Phrase | None:
        """Whom the words before ``che`` mean: a person, else the noun they complete (``la sindaca di Prato, che ha chiesto``), else a body."""
        named = self.people.name_ending(at)
        if named is None or not named.is_person:
            governed = named is not None and self.people.after_preposition(named.first)
            described = self.people.described_before(at, start) if named is None or governed else None
            owner = (
                self._before_apposition(at, start)
                if described is not None and not self.people.is_human(self.words[described.head])
                else None
            )
            if owner is not None and self.words[owner.last + 2].endswith(self.n.speech.verbs.participle_endings or ("-",)):
                # ``Rossi, eletto a Prato e passato al gruppo misto, che``
                return Phrase(owner.first, owner.last, owner)
            if described is not None:
                return described
            named = self._before_apposition(at, start) if named is None else named
        return Phrase(named.first, named.last, named) if named is not None else None

    def _before_apposition(self, at: int, start: int) -> Named | None:
        """The person before what commas enclose: ``Rossi, 54 anni, che racconta``."""
        for back in range(at, max(start, at - 10), -1):
            if self.words[back] == ",":
                named = self.people.name_ending(back - 1)
                return named if named is not None and named.is_person else None
            if self.n.quoted_by[back] >= 0 or self.n.ends_sentence[back]:
                return None
        return None

    def _let_know(self, cue: Cue, start: int) -> Who | None:
        """The body from which something is heard: ``Dal municipio replicano``; a verb in the plural, or a noun of a body."""
        if self.words[start] not in self.persons.sources or cue.first - start > 7 or start + 1 >= cue.first:
            return None
        who = self.source(start, cue.first)
        if who is not None and (
            who.speaker.kind is SpeakerKind.PLACE or any(self.words[at] in self.persons.articles for at in range(who.last + 1, cue.first))
        ):
            return None
        if who is None and self.words[cue.first].endswith(self.n.speech.verbs.plural_endings or ("-",)):
            return self.people.resolve(Phrase(start, start + 1, head=start + 1), start)
        return who

    def _document(self, place: int, end: int) -> Phrase | None:
        """``conclude la nota``: the document is the subject behind its verb."""
        noun = place + 1
        if noun < end and self.words[place] in self.persons.articles and self.words[noun] in self.n.speech.frames.documents:
            return Phrase(place, noun, head=noun)
        return None

    def _document_end(self, phrase: Phrase, cue: Cue, opening: int) -> int:
        """Where the words about a document's author end: at the cue when it follows, else at the comma."""
        if phrase.last < cue.first:
            return cue.first
        for at in range(phrase.last + 1, opening):
            if self.words[at] in ",;:":
                return at
        return opening

    def _owner(self, near: int, opening: int) -> Who | None:
        """The only one that a phrase before a colon belongs to or comes from: ``Dura la reazione del sindaco:``, ``Un messaggio dal sindaco:``."""
        origins = self.persons.genitives | self.persons.sources
        owners = [
            name
            for name in self.n.names_between(near, opening)
            if not name.quoted and name.entity.kind is not EntityKind.PLACE and self.people.governor(name.first) in origins
        ]
        owners = [name for name in owners if name.is_person] or owners
        closing = self.people.name_ending(opening - 2)
        if not owners and closing is not None and closing.is_person and closing.first >= near:
            # ``Scuse che non bastano a Rossi:``
            owners = [closing]
        if len({name.entity.slug for name in owners}) != 1:
            return None
        return Who(speaker_of(owners[0].entity), How.NAME, owners[0].first, owners[0].last)

    def by_subject(self, near: int, opening: int) -> Attribution | None:
        """No cue at all: the person whose sentence it is."""
        phrase = self.people.subject(near, opening) if near < opening else None
        if phrase is None or phrase.named is None:
            return None
        return Attribution(Tie.CARRIED, "sentence-subject", self.people.resolve(phrase, opening))

    def _states(self, cue: Cue, opening: int) -> bool:
        """Whether a cue has a subject that speaks: infinitives have none, participles only an agent."""
        if cue.form == "participle":
            return cue.last + 1 < opening and self.words[cue.last + 1] in self.persons.sources
        return cue.form != "infinitive"

    def _meets(self, cue: Cue, opening: int) -> bool:
        """Whether a cue reaches the marks: nothing, a report word or one short phrase lies between."""
        between = self.words[cue.last + 1 : opening]
        if len(between) <= 1:
            return True
        if between[-1] in self.n.speech.frames.reporting and between[-1] not in self.persons.prepositions:
            return True
        return cue.judging and len(between) <= 8 and not any(sign in between for sign in (";", ":"))

    def _according_before(self, near: int, opening: int) -> Attribution | None:
        for place in range(opening - 1, near - 1, -1):
            if self.words[place] == ";" or (self.n.quoted_by[place] >= 0 and self.n.quoted_by[place] not in self.set_aside):
                return None
            found = self.according_at(place, opening, clause_start=near)
            if found is not None:
                return found
        return None

    def _subject_of(self, cue: Cue, start: int, opening: int) -> Who | None:
        """The subject of a cue that stands before the quotation."""
        at = cue.first - 1
        while at > start and self.words[at] in self.n.cues.between:
            at -= 1
        if self.words[at] in self.persons.whoever:
            return None
        at = self._relative(at, start)
        if at >= start and self.words[at] in self.persons.relatives:
            at -= 1
            if at > start and self.words[at] in self.persons.articles:
                at -= 1
            while at > start and self.words[at] == ",":
                at -= 1
            antecedent = self._antecedent(at, start)
            if antecedent is not None:
                return self.people.resolve(antecedent, cue.first)
        voice = self._mouth(start, opening)
        if voice is not None:
            return voice.who
        closing = self.people.name_ending(opening - 2) if self.words[opening - 1] == ":" else None
        if closing is not None and closing.is_person and self.people.governor(closing.first) in self.persons.through:
            return self.people.resolve(Phrase(closing.first, closing.last, closing), cue.first)
        impersonal = cue.first > start and self.frames.written.match(self.words, cue.first - 1, opening) is not None
        if impersonal or self.frames.written.match(self.words, cue.first, opening) is not None:
            return self.author(cue.last + 1, opening, start, opening)
        following = cue.last + 1
        if following < opening and self.words[following] in self.persons.sources and cue.form in ("participle", "compound"):
            agent = self.phrase_after_frame(following, opening)
            if agent is not None:
                return self.people.resolve(agent, following)
        if cue.form == "compound" and any(self.words[place] in self.n.speech.verbs.passive for place in range(cue.first, cue.last)):
            return None
        phrase = self._enclosed(cue, opening)
        if phrase is None and cue.form != "gerund":
            phrase = self.people.before_cue(cue, start)
        if phrase is None:
            topic = self.people.subject(start, cue.first)
            if topic is not None and topic.first > start + 1 and not (topic.named is not None and topic.named.is_person):
                topic = None
            if topic is not None and (topic.first <= start + 1 or cue.form == "gerund"):
                phrase = topic
            elif cue.form in ("finite", "compound", "phrase") and not (
                cue.judging and cue.last + 1 < opening and cue.last + 1 not in self.n.name_at
            ):
                phrase = self.people.phrase_at(cue.last + 1, opening, trusted=False) or self._document(cue.last + 1, opening) or topic
            else:
                phrase = topic
        if phrase is not None:
            who = self.speaking(phrase, cue.first, self._document_end(phrase, cue, opening), start, opening)
            if who is not None or phrase.pronoun:
                return who
        source = self.source(cue.last + 1, opening) or self._let_know(cue, start)
        return source or self.left_out(start, cue.first, opening)
