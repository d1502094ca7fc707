"""Lists of a language pack's words and phrases as patterns."""

from __future__ import annotations

import re
from functools import cache


def straight(text: str) -> str:
    """The text with straight apostrophes, as the tables have them; every offset stays what it is."""
    return text.replace("’", "'").replace("‘", "'")


@cache
def any_of(phrases: tuple[str, ...], *, beginnings: bool = False) -> re.Pattern[str]:
    """Any of the phrases, in any case, as whole words; with ``beginnings``, as the beginning of a word. Of an empty list, nothing."""
    return re.compile(rf"(?i)(?<!\w)(?:{choices(phrases)})" + ("" if beginnings else r"(?!\w)"))


@cache
def ending_with(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases right before the end of a stretch."""
    return re.compile(rf"(?i)(?<!\w)(?:{choices(phrases)})[\s-]*$")


@cache
def beginning_with(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases at the beginning of a stretch, after marks."""
    return re.compile(rf"(?i)^\W*(?:{choices(phrases)})(?!\w)")


def choices(phrases: tuple[str, ...]) -> str:
    """The phrases as alternatives of a pattern, longest first; of an empty list, what nothing matches."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or r"(?!)"
