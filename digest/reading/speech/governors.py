"""Which preposition governs a name: what stands behind one is no subject (``con il ministro Rossi``)."""

from __future__ import annotations

from digest.reading.speech.role_words import RoleWords


class Governors(RoleWords):
    """Finds the preposition before the noun phrase that a name belongs to."""

    def after_preposition(self, place: int) -> bool:
        """Whether a preposition stands directly before a word."""
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
