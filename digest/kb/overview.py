"""What a reviewer of the knowledge base should look at: rows nobody checked, terms nobody has looked at since, names that several claim."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from digest.kb.knowledge import Knowledge
from digest.kb.rows import Place
from digest.kb.shapes import Term


@dataclass(frozen=True, slots=True)
class UncheckedRow:
    """A row that raises no finding because its source was not opened, or because it names none."""

    place: Place
    what: str
    """The id of the entry, or of the office and its holder (``capo: ada-neri``)."""
    source: str
    """Where to look; empty when the row does not tell."""
    term: bool


@dataclass(frozen=True, slots=True)
class OutdatedTerm:
    """An open term that nobody has looked at since a day before the one asked about."""

    place: Place
    office: str
    term: Term


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name that several entries of one kind go by: resolved by what a text says, else left open."""

    name: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The state of a knowledge base on a day."""

    day: datetime.date
    entries: dict[str, int]
    """How many by kind."""
    offices: int
    terms: int
    checked_terms: int
    unchecked: tuple[UncheckedRow, ...]
    """In the order of files and lines."""
    outdated: tuple[OutdatedTerm, ...]
    """Longest ago first."""
    shared: tuple[SharedName, ...]


def overview(knowledge: Knowledge, day: datetime.date) -> Overview:
    """The state of the built-in and the site's rows; tables that commands build from others' data (cities, countries) are not reviewed."""
    rows = knowledge.rows
    unchecked = [
        UncheckedRow(place, known.id, known.source, term=False)
        for known, place in rows.entries.values()
        if place.document is not None and not known.proven
    ]
    outdated = []
    terms = checked = 0
    for office, _ in rows.offices.values():
        for index, term in enumerate(office.terms):
            place = rows.terms[office.id, index]
            terms += 1
            checked += term.proven
            if not term.proven:
                unchecked.append(UncheckedRow(place, f"{office.id}: {term.by}", term.source, term=True))
            if term.outdated(day):
                outdated.append(OutdatedTerm(place, office.id, term))
    kinds: dict[str, int] = {}
    for known in knowledge.entries.values():
        kinds[known.kind.value] = kinds.get(known.kind.value, 0) + 1
    return Overview(
        day,
        dict(sorted(kinds.items())),
        len(rows.offices),
        terms,
        checked,
        tuple(sorted(unchecked, key=lambda row: (row.place.path, row.place.line, row.what))),
        tuple(sorted(outdated, key=lambda found: (found.term.known_until or day, found.office, found.term.by))),
        tuple(SharedName(key, tuple(known.id for known in claimed)) for key, claimed in knowledge.names.ambiguous()),
    )
