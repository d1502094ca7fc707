"""What a briefing says twice: narrow and certain checks inside one text. Each tells both passages and never who is right.

To extend: add a function to CHECKS, its code to ``findings.CODES`` and its words to ``lang/*/findings.yml``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from digest.findings import Finding, find
from digest.model import Briefing, Entity, Role, Seed
from digest.values import Passage, Sourced

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 3
"""A title of fewer words (``ministro degli Esteri``) may be held by several people, one in each country."""
_LOOK_BACK = 24
"""Characters before a title or a name in which a word like ``ex`` changes its meaning."""
_SENTENCE = 200
"""Characters before and after a title, within its sentence, in which a year tells that another time is spoken of."""
_FORMER = (
    r"ex|gi[àa]|allora|neo|nuov[oa]|futur[oa]|vice|predecessor[ei]|successor[ei]|former|then|new|deputy|acting|outgoing|incoming|interim"
)
_NOT_NOW = re.compile(rf"(?i)\b(?:{_FORMER})[\s-]*$")
_STATED_PAST = re.compile(rf"(?i)^(?:{_FORMER})\b")
_OTHER_TIME = re.compile(r"(?i)\b(?:1[89]|20)\d\d\b|\b(?:all'epoca|all’epoca|a suo tempo|at the time|back then)\b")
_HANDOVER = re.compile(
    r"(?i)\b(?:predecessor|successor|succed|subentr|avvicenda|passaggio di consegne|al posto di|prende(?:rà)? il posto|succeed|"
    r"hand(?:s|ed)? over|takes? over)"
)
"""Words of a text that tells how an office passes from one to the other: two holders are what it is about."""
_FULL_STOP = re.compile(r"[.!?\n](?=\s|$)")
_SMALL = frozenset(
    [
        "il",
        "lo",
        "la",
        "i",
        "gli",
        "le",
        "l",
        "di",
        "del",
        "dello",
        "della",
        "dei",
        "degli",
        "delle",
        "dell",
        "d",
        "the",
        "of",
        "a",
        "an",
        "and",
        "e",
    ]
)

Check = Callable[[Briefing], Iterator[Finding]]


def two_holders(briefing: Briefing) -> Iterator[Finding]:
    """The text gives one office, in the same words or as the knowledge base knows it, to two people at once."""
    if _HANDOVER.search(briefing.seed.text):
        return
    held: defaultdict[tuple[str, ...], list[tuple[Entity, Passage, str]]] = defaultdict(list)
    for person in briefing.people:
        if not all(_now(briefing.seed, mention.passage) for mention in person.value.mentions):
            continue
        offices = set()
        for role in person.value.roles:
            key = _office(role)
            if key is None or key in offices or not role.passages or not _held_now(briefing.seed, role.passages[0]):
                continue
            offices.add(key)
            held[key].append((person.value, role.passages[0], role.value.words))
    for first, second in _pairs(held):
        (one, one_passage, words), (other, other_passage, _) = first, second
        yield find(
            "two-holders",
            briefing.name,
            line=briefing.seed.line_of(max(one_passage.start, other_passage.start)),
            passages=(one_passage, other_passage) if one_passage.start <= other_passage.start else (other_passage, one_passage),
            office=words,
            first=one.name,
            second=other.name,
        )


CHECKS: tuple[Check, ...] = (two_holders,)


def checked(briefing: Briefing, ignored: frozenset[str] = frozenset()) -> Briefing:
    """The briefing with what the checks found added to its findings, without the codes that the desk settled for it."""
    found = [finding for check in CHECKS for finding in check(briefing)]
    return replace(briefing, findings=tuple(finding for finding in (*briefing.findings, *found) if finding.code not in ignored))


def _office(role: Sourced[Role]) -> tuple[str, ...] | None:
    """What makes two roles one office: its identity in the knowledge base, else its words when there are enough of them."""
    if role.value.office:
        return ("office", role.value.office)
    words = tuple(word for word in _WORD.findall(role.value.words.casefold()) if word not in _SMALL)
    return words if len(words) >= _ENOUGH_WORDS else None


def _now(seed: Seed, passage: Passage) -> bool:
    return _NOT_NOW.search(seed.text[max(0, passage.start - _LOOK_BACK) : passage.start]) is None


def _held_now(seed: Seed, passage: Passage) -> bool:
    """Whether nothing in a title's sentence says that it is not held at the time of the text."""
    before = seed.text[max(0, passage.start - _SENTENCE) : passage.start]
    ends = [stop.end() for stop in _FULL_STOP.finditer(before)]
    after = _FULL_STOP.split(seed.text[passage.end : passage.end + _SENTENCE], maxsplit=1)[0]
    sentence = before[ends[-1] if ends else 0 :] + passage.text + after
    return _now(seed, passage) and not _STATED_PAST.search(passage.text) and not _OTHER_TIME.search(sentence)


def _pairs(
    held: dict[tuple[str, ...], list[tuple[Entity, Passage, str]]],
) -> Iterator[tuple[tuple[Entity, Passage, str], tuple[Entity, Passage, str]]]:
    """The first two different holders of each office; a title that only adds words to a shorter one is the same office."""
    keys = sorted(held)
    done: set[frozenset[str]] = set()
    for index, key in enumerate(keys):
        holders = list(held[key])
        for longer in keys[index + 1 :]:
            if key[0] == "office" or longer[: len(key)] != key:
                break
            holders += held[longer]
        people: dict[str, tuple[Entity, Passage, str]] = {}
        for holder in holders:
            people.setdefault(holder[0].slug, holder)
        if len(people) < 2:
            continue
        first, second = sorted(people.values(), key=lambda holder: holder[1].start)[:2]
        pair = frozenset((first[0].slug, second[0].slug))
        if pair not in done:
            done.add(pair)
            yield first, second
