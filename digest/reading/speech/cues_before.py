"""Cues that come before a quotation in its sentence: ``Rossi ha detto:``, ``ribadendo che``, ``secondo Rossi``."""

from __future__ import annotations

from digest.reading.speech.attributed import SIGNS, Attribution, Tie
from digest.reading.speech.cue_subjects import CueSubjects
from digest.reading.speech.cues import Cue
from digest.reading.speech.who import How, Who

LONGEST_DOCUMENT = 12
"""Words of ``in una nota congiunta diffusa ieri sera,``."""


class BeforeMarks(CueSubjects):
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
            who = (self._recalled(cue, opening) if colon else None) or self.subject_of(cue, start, opening)
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
            return self.colon_alone(start, near, opening)
        return None

    def _recalled(self, cue: Cue, opening: int) -> Who | None:
        """Whose words somebody repeats: ``Rossi ricorda le parole del padre:``; what somebody comments on is no such thing."""
        frames, words = self.n.speech.frames, self.words
        noun = cue.last + 2
        if noun + 2 >= opening or words[cue.last] not in frames.recalling or words[cue.last + 1] not in self.persons.articles:
            return None
        if words[noun] not in frames.recalled or words[noun + 1] not in self.persons.genitives:
            return None
        phrase = self.phrase_after_frame(noun + 1, opening)
        return self.people.resolve(phrase, noun) if phrase is not None and self._can_say(phrase) else None

    def _written_by(self, start: int, near: int, opening: int) -> Attribution | None:
        """``Il ministero, in una nota, «accoglie con favore» la proposta``: the marks hold the verb itself."""
        for place in range(max(near, opening - LONGEST_DOCUMENT), opening - 2):
            leads = self.words[place] in self.persons.prepositions and self.words[place + 1] in self.persons.articles
            if leads and self.words[place + 2] in self.n.speech.frames.documents and self.n.quoted_by[place] < 0:
                phrase = self.people.subject(start, place) or self.people.phrase_at(place + 3, opening, trusted=False)
                who = self.people.resolve(phrase, place) if phrase is not None else None
                return Attribution(Tie.SENTENCE, "document", who, (place, place + 2)) if who is not None else None
        return None

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
            begins = self.words[place] in self.frames.beginnings_of_according
            found = self.according_at(place, opening, clause_start=near) if begins else None
            if found is not None:
                return found
        return None
