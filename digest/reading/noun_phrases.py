"""Noun phrases around quotations: a name with the role before it, a role alone, a pronoun; and which of them can be a subject.

Positions and small words only, no parser: a name behind a preposition is no subject, a role before a name belongs to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import EntityKind
from digest.reading.cues import Cue
from digest.reading.narration import Named
from digest.reading.role_words import RoleWords

LONGEST_PHRASE = 22
"""Words of a noun phrase that are looked at, from its article to the name that it introduces."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: a name, or the head noun of a role, or a pronoun."""

    first: int
    last: int
    named: Named | None = None
    head: int = -1
    pronoun: str = ""
    feminine: bool | None = None


class NounPhrases(RoleWords):
    """Finds noun phrases at, before and among words."""

    def name_ending(self, place: int) -> Named | None:
        """The name whose last word is this one."""
        return self.ends.get(place)

    def after_object(self, start: int, end: int) -> bool:
        """Whether words between a verb and a noun make that noun something else than the subject (``ha detto che il``)."""
        return any(
            word in self.persons.relatives or word in self.n.speech.frames.reporting - self.persons.prepositions
            for word in self.words[start:end]
        )

    def _after_preposition(self, place: int) -> bool:
        return place > 0 and self.words[place - 1] in self.persons.prepositions

    def governed(self, place: int) -> bool:
        """Whether a preposition stands before the noun phrase that a name belongs to, so that it is no subject."""
        return bool(self.governor(place))

    def governor(self, place: int) -> str:
        """The preposition before the noun phrase that a name belongs to; empty when there is none."""
        persons, words = self.persons, self.words
        at = place - 1
        for _ in range(14):
            if at < 0 or self.n.quoted_by[at] >= 0 or self.n.ends_sentence[at]:
                return ""
            word = words[at]
            if word in persons.articles and word not in persons.prepositions:
                return words[at - 1] if self._governs(at - 1) else ""
            if word in persons.prepositions:
                return word if self._governs(at) else ""
            if word == ",":
                role = self._role_before(at)
                if role is None:
                    return ""
                at = role - 1
                continue
            if self.is_role(word) or (word.isalpha() and at > 0 and (self.is_role(words[at - 1]) or self._modifies(at))):
                at -= 1
                continue
            role = self._role_with_complement(at)
            if role is None:
                return ""
            at = role - 1
        return ""

    def _governs(self, at: int) -> bool:
        """Whether a preposition stands at a word; ``per prima`` and ``prima la Regione`` are adverbs."""
        if at < 0 or self.n.quoted_by[at] >= 0 or self.words[at] not in self.persons.prepositions:
            return False
        return self.words[at] not in self.persons.compound_prepositions

    def _modifies(self, at: int) -> bool:
        # ``dal nuovo``, ``dall'ex``: one adjective between preposition and role.
        return self.words[at - 1] in self.persons.prepositions and self.is_role(self.words[at + 1]) if at + 1 < len(self.words) else False

    def _role_before(self, comma: int) -> int | None:
        """The role noun in the phrase that a comma parts from the name after it (``il segretario generale della Lega, ...``)."""
        for at in range(comma - 1, max(-1, comma - 10), -1):
            word = self.words[at]
            if not (word.isalpha() or "-" in word) or self.n.quoted_by[at] >= 0:
                return None
            if self.is_role(word):
                before = at
                while before > 0 and self.is_role(self.words[before - 1]):
                    before -= 1
                return before
            if word in self.persons.pronouns_plural:
                return at - 2 if at > 1 and self.words[at - 2] in self.persons.articles else at
            if self.n.cues.at(self.words, at, comma) is not None and word not in self.persons.prepositions:
                return None
        return None

    def _role_with_complement(self, at: int) -> int | None:
        """The role noun to which ``della Lega`` or ``del consiglio``, ending at a word, belongs."""
        first = at
        for name in self.n.names_between(max(0, at - 6), at + 1):
            if name.last == at and not name.is_person:
                first = name.first
                break
        if first >= 2 and self.words[first - 1] in self.persons.possession and self.is_role(self.words[first - 2]):
            return first - 2
        return None

    def phrase_at(self, place: int, end: int, *, skip: bool = True, trusted: bool = True) -> Phrase | None:
        """The noun phrase that begins at a word, adverbs and adverbial phrases before it skipped.

        ``trusted``: the place is that of a speaker, so an unknown noun after an article is one.
        """
        words, persons = self.words, self.persons
        at = place
        steps = 0
        while at < end and steps < 14:
            steps += 1
            word = words[at]
            if at in self.n.name_at and not (at > place and words[at - 1] in persons.prepositions):
                named = self.n.name_at[at]
                if named.is_person and at > place and self.governed(at):
                    at = named.last + 1
                    continue
                if named.is_person or not self._person_follows(named.last + 1, end):
                    return Phrase(at, named.last, named)
                at = named.last + 1
                continue
            pronoun = word in persons.pronouns_feminine or word in persons.pronouns_masculine or word in persons.pronouns_plural
            if pronoun and (at == place or words[at - 1] not in persons.prepositions):
                return Phrase(at, at, pronoun=word, feminine=word in persons.pronouns_feminine)
            if word in persons.articles and not (at > place and words[at - 1] in persons.prepositions) and at + 1 < end:
                phrase = self.described(at, end, trusted)
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
            if not skip or word in persons.relatives or word in persons.conjunctions or word in ".:;!?" or self.n.quoted_by[at] >= 0:
                return None
            if word in self.n.cues.gerund and word not in persons.adverbs:
                return None
            if (
                at == place
                and not (
                    word in persons.adverbs
                    or word in persons.prepositions
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

    def unlisted(self, place: int, end: int) -> Phrase | None:
        """A proper name that no reader of names knows, where a speaker stands and a comma or the quotation follows: ``Per Edilmarca, «...»``."""
        last = place
        capital = self.n.words.capital
        while last < end and last < place + 4 and capital[last] and self.words[last].isalpha() and self.n.quoted_by[last] < 0:
            last += 1
        known = self.words[place] in self.persons.not_people or self.words[place] in self.persons.articles if place < end else True
        if known or last == place or place in self.n.name_at or not self.n.speech.verb_first:
            return None
        follows = (last < end and self.words[last] == ",") or (last < len(self.words) and self.n.quoted_by[last] >= 0)
        return Phrase(place, last - 1, head=place) if follows else None

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
                elif head < 0:
                    return Phrase(article, named.last, named, at, feminine=feminine)
                elif organisation is None and before not in persons.prepositions and commas == 0 and self.is_body(words[head]):
                    organisation = named
                at = named.last + 1
                continue
            if word in persons.relatives or word in ".:;!?" or word in "–—-":
                break
            if word in persons.conjunctions and commas:
                break
            if word == ",":
                commas += 1
                if commas > 1:
                    break
            elif head < 0 and word in persons.articles:
                at += 1
                continue
            elif head < 0 and word in persons.prepositions:
                # ``una delle fonti``
                if not (at == article + 1 and word in persons.genitives and article >= 0 and words[article] in persons.indefinite):
                    return None
            elif head < 0:
                if self._is_adjective_before_role(at, stop) and not (self.is_role(word) or self.is_body(word) or self._role_phrase(at)):
                    at += 1
                    continue
                if not self._role_phrase(at) and (word in persons.not_people or not (trusted or self.is_role(word) or self.is_body(word))):
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

    def _role_phrase(self, at: int) -> bool:
        """Whether a role of several words begins here (``primo cittadino``)."""
        return any(tuple(self.words[at : at + len(parts)]) == parts for parts in self.phrases_of_role)

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

    def before_cue(self, cue: Cue, start: int) -> Phrase | None:
        """The noun phrase right before a cue (``Rossi ha detto``), clitics and adverbs between passed over."""
        words, persons = self.words, self.persons
        at = cue.first - 1
        while at >= start and (words[at] in self.n.cues.between or words[at] in persons.adverbs) and at not in self.ends:
            at -= 1
        commas = 0
        while at >= start and self.n.quoted_by[at] < 0 and words[at] == "," and commas < 1:
            commas += 1
            at -= 1
        if at < start or self.n.quoted_by[at] >= 0:
            return None
        ending = self.ends.get(at)
        if ending is not None and not (ending.is_person and self.governed(ending.first)):
            if ending.is_person:
                return Phrase(ending.first, ending.last, ending)
            if commas == 0 and (ending.first == 0 or words[ending.first - 1] not in persons.prepositions):
                return Phrase(ending.first, ending.last, ending)
        if (words[at] in persons.pronouns_feminine or words[at] in persons.pronouns_masculine) and not self._after_preposition(at):
            return Phrase(at, at, pronoun=words[at], feminine=words[at] in persons.pronouns_feminine)
        if words[at] in persons.conjunctions:
            return None
        for article in range(at, max(start - 1, at - 9), -1):
            if words[article] in persons.articles and not (article > 0 and words[article - 1] in persons.prepositions):
                leads = persons.conjunctions | persons.relatives | {","}
                opens = article == start or words[article - 1] in leads
                phrase = self.described(article, cue.first, trusted=commas == 0 and opens and words[article] not in persons.indefinite)
                if phrase is not None and phrase.last != at and (commas or not opens):
                    continue
                if phrase is not None and (phrase.named is not None or not any(words[x] == "," for x in range(phrase.last, at))):
                    return phrase
        return None

    def subject(self, start: int, end: int) -> Phrase | None:
        """The likely subject of some words: the first person, role or body that no preposition governs."""
        words, persons = self.words, self.persons
        fallback: Phrase | None = None
        at = start
        while at < end:
            if self.n.quoted_by[at] >= 0:
                at = max(at + 1, self.n.after_word[self.n.quoted_by[at]])
                continue
            named = self.n.name_at.get(at)
            if named is not None:
                if named.is_person and not self.governed(at):
                    return Phrase(named.first, named.last, named)
                if fallback is None and named.entity.kind is EntityKind.ORGANISATION and not self._after_preposition(at):
                    fallback = Phrase(named.first, named.last, named)
                at = named.last + 1
                continue
            word = words[at]
            if word in persons.articles and at + 1 < end and not (at > 0 and words[at - 1] in persons.prepositions):
                phrase = self.described(at, end, trusted=False)
                if phrase is not None:
                    if phrase.named is not None and phrase.named.is_person:
                        return phrase
                    if not self.is_body(words[phrase.head]) and phrase.named is None and words[at] not in persons.indefinite:
                        return phrase
                    fallback = fallback or phrase
                    at = phrase.last + 1
                    continue
            elif (word in persons.pronouns_feminine or word in persons.spoken_of) and not self._after_preposition(at):
                return Phrase(at, at, pronoun=word, feminine=word in persons.pronouns_feminine)
            at += 1
        return fallback
