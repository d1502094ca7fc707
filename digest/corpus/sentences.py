"""The sentence around a passage, as far as marks tell; cheap, for texts of any length."""

from __future__ import annotations

import re

from digest.values import Passage

_END = re.compile(r"[.!?](?=[\s\"”»'’)]|$)|\n")
_INITIAL = re.compile(r"(?:^|[\s'’(.])[^\W\d_]$")
_AROUND = 600
"""Characters before and after a passage within which its sentence is looked for."""


def sentence_around(text: str, passage: Passage, first: int, last: int) -> tuple[int, int]:
    """Where the sentence of a passage begins and ends, between two offsets. A full stop behind a single letter (``E. Rossi``) ends none."""
    first, last = max(first, passage.start - _AROUND), min(last, passage.end + _AROUND)
    begin = first
    for stop in _END.finditer(text, first, passage.start):
        if not _initial(text, stop):
            begin = stop.end()
    end = next((stop.end() for stop in _END.finditer(text, passage.end, last) if not _initial(text, stop)), last)
    return begin, end


def _initial(text: str, stop: re.Match[str]) -> bool:
    return stop[0] == "." and _INITIAL.search(text[max(0, stop.start() - 2) : stop.start()]) is not None
