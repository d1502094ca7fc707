"""Noun phrases around quotations: a name with the role before it, a role alone, a pronoun. Positions and small words only, no parser."""

from __future__ import annotations

from digest.reading.speech.narration import Named
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.unlisted import Unlisted

LONGEST_PHRASE = 22
"""Words of a noun phrase that are looked at, from its article to the name that it introduces."""


class NounPhrases(Unlisted):
    """Finds the noun phrases that begin at a word."""

    def name_ending(self, place: int) -> Named | None:
        """The name whose last word is this one."""
        return self.ends.get(place)

    def after_object(self, start: int, end: int) -> bool:
        """Whether words between a verb and a noun make that noun something else than the subject (``ha detto che il``)."""
        return any(
            word in self.persons.relatives or word in self.n.speech.frames.reporting - self.persons.prepositions
            for word in self.words[start:end]
        )

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
                holder = self._holder_after(named, end)
                if holder is not None:
                    return holder
                if named.is_person or not self._person_follows(named.last + 1, end):
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
            if not skip or word in persons.relatives or word in persons.conjunctions or word in ".:;!?" or self.n.quoted_by[at] >= 0:
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
        ordinals = persons.first_of_two | persons.second_of_two
        if definite and at + 1 < end and words[at + 1] in ordinals and (at + 2 >= end or not words[at + 2][0].isalnum()):
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

    def _holder_after(self, named: Named, end: int) -> Phrase | None:
        """Who holds the office that a body is called by: ``il Garante per l'infanzia, Anna Rossi``."""
        place = named.last + 1
        if named.is_person or place + 1 >= end or self.words[place] != ",":
            return None
        holder = self.n.name_at.get(place + 1)
        if holder is None or not holder.is_person:
            return None
        office = self.words[named.first]
        return Phrase(named.first, holder.last, holder) if any(office in role for role in self.stated_roles(holder.entity.slug)) else None

    def _person_follows(self, place: int, end: int) -> bool:
        return place < end and place in self.n.name_at and self.n.name_at[place].is_person

    def described(self, article: int, end: int, trusted: bool = True) -> Phrase | None:
        """``il segretario generale della Lega, Mario Rossi``: the name if one belongs to the phrase, else its head noun."""
        words, persons = self.words, self.persons
        feminine = True if article >= 0 and words[article] in persons.feminine_articles else None
        if feminine is None and article >= 0 and words[article] in persons.masculine_articles:
            feminine = False
        head = -1
        at = article + 1
        stop = min(end, at + LONGEST_PHRASE)
        commas = 0
        organisation: Named | None = None
        while at < stop:
            word = words[at]
            if self.n.quoted_by[at] >= 0:
                at += 1
                continue
            named = self.n.name_at.get(at)
            if named is not None:
                before = words[at - 1]
                if named.is_person:
                    if (
                        before not in persons.prepositions
                        and not (before in persons.articles and words[at - 2] in persons.prepositions)
                        and not self._governed_inside(at, article)
                    ):
                        return Phrase(article, named.last, named, head, feminine=feminine)
                elif head < 0 and self._person_follows(named.last + 1, stop):
                    # ``il M5s Mario Rossi``
                    at = named.last + 1
                    continue
                elif head < 0:
                    return self._holder_after(named, stop) or Phrase(article, named.last, named, at, feminine=feminine)
                elif organisation is None and before not in persons.prepositions and commas == 0 and self.is_body(words[head]):
                    organisation = named
                at = named.last + 1
                continue
            if word == "." and words[at - 1] in persons.honorifics:
                head = -1 if head == at - 1 else head
                at += 1
                continue
            if word in persons.relatives or word in ".:;!?" or word in "–—-":
                break
            if word in persons.conjunctions and commas:
                break
            if word == ",":
                commas += 1
                if commas > 1:
                    break
            elif (
                head >= 0
                and words[at - 1] not in persons.prepositions
                and words[at - 1] not in persons.articles
                and (trusted or self.is_human(words[head]))
                and self.unlisted_pair(at, stop)
            ):
                return self.unlisted_pair(at, stop)
            elif head >= 0 and commas == 1 and words[at - 1] == "," and self.is_proper(at, stop) and self.is_human(words[head]):
                return Phrase(article, at, None, at, feminine=feminine)
            elif head >= 0 and self._is_gerund(at):
                break
            elif head < 0 and (word in persons.articles or word in persons.numerals):
                at += 1
                continue
            elif head < 0 and word in persons.prepositions:
                # ``una delle fonti``
                if not (word in persons.genitives and at > 0 and words[at - 1] in persons.indefinite):
                    return None
            elif head < 0:
                if (
                    self._is_adjective_before_role(at, stop)
                    and not (self.is_body(word) and self.n.words.capital[at])
                    and not (self.is_role(word) or self.is_body(word) or self._role_phrase(at))
                ):
                    at += 1
                    continue
                one_of = at > 1 and words[at - 1] in persons.genitives and words[at - 2] in persons.indefinite
                listed = trusted or one_of or self.is_role(word) or self.is_body(word)
                if not self._role_phrase(at) and (word in persons.not_people or not listed):
                    if self._is_adjective_before_role(at, stop):
                        at += 1
                        continue
                    return None
                head = at
            elif (
                at > head + 1
                and word not in persons.prepositions
                and self.n.cues.at(words, at, stop) is not None
                and not self.is_role(word)
            ):
                break
            at += 1
        if organisation is not None:
            return Phrase(article, organisation.last, organisation, head, feminine=feminine)
        if head < 0:
            return None
        return Phrase(article, head, None, head, feminine=feminine)

    def _is_gerund(self, at: int) -> bool:
        """Whether a gerund stands here, with which another clause begins (``la giovane abbracciando il suo avvocato, Anna Rossi``)."""
        before = self.words[at - 1]
        if before in self.persons.articles or before in self.persons.prepositions or self.n.words.capital[at]:
            return False
        return len(self.words[at]) > 5 and self.words[at].endswith(self.n.speech.verbs.gerund_endings or ("-",))

    def _role_phrase(self, at: int) -> bool:
        """Whether a role of several words begins here (``primo cittadino``)."""
        word = self.words[at] if at < len(self.words) else ""
        return any(tuple(self.words[at : at + len(parts)]) == parts for parts in self.phrase_beginnings.get(word, ()))

    def _is_adjective_before_role(self, at: int, stop: int) -> bool:
        return at + 1 < stop and (self.is_role(self.words[at + 1]) or self.is_body(self.words[at + 1]))

    def _governed_inside(self, place: int, article: int) -> bool:
        """Whether a name in a described phrase is only its complement (``il portavoce del presidente Rossi``)."""
        at = place - 1
        while at > article + 1:
            word = self.words[at]
            if word == ",":
                return False
            if word in self.persons.prepositions:
                return self.is_role(self.words[at + 1]) and not self._is_role_pair(at)
            if not (self.is_role(word) or self.words[at] in self.persons.honorifics):
                return False
            at -= 1
        return False

    def _is_role_pair(self, preposition: int) -> bool:
        # ``il capogruppo in consiglio``: the noun after the preposition is no second person.
        return self.words[preposition + 1] in self.persons.bodies
