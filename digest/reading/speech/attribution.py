"""Who said a quotation: the constructions by which a text tells, tried from the surest to the weakest.

Each attribution names its construction as a rule. Speaker and cue in one sentence with the quotation are READ; a speaker carried over from
elsewhere (a role, a pronoun, a left-out subject, the sentence before) is INFERRED. When nothing tells, there is no speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from digest.model import Speaker, SpeakerKind
from digest.reading.speech.attributed import Attribution, Frames, Tie
from digest.reading.speech.carried import LONGEST_LOOK_BACK, Carried
from digest.reading.speech.narration import Narration
from digest.reading.speech.speakers import People
from digest.reading.speech.who import How, Who

MOST_LOSERS = 4
"""Other speakers that are kept for a quotation."""
LONGEST_SERIES = 4
"""Quotations of one sentence that one credit may be for."""
LONGEST_TURN_TAKING = 10
"""Words of ``, mentre per la difesa del sindaco`` between two quotations of one verb."""
LONGEST_LINK = 6
"""Words between them."""
_CARRIED = ("continued", "sentence-before", "sentence-after", "paragraph-before")


def _surer_than(before: Attribution) -> tuple[How, ...]:
    """Ways of finding a speaker behind the quotation that count for more than what stands before it: a colon alone says least."""
    carried = before.who is None or before.who.how in (How.CARRIED, How.PRONOUN)
    return (How.NAME, How.ROLE, How.UNNAMED) if carried or before.cue is None else (How.NAME,)


class Attributor(Carried):
    """Attributes the quotations of one text, in text order; what was said before is remembered."""

    def __init__(self, narration: Narration, people: People, frames: Frames) -> None:
        super().__init__(narration, people, frames)
        self._before: dict[tuple[int, int, int, bool], Attribution | None] = {}
        self._after: dict[tuple[int, int], Attribution | None] = {}

    def _told_before(self, start: int, near: int, opening: int, *, strong: bool) -> Attribution | None:
        """What stands before the marks, remembered: it is asked for once more when those who lost are told."""
        key = (start, near, opening, strong)
        if key not in self._before:
            self._before[key] = self.before_marks(start, near, opening, strong=strong)
        return self._before[key]

    def _told_after_marks(self, number: int, start: int, opening: int, after: int) -> Attribution | None:
        """What follows the marks, remembered as well."""
        key = (number, start)
        if key not in self._after:
            self._after[key] = self.after_marks(number, start, opening, after)
        return self._after[key]

    def read(self, number: int, insertions: tuple[tuple[int, int], ...]) -> Attribution:
        """The attribution of a quotation by the sentence it stands in; tie NONE when the sentence tells nothing."""
        opening, after = self.n.first_word[number], self.n.after_word[number]
        start = self.n.sentence_start(opening)
        near = start
        previous = number - 1
        while previous in self.set_aside:
            previous -= 1
        if previous >= 0 and self.n.after_word[previous] > start:
            near = self.n.after_word[previous]
        inside = self._inside(number, insertions, start) or self._in_turn(previous, near, opening)
        if inside is not None:
            return inside
        agent = self.agent_after(number, near, opening, after)
        if agent is not None:
            return agent
        strong = self._told_before(start, near, opening, strong=True)
        if strong is not None and strong.construction == "colon-before":
            tag = self._told_after_marks(number, start, opening, after)
            if tag is not None and self._is_own_tag(tag, strong, opening):
                return tag
        if strong is not None and strong.cue is not None and self.words[strong.cue[1]] in self.n.speech.verbs.thinking:
            told = self.credit_next(number, after)
            if told is not None and told.who is not None:
                return told
        if strong is not None and strong.cue is not None and strong.who is not None and strong.who.how in (How.NAME, How.ROLE, How.OFFICE):
            return strong
        follows = self._told_after_marks(number, start, opening, after)
        if strong is not None and strong.cue is not None and strong.who is not None and strong.who.how is How.UNNAMED:
            # ``Alcuni residenti scrivono: «...», si legge nella lettera del comitato``
            signed = follows is not None and follows.construction == "document" and follows.who is not None and follows.who.how is How.NAME
            return follows if follows is not None and signed else strong
        if strong is not None and strong.cue is not None and (follows is None or follows.cue is None or follows.tie is not Tie.ADJACENT):
            return strong
        if (
            follows is not None
            and follows.tie is Tie.ADJACENT
            and (strong is None or (follows.who is not None and follows.who.how in _surer_than(strong)))
        ):
            return follows
        gerund = follows
        weak = strong or self._told_before(start, near, opening, strong=False)
        if weak is None and near > start:
            weak = self._told_before(start, start, opening, strong=False)
        weak = weak or gerund
        if weak is None or weak.tie < Tie.ADJACENT:
            credit = self.credit_next(number, after)
            if credit is not None and credit.who is not None and (weak is None or credit.who.how is How.NAME):
                return credit
            weak = weak or self.by_subject(near, opening) or credit
        return weak or self._shared(number) or Attribution(Tie.NONE)

    def _shared(self, number: int) -> Attribution | None:
        """What credits a quotation that comes later in the sentence: ``«Non lo so», e basta, «lo giuro». Così Rossi.``"""
        following = number + 1
        while following < min(len(self.n.first_word), number + LONGEST_SERIES):
            before, opening = self.n.after_word[following - 1], self.n.first_word[following]
            if self.n.closes_sentence(following - 1) or opening - before > LONGEST_LINK or self.n.cues_between(before, opening):
                return None
            if self.n.names_between(before, opening) or any(self.words[at] in ".:;" for at in range(before, opening)):
                return None
            after = self.n.after_word[following]
            found = self.after_marks(following, opening, opening, after) or self.credit_next(following, after)
            if found is not None:
                named = found.who is not None and found.who.how in (How.NAME, How.ROLE, How.OFFICE)
                return found if named and found.construction in ("cue-after", "credit-after") else None
            following += 1
        return None

    def _in_turn(self, previous: int, near: int, opening: int) -> Attribution | None:
        """A second subject of the verb before the last quotation: ``L'accusa lo definisce «un affare», la difesa «un equivoco»``."""
        if previous < 0 or opening - near > LONGEST_TURN_TAKING or near >= opening or self.words[near] not in (",", ";"):
            return None
        begin = near + 1
        relatives, reporting = self.persons.relatives, self.n.speech.frames.reporting
        while begin < opening and (
            self.words[begin] in self.persons.conjunctions or (self.words[begin] in relatives and self.words[begin] not in reporting)
        ):
            begin += 1
        first = self.n.first_word[previous]
        cues = self.n.cues_between(self.n.sentence_start(first), first)
        end = opening - 1 if self.words[opening - 1] in self.persons.articles else opening
        end = end - 1 if self.words[end - 1] in self.persons.genitives else end
        phrase = self.people.phrase_at(begin, end, skip=False) if begin < end and cues else None
        if phrase is None or phrase.last != end - 1 or phrase.pronoun or not cues[-1].judging:
            return None
        who = self.people.resolve(phrase, begin)
        return Attribution(Tie.ADJACENT, "judging", who, (cues[-1].first, cues[-1].last)) if who else None

    def _is_own_tag(self, tag: Attribution, before: Attribution, opening: int) -> bool:
        """Whether a person right behind the quotation says it rather than the subject of a clause that ends in a colon.

        ``Il Comune farà ricorso: «...», annuncia Rossi`` and ``Non la pensa così la leader: «...», attacca Rossi``.
        """
        if (
            tag.construction != "cue-after"
            or tag.who is None
            or tag.who.how is not How.NAME
            or tag.who.speaker.kind is not SpeakerKind.PERSON
        ):
            return False
        meets = before.cue is not None and before.cue[1] + 2 >= opening
        return before.who is None or before.who.speaker.kind is not SpeakerKind.PERSON or not meets

    def _inside(self, number: int, insertions: tuple[tuple[int, int], ...], start: int) -> Attribution | None:
        for first, last in insertions:
            begin, end = self.n.words.at(first), self.n.words.at(last)
            while begin < end and not self.words[begin][0].isalnum():
                begin += 1
            found = self.cue_clause(begin, end, start, self.n.first_word[number], "cue-inside")
            if found is not None:
                return found
        return None

    def carry(self, number: int, previous: Attribution | None) -> Attribution:
        """The attribution of a quotation whose own sentence tells nothing: by what stands before it."""
        return next(self.carried(number, previous), Attribution(Tie.NONE))

    def outranked(
        self, number: int, insertions: tuple[tuple[int, int], ...], winner: Attribution, carried: Iterator[Attribution]
    ) -> tuple[tuple[Attribution, str], ...]:
        """The other speakers that constructions propose for a quotation, the surest first, each with the reason why it lost.

        ``carried``: what other sentences propose, see ``proposed_elsewhere``. Each speaker is told once; the winner's is never among them.
        """
        if winner.who is None:
            return ()
        seen = {winner.who.speaker}
        found: list[tuple[Attribution, str]] = []
        near_by = sorted(self._constructions(number, insertions), key=lambda proposed: -proposed.tie)
        for proposed in chain(near_by, carried):
            if len(found) == MOST_LOSERS:
                break
            if proposed.who is not None and proposed.who.speaker not in seen:
                seen.add(proposed.who.speaker)
                found.append((proposed, _why_lost(proposed, winner)))
        return tuple(found)

    def proposed_elsewhere(self, number: int, previous: Attribution | None) -> Iterator[Attribution]:
        """What would be carried over to a quotation if its own sentence told nothing, and the speaker of the quotation before."""
        yield from self.carried(number, previous)
        if previous is not None and previous.who is not None:
            yield Attribution(Tie.CARRIED, "paragraph-before", Who(previous.who.speaker, How.CARRIED))

    def _constructions(self, number: int, insertions: tuple[tuple[int, int], ...]) -> Iterator[Attribution]:
        """What every construction says by itself about a quotation, whatever the others say."""
        opening, after = self.n.first_word[number], self.n.after_word[number]
        start = near = self.n.sentence_start(opening)
        if number and self.n.after_word[number - 1] > start:
            near = self.n.after_word[number - 1]
        if opening - start > LONGEST_LOOK_BACK:
            start = near
        proposals = (
            *(self._inside(number, (insertion,), start) for insertion in insertions),
            self.agent_after(number, near, opening, after),
            self._told_before(start, near, opening, strong=True),
            self._told_after_marks(number, start, opening, after),
            self._told_before(start, near, opening, strong=False),
            self.credit_next(number, after),
            self._sentence_subject(near, opening),
            self._sentence_subject(start, opening),
        )
        yield from (proposed for proposed in proposals if proposed is not None)

    def _sentence_subject(self, start: int, opening: int) -> Attribution | None:
        """The grammatical subject of the sentence before the marks, if it is someone the text knows."""
        phrase = self.people.subject(start, opening) if start < opening else None
        who = self.people.resolve(phrase, opening) if phrase is not None else None
        return Attribution(Tie.CARRIED, "sentence-subject", who) if who is not None and who.how is not How.UNNAMED else None

    def remember(self, number: int, speaker: Speaker, cue: tuple[int, int] | None) -> None:
        """Later left-out subjects may mean this speaker."""
        self.people.remember(self.n.first_word[number], speaker, cue[0] if cue is not None and cue[0] >= self.n.after_word[number] else -1)


def _why_lost(proposed: Attribution, winner: Attribution) -> str:
    if proposed.construction in _CARRIED:
        return "farther-away" if winner.construction in _CARRIED else "carried-over"
    return "weaker-construction" if proposed.tie < winner.tie else "outranked-construction"
