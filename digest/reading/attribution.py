"""Who said a quotation: the constructions by which a text tells, tried from the surest to the weakest.

Each attribution names its construction as a rule. Speaker and cue in one sentence with the quotation are READ; a speaker carried over from
elsewhere (a role, a pronoun, a left-out subject, the sentence before) is INFERRED. When nothing tells, there is no speaker.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from digest.lang.speech import SpeechWords
from digest.model import EntityKind, Speaker, SpeakerKind
from digest.reading.cues import Cue, PhraseTable
from digest.reading.narration import Narration
from digest.reading.speakers import How, People, Phrase, Who, speaker_of

_SIGNS = frozenset(",–—-")


class Tie(IntEnum):
    """How closely a quotation is tied to what makes it speech."""

    NONE = 0
    CARRIED = 1
    """Only what stands in other sentences speaks for it."""
    SENTENCE = 2
    """A cue stands in the same sentence."""
    ADJACENT = 3
    """A cue or a colon meets the marks."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """How a quotation is tied to the text, and to whom. Words are numbers into the narration."""

    tie: Tie
    construction: str = ""
    who: Who | None = None
    cue: tuple[int, int] | None = None

    @property
    def rule(self) -> str:
        """The construction and how the speaker was found in it."""
        return self.construction + (self.who.how if self.who else "")

    @property
    def is_read(self) -> bool:
        """Whether the sentence itself names the speaker."""
        return (
            self.tie >= Tie.SENTENCE
            and self.who is not None
            and self.who.how in (How.NAME, How.UNNAMED)
            and self.construction not in ("free-verb", "interview-answer")
        )


class Frames:
    """The constructions of a language, ready for looking up. A preposition at the end of a frame stands for all its forms."""

    def __init__(self, words: SpeechWords) -> None:
        prepositions = words.persons.prepositions
        self.credit = PhraseTable(_bare(phrase, prepositions) for phrase in words.frames.credit)
        self.credit_before = PhraseTable(_bare(phrase, prepositions) for phrase in words.frames.credit_before)
        self.according = PhraseTable(_bare(phrase, prepositions) for phrase in words.frames.according)
        self.possessive = PhraseTable(words.frames.according_possessive)
        self.written = PhraseTable(words.frames.written)
        self.weak_according = frozenset(words.frames.weak_according)


def _bare(phrase: str, prepositions: frozenset[str]) -> str:
    head, _, last = phrase.rpartition(" ")
    return head if head and last in prepositions else phrase


class Attributor:
    """Attributes the quotations of one text, in text order; what was said before is remembered."""

    def __init__(self, narration: Narration, people: People, frames: Frames) -> None:
        self.n = narration
        self.people = people
        self.frames = frames
        self.words = narration.words.folded
        self.persons = narration.speech.persons

    # ------------------------------------------------------------------ one quotation

    def read(self, number: int, insertions: tuple[tuple[int, int], ...]) -> Attribution:
        """The attribution of a quotation by the sentence it stands in; tie NONE when the sentence tells nothing."""
        opening, after = self.n.first_word[number], self.n.after_word[number]
        start = self.n.sentence_start(opening)
        near = start
        previous = number - 1
        if previous >= 0 and self.n.after_word[previous] > start:
            near = self.n.after_word[previous]
        inside = self._inside(number, insertions, start)
        if inside is not None:
            return inside
        agent = self._agent(number, near, opening, after)
        if agent is not None:
            return agent
        strong = self._before(start, near, opening, strong=True)
        if strong is not None and strong.cue is not None:
            return strong
        follows = self._after(number, start, opening, after)
        if (
            follows is not None
            and follows.tie is Tie.ADJACENT
            and (strong is None or (follows.who is not None and follows.who.how is How.NAME))
        ):
            return follows
        gerund = follows
        weak = strong or self._before(start, near, opening, strong=False)
        if weak is None and near > start:
            weak = self._before(start, start, opening, strong=False)
        weak = weak or gerund or self._by_subject(near, opening)
        return weak or self._credit_next(after) or Attribution(Tie.NONE)

    def _inside(self, number: int, insertions: tuple[tuple[int, int], ...], start: int) -> Attribution | None:
        for first, last in insertions:
            begin, end = self.n.words.at(first), self.n.words.at(last)
            while begin < end and not self.words[begin][0].isalnum():
                begin += 1
            found = self._cue_clause(begin, end, start, self.n.first_word[number], "cue-inside", inside=True)
            if found is not None:
                return found
        return None

    # ------------------------------------------------------------------ after the closing mark

    def _after(self, number: int, start: int, opening: int, after: int) -> Attribution | None:
        if self.n.closes_sentence(number) and not self._asks(number):
            return None
        end = self.n.sentence_end(after)
        if number + 1 < len(self.n.first_word):
            end = min(end, self.n.first_word[number + 1])
        begin = after
        while begin < min(end, after + 2) and (self.words[begin] in _SIGNS or self.words[begin] == ":"):
            begin += 1
        if begin >= end or self.n.stretch_of[begin] != self.n.stretch_of[opening]:
            return None
        if self.words[begin] in ".;!?":
            return None
        return self._cue_clause(begin, end, start, opening, "cue-after", inside=False)

    def _agent(self, number: int, near: int, opening: int, after: int) -> Attribution | None:
        """``è stata definita «un errore» dal sindaco``: the speaker is the agent behind the quotation."""
        if after >= len(self.words) or self.words[after] not in self.persons.sources or self.n.closes_sentence(number):
            return None
        cues = [cue for cue in self.n.cues_between(max(near, opening - 8), opening) if cue.judging and cue.form in ("compound", "participle")]
        phrase = self._phrase_after_frame(after, self.n.sentence_end(after)) if cues else None
        if phrase is None:
            return None
        return Attribution(Tie.ADJACENT, "judging", self.people.resolve(phrase, after), (cues[-1].first, cues[-1].last))

    def _asks(self, number: int) -> bool:
        """``«Perché?», chiede`` and ``"Why?" Smith said``: the sign inside the marks does not end the reporter's sentence."""
        return self.n.text[self.n.spans[number].end - 1] in "?!…"

    def _cue_clause(self, begin: int, end: int, start: int, opening: int, construction: str, *, inside: bool) -> Attribution | None:
        """A clause of saying that begins at a word: ``ha detto Rossi``, ``Rossi ha detto``, ``così Rossi``, ``si legge in una nota``."""
        if begin >= end:
            return None
        last = self.frames.credit.match(self.words, begin, end)
        if last is not None:
            phrase = self._phrase_after_frame(last + 1, end)
            if phrase is not None:
                who = self.people.resolve(phrase, begin)
                return Attribution(Tie.ADJACENT, "credit-after", who, (begin, last))
        place = self._skip(begin, end)
        cue = self.n.cues.at(self.words, place, end) if place < end else None
        if cue is not None and cue.form in ("finite", "compound", "phrase"):
            return self._verb_first(cue, end, start, opening, construction, begin)
        according = self._according_at(begin, end)
        if according is not None:
            return according
        phrase = self.people.phrase_at(begin, end, skip=False, trusted=True)
        if phrase is not None:
            for at in range(phrase.last + 1, min(end, phrase.last + 9)):
                cue = self.n.cues.at(self.words, at, end)
                if cue is not None and cue.form in ("finite", "compound", "phrase"):
                    return Attribution(Tie.ADJACENT, construction, self.people.resolve(phrase, begin), (cue.first, cue.last))
        if cue is not None and cue.form == "gerund" and place == begin:
            who = self._left_out(start, opening, opening)
            return Attribution(Tie.SENTENCE, construction, who, (cue.first, cue.last))
        return self._free_verb(begin, end)

    def _skip(self, begin: int, end: int) -> int:
        """Past adverbs and clitics before a verb (``poi lo ha detto``)."""
        place = begin
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
            return Attribution(Tie.ADJACENT, "document", self._author(cue.last + 1, end, start, opening), span)
        phrase = self.people.phrase_at(cue.last + 1, end)
        if (
            phrase is not None
            and phrase.first > cue.last + 1
            and phrase.named is None
            and self.people.after_object(cue.last + 1, phrase.first)
        ):
            phrase = None
        if phrase is not None:
            return Attribution(Tie.ADJACENT, construction, self.people.resolve(phrase, cue.first), span)
        source = self._source(cue.last + 1, end)
        if source is not None:
            return Attribution(Tie.ADJACENT, construction, source, span)
        if begin < cue.first or not self.n.speech.verb_first:
            before = self.people.before_cue(cue, begin)
            if before is not None:
                return Attribution(Tie.ADJACENT, construction, self.people.resolve(before, cue.first), span)
        return Attribution(Tie.ADJACENT, construction, self._left_out(start, opening, opening), span)

    def _source(self, place: int, end: int) -> Who | None:
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
            return self.people.resolve(Phrase(place, at, head=at), place)
        return None

    def _free_verb(self, begin: int, end: int) -> Attribution | None:
        """A verb that no list holds, between the closing mark and a person: ``», gongola il tecnico Rossi``."""
        if not self.n.speech.verb_first or begin + 1 >= end or begin == 0 or self.words[begin - 1] not in _SIGNS:
            return None
        verb = self.words[begin]
        persons = self.persons
        if self.n.words.capital[begin] or not verb.isalpha() or len(verb) < 4 or not verb.endswith(self.n.speech.verbs.verb_endings):
            return None
        if (
            verb in persons.prepositions
            or verb in persons.relatives
            or verb in persons.conjunctions
            or verb in persons.articles
            or verb in persons.adverbs
        ):
            return None
        phrase = self.people.phrase_at(begin + 1, end, skip=False, trusted=False)
        if phrase is None or (phrase.named is not None and not phrase.named.is_person):
            return None
        return Attribution(Tie.ADJACENT, "free-verb", self.people.resolve(phrase, begin), (begin, begin))

    def _credit_next(self, after: int) -> Attribution | None:
        """The next sentence credits the quotation: ``Lo ha detto Rossi``, ``Sono le parole di Rossi``."""
        begin = after
        while begin < min(len(self.words), after + 2) and self.words[begin] in ".,–—-":
            begin += 1
        if begin >= len(self.words) or self.n.stretch_of[begin] > self.n.stretch_of[after - 1] + 1:
            return None
        end = self.n.sentence_end(begin)
        last = self.frames.credit.match(self.words, begin, end)
        if last is None or self.n.quoted_by[begin] >= 0:
            return None
        phrase = self._phrase_after_frame(last + 1, end)
        if phrase is None:
            return None
        return Attribution(Tie.ADJACENT, "credit-after", self.people.resolve(phrase, begin), (begin, last))

    def _phrase_after_frame(self, place: int, end: int) -> Phrase | None:
        if place < end and self.words[place] in self.persons.prepositions:
            named = self.n.name_at.get(place + 1)
            if named is not None and place + 1 < end:
                return Phrase(named.first, named.last, named)
            return self.people.described(place, end)
        return self.people.phrase_at(place, end)

    # ------------------------------------------------------------------ before the opening mark

    def _before(self, start: int, near: int, opening: int, *, strong: bool) -> Attribution | None:
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
            around = near > start and cue.first <= near + 3 and self.words[last] in _SIGNS
            tie = Tie.ADJACENT if colon or around or self._meets(cue, opening) else Tie.SENTENCE
            construction = (
                "colon-before" if colon else "judging" if cue.judging else "cue-before" if tie is Tie.ADJACENT else "cue-in-sentence"
            )
            return Attribution(tie, construction, who, (cue.first, cue.last))
        if strong and colon:
            frame = self.frames.credit_before
            for place in self.n.narrated(near, opening):
                ending = frame.match(self.words, place, opening)
                if ending is not None:
                    phrase = self._phrase_after_frame(ending + 1, opening)
                    if phrase is not None:
                        return Attribution(Tie.ADJACENT, "credit-before", self.people.resolve(phrase, place), (place, ending))
            phrase = self.people.subject(near, opening)
            if phrase is None and near > start:
                phrase = self.people.subject(start, opening)
            if phrase is None:
                owner = self._owner(near, opening)
                if owner is not None:
                    return Attribution(Tie.ADJACENT, "colon-before", owner)
            possessive = any(
                self.frames.possessive.match(self.words, place, opening) is not None for place in self.n.narrated(near, opening)
            )
            if phrase is not None and not possessive:
                return Attribution(Tie.ADJACENT, "colon-before", self.people.resolve(phrase, opening))
            return Attribution(Tie.ADJACENT, "colon-before", self._left_out(start, opening, opening))
        return None

    def _owner(self, near: int, opening: int) -> Who | None:
        """The only one that a phrase before a colon belongs to: ``Dura la reazione del sindaco:``."""
        owners = [
            name
            for name in self.n.names_between(near, opening)
            if not name.quoted and name.entity.kind is not EntityKind.PLACE and self.people.governor(name.first) in self.persons.genitives
        ]
        if len({name.entity.slug for name in owners}) != 1:
            return None
        return Who(speaker_of(owners[0].entity), How.NAME, owners[0].first, owners[0].last)

    def _by_subject(self, near: int, opening: int) -> Attribution | None:
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
            if self.n.quoted_by[place] >= 0:
                return None
            found = self._according_at(place, opening, clause_start=near)
            if found is not None:
                return found
        return None

    def _according_at(self, place: int, end: int, clause_start: int | None = None) -> Attribution | None:
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
            or self.n.ends_sentence[place - 1]
        )
        weak = last == place and self.words[place] in self.frames.weak_according
        if weak and (clause_start is None or not begins):
            return None
        following = last + 1
        if following < end and self.words[following] in self.persons.relatives:
            at = place - 1
            while at > 0 and self.words[at] == ",":
                at -= 1
            named = self.people.name_ending(at)
            phrase = Phrase(named.first, named.last, named) if named else self.people.subject(self.n.sentence_start(place), place)
        elif following < end and self.words[following] in self.persons.prepositions:
            phrase = self._phrase_after_frame(following, end)
        else:
            phrase = self.people.phrase_at(following, end, skip=False, trusted=not weak)
        if phrase is None:
            return None
        return Attribution(Tie.ADJACENT if not weak else Tie.SENTENCE, "according-to", self.people.resolve(phrase, place), (place, last))

    def _subject_of(self, cue: Cue, start: int, opening: int) -> Who | None:
        """The subject of a cue that stands before the quotation."""
        at = cue.first - 1
        while at > start and self.words[at] in self.n.cues.between:
            at -= 1
        if at >= start and self.words[at] in self.persons.relatives:
            at -= 1
            while at > start and self.words[at] == ",":
                at -= 1
            named = self.people.name_ending(at)
            if named is not None:
                return self.people.resolve(Phrase(named.first, named.last, named), cue.first)
        if self.frames.written.match(self.words, cue.first, opening) is not None:
            return self._author(cue.last + 1, opening, start, opening)
        following = cue.last + 1
        if following < opening and self.words[following] in self.persons.sources and cue.form in ("participle", "compound"):
            agent = self._phrase_after_frame(following, opening)
            if agent is not None:
                return self.people.resolve(agent, following)
        if cue.form == "compound" and any(self.words[place] in self.n.speech.verbs.passive for place in range(cue.first, cue.last)):
            return None
        phrase = self.people.before_cue(cue, start) if cue.form != "gerund" else None
        if phrase is None:
            topic = self.people.subject(start, cue.first)
            if topic is not None and topic.first > start + 1 and not (topic.named is not None and topic.named.is_person):
                topic = None
            if topic is not None and (topic.first <= start + 1 or cue.form == "gerund"):
                phrase = topic
            elif cue.form in ("finite", "compound", "phrase") and not (
                cue.judging and cue.last + 1 < opening and cue.last + 1 not in self.n.name_at
            ):
                phrase = self.people.phrase_at(cue.last + 1, opening, trusted=False) or topic
            else:
                phrase = topic
        if phrase is not None:
            return self.people.resolve(phrase, cue.first)
        source = self._source(cue.last + 1, opening)
        return source or self._left_out(start, cue.first, opening)

    # ------------------------------------------------------------------ left-out subjects and documents

    def _left_out(self, start: int, place: int, opening: int) -> Who | None:
        """The subject that a sentence leaves out: named before in it, else carried over."""
        phrase = self.people.subject(start, place)
        if phrase is not None and (phrase.first <= start + 1 or (phrase.named is not None and phrase.named.is_person)):
            who = self.people.resolve(phrase, place)
            if who is not None and who.how is not How.UNNAMED:
                return who
        return self.people.last_speaker(opening)

    def _author(self, place: int, end: int, start: int, opening: int) -> Who | None:
        """Whose note, post or letter it is: the agent or owner after the noun, else the body or person spoken of."""
        owner: Who | None = None
        for name in self.n.names_between(place, end):
            if name.quoted:
                continue
            before = self.words[name.first - 1]
            who = Who(speaker_of(name.entity), How.NAME, name.first, name.last)
            if name.is_person:
                return who
            if before in self.persons.sources:
                return who
            if owner is None and before in self.persons.prepositions and before not in self.persons.places_only:
                owner = who
        if owner is not None:
            return owner
        for at in range(place, end):
            if self.words[at] in self.persons.prepositions and at + 1 < end and self.people.is_body(self.words[at + 1]):
                return self.people.resolve(Phrase(at, at + 1, head=at + 1), at)
        phrase = self.people.subject(start, opening)
        if phrase is not None:
            return self.people.resolve(phrase, opening)
        body = self.people.last_body(opening)
        if body is None:
            before, end = next(iter(self.n.sentences_back(start, 1)), (start, start))
            phrase = self.people.subject(before, end)
            if phrase is not None and phrase.head >= 0 and self.people.is_body(self.words[phrase.head]):
                body = self.people.resolve(phrase, start)
        return body or self.people.last_speaker(opening)

    # ------------------------------------------------------------------ beyond the sentence

    def carry(self, number: int, previous: Attribution | None) -> Attribution:
        """The attribution of a quotation whose own sentence tells nothing: by what stands before it."""
        opening = self.n.first_word[number]
        stretch = self.n.stretch_of[opening]
        if previous is not None and number and previous.who is not None:
            gap = self.words[self.n.after_word[number - 1] : opening]
            if not any(word[0].isalnum() for word in gap) and self.n.stretch_of[self.n.first_word[number - 1]] >= stretch - 1:
                return Attribution(Tie.CARRIED, "continued", Who(previous.who.speaker, How.NAME))
        before = opening - 1
        if before >= 0 and self.n.stretch_of[before] == stretch:
            start, _ = next(iter(self.n.sentences_back(opening, 1)))
            said = self.people.said_between(start, opening)
            if said is not None:
                return Attribution(Tie.CARRIED, "sentence-before", said)
            according = self._according_at(start, opening, clause_start=start)
            if according is not None and according.who is not None:
                return Attribution(Tie.CARRIED, "sentence-before", according.who)
            phrase = self.people.subject(start, opening)
            if phrase is not None:
                who = self.people.resolve(phrase, before)
                if who is not None and (who.speaker.kind is not SpeakerKind.UNNAMED or self._writes(start, opening, phrase)):
                    return Attribution(Tie.CARRIED, "sentence-before", who)
        follows = self._introduced_after(number, opening)
        if follows is not None:
            return follows
        who = self.people.last_speaker(opening)
        return Attribution(Tie.CARRIED if who else Tie.NONE, "paragraph-before" if who else "", who)

    def _introduced_after(self, number: int, opening: int) -> Attribution | None:
        """A quotation that begins a paragraph, and a person whom the sentence after it brings in: ``«...». Mario Rossi, 54 anni, era lì.``"""
        begin = self.n.after_word[number]
        count = len(self.words)
        if opening and self.n.stretch_of[opening - 1] == self.n.stretch_of[opening]:
            return None
        while begin < count and begin < self.n.after_word[number] + 2 and not self.words[begin][0].isalnum():
            begin += 1
        if begin >= count or self.n.stretch_of[begin] != self.n.stretch_of[opening]:
            return None
        phrase = self.people.subject(begin, min(begin + 8, self.n.sentence_end(begin)))
        named = phrase.named if phrase is not None else None
        if named is None or not named.is_person or self.n.names_of(named.entity.slug)[0].first < opening:
            return None
        return Attribution(Tie.CARRIED, "sentence-after", Who(speaker_of(named.entity), How.NAME, named.first, named.last))

    def _writes(self, start: int, opening: int, phrase: Phrase) -> bool:
        """Whether a sentence is about a body without a name and something that it wrote."""
        documents = self.n.speech.frames.documents
        return self.people.is_body(self.words[phrase.head]) and any(self.words[at] in documents for at in self.n.narrated(start, opening))

    def remember(self, number: int, speaker: Speaker) -> None:
        """Later left-out subjects may mean this speaker."""
        self.people.remember(self.n.first_word[number], speaker)
