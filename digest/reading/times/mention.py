"""What is read of one expression of time."""

from __future__ import annotations

import datetime

import msgspec

from digest.model import BlockKind
from digest.reading.times.grammar import TimeForm
from digest.values import PartialDate, Passage


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words about time and their parts as read; what the words do not say is None.

    Months count from 1, weekdays from 0 = Monday, seasons from 0 = spring. ``end_...`` are the parts of the later end of a range or list;
    a part that the words say once for both ends stands in the end.
    """

    passage: Passage
    form: TimeForm
    block: BlockKind | None
    """Kind of the block the words stand in; None when the reader was given no blocks."""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    end_day: int | None = None
    end_month: int | None = None
    end_year: int | None = None
    end_weekday: int | None = None
    unit: str | None = None
    """``day``, ``week``, ``weekend``, ``month``, ``quarter``, ``half-year``, ``year``, ``decade``, ``hour``."""
    amount: int | None = None
    """Units from now: ``ieri`` = -1 day; with ``oggi, 14 giugno`` the date is that of the day named (0)."""
    end_amount: int | None = None
    season: int | None = None
    direction: int = 0
    """-1 = the words say it is past (``scorso``), 1 = to come (``prossimo``), 0 = they say neither."""
    tense: int = 0
    """-1 or 1 = the nearest verb of the sentence tells of the past or of the future; a hint, not a statement."""
    relation: str = ""
    """What the preposition says: ``at``, ``of``, ``by``, ``until``, ``since``, ``between``, ``during`` or nothing."""
    edge: str = ""
    """``start``, ``middle`` or ``end`` of the time named."""
    night: bool = False
    """A part of the day that reaches into the next one."""
    beside: int = 0
    """-1 = before, 1 = after another time that the text names (``l'anno precedente``)."""
    short: bool = False
    """The month is written short (``12 mar.``), as in datelines."""
    after_name_word: bool = False
    """Stands after a word for a law, an article, a version: the date of another document."""

    @property
    def impossible(self) -> bool:
        """The words name a day that the calendar does not have."""
        return any(
            month is not None and calendar_day(year or 2000, month, day or 1) is None
            for year, month, day in (
                (self.year or self.end_year, self.month or self.end_month, self.day),
                (self.end_year, self.end_month, self.end_day),
            )
        )

    @property
    def date(self) -> PartialDate | None:
        """The one date the words state, as precise as they are; None for ranges, relative times and impossible dates."""
        if self.impossible or self.end_day or self.end_month or self.end_year or not (self.year or self.month):
            return None
        return PartialDate(self.year, self.month, self.day if self.month else None)


def calendar_day(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None when the calendar does not have it."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
