"""Turns that credit a quotation to whoever follows them: ``Lo ha detto Rossi``, ``è il commento di Rossi``, ``A dirlo è Rossi``."""

from __future__ import annotations

from digest.reading.speech.attributed import Attribution, Tie
from digest.reading.speech.sources_of_speech import Sources

LONGEST_DELIVERY = 6
"""Words from a saying to the preposition of ``è l'appello che arriva oggi dal``."""
LONGEST_CLEFT = 9
"""Words from the infinitive of ``A lanciare l'allarme è`` to its copula."""


class Credits(Sources):
    """Reads such turns behind a quotation and in the sentence after it."""

    def credit(self, begin: int, end: int) -> int | None:
        """The last word of a turn after which the speaker follows: a fixed one, or ``è il duro commento di`` with any noun of saying."""
        last = self.frames.credit.match(self.words, begin, end)
        if last is not None and last + 1 < end and self.words[last] in self.n.speech.frames.sayings:
            # ``è il commento all'uscita``: a place and nobody.
            last = None if self.words[last + 1] in self.persons.places_only else last
        if last is not None:
            return self._to_source(last, end)
        cleft = self._cleft(begin, end)
        if cleft is not None:
            return cleft
        at = begin
        leading = (self.n.cues.auxiliaries, self.n.speech.verbs.passive, self.n.speech.frames.deictics)
        while at < min(end, begin + 3) and any(self.words[at] in group for group in leading):
            at += 1
        if at >= end or self.words[at] not in self.persons.articles:
            return None
        frames = self.n.speech.frames
        for noun in range(at + 1, min(end - 1, at + 4)):
            if self.words[noun] in frames.sayings or self.words[noun] in frames.documents:
                for following in range(noun + 1, min(end, noun + 5)):
                    if self.words[following] in ".,;:" or following in self.n.name_at:
                        return None
                    if self.words[following] in self.persons.genitives or self.words[following] in self.persons.sources:
                        return following - 1
                return None
            if not self.words[noun].isalpha() or self.words[noun] in self.persons.prepositions:
                return None
        return None

    def _to_source(self, last: int, end: int) -> int:
        """Past the relative clause or participle behind a saying: ``è l'appello che arriva dal``, ``è il grido lanciato dai``."""
        words = self.words
        if last + 1 >= end or not (
            words[last + 1] in self.persons.relatives
            or words[last + 1] in self.persons.adverbs
            or words[last + 1].endswith(self.n.speech.verbs.participle_endings or ("-",))
        ):
            return last
        for following in range(last + 2, min(end, last + LONGEST_DELIVERY)):
            if words[following] in self.persons.sources:
                return following - 1
            if not words[following].isalpha() or following in self.n.name_at:
                return last
        return last

    def _cleft(self, begin: int, end: int) -> int | None:
        """The copula of ``A lanciare l'allarme è stato``, behind which the speaker follows."""
        frames, words = self.n.speech.frames, self.words
        if begin + 2 >= end or words[begin] not in frames.cleft_leads:
            return None
        cue = self.n.cues.at(words, begin + 1, end)
        if cue is None or cue.form != "infinitive":
            return None
        for at in range(cue.last + 1, min(end, cue.last + LONGEST_CLEFT)):
            if words[at] in frames.copulas:
                passive = at + 1 < end and words[at + 1] in self.n.speech.verbs.passive
                return at + 1 if passive else at
            if not words[at][0].isalnum() or self.n.quoted_by[at] >= 0:
                return None
        return None

    def own_saying(self, begin: int, end: int) -> int | None:
        """The noun of ``le sue parole``, ``questo il suo commento``, or of a bare ``la replica``: whoever has the word goes on."""
        words, persons = self.words, self.persons
        at = begin
        while at < min(end, begin + 3) and (words[at] in self.n.cues.auxiliaries or words[at] in self.n.speech.frames.deictics):
            at += 1
        if at >= end or words[at] not in persons.articles:
            return None
        owned = at + 1 < end and words[at + 1] in persons.possessives
        for noun in range(at + 1, min(end, at + 5)):
            if words[noun] in self.n.speech.frames.sayings or (owned and words[noun] in self.n.speech.frames.documents):
                closed = noun + 1 >= end or words[noun + 1] in ".,;:" or words[noun + 1] in persons.places_only
                return noun if owned or closed else None
            if (
                not words[noun].isalpha()
                or (words[noun] in persons.prepositions and words[noun] not in persons.compound_prepositions)
                or noun in self.n.name_at
            ):
                return None
        return None

    def credit_next(self, number: int, after: int) -> Attribution | None:
        """The next sentence credits the quotation: ``Lo ha detto Rossi``, ``Sono le parole di Rossi``."""
        begin = after
        while begin < min(len(self.words), after + 2) and self.words[begin] in ".,–—-":
            begin += 1
        if begin >= len(self.words) or self.n.stretch_of[begin] > self.n.stretch_of[after - 1] + 1:
            return None
        end = self.n.sentence_end(begin)
        if self.n.quoted_by[begin] < 0 and self.n.stretch_of[begin] == self.n.stretch_of[after - 1]:
            noun = self.own_saying(begin, end)
            if noun is not None and self.words[noun + 1 : noun + 2] == ["."]:
                opening = self.n.first_word[number]
                return Attribution(Tie.ADJACENT, "credit-after", self.whose(noun, opening, opening), (begin, noun))
        last = self.credit(begin, end)
        if last is None or self.n.quoted_by[begin] >= 0:
            return None
        phrase = self.phrase_after_frame(last + 1, end) or self.people.unlisted(last + 1, end)
        if phrase is None:
            return None
        opening = self.n.first_word[number]
        return Attribution(Tie.ADJACENT, "credit-after", self.speaking(phrase, begin, end, opening, opening), (begin, last))
