"""Who can have said something: names, roles alone, pronouns and left-out subjects, resolved inside one text.

Grammar is taken as far as positions and small words allow: a name behind a preposition is no subject, a role before a name belongs to it,
``il sindaco`` is whoever the text calls mayor. What is carried over from another sentence says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from digest.model import Entity, EntityKind, Speaker, SpeakerKind
from digest.reading.cues import Cue, fold
from digest.reading.narration import Named, Narration

_KINDS = {
    EntityKind.PERSON: SpeakerKind.PERSON,
    EntityKind.ORGANISATION: SpeakerKind.ORGANISATION,
    EntityKind.PLACE: SpeakerKind.PLACE,
}
LONGEST_PHRASE = 22
"""Words of a noun phrase that are looked at, from its article to the name that it introduces."""
FARTHEST_NAMES = 40
"""Names of persons with a role that are looked at to each side."""
SENTENCES_BACK = 5
"""Sentences that a left-out subject is looked for in."""


class How(StrEnum):
    """How a speaker was found; appended to the name of the construction, except for names."""

    NAME = ""
    ROLE = "-role"
    PRONOUN = "-pronoun"
    CARRIED = "-carried"
    UNNAMED = "-unnamed"


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker, how it was found, and the words it was read from (first to last, both included), if any."""

    speaker: Speaker
    how: How
    first: int = -1
    last: int = -1


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: a name, or the head noun of a role, or a pronoun."""

    first: int
    last: int
    named: Named | None = None
    head: int = -1
    pronoun: str = ""
    feminine: bool | None = None


class People:
    """The names, roles and genders of one text, and what was said last."""

    def __init__(self, narration: Narration) -> None:
        self.n = narration
        self.persons = narration.speech.persons
        self.words = list(narration.words.folded)
        self._same: dict[str, set[int]] = {}
        self._phrases_of_role: dict[tuple[str, ...], set[int]] = {}
        for number, group in enumerate(self.persons.same):
            for role in group:
                parts = tuple(fold(part) for part in role.split())
                if len(parts) == 1:
                    self._same.setdefault(parts[0], set()).add(number)
                else:
                    self._phrases_of_role.setdefault(parts, set()).add(number)
        self._said_at: list[int] = []
        self._said: list[Speaker] = []
        self._entities = {name.entity.slug: name.entity for name in narration.names}
        self._heads: dict[str, list[set[str]]] = {}
        self._genders: dict[str, bool | None] = {}
        self._role_nouns: set[str] = set()
        self._spell_out_roles()
        self._ends = {name.last: name for name in narration.names}
        self._learn()
        self._role_places = self._index_roles()

    def _spell_out_roles(self) -> None:
        """``l'ad`` is a manager though ``ad`` is a preposition: behind an article the role's fuller word takes its place."""
        persons = self.persons
        for word in sorted(persons.prepositions & self._same.keys()):
            group = persons.same[min(self._same[word])]
            fuller = min((other for other in group if other not in persons.prepositions and " " not in other), default=word)
            for place in range(1, len(self.words)):
                before = self.words[place - 1]
                if self.words[place] == word and (before in persons.articles or before in persons.with_article):
                    self.words[place] = fold(fuller)

    def _learn(self) -> None:
        """Which role words and which gender the text gives to each person."""
        for name in self.n.names:
            if not name.is_person:
                continue
            slug = name.entity.slug
            if slug not in self._heads:
                self._heads[slug] = [set(), set()]
                for role in name.entity.roles:
                    self._add_role(slug, role.value.words)
                self._genders[slug] = self._gender_of_name(name.entity.name)
            before = name.first - 1
            article = before
            while article >= 0 and name.first - article < 7 and (self.words[article].isalpha() or "-" in self.words[article]):
                if self.words[article] in self.persons.articles or self.words[article] in self.persons.prepositions:
                    break
                article -= 1
            if 0 <= article and name.first - article < 7:
                if self.words[article] in self.persons.feminine_articles and self.words[article] != "l":
                    self._genders[slug] = True
                elif self.words[article] in self.persons.masculine_articles and article < before:
                    self._genders[slug] = False
                # ``della minoranza Rossi`` and ``nel pomeriggio la Rossi`` tell no role: behind a preposition only a known one counts.
                holds_role = self.words[article] in self.persons.articles or self.words[article + 1] in self._same
                if (
                    article < before
                    and holds_role
                    and self.words[article + 1] not in self.persons.not_people
                    and not self.n.words.capital[before]
                ):
                    self._add_role(slug, " ".join(self.words[article + 1 : name.first]))
            after = name.last + 1
            if after + 1 < len(self.words) and self.words[after] == ",":
                start = after + 1
                while start < len(self.words) and self.words[start] in (self.persons.articles | {"ex"}):
                    start += 1
                if start < len(self.words) and self._is_role(self.words[start]):
                    self._add_role(slug, self.words[start])

    def _add_role(self, slug: str, role: str) -> None:
        parts = [fold(part).strip(",;.()") for part in role.replace("'", " ").replace("’", " ").split()]
        parts = [part for part in parts if part not in self.persons.articles and part not in self.persons.prepositions and len(part) > 1]
        if not parts:
            return
        self._heads[slug][0].add(parts[0])
        self._heads[slug][1].update(parts)
        self._role_nouns.add(parts[0])

    def _gender_of_name(self, name: str) -> bool | None:
        first = fold(name.split()[0]) if name.split() else ""
        if first in self.persons.feminine_names:
            return True
        if first in self.persons.masculine_names or len(first) < 3:
            return False if first in self.persons.masculine_names else None
        if first.endswith(self.persons.feminine_name_endings):
            return True
        return False if first.endswith(self.persons.masculine_name_endings) else None

    def _is_role(self, word: str) -> bool:
        return (
            word in self._same
            or word in self._role_nouns
            or word in self.persons.anybody
            or word in self.persons.honorifics
            or word in self.persons.feminine
        )

    def is_body(self, word: str) -> bool:
        """Whether a noun is that of a body that can speak."""
        return word in self.persons.bodies

    # ------------------------------------------------------------------ memory

    def remember(self, place: int, speaker: Speaker) -> None:
        """A quotation that begins at a word has this speaker."""
        self._said_at.append(place)
        self._said.append(speaker)

    def said_between(self, start: int, end: int) -> Who | None:
        """The last speaker of the quotations that begin among some words."""
        at = bisect_left(self._said_at, end) - 1
        if at < 0 or self._said_at[at] < start:
            return None
        return Who(self._said[at], How.CARRIED)

    def last_speaker(self, place: int) -> Who | None:
        """Whom a left-out subject means: the speaker or subject of the nearest sentence before."""
        governed: Entity | None = None
        for start, end in self.n.sentences_back(place, SENTENCES_BACK):
            said = self.said_between(start, place)
            if said is not None:
                return said
            phrase = self.subject(start, end)
            if phrase is not None:
                who = self.resolve(phrase, end) if not phrase.pronoun else None
                if who is not None and who.speaker.kind is SpeakerKind.PERSON:
                    return Who(who.speaker, How.CARRIED)
            owned = [name for name in self.n.names_between(start, end) if name.is_person and not name.quoted]
            if phrase is None or not phrase.pronoun:
                pronoun = self._pronoun(start, end)
                entity = self.last_person(end, pronoun) if pronoun is not None else None
                if entity is not None:
                    return Who(speaker_of(entity), How.CARRIED)
            slugs = {name.entity.slug for name in owned}
            if len(slugs) == 1 and self.governor(owned[0].first) in self.persons.genitives:
                return Who(speaker_of(owned[0].entity), How.CARRIED)
            if governed is None and len(slugs) == 1:
                governed = owned[0].entity
        if governed is not None:
            return Who(speaker_of(governed), How.CARRIED)
        return None

    def _pronoun(self, start: int, end: int) -> bool | None:
        """The gender of a pronoun that a sentence speaks of (``di lei si racconta``)."""
        for at in range(start, end):
            if self.n.quoted_by[at] < 0 and self.words[at] in self.persons.pronouns_feminine:
                return True
            if self.n.quoted_by[at] < 0 and self.words[at] in self.persons.spoken_of:
                return False
        return None

    def last_body(self, place: int) -> Who | None:
        """The organisation spoken of last, within two sentences."""
        for start, end in self.n.sentences_back(place, 2):
            bodies = [name for name in self.n.names_between(start, end) if name.entity.kind is EntityKind.ORGANISATION and not name.quoted]
            free = [name for name in bodies if not self._after_preposition(name.first)]
            if free or bodies:
                return Who(speaker_of((free or bodies)[0].entity), How.CARRIED)
        return None

    def name_ending(self, place: int) -> Named | None:
        """The name whose last word is this one."""
        return self._ends.get(place)

    def after_object(self, start: int, end: int) -> bool:
        """Whether words between a verb and a noun make that noun something else than the subject (``ha detto che il``)."""
        return any(
            word in self.persons.relatives or word in self.n.speech.frames.reporting - self.persons.prepositions
            for word in self.words[start:end]
        )

    def _after_preposition(self, place: int) -> bool:
        return place > 0 and self.words[place - 1] in self.persons.prepositions

    # ------------------------------------------------------------------ positions

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
                return words[at - 1] if at > 0 and words[at - 1] in persons.prepositions and self.n.quoted_by[at - 1] < 0 else ""
            if word in persons.prepositions:
                return word
            if word == ",":
                role = self._role_before(at)
                if role is None:
                    return ""
                at = role - 1
                continue
            if self._is_role(word) or (word.isalpha() and at > 0 and (self._is_role(words[at - 1]) or self._modifies(at))):
                at -= 1
                continue
            role = self._role_with_complement(at)
            if role is None:
                return ""
            at = role - 1
        return ""

    def _modifies(self, at: int) -> bool:
        # ``dal nuovo``, ``dall'ex``: one adjective between preposition and role.
        return self.words[at - 1] in self.persons.prepositions and self._is_role(self.words[at + 1]) if at + 1 < len(self.words) else False

    def _role_before(self, comma: int) -> int | None:
        """The role noun in the phrase that a comma parts from the name after it (``il segretario generale della Lega, ...``)."""
        for at in range(comma - 1, max(-1, comma - 10), -1):
            word = self.words[at]
            if not (word.isalpha() or "-" in word) or self.n.quoted_by[at] >= 0:
                return None
            if self._is_role(word) and not (at + 1 < comma and self._is_role(self.words[at + 1]) and False):
                before = at
                while before > 0 and self._is_role(self.words[before - 1]):
                    before -= 1
                return before
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
        if first >= 2 and self.words[first - 1] in self.persons.possession and self._is_role(self.words[first - 2]):
            return first - 2
        return None

    # ------------------------------------------------------------------ noun phrases

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
                if named.is_person or at == place or words[at - 1] not in persons.prepositions:
                    if named.is_person or not self._person_follows(named.last + 1, end):
                        return Phrase(at, named.last, named)
                at = named.last + 1
                continue
            if word in persons.pronouns_feminine or word in persons.pronouns_masculine or word in persons.pronouns_plural:
                if at == place or words[at - 1] not in persons.prepositions:
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
            if at == place and not (
                word in persons.adverbs
                or word in persons.prepositions
                or word in persons.bodies
                or word == ","
                or word in self.n.cues.gerund
            ):
                if not self._is_role(word):
                    return None
            if word in persons.bodies and at == place:
                return Phrase(at, at, head=at)
            at += 1
        return None

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
            elif head < 0:
                if self._is_adjective_before_role(at, stop) and not (self._is_role(word) or self.is_body(word) or self._role_phrase(at)):
                    at += 1
                    continue
                if not self._role_phrase(at) and (word in persons.not_people or not (trusted or self._is_role(word) or self.is_body(word))):
                    if self._is_adjective_before_role(at, stop):
                        at += 1
                        continue
                    return None
                head = at
            elif (
                at > head + 1
                and word not in persons.prepositions
                and self.n.cues.at(words, at, stop) is not None
                and not self._is_role(word)
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
        return any(tuple(self.words[at : at + len(parts)]) == parts for parts in self._phrases_of_role)

    def _is_adjective_before_role(self, at: int, stop: int) -> bool:
        return at + 1 < stop and (self._is_role(self.words[at + 1]) or self.is_body(self.words[at + 1]))

    def _governed_inside(self, place: int, article: int) -> bool:
        """Whether a name in a described phrase is only its complement (``il portavoce del presidente Rossi``)."""
        at = place - 1
        while at > article + 1:
            word = self.words[at]
            if word == ",":
                return False
            if word in self.persons.prepositions:
                return self._is_role(self.words[at + 1]) and not self._is_role_pair(at)
            if not (self._is_role(word) or self.words[at] in self.persons.honorifics):
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
        while at >= start and (words[at] in self.n.cues.between or words[at] in persons.adverbs) and at not in self._ends:
            at -= 1
        commas = 0
        while at >= start and self.n.quoted_by[at] < 0 and words[at] == "," and commas < 1:
            commas += 1
            at -= 1
        if at < start or self.n.quoted_by[at] >= 0:
            return None
        ending = self._ends.get(at)
        if ending is not None and not (ending.is_person and self.governed(ending.first)):
            if ending.is_person:
                return Phrase(ending.first, ending.last, ending)
            if commas == 0 and (ending.first == 0 or words[ending.first - 1] not in persons.prepositions):
                return Phrase(ending.first, ending.last, ending)
        if words[at] in persons.pronouns_feminine or words[at] in persons.pronouns_masculine:
            return Phrase(at, at, pronoun=words[at], feminine=words[at] in persons.pronouns_feminine)
        if words[at] in persons.conjunctions:
            return None
        for article in range(at, max(start - 1, at - 9), -1):
            if words[article] in persons.articles and not (article > 0 and words[article - 1] in persons.prepositions):
                opens = article == start or words[article - 1] in persons.conjunctions or words[article - 1] == ","
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
                if not named.is_person and fallback is None and (at == 0 or words[at - 1] not in persons.prepositions):
                    if named.entity.kind is EntityKind.ORGANISATION:
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
            elif word in persons.pronouns_feminine or word in persons.spoken_of:
                if not (at > 0 and words[at - 1] in persons.prepositions):
                    return Phrase(at, at, pronoun=word, feminine=word in persons.pronouns_feminine)
            at += 1
        return fallback

    # ------------------------------------------------------------------ resolving

    def resolve(self, phrase: Phrase, place: int) -> Who | None:
        """The speaker that a noun phrase means at a place of the text."""
        if phrase.named is not None:
            return Who(speaker_of(phrase.named.entity), How.NAME, phrase.first, phrase.last)
        if phrase.pronoun:
            entity = self.last_person(place, phrase.feminine)
            return Who(speaker_of(entity), How.PRONOUN, phrase.first, phrase.last) if entity else None
        return self._resolve_role(phrase, place)

    def _resolve_role(self, phrase: Phrase, place: int) -> Who | None:
        head = self.words[phrase.head]
        indefinite = phrase.first >= 0 and self.words[phrase.first] in self.persons.indefinite
        if not indefinite:
            entity = self._person_with_role(phrase.head, place, phrase.feminine)
            if entity is not None:
                return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
            if self.is_body(head):
                entity = self._organisation(head, place)
                if entity is not None:
                    return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
            if head in self.persons.anybody or head.isdigit() or head.endswith("enne"):
                entity = self.last_person(place, phrase.feminine)
                if entity is not None:
                    return Who(speaker_of(entity), How.ROLE, phrase.first, phrase.last)
        last = self._described_to(phrase.head)
        first = phrase.head
        if phrase.head - phrase.first in (2, 3) and all(self.words[at].isalpha() and self.words[at] not in self.persons.possessives for at in range(phrase.first + 1, phrase.head)):
            first = phrase.first + 1
        name = self.n.text[self.n.words.starts[first] : self.n.words.ends[last]]
        return Who(Speaker(SpeakerKind.UNNAMED, " ".join(name.split())), How.UNNAMED, phrase.first, last)

    def _described_to(self, head: int) -> int:
        """Last word of an unnamed source's description: the head, its role words, and for bodies one complement."""
        last = head
        words = self.words
        while last + 1 < len(words) and self.n.quoted_by[last + 1] < 0 and not self.n.ends_sentence[last]:
            following = words[last + 1]
            if following in self._role_nouns and following.isalpha() and last - head < 2:
                last += 1
            elif following in self.persons.possession and self.is_body(words[head]) and last == head and last + 2 < len(words):
                named = self.n.name_at.get(last + 2)
                last = named.last if named else last + 2
                break
            else:
                break
        return last

    def _groups(self, place: int) -> set[int]:
        groups = set(self._same.get(self.words[place], ()))
        for parts, numbers in self._phrases_of_role.items():
            if tuple(self.words[place : place + len(parts)]) == parts:
                groups |= numbers
        return groups

    def _person_with_role(self, head: int, place: int, feminine: bool | None) -> Entity | None:
        """The nearest person whose stated role is this one: exactly, by one of its words, or by a word for the same role."""
        word = self.words[head]
        keys = [f"first {_stem(word)}", f"word {word}", *(f"same {number}" for number in sorted(self._groups(head)))]
        for key in keys:
            entity = self._nearest(self._role_places.get(key, ()), place, feminine)
            if entity is not None:
                return entity
        return None

    def _nearest(self, places: Sequence[tuple[int, str]], place: int, feminine: bool | None) -> Entity | None:
        """The entity at the nearest place before, else after, whose gender does not speak against it."""
        at = bisect_left(places, (place + 1, ""))
        for _, slug in (*reversed(places[max(0, at - FARTHEST_NAMES) : at]), *places[at : at + FARTHEST_NAMES]):
            gender = self._genders.get(slug)
            if feminine is None or gender is None or gender == feminine:
                return self._entities[slug]
        return None

    def _index_roles(self) -> dict[str, list[tuple[int, str]]]:
        """Where persons with a role are named: by the role's first word, by any of its words, by a group of words for one role."""
        index: dict[str, list[tuple[int, str]]] = {}
        for slug, (firsts, all_words) in self._heads.items():
            keys = {f"first {_stem(first)}" for first in firsts} | {f"word {word}" for word in all_words}
            keys |= {f"same {number}" for word in all_words for number in self._same.get(word, ())}
            for name in self.n.names_of(slug):
                for key in keys:
                    index.setdefault(key, []).append((name.first, slug))
        for places in index.values():
            places.sort()
        return index

    def _organisation(self, head: str, place: int) -> Entity | None:
        """The organisation that a noun points to: one whose name or role holds it, else the last one named nearby."""
        near: Entity | None = None
        for name in reversed(self.n.names_between(max(0, place - 400), place + 1)):
            if name.entity.kind is not EntityKind.ORGANISATION:
                continue
            spoken = self.words[name.first : name.last + 1]
            if head in spoken or any(head in fold(role.value.words) for role in name.entity.roles):
                return name.entity
            if near is None and place - name.first < 120 and not name.quoted:
                near = name.entity
        return near

    def last_person(self, place: int, feminine: bool | None, *, quoted: bool = False) -> Entity | None:
        """The person a pronoun or a left-out subject means: the subject of this sentence so far or of the nearest sentence before that has one."""
        for start, end in self.n.sentences_back(place, SENTENCES_BACK):
            said = self.said_between(start, place)
            entity = self._entities.get(said.speaker.slug or "") if said else None
            if (
                entity is not None
                and entity.kind is EntityKind.PERSON
                and (feminine is None or self._genders.get(entity.slug) in (None, feminine))
            ):
                return entity
            candidates = [name for name in self.n.names_between(start, end) if name.is_person and (quoted or not name.quoted)]
            fitting = [name for name in candidates if feminine is None or self._genders.get(name.entity.slug) in (None, feminine)]
            subjects = [name for name in fitting if not self.governed(name.first)]
            if subjects:
                return subjects[0].entity
            if fitting and feminine is not None:
                return fitting[-1].entity
        return None


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word[-1] in "aeio" else word


def speaker_of(entity: Entity) -> Speaker:
    """The speaker that an entity is."""
    return Speaker(_KINDS[entity.kind], entity.name, entity.slug)
