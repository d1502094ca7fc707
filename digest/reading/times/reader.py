"""Every expression of time in a text with its parts as read. Resolves nothing: what ``oggi`` means depends on a date that others decide.

Looks only inside the blocks. Never raises, whatever the text; linear in its length.
"""

from __future__ import annotations

import re

from digest.lang.pack import LanguagePack
from digest.model import Block, BlockKind, Seed
from digest.reading.times.grammar import Reading, TimeForm, grammar
from digest.reading.times.lexicon import BREAK, OTHER, PARTICIPLE, PUNCTUATION, Meaning, lexicon
from digest.reading.times.mention import TimeMention, calendar_day
from digest.reading.times.tokens import Token, Tokens, tokens

__all__ = ["TimeForm", "TimeMention", "calendar_day", "read_times"]


_RELATIONS = {"i": "at", "j": "at", "l": "at", "f": "of", "b": "by", "t": "until", "s": "since", "g": "between", "h": "during"}
_MARK_BEFORE = re.compile(r"[^\S\n]*date:?[^\S\n]+")
_MARK_LINES = 3
_MARK_NEAR, _MARK_FAR = 40, 2000
"""Characters before a mark that are looked at, and those that its first lines may have."""
_SENTENCE_TOKENS = 30
_AUXILIARY_TOKENS = 4
"""Words between an auxiliary and its participle, the participle included, at most."""


def read_times(seed: Seed, blocks: tuple[Block, ...], pack: LanguagePack) -> tuple[TimeMention, ...]:
    """All expressions of time, in text order. Without blocks the whole text after the front matter is read."""
    words = lexicon(pack.dates)
    rows = grammar(pack.dates)
    stretches: list[tuple[int, int, BlockKind | None]] = [(block.passage.start, block.passage.end, block.kind) for block in blocks]
    if not blocks:
        stretches = [(seed.body_start, len(seed.text), None)]
    day_first = _day_first(seed, pack)
    found: list[TimeMention] = []
    for start, end, kind in stretches:
        parts = tokens(seed.text, start, end, words)
        for reading in rows.readings(parts.codes):
            mention = _mention(seed, kind, reading, parts, day_first)
            if mention is not None:
                found.append(mention)
    return tuple(found)


_FIGURES = re.compile(r"(?<![\w./:-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\w]|[./:-]\d)")


def _day_first(seed: Seed, pack: LanguagePack) -> bool | None:
    """Whether the text writes the day before the month in figures; None when that cannot be told."""
    if pack.dates.day_first_figures:
        return True
    orders = {int(found[1]) > 12 for found in _FIGURES.finditer(seed.text) if (int(found[1]) > 12) != (int(found[3]) > 12)}
    return orders.pop() if len(orders) == 1 else None


def _mention(
    seed: Seed,
    kind: BlockKind | None,
    reading: Reading,
    parts: Tokens,
    day_first: bool | None,
) -> TimeMention | None:
    form, first, last, places = reading
    codes = parts.codes
    named = {name: parts[place] for name, place in places}
    if "BARE" in named:
        # A month alone, without any word around it: only where its spelling can be nothing else.
        if named["BARE"].name == "capital":
            return None
        named["M"] = named["BARE"]
    month, month_2 = _month(named.get("M")), _month(named.get("M2"))
    before = codes[first - 1] if first else ""
    # A street is named after a day at once ("via 4 Novembre"); "la delibera del 4 novembre" tells a time.
    after_name_word = codes[first] in "dcoyFIMm" and (before == "k" or (before == "p" and first > 1 and codes[first - 2] == "k"))
    if after_name_word and "Y" not in named:
        return None
    if not _sound(reading, named, parts, seed.text, kind):
        return None
    start, end = parts.start(first), parts.end(last - 1)
    # The article or preposition belongs to a time that has nothing else, not to a date.
    if form in (TimeForm.DAY_MONTH, TimeForm.WEEKDAY_DATE, TimeForm.FULL_DATE):
        start = min(token.start for token in named.values())
    year = _value(named.get("Y"))
    day = _value(named.get("D"))
    edge = named["E"].name if "E" in named else ""
    direction = _direction(named)
    weekday = _weekday(named.get("W"))
    amount: int | None = None
    end_amount = _value(named.get("C2"))
    unit: str | None = None
    night = "P" in named and named["P"].value == 1
    relation = _RELATIONS.get(codes[first], "")
    if form is TimeForm.ISO_DATE:
        numbers = [int(part) for part in named["I"].name.split("-")]
        year, month, day = numbers[0], numbers[1], numbers[2] if len(numbers) == 3 else None
        if _is_mark(seed, start):
            form = TimeForm.COLLECTOR_MARK
        plausible = 1000 <= year < 2200 and 1 <= month <= 12 and (day is None or 1 <= day <= 31)
        if not plausible and form is not TimeForm.COLLECTOR_MARK:
            return None
    elif form is TimeForm.NUMERIC_DATE and "F" not in named:
        # The stamp of an agency's system: 11-Feb-26.
        year = year if year is None or year > 99 else 2000 + year
    elif form is TimeForm.NUMERIC_DATE:
        figures = _figures(named["F"].name, day_first)
        if figures is None:
            return None
        year, month, day = figures
    elif form in (TimeForm.RELATIVE_DAY, TimeForm.RANGE, TimeForm.DAY_MONTH, TimeForm.WEEKDAY_DATE) and "R" in named:
        amount, unit = named["R"].value, "day"
        end_amount = named["R2"].value if "R2" in named else None
    elif form is TimeForm.PART_OF_DAY:
        amount, unit = 0, "day"
    elif form is TimeForm.RELATIVE_UNIT:
        amount, unit = _offset(named, direction)
        if "B" in named or "B_" in named:
            amount = None
        if "AGO" in named and end_amount is not None:
            end_amount = -end_amount
    elif form is TimeForm.DECADE:
        year = _decade(named)
        if year is None:
            return None
    if form is TimeForm.DAY_MONTH and year is not None:
        form = TimeForm.FULL_DATE
    if month is not None and month_2 is None and form in (TimeForm.RANGE, TimeForm.DAY_LIST):
        month_2, month = (month, month) if day is not None else (None, month)
    elif month is None and month_2 is not None and "D" in named:
        month = month_2
    year_2 = _value(named.get("Y2"))
    if year is None and year_2 is not None:
        year = year_2
    elif year is not None and year_2 is None and form in (TimeForm.RANGE, TimeForm.DAY_LIST):
        year_2 = year
    return TimeMention(
        passage=seed.passage(start, end),
        form=form,
        block=kind,
        day=day,
        month=month,
        year=year,
        weekday=weekday,
        end_day=_value(named.get("D2")),
        end_month=month_2,
        end_year=year_2,
        end_weekday=_weekday(named.get("W2")),
        unit=unit,
        amount=amount,
        end_amount=end_amount,
        season=named["S"].value if "S" in named else None,
        direction=direction,
        tense=_tense(parts, first, last),
        relation=relation,
        edge=edge,
        night=night,
        beside=named["B"].value if "B" in named else 0,
        short="M" in named and named["M"].code in "mv",
        after_name_word=after_name_word,
    )


def _value(token: Token | None) -> int | None:
    return None if token is None else token.value


def _month(token: Token | None) -> int | None:
    if token is None:
        return None
    return token.value // 16 if token.code == "v" else token.value


def _weekday(token: Token | None) -> int | None:
    if token is None:
        return None
    return token.value % 16 if token.code == "v" else token.value


def _sound(reading: Reading, named: dict[str, Token], parts: Tokens, text: str, kind: BlockKind | None) -> bool:
    """Whether words that look like a time are one: guards against words that are also something else."""
    form, first, last, _ = reading
    for name in ("D", "D2"):
        token = named.get(name)
        if token is not None and not (1 <= token.value <= 31):
            return False
    for name in ("M", "M2"):
        token = named.get(name)
        if token is None or token.code not in "mv" or token.name not in ("capital", "lower"):
            continue
        # A short month without its full stop is a month in capitals, before a year, or where dates stand: "in 3 set" is tennis.
        shown = text[token.start : token.end]
        month_first = "D" in named and token.start < named["D"].start
        dated = kind in (BlockKind.DATELINE, BlockKind.DATE_LINE, BlockKind.BYLINE)
        dashed = last < len(parts.codes) and (parts.codes[last] == "z" or text[parts.start(last)] == "(")
        if not (
            "Y" in named
            or "Y2" in named
            or dated
            or dashed
            or (len(shown) > 1 and shown.isupper())
            or (month_first and token.name == "capital")
        ):
            return False
    if form is TimeForm.MONTH:
        token = named.get("M") or named["M2"]
        # A capital in mid-sentence is a surname or a title ("di Maggio"), except where months are always written so.
        if token.name == "capital" and "E" not in named and not text[token.start : token.end].isupper():
            return first == 0 or _capital_is_month(text, token)
    if "NOW" in named and parts.codes[first] in "ih":
        return named["NOW"].name == "weekend"
    if form is TimeForm.RANGE and {"Y", "Y2"} <= named.keys() and "M2" not in named and "D" not in named:
        return 1000 <= named["Y"].value < named["Y2"].value
    return True


_ENGLISH_MONTH = re.compile(r"January|February|March|April|May|June|July|August|September|October|November|December")


def _capital_is_month(text: str, token: Token) -> bool:
    return _ENGLISH_MONTH.fullmatch(text, token.start, token.end) is not None


def _direction(named: dict[str, Token]) -> int:
    for name in ("LX", "LY"):
        if name in named:
            return {"L": -1, "X": 1}.get(named[name].code, 0)
    if "AGO" in named:
        return -1
    return 1 if "AHEAD" in named else 0


def _offset(named: dict[str, Token], direction: int) -> tuple[int | None, str | None]:
    unit = next((named[name].name for name in ("U", "NOW") if name in named), None)
    if "AHEAD" in named:
        return (named["AHEAD"].value or 1), unit
    if "AGO" in named:
        return -(named["AGO"].value or 1), unit
    return direction, unit


def _decade(named: dict[str, Token]) -> int | None:
    if "T" in named:
        return named["T"].value
    value = named["TENS"].value
    if named["TENS"].code == "y":
        return value if value % 10 == 0 else None
    if not 10 <= value <= 90 or value % 10:
        return None
    return (2000 if value < 20 else 1900) + value


def _figures(shown: str, day_first: bool | None) -> tuple[int, int | None, int | None] | None:
    mark = next(sign for sign in shown if not sign.isdigit())
    one, two, year = (int(part) for part in shown.split(mark))
    if len(shown.rsplit(mark, 1)[1]) == 2:
        year += 2000 if year < 50 else 1900
    if not 1000 <= year < 2200:
        return None
    if day_first is None and one != two and one <= 12 and two <= 12:
        return year, None, None
    day, month = (one, two) if day_first or (day_first is None and one > 12) else (two, one)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return year, month, day


def _is_mark(seed: Seed, start: int) -> bool:
    """Whether a date stands after the word ``date`` at the beginning of one of the first lines: a collector's mark."""
    near = max(seed.body_start, start - _MARK_NEAR)
    line = max(near, seed.text.rfind("\n", near, start) + 1)
    if start - seed.body_start > _MARK_FAR or not _MARK_BEFORE.fullmatch(seed.text, line, start):
        return False
    return seed.text[seed.body_start : start].strip().count("\n") < _MARK_LINES


def _tense(parts: Tokens, first: int, last: int) -> int:
    """Tense of the nearest verb in the sentence that shows one."""
    codes, meanings, count = parts.codes, parts.meanings, len(parts.codes)
    ahead = behind = True
    for step in range(1, _SENTENCE_TOKENS):
        index = last - 1 + step
        if ahead and index < count:
            if codes[index] == OTHER and meanings[index].value:
                return _told_by(parts, index)
            ahead = not _ends_sentence(meanings[index])
        index = first - step
        if behind and index >= 0:
            if codes[index] == OTHER and meanings[index].value:
                return _told_by(parts, index)
            behind = not _ends_sentence(meanings[index])
    return 0


def _told_by(parts: Tokens, index: int) -> int:
    """The tense that a verb tells; a participle behind an auxiliary of the future is of the future (``will stay closed``)."""
    tense = parts.meanings[index].value
    if tense == PARTICIPLE:
        near = parts.meanings[max(0, index - _AUXILIARY_TOKENS) : index]
        led = any(meaning.code == OTHER and meaning.value > 0 for meaning in near)
        return 1 if led and not any(map(_ends_sentence, near)) else -1
    return 1 if tense > 0 else -1


def _ends_sentence(meaning: Meaning) -> bool:
    return meaning.code == BREAK or (meaning.code == PUNCTUATION and meaning.name in ".!?;")
