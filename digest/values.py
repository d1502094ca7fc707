"""The value types everything is made of: passages, sourced values, partial dates.

A value never travels alone: it is a ``Sourced`` with its basis, the rule that found it, the passages it leans on and the candidates that
lost. Offsets are code points into ``Seed.text``, half-open, and ``seed.text[passage.start:passage.end] == passage.text`` holds for every
passage of every value.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Basis(StrEnum):
    """How a value came to be. Desk decisions win over front matter, front matter over the text."""

    READ = "read"
    """The text states it."""
    INFERRED = "inferred"
    """Concluded from what the text states; never shown as if it were stated."""
    GIVEN = "given"
    """The seed's front matter gives it."""
    DECIDED = "decided"
    """An editor decided it on the desk."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a seed's text: code-point offsets, half-open, and the words themselves."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A value that some rule proposed for a field and that lost."""

    value: T
    basis: Basis
    rule: str
    passages: tuple[Passage, ...] = ()
    reason: str = ""
    """Why it lost, as a short code for the language pack (``event-date``, ``given-wins``, ...)."""


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value with its provenance: basis, rule, the passages it leans on, and the losing candidates."""

    value: T
    basis: Basis
    rule: str
    """Name of the rule, lower-case words joined by hyphens: stable, documented in the language packs."""
    passages: tuple[Passage, ...] = ()
    others: tuple[Candidate[T], ...] = ()
    reason: str = ""
    """For DECIDED values: the editor's why, and by whom."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date exactly as precise as its source: at least one part known, never padded.

    ``XXXX-03-07`` (no year) is complete but cannot be placed in time. Raises ValueError for a date the calendar does not have.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is None and self.month is None and self.day is None:
            raise ValueError("a PartialDate knows at least one part")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"year {self.year} is out of range")
        if self.month is not None:
            # A 29 February without a year may exist, so a yearless date is checked in a leap year.
            datetime.date(self.year or 2000, self.month, self.day or 1)

    @classmethod
    def of(cls, day: datetime.date) -> PartialDate:
        """The full date of a calendar day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Read ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or ``XXXX-MM-DD``; ValueError for anything else."""
        parts = text.split("-")
        if not 1 <= len(parts) <= 3 or [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
            raise ValueError(f"not a date: {text!r}")
        if not all(part.isascii() and part.isdigit() for part in parts[1:]):
            raise ValueError(f"not a date: {text!r}")
        if parts[0] != "XXXX" and not (parts[0].isascii() and parts[0].isdigit()):
            raise ValueError(f"not a date: {text!r}")
        year = None if parts[0] == "XXXX" else int(parts[0])
        return cls(year, *(int(part) for part in parts[1:]))

    @property
    def iso(self) -> str:
        """``2022-10``, ``2022-10-11``, ``2022`` or ``XXXX-03-07``."""
        text = "XXXX" if self.year is None else f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text

    @property
    def precision(self) -> str:
        """``year``, ``month``, ``day``, or ``day_month`` / ``month_only`` when the year is unknown."""
        if self.year is None:
            return "day_month" if self.day is not None else "month_only"
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def range(self) -> DateRange | None:
        """The days this date may mean; None without a year."""
        if self.year is None:
            return None
        first, last = self.month or 1, self.month or 12
        return DateRange(
            datetime.date(self.year, first, self.day or 1),
            datetime.date(self.year, last, self.day or calendar.monthrange(self.year, last)[1]),
        )


@dataclass(frozen=True, slots=True)
class DateRange:
    """From the earliest to the latest day that is possible, both included."""

    earliest: datetime.date
    latest: datetime.date

    @property
    def iso(self) -> str:
        """``2022-10-12/2022-10-13``; one day alone is written once."""
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        return f"{self.earliest.isoformat()}/{self.latest.isoformat()}"


@dataclass(frozen=True, slots=True)
class Bound:
    """One reason why a text was written not before a day, or not after one."""

    code: str
    """A key of the language packs' ``bounds``: ``office-held``, ``told-as-past``, ..."""
    earliest: PartialDate | None
    """The text is not older than this, as precise as the reason is; None when the reason sets no such end."""
    latest: PartialDate | None
    passages: tuple[Passage, ...] = ()
    items: tuple[str, ...] = ()
    """Particulars for the words of the reason: who, which office."""
    source: str = ""
    """Of the knowledge row it leans on."""
    elsewhere: tuple[tuple[str, Passage], ...] = ()
    """Seed name and passage in other texts."""


@dataclass(frozen=True, slots=True)
class DateBounds:
    """Between which days a text was written that does not state its day: at least one end is known."""

    earliest: PartialDate | None
    latest: PartialDate | None
    reasons: tuple[Bound, ...]
    """What sets the ends comes first, then what agrees with them."""

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            raise ValueError("bounds know at least one end")

    @property
    def range(self) -> DateRange | None:
        """From the first to the last possible day; None while one end is open."""
        first = self.earliest.range if self.earliest else None
        last = self.latest.range if self.latest else None
        return DateRange(first.earliest, last.latest) if first and last else None

    @property
    def iso(self) -> str:
        """``2024-10-01/2025-10-20``, an open end as ``..``; one day or month alone is written once."""
        if self.earliest == self.latest and self.earliest is not None:
            return self.earliest.iso
        return "/".join(end.iso if end else ".." for end in (self.earliest, self.latest))
