"""Which characters of a text are quotation marks, and which way each of them looks."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

_MARK = re.compile(r"<<|>>|``|'{2,3}|’’’?|‘‘|[\"“”„‟«»＂'‘’‚‹›]")
_FAMILIES = {
    **dict.fromkeys("“”„‟", "curly"),
    **dict.fromkeys(("«", "»", "<<", ">>"), "angle"),
    **dict.fromkeys(('"', "＂"), "straight"),
    **dict.fromkeys(("''", "``", "’’", "‘‘"), "doubled"),
    **dict.fromkeys("'‘’‚‹›", "single"),
}
_OPENERS = frozenset(("“", "„", "‟", "«", "<<", "``", "‘‘", "‘", "‚", "‹"))
_CLOSERS = frozenset(("”", "»", ">>", "’’", "’", "›"))
_BEFORE_OPENER = frozenset("([{-–—/:=>|'’“«„\"‘…")
_AFTER_CLOSER = frozenset(".,;:!?)]}-–—/…|”»\"’'<")
_DECORATION = "*_"


class Mark(msgspec.Struct, frozen=True):
    """One quotation mark and the directions in which it can be read. ``stretch`` counts the stretches of text that were searched."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    stretch: int


def find_marks(text: str, stretches: Sequence[tuple[int, int]]) -> list[Mark]:
    """The quotation marks within stretches of a text, apostrophes between letters left out, in text order."""
    marks: list[Mark] = []
    for number, (first, last) in enumerate(stretches):
        for found in _MARK.finditer(text, first, last):
            start, end = found.span()
            inside_word = first < start and end < last and text[start - 1].isalnum() and text[end].isalnum()
            if not (inside_word and _FAMILIES.get(found[0]) == "single"):
                marks.extend(_read_mark(text, start, end, first, last, number))
    return marks


def _read_mark(text: str, start: int, end: int, first: int, last: int, stretch: int) -> list[Mark]:
    glyph = text[start:end]
    before = _neighbour(text, start - 1, -1, first, last)
    after = _neighbour(text, end, 1, first, last)
    if len(glyph) == 3:
        # A single mark and a doubled one meet: the doubled one is the outer.
        opens = before.isspace() or before in _BEFORE_OPENER
        return [Mark(start, end - 1, "doubled", True, False, stretch) if opens else Mark(start + 1, end, "doubled", False, True, stretch)]
    family = _FAMILIES[glyph]
    if family in ("straight", "doubled") and before.isdigit() and after.isdigit():
        # ``2'05"38``: minutes and seconds.
        return []
    if family == "single":
        return _read_single(glyph, before, after, start, end, stretch, text)
    after_space = before.isspace() or before in _BEFORE_OPENER
    before_space = after.isspace() or after in _AFTER_CLOSER
    touches_word = not after.isspace() and (after.isalnum() or after not in _AFTER_CLOSER)
    if glyph in _OPENERS:
        wrong_way = not after_space and before_space and not before.isspace()
        return [Mark(start, end, family, not wrong_way, wrong_way, stretch)]
    if glyph in _CLOSERS:
        wrong_way = before.isspace() and touches_word
        return [Mark(start, end, family, wrong_way, not wrong_way, stretch)]
    if before.isspace():
        # ``" ...`` and marks set between two spaces can be either: the state of the reading decides.
        return [Mark(start, end, family, True, not touches_word, stretch)]
    if touches_word:
        return [Mark(start, end, family, True, not after_space, stretch)]
    return [Mark(start, end, family, before in "([{:'’" and not after.isspace(), True, stretch)]


def _read_single(glyph: str, before: str, after: str, start: int, end: int, stretch: int, text: str) -> list[Mark]:
    if before.isalnum() and after.isalnum():
        return []
    opens = glyph != "’" and glyph != "›" and not before.isalnum() and (after.isalpha() or after in '¿¡«“"')
    if after.isdigit() and not text[end : end + 3].isdigit() and glyph == "‘":
        opens = False
    closes = glyph not in "‘‚‹" and not before.isspace() and not after.isalnum()
    return [Mark(start, end, "single", opens, closes and not opens, stretch)] if opens or closes else []


def _neighbour(text: str, at: int, step: int, first: int, last: int) -> str:
    # Markdown's emphasis signs are no neighbours; two of them at most, or a line of stars would be walked again for each mark.
    for _ in range(3):
        if not first <= at < last:
            return " "
        if text[at] not in _DECORATION:
            return text[at]
        at += step
    return " "
