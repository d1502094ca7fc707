"""When and where: the day that two tellings give to the event itself, to the next meeting, and the small place where it happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digest.corpus.copies import told_blocks
from digest.corpus.moments import anchors_of
from digest.corpus.sentences import sentence_around
from digest.corpus.stems import frequent_stems
from digest.corpus.told import Told, pairs_of
from digest.corpus.traits import day_of_year, month_and_day, published_range
from digest.lang.checks import load_check_words
from digest.lang.pack import load_language
from digest.lang.phrases import any_of, choices, straight
from digest.lang.rarity import load_rarity
from digest.story_model import Difference, DifferenceKind, Version
from digest.values import PartialDate, Passage

_HEAD_BLOCKS = 4
"""Stretches at the beginning of a text, headline lines among them, in which it says when the event was."""
_CLOSE = range(3)
_FEWEST = 1
"""Names and rare words that two sentences on the event share."""
_MOST_DAYS = 7
"""Days by which tellings of one event can differ; more is another event."""
_NAME = r"(?P<name>[A-ZÀ-Ý][\w'’-]+(?:\s(?:d[aei]l?l?[aeo']?\s)?[A-ZÀ-Ý][\w'’-]+){0,3})"


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of a year that may be unknown."""

    day: int
    iso: str
    """Empty where the year is not known."""
    passage: Passage
    kinds: frozenset[str]
    anchors: frozenset[str]
    head: bool
    """Told at the beginning of the text."""
    today: bool
    """The day of the text itself."""
    ahead: bool
    next_meeting: bool


def event_days(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """The day of the event itself, which the head of each text tells once; where tellings are not of one day's words."""
    days = {text.name: list(_days(text)) for text in texts}
    for one, other in pairs_of(texts):
        mine, theirs = ([day for day in days[text.name] if day.kinds and not day.ahead and not day.next_meeting] for text in (one, other))
        pair = _both_tell(mine, theirs) or _only_day(one, mine, other, days[other.name]) or _only_day(other, theirs, one, days[one.name])
        if pair is None or not 0 < abs(pair[0].day - pair[1].day) <= _MOST_DAYS:
            continue
        first, second = pair if pair[0] in days[one.name] else (pair[1], pair[0])
        if first.day not in {day.day for day in days[other.name]} and second.day not in {day.day for day in days[one.name]}:
            yield _difference(DifferenceKind.DATE, one, first, other, second)


def _both_tell(mine: list[_Day], theirs: list[_Day]) -> tuple[_Day, _Day] | None:
    """The days that both give to one kind of event."""
    if not mine or not theirs or not mine[0].kinds & theirs[0].kinds or len(mine[0].anchors & theirs[0].anchors) < _FEWEST:
        return None
    return mine[0], theirs[0]


def _only_day(one: Told, mine: list[_Day], other: Told, theirs: list[_Day]) -> tuple[_Day, _Day] | None:
    """The day of the event and the only day gone by that the head of the other text tells, where both were written within two days."""
    if not mine or len({day.day for day in mine}) > 1 or one.traits.apart(other.traits) not in _CLOSE:
        return None
    gone = {day.day: day for day in theirs if day.head and not day.ahead and not day.next_meeting}
    if len(gone) != 1:
        return None
    (only,) = gone.values()
    return None if only.today and not only.kinds else (mine[0], only)


def next_meetings(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """The day on which those who met will meet again, where each text tells one."""
    found: dict[int, list[tuple[str, _Day]]] = {}
    for text in texts:
        days = {day.day: day for day in _days(text) if day.ahead and day.next_meeting}
        if len(days) > 1:
            return
        for own, day in days.items():
            found.setdefault(own, []).append((text.name, day))
    if len(found) > 1:
        versions = tuple(Version(_iso(told[0][1]), tuple((name, day.passage) for name, day in told)) for told in found.values())
        yield Difference(DifferenceKind.DATE, "", versions)


def small_places(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """Where it happened: the one small place that each text names with such words (``in località``), and that the other text never names."""
    found = {text.name: _near(text) for text in texts}
    for one, other in pairs_of(texts):
        if len(found[one.name]) == len(found[other.name]) == 1:
            ((name, passage),), ((counterpart, where),) = found[one.name].items(), found[other.name].items()
            if name not in other.briefing.seed.text and counterpart not in one.briefing.seed.text:
                yield Difference(
                    DifferenceKind.PLACE, "", (Version(name, ((one.name, passage),)), Version(counterpart, ((other.name, where),)))
                )


def _difference(kind: DifferenceKind, one: Told, mine: _Day, other: Told, theirs: _Day) -> Difference:
    versions = tuple(Version(_iso(day), ((text.name, day.passage),)) for text, day in ((one, mine), (other, theirs)))
    return Difference(kind, "", versions)


def _iso(day: _Day) -> str:
    if day.iso:
        return day.iso
    month, number = month_and_day(day.day)
    return f"XXXX-{month:02}-{number:02}"


def _days(text: Told) -> Iterator[_Day]:
    """The days to which a text gives what it tells, those of quotations left out; in a text whose day has no year, counted by the day."""
    briefing = text.briefing
    words = load_check_words(text.traits.language).tellings
    if not words.events:
        return
    whole, code = straight(briefing.seed.text), text.traits.language
    frequent = frequent_stems(code, load_rarity(code))
    blocks = list(told_blocks(briefing))
    starts = [block.start for block in blocks]
    published = published_range(briefing)
    quoted = sorted((passage.start, passage.end) for quotation in briefing.quotations for passage in quotation.passages)
    for time in briefing.times:
        if not time.passages:
            continue
        passage = time.passages[0]
        place = bisect_right(starts, passage.start) - 1
        if place < 0 or passage.start >= blocks[place].end or _inside(quoted, passage.start):
            continue
        own = _day_of_year(time.value.resolved, passage.text, text)
        if own is None:
            continue
        start, end = sentence_around(whole, passage, blocks[place].start, blocks[place].end)
        sentence = whole[start:end]
        head = place < _HEAD_BLOCKS
        kinds = frozenset(kind for kind, names in words.events.items() if head and any_of(names, beginnings=True).search(sentence))
        again = any_of(words.next_meeting, beginnings=True).search(sentence) is not None
        when = time.value.resolved
        span = when.range if isinstance(when, PartialDate) else None
        ahead = span is not None and published is not None and span.earliest > published.latest
        ahead = ahead or (span is None and text.traits.yearless is not None and own > text.traits.yearless)
        anchors, _ = anchors_of(briefing, start, end, frequent)
        iso = when.iso if span is not None and isinstance(when, PartialDate) else ""
        today = own == (text.traits.yearless or (day_of_year(published.latest.month, published.latest.day) if published else None))
        yield _Day(own, iso, passage, kinds, frozenset(anchors), head, today, ahead, again)


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    place = bisect_right(spans, (offset, len(spans) and spans[-1][1] + 1)) - 1
    return place >= 0 and spans[place][0] <= offset < spans[place][1]


def _day_of_year(resolved: object, written: str, text: Told) -> int | None:
    if isinstance(resolved, PartialDate) and resolved.range is not None and resolved.precision == "day":
        return day_of_year(resolved.range.earliest.month, resolved.range.earliest.day)
    if resolved is not None:
        return None
    words = load_check_words(text.traits.language).tellings
    low = straight(written).casefold()
    if text.traits.yearless is not None:
        if any_of(words.today).match(low):
            return text.traits.yearless
        if any_of(words.yesterday).match(low):
            return text.traits.yearless - 1
    match = _dated(text.traits.language).fullmatch(low)
    return day_of_year(_months(text.traits.language)[match["month"]], int(match["day"])) if match else None


@cache
def _months(code: str) -> dict[str, int]:
    return {name: number for number, names in enumerate(load_language(code).dates.months, start=1) for name in names}


@cache
def _dated(code: str) -> re.Pattern[str]:
    weekdays = tuple(name for names in load_language(code).dates.weekdays for name in names)
    return re.compile(rf"(?:\w{{1,5}}\s)?(?:(?:{choices(weekdays)}),?\s)?(?P<day>\d{{1,2}})\s(?P<month>{choices(tuple(_months(code)))})")


def _near(text: Told) -> dict[str, Passage]:
    words, seed = load_check_words(text.traits.language).tellings, text.briefing.seed
    found: dict[str, Passage] = {}
    if not words.near:
        return found
    for place, block in enumerate(told_blocks(text.briefing)):
        if place >= _HEAD_BLOCKS:
            break
        for match in _located(words.near).finditer(straight(seed.text), block.start, block.end):
            found.setdefault(match["name"], seed.passage(*match.span("name")))
    return found


@cache
def _located(near: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{choices(near)})\s{_NAME}")
