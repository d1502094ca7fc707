"""Marks of agencies' wires that are no story: ``ZCZC`` heads, codes of the desk, day and hour of filing, ``NNNN``."""

from __future__ import annotations

import re

from digest.kb.knowledge import Knowledge
from digest.model import BlockKind
from digest.reading.layout.dateline_scanner import agency_pieces
from digest.reading.layout.line_shapes import Vocabulary, date_shape, first_word
from digest.reading.layout.parts import Part

_LONGEST = 90
_CODE = re.compile(r"[a-z0-9]{2,4}(?:[-/][a-z0-9]{2,6}){1,3}[-/.]?(?: [a-z]{3})?", re.IGNORECASE)
_LONE_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{1,3}[-/.]?")
_HEAD = re.compile(r"ZCZC\b")
_HEAD_CODES = re.compile(r"[A-Z0-9/.-]{1,5}(?: +[A-Z0-9/.-]{1,5}){0,5}")
_STAMP = re.compile(r"\d{6}[A-Z]? [A-Z]{3} \d{2}")
"""Day and hour in one number, month, year: ``121640 MAR 25``."""
_END = re.compile(r"N{3,5}")
_DAY = re.compile(r"\d{1,2}[-/.](?:[A-Za-z]{3}|\d{1,2})(?:[-/.](?:\d{4}|\d{2}))?")
_DAY_AND_YEAR = re.compile(r"\d{1,2}[-/.](?:[A-Za-z]{3}|\d{1,2})[-/.](?:\d{4}|\d{2})")
_HOUR = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?")
_NUMBER = re.compile(r"[(\[]?\d{1,6}[)\]]?|[-–—]+")
_SERIAL = re.compile(r"ISSN")
_WIRE_WORDS = ("ZCZC", "NNN", "ISSN")
"""With which the words of letters alone begin that only a wire has."""
_TOKEN = re.compile(r"\([^()\n]{1,40}\)\.?|\S+")


def is_code(text: str) -> bool:
    """Initials of those who wrote, filed and checked a report: ``mgg/com``, ``RMX-CRT/``, ``Red/Cro``. Short and in two parts at least."""
    return len(text) <= 24 and _CODE.fullmatch(text) is not None and any(character.isalpha() for character in text)


def is_lone_code(text: str) -> bool:
    """One group of letters (``Fgl``, ``Ppa-``): a code only where a wire ends."""
    return _LONE_CODE.fullmatch(text) is not None


def is_sign_off(line: str, words: Vocabulary) -> bool:
    """Codes of the desk at the end of an agency's report, with the day and time it was filed or without.

    A hyphen alone makes no code here (``Nord-Sud``): see ``is_code``.
    """
    if len(line) > 40:
        return False
    pieces = line.split()
    codes = [piece for piece in pieces if "/" in piece and is_code(piece.rstrip("."))]
    rest = " ".join(piece for piece in pieces if piece not in codes)
    return len(codes) == 1 and codes[0] == codes[0].lower() and (not rest or date_shape(rest, words) is not None)


def is_head_codes(line: str) -> bool:
    """The line of codes below ``ZCZC`` (``ECO --/T``)."""
    return len(line) <= 30 and _HEAD_CODES.fullmatch(line) is not None


def wire_parts(text: str, start: int, end: int, words: Vocabulary, knowledge: Knowledge) -> list[Part]:
    """A line that only a wire has, as parts: its agency's mark, its date where it names the year, the rest boilerplate. Else an empty list."""
    if end - start > _LONGEST:
        return []
    line = text[start:end]
    first = first_word(line)
    if first.isalpha() and not first.startswith(_WIRE_WORDS):
        return []
    if _HEAD.match(line):
        return [Part(start, end, BlockKind.BOILERPLATE, "wire-head")]
    if _STAMP.fullmatch(line.strip()):
        return [Part(start, end, BlockKind.BOILERPLATE, "wire-end")]
    kinds: list[tuple[int, int, BlockKind]] = []
    ended = number = False
    for found in _TOKEN.finditer(line):
        token = found[0]
        kind = BlockKind.BOILERPLATE
        if _END.fullmatch(token):
            ended = True
        elif _DAY.fullmatch(token):
            kind = BlockKind.DATE_LINE if _DAY_AND_YEAR.fullmatch(token) and date_shape(token, words) else kind
        elif _SERIAL.fullmatch(token):
            number = True
        elif token[:1] == "(" and agency_pieces(text, start + found.start() + 1, start + found.start() + token.rfind(")"), knowledge):
            kind = BlockKind.AGENCY_MARK
        elif not (_HOUR.fullmatch(token) or _NUMBER.fullmatch(token) or is_code(token)):
            return []
        kinds.append((start + found.start(), start + found.end(), kind))
    if not kinds or not (ended or number):
        return []
    parts: list[Part] = []
    for begin, stop, kind in kinds:
        if parts and (parts[-1].kind is kind or (parts[-1].kind is BlockKind.DATE_LINE and _HOUR.fullmatch(text[begin:stop]))):
            parts[-1] = Part(parts[-1].start, stop, parts[-1].kind, parts[-1].rule)
        else:
            rule = {BlockKind.DATE_LINE: "bare-date", BlockKind.AGENCY_MARK: "agency-line"}.get(kind, "wire-end")
            parts.append(Part(begin, stop, kind, rule))
    return parts
