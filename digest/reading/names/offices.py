"""Which office of the knowledge base the words of a role name. Sure or silent: what is said of a former, vice or acting holder names none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from digest.kb.aliases import key_of
from digest.kb.knowledge import Knowledge, Known, Office
from digest.lang.names import NameWords
from digest.model import EntityKind
from digest.reading.names.spans import Surroundings

_FEMININE = (("trice", "tore"), ("essa", "e"))


def office_of(around: Surroundings, first: int, last: int, holder: Known | None = None) -> str | None:
    """The one office that the words of a role name; None when none or several fit.

    The words must hold the office's label and its body or country, and nothing of another one. For a known ``holder`` a shorter title is
    enough (``segretario generale`` and the name; never one word alone) when it begins the label of exactly one office that the person holds
    or held and the text names the office's body or country anywhere; Italy is understood in Italian.
    """
    people = around.words.persons
    if any(around.low(place) in people.not_in_office for place in (first - 1, *range(first, last))):
        return None
    small = _small(around.words)
    places = [place for place in range(first, last) if around.low(place) not in small and around.low(place) not in people.honorifics]
    named = {place: ids for place in range(first, last) for ids in (_named_at(around, place, last),) if ids}
    stated = [_stem(around.low(place)) for place in places]
    offices = _by_word(around.knowledge, around.language, small)
    fitting: dict[str, int] = {}
    for core, alike in {core: alike for word in stated for core, alike in offices.get(word, {}).items()}.items():
        rest = _beyond(places, stated, core)
        if rest is None:
            continue
        # Towns by the hundred have an office of one name: what the other words name is looked up once for all of them.
        covered = [_covering(named, place) for place in rest]
        if not all(covered) or not (rest or (holder is not None and len(core) > 1)):
            continue
        for office, home in alike:
            named_in_all = [office.of in ids or home in ids for ids in covered]
            if all(named_in_all) and (rest or (holder is not None and _held(office, holder) and _in_text(around, office, home))):
                fitting[office.id] = len(core)
    best = [office for office, words in fitting.items() if words == max(fitting.values())]
    if len(best) == 1:
        return best[0]
    return None if best or holder is None else _by_title(around, places, named, holder)


def _beyond(places: list[int], stated: list[str], needed: tuple[str, ...]) -> list[int] | None:
    """The places of the words that are not the label's; None when a word of the label is missing."""
    left = list(needed)
    rest = []
    for place, word in zip(places, stated, strict=True):
        if word in left:
            left.remove(word)
        else:
            rest.append(place)
    return None if left else rest


def _named_at(around: Surroundings, place: int, last: int) -> tuple[int, frozenset[str]] | None:
    """The end and the ids of what is named at a word: a body, a country or its adjective."""
    demonyms = frozenset(known.id for known in around.knowledge.demonym(around.low(place), around.language))
    match = around.matches.get(place)
    if match is None or match.last > last:
        return (place + 1, demonyms) if demonyms else None
    ids = frozenset(known.id for known in match.entries) | demonyms
    return match.last, ids


def _covering(named: dict[int, tuple[int, frozenset[str]]], place: int) -> frozenset[str]:
    return frozenset(identity for first, (end, ids) in named.items() if first <= place < end for identity in ids)


def _by_title(around: Surroundings, places: list[int], named: dict[int, tuple[int, frozenset[str]]], holder: Known) -> str | None:
    found = []
    for office, core in _held_by(around.knowledge, around.language, _small(around.words)).get(holder.id, ()):
        home = _home(around.knowledge, office)
        own = [place for place in places if not {office.of, home}.isdisjoint(_covering(named, place))]
        stated = [_stem(around.low(place)) for place in places if place not in own]
        if len(stated) > 1 and list(core[: len(stated)]) == stated:
            found.append(office)
    if len(found) != 1:
        return None
    return found[0].id if _in_text(around, found[0], _home(around.knowledge, found[0])) else None


def _held(office: Office, holder: Known) -> bool:
    """Whether a term says so that somebody checked: the office read here may raise a finding."""
    return any(term.by == holder.id and term.proven for term in office.terms)


def _home(knowledge: Knowledge, office: Office) -> str:
    body = knowledge.entries.get(office.of)
    return office.of if body is None or body.kind is not EntityKind.PLACE else (body.country or body.id)


def _in_text(around: Surroundings, office: Office, home: str) -> bool:
    if office.of == "italia" and around.language == "it":
        return True
    return not office.of or not {office.of, home}.isdisjoint(_named_in_text(around))


def _named_in_text(around: Surroundings) -> set[str]:
    if not around.named:
        around.named.add("")
        around.named.update(known.id for match in around.matches.values() if not match.weak for known in match.entries)
        lows = {token.low for token in around.tokens}
        around.named.update(known.id for low in lows for known in around.knowledge.demonym(low, around.language))
    return around.named


@lru_cache(maxsize=8)
def _small(words: NameWords) -> frozenset[str]:
    return words.function_words | words.of


@lru_cache(maxsize=8)
def _held_by(knowledge: Knowledge, language: str, small: frozenset[str]) -> dict[str, list[tuple[Office, tuple[str, ...]]]]:
    """The offices that a person is proven to hold or have held, by the person's id."""
    found: dict[str, list[tuple[Office, tuple[str, ...]]]] = {}
    for office, core in _cores(knowledge, language, small):
        for holder in {term.by for term in office.terms if term.proven}:
            found.setdefault(holder, []).append((office, core))
    return found


@lru_cache(maxsize=8)
def _by_word(knowledge: Knowledge, language: str, small: frozenset[str]) -> dict[str, dict[tuple[str, ...], list[tuple[Office, str]]]]:
    """By its first word each label's core, and the offices it is the label of with the country or body that names their home."""
    found: dict[str, dict[tuple[str, ...], list[tuple[Office, str]]]] = {}
    for office, core in _cores(knowledge, language, small):
        found.setdefault(core[0], {}).setdefault(core, []).append((office, _home(knowledge, office)))
    return found


@lru_cache(maxsize=8)
def _cores(knowledge: Knowledge, language: str, small: frozenset[str]) -> tuple[tuple[Office, tuple[str, ...]], ...]:
    """Each office with the words of its label that do not name its body or country."""
    found = []
    for office in knowledge.offices.values():
        if office.seats > 1:
            # Two people in it contradict nothing.
            continue
        words = key_of(office.label.get(language) or next(iter(office.label.values()))).split()
        body = knowledge.entries.get(office.of)
        if body is not None:
            words = _without_body(knowledge, words, body, language)
        core = tuple(_stem(word) for word in words if word not in small)
        if core:
            found.append((office, core))
    return tuple(found)


def _without_body(knowledge: Knowledge, words: list[str], body: Known, language: str) -> list[str]:
    for name in sorted(_names(body), key=len, reverse=True):
        parts = key_of(name).split()
        for begin in range(1 if language == "it" else 0, len(words) - len(parts) + 1):
            if parts and words[begin : begin + len(parts)] == parts:
                return words[:begin] + words[begin + len(parts) :]
    return [word for word in words if body.id not in {country.id for country in knowledge.demonym(word, language)}]


def _names(body: Known) -> Iterator[str]:
    yield from body.name.values()
    for texts in body.aliases.values():
        yield from texts


def _stem(word: str) -> str:
    """Masculine and feminine titles alike: ``ministro`` and ``ministra``, ``direttore`` and ``direttrice``."""
    for feminine, masculine in _FEMININE:
        if word.endswith(feminine):
            word = word[: -len(feminine)] + masculine
    return word[:-1] if len(word) > 4 and word[-1] in "aeio" else word
