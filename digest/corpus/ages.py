"""How old a text says somebody is, in the ways of the press: ``Rossi, 58 anni``, ``il 58enne Rossi``, ``Smith, 58, of Leeds``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digest.lang.checks import CheckWords, load_check_words
from digest.lang.phrases import choices, straight
from digest.model import Briefing, Entity
from digest.values import Passage

_YOUNGEST, _OLDEST = 1, 110
_BARE_FROM = 16
"""A bare number behind a name (``Smith, 57,``) is an age from here on: lower ones are ranks, goals and votes."""
_BESIDE = 30
"""Characters before and behind an age in which it says that it is one of another time."""
_APART = 12
"""Years between two ages of one person beyond which one of them is something else."""
_AROUND = 60
"""Characters before and behind a name in which its age stands."""


@dataclass(frozen=True, slots=True)
class Age:
    """Somebody's age as a text gives it."""

    years: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Patterns:
    behind: re.Pattern[str]
    called: re.Pattern[str]
    before: re.Pattern[str]
    alone: re.Pattern[str]
    bare: re.Pattern[str]
    told: re.Pattern[str]
    then: re.Pattern[str]
    words: dict[str, int]


def ages_of(briefing: Briefing, person: Entity) -> tuple[Age, ...]:
    """The ages that a text gives beside a person's name, in text order; not those of another time (``allora 24enne``)."""
    patterns = _patterns(load_check_words(briefing.language.value))
    text = briefing.seed.text
    found = []
    for mention in person.mentions:
        start, end = mention.passage.start, mention.passage.end
        before, behind = straight(text[max(0, start - _AROUND) : start]), straight(text[end : end + _AROUND])
        told = (
            (patterns.before.search(before), max(0, start - _AROUND)),
            (patterns.behind.match(behind), end),
            (patterns.called.match(behind), end),
        )
        for match, offset in told:
            age = None if match is None else _age(text, match, offset, patterns)
            if age is not None:
                found.append(age)
        bare = patterns.bare.match(behind)
        if bare and int(bare["number"]) >= _BARE_FROM:
            age = _age(text, bare, end, patterns)
            if age is not None:
                found.append(age)
    first, _, rest = person.name.partition(" ")
    if rest and briefing.seed.text.count(person.name) < briefing.seed.text.count(first):
        found += _by_first_name(briefing, person, first, patterns)
    unique = {age.passage.start: age for age in found}
    return tuple(unique[start] for start in sorted(unique))


def _by_first_name(briefing: Briefing, person: Entity, first: str, patterns: _Patterns) -> Iterator[Age]:
    """Ages behind a first name alone (``Marco, 25 anni``) that nobody else of the text has."""
    others = [one.value for one in briefing.people if one.value.slug != person.slug]
    if any(other.name.partition(" ")[0] == first for other in others):
        return
    text = briefing.seed.text
    for match in re.finditer(rf"(?<!\w){re.escape(first)}(?=\s?[,(]\s?\d)", text):
        told = patterns.behind.match(straight(text[match.end() : match.end() + _AROUND]))
        age = None if told is None else _age(text, told, match.end(), patterns)
        if age is not None:
            yield age


def slip(one: int, other: int, most: int = _APART) -> bool:
    """Whether two numbers can be one age told wrongly: not too many years apart, or the same digits. Years of prison and of service are others."""
    return abs(one - other) <= most or sorted(str(one)) == sorted(str(other))


def ages_alone(briefing: Briefing, start: int, end: int) -> Iterator[tuple[bool, Age]]:
    """Ages that stand for somebody (``il venticinquenne``) between two offsets, and whether for one already named."""
    patterns = _patterns(load_check_words(briefing.language.value))
    text = straight(briefing.seed.text[start:end])
    for match in patterns.alone.finditer(text):
        age = _age(briefing.seed.text, match, start, patterns)
        if age is not None:
            yield match["known"] is not None, age


def ages_told(briefing: Briefing, start: int, end: int) -> Iterator[Age]:
    """Every age between two offsets, whoever's: ``di 41 anni``, ``25enne``."""
    patterns = _patterns(load_check_words(briefing.language.value))
    for match in patterns.told.finditer(straight(briefing.seed.text[start:end])):
        age = _age(briefing.seed.text, match, start, patterns)
        if age is not None:
            yield age


def _age(text: str, match: re.Match[str], offset: int, patterns: _Patterns) -> Age | None:
    number, suffix = ("number", "age") if match["number"] else ("stem", "suffix")
    written = match[number].casefold()
    years = int(written) if written.isdigit() else patterns.words.get(written, 0)
    start, end = match.start(number) + offset, match.end(suffix) + offset
    near = straight(
        _whole_words(text[max(0, start - _BESIDE) : start], first=False) + "|" + _whole_words(text[end : end + _BESIDE], first=True)
    )
    if not _YOUNGEST <= years <= _OLDEST or patterns.then.search(near):
        return None
    return Age(years, Passage(start, end, text[start:end]))


def _whole_words(stretch: str, *, first: bool) -> str:
    """A stretch without the word at its far end, which may be cut."""
    return stretch.rpartition(" ")[0] if first else stretch.partition(" ")[2]


@cache
def _patterns(words: CheckWords) -> _Patterns:
    ages = words.ages
    numbers = {word: years for word, years in words.counts.numbers.items() if _YOUNGEST < years <= _OLDEST}
    # ``venticinque`` and ``enne`` are run together without the last vowel.
    joined = numbers | {word[:-1]: years for word, years in numbers.items() if years > 9}
    number = r"\d{1,3}|" + choices(tuple(numbers))
    stems = r"\d{1,3}|" + choices(tuple(joined))
    years, before, suffixes = choices(ages.years), choices(ages.before), choices(ages.suffixes)
    of_age = rf"(?:(?P<number>{stems})(?P<age>-?\s?(?:{suffixes})))(?!\w)"
    return _Patterns(
        behind=re.compile(
            rf"(?i)\s?[,(:]?\s?(?:(?:{before})\s)?(?:(?P<number>{number})(?P<age>\s(?:{years})))(?!\w)(?!\s(?:{choices(ages.not_after)})(?!\w))(?!\s\w{{1,3}}\s\w+\s(?:{choices(ages.months)}))"
            if ages.years
            else r"(?!)"
        ),
        called=re.compile(rf"(?i)\s?[,(]\s?{of_age}" if ages.suffixes else r"(?!)"),
        before=re.compile(rf"(?i)(?<!\w){of_age}[\s,]*$" if ages.suffixes else r"(?!)"),
        alone=re.compile(
            rf"(?i)(?<!\w)(?:(?P<known>(?:{choices(ages.definite)})\s?)|(?:{choices(ages.indefinite)})\s?){of_age}"
            if ages.suffixes
            else r"(?!)"
        ),
        bare=re.compile(rf"(?i)\s?[,(]\s?(?:(?:{before})\s)?(?P<number>\d{{2}})(?P<age>)(?=[,)])" if ages.bare else r"(?!)"),
        told=re.compile(
            rf"(?i)(?<!\w)(?:(?:(?:{before})\s|[,(]\s?)(?P<number>{number})(?P<age>\s(?:{years}))(?!\w)(?!\s(?:{choices(ages.not_after)})(?!\w))"
            rf"|(?P<stem>{stems})(?P<suffix>-?\s?(?:{suffixes}))(?!\w))"
            if ages.years
            else r"(?!)"
        ),
        then=re.compile(rf"(?i)(?<!\w)(?:{choices(ages.then)})(?!\w)"),
        words=joined,
    )
