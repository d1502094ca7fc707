"""What only all rows together can have wrong: offices that point nowhere or seat too many, names that run in a circle."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from digest.kb.rows import Layer
from digest.kb.shapes import Known, Office, Term


def check_layer(layer: Layer, own: Layer) -> None:
    """DigestError with file and line for what is wrong with the rows of ``own``, seen in the layer that holds all of them."""
    for identity in own.offices:
        _check_office(layer.offices[identity][0], layer)
    _check_circles(layer, own)


def _check_office(office: Office, layer: Layer) -> None:
    """An open term that is no longer known when the next begins does not overlap: when it ended is what nobody has written down."""
    if office.of and office.of not in layer.entries:
        raise layer.offices[office.id][1].error(f"{office.id}: no entry has the id {office.of}; correct `of` or add the entry")
    for index, term in enumerate(office.terms):
        if term.by not in layer.entries:
            raise layer.terms[office.id, index].error(f"{office.id}: no person has the id {term.by}; correct `by` or add the person")
    seated: list[Term] = []
    for index in sorted(range(len(office.terms)), key=lambda index: office.terms[index].since):
        term = office.terms[index]
        seated = [other for other in seated if other.covers(term.since)]
        if len(seated) >= office.seats:
            first = seated[-1]
            raise layer.terms[office.id, index].error(
                f"{office.id}: {term.by} takes office before {first.by} has left it; give that term its `until`, or the office its `seats`"
            )
        seated.append(term)


def _check_circles(layer: Layer, own: Layer) -> None:
    """An alias may be another entry's name (they are told apart by what the text says), but not each of two the other's."""
    holders: dict[str, list[Known]] = {}
    for known, _ in layer.entries.values():
        for name in known.name.values():
            holders.setdefault(name, []).append(known)

    @cache
    def lent(identity: str) -> tuple[str, ...]:
        known = layer.entries[identity][0]
        texts = [text for texts in known.aliases.values() for text in texts if text in holders]
        others = {other.id for text in texts for other in holders[text] if other.kind is known.kind}
        return tuple(sorted(others - {identity}))

    for identity, (known, _) in own.entries.items():
        circle = _circle(identity, lent) if known.aliases else ()
        if circle:
            raise layer.entries[identity][1].error(
                f"the names run in a circle: {' -> '.join(circle)}; each is an alias of the next, so take one of the aliases out"
            )


def _circle(start: str, lent: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """The way from an entry back to itself, over entries whose name is an alias of the one before; empty when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for following in lent(way[-1]):
            if following == start:
                return (*way, start)
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()
