"""Names of people that no reader of names knows, where a speaker stands."""

from __future__ import annotations

from digest.reading.speech.governors import Governors
from digest.reading.speech.phrases import Phrase


class Unlisted(Governors):
    """Finds capitalised words that are most likely a person's name."""

    def is_proper(self, at: int, stop: int) -> bool:
        """Whether an unlisted single name stands here, closed by a comma or full stop (``dice la maggiore, Chiara.``)."""
        follows = self.words[at + 1] if at + 1 < len(self.words) else "."
        return (
            self.n.words.capital[at] and self.words[at].isalpha() and len(self.words[at]) > 2 and follows in (",", ".", ":") and at < stop
        )

    def unlisted_pair(self, at: int, end: int) -> Phrase | None:
        """Two or three capitalised words together that no reader of names knows: most likely a person's first and last name."""
        last = at
        while last < end and last < at + 4 and self._is_capital(last):
            last += 1
        return Phrase(at, last - 1, head=at) if 2 <= last - at <= 3 and self.n.speech.verb_first else None

    def unlisted_ending(self, last: int, start: int) -> Phrase | None:
        """Such a first and last name that ends with a word and that no preposition governs."""
        first = last
        while first > start and last - first < 2 and self._is_capital(first - 1):
            first -= 1
        if first >= last or not self._is_capital(last) or not self.n.speech.verb_first:
            return None
        return None if first and self.words[first - 1] in self.persons.prepositions else Phrase(first, last, head=first)

    def proper_owner(self, last: int, start: int) -> Phrase | None:
        """A name that no reader of names knows, that ends with a word and to which something belongs: ``la lettura di Rossi Ricerche, che``."""
        first, capital = last, self.n.words.capital
        while first > start and last - first < 3 and capital[first] and capital[first - 1] and self.words[first - 1].isalpha():
            first -= 1
        if first == start or not capital[first] or self.n.quoted_by[first] >= 0 or not self.n.speech.verb_first:
            return None
        return Phrase(first, last, head=first) if self.words[first - 1] in self.persons.genitives else None

    def is_complement(self, at: int) -> bool:
        """Whether a preposition governs a word, or the common noun before it (``dal palco di piazza Santi Martiri``)."""
        words, prepositions = self.words, self.persons.prepositions
        if words[at - 1] in prepositions:
            return True
        return at > 1 and words[at - 1].isalpha() and not self.n.words.capital[at - 1] and words[at - 2] in prepositions

    def _is_capital(self, place: int) -> bool:
        word = self.words[place]
        fits = self.n.words.capital[place] and word.isalpha() and len(word) > 2 and place not in self.n.name_at and not self.is_role(word)
        persons = self.persons
        small = (persons.articles, persons.prepositions, persons.relatives, persons.conjunctions, persons.adverbs)
        return fits and self.n.quoted_by[place] < 0 and not any(word in group for group in small)

    def unlisted(self, place: int, end: int) -> Phrase | None:
        """A proper name that no reader of names knows, where a speaker stands and a comma or the quotation follows: ``Per Edilmarca, «...»``."""
        last = place
        capital = self.n.words.capital
        while last < end and last < place + 4 and capital[last] and self.words[last].isalpha() and self.n.quoted_by[last] < 0:
            last += 1
        known = self.words[place] in self.persons.not_people or self.words[place] in self.persons.articles if place < end else True
        if known or last == place or place in self.n.name_at or not self.n.speech.verb_first:
            return None
        follows = (last < end and self.words[last] in ",.") or (last < len(self.words) and self.n.quoted_by[last] >= 0)
        return Phrase(place, last - 1, head=place) if follows else None
