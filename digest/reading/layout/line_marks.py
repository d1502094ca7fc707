"""Lines that are no story: dates, signatures, agency marks, captions, standing phrases. Judged by their words and shape, wherever they stand."""

from __future__ import annotations

import re

from digest.kb.knowledge import Knowledge
from digest.model import BlockKind
from digest.reading.layout.boilerplate import boilerplate_rule, is_rights_line
from digest.reading.layout.captions import credited_picture
from digest.reading.layout.dateline_scanner import agency_pieces
from digest.reading.layout.line_shapes import (
    LONGEST_LINE,
    Vocabulary,
    date_shape,
    ends_sentence,
    fold,
    is_capitalised,
    looks_like_name,
    word_count,
)
from digest.reading.layout.parts import Part
from digest.reading.layout.release_marks import release_parts
from digest.reading.layout.signatures import byline_rule
from digest.reading.layout.wire_marks import is_code, is_sign_off, wire_parts

_LONGEST_SOURCE = 10
"""Words of a line that only names a source, its label included."""
_COLLECTOR = re.compile(r"date:? (\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![\w-])")
_SEGMENT = re.compile(r"\s+(?:[-–—|•·/]|\|\|)\s+|\s*[|•]\s*|\t+")
_SIGN = re.compile(r"[-–—|•·/\t]")
"""Without which a line has one segment."""
_HOURS = re.compile(r"[\s\d:.h]{3,8}")
_BRACKETED = re.compile(r"[-–—\s]*[(\[]([^()\[\]\n]{1,60})[)\]][\s.*_]*")


def collector_mark(text: str, start: int, end: int) -> int | None:
    """Where the mark `` date 2024-05-02 `` that a collector put before a text ends; None when the unit does not begin with one."""
    found = _COLLECTOR.match(text, start, min(end, start + 40))
    return found.end() if found else None


def line_parts(text: str, start: int, end: int, words: Vocabulary, knowledge: Knowledge) -> list[Part]:
    """What a whole line is made of when it is no story; an empty list when it is, or when only its place can tell.

    A line of several segments (``12.03.24 - Redazione Sport``) gives several parts. Position is not looked at.
    """
    if end - start > LONGEST_LINE:
        return []
    line = text[start:end]
    parts = wire_parts(text, start, end, words, knowledge) or release_parts(text, start, end, words)
    if parts:
        return parts
    rule = date_shape(line, words)
    parts = _glued(text, start, end, words) if rule is None else []
    if parts:
        return parts
    if rule is None or len(_SEGMENT.split(line)) > 1:
        parts = _segments(text, start, end, words)
        if parts:
            return parts
    if rule is not None:
        return [Part(start, end, BlockKind.DATE_LINE, rule)]
    rule = byline_rule(line, words)
    if rule:
        return [Part(start, end, BlockKind.BYLINE, rule)]
    parts = _agency_line(text, start, end, words, knowledge)
    if parts:
        return parts
    rule = boilerplate_rule(line, words)
    if rule:
        return _with_agency(text, Part(start, end, BlockKind.BOILERPLATE, rule), knowledge)
    rule = credited_picture(line, words, knowledge)
    if rule:
        return [Part(start, end, BlockKind.BOILERPLATE, rule)]
    return []


def _with_agency(text: str, part: Part, knowledge: Knowledge) -> list[Part]:
    """A credit line that ends with an agency's mark in brackets: the mark is a part of its own."""
    if part.rule != "caption":
        return [part]
    opened = text.rfind("(", part.start + 1, part.end)
    closed = text.find(")", opened, part.end) if opened > 0 else -1
    if opened < 0 or closed < 0 or text[closed + 1 : part.end].strip(" ."):
        return [part]
    # ``(ANSA/Nome Cognome)`` credits the picture; codes of the desk beside the agency sign the text.
    if not agency_pieces(text, opened + 1, closed, knowledge) or any(
        len(word) > 4 for word in _others(text[opened + 1 : closed], knowledge)
    ):
        return [part]
    before = opened
    while before > part.start and text[before - 1].isspace():
        before -= 1
    if not any(character.isalpha() for character in text[part.start : before]):
        return [part]
    return [Part(part.start, before, part.kind, part.rule), Part(opened, part.end, BlockKind.AGENCY_MARK, "agency-after-credit")]


def _others(content: str, knowledge: Knowledge) -> list[str]:
    """What stands in a bracket beside agencies' names."""
    return [piece.strip(" .") for piece in re.split(r"[/,|–-]", content) if knowledge.agency(piece.strip(" .")) is None]


def _segments(text: str, start: int, end: int, words: Vocabulary) -> list[Part]:
    """A line of dates, names and labels with dashes or bars between them, as parts; empty when it is not one."""
    if end - start > 240:
        return []
    if _SIGN.search(text, start, end) is None:
        return []
    cuts = [(found.start() + start, found.end() + start) for found in _SEGMENT.finditer(text[start:end])]
    if not cuts or len(cuts) > 6:
        return []
    begins = [start, *(after for _, after in cuts)]
    kinds: list[tuple[BlockKind | None, str]] = []
    for begin, stop in zip(begins, [*(before for before, _ in cuts), end], strict=True):
        kinds.append(_segment_kind(text[begin:stop], words))
    # A time alone dates nothing: ``21.00 - Piazza Maggiore`` is a programme.
    found = [kind for kind, rule in kinds if kind is not None and rule != "label-beside-date"]
    signed = BlockKind.DATE_LINE in found or BlockKind.BYLINE in found
    if not signed:
        return []
    dated = BlockKind.DATE_LINE in found
    parts: list[Part] = []
    for place, (begin, (kind, rule)) in enumerate(zip(begins, kinds, strict=True)):
        stop = begins[place + 1] if place + 1 < len(begins) else end
        segment = text[begin:stop].strip(" |•·-–—/\t")
        if kind is None:
            if looks_like_name(segment, words) and dated:
                kind, rule = BlockKind.BYLINE, "name-beside-date"
            elif word_count(segment) <= 4 and not ends_sentence(segment) and dated:
                kind, rule = (BlockKind.KICKER, "label-before-date") if not parts else (BlockKind.DATE_LINE, "label-beside-date")
            else:
                return []
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        if parts and parts[-1].kind is kind and rule == "label-beside-date":
            parts[-1] = Part(parts[-1].start, stop, kind, parts[-1].rule)
        else:
            parts.append(Part(begin, stop, kind, rule))
    return parts


def _glued(text: str, start: int, end: int, words: Vocabulary) -> list[Part]:
    """``Di Redazione 12 luglio 2023``, ``12 luglio 2023 di Nome Cognome``: a signature and a date with nothing between them."""
    line = text[start:end]
    if len(line) > 120:
        return []
    if not any(map(str.isdigit, line)):
        return []
    digits = [place for place, character in enumerate(line) if character.isdigit()]
    after = line.find(" ", digits[-1])
    for cut in (digits[0], after + 1 if after > 0 else 0):
        head, tail = line[:cut].rstrip(), line[cut:]
        if not head or not tail:
            continue
        first = _date_or_byline(head.rstrip(",-–—| "), words)
        second = _date_or_byline(tail, words) if first is not None else None
        if first is not None and second is not None and first[0] is not second[0]:
            return [Part(start, start + len(head), *first), Part(start + cut, end, *second)]
    return []


def _date_or_byline(segment: str, words: Vocabulary) -> tuple[BlockKind, str] | None:
    rule = date_shape(segment, words)
    if rule:
        return BlockKind.DATE_LINE, rule
    rule = byline_rule(segment, words)
    if rule:
        return BlockKind.BYLINE, rule
    return (BlockKind.DATE_LINE, "label-beside-date") if _HOURS.fullmatch(segment) else None


def _segment_kind(segment: str, words: Vocabulary) -> tuple[BlockKind | None, str]:
    told = _date_or_byline(segment, words)
    if told is not None:
        return told
    rule = boilerplate_rule(segment, words)
    if rule in ("standing-line", "standing-start"):
        return BlockKind.BOILERPLATE, rule
    return None, ""


def _agency_line(text: str, start: int, end: int, words: Vocabulary, knowledge: Knowledge) -> list[Part]:
    """``(ANSA).``, ``(Est/Adnkronos)``, ``Fonte: ANSA``, ``ab/cde/fg`` as a line of its own."""
    if end - start > 80:
        return []
    line = text[start:end]
    found = _BRACKETED.match(line)
    if found is not None:
        rest = line[found.end() :].strip(" .")
        pictured = fold(found[1]).startswith(words.captions)
        if (
            not pictured
            and agency_pieces(text, start + found.start(1), start + found.end(1), knowledge)
            and (not rest or is_sign_off(rest, words))
        ):
            return [Part(start, end, BlockKind.AGENCY_MARK, "agency-line")]
        if (
            not pictured
            and rest
            and date_shape(rest, words)
            and agency_pieces(text, start + found.start(1), start + found.end(1), knowledge)
        ):
            closing = start + line.index(rest, found.end() - 1)
            mark = start + len(line[: closing - start].rstrip())
            return [
                Part(start, mark, BlockKind.AGENCY_MARK, "agency-line"),
                Part(closing, end, BlockKind.DATE_LINE, "bare-date"),
            ]
        if not rest and found.end() == len(line) and is_code(found[1].strip()):
            return [Part(start, end, BlockKind.BOILERPLATE, "sign-off")]
    folded = fold(line)
    for forms in words.sources if folded.startswith(words.any_source) else ():
        if folded.startswith(forms):
            colon = line.index(":")
            if agency_pieces(text, start + colon + 1, end - len(line) + len(line.rstrip(" .)")), knowledge):
                return [Part(start, end, BlockKind.AGENCY_MARK, "source-line")]
            name = line[colon + 1 :].strip()
            if is_capitalised(name) and word_count(line) <= _LONGEST_SOURCE and "," not in name:
                return [Part(start, end, BlockKind.BOILERPLATE, "source-line")]
    if is_sign_off(line.strip(), words):
        return [Part(start, end, BlockKind.BOILERPLATE, "sign-off")]
    if folded.strip(" .-–—*_©") in words.words.picture_agencies:
        return [Part(start, end, BlockKind.BOILERPLATE, "caption")]
    if word_count(line) <= 3 and knowledge.agency(line.strip(" .-–—*_")) and not is_rights_line(line, words):
        return [Part(start, end, BlockKind.AGENCY_MARK, "agency-line")]
    return []
