"""Which office of the knowledge base the words of a role name."""

from __future__ import annotations

from functools import lru_cache

from digest.kb.aliases import key_of
from digest.kb.knowledge import Knowledge, Office
from digest.reading.name_spans import Surroundings


def office_of(around: Surroundings, first: int, last: int) -> str | None:
    """The one office whose label these words hold and whose body or country they do not contradict; None when none or several fit."""
    small = around.words.function_words | around.words.of
    stated = [token.low for token in around.tokens[first:last] if token.low not in small]
    offices = _by_word(around.knowledge, around.language)
    candidates = {office.id: (office, label) for word in set(stated) for office, label in offices.get(word, ())}
    fitting = []
    for office, label in candidates.values():
        needed = [word for word in label if word not in small]
        if not needed or not all(word in stated for word in needed):
            continue
        if _agrees(around, office, [word for word in stated if word not in needed]):
            fitting.append((len(needed), office.id))
    fitting.sort(reverse=True)
    if not fitting or (len(fitting) > 1 and fitting[0][0] == fitting[1][0]):
        return None
    return fitting[0][1]


def _agrees(around: Surroundings, office: Office, rest: list[str]) -> bool:
    """The words beyond the label name the office's own country or body, or nobody else's; without any, the country is the language's own."""
    knowledge = around.knowledge
    body = knowledge.entries.get(office.of)
    if body is None:
        return not rest
    home = body.country or body.id
    countries = [country.id for word in rest for country in knowledge.demonym(word, around.language)]
    countries += [name.known.id for word in rest for name in knowledge.names.lookup(word) if name.known.type == "country"]
    if countries:
        return home in countries
    own = {
        word
        for text in (*body.name.values(), *(alias for texts in body.aliases.values() for alias in texts))
        for word in key_of(text).split()
    }
    if any(word in own for word in rest):
        return True
    label = " ".join(office.label.values())
    if any(word in own for word in key_of(label).split() if len(word) > 2):
        return True
    return body.id == "italia" and around.language == "it"


@lru_cache(maxsize=8)
def _by_word(knowledge: Knowledge, language: str) -> dict[str, list[tuple[Office, tuple[str, ...]]]]:
    found: dict[str, list[tuple[Office, tuple[str, ...]]]] = {}
    for office in knowledge.offices.values():
        label = tuple(key_of(office.label.get(language) or next(iter(office.label.values()))).split())
        if label:
            found.setdefault(label[0], []).append((office, label))
    return found
