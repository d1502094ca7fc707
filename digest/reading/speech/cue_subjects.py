"""The subject of a verb of saying that stands before its quotation."""

from __future__ import annotations

from digest.model import SpeakerKind
from digest.reading.speech.attributed import SIGNS
from digest.reading.speech.colons import Colons
from digest.reading.speech.cues import Cue
from digest.reading.speech.narration import Named
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.who import Who

LONGEST_BEHIND_RELATIVE = 10
"""Words from ``che`` to the verb of ``che in una lettera letta all'inizio della festa parla di``."""
LONGEST_ACCOMPANIED = 7
"""Words of ``La parte civile`` before its comma."""
LONGEST_SUBJECT = 8
"""Words of ``la capogruppo della Lega`` in ``il sindaco parla di svolta, la capogruppo della Lega di «fuga»``."""


class CueSubjects(Colons):
    """Finds who speaks by a verb before the marks."""

    def subject_of(self, cue: Cue, start: int, opening: int) -> Who | None:
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
            voice = self.mouth(at, opening)
            antecedent = self._antecedent(at, start) if voice is None else None
            if antecedent is not None:
                return self.people.resolve(antecedent, cue.first)
        voice = self.mouth(start, opening)
        if voice is not None:
            return voice.who
        closing = self.people.name_ending(opening - 2) if self.words[opening - 1] == ":" else None
        if closing is not None and closing.is_person and self.people.governor(closing.first) in self.persons.through:
            return self.people.resolve(Phrase(closing.first, closing.last, closing), cue.first)
        impersonal = cue.first > start and self.frames.written.match(self.words, cue.first - 1, opening) is not None
        if impersonal or self.frames.written.match(self.words, cue.first, opening) is not None:
            # ``Nelle motivazioni si legge che l'imputato «approfittò»``: whoever is written about has not written.
            about = self.words[cue.last + 1] in self.n.speech.frames.reporting
            return self.author(start if about else cue.last + 1, cue.first if about else opening, start, cue.first if about else opening)
        following = cue.last + 1
        if following < opening and self.words[following] in self.persons.sources and cue.form in ("participle", "compound"):
            agent = self.phrase_after_frame(following, opening)
            if agent is not None:
                return self.people.resolve(agent, following)
        if cue.form == "compound" and any(self.words[place] in self.n.speech.verbs.passive for place in range(cue.first, cue.last)):
            return None
        if self._is_aside(cue, opening):
            aside = self._before_colon(cue, start) or self.people.last_speaker(start)
            if aside is not None:
                return aside
        clause = next((at + 1 for at in range(cue.first - 1, start, -1) if self.words[at] == ";"), start)
        heard = self._let_know(cue, clause) if clause > start else None
        if heard is not None:
            return heard
        phrase = self._taking_over(cue, opening) or self._enclosed(cue, opening)
        if phrase is None and cue.form != "gerund":
            phrase = self.people.before_cue(cue, start)
        if phrase is not None and self._is_objected(phrase, start):
            return self.left_out(start, start, opening)
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
        if phrase is not None and not (phrase.named is not None and phrase.named.is_person):
            phrase = self._spokesperson(phrase, cue) or phrase
        if phrase is None:
            phrase = self._accompanied(cue, start)
        if phrase is not None:
            who = self.speaking(phrase, cue.first, self._document_end(phrase, cue, opening), start, opening)
            if who is not None or phrase.pronoun:
                return who
        source = self.source(cue.last + 1, opening) or self._let_know(cue, start)
        return source or self.left_out(start, cue.first, opening)

    def _spokesperson(self, phrase: Phrase, cue: Cue) -> Phrase | None:
        """The person by whom a body speaks: ``La Cgil, con la segretaria Anna Rossi, chiede``."""
        at = phrase.last + 1
        if at + 1 >= cue.first or self.words[at] != "," or self.words[at + 1] not in self.persons.through:
            return None
        found = self.phrase_after_frame(at + 1, cue.first)
        return found if found is not None and found.named is not None and found.named.is_person else None

    def _accompanied(self, cue: Cue, start: int) -> Phrase | None:
        """The person by whom speaks whoever a sentence begins with: ``La parte civile, con l'avvocata Anna Rossi, annuncia``."""
        if cue.first - start < 5 or self.words[cue.first - 1] != "," or self.words[start] not in self.persons.articles:
            return None
        comma = next((at for at in range(start + 1, min(cue.first, start + LONGEST_ACCOMPANIED)) if self.words[at] == ","), start)
        if (
            comma == start
            or self.words[comma + 1] not in self.persons.through
            or any(self.n.quoted_by[at] >= 0 for at in range(start, cue.first))
        ):
            return None
        found = self.phrase_after_frame(comma + 1, cue.first)
        return found if found is not None and found.named is not None and found.named.is_person else None

    def _is_aside(self, cue: Cue, opening: int) -> bool:
        """Whether a verb alone stands between two commas: ``In questo caso, precisa, la Banca «continua a essere cauta»``."""
        if cue.form != "finite" or cue.first == 0 or cue.last + 2 >= opening:
            return False
        return self.words[cue.first - 1] == "," and self.words[cue.last + 1] == ","

    def _before_colon(self, cue: Cue, start: int) -> Who | None:
        """The person a sentence is about up to its colon: ``Rossi rassicura: i fondi, garantisce, saranno «di tutti»``."""
        colon = next((at for at in range(cue.first - 1, start, -1) if self.words[at] == ":" and self.n.quoted_by[at] < 0), start)
        phrase = self.people.subject(start, colon) if colon > start else None
        named = phrase is not None and phrase.named is not None and phrase.named.is_person
        return self.people.resolve(phrase, cue.first) if phrase is not None and named else None

    def _is_objected(self, phrase: Phrase, start: int) -> bool:
        """Whether a noun belongs to what somebody was asked: ``A chi faceva notare che i pescatori protestano ha risposto:``."""
        asked = self.words[start] in self.persons.prepositions and self.words[start + 1] in self.persons.whoever
        return asked and phrase.named is None and phrase.first > start and self.words[phrase.first - 1] in self.n.speech.frames.reporting

    def _taking_over(self, cue: Cue, opening: int) -> Phrase | None:
        """The second subject of one verb: ``Il ministro parla di svolta, l'opposizione di «fuga»``."""
        words, persons = self.words, self.persons
        if words[cue.last] not in persons.genitives:
            return None
        at = opening - 2 if words[opening - 1] in persons.articles else opening - 1
        if at <= cue.last + 2 or words[at] not in persons.genitives:
            return None
        for back in range(at - 1, max(cue.last, at - LONGEST_SUBJECT), -1):
            if words[back] == ",":
                return self.people.phrase_at(back + 1, at, skip=False)
            if self.n.quoted_by[back] >= 0:
                return self.people.phrase_at(back + 1, at, skip=False)
        return None

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
        for back in range(at, max(start, at - LONGEST_BEHIND_RELATIVE), -1):
            word = self.words[back]
            if word in self.persons.relatives:
                between = self.words[back + 1 : at + 1]
                fits = not between or between[0] in self.persons.prepositions
                people = self.words[back - 1] in self.persons.people or self.words[back - 2] in self.persons.people
                return back if fits and (self.words[back - 1] == "," or people) else at
            if not word.isalpha() or self.n.quoted_by[back] >= 0:
                break
        return at

    def _antecedent(self, at: int, start: int) -> Phrase | None:
        """Whom the words before ``che`` mean: a person, else the noun they complete (``la sindaca di Prato, che ha chiesto``), else a body."""
        named = self.people.name_ending(at)
        if named is None or not named.is_person:
            governed = named is not None and self.people.after_preposition(named.first)
            described = self.people.described_before(at, start) if named is None or governed else None
            if governed and described is None:
                # ``dal cardinale Rossi, presidente della Cei, che``
                named = self._before_apposition(at, start) or named
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
            if named is None:
                return self.people.proper_owner(at, start)
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
            return self.people.resolve(self.body_behind(start, cue.first), start)
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
