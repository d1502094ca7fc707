"""A text as quotations lie in it: its words, where its sentences begin and end around the quotations, and who is named where.

Holds positions only. All of it is made once per text, in time that grows with its length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

import msgspec
from spacy.attrs import IDX, LENGTH
from spacy.tokens import Doc

from digest.lang.speech import SpeechWords
from digest.model import Entity, EntityKind
from digest.reading.speech.cues import Cue, CueWords, TextWords, cue_words
from digest.reading.speech.quote_marks import QuotedSpan
from digest.values import Sourced

LONGEST_SHORT_TITLE = 4
"""Letters of ``prof``, ``dott``, ``capt``: longer titles are written out."""
_STOPS = frozenset(".!?…")
WINDOW = 90
"""Words to each side of a quotation that are looked at."""
QUOTED_WEIGHT = 6
"""Words that a quotation in between counts for, however long it is."""


class Named(msgspec.Struct, frozen=True):
    """A name in the text, as words ``first`` to ``last`` (both included)."""

    first: int
    last: int
    entity: Entity
    quoted: bool

    @property
    def is_person(self) -> bool:
        """Whether the name is a person's."""
        return self.entity.kind is EntityKind.PERSON


class Narration:
    """Words, sentence ends, quotations and names of one text."""

    def __init__(
        self,
        doc: Doc,
        text: str,
        words: TextWords,
        stretches: Sequence[tuple[int, int]],
        spans: Sequence[QuotedSpan],
        entities: Sequence[Sourced[Entity]],
        speech: SpeechWords,
        insertions: Sequence[Sequence[tuple[int, int]]] = (),
        roles: frozenset[str] = frozenset(),
        adjectives: frozenset[str] = frozenset(),
        kin: frozenset[str] = frozenset(),
        body: int = 0,
    ) -> None:
        self.text = text
        self.words = words
        self.speech = speech
        self.roles = roles
        """Nouns of offices and callings."""
        self.adjectives = adjectives
        """What follows such a noun and belongs to it (``comunale``)."""
        self.body_start = words.at(body)
        """The first word of the body, behind all headlines."""
        self.kin = kin
        """Nouns of relatives."""
        self.cues: CueWords = cue_words(speech)
        count = len(words)
        self.spans = spans
        self.first_word = [words.at(span.outer_start) for span in spans]
        self.after_word = [words.at(span.outer_end) for span in spans]
        self.quoted_by: list[int] = [-1] * (count + 1)
        for number, (first, after) in enumerate(zip(self.first_word, self.after_word, strict=True)):
            self.quoted_by[first : min(after, count)] = [number] * (min(after, count) - first)
        # What a reporter inserts between two dashes is narration, though it stands between the marks.
        for inserted in insertions:
            for start, end in inserted:
                for place in range(words.at(start), words.at(end)):
                    self.quoted_by[place] = -1
        self._closes: dict[int, bool] = {}
        self._starts: dict[int, int] = {}
        self._stops: dict[int, int] = {}
        self._cues: dict[tuple[int, int], tuple[Cue, ...]] = {}
        firsts = [words.at(start) for start, _ in stretches]
        self.stretch_of = [number for number, (first, after) in enumerate(pairwise([*firsts, count])) for _ in range(first, after)]
        self.ends_sentence = self._sentence_ends(firsts, doc)
        self.names = self._names(entities)
        self._name_starts = [name.first for name in self.names]
        self.name_at: dict[int, Named] = {}
        for name in self.names:
            self.name_at.setdefault(name.first, name)
        self._by_slug: dict[str, list[Named]] = {}
        for name in self.names:
            self._by_slug.setdefault(name.entity.slug, []).append(name)

    def _sentence_ends(self, firsts: Sequence[int], doc: Doc) -> list[bool]:
        """Where sentences end: at full stops and the like, and at the end of each stretch."""
        words, count = self.words, len(self.words)
        tokens = doc.to_array([IDX, LENGTH]).tolist()
        honorifics = self.speech.persons.honorifics
        ends = [False] * count
        for place in [place for place, word in enumerate(words.folded) if word in _STOPS]:
            following = place + 1
            if following == count:
                continue
            if words.starts[following] == words.ends[place] and not words.capital[following]:
                continue
            if words.folded[place] == "." and place:
                before = words.folded[place - 1]
                if (
                    (len(before) < 5 or before in honorifics)
                    and words.ends[place - 1] == words.starts[place]
                    and self._abbreviates(words.starts[place], tokens)
                ):
                    continue
                if self.is_short_title(place - 1) or (len(before) == 1 and words.capital[place - 1]):
                    continue
            ends[place] = words.capital[following] or not words.folded[following].isalpha()
        for after in (*firsts, count):
            if after:
                ends[after - 1] = True
        return ends

    def is_short_title(self, place: int) -> bool:
        """Whether a title is written short, so that a full stop belongs to it: ``prof.``, but ``racconta il padre.``"""
        word = self.words.folded[place]
        return len(word) <= LONGEST_SHORT_TITLE and word in self.speech.persons.honorifics

    def _abbreviates(self, stop: int, tokens: Sequence[Sequence[int]]) -> bool:
        """Whether spaCy leaves the full stop at an offset on its word: then it belongs to an abbreviation."""
        offset, length = tokens[bisect_right(tokens, stop, key=itemgetter(0)) - 1]
        return length > 1 and offset + length - 1 == stop and self.text[offset] != "."

    def _names(self, entities: Sequence[Sourced[Entity]]) -> list[Named]:
        found: list[Named] = []
        count = len(self.words)
        for sourced in entities:
            for mention in sourced.value.mentions:
                first = self.words.at(mention.passage.start)
                if first and self.words.ends[first - 1] > mention.passage.start:
                    first -= 1
                last = self.words.at(mention.passage.end) - 1
                if first >= count or last < first or self.words.starts[first] >= mention.passage.end:
                    continue
                found.append(Named(first, last, sourced.value, self.quoted_by[first] >= 0))
        found.sort(key=lambda name: (name.first, -name.last, name.entity.slug))
        return found

    def narrated(self, start: int, end: int) -> Iterator[int]:
        """The words among some that no quotation holds."""
        place = start
        while place < end:
            number = self.quoted_by[place]
            if number < 0:
                yield place
                place += 1
            else:
                place = max(place + 1, self.after_word[number])

    def cues_between(self, start: int, end: int) -> tuple[Cue, ...]:
        """The cues among some words that no quotation holds, in order, not overlapping."""
        if (start, end) not in self._cues:
            self._cues[start, end] = self._cues_between(start, end)
        return self._cues[start, end]

    def _cues_between(self, start: int, end: int) -> tuple[Cue, ...]:
        found: list[Cue] = []
        for place in self.narrated(start, end):
            if found and place <= found[-1].last:
                continue
            cue = self.cues.at(self.words.folded, place, end)
            if cue is not None:
                found.append(cue)
        return tuple(found)

    def names_of(self, slug: str) -> Sequence[Named]:
        """The places where an entity is named."""
        return self._by_slug.get(slug, ())

    def first_in_body(self, slug: str) -> int:
        """Where an entity is first named behind the headlines; the number of words when it is not."""
        return next((name.first for name in self.names_of(slug) if name.first >= self.body_start), len(self.words))

    def named_in_body(self) -> frozenset[str]:
        """The slugs of all entities that are named behind the headlines."""
        return frozenset(name.entity.slug for name in self.names if name.first >= self.body_start)

    def names_before(self, place: int, count: int) -> Sequence[Named]:
        """The last names, so many at most, that begin before a word."""
        at = bisect_left(self._name_starts, place)
        return self.names[max(0, at - count) : at]

    def names_between(self, start: int, end: int) -> Sequence[Named]:
        """The names that begin among some words."""
        return self.names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]

    def sentence_start(self, place: int) -> int:
        """The first word of the sentence that holds a word; no farther back than WINDOW narrated words."""
        if place not in self._starts:
            self._starts[place] = self._sentence_start(place)
        return self._starts[place]

    def _sentence_start(self, place: int) -> int:
        start = place
        narrated = 0
        while start > 0 and narrated < WINDOW:
            before = start - 1
            if self.ends_sentence[before]:
                break
            number = self.quoted_by[before]
            if number >= 0:
                opening = self.first_word[number]
                if self.closes_sentence(number):
                    break
                start = opening
                narrated += QUOTED_WEIGHT
                continue
            start = before
            narrated += 1
        return start

    def sentences_back(self, place: int, count: int) -> Iterator[tuple[int, int]]:
        """The sentence so far at a word, if it has begun, and the sentences before it, nearest first; a quotation may be one by itself."""
        end = place
        for _ in range(count):
            start = self.sentence_start(end)
            if start == end:
                if end == 0:
                    return
                number = self.quoted_by[end - 1]
                inner = self.first_word[number] if number >= 0 else end - 1
                start = self.sentence_start(inner)
            yield start, end
            if start == 0:
                return
            end = start

    def closes_sentence(self, number: int) -> bool:
        """Whether a sentence ends with a quotation: its last sign says so and the reporter does not go on in lower case."""
        if number not in self._closes:
            self._closes[number] = self._closes_sentence(number)
        return self._closes[number]

    def _closes_sentence(self, number: int) -> bool:
        after = self.after_word[number]
        if after >= len(self.words) or self.ends_sentence[after - 1]:
            return True
        if self.text[self.spans[number].end - 1] not in ".!?…":
            return False
        return self.words.capital[after] or self.quoted_by[after] >= 0

    def sentence_end(self, place: int) -> int:
        """The word after the sentence that holds a word; no farther than WINDOW narrated words."""
        if place not in self._stops:
            self._stops[place] = self._sentence_end(place)
        return self._stops[place]

    def _sentence_end(self, place: int) -> int:
        end = place
        narrated = 0
        count = len(self.words)
        while end < count and narrated < WINDOW:
            number = self.quoted_by[end]
            if number >= 0:
                end = self.after_word[number]
                narrated += QUOTED_WEIGHT
                if self.closes_sentence(number):
                    break
                continue
            end += 1
            narrated += 1
            if self.ends_sentence[end - 1]:
                break
        return end
