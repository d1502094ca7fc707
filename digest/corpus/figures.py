"""The figures of a text: value, unit and what is counted. Dates, years and times of day are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digest.lang.rarity import RarityWords
from digest.values import Passage

# Possessive: a number is never tried again in parts, so that a line of digits is read once.
_NUMBER = r"(?<![\w.,/:])\d++(?:[.,]\d++)*+(?![\w/:]*\d)"
_YEAR = range(1900, 2101)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.][0-5]\d")
"""``18.40``: where Italian papers write a time, other texts write a fraction; neither tells much."""
_FEW = 12
"""A bare whole number up to a dozen stands in any text; a fraction (a magnitude, a mark) does not."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the value written out (``1,2 milioni`` is 1200000), its unit, and the words of the text."""

    value: float
    unit: str
    """``money``, ``percent``, or empty."""
    passage: Passage
    scaled: bool
    """Written with a word for thousands or millions."""

    @property
    def key(self) -> tuple[float, bool]:
        """What makes two figures one: ``86 milioni`` and ``86 milioni di euro`` are, 70 per cent and 70 people are not."""
        return (self.value, self.unit == "percent")

    @property
    def telling(self) -> float:
        """How much it says that two texts share the figure, from 0 to 1: exact ones say more than round or small ones."""
        digits = f"{self.value:.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0")
        if self.unit == "" and not self.scaled:
            return 0.0 if self.value <= _FEW and self.value.is_integer() else 0.25 if len(digits) == 1 else 0.6 if len(digits) == 2 else 1.0
        return 0.4 if len(digits) == 1 and self.value <= 100 else 0.7 if len(digits) == 1 else 1.0


def figures_in(text: str, start: int, end: int, words: RarityWords) -> Iterator[Figure]:
    """The figures between two offsets, in text order."""
    for match in _pattern(words).finditer(text, start, end):
        value = _value(match["number"])
        scale = words.scales.get((match["scale"] or "").casefold(), 1)
        unit = "percent" if match["percent"] else "money" if match["money"] or match["sign"] else ""
        if value is None or (scale == 1 and not unit and (value in _YEAR or _CLOCK.fullmatch(match["number"]))):
            continue
        start = match.start("sign") if match["sign"] else match.start("number")
        yield Figure(round(value * scale, 4), unit, Passage(start, match.end(), text[start : match.end()]), scale != 1)


@cache
def _pattern(words: RarityWords) -> re.Pattern[str]:
    def any_of(choices: tuple[str, ...]) -> str:
        ordered = sorted(choices, key=len, reverse=True)
        return "|".join(re.escape(choice) + (r"\b" if choice[-1].isalpha() else "") for choice in ordered) or r"(?!)"

    signs = "".join(re.escape(money) for money in words.money if not money.isalpha()) or r"\ue000"
    return re.compile(
        rf"(?i)(?P<sign>[{signs}])?\s?(?P<number>{_NUMBER})(?:\s?(?P<scale>{any_of(tuple(words.scales))}))?"
        rf"(?:\s?(?P<percent>{any_of(words.percent)})|(?:\s(?:di|de|d'|of))?\s?(?P<money>{any_of(words.money)}))?"
    )


def _value(written: str) -> float | None:
    """The number, whichever sign stands for thousands: groups of three are thousands, anything else behind one sign is a fraction."""
    groups = re.split(r"[.,]", written)
    if len(written) > 15:
        return None
    if len(groups) == 1:
        return float(written)
    if all(len(group) == 3 for group in groups[1:]):
        return float("".join(groups))
    if all(len(group) == 3 for group in groups[1:-1]):
        return float("".join(groups[:-1]) + "." + groups[-1])
    return None
