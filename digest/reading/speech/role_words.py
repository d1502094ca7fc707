"""What a text tells of the people in it apart from their names: the roles it gives them, and whether they are men or women."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from digest.lang.speech import Persons
from digest.reading.speech.cues import fold
from digest.reading.speech.narration import Narration


class RoleWords:
    """The roles and genders that one text gives to its persons, and the nouns that are roles in it."""

    def __init__(self, narration: Narration) -> None:
        self.n = narration
        self.persons = narration.speech.persons
        self.words = list(narration.words.folded)
        self.same, self.phrases_of_role = _groups(self.persons.same)
        self.phrase_beginnings, self._phrases_ending = _by_ends(tuple(self.phrases_of_role))
        self._always_roles = _always_roles(self.persons, narration.roles, narration.kin)
        self._heads: dict[str, list[set[str]]] = {}
        self._former: dict[str, set[str]] = {}
        self._stated: dict[str, list[tuple[str, ...]]] = {}
        self.genders: dict[str, bool | None] = {}
        self.role_nouns: set[str] = set()
        self._spell_out_roles()
        self.ends = {name.last: name for name in narration.names}
        self._learn()
        self.role_places = self._index_roles()

    def _spell_out_roles(self) -> None:
        """``l'ad`` is a manager though ``ad`` is a preposition: behind an article the role's fuller word takes its place."""
        persons = self.persons
        for word in sorted(persons.prepositions & self.same.keys()):
            group = persons.same[min(self.same[word])]
            fuller = min((other for other in group if other not in persons.prepositions and " " not in other), default=word)
            for place in [place for place, spoken in enumerate(self.words) if spoken == word]:
                before = self.words[place - 1] if place else ""
                if before in persons.articles or before in persons.with_article:
                    self.words[place] = fold(fuller)

    def _learn(self) -> None:
        """Which role words and which gender the text gives to each person."""
        for name in self.n.names:
            if not name.is_person:
                continue
            slug = name.entity.slug
            if slug not in self._heads:
                self._heads[slug] = [set(), set()]
                self._former[slug] = set()
                self._stated[slug] = []
                for role in name.entity.roles:
                    self._add_role(slug, role.value.words)
                self.genders[slug] = self._gender_of_name(name.entity.name)
            before = name.first - 1
            article = before
            while article >= 0 and name.first - article < 7 and self._may_describe(article):
                if self.words[article] in self.persons.articles or self.words[article] in self.persons.prepositions:
                    break
                article -= 1
            told = self._tells_role(article + 1, name.first)
            if (
                0 <= article
                and name.first - article < 7
                and (told or article == before or self.words[article] in self.persons.prepositions)
            ):
                if self.words[article] in self.persons.feminine_articles and self.words[article] != "l":
                    self.genders[slug] = True
                elif (
                    self.words[article] in self.persons.masculine_articles
                    and article < before
                    and not self._gender_of_name(name.entity.name)
                ):
                    # ``il procuratore Silvana Rossi``: the article is the office's.
                    self.genders[slug] = False
                # ``della minoranza Rossi`` and ``nel pomeriggio la Rossi`` tell no role: behind a preposition only a known one counts.
                holds_role = self.words[article] in self.persons.articles or self.words[article + 1] in self.same
                if (
                    article < before
                    and holds_role
                    and self.words[article + 1] not in self.persons.not_people
                    and told
                    and not self.n.words.capital[before]
                ):
                    self._add_role(slug, " ".join(self.words[article + 1 : name.first]))
            if before >= 0 and self.n.quoted_by[before] < 0 and self.is_role(self.words[before]) and self.words[before] not in self.n.kin:
                first = before - 1 if before and self.words[before - 1] in self.persons.former else before
                self._add_role(slug, " ".join(self.words[first : before + 1]))
            if self.is_role(self.words[name.first]) and name.first < name.last:
                self._add_role(slug, self.words[name.first])
            leads = self._leads(before)
            if leads:
                self._add_role(slug, leads)
            for parts in self._phrases_ending.get(self.words[before], ()):
                if tuple(self.words[max(0, name.first - len(parts)) : name.first]) == parts:
                    self._add_role(slug, " ".join(parts))
            after = name.last + 1
            if after + 1 < len(self.words) and self.words[after] == ",":
                start = after + 1
                while start < len(self.words) and (self.words[start] in self.persons.articles or self.words[start] in self.persons.former):
                    start += 1
                if start < len(self.words) and self.is_role(self.words[start]) and (start == after + 1 or self._closes(start)):
                    first = start - 1 if self.words[start - 1] in self.persons.former else start
                    self._add_role(slug, " ".join(self.words[first : start + 1]))

    def _tells_role(self, first: int, end: int) -> bool:
        """Whether some words hold the noun of one person; ``le due sigle`` before a name says nothing of it."""
        nouns = (self.words[at] for at in range(first, end))
        return any(self.is_human(noun) and noun not in self.persons.people for noun in nouns) or not self.n.roles

    def _leads(self, at: int) -> str:
        """The role that ``la giunta guidata da`` before a name gives it; empty when no such words stand there."""
        if at < 2:
            return ""
        if self.words[at] in self.persons.genitives:
            # ``gli uomini di Rossi``
            return next((role for body, role in self.persons.leading_roles if body == self.words[at - 1]), "")
        if self.words[at] not in self.persons.sources or self.words[at - 1] not in self.persons.led:
            return ""
        for back in range(at - 2, max(-1, at - 6), -1):
            if self.n.quoted_by[back] >= 0 or not self.words[back].isalpha():
                return ""
            role = next((role for body, role in self.persons.leading_roles if body == self.words[back]), "")
            if role:
                return role
        return ""

    def _add_role(self, slug: str, role: str) -> None:
        spelled = tuple(fold(part).strip(",;.()") for part in role.replace("'", " ").replace("’", " ").replace("-", " ").split())
        parts = [part for part in spelled if part not in self.persons.articles and part not in self.persons.prepositions and len(part) > 1]
        if not parts:
            return
        self._stated[slug].append(spelled)
        former = [part for part in parts if part in self.persons.former]
        kept = [part for part in parts if part not in self.persons.former]
        if not kept:
            return
        self.role_nouns.add(kept[0])
        if former:
            self._former[slug].update(kept)
            return
        self._heads[slug][0].add(kept[0])
        self._heads[slug][1].update(kept)

    def _gender_of_name(self, name: str) -> bool | None:
        first = next((fold(part) for part in name.split() if not self.is_role(fold(part))), "")
        if first in self.persons.feminine_names:
            return True
        if first in self.persons.masculine_names or len(first) < 3:
            return False if first in self.persons.masculine_names else None
        if first.endswith(self.persons.feminine_name_endings):
            return True
        return False if first.endswith(self.persons.masculine_name_endings) else None

    def is_role(self, word: str) -> bool:
        """Whether a noun is a role, an honorific or a word for any person."""
        if "-" in word:
            # ``portavoce-capo``
            word = word.partition("-")[0] or word
        return word in self._always_roles or word in self.role_nouns

    def _closes(self, place: int) -> bool:
        """Whether a comma or full stop ends an apposition with an article, so that its noun is no subject (``..., il tennista non parla:``)."""
        for at in range(place + 1, min(place + 10, len(self.words))):
            if self.words[at] in ",.;" or self.words[at] in self.persons.relatives:
                return True
            if self.n.quoted_by[at] >= 0 or not self.words[at][0].isalnum() or self.words[at] in self.n.cues.auxiliaries:
                return False
        return False

    def _may_describe(self, place: int) -> bool:
        """Whether a word may stand between an article and the name it belongs to: no sign, no verb."""
        word = self.words[place]
        if self.n.quoted_by[place] >= 0 or not (word.isalpha() or (len(word) > 1 and "-" in word)):
            return False
        cues = self.n.cues
        return word not in cues.auxiliaries and (word not in cues.finite or word in cues.nouns or self.is_role(word))

    def is_human(self, word: str) -> bool:
        """Whether a noun is that of a person or of people, so that it can stand for a speaker without a name."""
        return (
            self.is_role(word) or word in self.persons.callings or word in self.persons.people or word.endswith(self.persons.people_endings)
        )

    def stated_roles(self, slug: str) -> list[tuple[str, ...]]:
        """The roles that the text states of a person, spelled out."""
        return self._stated.get(slug, [])

    def is_body(self, word: str) -> bool:
        """Whether a noun is that of a body that can speak."""
        return word in self.persons.bodies or word in self.persons.people

    def groups(self, place: int) -> set[int]:
        """The groups of words for one role that a word, or the turn that begins with it, belongs to."""
        groups = set(self.same.get(self.words[place], ()))
        for parts in self.phrase_beginnings.get(self.words[place], ()):
            if tuple(self.words[place : place + len(parts)]) == parts:
                groups |= self.phrases_of_role[parts]
        return groups

    def _index_roles(self) -> dict[str, list[tuple[int, str]]]:
        """Where persons with a role are named: by the role's first word, by any of its words, by a group of words for one role."""
        index: dict[str, list[tuple[int, str]]] = {}
        for slug, (firsts, all_words) in self._heads.items():
            keys = {f"first {stem(first)}" for first in firsts} | {f"word {word}" for word in all_words}
            # ``direttore generale`` is no general.
            nouns = firsts | {word for word in all_words if word not in self.n.adjectives}
            keys |= {f"same {number}" for word in nouns for number in self.same.get(word, ())}
            spoken = {word for spelled in self._stated[slug] for word in spelled}
            for parts, numbers in self.phrases_of_role.items():
                if parts[0] in spoken and any(holds(spelled, parts) for spelled in self._stated[slug]):
                    keys |= {f"same {number}" for number in numbers}
            keys |= {f"former {word}" for word in self._former[slug]}
            for name in self.n.names_of(slug):
                for key in keys:
                    index.setdefault(key, []).append((name.first, slug))
        for places in index.values():
            places.sort()
        return index


@cache
def _groups(same: tuple[frozenset[str], ...]) -> tuple[Mapping[str, frozenset[int]], Mapping[tuple[str, ...], frozenset[int]]]:
    """The groups of words for one role, by number: of each single word, and of each phrase."""
    words: dict[str, set[int]] = {}
    phrases: dict[tuple[str, ...], set[int]] = {}
    for number, group in enumerate(same):
        for role in group:
            parts = tuple(fold(part) for part in role.split())
            if len(parts) == 1:
                words.setdefault(parts[0], set()).add(number)
            else:
                phrases.setdefault(parts, set()).add(number)
    return (
        {word: frozenset(numbers) for word, numbers in words.items()},
        {parts: frozenset(numbers) for parts, numbers in phrases.items()},
    )


@cache
def _by_ends(phrases: tuple[tuple[str, ...], ...]) -> tuple[Mapping[str, list[tuple[str, ...]]], Mapping[str, list[tuple[str, ...]]]]:
    """Phrases by their first word, and by their last."""
    first: dict[str, list[tuple[str, ...]]] = {}
    last: dict[str, list[tuple[str, ...]]] = {}
    for parts in phrases:
        first.setdefault(parts[0], []).append(parts)
        last.setdefault(parts[-1], []).append(parts)
    return first, last


@cache
def _always_roles(persons: Persons, roles: frozenset[str], kin: frozenset[str]) -> frozenset[str]:
    """The nouns that are roles, honorifics or words for any person in every text."""
    same = _groups(persons.same)[0].keys()
    return roles.union(kin, same, persons.callings, persons.anybody, persons.honorifics, persons.feminine)


def holds(words: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether some words stand together among others."""
    return any(words[at : at + len(parts)] == parts for at in range(len(words) - len(parts) + 1))


def stem(word: str) -> str:
    """A word without the ending that tells gender and number."""
    return word[:-1] if len(word) > 4 and word[-1] in "aeio" else word
