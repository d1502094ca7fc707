"""Where tellings of one event differ: names, offices, counts and sums, days, quoted words. Narrow and certain rather than clever; shows both, never
says who is right, and tells a count that grew by a later text apart from a contradiction.

To extend: add a function to DIFFERENCES, its kind to ``story_model.DifferenceKind`` and its words to the language packs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from digest.characters import slug
from digest.corpus.counted import Counted, counted_in, large_sums
from digest.corpus.evidence import days_apart, same_quotes
from digest.corpus.moments import Moment, moments_in
from digest.corpus.persons import Likeness, likeness, name_of
from digest.corpus.traits import Traits
from digest.model import Briefing, Entity
from digest.story_model import Difference, DifferenceKind, Version
from digest.values import Passage

_MOST = 12
"""Differences of one kind that a story shows."""
_ANCHORS = 3
"""Names and rare words that two sentences must share to tell of one happening."""
_FACTOR = 2.0
"""Two sums further apart than this are two things, not one told differently."""
_WORD = re.compile(r"\w+")
_NOT_NOW = re.compile(r"(?i)^(?:ex|gi[àa]|vice|former|then|deputy|acting)\b")
_OFFICE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A telling: what can be compared, and the briefing it comes from."""

    traits: Traits
    briefing: Briefing

    @property
    def name(self) -> str:
        """Its seed."""
        return self.traits.name


Find = Callable[[tuple[Told, ...]], Iterator[Difference]]


def dates(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """Sentences that tell of one happening and give it two days."""
    moments = {text.name: moments_in(text.briefing) for text in texts}
    for one, other in _pairs(texts):
        best: tuple[int, Moment, Moment] | None = None
        for mine in moments[one.name]:
            for theirs in moments[other.name]:
                shared = len(mine.anchors.keys() & theirs.anchors.keys())
                appointment = mine.ahead and theirs.ahead and bool(mine.places & theirs.places)
                if mine.ahead != theirs.ahead or not (shared >= _ANCHORS or appointment):
                    continue
                if best is None or shared > best[0]:
                    best = (shared, mine, theirs)
        if best is None or best[1].iso == best[2].iso:
            continue
        _, mine, theirs = best
        common = (mine.places & theirs.places) or theirs.anchors.keys()
        about = ", ".join([word for key, word in mine.anchors.items() if key in common][:_ANCHORS])
        yield Difference(
            DifferenceKind.DATE,
            about,
            (Version(mine.iso, ((one.name, mine.passage),)), Version(theirs.iso, ((other.name, theirs.passage),))),
        )


def numbers(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """The same things counted, with other results. Between languages, whose words do not compare, the one large sum that each text names."""
    counted = {text.name: counted_in(text.briefing) for text in texts}
    subjects = dict.fromkeys(key for found in counted.values() for key in found)
    for key in subjects:
        groups = [(text, counted[text.name][key]) for text in texts if key in counted[text.name]]
        values: dict[float, list[tuple[str, Passage]]] = defaultdict(list)
        for text, found in groups:
            for one in found:
                values[one.figure.value].append((text.name, one.figure.passage))
        if len(groups) < 2 or any({name for name, _ in where} == {text.name for text, _ in groups} for where in values.values()):
            continue
        firsts: list[tuple[Told, Counted]] = [(text, found[0]) for text, found in groups]
        if any(len(found) > 1 for _, found in groups) or len({one.figure.value for _, one in firsts}) < 2:
            continue
        yield _number(groups[0][1][0].words, firsts)
    if len({text.traits.language for text in texts}) < 2:
        return
    sums = [(text, large_sums(text.briefing)) for text in texts]
    single = [(text, Counted("", named[0])) for text, named in sums if len({figure.value for figure in named}) == 1]
    distinct = {one.figure.value for _, one in single}
    if len(distinct) > 1 and max(distinct) <= _FACTOR * min(distinct):
        yield _number("", single)


def people(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """One person's name spelt two ways, or a double surname cut short."""
    seen: set[tuple[str, ...]] = set()
    for one, other in _pairs(texts):
        for mine in _people(one):
            for theirs in _people(other):
                how = likeness(name_of(mine.name, mine.slug, mine.known_as), name_of(theirs.name, theirs.slug, theirs.known_as))
                short, long = sorted((mine.name, theirs.name), key=len)
                cut = how is Likeness.SHORTER and len(short.split()) > 1 and long.startswith(short)
                forms = tuple(sorted((mine.name, theirs.name)))
                if (how is Likeness.VARIANT or cut) and forms not in seen:
                    seen.add(forms)
                    yield Difference(DifferenceKind.PERSON, mine.name, (_named(mine, one), _named(theirs, other)))


def spellings(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """One name with and without its accents."""
    forms: dict[str, dict[str, list[tuple[str, Passage]]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for text in texts:
        for person in _people(text):
            last = person.slug.rpartition("-")[2]
            names.setdefault(person.slug, person.name)
            for mention in person.mentions:
                word = mention.passage.text.split()[-1] if mention.passage.text.split() else ""
                if slug(word) == last:
                    forms[person.slug][word.casefold()].append((text.name, mention.passage))
    for identity, written in forms.items():
        if len(written) > 1 and len({name for where in written.values() for name, _ in where}) > 1:
            versions = tuple(Version(where[0][1].text.split()[-1], tuple(where[:_MOST])) for where in written.values())
            yield Difference(DifferenceKind.PERSON, names[identity], versions)


def offices(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """One office that tellings give to different people. A text that names two holders counts only where the check for that found it at fault:
    others tell of a change of office.
    """
    held: dict[str, dict[str, list[tuple[Entity, str, Passage]]]] = defaultdict(lambda: defaultdict(list))
    for text in texts:
        for person in _people(text):
            for role in person.roles:
                words = role.value.words
                key = role.value.office or (slug(words) if len(words.split()) >= _OFFICE_WORDS else "")
                if key and role.passages and not _NOT_NOW.search(words):
                    held[key][text.name].append((person, words, role.passages[0]))
    doubtful = {text.name for text in texts if any(finding.code == "two-holders" for finding in text.briefing.findings)}
    for by_text in held.values():
        people: list[tuple[Entity, str, list[tuple[str, Passage]]]] = []
        sets: set[frozenset[int]] = set()
        for name, found in by_text.items():
            if len(found) > 1 and name not in doubtful:
                continue
            own = set()
            for person, words, passage in found:
                place = next((index for index, (other, _, _) in enumerate(people) if _one_person(person, other)), len(people))
                if place == len(people):
                    people.append((person, words, []))
                people[place][2].append((name, passage))
                own.add(place)
            sets.add(frozenset(own))
        if len(people) > 1 and len(sets) > 1:
            versions = tuple(Version(person.name, tuple(where)) for person, _, where in people)
            yield Difference(DifferenceKind.OFFICE, people[0][1], versions)


def wordings(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """One quotation in two wordings; what is only cut short is none."""
    seen: set[frozenset[str]] = set()
    for one, other in _pairs(texts):
        for mine, theirs, _ in same_quotes(one.traits, other.traits):
            words = [_spoken(said.quotation.words) for said in (mine, theirs)]
            if words[0] in words[1] or words[1] in words[0] or frozenset(words) in seen:
                continue
            seen.add(frozenset(words))
            about = mine.speaker.name if mine.speaker else theirs.speaker.name if theirs.speaker else ""
            versions = (
                Version(mine.quotation.words, ((one.name, mine.passage),)),
                Version(theirs.quotation.words, ((other.name, theirs.passage),)),
            )
            yield Difference(DifferenceKind.WORDING, about, versions)


DIFFERENCES: tuple[Find, ...] = (dates, numbers, people, spellings, offices, wordings)


def differences_of(texts: tuple[Told, ...]) -> tuple[Difference, ...]:
    """The differences between tellings of one event, in the order of their kinds. Copies of one text are left out beforehand."""
    found: list[Difference] = []
    for find in DIFFERENCES:
        own: dict[tuple[str, ...], Difference] = {}
        for difference in find(texts):
            own.setdefault((difference.about, *(version.value for version in difference.versions)), difference)
        found += list(own.values())[:_MOST]
    return tuple(found)


def _one_person(one: Entity, other: Entity) -> bool:
    return likeness(name_of(one.name, one.slug, one.known_as), name_of(other.name, other.slug, other.known_as)) is not None


def _pairs(texts: tuple[Told, ...]) -> Iterator[tuple[Told, Told]]:
    return ((one, other) for index, one in enumerate(texts) for other in texts[index + 1 :])


def _people(text: Told) -> Iterator[Entity]:
    return (person.value for person in text.briefing.people if not all(mention.background for mention in person.value.mentions))


def _named(person: Entity, text: Told) -> Version:
    passage = next((mention.passage for mention in person.mentions if mention.passage.text == person.name), person.mentions[0].passage)
    return Version(person.name, ((text.name, passage),))


def _number(about: str, told: list[tuple[Told, Counted]]) -> Difference:
    by_value: dict[float, list[tuple[str, Passage]]] = {}
    for text, counted in told:
        by_value.setdefault(counted.figure.value, []).append((text.name, counted.figure.passage))
    versions = tuple(Version(where[0][1].text, tuple(where)) for where in by_value.values())
    return Difference(DifferenceKind.NUMBER, about, versions, development=bool(about) and _later(told))


def _later(told: list[tuple[Told, Counted]]) -> bool:
    """Whether each other result stands in a text published later than those before it."""
    latest: Told | None = None
    before: float | None = None
    for text, counted in told:
        if counted.figure.value != before and before is not None and latest is not None:
            one, other = latest.traits.published, text.traits.published
            if one is None or other is None or days_apart(one, other) < 1 or counted.figure.unit:
                return False
        latest, before = text, counted.figure.value
    return True


def _spoken(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
