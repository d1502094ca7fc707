"""Cues that follow a quotation or stand inside it: ``ha detto Rossi``, ``Rossi ha detto``, ``così Rossi``, ``Lo ha detto Rossi``."""

from __future__ import annotations

from digest.model import SpeakerKind
from digest.reading.speech.attributed import SIGNS, Attribution, Tie
from digest.reading.speech.credits import Credits
from digest.reading.speech.cues import Cue, fold
from digest.reading.speech.who import How, Who

LONGEST_NAME_IN_MARKS = 5
"""Words and marks of the name of a paper."""


class AfterMarks(Credits):
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
        last = self.credit(begin, end)
        if last is not None:
            phrase = self.phrase_after_frame(last + 1, end) or self.people.unlisted(last + 1, end)
            if phrase is not None:
                who = self.speaking(phrase, begin, end, start, opening)
                return Attribution(Tie.ADJACENT, "credit-after", who, (begin, last))
        noun = self.own_saying(begin, end)
        if noun is not None:
            return Attribution(Tie.ADJACENT, "credit-after", self.whose(noun, start, opening), (begin, noun))
        place = self._skip(begin, end)
        cue = self.n.cues.at(self.words, place, end) if place < end else None
        if cue is not None and cue.form in ("finite", "compound", "phrase"):
            return self._verb_first(cue, end, start, opening, construction, begin)
        according = self.according_at(begin, end, clause_start=begin)
        if according is not None and (
            according.tie is Tie.ADJACENT or self._is_person(according) or self._is_whole(according, start, opening)
        ):
            return Attribution(Tie.ADJACENT, according.construction, according.who, according.cue)
        phrase = self.people.phrase_at(begin, end, skip=False, trusted=True)
        if phrase is not None:
            for at in range(phrase.last + 1, min(end, phrase.last + 9)):
                if phrase.named is None and self.words[at] in self.persons.relatives:
                    # ``il «custode delle acque», un tecnico a cui il Comune segnala``
                    break
                cue = self.n.cues.at(self.words, at, end)
                if cue is not None and cue.form in ("finite", "compound", "phrase"):
                    return Attribution(Tie.ADJACENT, construction, self.people.resolve(phrase, begin), (cue.first, cue.last))
        if cue is not None and cue.form == "gerund" and place == begin:
            who = self.left_out(start, opening, opening)
            return Attribution(Tie.SENTENCE, construction, who, (cue.first, cue.last))
        return self._free_verb(begin, end)

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
        behind = cue.last + 1
        if behind < end and self.words[behind] in self.persons.pronouns_plural and not self._is_plural(cue):
            # ``ha detto loro il sindaco``: to whom it is said.
            behind += 1
        phrase = self.people.phrase_at(behind, end) if behind < end else None
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
        several = self._is_plural(cue)
        who = (self._last_several(start) if several else None) or self.left_out(start, opening, opening)
        if (
            not several
            and who is not None
            and who.speaker.kind is SpeakerKind.UNNAMED
            and fold(who.speaker.name.split()[0]) in self.persons.people
        ):
            one = self.people.unnamed_nearby(begin, None)
            who = Who(one, How.CARRIED) if one is not None else None
        return Attribution(Tie.ADJACENT, construction, who, span)

    def _is_plural(self, cue: Cue) -> bool:
        return self.words[cue.first].endswith(self.n.speech.verbs.plural_endings or ("-",))

    def _last_several(self, start: int) -> Who | None:
        """Whom a verb in the plural means: people spoken of before, else the body of a sentence that names nobody else."""
        people = self.people.last_people(start)
        if people is not None:
            return people
        for begin, end in self.n.sentences_back(start, 1):
            names = [name for name in self.n.names_between(begin, end) if not name.quoted]
            if any(name.is_person for name in names) or not any(self.people.is_organisation(name) for name in names):
                return None
        return self.people.last_body(start)

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
