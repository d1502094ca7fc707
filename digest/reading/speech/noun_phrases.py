"""Noun phrases around quotations: a name with the role before it, a role alone, a pronoun. Positions and small words only, no parser."""

from __future__ import annotations

from digest.reading.speech.descriptions import Descriptions
from digest.reading.speech.narration import Named
from digest.reading.speech.phrases import Phrase


class NounPhrases(Descriptions):
    """Finds the noun phrases that begin at a word."""

    def name_ending(self, place: int) -> Named | None:
        """The name whose last word is this one."""
        return self.ends.get(place)

    def after_object(self, start: int, end: int) -> bool:
        """Whether words between a verb and a noun make that noun something else than the subject (``ha detto che il``)."""
        between = self.words[start:end]
        led = self.n.speech.frames.reporting.intersection(between)
        return not (self.persons.relatives.isdisjoint(between) and led <= self.persons.prepositions)

    def phrase_at(self, place: int, end: int, *, skip: bool = True, trusted: bool = True) -> Phrase | None:
        """The noun phrase that begins at a word, adverbs and adverbial phrases before it skipped.

        ``trusted``: the place is that of a speaker, so an unknown noun after an article is one.
        """
        words, persons = self.words, self.persons
        at = place
        steps = 0
        gerund = False
        while at < end and steps < 14:
            steps += 1
            number = self.n.quoted_by[at]
            if number >= 0 and skip and at > place and words[at - 1] in persons.prepositions:
                # ``avverte sul «Giornale» il geologo Rossi``
                at = max(at + 1, self.n.after_word[number])
                continue
            word = words[at]
            gerund = gerund or word.endswith(self.n.speech.verbs.gerund_endings or ("-",))
            if at in self.n.name_at and not (at > place and words[at - 1] in persons.prepositions):
                named = self.n.name_at[at]
                if at > place and self.governed(at):
                    at = named.last + 1
                    continue
                holder = self.holder_after(named, end)
                if holder is not None:
                    return holder
                if named.is_person or not self.person_follows(named.last + 1, end):
                    return Phrase(at, named.last, named)
                at = named.last + 1
                continue
            pointing = self.pronoun_at(at, end) if at == place or words[at - 1] not in persons.prepositions else None
            if pointing is not None:
                return pointing
            if self.owned_kin(at, end) and not (at > place and words[at - 1] in persons.prepositions):
                return self.described(at, end, trusted)
            pronoun = word in persons.pronouns_feminine or word in persons.pronouns_masculine or word in persons.pronouns_plural
            if pronoun and (at == place or words[at - 1] not in persons.prepositions):
                return Phrase(at, at, pronoun=word, feminine=word in persons.pronouns_feminine)
            if word in persons.articles and not (at > place and words[at - 1] in persons.prepositions) and at + 1 < end:
                phrase = self.described(at, end, trusted and not gerund)
                object_of_gerund = phrase is not None and phrase.named is None and at > place and self.is_gerund(at - 1)
                if object_of_gerund and phrase is not None and self.is_human(words[phrase.head]):
                    # ``ha detto incontrando i giornalisti, il presidente``: the object, unless nobody else follows.
                    return self.phrase_at(phrase.last + 1, end, trusted=False) or phrase
                if phrase is not None:
                    return phrase
                if not skip:
                    return None
            if word in persons.honorifics and at + 1 < end:
                phrase = self.described(at - 1, end, trusted)
                if phrase is not None:
                    return phrase
            if word == "," and at > place:
                # ``ha detto, intervenendo al convegno, Rossi``: what stands between commas is passed over.
                at += 1
                continue
            if (
                self.is_role(word)
                and at + 1 in self.n.name_at
                and self.n.name_at[at + 1].is_person
                and at + 1 < end
                and (at == place or words[at - 1] == ",")
            ):
                return Phrase(at, self.n.name_at[at + 1].last, self.n.name_at[at + 1], at)
            unlisted = self.unlisted_pair(at, end) if at == place or not self.is_complement(at) else None
            if unlisted is not None:
                return unlisted
            if not skip or word in persons.relatives or word in ".:;!?" or self.n.quoted_by[at] >= 0:
                return None
            if word in persons.conjunctions and not self._joins_manners(at, place):
                return None
            if word in self.n.cues.gerund and word not in persons.adverbs:
                return None
            if (
                at == place
                and not (
                    word in persons.adverbs
                    or word in persons.prepositions
                    or self._is_manner(at)
                    or (word in self.n.cues.between and at + 1 < end and self.owned_kin(at + 1, end))
                    or self.is_body(word)
                    or word == ","
                    or word in self.n.cues.gerund
                )
                and not self.is_role(word)
            ):
                return None
            if self.is_body(word) and at == place:
                return Phrase(at, at, head=at)
            at += 1
        return None

    def _is_manner(self, at: int) -> bool:
        """``ha detto visibilmente scosso il titolare``, ``sbotta furiosa la vicina``: how somebody says it."""
        word, manners = self.words[at], self.persons.manner_endings
        listed = word in self.persons.moods or (len(word) > 4 and bool(manners) and word.endswith(manners))
        return listed and not self.n.words.capital[at] and at not in self.n.name_at and not self.is_human(word)

    def owned_kin(self, at: int, end: int) -> bool:
        """Whether kin with a possessive stand here: ``mia nonna Argia``, ``suo padre``: before kin a possessive takes the article's place."""
        return self.words[at] in self.persons.own_kin and at + 1 < end and self.words[at + 1] in self.n.kin

    def pronoun_at(self, at: int, end: int) -> Phrase | None:
        """``quest'ultimo``, and a pronoun for one of several that stands alone or before ``di`` (``uno di loro``)."""
        words, persons = self.words, self.persons
        if at + 1 < end and words[at + 1] in persons.latter and words[at] in persons.demonstratives:
            return Phrase(at, at + 1, pronoun=words[at], feminine=words[at + 1].endswith(persons.feminine_name_endings))
        definite = words[at] in persons.articles and words[at] not in persons.indefinite
        if definite and at + 1 < end and words[at + 1] in persons.other and (at + 2 >= end or not words[at + 2][0].isalnum()):
            return Phrase(at, at + 1, pronoun=words[at + 1])
        ordinal = definite and at + 1 < end and (words[at + 1] in persons.first_of_two or words[at + 1] in persons.second_of_two)
        if ordinal and (at + 2 >= end or not words[at + 2][0].isalnum()):
            return Phrase(at, at + 1, pronoun=words[at + 1], feminine=words[at] in persons.feminine_articles)
        last = at
        if words[at] in persons.indefinite and at + 1 < end and words[at + 1] in persons.somebody:
            last = at + 1
        if words[last] not in persons.somebody:
            return None
        if last + 1 >= end or not words[last + 1][0].isalnum():
            return Phrase(at, last, pronoun=words[last])
        if last + 2 < end and words[last + 1] in persons.genitives and words[last + 2] in persons.pronouns_plural:
            return Phrase(at, last + 2, pronoun=words[last])
        return None

    def pronoun_ending(self, at: int, start: int) -> Phrase | None:
        """Such a pronoun that ends with a word."""
        for first in range(at, max(start, at - 2) - 1, -1):
            found = self.pronoun_at(first, at + 1)
            if found is not None and found.last == at:
                return found
        return None

    def _joins_manners(self, at: int, place: int) -> bool:
        """Whether a conjunction stands inside ``tra il serio e il faceto`` and joins no clauses."""
        paired = at - 3 >= place and self.words[at - 3] in self.persons.between_two
        return paired and at + 1 < len(self.words) and self.words[at + 1] in self.persons.articles
