"""Noun phrases behind an article: a role with the name it introduces (``il segretario della Lega, Mario Rossi``), or a role alone."""

from __future__ import annotations

from digest.reading.speech.narration import Named
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.unlisted import Unlisted

LONGEST_PHRASE = 22
"""Words of a noun phrase that are looked at, from its article to the name that it introduces."""


class Descriptions(Unlisted):
    """Finds the name or the head noun of a described phrase."""

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
                elif head < 0 and self.person_follows(named.last + 1, stop):
                    # ``il M5s Mario Rossi``
                    at = named.last + 1
                    continue
                elif head < 0:
                    return self.holder_after(named, stop) or Phrase(article, named.last, named, at, feminine=feminine)
                elif organisation is None and before not in persons.prepositions and commas == 0 and self._bears_name(head, at):
                    organisation = named
                at = named.last + 1
                continue
            if word == "." and self.n.is_short_title(at - 1):
                head = -1 if head == at - 1 else head
                at += 1
                continue
            if word in persons.relatives or word in ".:;!?" or word in "–—-":
                break
            listed = bool(commas) and head >= 0 and self._office_goes_on(head, at, stop)
            if word in persons.conjunctions and commas and not listed:
                break
            if word == "," and not listed:
                commas += 1
                if commas > 1 and not self.person_follows(at + 1, stop):
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
            elif head >= 0 and self.is_gerund(at):
                break
            elif head < 0 and (word in persons.articles or word in persons.numerals or self._is_same_thing(at, stop)):
                at += 1
                continue
            elif head < 0 and word in persons.prepositions:
                # ``una delle fonti``
                if not (word in persons.genitives and at > 0 and words[at - 1] in persons.indefinite):
                    return None
            elif head < 0:
                # ``la giovane azienda``, ``la piccola folla``: before a body what else is somebody's own is an adjective.
                young = word in self.n.kin and at + 1 < stop and self.is_body(words[at + 1])
                if (
                    self._is_adjective_before_role(at, stop)
                    and not (self.is_body(word) and self.n.words.capital[at])
                    and (young or not (self.is_role(word) or self.is_body(word) or self.role_phrase(at)))
                ):
                    at += 1
                    continue
                one_of = at > 1 and words[at - 1] in persons.genitives and words[at - 2] in persons.indefinite
                listed = trusted or one_of or self.is_role(word) or self.is_body(word)
                if not self.role_phrase(at) and (word in persons.not_people or not listed):
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

    def _bears_name(self, head: int, at: int) -> bool:
        """Whether a name can be that of the body before it: ``l'azienda sanitaria Rossi``, but ``l'azienda affida la risposta allo studio Rossi``."""
        persons, between = self.persons, self.words[head + 1 : at]
        if not self.is_body(self.words[head]) or any(word in persons.articles and word not in persons.prepositions for word in between):
            return False
        # ``i genitori dei bimbi dell'asilo Rossi``, ``il comitato dei genitori dell'asilo Rossi``, but ``la casa di moda Rossi``
        return sum(word in persons.genitives for word in between) <= (self.words[head] not in persons.people)

    def _is_same_thing(self, at: int, stop: int) -> bool:
        """Whether a pronoun is an adjective of the noun behind it: ``la stessa cosa``."""
        word, persons = self.words[at], self.persons
        if word not in persons.anybody or not (word in persons.pronouns_feminine or word in persons.pronouns_masculine) or at + 1 >= stop:
            return False
        following = self.words[at + 1]
        small = (persons.prepositions, persons.conjunctions, persons.relatives, self.n.cues.between, self.n.cues.auxiliaries)
        return following.isalpha() and not any(following in group for group in small) and self.n.cues.at(self.words, at + 1, stop) is None

    def _office_goes_on(self, head: int, at: int, stop: int) -> bool:
        """Whether the matters of an office are listed on behind a sign: ``il ministro per la Famiglia, il Lavoro e la Casa, Anna Rossi``."""
        words, persons = self.words, self.persons
        matter = at + 1
        while matter < min(stop, at + 3) and (words[matter] in persons.articles or words[matter] in persons.prepositions):
            matter += 1
        if matter >= stop or not (self.n.words.capital[matter] and self.is_role(words[head])) or self.is_role(words[matter]):
            return False
        named = self.n.name_at.get(matter)
        return named is None or not named.is_person

    def is_gerund(self, at: int) -> bool:
        """Whether a gerund stands here, with which another clause begins (``la giovane abbracciando il suo avvocato, Anna Rossi``)."""
        before = self.words[at - 1]
        if before in self.persons.articles or before in self.persons.prepositions or self.n.words.capital[at]:
            return False
        return len(self.words[at]) > 5 and self.words[at].endswith(self.n.speech.verbs.gerund_endings or ("-",))

    def role_phrase(self, at: int) -> bool:
        """Whether a role of several words begins here (``primo cittadino``)."""
        word = self.words[at] if at < len(self.words) else ""
        return any(tuple(self.words[at : at + len(parts)]) == parts for parts in self.phrase_beginnings.get(word, ()))

    def _is_adjective_before_role(self, at: int, stop: int) -> bool:
        if self.words[at] in self.n.speech.frames.documents:
            # ``il messaggio inviato``
            return False
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

    def holder_after(self, named: Named, end: int) -> Phrase | None:
        """Who holds the office that a body is called by: ``il Garante per l'infanzia, Anna Rossi``."""
        place = named.last + 1
        if named.is_person or place + 1 >= end or self.words[place] != ",":
            return None
        holder = self.n.name_at.get(place + 1)
        if holder is None or not holder.is_person:
            return None
        office = self.words[named.first]
        return Phrase(named.first, holder.last, holder) if any(office in role for role in self.stated_roles(holder.entity.slug)) else None

    def person_follows(self, place: int, end: int) -> bool:
        """Whether a person's name stands at a word."""
        return place < end and place in self.n.name_at and self.n.name_at[place].is_person
