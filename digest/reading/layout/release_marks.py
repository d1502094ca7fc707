"""Marks of press releases: their number (``Comunicato stampa n. 12 del 3 marzo 2024``), labels before their parts (``Oggetto:``)."""

from __future__ import annotations

import re

from digest.model import BlockKind
from digest.reading.layout.line_shapes import Vocabulary, date_shape, fold
from digest.reading.layout.parts import Part

_NUMBER = re.compile(r"\s*[.:]?\s*\d{1,5}(?:\s?/\s?(?:\d{2,4}|[A-Za-z]{1,3}))?\b")
_JOINT = re.compile(r"[\s,;|–—-]*(?:del\b|dell['’]|of\b|du\b)?\s*", re.IGNORECASE)


def release_parts(text: str, start: int, end: int, words: Vocabulary) -> list[Part]:
    """A line that numbers a release: boilerplate, and its date if it has one. An empty list for other lines."""
    if end - start > 90:
        return []
    line = text[start:end]
    at = _after_name(line, words)
    if at == 0:
        return []
    mark = next((one for one in sorted(words.words.release_numbers, key=len, reverse=True) if line[at:].casefold().startswith(one)), None)
    if mark is None:
        return []
    number = _NUMBER.match(line, at + len(mark))
    if number is None:
        return []
    joint = _JOINT.match(line, number.end())
    rest = joint.end() if joint is not None else number.end()
    if not line[rest:].strip(" .-–—|"):
        return [Part(start, end, BlockKind.BOILERPLATE, "release-number")]
    if date_shape(line[rest:], words) is None:
        return []
    before = len(line[:rest].rstrip())
    return [
        Part(start, start + before, BlockKind.BOILERPLATE, "release-number"),
        Part(start + rest, end, BlockKind.DATE_LINE, "published-line"),
    ]


def _after_name(line: str, words: Vocabulary) -> int:
    """Where the number may begin after ``Comunicato stampa``; 0 when the line does not begin so."""
    lowered = line.casefold()
    if not lowered.startswith(words.words.release_names):
        return 0
    name = max((one for one in words.words.release_names if lowered.startswith(one)), key=len, default="")
    at = len(name)
    if not name or at >= len(line) or line[at].isalnum():
        return 0
    while at < len(line) and line[at] in " \t\xa0:-–—":
        at += 1
    return at


def part_label(line: str, words: Vocabulary) -> tuple[str, int]:
    """The part a sender's label announces (``headline``, ``kicker``, ``standfirst``, ``story``) and where its words begin; ("", 0) without label."""
    colon = line.find(":", 0, 20)
    if colon <= 0:
        return "", 0
    name = fold(line[:colon]).strip(" .")
    labels = words.words.part_labels
    roles = (("headline", labels.headline), ("kicker", labels.kicker), ("standfirst", labels.standfirst), ("story", labels.story))
    for role, known in roles:
        if name in known:
            begin = colon + 1
            while begin < len(line) and line[begin].isspace():
                begin += 1
            return role, begin
    return "", 0
