"""Who is who: the known people, organisations, places and offices, found by any of their names. Answers one / several / unknown, never a guess."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from digest.model import EntityKind


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the knowledge base."""

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
        """The canonical name in a language, else in any."""
        return self.name.get(language) or next(iter(self.name.values()))


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """One person in one office for one period, half-open: since <= day < until."""

    by: str
    since: datetime.date
    until: datetime.date | None = None
    source: str = ""
    known_until: datetime.date | None = None
    checked: bool = True


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A post that one person holds at a time."""

    id: str
    label: dict[str, str]
    of: str = ""
    terms: tuple[Term, ...] = ()


class Knowledge:
    """The loaded knowledge base (built-in and the site's own)."""

    def find(self, surface: str, language: str, kind: EntityKind | None = None) -> tuple[Known, ...]:
        """All entries that go by this exact name (case and apostrophes folded), weak names not included."""
        raise NotImplementedError

    def agency(self, surface: str) -> Known | None:
        """The news agency with this name, any case (``ITALPRESS``, ``Ansa``)."""
        raise NotImplementedError

    def place(self, surface: str, language: str) -> Known | None:
        """The one place with this name, any case; None when unknown or several."""
        raise NotImplementedError


def load_knowledge(site: Path | None = None) -> Knowledge:
    """The built-in knowledge plus the site's ``seeds/kb/*.yml``; DigestError with file and line for whatever is wrong."""
    raise NotImplementedError
