"""Who is who: the known people, organisations, places and offices, found by any of their names.

Answers one / several / unknown, never a guess.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from digest.bounded_yaml import BUILT_IN, EDITED
from digest.findings import DigestError
from digest.kb.aliases import Name, NameIndex, fold_word
from digest.kb.places import country_entries, demonyms, read_cities, read_words
from digest.kb.rows import ENTRY_FILES, OFFICE_FILE, SITE_FILES, Layer, Place, check_offices, lay_over, read_countries, read_layer
from digest.kb.shapes import Known, Office, Term
from digest.model import EntityKind

__all__ = ["Knowledge", "Known", "Name", "Office", "Term", "load_knowledge"]

_DATA = files("digest.kb") / "data"
_SHOWN = "digest/kb/data"


class Knowledge:
    """The loaded knowledge base (built-in and the site's own). Read only."""

    def __init__(self, layer: Layer, places: _BuiltInPlaces, fingerprint: str) -> None:
        self.entries: Mapping[str, Known] = MappingProxyType({known.id: known for known, _ in layer.entries.values()})
        """All entries by id."""
        self.offices: Mapping[str, Office] = MappingProxyType({office.id: office for office, _ in layer.offices.values()})
        """All offices by id."""
        self.fingerprint = fingerprint
        """Changes whenever anything the knowledge base holds changes."""
        self.names = NameIndex(self.entries.values())
        """All names, for matching texts."""
        self._places = places
        self._agencies = {
            name.casefold(): known
            for known in self.entries.values()
            if known.type == "agency" and known.kind is EntityKind.ORGANISATION
            for name in _all_names(known)
        }

    def find(self, surface: str, language: str, kind: EntityKind | None = None) -> tuple[Known, ...]:
        """All entries that go by this exact name (case, diacritics and apostrophes folded), weak names not included."""
        found = self.names.find(surface, language)
        return found if kind is None else tuple(known for known in found if known.kind is kind)

    def agency(self, surface: str) -> Known | None:
        """The news agency with this name, any case (``ADNKRONOS``, ``Ansa``)."""
        return self._agencies.get(" ".join(surface.split()).casefold())

    def place(self, surface: str, language: str) -> Known | None:
        """The one place with this name, any case; None when unknown or several. A city beats what else has its name."""
        found = self.find(surface, language, EntityKind.PLACE)
        if len(found) > 1:
            best = [known for known in found if known.type in ("capital", "city")]
            found = tuple(best) or found
        return found[0] if len(found) == 1 else None

    def population(self, identity: str) -> int:
        """Inhabitants of a city in the table; 0 when the table does not tell."""
        return self._places.populations.get(identity, 0)

    def region(self, town: str) -> str:
        """Id of the Italian region of a province's chief town; empty for every other place."""
        return self._places.regions.get(town, "")

    def demonym(self, word: str, language: str) -> tuple[Known, ...]:
        """The countries whose people or adjective a word names (``tedesca``), any case; empty when it is none."""
        ids = self._places.demonyms.get((language, word.lower()), ())
        return tuple(self.entries[identity] for identity in ids)

    def first_name(self, word: str) -> str:
        """``m``, ``f`` or ``mf`` when the word is a common first name (case and diacritics folded), else an empty string."""
        return self._places.first_names.get(fold_word(word), "")

    def surname(self, word: str) -> bool:
        """Whether the word is a common surname; a surname that is not common says nothing."""
        return fold_word(word) in self._places.surnames

    def terms(self, office: str, day: datetime.date, *, checked: bool = False) -> tuple[Term, ...]:
        """The terms of an office that cover a day, with ``checked`` only those whose source was opened; empty for an unknown office."""
        row = self.offices.get(office)
        if row is None:
            return ()
        return tuple(term for term in row.terms if term.covers(day) and (term.checked or not checked))

    def office_holders(self, office: str, day: datetime.date, *, checked: bool = False) -> tuple[Known, ...]:
        """Who held an office on a day; empty = unknown."""
        return tuple(self.entries[term.by] for term in self.terms(office, day, checked=checked))


class _BuiltInPlaces:
    def __init__(self) -> None:
        self.countries = read_countries(_DATA / "countries.yml", f"{_SHOWN}/countries.yml", BUILT_IN)
        self.cities, self.populations = read_cities(_DATA / "cities.txt", f"{_SHOWN}/cities.txt")
        self.demonyms = demonyms(self.countries)
        self.first_names = {row[0]: row[1] for row in read_words(_DATA / "first_names.txt")}
        self.regions = {town: row[0] for row in read_words(_DATA / "chief_towns.txt") for town in row[1].split()}
        self.surnames = frozenset(row[0] for row in read_words(_DATA / "surnames.txt"))


def load_knowledge(site: Path | None = None, shown: str = "seeds/kb") -> Knowledge:
    """The built-in knowledge plus the site's ``seeds/kb/*.yml``; ``site`` is that folder and ``shown`` how errors name it.

    A site's row with the id of a built-in one extends it: what it states wins, its aliases and terms are added. Symbolic links in the
    folder are not followed; a folder that is not there is an empty one. Raises DigestError with file and line for whatever is wrong.
    """
    layer, places, fingerprint = _built_in()
    if site is None:
        return _built_in_knowledge()
    chosen = _site_files(site, shown)
    if not chosen:
        return _built_in_knowledge()
    merged = lay_over(layer, read_layer([(path.name, path, f"{shown}/{path.name}") for path in chosen], EDITED))
    digest = hashlib.sha256(fingerprint.encode())
    for path in chosen:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return _complete(merged, places, digest.hexdigest())


@cache
def _built_in() -> tuple[Layer, _BuiltInPlaces, str]:
    names = [name for name in (*ENTRY_FILES, OFFICE_FILE) if (_DATA / name).is_file()]
    layer = read_layer([(name, _DATA / name, f"{_SHOWN}/{name}") for name in names], BUILT_IN)
    digest = hashlib.sha256()
    for file in sorted(_DATA.iterdir(), key=lambda file: file.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    places = _BuiltInPlaces()
    table = Place(f"{_SHOWN}/cities.txt", 1)
    for known in (*country_entries(places.countries), *places.cities):
        # A row written by hand is richer than the table's.
        layer.entries.setdefault(known.id, (known, table))
    return layer, places, digest.hexdigest()


@cache
def _built_in_knowledge() -> Knowledge:
    return _complete(*_built_in())


def _complete(layer: Layer, places: _BuiltInPlaces, fingerprint: str) -> Knowledge:
    check_offices(layer)
    return Knowledge(layer, places, fingerprint)


def _site_files(site: Path, shown: str) -> list[Path]:
    if site.is_symlink() or not site.is_dir():
        return []
    found = []
    for path in sorted(site.iterdir(), key=lambda path: path.name):
        if path.is_symlink() or path.suffix not in (".yml", ".yaml") or path.name.startswith((".", "_")):
            continue
        if path.name not in SITE_FILES:
            raise DigestError(f"unknown file; a site's knowledge lies in {', '.join(SITE_FILES)}", path=f"{shown}/{path.name}", line=1)
        found.append(path)
    return found


def _all_names(known: Known) -> list[str]:
    return [*known.name.values(), *(text for texts in known.aliases.values() for text in texts)]
