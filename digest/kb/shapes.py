"""The rows of the knowledge base as they are written in YAML, and as the program holds them."""

from __future__ import annotations

import datetime

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
    checked: bool = True

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
    known_until: datetime.date | None = None
    """The last day for which an open term was checked; None = the day of the row's writing is not told and the term counts as running."""
    checked: bool = True

    def covers(self, day: datetime.date) -> bool:
        """Whether the person is known to hold the office on that day."""
        end = self.until
        if end is not None:
            return self.since <= day < end
        return self.since <= day and (self.known_until is None or day <= self.known_until)


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A post that one person holds at a time."""

    id: str
    label: dict[str, str]
    """What the post is called, per language (``ministro della Difesa``)."""
    of: str = ""
    """Id of the organisation or country it belongs to."""
    terms: tuple[Term, ...] = ()


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of ``countries.yml``: a country or territory and its people's adjectives."""

    id: str
    iso: str
    name: dict[str, str]
    aliases: dict[str, tuple[str, ...]] = {}
    demonyms: dict[str, tuple[str, ...]] = {}
    """Adjectives in their masculine singular (``tedesco``); the other forms are built."""
