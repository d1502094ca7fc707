"""Where tellings of one event differ: names, offices, counts and sums, days, quoted words. Narrow and certain rather than clever; shows both, never
says who is right, and tells a count that grew by a later text apart from a contradiction.

To extend: add a function to DIFFERENCES, its kind to ``story_model.DifferenceKind`` and its words to the language packs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from digest.characters import slug
from digest.corpus.differing_events import event_days, next_meetings, small_places
from digest.corpus.differing_figures import ages, numbers
from digest.corpus.differing_people import first_names, ranks
from digest.corpus.differing_sentences import same_sentences
from digest.corpus.differing_wholes import digits, measures, only_figures, parts, penalties, present
from digest.corpus.evidence import reworded_quotes, same_quotes
from digest.corpus.moments import Moment, moments_in
from digest.corpus.persons import Likeness, likeness, name_of
from digest.corpus.titles import held_now, is_named_in_full, marks_of_places, office_of
from digest.corpus.told import Told, one_person, pairs_of, people_of, reordered, surname
from digest.lang.checks import load_check_words
from digest.lang.phrases import straight
from digest.model import Entity
from digest.story_model import Difference, DifferenceKind, Version
from digest.values import Passage

_MOST = 12
"""Differences of one kind that a story shows."""
_ANCHORS = 3
"""Names and rare words that two sentences must share to tell of one happening."""
_WORD = re.compile(r"\w+")


Find = Callable[[tuple[Told, ...]], Iterator[Difference]]


def dates(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """Sentences that tell of one happening and give it two days."""
    moments = {text.name: moments_in(text.briefing) for text in texts}
    for one, other in pairs_of(texts):
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


def people(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """One person's name spelt two ways, its words in another order, or a double surname cut short."""
    seen: set[tuple[str, ...]] = set()
    for one, other in pairs_of(texts):
        for mine in people_of(one):
            for theirs in people_of(other):
                how = likeness(name_of(mine.name, mine.slug, mine.known_as), name_of(theirs.name, theirs.slug, theirs.known_as))
                short, long = sorted((mine.name, theirs.name), key=len)
                cut = how is Likeness.SHORTER and len(short.split()) > 1 and long.startswith(short)
                forms = tuple(sorted((mine.name, theirs.name)))
                if (how is Likeness.VARIANT or cut or reordered(mine.name, theirs.name)) and forms not in seen:
                    seen.add(forms)
                    yield Difference(DifferenceKind.PERSON, mine.name, (_named(mine, one), _named(theirs, other)))


def spellings(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """One name with and without its accents."""
    forms: dict[str, dict[str, list[tuple[str, Passage]]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for text in texts:
        for person in people_of(text):
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
    held: dict[tuple[str, ...], dict[str, list[tuple[Entity, str, Passage]]]] = defaultdict(lambda: defaultdict(list))
    for text in texts:
        words = load_check_words(text.traits.language).offices
        places, whole = marks_of_places(text.briefing), straight(text.briefing.seed.text)
        for person in filter(is_named_in_full, people_of(text)):
            for role in person.roles:
                key = office_of(role, words, places)
                if key and role.passages and held_now(whole, role.passages[0], words):
                    held[key][text.name].append((person, role.value.words, role.passages[0]))
    doubtful = {
        text.name for text in texts if any(finding.code == "two-holders" for finding in (*text.briefing.findings, *text.briefing.settled))
    }
    for by_text in held.values():
        people: list[tuple[Entity, str, list[tuple[str, Passage]]]] = []
        sets: set[frozenset[int]] = set()
        for name, found in by_text.items():
            if len(found) > 1 and name not in doubtful:
                continue
            own = set()
            for person, title, passage in found:
                place = next(
                    (index for index, (other, _, _) in enumerate(people) if one_person(person, other) or surname(person) == surname(other)),
                    len(people),
                )
                if place == len(people):
                    people.append((person, title, []))
                people[place][2].append((name, passage))
                own.add(place)
            sets.add(frozenset(own))
        if len(people) > 1 and len(sets) > 1:
            versions = tuple(Version(person.name, tuple(where)) for person, _, where in people)
            yield Difference(DifferenceKind.OFFICE, people[0][1], versions)


def wordings(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """One quotation in two wordings; what is only cut short is none."""
    seen: set[frozenset[str]] = set()
    for one, other in pairs_of(texts):
        for mine, theirs, _ in (*same_quotes(one.traits, other.traits), *reworded_quotes(one.traits, other.traits)):
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


DIFFERENCES: tuple[Find, ...] = (
    dates,
    event_days,
    next_meetings,
    numbers,
    present,
    penalties,
    parts,
    measures,
    only_figures,
    digits,
    ages,
    people,
    spellings,
    offices,
    first_names,
    ranks,
    same_sentences,
    small_places,
    wordings,
)


def differences_of(texts: tuple[Told, ...]) -> tuple[Difference, ...]:
    """The differences between tellings of one event, in the order of their kinds. Copies of one text are left out beforehand."""
    found: list[Difference] = []
    told: list[set[tuple[str, int]]] = []
    for find in DIFFERENCES:
        own: dict[tuple[str, ...], Difference] = {}
        for difference in find(texts):
            where = {(name, passage.start) for version in difference.versions for name, passage in version.where}
            if not any(where <= known for known in told):
                told.append(where)
                own.setdefault((difference.about, *(version.value for version in difference.versions)), difference)
        found += list(own.values())[:_MOST]
    return tuple(found)


def _named(person: Entity, text: Told) -> Version:
    passage = next((mention.passage for mention in person.mentions if mention.passage.text == person.name), person.mentions[0].passage)
    return Version(person.name, ((text.name, passage),))


def _spoken(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
