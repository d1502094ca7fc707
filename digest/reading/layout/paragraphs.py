"""From lines to units: what belongs together as one line, headline or paragraph. Knows wrapped lines and words broken at line ends."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from digest.reading.layout.line_shapes import FULL_STOP, LONGEST_LINE, STOP

_WIDEST_WRAP, _NARROWEST_WRAP = 120, 25
_LONG_LINE = 40
"""Characters of a line above the story from which it may be broken."""
_BULLET = re.compile(r"(?:[-–—*•·▪◦●‣]|\d{1,2}[.)]|[a-z]\))\s+\S")


class Unit(msgspec.Struct, frozen=True):
    """One line, or several that make one paragraph. Offsets into the seed's text, white space around it left out."""

    start: int
    end: int
    blank_before: bool


def is_bullet(text: str) -> bool:
    """Begins like an item of a list."""
    return _BULLET.match(text[:8]) is not None


def read_units(text: str, start: int, stands_alone: Callable[[str], bool], dangling: frozenset[str] = frozenset()) -> list[Unit]:
    """The units of a text from an offset on, in order; together they hold everything but white space.

    ``stands_alone`` says of a line that it is a date, a signature, a standing phrase: such lines are never joined. ``dangling`` are words that no
    headline ends with. Linear in the text.
    """
    lines = _lines(text, start)
    width = _wrap_width(text, lines)
    units: list[Unit] = []
    joined = 1
    body = False
    for line in lines:
        if units and not line.blank_before and _belongs(text, units[-1], line, width, body or joined > 1, stands_alone, dangling):
            units[-1] = Unit(units[-1].start, line.end, units[-1].blank_before)
            joined += 1
            body = body or joined > 2
        else:
            units.append(line)
            joined = 1
    return units


def _lines(text: str, start: int) -> list[Unit]:
    lines = []
    offset, blank = start, True
    for raw in text[start:].splitlines(keepends=True):
        content = raw.strip()
        if content:
            begin = offset + len(raw) - len(raw.lstrip())
            lines.append(Unit(begin, begin + len(content), blank))
            blank = False
        else:
            blank = True
        offset += len(raw)
    return lines


def _first_word(text: str, line: Unit) -> int:
    """Length of a line's first word."""
    return len(text[line.start : min(line.end, line.start + 60)].split(None, 1)[0])


def _wrap_width(text: str, lines: list[Unit]) -> int:
    """The column at which the text was wrapped, 0 when it was not: nearly every line is as full as its next word allows."""
    inner = [
        (line, following)
        for line, following, after in zip(lines, lines[1:], [*lines[2:], None], strict=False)
        if not following.blank_before and (not line.blank_before or (after is not None and not after.blank_before))
    ]
    if len(inner) < 4:
        return 0
    lengths = sorted(line.end - line.start for line, _ in inner)
    stops = sum(STOP.search(text[max(line.start, line.end - 6) : line.end]) is not None for line, _ in inner)
    if stops > 0.45 * len(inner):
        return 0
    for width in (lengths[-1], lengths[int(0.9 * (len(lengths) - 1))]):
        if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
            continue
        full = sum(_fills(line.end - line.start, _first_word(text, following), width) for line, following in inner)
        if full >= 0.7 * len(inner):
            return width
    return 0


def _fills(length: int, following: int, width: int) -> bool:
    """Whether a line ends where the next word no longer fits; a line of a column set by hand may stand out by a few characters."""
    return length <= 1.1 * width and length + 1 + following > width


def _belongs(
    text: str, unit: Unit, line: Unit, width: int, body: bool, stands_alone: Callable[[str], bool], dangling: frozenset[str]
) -> bool:
    """Whether a line goes on with the unit before it."""
    last_start = max(unit.start, text.rfind("\n", unit.start, unit.end) + 1)
    last = text[max(last_start, unit.end - LONGEST_LINE) : unit.end]
    following = text[line.start : min(line.end, line.start + LONGEST_LINE)]
    small = following[:1].islower()
    broken = last.endswith("-") and last[-2:-1].isalpha()
    if width:
        full = len(last) + 1 + _first_word(text, line) > width
        if body:
            flows = small or broken or full or (len(last) > 0.75 * width and STOP.search(last[-6:]) is None)
        else:
            # Above the first real paragraph a full line may be a headline: it goes on if the next line is in the middle of something.
            flows = small or broken or (full and (_goes_on_full(text, line, width) or _unfinished(last, following, dangling)))
    else:
        flows = (
            broken
            or (not body and len(last) >= _LONG_LINE and _dangles(last, dangling))
            or (small and len(last) >= _LONG_LINE and FULL_STOP.search(last[-6:]) is None and last[-1] not in "!?:;")
        )
    if not flows or is_bullet(following):
        return False
    return broken or (not stands_alone(last) and not stands_alone(following))


def _dangles(last: str, dangling: frozenset[str]) -> bool:
    """Ends with a word that awaits another one; with a capital it is a name (``ponte delle Grazie``)."""
    word = last.split()[-1]
    return (word.islower() or last.isupper()) and word.casefold().replace("’", "'") in dangling


def _unfinished(last: str, following: str, dangling: frozenset[str]) -> bool:
    """A full line above the story that cannot be a headline by itself: a dangling word, an open quotation, capitals that go on."""
    if _dangles(last, dangling) or last.count("“") > last.count("”") or last.count("«") > last.count("»"):
        return True
    if last.count('"') % 2 and following.count('"') % 2:
        return True
    return last.isupper() and following.isupper() and STOP.search(last[-6:]) is None


def _goes_on_full(text: str, line: Unit, width: int) -> bool:
    """The line itself runs to the margin and another follows it at once: the middle of a paragraph."""
    after = text[line.end : line.end + 2].lstrip(" \r")
    if not after.startswith("\n"):
        return False
    following = text[line.end : line.end + 80].lstrip(" \r")[1:]
    if not following.strip(" \r") or following.lstrip(" \r").startswith("\n"):
        return False
    word = following.split(None, 1)[0]
    return line.end - line.start + 1 + len(word) > width
