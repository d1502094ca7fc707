"""Headings inside the story, marked or not, and the shapes that look like them: list items, table rows, questions of an interview."""

from __future__ import annotations

import re

from digest.reading.layout.line_shapes import OPENING_QUOTES, ends_sentence, word_count
from digest.reading.layout.paragraphs import is_bullet

MOST_WORDS, MOST_CHARACTERS = 12, 95
_HEADING = re.compile(r"(#{1,6})[ \t]+\S")
_EMPHASISED = re.compile(r"(\*{1,3}|_{1,3})[^\s*_][^\n]*\1[.:]?")
_OPEN = (",", ";", ":", "(", "–", "—", "-", "=", "/")


def heading_level(text: str) -> int:
    """The number of ``#`` of a Markdown heading, 0 for other lines."""
    found = _HEADING.match(text[:10])
    return len(found[1]) if found else 0


def is_emphasised(text: str) -> bool:
    """The whole line stands between marks of emphasis."""
    return len(text) <= 400 and _EMPHASISED.fullmatch(text) is not None and len(text) > 4


def is_table_row(text: str) -> bool:
    """Cells with bars between them."""
    return len(text) <= 300 and text.count("|") >= 1 and (" | " in text or text.startswith("|") or "\t|" in text)


def is_crosshead(line: str, before: str | None, after: str | None, dangling: frozenset[str]) -> bool:
    """Whether an unmarked line is a heading: short, without a final stop, after a paragraph and before another one or a list.

    ``before`` and ``after`` are the neighbouring units of the story (their first or last characters are enough), None where there is none.
    A line that ends with a ``dangling`` word goes on below.
    Two short lines that follow each other are not headings (tables, verses, signatures), nor is the question of an interview.
    """
    if before is None or after is None or len(line) > MOST_CHARACTERS or "\n" in line:
        return False
    count = word_count(line)
    bare = line.strip(" *_")
    if not 1 <= count <= MOST_WORDS or ends_sentence(bare) or bare.endswith(_OPEN):
        return False
    if not (bare[:1].isupper() or bare[:1].isdigit() or bare[:1] in OPENING_QUOTES):
        return False
    if bare.split()[-1].casefold().replace("’", "'") in dangling or after[:1].islower():
        return False
    if before.rstrip()[-1:] in (",", ":", ";"):
        return False
    if bare.endswith("?") and ". " in bare:
        return False
    opening = after.lstrip(" *_")[:1]
    if bare.endswith("?") and (opening in OPENING_QUOTES or opening in tuple("–—-")):
        return False
    if is_bullet(after) or is_table_row(after):
        return True
    return word_count(after[:400]) >= max(10, count + 4)
