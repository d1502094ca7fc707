"""Speakers carried over to a quotation whose own sentence names nobody, from the sentences around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from digest.model import SpeakerKind
from digest.reading.speech.attributed import Attribution, Tie
from digest.reading.speech.cues_after import AfterMarks
from digest.reading.speech.cues_before import BeforeMarks
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.who import How, Who, speaker_of

LONGEST_INTRODUCTION = 14
"""Words of the sentence behind a quotation in which its speaker is brought in."""
LONGEST_LOOK_BACK = 200
"""Words of a sentence before a quotation that are looked at once more for those who lost."""


class Carried(AfterMarks, BeforeMarks):
    """Proposes whom other sentences speak of."""

    def carried(self, number: int, previous: Attribution | None) -> Iterator[Attribution]:
        """What other sentences propose, from the nearest to the farthest."""
        opening = self.n.first_word[number]
        stretch = self.n.stretch_of[opening]
        if previous is not None and number and previous.who is not None:
            gap = self.words[self.n.after_word[number - 1] : opening]
            if not any(word[0].isalnum() for word in gap) and self.n.stretch_of[self.n.first_word[number - 1]] >= stretch - 1:
                yield Attribution(Tie.CARRIED, "continued", Who(previous.who.speaker, How.NAME))
        before = opening - 1
        if before >= 0 and self.n.stretch_of[before] == stretch:
            start, _ = next(iter(self.n.sentences_back(opening, 1)))
            said = self.people.said_between(start, opening)
            if said is not None:
                yield Attribution(Tie.CARRIED, "sentence-before", said)
            according = self.according_at(start, opening, clause_start=start)
            if according is not None and according.who is not None:
                yield Attribution(Tie.CARRIED, "sentence-before", according.who)
            phrase = self.people.subject(start, opening) if opening - start <= LONGEST_LOOK_BACK or said is None else None
            if phrase is not None:
                who = self.people.resolve(phrase, before)
                if who is not None and (who.speaker.kind is not SpeakerKind.UNNAMED or self._writes(start, opening, phrase)):
                    yield Attribution(Tie.CARRIED, "sentence-before", who)
            headed = self._headed(stretch)
            if headed is not None:
                yield Attribution(Tie.CARRIED, "sentence-before", headed)
        follows = self._introduced_after(number, opening)
        if follows is not None:
            yield follows
        last = self.people.last_speaker(opening)
        if last is not None:
            yield Attribution(Tie.CARRIED, "paragraph-before", last)

    def _headed(self, stretch: int) -> Who | None:
        """The body whose news a paragraph gives, from a name and a colon that begin it: ``Ferrovie: linea interrotta.``"""
        named = self.n.name_at.get(bisect_left(self.n.stretch_of, stretch))
        if named is None or not self.people.is_organisation(named) or self.words[named.last + 1 : named.last + 2] != [":"]:
            return None
        return Who(speaker_of(named.entity), How.NAME, named.first, named.last)

    def _introduced_after(self, number: int, opening: int) -> Attribution | None:
        """A quotation that begins a paragraph, and a person whom the sentence after it brings in: ``«...». Mario Rossi, 54 anni, era lì.``"""
        begin = self.n.after_word[number]
        count = len(self.words)
        if opening and self.n.stretch_of[opening - 1] == self.n.stretch_of[opening]:
            return None
        while begin < count and begin < self.n.after_word[number] + 2 and not self.words[begin][0].isalnum():
            begin += 1
        if begin >= count or self.n.stretch_of[begin] != self.n.stretch_of[opening] or self.n.quoted_by[begin] >= 0:
            return None
        end = self.n.sentence_end(begin)
        phrase = self.people.subject(begin, min(begin + LONGEST_INTRODUCTION, end))
        named = phrase.named if phrase is not None else None
        if named is None:
            return self._told_after(begin, end)
        if not named.is_person or self.n.first_in_body(named.entity.slug) < opening:
            return self._told_after(begin, end)
        return Attribution(Tie.CARRIED, "sentence-after", Who(speaker_of(named.entity), How.NAME, named.first, named.last))

    def _told_after(self, begin: int, end: int) -> Attribution | None:
        """``«...». I genitori degli alunni non ci stanno.``: the subject of a verb of saying that has no words of its own."""
        cues = [cue for cue in self.n.cues_between(begin, end) if cue.form in ("finite", "compound", "phrase")]
        if not cues or any(self.n.quoted_by[at] >= 0 for at in range(begin, end)):
            return None
        phrase = self.people.before_cue(cues[0], begin) or self.people.phrase_at(cues[0].last + 1, end, trusted=False)
        who = self.people.resolve(phrase, begin) if phrase is not None and not phrase.pronoun else None
        return Attribution(Tie.CARRIED, "sentence-after", who) if who is not None else None

    def _writes(self, start: int, opening: int, phrase: Phrase) -> bool:
        """Whether a sentence is about somebody without a name and something that he or it wrote, or said first of all."""
        frames, head = self.n.speech.frames, self.words[phrase.head]
        if self.people.is_body(head):
            return any(self.words[at] in frames.documents for at in self.n.narrated(start, opening))
        first = phrase.first == start and self.people.is_human(head)
        return first and any(self.words[at] in frames.sayings for at in self.n.narrated(start, opening))
