"""Which value wins: the desk over front matter over the text. The losers stay visible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from digest.intake.desk import Decision
from digest.model import Given, Seed
from digest.values import Basis, Candidate, PartialDate, Sourced

T = TypeVar("T")


def settle(read: Sourced[T] | None, given: Sourced[T] | None, decided: Sourced[T] | None) -> Sourced[T] | None:
    """The winning value with all others as its losing candidates; None when there is none at all."""
    ranked = [value for value in (decided, given, read) if value is not None]
    if not ranked:
        return None
    winner, losers = ranked[0], ranked[1:]
    reason = "decision-wins" if winner is decided else "given-wins"
    others = list(winner.others)
    for loser in losers:
        others.append(Candidate(loser.value, loser.basis, loser.rule, loser.passages, reason))
        others += loser.others
    return replace(winner, others=tuple(others))


def given_key(seed: Seed, *keys: str) -> Given | None:
    """The first of these front matter keys that the seed gives."""
    for key in keys:
        for given in seed.given:
            if given.key == key and given.values:
                return given
    return None


def given_value(seed: Seed, make: Callable[[str], T], *keys: str) -> Sourced[T] | None:
    """The value of a front matter key as a GIVEN value; None when the seed has none."""
    given = given_key(seed, *keys)
    if given is None:
        return None
    return Sourced(make(given.values[0]), Basis.GIVEN, "front-matter", (given.passage,))


def given_values(seed: Seed, make: Callable[[str], T], *keys: str) -> tuple[Sourced[T], ...]:
    """All values of a front matter key as GIVEN ones."""
    given = given_key(seed, *keys)
    if given is None:
        return ()
    return tuple(Sourced(make(value), Basis.GIVEN, "front-matter", (given.passage,)) for value in given.values)


def decided_value(decision: Decision | None, make: Callable[[str], T]) -> Sourced[T] | None:
    """An editor's decision as a DECIDED value, with its why; None without a decision."""
    if decision is None or not decision.value:
        return None
    return Sourced(make(decision.value[0]), Basis.DECIDED, "desk", (), (), reason_of(decision))


def decided_values(decision: Decision | None, make: Callable[[str], T]) -> tuple[Sourced[T], ...]:
    """All values of a decision as DECIDED ones."""
    if decision is None:
        return ()
    return tuple(Sourced(make(value), Basis.DECIDED, "desk", (), (), reason_of(decision)) for value in decision.value)


def reason_of(decision: Decision) -> str:
    """The editor's why and name, as shown beside the value."""
    return " — ".join(part for part in (decision.why, decision.by) if part)


def date_of(text: str) -> PartialDate:
    """A front matter or desk date, of which intake checked that it is one; a time of day after it is dropped."""
    return PartialDate.from_iso(text.strip().replace("T", " ").split(" ")[0])
