"""Cues that follow a quotation or stand inside it: ``ha detto Rossi``, ``Rossi ha detto``, ``così Rossi``, ``Lo ha detto Rossi``."""

from __future__ import annotations

from dataclasses import replace

from digest.model import SpeakerKind
from digest.reading.speech.attributed import SIGNS, Attribution, Tie
from digest.reading.speech.cues import Cue, fold
from digest.reading.speech.sources_of_speech import Sources
from digest.reading.speech.who import How, Who

LONGEST_NAME_IN_MARKS = 5
"""Words and marks of the name of a paper."""
LONGEST_DELIVERY = 6
"""Words from a saying to the preposition of ``è l'appello che arriva oggi dal``."""
LONGEST_CLEFT = 9
"""Words from the infinitive of ``A lanciare l'allarme è`` to its copula."""


class AfterMarks(Sources):
    """Reads what follows the closing mark."""

    def after_marks(self, number: int, start: int, opening: int, after: int) -> Attribution | None:
        """What follows the closing mark in the same sentence, if it says who spoke."""
        if self.n.closes_sentence(number) and not self._asks(number):
            return None
        end = self.n.sentence_end(after)
        following = number + 1
        if following < len(self.n.first_word) and self._is_name_in_marks(following, end):
            following += 1
        if following < len(self.n.first_word):
            end = min(end, self.n.first_word[following])
        begin = after
        while begin < min(end, after + 2) and (self.words[begin] in SIGNS or self.words[begin] == ":"):
            begin += 1
        if begin >= end or self.n.stretch_of[begin] != self.n.stretch_of[opening]:
            return None
        if self.words[begin] in ".;!?":
            return None
        return self.cue_clause(begin, end, start, opening, "cue-after")

    def _is_name_in_marks(self, number: int, end: int) -> bool:
        """Whether a quotation is the name of a paper or place behind a preposition: ``dice al «Corriere» il sindaco``."""
        first, after = self.n.first_word[number], self.n.after_word[number]
        prepositional = first > 0 and first < end and self.words[first - 1] in self.persons.prepositions
        begins = self.n.words.at(self.n.spans[number].start)
        return prepositional and after - first <= LONGEST_NAME_IN_MARKS and begins < after and self.n.words.capital[begins]

    def agent_after(self, number: int, near: int, opening: int, after: int) -> Attribution | None:
        """``è stata definita «un errore» dal sindaco``: the speaker is the agent behind the quotation."""
        if after >= len(self.words) or self.words[after] not in self.persons.sources or self.n.closes_sentence(number):
            return None
        cues = [
            cue for cue in self.n.cues_between(max(near, opening - 8), opening) if cue.judging and cue.form in ("compound", "participle")
        ]
        phrase = self.phrase_after_frame(after, self.n.sentence_end(after)) if cues else None
        if phrase is None:
            return None
        return Attribution(Tie.ADJACENT, "judging", self.people.resolve(phrase, after), (cues[-1].first, cues[-1].last))

    def _asks(self, number: int) -> bool:
        """``«Perché?», chiede`` and ``"Why?" Smith said``: the sign inside the marks does not end the reporter's sentence."""
        return self.n.text[self.n.spans[number].end - 1] in "?!…"

    def cue_clause(self, begin: int, end: int, start: int, opening: int, construction: str) -> Attribution | None:
        """A clause of saying that begins at a word: ``ha detto Rossi``, ``Rossi ha detto``, ``così Rossi``, ``si legge in una nota``."""
        if begin >= end:
            return None
        last = self._credit(begin, end)
        if last is not None:
            phrase = self.phrase_after_frame(last + 1, end) or self.people.unlisted(last + 1, end)
            if phrase is not None:
                who = self.people.resolve(phrase, begin)
                return Attribution(Tie.ADJACENT, "credit-after", who, (begin, last))
        noun = self._own_saying(begin, end)
        if noun is not None:
            return Attribution(Tie.ADJACENT, "credit-after", self._whose(noun, start, opening), (begin, noun))
        place = self._skip(begin, end)
        cue = self.n.cues.at(self.words, place, end) if place < end else None
        if cue is not None and cue.form in ("finite", "compound", "phrase"):
            return self._verb_first(cue, end, start, opening, construction, begin)
        according = self.according_at(begin, end, clause_start=begin)
        if according is not None and (
            according.tie is Tie.ADJACENT or self._is_person(according) or self._is_whole(according, start, opening)
        ):
            return replace(according, tie=Tie.ADJACENT)
        phrase = self.people.phrase_at(begin, end, skip=False, trusted=True)
        if phrase is not None:
            for at in range(phrase.last + 1, min(end, phrase.last + 9)):
                cue = self.n.cues.at(self.words, at, end)
                if cue is not None and cue.form in ("finite", "compound", "phrase"):
                    return Attribution(Tie.ADJACENT, construction, self.people.resolve(phrase, begin), (cue.first, cue.last))
        if cue is not None and cue.form == "gerund" and place == begin:
            who = self.left_out(start, opening, opening)
            return Attribution(Tie.SENTENCE, construction, who, (cue.first, cue.last))
        return self._free_verb(begin, end)

    def _whose(self, noun: int, start: int, opening: int) -> Who | None:
        """Who has the word: whoever spoke last before an answer, for whoever is the subject of the sentence before has asked."""
        if self.words[noun] not in self.n.speech.frames.answers:
            return self.left_out(start, opening, opening)
        asking = self.people.last_speaker(start, points=False)
        for said in self.people.said_before(opening):
            if asking is None or said.speaker != asking.speaker or said.speaker.kind is SpeakerKind.UNNAMED:
                return said
        return asking

    def _credit(self, begin: int, end: int) -> int | None:
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
            words[last + 1] in self.persons.relatives | self.persons.adverbs
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

    def _own_saying(self, begin: int, end: int) -> int | None:
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
            if not words[noun].isalpha() or words[noun] in persons.prepositions - persons.compound_prepositions or noun in self.n.name_at:
                return None
        return None

    def _is_whole(self, attribution: Attribution, start: int, opening: int) -> bool:
        """``«Troppe», per la Corte dei conti.``: a sentence of nothing but a quotation and a body or people it comes from."""
        who = attribution.who
        return (
            start == opening and who is not None and who.last >= 0 and self.words[who.last + 1 : who.last + 2] in ([], ["."], [","], [";"])
        )

    def _is_person(self, attribution: Attribution) -> bool:
        # ``«...» per l'assessore Rossi`` tells the speaker, ``«...» per la banca`` may tell anything.
        return attribution.who is not None and attribution.who.speaker.kind is SpeakerKind.PERSON

    def _skip(self, begin: int, end: int) -> int:
        """Past adverbs and clitics before a verb (``poi lo ha detto``)."""
        place = begin
        if self.words[begin] in self.n.speech.frames.as_said:
            # ``come spiega Rossi``, ``come lo definisce la regista``
            place += 1
        while (
            place < min(end, begin + 4)
            and self.words[place] in self.n.cues.between
            and self.n.cues.at(self.words, place, end) is None
            and place not in self.n.name_at
        ):
            place += 1
        return place

    def _verb_first(self, cue: Cue, end: int, start: int, opening: int, construction: str, begin: int) -> Attribution:
        span = (cue.first, cue.last)
        if self.frames.written.match(self.words, cue.first, end) is not None:
            return Attribution(Tie.ADJACENT, "document", self.author(cue.last + 1, end, start, opening), span)
        phrase = self.people.phrase_at(cue.last + 1, end)
        if (
            phrase is not None
            and phrase.first > cue.last + 1
            and phrase.named is None
            and self.people.after_object(cue.last + 1, phrase.first)
        ):
            phrase = None
        if phrase is not None:
            places = range(phrase.last + 1, min(end, phrase.last + 4))
            mouth = next((last for last in (self.frames.mouth.match(self.words, at, end) for at in places) if last is not None), None)
            voice = self.phrase_after_frame(mouth + 1, end) if mouth is not None else None
            if voice is not None and voice.named is not None and voice.named.is_person:
                phrase = voice
            who = self.speaking(phrase, cue.first, end, start, opening)
            if who is not None or phrase.pronoun:
                return Attribution(Tie.ADJACENT, construction, who, span)
        source = self.source(cue.last + 1, end)
        if source is not None:
            return Attribution(Tie.ADJACENT, construction, source, span)
        alone = self.people.unlisted(cue.last + 1, end)
        if alone is not None and not cue.judging:
            return Attribution(Tie.ADJACENT, construction, self.people.resolve(alone, cue.first), span)
        if begin < cue.first or not self.n.speech.verb_first:
            before = self.people.before_cue(cue, begin)
            if before is not None:
                return Attribution(Tie.ADJACENT, construction, self.people.resolve(before, cue.first), span)
        several = self.words[cue.first].endswith(self.n.speech.verbs.plural_endings or ("-",))
        who = (self.people.last_people(start) if several else None) or self.left_out(start, opening, opening)
        if (
            not several
            and who is not None
            and who.speaker.kind is SpeakerKind.UNNAMED
            and fold(who.speaker.name.split()[0]) in self.persons.people
        ):
            one = self.people.unnamed_nearby(begin, None)
            who = Who(one, How.CARRIED) if one is not None else None
        return Attribution(Tie.ADJACENT, construction, who, span)

    def _free_verb(self, begin: int, end: int) -> Attribution | None:
        """A verb that no list holds, between the closing mark and a person: ``», gongola il tecnico Rossi``."""
        if not self.n.speech.verb_first or begin + 1 >= end or begin == 0 or self.words[begin - 1] not in SIGNS:
            return None
        last = self._any_verb(begin, end)
        if last is None:
            return None
        phrase = self.people.phrase_at(last + 1, end, skip=False, trusted=False)
        if phrase is None or (phrase.named is not None and not phrase.named.is_person):
            return None
        return Attribution(Tie.ADJACENT, "free-verb", self.people.resolve(phrase, begin), (begin, last))

    def _any_verb(self, begin: int, end: int) -> int | None:
        """The last word of what looks like a verb in the third person: ``gongola``, ``ha scandito``."""
        words, persons, verbs = self.words, self.persons, self.n.speech.verbs
        verb = words[begin]
        if verb in self.n.cues.auxiliaries:
            at = begin + 1
            while at < min(end, begin + 4) and words[at] in self.n.cues.between:
                at += 1
            return at if at < end and len(words[at]) > 5 and words[at].endswith(verbs.participle_endings or ("-",)) else None
        small = (persons.prepositions, persons.relatives, persons.conjunctions, persons.articles, persons.adverbs)
        if self.n.words.capital[begin] or not verb.isalpha() or len(verb) < 4 or any(verb in group for group in small):
            return None
        return begin if verb.endswith(verbs.verb_endings) else None

    def credit_next(self, number: int, after: int) -> Attribution | None:
        """The next sentence credits the quotation: ``Lo ha detto Rossi``, ``Sono le parole di Rossi``."""
        begin = after
        while begin < min(len(self.words), after + 2) and self.words[begin] in ".,–—-":
            begin += 1
        if begin >= len(self.words) or self.n.stretch_of[begin] > self.n.stretch_of[after - 1] + 1:
            return None
        end = self.n.sentence_end(begin)
        if self.n.quoted_by[begin] < 0 and self.n.stretch_of[begin] == self.n.stretch_of[after - 1]:
            noun = self._own_saying(begin, end)
            if noun is not None and self.words[noun + 1 : noun + 2] == ["."]:
                opening = self.n.first_word[number]
                return Attribution(Tie.ADJACENT, "credit-after", self._whose(noun, opening, opening), (begin, noun))
        last = self._credit(begin, end)
        if last is None or self.n.quoted_by[begin] >= 0:
            return None
        phrase = self.phrase_after_frame(last + 1, end) or self.people.unlisted(last + 1, end)
        if phrase is None:
            return None
        return Attribution(Tie.ADJACENT, "credit-after", self.people.resolve(phrase, begin), (begin, last))
