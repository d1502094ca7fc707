"""Who signs a text: names as written, without ``di`` and brackets. A newsroom's signature is kept as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.model import Block, BlockKind
from digest.reading.article import Article
from digest.reading.layout.line_shapes import Vocabulary, fold, is_capitalised, looks_like_name, vocabulary
from digest.values import Basis, Candidate, Sourced

_BRACKETS = " \t\n\r()[]*_|·•–—-"
_WORD = re.compile(r"[^\W_][\w'’.\-]*")
_PLACE_AFTER = re.compile(r"\s(?:in|a|da|from|à)\s")
_CLAUSE = re.compile(r"[;|]")


def read_bylines(article: Article) -> tuple[Sourced[str], ...]:
    """The authors the text names, in text order, each once. A correspondent's line without a name gives none.

    Rules are those of the blocks. Editors and helpers of an agency's closing line (``Editing by ...``) are losing candidates of the first.
    """
    words = vocabulary(article.pack.layout, article.pack.code)
    bylines: list[Sourced[str]] = []
    helpers: list[Candidate[str]] = []
    seen: set[str] = set()
    for block in article.blocks:
        if block.kind is not BlockKind.BYLINE:
            continue
        for start, end, helping in _names(block, words):
            passage = article.seed.passage(start, end)
            name = " ".join(passage.text.split())
            if helping:
                helpers.append(Candidate(name, Basis.READ, block.rule, (passage,), "not-the-author"))
            elif name.casefold() not in seen:
                seen.add(name.casefold())
                bylines.append(Sourced(name, Basis.READ, block.rule, (passage,)))
    if bylines and helpers:
        first = bylines[0]
        bylines[0] = Sourced(first.value, first.basis, first.rule, first.passages, tuple(helpers))
    return tuple(bylines)


def _names(block: Block, words: Vocabulary) -> Iterator[tuple[int, int, bool]]:
    """Spans of names in a signature, and whether they only helped."""
    text, offset = block.passage.text, block.passage.start
    start, end = _stripped(text, 0, len(text))
    line = text[start:end]
    if block.rule == "lead-alone":
        return
    lead = max((one for one in words.words.byline_leads if fold(line).startswith(one + " ")), key=len, default="")
    if block.rule in ("desk", "initials"):
        if lead and fold(line[len(lead) :]).startswith(words.words.desks):
            start, end = _stripped(text, start + len(lead), end)
        yield offset + start, offset + end, False
        return
    if block.rule == "signature":
        yield from _signature(text, offset, start, end, words)
        return
    if block.rule == "correspondent":
        yield from _after_place(text, offset, start, end, words)
        return
    if lead:
        start += len(lead)
    if fold(text[start:end]).startswith(words.words.desks):
        start, end = _stripped(text, start, end)
        yield offset + start, offset + end, False
        return
    for begin, stop in _split(text, start, end, words):
        yield offset + begin, offset + stop, False


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BRACKETS + ":,":
        start += 1
    while end > start and text[end - 1] in _BRACKETS + ":,":
        end -= 1
    return start, end


def _split(text: str, start: int, end: int, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """The names between commas and joining words; a role or place after a comma is left out."""
    joiners = "|".join(re.escape(one) for one in words.words.name_joiners)
    cuts = [(found.start(), found.end()) for found in re.finditer(rf"\s(?:{joiners})\s|,", text[:end]) if found.start() >= start]
    begins = [start, *(after for _, after in cuts)]
    for begin, stop in zip(begins, [*(before for before, _ in cuts), end], strict=True):
        begin, stop = _stripped(text, begin, stop)
        place = _PLACE_AFTER.search(text, begin, stop)
        if place is not None and looks_like_name(text[begin : place.start()], words):
            stop = place.start()
        title = any(token in words.titles for token in fold(text[begin:stop]).split())
        if looks_like_name(text[begin:stop], words) and (begin <= start + 1 or not title):
            yield begin, stop


def _signature(text: str, offset: int, start: int, end: int, words: Vocabulary) -> Iterator[tuple[int, int, bool]]:
    """``Reporting by A and B in Rome; Additional reporting by C; Editing by D``: those after the first semicolon helped."""
    begin = start
    for stop in (*(clause.start() for clause in _CLAUSE.finditer(text, start, end)), end):
        lead = re.search(r"\b(?:by|par|di|autore|autrice|autori)\b:?\s", text[begin:stop], re.IGNORECASE)
        if lead is not None:
            for one, two in _split(text, begin + lead.end(), stop, words):
                yield offset + one, offset + two, begin > start
        begin = stop + 1


def _after_place(text: str, offset: int, start: int, end: int, words: Vocabulary) -> Iterator[tuple[int, int, bool]]:
    """The name that closes a correspondent's line: after a comma, colon or line end, or the last two capitalised words of four."""
    line = text[start:end]
    for mark in ("\n", ":", ",", " - ", " – ", " — "):
        place = line.rfind(mark)
        if place >= 0:
            begin, stop = _stripped(text, start + place + len(mark), end)
            if looks_like_name(text[begin:stop], words):
                yield offset + begin, offset + stop, False
                return
    tokens = list(_WORD.finditer(line))
    capitals = [token for token in tokens if is_capitalised(token[0])]
    phrase = max((one for one in words.words.correspondents if fold(line).startswith(one)), key=len, default="")
    rest = line[len(phrase) :].strip()
    if phrase and looks_like_name(rest, words):
        begin, stop = _stripped(text, start + len(phrase), end)
        yield offset + begin, offset + stop, False
    elif len(capitals) >= 3 and capitals[-2:] == tokens[-2:]:
        yield offset + start + capitals[-2].start(), offset + start + capitals[-1].end(), False
