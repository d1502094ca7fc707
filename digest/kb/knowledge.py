"""Who is who: the known people, organisations, places and offices, found by any of their names.

Answers one / several / unknown, never a guess.
"""

from __future__ import annotations

import datetime
import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from digest.bounded_yaml import BUILT_IN, KNOWLEDGE
from digest.findings import DigestError
from digest.kb.aliases import Name, NameIndex, fold_word
from digest.kb.places import country_entries, demonyms, read_cities, read_words
from digest.kb.rows import ENTRY_FILES, OFFICE_FILE, SITE_FILES, Layer, Place, lay_over, read_countries, read_layer
from digest.kb.shapes import Certainty, Holders, Known, Office, Term, holders_on
from digest.kb.soundness import check_layer
from digest.model import EntityKind

__all__ = ["Certainty", "Holders", "Knowledge", "Known", "Name", "Office", "Term", "load_knowledge"]

_DATA = files("digest.kb") / "data"
_SHOWN = "digest/kb/data"


class Knowledge:
    """The loaded knowledge base (built-in and the site's own). Read only."""

    def __init__(self, layer: Layer, places: _BuiltInPlaces, fingerprint: str, names: NameIndex) -> None:
        self.entries: Mapping[str, Known] = MappingProxyType({known.id: known for known, _ in layer.entries.values()})
        """All entries by id."""
        self.offices: Mapping[str, Office] = MappingProxyType({office.id: office for office, _ in layer.offices.values()})
        """All offices by id."""
        self.rows = layer
        """All rows with the places where they are written."""
        self.fingerprint = fingerprint
        """Changes whenever anything the knowledge base holds changes."""
        self.names = names
        """All names, for matching texts."""
        self._places = places
        agencies: dict[str, dict[str, Known]] = {}
        for known in self.entries.values():
            if known.type == "agency" and known.kind is EntityKind.ORGANISATION:
                for name in _all_names(known):
                    agencies.setdefault(name.casefold(), {})[known.id] = known
        self._agencies = {name: next(iter(found.values())) for name, found in agencies.items() if len(found) == 1}

    def find(self, surface: str, language: str, kind: EntityKind | None = None) -> tuple[Known, ...]:
        """All entries that go by this exact name (case, diacritics and apostrophes folded), weak names not included."""
        found = self.names.find(surface, language)
        return found if kind is None else tuple(known for known in found if known.kind is kind)

    def agency(self, surface: str) -> Known | None:
        """The one news agency with this name, any case (``ADNKRONOS``, ``Ansa``); None when unknown or several."""
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
        ids = self._places.demonyms.get((language, word.lower()))
        return tuple([self.entries[identity] for identity in ids]) if ids else ()

    def first_name(self, word: str) -> str:
        """``m``, ``f`` or ``mf`` when the word is a common first name (case and diacritics folded), else an empty string."""
        return self._places.first_names.get(fold_word(word), "")

    def surname(self, word: str) -> bool:
        """Whether the word is a common surname; a surname that is not common says nothing."""
        return fold_word(word) in self._places.surnames

    def holders(self, office: str, day: datetime.date, *, proven: bool = False) -> Holders:
        """Who held an office on a day: these people, nobody known, or unknown.

        What raises a finding or sets a bound asks with ``proven``: then a term that nobody checked says nothing.
        """
        row = self.offices.get(office)
        return Holders(Certainty.UNKNOWN) if row is None else holders_on(row, day, proven=proven)


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
    base = _built_in()
    chosen = _site_files(site, shown) if site is not None else []
    if not chosen:
        return base.knowledge
    with _collector_paused():
        own = read_layer([(path.name, path, f"{shown}/{path.name}") for path in chosen], KNOWLEDGE)
        merged = lay_over(base.layer, own)
        check_layer(merged, own)
        entries = [merged.entries[identity][0] for identity in own.entries]
        replaced = [base.layer.entries[identity][0] for identity in own.entries if identity in base.layer.entries]
        digest = hashlib.sha256(base.knowledge.fingerprint.encode())
        for path in chosen:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return Knowledge(merged, base.places, digest.hexdigest(), NameIndex(entries, base.knowledge.names, replaced))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """A large base is hundreds of thousands of new objects, all kept: looking for garbage among them takes a third of the time."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


class _BuiltIn(NamedTuple):
    layer: Layer
    places: _BuiltInPlaces
    knowledge: Knowledge


@cache
def _built_in() -> _BuiltIn:
    with _collector_paused():
        found = _read_built_in()
    # It stays until the program ends: the collector need not go through it again and again.
    gc.freeze()
    return found


def _read_built_in() -> _BuiltIn:
    names = [name for name in (*ENTRY_FILES, OFFICE_FILE) if (_DATA / name).is_file()]
    layer = read_layer([(name, _DATA / name, f"{_SHOWN}/{name}") for name in names], BUILT_IN)
    digest = hashlib.sha256()
    for file in sorted(_DATA.iterdir(), key=lambda file: file.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    places = _BuiltInPlaces()
    table = Place(f"{_SHOWN}/cities.txt")
    for known in (*country_entries(places.countries), *places.cities):
        # A row written by hand is richer than the table's.
        layer.entries.setdefault(known.id, (known, table))
    check_layer(layer, layer)
    index = NameIndex(known for known, _ in layer.entries.values())
    return _BuiltIn(layer, places, Knowledge(layer, places, digest.hexdigest(), index))


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
