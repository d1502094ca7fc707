"""Which person of a text holds a role that the text names alone (``il sindaco``), and what nouns say of people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from digest.model import Entity, EntityKind
from digest.reading.speech.bodies import Bodies
from digest.reading.speech.cues import fold
from digest.reading.speech.narration import Named, Narration
from digest.reading.speech.phrases import Phrase
from digest.reading.speech.role_words import holds, stem

FARTHEST_NAMES = 40
"""Names of persons with a role that are looked at to each side."""


class RoleHolders(Bodies):
    """Finds the persons behind the roles of one text."""

    def __init__(self, narration: Narration, offices: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(narration)
        self._held = {
            slug: [tuple(fold(part) for part in label.replace("'", " ").replace("’", " ").split()) for label in labels]
            for slug, labels in offices.items()
            if narration.names_of(slug)
        }
        self._brought_in: dict[str, int] = {}
        self._first_definite: dict[str, int] = {}
        articles = self.persons.articles
        for place in [place for place, before in enumerate(self.words[:-1], 1) if before in articles]:
            if narration.quoted_by[place] < 0:
                first = self._brought_in if self.words[place - 1] in self.persons.indefinite else self._first_definite
                first.setdefault(stem(self.words[place]), place)

    def known_holder(self, phrase: Phrase, place: int) -> Entity | None:
        """The one person named before whom the knowledge base knows in this office, and of whom the text says no other.

        With ``ex`` what the text calls that person now does not matter. Two who fit = nobody; a complement (``il ministro della Difesa``)
        must be the office's.
        """
        if not self._held:
            return None
        head, words = phrase.head, self.words
        former = head > 0 and words[head - 1] in self.persons.former
        follows = (at for at in (head + 1, head + 2) if at + 1 < len(words) and words[at] in self.persons.genitives)
        complement = next((words[at + 1] for at in follows), "")
        fitting = {
            slug
            for slug, labels in self._held.items()
            if self.n.names_of(slug)[0].first < place
            and (former or not self.stated_roles(slug))
            and phrase.feminine in (None, self.genders.get(slug, phrase.feminine))
            and any(self._names_office(head, label) and (not complement or complement in label or former) for label in labels)
        }
        return self.entities[fitting.pop()] if len(fitting) == 1 else None

    def _names_office(self, head: int, label: tuple[str, ...]) -> bool:
        """Whether a noun names an office: its first word, or a word for the same office (``premier`` = ``presidente del Consiglio``)."""
        if stem(self.words[head]) == stem(label[0]):
            return True
        phrases = (parts for parts, numbers in self.phrases_of_role.items() if numbers & self.groups(head))
        return any(holds(label, parts) for parts in phrases)

    def was_brought_in(self, place: int) -> bool:
        """Whether somebody came in with this noun before (``un barista``), who is meant when it comes again."""
        return self._brought_in.get(stem(self.words[place]), place) < place

    def first_definite(self, place: int) -> int:
        """Where this noun first stood behind a definite article, at this word at the latest."""
        return min(place, self._first_definite.get(stem(self.words[place]), place))

    def holds_office(self, slug: str) -> bool:
        """Whether the text gives a person an office, so that a calling (``il barista``) is somebody else's."""
        return any(word in self.persons.offices for role in self.stated_roles(slug) for word in role)

    def has_complement(self, head: int) -> bool:
        """Whether ``di`` follows a noun, or one adjective of it (``il comitato civico dei residenti``)."""
        following = self.words[head + 1 : head + 3]
        if following and following[0] in self.persons.genitives:
            return True
        return len(following) == 2 and following[0] in self.n.adjectives and following[1] in self.persons.genitives

    def _is_epithet(self, head: str) -> bool:
        """Whether a noun tells where somebody comes from or what somebody wears (``il bresciano``, ``l'azzurra``)."""
        if head in self.persons.epithets:
            return True
        return (
            head.endswith(self.persons.epithet_endings or ("-",)) and len(head) > 5 and not self.is_human(head) and not self.is_body(head)
        )

    def _is_new_noun(self, head: int) -> bool:
        """Whether a word that no list holds can be a noun of somebody (``il subacqueo``)."""
        word, persons = self.words[head], self.persons
        known = (
            persons.prepositions,
            persons.adverbs,
            persons.relatives,
            persons.not_people,
            self.n.speech.frames.documents,
            self.n.adjectives,
        )
        plain = word.isalpha() and len(word) > 4 and not self.n.words.capital[head] and not self.is_body(word)
        return plain and not any(word in group for group in known)

    def person_with_role(self, head: int, place: int, feminine: bool | None, *, before: bool) -> Entity | None:
        """The nearest person whose stated role is this one: exactly, by one of its words, or by a word for the same role."""
        word = self.words[head]
        former = head > 0 and self.words[head - 1] in self.persons.former
        keys = [f"former {word}"] if former else [f"first {stem(word)}", f"word {word}"]
        for key in keys:
            found = self._nearest(self.role_places.get(key, ()), place, feminine, before=before)
            if found is not None:
                return self.entities[found[1]]
        alike = (
            []
            if former
            else [self._nearest(self.role_places.get(f"same {number}", ()), place, feminine, before=before) for number in self.groups(head)]
        )
        fitting = sorted(found for found in alike if found is not None)
        return self.entities[fitting[-1 if before else 0][1]] if fitting else None

    def _nearest(self, places: Sequence[tuple[int, str]], place: int, feminine: bool | None, *, before: bool) -> tuple[int, str] | None:
        """The nearest place before, or after, and whose it is, if the gender does not speak against it; a woman's for ``la manager``."""
        at = bisect_left(places, (place + 1, ""))
        near = list(reversed(places[max(0, at - FARTHEST_NAMES) : at])) if before else places[at : at + FARTHEST_NAMES]
        if feminine:
            women = [(at_name, slug) for at_name, slug in near if self.genders.get(slug)]
            near = women or near
        for at_name, slug in near:
            gender = self.genders.get(slug)
            if feminine is None or gender is None or gender == feminine:
                return at_name, slug
        return None

    def owner_of_part(self, head: int) -> Named | None:
        """The body whose office or staff a noun is: ``l'ufficio studi di Confartigianato``."""
        if self.words[head] not in self.persons.parts:
            return None
        for at in range(head + 1, min(head + 4, len(self.words) - 1)):
            if self.n.quoted_by[at] >= 0 or self.n.ends_sentence[at]:
                return None
            named = self.n.name_at.get(at + 1)
            if self.words[at] in self.persons.genitives:
                return named if named is not None and named.entity.kind is EntityKind.ORGANISATION else None
        return None

    def is_anothers(self, head: int, entity: Entity) -> bool:
        """Whether a role is tied to a person (``la difesa di Rossi``) that nothing ties to the one who holds it."""
        named = self.n.name_at.get(head + 2)
        if named is None or not named.is_person or self.words[head + 1] not in self.persons.genitives:
            return False
        owner = self.words[named.last]
        return not any(owner in stated for stated in self.stated_roles(entity.slug))
