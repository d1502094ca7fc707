"""The rows of the knowledge base as they are written in YAML, and as the program holds them."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import NamedTuple

import msgspec

from digest.model import EntityKind


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the knowledge base. ``kind`` is not written in the rows: the file says it (``people.yml``)."""

    id: str
    kind: EntityKind
    name: dict[str, str]
    """Canonical name per language code; a missing language falls back to any given one."""
    aliases: dict[str, tuple[str, ...]] = {}
    """Other names per language; ``"*"`` = in every language."""
    weak: dict[str, tuple[str, ...]] = {}
    """Names that mean this entity only where the text also names it otherwise (``Alleanza``)."""
    type: str = ""
    """``agency``, ``outlet``, ``alliance``, ``institution``, ``company``, ``country``, ``capital``, ``city``, ``region``, ..."""
    country: str = ""
    """Id of the country, for places."""
    source: str = ""
    """Where a reviewer can look the row up; ``checked`` says whether somebody did."""
    checked: bool = True

    @property
    def proven(self) -> bool:
        """Whether the row names a source and the source was opened."""
        return self.checked and bool(self.source)

    def name_in(self, language: str) -> str:
        """The canonical name in a language, else the English one, else any: an Italian exonym stands in no other language's texts."""
        return self.name.get(language) or self.name.get("en") or next(iter(self.name.values()))


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """One person in one office for one period, half-open: since <= day < until."""

    by: str
    since: datetime.date
    until: datetime.date | None = None
    """None = still running, as far as known."""
    source: str = ""
    """The page to look the term up on; two pages, with a blank between, where one tells its first day and another a later one."""
    known_until: datetime.date | None = None
    """The last day for which an open term was checked; None = the day of the row's writing is not told and the term counts as running."""
    checked: bool = True

    @property
    def proven(self) -> bool:
        """Whether a finding or a bound may lean on the term: it names a source, and the source was opened."""
        return self.checked and bool(self.source)

    def covers(self, day: datetime.date) -> bool:
        """Whether the person is known to hold the office on that day."""
        end = self.until
        if end is not None:
            return self.since <= day < end
        return self.since <= day and (self.known_until is None or day <= self.known_until)

    def outdated(self, day: datetime.date) -> bool:
        """Whether the term is open and nobody has looked since a day before this one."""
        return self.until is None and self.known_until is not None and self.known_until < day


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A post that one person holds at a time, or as many as it has seats."""

    id: str
    label: dict[str, str]
    """What the post is called, per language (``ministro della Difesa``)."""
    of: str = ""
    """Id of the organisation or country it belongs to."""
    terms: tuple[Term, ...] = ()
    seats: int = 1
    """How many may hold it at a time (two deputy prime ministers)."""


class Certainty(StrEnum):
    """How much the knowledge base can say about an office on a day."""

    HELD = "held"
    """By these people."""
    NOBODY = "nobody"
    """The day lies between two known terms: nobody is known to have held the office."""
    UNKNOWN = "unknown"
    """The day lies outside what is known: before the first term, after ``known_until``, or in an office nobody wrote down."""


class Holders(NamedTuple):
    """Who held an office on a day, or why that cannot be told."""

    certainty: Certainty
    terms: tuple[Term, ...] = ()
    """The terms that cover the day; empty unless the office was held."""


def holders_on(office: Office, day: datetime.date, *, proven: bool = False) -> Holders:
    """The three answers: held by these, nobody known, unknown.

    With ``proven``, terms that nobody checked count as not told: on a day that only such a term covers the answer is unknown.
    """
    covering = tuple(term for term in office.terms if term.covers(day))
    held = tuple(term for term in covering if term.proven or not proven)
    if held:
        return Holders(Certainty.HELD, held)
    told = [term for term in office.terms if term.proven or not proven]
    ended = any(term.until is not None and term.until <= day for term in told)
    follows = any(day < term.since for term in told)
    # A term that is open and no longer known may reach to this day.
    lapsed = any(term.since <= day and term.outdated(day) for term in office.terms)
    return Holders(Certainty.NOBODY if ended and follows and not covering and not lapsed else Certainty.UNKNOWN)


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of ``countries.yml``: a country or territory and its people's adjectives."""

    id: str
    iso: str
    name: dict[str, str]
    aliases: dict[str, tuple[str, ...]] = {}
    demonyms: dict[str, tuple[str, ...]] = {}
    """Adjectives in their masculine singular (``tedesco``); the other forms are built."""
