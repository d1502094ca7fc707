"""Which offices the knowledge base knows of the persons of a text, so that ``il premier`` alone can mean somebody the text only names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from digest.kb.knowledge import Knowledge
from digest.model import Entity, EntityKind
from digest.values import Sourced


def offices_held(entities: Iterable[Sourced[Entity]], knowledge: Knowledge, language: str) -> Mapping[str, tuple[str, ...]]:
    """What the offices that known persons of a text hold or held are called in a language, by the person's slug.

    Terms are not compared with any day: who speaks is asked before the text's date is known, and former holders are called by their
    office as well (``l'ex premier``).
    """
    labels = _labels(knowledge, language)
    people = (sourced.value for sourced in entities if sourced.value.kind is EntityKind.PERSON)
    return {person.slug: labels[person.known_as] for person in people if person.known_as is not None and person.known_as in labels}


@lru_cache(maxsize=8)
def _labels(knowledge: Knowledge, language: str) -> Mapping[str, tuple[str, ...]]:
    held: dict[str, list[str]] = {}
    for office in knowledge.offices.values():
        label = office.label.get(language)
        for holder in dict.fromkeys(term.by for term in office.terms):
            if label is not None:
                held.setdefault(holder, []).append(label)
    return {holder: tuple(labels) for holder, labels in held.items()}
