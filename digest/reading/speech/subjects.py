"""Which noun phrase is the subject of a verb of saying, or of a sentence."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.speech.cues import Cue
from digest.reading.speech.narration import Narration
from digest.reading.speech.noun_phrases import NounPhrases
from digest.reading.speech.phrases import Phrase

LONGEST_ANTECEDENT = 12
"""Words of ``un gestore di una casa di moda milanese`` before its ``che``."""
LONGEST_PROPER_SUBJECT = 4
"""Words of a name with its article, with which a sentence begins."""
_PARTING = frozenset(",;:–—")
LONGEST_ENCLOSED = 12
"""Words that two commas enclose between a subject and its verb."""


class Subjects(NounPhrases):
    """Finds the subject before a cue and that of a stretch of words."""

    def __init__(self, narration: Narration) -> None:
        super().__init__(narration)
        self._subjects: dict[tuple[int, int], Phrase | None] = {}

    def before_cue(self, cue: Cue, start: int) -> Phrase | None:
        """The noun phrase right before a cue (``Rossi ha detto``), clitics and adverbs between passed over."""
        words, persons = self.words, self.persons
        several = self.pronoun_ending(cue.first - 1, start)
        if several is not None:
            return several
        at = cue.first - 1
        while at >= start and (words[at] in self.n.cues.between or words[at] in persons.adverbs) and at not in self.ends:
            at -= 1
        commas = 0
        while at >= start and self.n.quoted_by[at] < 0 and words[at] == "," and commas < 1:
            commas += 1
            at -= 1
        if commas and self._in_relative(at, start):
            return self._before_enclosed(at, start)
        if commas and at - 1 >= start and self.words[at] in persons.adverbs and words[at - 1] == ",":
            # ``Teheran, invece, ha definito``
            at -= 2
        if at < start or self.n.quoted_by[at] >= 0:
            return None
        ending = self.ends.get(at)
        if ending is not None and not (ending.is_person and self.governed(ending.first)):
            if ending.is_person:
                return Phrase(ending.first, ending.last, ending)
            if (commas == 0 or ending.first == start) and (ending.first == 0 or not self.is_complement(ending.first)):
                return Phrase(ending.first, ending.last, ending)
        pointing = self.pronoun_ending(at, start)
        if pointing is not None:
            return pointing
        if (words[at] in persons.pronouns_feminine or words[at] in persons.pronouns_masculine) and not self.after_preposition(at):
            return Phrase(at, at, pronoun=words[at], feminine=words[at] in persons.pronouns_feminine)
        if words[at] in persons.conjunctions:
            return None
        for article in range(at, max(start - 1, at - 9), -1):
            if words[article] in persons.people and (
                article == start or words[article - 1] in persons.conjunctions or words[article - 1] in _PARTING
            ):
                return Phrase(article, article, head=article)
            # ``il numero uno di`` holds no article, and behind an infinitive stands its object.
            objective = article > start and (words[article - 1] in self.n.cues.infinitive or self.role_phrase(article - 1))
            if words[article] in persons.articles and not objective and not (article > 0 and words[article - 1] in persons.prepositions):
                lead = words[article - 1]
                opens = article == start or lead == "," or lead in persons.conjunctions or lead in persons.relatives
                phrase = self.described(article, cue.first, trusted=commas == 0 and opens and words[article] not in persons.indefinite)
                if phrase is not None and phrase.last != at and (commas or not opens) and not self._completed(phrase, at, commas):
                    continue
                if phrase is not None and (phrase.named is not None or not any(words[x] == "," for x in range(phrase.last, at))):
                    return phrase
        return self._before_enclosed(at, start) if commas else None

    def _in_relative(self, at: int, start: int) -> bool:
        """Whether two commas enclose a relative clause that ends with a word: ``il direttore, che ha guidato la delegazione, assicura``."""
        for back in range(at, max(start, at - LONGEST_ENCLOSED), -1):
            if self.words[back] in ",;:." or self.n.quoted_by[back] >= 0:
                return self.words[back] == "," and self.words[back + 1] in self.persons.relatives
        return False

    def _completed(self, phrase: Phrase, at: int, commas: int) -> bool:
        """Whether nothing but a complement follows somebody's noun: ``i consiglieri della Lega`` in ``In aula i consiglieri della Lega hanno``."""
        if commas or phrase.named is not None or not self.is_human(self.words[phrase.head]):
            return False
        behind = self.words[phrase.head + 1 : at + 1]
        return behind[:1] != [] and behind[0] in self.persons.genitives and all(word.isalpha() for word in behind)

    def _before_enclosed(self, at: int, start: int) -> Phrase | None:
        """The subject before what two commas enclose: ``un'infermiera, tre anni fa, si sfoga``, ``l'interessato, cioè l'assessore, respinge``."""
        words = self.words
        comma = next(
            (back for back in range(at, max(start, at - LONGEST_ENCLOSED), -1) if words[back] in ",;:." or self.n.quoted_by[back] >= 0),
            start,
        )
        if words[comma] != "," or comma == start:
            return None
        named = self.ends.get(comma - 1)
        if named is not None and named.is_person and not self.governed(named.first):
            return Phrase(named.first, named.last, named)
        return self.unlisted_ending(comma - 1, start) or self.described_before(comma - 1, start)

    def described_before(self, at: int, start: int) -> Phrase | None:
        """The noun of somebody, with its complements, that ends with a word; behind another preposition than ``di`` as well."""
        words, persons = self.words, self.persons
        inner_body: Phrase | None = None
        for article in range(at, max(start - 1, at - LONGEST_ANTECEDENT), -1):
            word = words[article]
            if self.n.quoted_by[article] >= 0 or (article < at and self.n.ends_sentence[article]) or word in ",:;":
                return inner_body
            inner = word in persons.genitives or (article > 0 and words[article - 1] in persons.genitives)
            if inner or not (word in persons.articles or word in persons.with_article):
                continue
            owner = self.name_ending(article - 2) if article > 1 and words[article - 1] == "," else None
            if owner is not None and owner.is_person:
                return Phrase(owner.first, owner.last, owner)
            phrase = self.described(article, at + 1)
            if phrase is None or (inner_body is not None and (phrase.named is not None or not self.is_human(words[phrase.head]))):
                continue
            if phrase.named is not None or self.is_human(words[phrase.head]):
                return phrase
            if self.is_body(words[phrase.head]):
                if word in persons.articles and word not in persons.with_article:
                    return phrase
                # ``Il direttore generale della Pesca al ministero, che``: the office it completes stands before it.
                inner_body = phrase
        if inner_body is not None:
            return inner_body
        # ``una nota dei due segretari che affermano``
        return Phrase(at, at, head=at) if words[at] in persons.people else None

    def _is_object(self, at: int, start: int) -> bool:
        """Whether a name is whom an infinitive is about: ``Nel raccontare il suo Luca``."""
        small = (self.persons.articles, self.persons.possessives)
        before = at - 1
        while before > start and at - before < 4 and any(self.words[before] in group for group in small):
            before -= 1
        return before > start and self.words[before] in self.n.cues.infinitive and self.words[before - 1] in self.persons.with_article

    def subject(self, start: int, end: int) -> Phrase | None:
        """The likely subject of some words: the first person, role or body that no preposition governs."""
        if (start, end) not in self._subjects:
            self._subjects[start, end] = self._subject(start, end)
        return self._subjects[start, end]

    def _proper_subject(self, article: int, end: int) -> Phrase | None:
        """A proper name that no reader of names knows, with which a sentence begins: ``La Compagnia,``, ``Il Motoclub Rossi, di cui``."""
        if self.is_proper(article + 1, end):
            return Phrase(article, article + 1, head=article + 1)
        last = article + 1
        while last + 1 < end and last - article < LONGEST_PROPER_SUBJECT and self.words[last].isalpha() and self.words[last + 1] != ",":
            last += 1
        capital = self.n.words.capital
        if last + 1 >= end or self.words[last + 1] != "," or not (capital[article + 1] and capital[last]) or article + 1 in self.n.name_at:
            return None
        if last == article + 1 or self.is_role(self.words[article + 1]) or not self._in_clause_of(Phrase(article, last), last + 3):
            return None
        return Phrase(article, last, head=article + 1)

    def _in_clause_of(self, phrase: Phrase, place: int) -> bool:
        """Whether a word stands in the relative clause behind a noun phrase: ``Il Motoclub Rossi, di cui Bianchi era presidente, ha``."""
        words, last = self.words, phrase.last
        if phrase.last + 3 > place or place - last > LONGEST_ENCLOSED or words[last + 1] != ",":
            return False
        at = last + 3 if words[last + 2] in self.persons.prepositions else last + 2
        return words[at] in self.persons.relatives and "," not in words[last + 2 : place]

    def _subject(self, start: int, end: int) -> Phrase | None:
        words, persons = self.words, self.persons
        fallback: Phrase | None = None
        at = start
        while at < end:
            if self.n.quoted_by[at] >= 0:
                at = max(at + 1, self.n.after_word[self.n.quoted_by[at]])
                continue
            named = self.n.name_at.get(at)
            if named is not None:
                inner = fallback is not None and self._in_clause_of(fallback, at)
                if named.is_person and not inner and not self.governed(at) and not self._is_object(at, start):
                    return Phrase(named.first, named.last, named)
                if fallback is None and named.entity.kind is EntityKind.ORGANISATION and not self.after_preposition(at):
                    fallback = Phrase(named.first, named.last, named)
                at = named.last + 1
                continue
            word = words[at]
            if word in persons.people and (at == start or (at == start + 1 and not words[start].isalpha())):
                fallback = fallback or Phrase(at, at, head=at)
            if (at == start or words[at - 1] in persons.conjunctions or words[at - 1] == ",") and self.owned_kin(at, end):
                return self.described(at, end) or fallback
            if word in persons.articles and at == start and fallback is None and at + 2 < end:
                fallback = self._proper_subject(at, end)
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
            elif (word in persons.pronouns_feminine or word in persons.spoken_of) and not self.after_preposition(at):
                return Phrase(at, at, pronoun=word, feminine=word in persons.pronouns_feminine)
            at += 1
        return fallback
