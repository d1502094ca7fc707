"""Where sentences end in press text: offsets only, no language model.

spaCy's sentencizer cuts at ``on.`` and ``art. 5`` and inside quotations, which neither a summary nor the search for a speaker can use.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_END = re.compile(r"[.!?…]+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\n[^\S\n]*\r\n|\u2029")
_CLOSERS = frozenset("»”\"’')]›")
_OPENERS = frozenset("«“„\"‘'([‹—–-•*")
_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_CLOSING = frozenset("»”›")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]+$|\d+$")
_LONGEST_WORD = 40


def sentences(seed_text: str, start: int, end: int, abbreviations: Collection[str]) -> tuple[tuple[int, int], ...]:
    """The sentences of ``seed_text[start:end]`` as half-open offsets into the text, without surrounding white space, in order.

    ``abbreviations`` are lower-case words without their last dot (``on``, ``art``, ``gen``) that never end a sentence; with a 0 behind them
    (``no 0``) they only count before a figure. Initials never end a sentence, decimals never do. A quotation is never cut: marks are matched
    first, and a mark that nothing closes counts for nothing. A blank line always ends a sentence, a single line break does not. Time is
    linear in the length; never raises for offsets inside the text.
    """
    found: list[tuple[int, int]] = []
    pieces_start = start
    for gap in _BLANK_LINE.finditer(seed_text, start, end):
        _cut(seed_text, pieces_start, gap.start(), abbreviations, found)
        pieces_start = gap.end()
    _cut(seed_text, pieces_start, end, abbreviations, found)
    return tuple(found)


def _cut(text: str, start: int, end: int, abbreviations: Collection[str], found: list[tuple[int, int]]) -> None:
    quoted = _quoted(text, start, end)
    begin = start
    at = 0
    for mark in _END.finditer(text, start, end):
        stop = mark.end()
        while at < len(quoted) and quoted[at][1] <= mark.start():
            at += 1
        inside = at < len(quoted) and quoted[at][0] < mark.start()
        if inside and text[stop : quoted[at][1] - 1].strip():
            continue
        while stop < end and text[stop] in _CLOSERS and not _opens(text, stop, end):
            stop += 1
        if inside and stop < quoted[at][1]:
            stop = quoted[at][1]
        if not _ends(text, start, begin, mark, stop, end, abbreviations):
            continue
        _keep(text, begin, stop, found)
        begin = stop
    _keep(text, begin, end, found)


def _ends(text: str, start: int, begin: int, mark: re.Match[str], stop: int, end: int, abbreviations: Collection[str]) -> bool:
    if stop >= end:
        return True
    after = stop
    while after < end and text[after].isspace():
        after += 1
    if after == end:
        return True
    spaced = after > stop
    following = text[after]
    if spaced and following in _OPENERS:
        probe = after
        while probe < end and (text[probe] in _OPENERS or text[probe].isspace()):
            probe += 1
        following = text[probe] if probe < end else following
    if not (following.isupper() or following.isdigit() or (spaced and not following.isalnum())):
        return False
    if mark.group() != ".":
        return spaced
    before = _WORD_BEFORE.search(text, max(start, mark.start() - _LONGEST_WORD), mark.start())
    word = before.group() if before else ""
    if stop == mark.end() and word:
        if word.isdigit():
            first_in_sentence = not text[begin : before.start()].strip() if before else False
            if first_in_sentence:
                return False
        elif _is_short_form(word, abbreviations, following.isdigit()):
            return False
    if spaced:
        return True
    # ``presidente.Il``: a missing space, but ``Booking.Com`` and ``U.S.A.`` are names and ``3.Il`` a list number.
    letters = before is not None and len(word) > 1 and word[-1].islower()
    closed = mark.start() > start and text[mark.start() - 1] in _CLOSERS
    return (letters or closed) and following.isupper() and after + 1 < end and not text[after + 1].isupper() and text[after + 1] != "."


def _is_short_form(word: str, abbreviations: Collection[str], before_figure: bool) -> bool:
    """Abbreviations, initials, and acronyms with dots that are all capitals; ``S.p.A.`` may end a sentence."""
    folded = word.casefold()
    if folded in abbreviations or folded.rpartition(".")[2] in abbreviations or (before_figure and f"{folded} 0" in abbreviations):
        return True
    letters = word.replace(".", "")
    return letters.isupper() and ("." in word or len(word) == 1)


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Outermost quotations, marks included, in order. A straight or high mark is paired with the next one of its kind that can close."""
    spans: list[tuple[int, int]] = []
    # Directed marks may nest; a stack per text would pair an unclosed one with a far closing mark, so an unclosed mark is dropped when a
    # second one of its kind opens.
    open_at: dict[str, int] = {}
    straight: int | None = None
    for found in re.finditer('[«»“”„‹›"]', text[start:end]):
        position = start + found.start()
        mark = found.group()
        if mark == '"':
            if straight is None:
                if _opens(text, position, end):
                    straight = position
            elif _opens(text, position, end) and not _closes(text, position, start):
                straight = position
            else:
                spans.append((straight, position + 1))
                straight = None
        elif mark in _CLOSING or (mark == "“" and "„" in open_at):
            opener = "„" if mark == "“" else next((key for key, value in _PAIRS.items() if value == mark), "")
            opened = open_at.pop(opener, None)
            if opened is None and mark == "”":
                # Papers that use one mark for both sides.
                if _opens(text, position, end) and not _closes(text, position, start):
                    open_at["“"] = position
                continue
            if opened is not None:
                spans.append((opened, position + 1))
        elif mark == "“" and mark in open_at and _closes(text, position, start) and not _opens(text, position, end):
            spans.append((open_at.pop(mark), position + 1))
        else:
            open_at[mark] = position
    spans.sort()
    outer: list[tuple[int, int]] = []
    for span in spans:
        if not outer or span[0] >= outer[-1][1]:
            outer.append(span)
        elif span[1] > outer[-1][1] and span[0] < outer[-1][1]:
            outer[-1] = (outer[-1][0], max(outer[-1][1], span[1]))
    return outer


def _opens(text: str, position: int, end: int) -> bool:
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < end else " "
    return text[position] in "«“„‘‹\"'(”" and (before.isspace() or before in "([«“‘—–-’'/:") and not after.isspace()


def _closes(text: str, position: int, start: int) -> bool:
    return position > start and not text[position - 1].isspace()


def _keep(text: str, begin: int, stop: int, found: list[tuple[int, int]]) -> None:
    while begin < stop and text[begin].isspace():
        begin += 1
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    if begin < stop:
        found.append((begin, stop))
