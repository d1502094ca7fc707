"""Reading the knowledge base's YAML: rows to typed entries, layers laid over each other, and everything that can be wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from digest.bounded_yaml import Document, Limits, Tree, convert, read_document
from digest.findings import DigestError
from digest.kb.shapes import Country, Known, Office
from digest.model import EntityKind

ENTRY_FILES = {
    "people.yml": EntityKind.PERSON,
    "organisations.yml": EntityKind.ORGANISATION,
    "places.yml": EntityKind.PLACE,
    "capitals.yml": EntityKind.PLACE,
}
"""Files of entries, each of one kind."""
OFFICE_FILE = "offices.yml"
SITE_FILES = ("people.yml", "organisations.yml", "places.yml", OFFICE_FILE)
"""What a site's own ``seeds/kb`` may hold."""

T = TypeVar("T")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = re.compile(r"[^\W_]")
_YES_NO = {"yes": "true", "no": "false"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is written. The line is looked for when it is asked for."""

    path: str
    document: Document | None = None
    steps: tuple[str | int, ...] = ()

    @property
    def line(self) -> int:
        """The line, counted from 1."""
        return self.document.line_of(self.steps) if self.document else 1

    def error(self, message: str) -> DigestError:
        """The error to raise about this row."""
        return DigestError(message, path=self.path, line=self.line)

    def inside(self, *steps: str | int) -> Place:
        """The place of something inside the row."""
        return Place(self.path, self.document, (*self.steps, *steps))


@dataclass(slots=True)
class Layer:
    """The entries and offices of one folder (the built-in knowledge, or a site's own), each with the place of its row."""

    entries: dict[str, tuple[Known, Place]] = field(default_factory=dict)
    offices: dict[str, tuple[Office, Place]] = field(default_factory=dict)
    terms: dict[tuple[str, int], Place] = field(default_factory=dict)
    """Place of a term by office id and number of the term in its row."""


def read_layer(files: Iterable[tuple[str, Traversable | Path, str]], limits: Limits) -> Layer:
    """The given files (name, file, name shown in errors) as one layer; DigestError with file and line for what is wrong with any row."""
    layer = Layer()
    for name, file, shown in files:
        document = _rows(file, shown, limits)
        _checked_as_truth(document.tree)
        if name == OFFICE_FILE:
            _add_offices(layer, document, shown)
        else:
            _add_entries(layer, document, shown, ENTRY_FILES[name])
    return layer


def read_countries(file: Traversable, shown: str, limits: Limits) -> tuple[Country, ...]:
    """The rows of ``countries.yml``."""
    return convert(_rows(file, shown, limits), tuple[Country, ...], shown)


def _rows(file: Traversable | Path, shown: str, limits: Limits) -> Document:
    document = read_document(file, limits, shown)
    # A file without a line is a list without a row.
    return document if document.tree != {} else Document([])


def _add_entries(layer: Layer, document: Document, shown: str, kind: EntityKind) -> None:
    if isinstance(document.tree, list):
        for number, row in enumerate(document.tree):
            if isinstance(row, dict):
                if "kind" in row:
                    raise Place(shown, document, (number, "kind")).error("unknown key `kind`: the file says it; take the line out")
                row["kind"] = kind.value
    for number, known in enumerate(convert(document, tuple[Known, ...], shown)):
        place = _place_of_row(document, shown, number, known.id, layer.entries)
        if not known.name or not all(map(str.strip, known.name.values())):
            raise place.error(f"{known.id} has no name: write name: {{it: ...}}")
        if known.aliases or known.weak:
            _check_names(known, place)
        layer.entries[known.id] = known, place


def _check_names(known: Known, place: Place) -> None:
    for key, table in (("aliases", known.aliases), ("weak", known.weak)):
        for language, texts in table.items():
            if not all(map(_WORD.search, texts)):
                raise place.inside(key, language).error(f"{known.id}: one of the {key} has no letter or figure; take it out")
            if len(set(texts)) < len(texts):
                raise place.inside(key, language).error(f"{known.id}: one of the {key} stands twice; once is enough")
    for language, texts in known.aliases.items():
        if known.name.get(language) in texts:
            raise place.inside("aliases", language).error(f"{known.id} is an alias of itself: {known.name[language]!r} is its name already")


def _add_offices(layer: Layer, document: Document, shown: str) -> None:
    for number, office in enumerate(convert(document, tuple[Office, ...], shown)):
        place = _place_of_row(document, shown, number, office.id, layer.offices)
        if not office.label or not all(map(str.strip, office.label.values())):
            raise place.error(f"{office.id} has no label: write label: {{it: ...}}")
        if office.seats < 1:
            raise place.inside("seats").error(
                f"{office.id} has no seat: leave the key out, or write how many may hold the office at a time"
            )
        for index, term in enumerate(office.terms):
            here = place.inside("terms", index)
            if term.until is not None and term.until <= term.since:
                raise here.error(f"the term of {term.by} ends before it begins: `until` is the first day no longer in office")
            if term.known_until is not None and term.until is not None:
                raise here.error(f"the term of {term.by} has ended: `known_until` is for a term that is still running")
            if term.known_until is not None and term.known_until < term.since:
                raise here.error(f"the term of {term.by} was last known before it begins: correct `known_until`")
            layer.terms[office.id, index] = here
        layer.offices[office.id] = office, place


def _place_of_row(document: Document, shown: str, number: int, identity: str, taken: dict[str, tuple[T, Place]]) -> Place:
    place = Place(shown, document, (number,))
    if not _ID.fullmatch(identity):
        raise place.inside("id").error(f"{identity!r} is no id: lower-case letters, figures and single hyphens")
    if identity in taken:
        first = taken[identity][1]
        raise place.inside("id").error(f"the id {identity} is already used in {first.path}, line {first.line}: one row for each id")
    return place


def _checked_as_truth(tree: Tree) -> None:
    """Editors write ``checked: no``; the bounded reader keeps words, and the typed reader knows only true and false."""
    for row in tree if isinstance(tree, list) else ():
        if isinstance(row, dict):
            answer = row.get("checked")
            if isinstance(answer, str):
                row["checked"] = _YES_NO.get(answer.lower(), answer)
            if "terms" in row:
                _checked_as_truth(row["terms"])


def lay_over(below: Layer, above: Layer) -> Layer:
    """The layer above laid over the one below: an id they share is one entry, what the upper one states wins, lists are joined."""
    merged = Layer(dict(below.entries), dict(below.offices), dict(below.terms))
    for identity, (known, place) in above.entries.items():
        old = below.entries.get(identity)
        if old is not None and old[0].kind is not known.kind:
            raise place.error(f"the id {identity} is a {old[0].kind.value} in {old[1].path}")
        merged.entries[identity] = (known if old is None else _extended(old[0], known)), place
    for identity, (office, place) in above.offices.items():
        previous = below.offices.get(identity)
        base = previous[0] if previous else None
        terms = {(term.by, term.since): (term, below.terms[identity, i]) for i, term in enumerate(base.terms)} if base else {}
        terms |= {(term.by, term.since): (term, above.terms[identity, i]) for i, term in enumerate(office.terms)}
        label, of = (base.label | office.label, office.of or base.of) if base else (office.label, office.of)
        seats = max(office.seats, base.seats if base else 1)
        merged.offices[identity] = Office(identity, label, of, tuple(term for term, _ in terms.values()), seats), place
        merged.terms |= {(identity, i): where for i, (_, where) in enumerate(terms.values())}
    return merged


def _extended(old: Known, new: Known) -> Known:
    return msgspec.structs.replace(
        new,
        name=old.name | new.name,
        aliases=_joined(old.aliases, new.aliases),
        weak=_joined(old.weak, new.weak),
        type=new.type or old.type,
        country=new.country or old.country,
        source=new.source or old.source,
    )


def _joined(old: dict[str, tuple[str, ...]], new: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(dict.fromkeys(old.get(language, ()) + new.get(language, ()))) for language in old | new}
