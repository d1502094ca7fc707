"""The grammar of times: which sequences of coded tokens are one expression of time. The same for all languages.

Patterns are regular expressions over the string of token codes (see ``tokens``), each of bounded length, so that the search is
linear. Upper-case group names are the parts of the expression. At each place the longest match wins, then the first in the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from digest.lang.dates import DateWords


class TimeForm(StrEnum):
    """How a time is written."""

    FULL_DATE = "full-date"
    DAY_MONTH = "day-month"
    MONTH_YEAR = "month-year"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    WEEKDAY = "weekday"
    WEEKDAY_DATE = "weekday-date"
    """A weekday with the day of the month, with or without month and year."""
    DAY_LIST = "day-list"
    RANGE = "range"
    NUMERIC_DATE = "numeric-date"
    ISO_DATE = "iso-date"
    COLLECTOR_MARK = "collector-mark"
    RELATIVE_DAY = "relative-day"
    PART_OF_DAY = "part-of-day"
    RELATIVE_UNIT = "relative-unit"
    """``la prossima settimana``, ``tra dieci giorni``, ``due anni fa``, ``quest'anno``."""
    SEASON = "season"
    DURATION = "duration"
    RECURRENCE = "recurrence"
    VAGUE = "vague"
    EVE = "eve"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of token codes and the form it has."""

    form: TimeForm
    sequence: re.Pattern[str]


_DAY = "[dco]"
_MONTH = "[Mmv]"
_WEEKDAY = "[Wwv]"
_PREPOSITION = "[ijfbtsghl]"
_PREFIX = f"{_PREPOSITION}?a?"
_NOT_COUNTED = "(?![%K])"
_YEAR_AFTER = f"(?:[if]?a?(?P<Y>y){_NOT_COUNTED})?"
_YEAR_AFTER_2 = f"(?:[if]?a?(?P<Y2>y){_NOT_COUNTED})?"
_COMMA_YEAR = f"(?:,?(?P<Y>y){_NOT_COUNTED})?"
_COMMA_YEAR_2 = f"(?:,?(?P<Y2>y){_NOT_COUNTED})?"
_COUNT = "[cdnu](?:[Oz][cdn])?"


def _list(*rows: tuple[TimeForm, str]) -> tuple[Pattern, ...]:
    return tuple(Pattern(form, re.compile(sequence)) for form, sequence in rows)


_COMMON = _list(
    (TimeForm.ISO_DATE, "(?P<I>I)"),
    (TimeForm.NUMERIC_DATE, "(?:(?P<W>[Wwv]),?)?(?P<F>F)"),
    (TimeForm.NUMERIC_DATE, "(?P<D>d)z(?P<M>[Mmv])z(?P<Y>[dny])"),
    # ranges of full dates: dal 30 marzo al 2 aprile 2025, tra il 3 e il 7 giugno, da lunedì 3 a venerdì 7 giugno, 3-7 giugno
    (
        TimeForm.RANGE,
        f"[sg]a?(?:(?P<W>{_WEEKDAY}))?(?P<D>{_DAY})(?:(?P<M>{_MONTH})(?:(?P<Y>y))?)?[ijte]a?"
        f"(?:(?P<W2>{_WEEKDAY}))?(?P<D2>{_DAY})(?P<M2>{_MONTH}){_YEAR_AFTER_2}",
    ),
    (TimeForm.RANGE, f"(?P<D>d)(?P<M>{_MONTH})?[z/](?P<D2>d)(?P<M2>{_MONTH}){_YEAR_AFTER_2}"),
    (TimeForm.DAY_LIST, f"[ifrl]?a?(?P<D>{_DAY})(?:,a?{_DAY}){{0,6}},?ea?(?P<D2>{_DAY})(?P<M2>{_MONTH}){_YEAR_AFTER_2}"),
    # days: (oggi,) (mercoledì) 14 giugno (2023), martedì scorso, 4 marzo
    (
        TimeForm.WEEKDAY_DATE,
        f"{_PREFIX}(?:(?P<R>R),?a?)?(?P<W>{_WEEKDAY})(?P<LX>[LX])?,?a?(?P<D>{_DAY})f?(?P<M>{_MONTH}){_YEAR_AFTER}",
    ),
    (TimeForm.WEEKDAY_DATE, f"{_PREFIX}(?P<W>W)(?P<D>d)(?![%KMmvyn/]|[z,]d)"),
    (TimeForm.DAY_MONTH, f"{_PREFIX}(?:(?P<R>R),?a?)?(?P<LX>[LX])?(?P<D>{_DAY})f?(?P<M>{_MONTH})(?P<LY>[LX])?{_YEAR_AFTER}"),
    # months
    (TimeForm.MONTH_YEAR, f"{_PREPOSITION}?(?:[ar]?(?P<E>E)f?a?)?(?P<M>{_MONTH})[if]?a?(?P<Y>y){_NOT_COUNTED}"),
    (TimeForm.MONTH, f"(?:{_PREPOSITION}a?|a)(?:(?P<E>E)z?f?a?)?(?P<LX>[LX])?(?P<M>M)(?P<LY>[LX])?"),
    (TimeForm.MONTH, "(?P<E>E)z?f?(?P<M>M)"),
    (TimeForm.MONTH, "(?P<LX>[LXQ])(?P<M>M)|(?P<M_>M)(?P<LY>[LX])"),
    (TimeForm.MONTH, "(?P<BARE>M)"),
    (TimeForm.RANGE, f"[sg]a?(?P<M>M)(?P<Y>y)?[ijte]a?(?P<M2>M){_YEAR_AFTER_2}"),
    (TimeForm.RANGE, f"(?P<M>M)z(?P<M2>M){_YEAR_AFTER_2}"),
    # years
    (TimeForm.YEAR, f"{_PREPOSITION}a?(?:(?P<E>E)f?a?)?(?:U)?(?P<Y>y){_NOT_COUNTED}"),
    (TimeForm.YEAR, f"a?U(?P<Y>y){_NOT_COUNTED}|a?(?P<E>E)f?a?(?P<Y_>y){_NOT_COUNTED}"),
    (TimeForm.YEAR, f"a(?P<Y>y){_NOT_COUNTED}"),
    (TimeForm.RANGE, f"[sg]a?(?P<Y>y)[ijtez]a?(?P<Y2>y){_NOT_COUNTED}"),
    (TimeForm.RANGE, f"[hijf]?a?(?P<Y>y)z(?P<Y2>y){_NOT_COUNTED}"),
    (TimeForm.DECADE, f"(?:[rs]|{_PREPOSITION}r?a?)?K(?:q?(?P<TENS>[cny])|q(?P<TENS_>[dn]))q?|(?:{_PREPOSITION}a?)?(?P<T>T)"),
    # weekdays
    (TimeForm.RECURRENCE, "V(?:[UWMSPK]|[cd]K)|Y"),
    (TimeForm.RECURRENCE, "(?:f|a)(?P<W>W)(?![LX])"),
    (TimeForm.WEEKDAY, "(?:(?P<PRE>[ijbtshl]))?a?(?P<LX>[LXQ])?(?P<W>W)(?P<LY>[LX])?(?P<P>P)?"),
    (TimeForm.WEEKDAY, "EiW".replace("W", "(?P<W>W)")),
    (TimeForm.RANGE, "(?:i[ar]?(?P<P>P))?[sg]a?(?P<W>W)[ijte]a?(?P<W2>W)"),
    (TimeForm.DAY_LIST, "(?:i)?(?P<W>W)e(?P<W2>W)"),
    (TimeForm.RANGE, "s(?P<R>R)[ijt]a?(?P<W2>W)|s(?P<R_>R)[ijt](?P<R2>R)"),
    # relative days and their parts
    (TimeForm.RELATIVE_DAY, "(?:[bthsil])?a?Q?(?P<R>R)(?P<P>P)?"),
    (TimeForm.RELATIVE_DAY, "(?:[ij]a?)(?P<P>[PU])f(?P<R>R)"),
    (TimeForm.WEEKDAY, "(?:[ij]a?)(?P<P>[PU])fa?(?P<W>W)(?P<LY>[LX])?"),
    (TimeForm.PART_OF_DAY, "[ijbt]?a?Q(?P<P>P)|[ij]a?(?P<P_>P)"),
    # seasons
    (TimeForm.SEASON, f"(?:{_PREPOSITION}a?|a)?(?:E[fs]?a?)?(?:(?P<LX>[LXQ])(?P<S>S)|(?P<S_>S)(?P<LY>[LX]))(?:f?a?(?P<Y>y))?"),
    (TimeForm.SEASON, f"{_PREPOSITION}a?(?:E[fs]a?)?(?P<S>S)(?:f?a?(?P<Y>y))?|(?P<S_>S)f?a?(?P<Y_>y)"),
    # weeks, months, years around today or around another time
    (TimeForm.RELATIVE_UNIT, f"{_PREPOSITION}?a?(?:(?P<E>E)[fs]?a?)?(?P<LX>[LXQ])(?P<U>U)"),
    (TimeForm.RELATIVE_UNIT, f"{_PREPOSITION}?a?(?P<U>U)(?P<LX>[LX])"),
    (TimeForm.RELATIVE_UNIT, f"{_PREPOSITION}?a?(?P<U>U)(?P<B>[Bl])|{_PREPOSITION}?a?(?P<B_>B)(?P<U_>U)"),
    (TimeForm.RELATIVE_UNIT, f"(?:{_PREPOSITION}a?|a)?(?P<E>E)f?a?(?P<U>U)"),
    (TimeForm.RELATIVE_UNIT, "[btih]a?(?P<NOW>U)|j(?P<NOW_>U)"),
    (TimeForm.RELATIVE_UNIT, "[gb](?P<AHEAD>[cdnu])(?:[Oz](?P<C2>[cdn]))?(?P<U>[UK])"),
    (TimeForm.RELATIVE_UNIT, f"{_PREPOSITION}?(?P<AGO>[cdnu])(?:[Oz](?P<C2>[cdn]))?(?P<U>[UK])A|G(?P<AGO_>[cdnu])(?P<U_>[UK])"),
    # lengths of time
    (TimeForm.DURATION, f"[hsjt]a?{_COUNT}[UKP]|[ih]r?{_COUNT}[UK]s|[ijhsbrfa]r?[LX][cdn]?K|(?:{_PREPOSITION}r?|r)[cdn]?K[LX]"),
    (TimeForm.EVE, "N"),
    (TimeForm.VAGUE, "Z|[UK]A"),
)
_MONTH_FIRST = _list(
    (TimeForm.WEEKDAY_DATE, f"{_PREFIX}(?:(?P<R>R),?)?(?P<W>{_WEEKDAY}),?(?P<M>{_MONTH})(?P<D>[do]){_COMMA_YEAR}"),
    (TimeForm.DAY_MONTH, f"{_PREFIX}(?P<M>{_MONTH})(?P<D>[do])(?![%K]){_COMMA_YEAR}"),
    (TimeForm.RANGE, f"[sg]?(?P<M>{_MONTH})(?P<D>[do])(?:z|[ijt])(?:(?P<M2>{_MONTH}))?(?P<D2>[do]){_COMMA_YEAR_2}"),
    (TimeForm.DAY_LIST, f"(?P<M>{_MONTH})(?P<D>[do])e(?:(?P<M2>{_MONTH}))?(?P<D2>[do]){_COMMA_YEAR_2}"),
)
_INSIDE_IS_AHEAD = _list((TimeForm.RELATIVE_UNIT, "j(?P<AHEAD>[cdnu])(?:[Oz](?P<C2>[cdn]))?(?P<U>[UK])"))


class Reading(NamedTuple):
    """What some codes were read as: their form, where the expression begins and ends among the codes, and where its named parts stand."""

    form: TimeForm
    first: int
    last: int
    """Number of the code after the last one."""
    parts: tuple[tuple[str, int], ...]


# Where an expression may begin: at something that tells time, or at the prepositions and articles before it. No pattern holds a word or
# sign that has nothing to do with time, so that what can be read at a place depends on the codes up to the next one of these.
_BEGINS = re.compile(
    r"(?=[ijfbtsghlar]{0,3}(?:[yMmWwvIFRPSULXQVYENZTGBK]|[dncou][^x|]))(?=[ijfbtsghlaryMmWwvIFRPSULXQVYENZTGBKdncou])(?=([^x|p]{1,48}))"
)
_MOST_RUNS = 65_536


class Grammar:
    """The patterns of a language. What a run of codes was read as is remembered: the same few runs make up all texts."""

    def __init__(self, rows: tuple[Pattern, ...]) -> None:
        self._rows = rows
        self._remembered: dict[str, Reading | None] = {}

    def readings(self, codes: str) -> list[Reading]:
        """All expressions in a string of token codes, in order, none overlapping; the longest at each place, then the earliest in the list."""
        found: list[Reading] = []
        place = 0
        while begin := _BEGINS.search(codes, place):
            place = begin.start()
            run = begin[1]
            if run not in self._remembered and len(self._remembered) < _MOST_RUNS:
                self._remembered[run] = self._longest(run)
            reading = self._remembered[run] if run in self._remembered else self._longest(run)
            if reading is None:
                place += 1
            else:
                form, _, length, parts = reading
                found.append(Reading(form, place, place + length, tuple([(name, place + at) for name, at in parts])))
                place += length
        return found

    def _longest(self, run: str) -> Reading | None:
        """The longest expression with which a run begins."""
        best: tuple[TimeForm, re.Match[str]] | None = None
        for row in self._rows:
            match = row.sequence.match(run)
            if match and (best is None or match.end() > best[1].end()):
                best = (row.form, match)
        if best is None or not best[1].end():
            return None
        form, match = best
        named = [(name.rstrip("_"), match.start(name)) for name, shown in match.groupdict().items() if shown is not None]
        return Reading(form, 0, match.end(), tuple(named))


@cache
def grammar(words: DateWords) -> Grammar:
    """All patterns of a language."""
    return Grammar((_MONTH_FIRST if words.month_first else ()) + (_INSIDE_IS_AHEAD if words.inside_is_ahead else ()) + _COMMON)
