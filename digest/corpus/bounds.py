"""Dates of undated texts by their stories: what other tellings of the same event, whose day is known, add to what a text tells itself.

Only stories count, which sure links and editors make, never proposals; and only tellings whose day is stated or follows from their own words, so
that no two undated texts date each other. Comes after linking and has no effect on it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from digest.corpus.copies import told_blocks
from digest.corpus.moments import Moment, anchors_of, moments_in
from digest.corpus.stems import frequent_stems
from digest.corpus.traits import published_range
from digest.extract.bound_reasons import Reason, reason_of, settle_bounds
from digest.extract.told_times import sentence_around
from digest.findings import Finding
from digest.lang.pack import load_language
from digest.lang.rarity import load_rarity
from digest.model import Briefing
from digest.story_model import Story
from digest.values import Bound, DateBounds, DateRange, PartialDate, Passage, Sourced

_SPAN = 14
"""Days from a story's first to its last publication, at most."""
_TELLINGS = 24
"""Dated tellings looked at, the first ones."""
_ANCHORS = 3
"""Names and rare words that two sentences must share to tell of one happening; one is enough where it is the day of the story."""
_WEEK = 7
_BESIDE = 1
"""Days between the publications of two texts that count one happening's day."""
_EARLY = 1500
"""Characters of an article within which it tells of its event."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The bounds of all texts that have some, and what contradicts."""

    bounds: dict[str, Sourced[DateBounds]]
    findings: tuple[Finding, ...]


def date_texts(briefings: Iterable[Briefing], stories: Iterable[Story], by_name: Mapping[str, Briefing]) -> Dated:
    """The bounds that the texts have by themselves, narrowed by the stories they tell."""
    bounds = {briefing.name: briefing.bounds for briefing in briefings if briefing.bounds is not None}
    findings: list[Finding] = []
    for story in stories:
        tellings = [by_name[telling.name] for telling in story.tellings if telling.name in by_name]
        dated = [(text, day) for text in tellings if (day := _day(text)) is not None][:_TELLINGS]
        if not dated:
            continue
        for text in tellings:
            if _day(text) is not None or (text.published is not None and text.published.value.precision == "day"):
                continue
            own = text.bounds.value.reasons if text.bounds else ()
            reasons = [*map(reason_of, own), *_stated(text, own), *_by_story(text, dated, story)]
            read = settle_bounds(text.seed, reasons, text.published)
            findings += read.findings
            bounds.pop(text.name, None)
            if read.bounds is not None:
                bounds[text.name] = read.bounds
    return Dated({name: bounds[name] for name in sorted(bounds)}, tuple(findings))


def _day(text: Briefing) -> datetime.date | None:
    span = published_range(text)
    return span.earliest if span is not None and span.earliest == span.latest else None


def _stated(text: Briefing, own: tuple[Bound, ...]) -> Iterator[Reason]:
    """The stated month or year of a text that has no bounds of its own."""
    published = text.published
    if published is not None and published.value.range is not None and not own:
        yield reason_of(Bound("stated-period", published.value, published.value, published.passages))


def _by_story(text: Briefing, dated: list[tuple[Briefing, datetime.date]], story: Story) -> Iterator[Reason]:
    first = min(dated, key=lambda row: (row[1], row[0].name))
    last = max(dated, key=lambda row: (row[1], row[0].name))
    span = datetime.timedelta(days=_SPAN)
    bound = Bound(
        "story-told",
        PartialDate.of(last[1] - span),
        PartialDate.of(first[1] + span),
        (),
        (DateRange(first[1], last[1]).iso,),
        elsewhere=tuple((other.name, passage) for other, _ in dict.fromkeys((first, last)) for passage in _date_passage(other)),
    )
    yield reason_of(bound)
    days = [day.toordinal() for _, day in dated]
    found = [reason for reason in _counted(text, dated, story) if _is_near(reason, days)]
    if found and all(reason.days == found[0].days for reason in found):
        yield found[0]


def _is_near(reason: Reason, days: list[int]) -> bool:
    """Whether the days found lie beside a dated telling: texts that differ about the day of the event would date each other wrongly."""
    return any(first - _BESIDE <= day <= last + _BESIDE for first, last in reason.days for day in days)


def _date_passage(text: Briefing) -> tuple[Passage, ...]:
    sourced = text.published if text.published is not None and text.published.value.precision == "day" else text.published_inferred
    return sourced.passages[:1] if sourced is not None else ()


def _counted(text: Briefing, dated: list[tuple[Briefing, datetime.date]], story: Story) -> Iterator[Reason]:
    """``l'intesa conclusa ieri``, where a dated telling says on which day it was."""
    own_day = story.when.earliest if story.when is not None and story.when.earliest == story.when.latest else None
    moments = [(other, moment) for other, _ in dated for moment in moments_in(other) if not moment.ahead]
    for passage, steps, anchors in _relative_days(text):
        best: tuple[int, Briefing, Moment] | None = None
        for other, moment in moments:
            shared = len(anchors.keys() & moment.anchors.keys())
            enough = 1 if own_day is not None and moment.iso == own_day.isoformat() else _ANCHORS
            if shared >= enough and (best is None or shared > best[0]):
                best = (shared, other, moment)
        if best is None:
            continue
        _, other, moment = best
        day = datetime.date.fromisoformat(moment.iso)
        days = [day - datetime.timedelta(days=step) for step in steps(day)]
        if days:
            yield reason_of(
                Bound(
                    "story-day",
                    PartialDate.of(min(days)),
                    PartialDate.of(max(days)),
                    (passage,),
                    (passage.text, moment.iso),
                    elsewhere=((other.name, moment.passage),),
                )
            )


@dataclass(frozen=True, slots=True)
class _Steps:
    """How far from its own day a text counts a day: by so many days, or to the last such weekday."""

    distance: int | None = None
    weekday: int | None = None

    def __call__(self, day: datetime.date) -> tuple[int, ...]:
        if self.distance is not None:
            return (self.distance,)
        return tuple(range(1 - _WEEK, 1)) if day.weekday() == self.weekday else ()


def _relative_days(text: Briefing) -> Iterator[tuple[Passage, _Steps, dict[str, str]]]:
    """The words of the text's beginning that count a day from its own, outside quotations, each with what its sentence tells of."""
    language = text.language.value
    words = _words(language)
    frequent = frequent_stems(language, load_rarity(language))
    blocks = [(block.start, block.end) for block in told_blocks(text)]
    start = blocks[0][0] if blocks else 0
    for time in text.times:
        if time.value.resolved is not None or not time.passages:
            continue
        passage = time.passages[0]
        if passage.start > start + _EARLY:
            break
        steps = words.get(passage.text.casefold().replace("’", "'"))
        if steps is None or any(quoted.start <= passage.start < quoted.end for said in text.quotations for quoted in said.passages):
            continue
        if not any(first <= passage.start < last for first, last in blocks):
            continue
        anchors, _ = anchors_of(text, *sentence_around(text.seed.text, passage.start, passage.end), frequent)
        yield passage, steps, anchors


@cache
def _words(language: str) -> dict[str, _Steps]:
    dates = load_language(language).dates
    days = {phrase: _Steps(distance=distance) for phrase, distance in dates.days.items() if distance <= 0}
    return days | {name: _Steps(weekday=number) for number, names in enumerate(dates.weekdays) for name in names}
