"""What desks put before the first and after the last words of a paragraph, split off from the story."""

from __future__ import annotations

import re

from digest.kb.knowledge import Knowledge
from digest.model import BlockKind
from digest.reading.layout.dateline_scanner import agency_pieces
from digest.reading.layout.dateline_zone import scan_dateline
from digest.reading.layout.line_shapes import Vocabulary, fold, is_initials
from digest.reading.layout.parts import Part
from digest.reading.layout.signatures import byline_rule
from digest.reading.layout.wire_marks import is_code

_TAIL = 200
"""Characters at the end of a paragraph in which marks are looked for."""
_LONGEST_CODE = 16
_BRACKET_AT_END = re.compile(r"[-–—\s]*[(\[]([^()\[\]\n]{1,60})[)\]][\s.*_]*(?:[A-Za-z0-9]{2,4}(?:[-/][A-Za-z0-9]{2,4}){0,3}[/.]?\s*)?$")
_CREDIT_AT_END = re.compile(r"[-–—]\s*(?:foto|photo|credit|ph\.?)\b[^-–—.\n]{0,60}[-–—.\s]*$", re.IGNORECASE)
_CODE_AT_END = re.compile(r"(?<=[.!?»”\")]) ([a-z0-9]{2,4}(?:/[a-z0-9]{2,4}){1,2})\.?$", re.IGNORECASE)
_AUTHOR_BRACKET = re.compile(r"\(([^()\n]{3,60})\)\s*[-–—]?\s*")


def paragraph_parts(text: str, start: int, end: int, words: Vocabulary, knowledge: Knowledge, *, first: bool) -> list[Part]:
    """A paragraph with its dateline, its author in brackets, agency mark, credit and rights as parts of their own. The rest stays PARAGRAPH."""
    parts: list[Part] = []
    at = _author(text, start, end, words, parts)
    dateline = scan_dateline(text, at, end, words, knowledge, first=first)
    if dateline is not None:
        parts.append(Part(at, _trimmed(text, at, dateline.end), BlockKind.DATELINE, dateline.rule))
        at = _author(text, _skipped(text, dateline.end, end), end, words, parts)
    at = _skipped(text, at, end)
    closing: list[Part] = []
    stop = end
    for _ in range(4):
        part = _closing(text, at, stop, words, knowledge)
        if part is None or part.start <= at:
            break
        closing.insert(0, part)
        stop = _trimmed(text, at, part.start)
    if stop > at:
        parts.append(Part(at, stop, BlockKind.PARAGRAPH, "paragraph"))
    return parts + closing


def _author(text: str, at: int, end: int, words: Vocabulary, parts: list[Part]) -> int:
    """Take ``(di Nome Cognome)`` before the first words."""
    found = _AUTHOR_BRACKET.match(text, at, min(end, at + 80))
    if found is None or not byline_rule(found[1], words):
        return at
    parts.append(Part(at, _trimmed(text, at, found.end()), BlockKind.BYLINE, "author-in-brackets"))
    return found.end()


def _closing(text: str, start: int, end: int, words: Vocabulary, knowledge: Knowledge) -> Part | None:
    """The last mark of a paragraph, None when it ends with the story."""
    window = max(start, end - _TAIL)
    tail = text[window:end]
    opened = max(tail.rfind("("), tail.rfind("["))
    while opened > 0 and tail[opened - 1] in " -–—\t\n\r\xa0":
        opened -= 1
    found = _BRACKET_AT_END.match(tail, opened) if opened >= 0 else None
    if found is not None and found.end() == len(tail):
        begin = window + found.start()
        while begin < end and text[begin].isspace():
            begin += 1
        if agency_pieces(text, window + found.start(1), window + found.end(1), knowledge):
            return Part(begin, end, BlockKind.AGENCY_MARK, "agency-after-text")
        if fold(found[1]).strip(" .") in words.lines:
            return Part(begin, end, BlockKind.BOILERPLATE, "note-after-text")
        if is_code(found[1].strip()) and text[max(start, begin - 8) : begin].rstrip(" -–—")[-1:] in tuple('.!?»”"'):
            return Part(begin, end, BlockKind.BOILERPLATE, "sign-off-after-text")
        if byline_rule(found[1], words) or is_initials(found[1]):
            return Part(begin, end, BlockKind.BYLINE, "author-after-text")
    code = _CODE_AT_END.search(tail) if "/" in tail[-_LONGEST_CODE:] else None
    if code is not None and is_code(code[1]):
        return Part(window + code.start(1), end, BlockKind.BOILERPLATE, "sign-off-after-text")
    dash = max(tail.rfind("–"), tail.rfind("—"), tail.rfind("-"))
    for _ in range(2):
        if dash < 0:
            break
        credit = _CREDIT_AT_END.match(tail, dash)
        if credit is not None:
            return Part(window + dash, end, BlockKind.BOILERPLATE, "credit-after-text")
        dash = max(tail.rfind(mark, 0, dash) for mark in "–—-")
    return _rights(tail, window, end, words)


def _rights(tail: str, window: int, end: int, words: Vocabulary) -> Part | None:
    """``© RIPRODUZIONE RISERVATA`` after the last sentence."""
    lowered = tail.casefold()
    if len(lowered) != len(tail):
        return None
    begins = [place for phrase in words.rights if (place := lowered.rfind(phrase)) >= 0]
    begin = min(begins, default=-1)
    if begin < 0 or len(fold(tail[begin:])) > 100:
        return None
    before = tail[:begin].rstrip(" ©-–—|\t\n\r")
    if not before or before[-1] not in '.!?»”")]…':
        return None
    return Part(
        window + len(before) + len(tail[len(before) :]) - len(tail[len(before) :].lstrip()), end, BlockKind.BOILERPLATE, "rights-after-text"
    )


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _skipped(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
