"""Reading the knowledge base's YAML: rows to typed entries, layers laid over each other, and everything that can be wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import msgspec

from digest.bounded_yaml import Document, Limits, Tree, convert, read_document
from digest.findings import DigestError
from digest.kb.shapes import Country, Known, Office, Term
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
_YES_NO = {"yes": "true", "no": "false"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is written: file and line."""

    path: str
    line: int

    def error(self, message: str) -> DigestError:
        """The error to raise about this row."""
        return DigestError(message, path=self.path, line=self.line)


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
    return document if document.tree != {} else Document([], document.lines)


def _add_entries(layer: Layer, document: Document, shown: str, kind: EntityKind) -> None:
    if isinstance(document.tree, list):
        for number, row in enumerate(document.tree):
            if isinstance(row, dict):
                if "kind" in row:
                    raise DigestError("unknown key `kind`: the file says it", path=shown, line=document.line_of((number, "kind")))
                row["kind"] = kind.value
    for number, known in enumerate(convert(document, tuple[Known, ...], shown)):
        place = _place_of_id(document, shown, number, known.id, layer.entries)
        if not known.name or not all(text.strip() for text in known.name.values()):
            raise place.error(f"{known.id} has no name")
        layer.entries[known.id] = known, place


def _add_offices(layer: Layer, document: Document, shown: str) -> None:
    for number, office in enumerate(convert(document, tuple[Office, ...], shown)):
        place = _place_of_id(document, shown, number, office.id, layer.offices)
        if not office.label:
            raise place.error(f"{office.id} has no label")
        for index, term in enumerate(office.terms):
            here = Place(shown, document.line_of((number, "terms", index)))
            if term.until is not None and term.until <= term.since:
                raise here.error(f"the term of {term.by} ends before it begins")
            layer.terms[office.id, index] = here
        layer.offices[office.id] = office, place


def _place_of_id(document: Document, shown: str, number: int, identity: str, taken: dict[str, tuple[T, Place]]) -> Place:
    place = Place(shown, document.line_of((number, "id")))
    if not _ID.fullmatch(identity):
        raise place.error(f"{identity!r} is no id: lower-case letters, figures and single hyphens")
    if identity in taken:
        first = taken[identity][1]
        raise place.error(f"the id {identity} is already used in {first.path}, line {first.line}")
    return place


def _checked_as_truth(tree: Tree) -> None:
    # Editors write ``checked: no``; the bounded reader keeps words, and the typed reader knows only true and false.
    if isinstance(tree, list):
        for item in tree:
            _checked_as_truth(item)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key == "checked" and isinstance(value, str):
                tree[key] = _YES_NO.get(value.lower(), value)
            elif not isinstance(value, str):
                _checked_as_truth(value)


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
        merged.offices[identity] = Office(identity, label, of, tuple(term for term, _ in terms.values())), place
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


def check_offices(layer: Layer) -> None:
    """DigestError when an office names someone or something the knowledge base lacks, or seats two holders on one day."""
    ids = layer.entries
    for office, place in layer.offices.values():
        if office.of and office.of not in ids:
            raise place.error(f"{office.id}: no entry has the id {office.of}")
        for index, term in enumerate(office.terms):
            if term.by not in ids:
                raise layer.terms[office.id, index].error(f"{office.id}: no person has the id {term.by}")
        order = sorted(range(len(office.terms)), key=lambda index: office.terms[index].since)
        for earlier, later in pairwise(order):
            first, second = office.terms[earlier], office.terms[later]
            if _overlap(first, second):
                raise layer.terms[office.id, later].error(f"{office.id}: {second.by} takes office before {first.by} has left it")


def _overlap(first: Term, second: Term) -> bool:
    return first.until is None or second.since < first.until
