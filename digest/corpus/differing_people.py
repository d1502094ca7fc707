"""People of two tellings of one event who can only be one person, with another first name or another rank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from digest.characters import slug
from digest.corpus.persons import distance_within, likeness, name_of
from digest.corpus.titles import held_now
from digest.corpus.told import Told, one_person, pairs_of, people_of
from digest.lang.checks import CheckWords, load_check_words
from digest.lang.phrases import straight
from digest.model import Entity, Role
from digest.story_model import Difference, DifferenceKind, Version
from digest.values import Passage, Sourced

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5
"""Letters of first names that can be taken for one another."""
_BEGINNING = 2
"""Letters that they share at least, at the beginning."""
_NEAR_HEAD = 3
"""Words of a title among which its level stands."""
_LONG = 10
"""Letters of a whole name that differs by one."""


def first_names(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """One surname that each text gives to one person only, with first names easily taken for one another; a name run together and mistyped."""
    seen: set[tuple[str, ...]] = set()
    for one, other in pairs_of(texts):
        mine, theirs = (_by_surname(text) for text in (one, other))
        for last, person in mine.items():
            counterpart = theirs.get(last)
            if person and counterpart and _taken_for(person, counterpart):
                yield from _told_once(seen, (one, person), (other, counterpart))
        for person in people_of(one):
            for counterpart in people_of(other):
                if _run_together(person.name, counterpart.name):
                    yield from _told_once(seen, (one, person), (other, counterpart))


def ranks(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """One person who has another rank in another text, or one body's other office (``presidente danese``, ``ministro danese``)."""
    seen: set[str] = set()
    for one, other in pairs_of(texts):
        if one.traits.language != other.traits.language:
            continue
        words = load_check_words(one.traits.language)
        theirs = list(people_of(other))
        for person in people_of(one):
            counterpart = next((found for found in theirs if one_person(person, found)), None)
            if counterpart is None or person.slug in seen:
                continue
            pair = _other_rank(_roles(one, person), _roles(other, counterpart), words)
            if pair is not None:
                seen.add(person.slug)
                versions = tuple(
                    Version(role.value.words, ((text.name, role.passages[0]),)) for text, role in zip((one, other), pair, strict=True)
                )
                yield Difference(DifferenceKind.TITLE, person.name, versions)


def _by_surname(text: Told) -> dict[str, Entity | None]:
    """The only person of each surname; None where there are several."""
    people = [person for person in people_of(text) if len(name_of(person.name).words) > 1]
    counts = Counter(name_of(person.name).words[-1] for person in people)
    found = {name_of(person.name).words[-1]: person for person in people}
    return {last: person if counts[last] == 1 else None for last, person in found.items()}


def _taken_for(one: Entity, other: Entity) -> bool:
    """Whether two first names are so alike that haste mixes them up, and neither is short for the other."""
    if one.known_as or other.known_as or likeness(name_of(one.name), name_of(other.name)) is not None:
        return False
    first, second = (slug(person.name).split("-") for person in (one, other))
    if len(first) != len(second) or first[1:] != second[1:]:
        return False
    mine, theirs = first[0], second[0]
    return (
        min(len(mine), len(theirs)) >= _SHORTEST
        and mine[:_BEGINNING] == theirs[:_BEGINNING]
        and mine[-1] == theirs[-1]
        and abs(len(mine) - len(theirs)) <= 1
        and distance_within(mine, theirs, 3)
    )


def _run_together(one: str, other: str) -> bool:
    first, second = slug(one), slug(other)
    mine, theirs = first.replace("-", ""), second.replace("-", "")
    return (
        first.count("-") != second.count("-")
        and min(len(mine), len(theirs)) >= _LONG
        and min(first.count("-"), second.count("-")) > 0
        and mine != theirs
        and mine[:_BEGINNING] == theirs[:_BEGINNING]
        and likeness(name_of(one), name_of(other)) is None
        and distance_within(mine, theirs, 1)
    )


def _told_once(seen: set[tuple[str, ...]], *two: tuple[Told, Entity]) -> Iterator[Difference]:
    forms = tuple(sorted(person.name for _, person in two))
    if forms not in seen:
        seen.add(forms)
        versions = tuple(Version(person.name, ((text.name, _full(person)),)) for text, person in two)
        yield Difference(DifferenceKind.PERSON, two[0][1].name, versions)


def _full(person: Entity) -> Passage:
    return next((mention.passage for mention in person.mentions if mention.passage.text == person.name), person.mentions[0].passage)


def _roles(text: Told, person: Entity) -> list[Sourced[Role]]:
    whole, words = straight(text.briefing.seed.text), load_check_words(text.traits.language).offices
    return [role for role in person.roles if role.passages and held_now(whole, role.passages[0], words)]


def _other_rank(mine: list[Sourced[Role]], theirs: list[Sourced[Role]], words: CheckWords) -> tuple[Sourced[Role], Sourced[Role]] | None:
    for table in words.tellings.ranks.values():
        own, their = (_ranked(roles, table) for roles in (mine, theirs))
        if len(own) == 1 and len(their) == 1 and own.keys() != their.keys():
            return next(iter(own.values())), next(iter(their.values()))
    if len(mine) == 1 and len(theirs) == 1 and _other_head(mine[0].value.words, theirs[0].value.words, words):
        return mine[0], theirs[0]
    return None


def _ranked(roles: list[Sourced[Role]], table: dict[str, tuple[str, ...]]) -> dict[str, Sourced[Role]]:
    found: dict[str, Sourced[Role]] = {}
    for role in roles:
        title = straight(role.value.words).casefold()
        rank = max(
            ((len(name), rank) for rank, names in table.items() for name in names if re.match(rf"{re.escape(name)}(?!\w)", title)),
            default=None,
        )
        if rank is not None:
            found.setdefault(rank[1], role)
    return found


def _other_head(one: str, other: str, words: CheckWords) -> bool:
    """Whether two titles are of one body and begin with another office."""
    first, second = (_WORD.findall(straight(title).casefold()) for title in (one, other))
    single = words.offices.single
    if _other_level(first, second, words):
        return True
    if len(first) < 2 or first[1:] != second[1:] or first[0] == second[0]:
        return False
    same = any(first[0] in heads and second[0] in heads for heads in words.tellings.same_heads)
    return first[0] in single and second[0] in single and not same and not _one_gender(first[0], second[0], words)


def _other_level(first: list[str], second: list[str], words: CheckWords) -> bool:
    """Whether two titles begin with one office, each of one level or kind and of another (``segretario provinciale``, ``segretario regionale``)."""
    if not first or not second or (first[0] != second[0] and not _one_gender(first[0], second[0], words)):
        return False
    for level in words.tellings.levels:
        mine, theirs = ([names for names in level if names in found[:_NEAR_HEAD]] for found in (first, second))
        if len(mine) == len(theirs) == 1 and mine != theirs and not _one_gender(mine[0], theirs[0], words):
            return True
    return False


def _one_gender(one: str, other: str, words: CheckWords) -> bool:
    """Whether one word is the other in the other gender."""
    return any(
        longer.endswith(ending) and longer.removesuffix(ending) + short == shorter
        for longer, shorter in ((one, other), (other, one))
        for ending, short in words.offices.endings.items()
    )
