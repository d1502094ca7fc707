"""Counts, sums and ages that tellings of one event give differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from digest.corpus.ages import ages_of, slip
from digest.corpus.counted import Counted, Firmness, is_large_sum
from digest.corpus.figures import Figure
from digest.corpus.told import Told, one_person, people_of
from digest.corpus.traits import days_apart
from digest.story_model import Difference, DifferenceKind, Version
from digest.values import Passage

_FACTOR = 2.0
"""Two sums further apart than this are two things, not one told differently."""
_ABOUT = 0.15
"""How far a number may be from one that a text gives with ``circa``."""


def numbers(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """The same things counted, with other results. Between languages, whose words do not compare, the one large sum that each text names."""
    counted = {text.name: _by_kind(text) for text in texts}
    known = {text.name: {figure.key for figure in text.figures} for text in texts}
    for kind in dict.fromkeys(kind for found in counted.values() for kind in found):
        groups = [(text, counted[text.name][kind]) for text in texts if kind in counted[text.name]]
        if len(groups) < 2 or _common(found for _, found in groups):
            continue
        firsts = [(text, found[0]) for text, found in groups if len({one.figure.value for one in found}) == 1]
        if len(firsts) < len(groups) or len({one.figure.value for _, one in firsts}) < 2:
            continue
        if any(counted.figure.unit and all(counted.figure.key in known[text.name] for text, _ in firsts) for _, counted in firsts):
            # All know the sum, one of them tells another one beside it.
            continue
        yield _number(firsts[0][1].words, firsts)
    if len({text.traits.language for text in texts}) < 2:
        return
    sums = [(text, [figure for figure in text.figures if is_large_sum(figure)]) for text in texts]
    single = [(text, named[0]) for text, named in sums if len({figure.value for figure in named}) == 1]
    distinct = {figure.value for _, figure in single}
    if len(distinct) > 1 and max(distinct) <= _FACTOR * min(distinct):
        yield Difference(DifferenceKind.NUMBER, "", _versions([(text, figure) for text, figure in single]))


def ages(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """One person's age, where each telling gives one and they are not the same."""
    aged = [
        (text, person, found[0])
        for text in texts
        for person in people_of(text)
        if (found := ages_of(text.briefing, person)) and len({age.years for age in found}) == 1
    ]
    done: set[int] = set()
    for index, (text, person, age) in enumerate(aged):
        if index in done:
            continue
        same = [(text, age)]
        for place, (other, one, theirs) in enumerate(aged[index + 1 :], start=index + 1):
            if other.name != text.name and one_person(person, one):
                same.append((other, theirs))
                done.add(place)
        by_years: dict[int, list[tuple[str, Passage]]] = {}
        for told, found_age in same:
            by_years.setdefault(found_age.years, []).append((told.name, found_age.passage))
        if len(by_years) > 1 and slip(min(by_years), max(by_years)):
            yield Difference(DifferenceKind.AGE, person.name, tuple(Version(where[0][1].text, tuple(where)) for where in by_years.values()))


def _by_kind(text: Told) -> dict[str, list[Counted]]:
    """What a text counts; parts of a sum, and what was before or elsewhere, left out."""
    found: dict[str, list[Counted]] = defaultdict(list)
    for one in text.counted:
        if not one.part and not one.aside:
            found[one.kind].append(one)
    return found


def _common(counts: Iterable[list[Counted]]) -> bool:
    """Whether all texts can mean one number: one that each names, or that ``oltre`` and ``circa`` allow."""
    told = list(counts)
    values = {one.figure.value for found in told for one in found}
    return any(all(any(_allows(one, value) for one in found) for found in told) for value in values)


def _allows(one: Counted, value: float) -> bool:
    if one.firmness is Firmness.AT_LEAST:
        return one.figure.value <= value
    if one.firmness is Firmness.ABOUT:
        return abs(one.figure.value - value) <= _ABOUT * value
    return one.figure.value == value


def _number(about: str, told: list[tuple[Told, Counted]]) -> Difference:
    versions = _versions([(text, counted.figure) for text, counted in told])
    return Difference(DifferenceKind.NUMBER, about, versions, development=_later(told))


def _versions(told: list[tuple[Told, Figure]]) -> tuple[Version, ...]:
    by_value: dict[float, list[tuple[str, Passage]]] = {}
    for text, figure in told:
        by_value.setdefault(figure.value, []).append((text.name, figure.passage))
    return tuple(Version(where[0][1].text, tuple(where)) for where in by_value.values())


def _later(told: list[tuple[Told, Counted]]) -> bool:
    """Whether each other result can be a later one: it stands in a text of a later day, or of a day nobody knows, or one of the two says itself that
    it is another than before or holds for the time being.
    """
    latest: Told | None = None
    before: float | None = None
    provisional = False
    for text, counted in told:
        if counted.figure.value != before and before is not None and latest is not None:
            one, other = latest.traits.published, text.traits.published
            later = one is not None and other is not None and days_apart(one, other) >= 1
            unknown = one is None or other is None or max((one.latest - one.earliest).days, (other.latest - other.earliest).days) > 0
            grown = counted.tally or counted.figure.value > before
            said = counted.changed or counted.provisional or provisional
            if counted.figure.unit or not ((later and grown) or (unknown and counted.tally) or said):
                return False
        latest, before, provisional = text, counted.figure.value, counted.provisional
    return True
