"""Speakers without a name: how the words that stand for them are published (``fonti diplomatiche europee``, ``un alto ufficiale``)."""

from __future__ import annotations

from bisect import bisect_left

from digest.reading.speech.narration import Narration
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.subjects import Subjects

LONGEST_PROPER = 3
"""Capitalised words behind a noun that belong to it."""
FARTHEST_PEOPLE = 12
"""Mentions of people without a name that are looked at for a fuller one."""


class Unnamed(Subjects):
    """Spells out noun phrases that no person of the text is meant by."""

    def __init__(self, narration: Narration) -> None:
        super().__init__(narration)
        self.places_of_people: dict[str, list[int]] = {}
        people = self.persons.people
        for place in [place for place, word in enumerate(self.words) if word in people]:
            self.places_of_people.setdefault(self.words[place], []).append(place)

    def unnamed(self, phrase: Phrase) -> tuple[str, int] | None:
        """The words to publish for a phrase and the number of the last of them; None when it cannot be a speaker."""
        if not self._can_speak(phrase):
            return None
        fuller = self._fuller(phrase.head)
        if fuller is not None:
            return self._spelled(*fuller), phrase.last
        if self.n.words.capital[phrase.head] and phrase.last > phrase.head:
            return self._spelled(phrase.head, phrase.last), phrase.last
        last = self._described_to(phrase.head)
        first = phrase.head
        while first - 1 > phrase.first and (not self.n.speech.verb_first or self.words[first - 1] in self.persons.kept_before):
            first -= 1
        return self._spelled(first, last), last

    def somebody(self, phrase: Phrase) -> tuple[str, int]:
        """The words to publish for ``uno di loro``."""
        return self._spelled(phrase.first, phrase.last), phrase.last

    def _spelled(self, first: int, last: int) -> str:
        return " ".join(self.n.text[self.n.words.starts[first] : self.n.words.ends[last]].split())

    def _fuller(self, head: int) -> tuple[int, int] | None:
        """What people without a name were called when they came in: ``una delle fonti`` are the ``fonti diplomatiche`` named before."""
        if self._described_to(head) > head:
            return None
        before = self.places_of_people.get(self.words[head], ())
        for place in reversed(before[max(0, bisect_left(before, head) - FARTHEST_PEOPLE) : bisect_left(before, head)]):
            last = self._described_to(place)
            if last > place and self.n.quoted_by[place] < 0:
                return place, last
        return None

    def _can_speak(self, phrase: Phrase) -> bool:
        """Whether the words of a phrase can be published as a speaker: a noun, and no small word or thing that is written."""
        word, persons = self.words[phrase.head], self.persons
        small = (persons.prepositions, persons.articles, persons.adverbs, persons.relatives, persons.conjunctions, persons.possessives)
        if len(word) < 2 or not word[0].isalpha() or any(word in group for group in small):
            return False
        if self.is_human(word) or self.is_body(word):
            return True
        frames = self.n.speech.frames
        said = word in frames.documents or word in frames.sayings or word in self.n.speech.naming.labels
        # ``lo spiega``, ``gli chiede``: what looks like an article and a noun is a pronoun and a verb.
        return not said and word not in self.n.adjectives and word not in self.n.cues.finite

    def _described_to(self, head: int) -> int:
        """Last word of an unnamed source's description: the head, its role words, and for bodies one complement."""
        last = head
        words = self.words
        while last + 1 < len(words) and self.n.quoted_by[last + 1] < 0 and not self.n.ends_sentence[last]:
            following = words[last + 1]
            adjective = (
                following in self.n.adjectives
                or (following in self.persons.epithets and self.is_body(words[head]))
                or following in self.role_nouns
                or self._is_adjective_of_people(head, last + 1)
            )
            if following in self.persons.closeness and words[head] in self.persons.people:
                return self._near_what(last + 1)
            if adjective and following.isalpha() and not self.n.words.capital[last + 1] and last - head < 2:
                last += 1
            elif following in self._complementing(head) and self.is_body(words[head]) and last == head and last + 2 < len(words):
                noun = last + 2
                if words[noun] in self.persons.articles and noun + 1 < len(words):
                    noun += 1
                written = words[noun] in self.n.speech.frames.documents
                if written or self.n.quoted_by[noun] >= 0 or not words[noun][0].isalnum():
                    # ``ha detto l'ufficio in una nota``
                    break
                named = self.n.name_at.get(noun)
                if named is None and words[head] in self.persons.people and noun + 1 < len(words) and self.is_human(words[noun + 1]):
                    # ``i genitori dei quindici studenti``: a number or adjective is no complement.
                    break
                last = named.last if named else self._proper_to(noun)
                break
            else:
                break
        return last

    def _near_what(self, last: int) -> int:
        """The last word of ``vicine al dossier``; of ``vicine`` alone when no such complement follows."""
        if last + 2 >= len(self.words) or self.words[last + 1] not in self.persons.possession or self.n.quoted_by[last + 2] >= 0:
            return last
        noun = last + 2
        if self.words[noun] in self.persons.articles and noun + 1 < len(self.words):
            noun += 1
        named = self.n.name_at.get(noun)
        return named.last if named else self._proper_to(noun)

    def _complementing(self, head: int) -> frozenset[str]:
        """The prepositions before what belongs to a noun: ``comitato per il sì``, but not ``indagati al telefono``."""
        return self.persons.genitives if self.words[head] in self.persons.people else self.persons.possession

    def _proper_to(self, noun: int) -> int:
        """The last word of a proper name behind a noun (``fonti di via XX Settembre``)."""
        last = noun
        while (
            last + 1 < len(self.words)
            and last - noun < LONGEST_PROPER
            and self.n.words.capital[last + 1]
            and not self.n.ends_sentence[last]
        ):
            last += 1
        return last

    def _is_adjective_of_people(self, head: int, place: int) -> bool:
        """``fonti diplomatiche``: a word with the ending of a plural adjective right behind people who have no name."""
        word = self.words[place]
        if self.words[head] not in self.persons.people or self.n.cues.at(self.words, place, place + 1) is not None:
            return False
        small = word in self.persons.prepositions or word in self.persons.adverbs or word in self.persons.relatives
        return len(word) > 5 and not small and word not in self.n.cues.auxiliaries and word.endswith(self.persons.plural_endings or ("-",))
