"""What the texts place in time: publications, and the resolved time expressions in what they tell."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Mapping

from digest.corpus.copies import told_blocks
from digest.corpus.traits import central, published_range
from digest.digest_model import Event
from digest.extract.told_times import sentence_around
from digest.model import Briefing
from digest.values import DateBounds, DateRange, PartialDate, Passage, Sourced

_LONGEST = 366
"""Days; what may be at any time within longer ("in five or ten years") has no place on a timeline."""
_TIMES = 400
"""Times of a text that are looked at, the first ones."""


def make_timeline(briefings: tuple[Briefing, ...], bounds: Mapping[str, Sourced[DateBounds]]) -> tuple[Event, ...]:
    """All events, earliest first; ties: publications first, then by briefing and place in the text.

    Only dates with a year can be placed. What happened on the day of publication is an event beside it; what stands in date lines, datelines and
    boilerplate tells of none.
    """
    events: list[Event] = []
    for briefing in briefings:
        published = briefing.published
        if published is not None and published.value.range is not None:
            passage = published.passages[0] if published.passages else None
            events.append(
                Event(published.value.range, published.value.iso, briefing.name, passage, publication=True, basis=published.basis)
            )
        possible = bounds.get(briefing.name)
        written = published_range(briefing) or (possible.value.range if possible else None)
        people = _People(briefing)
        blocks = [(block.start, block.end) for block in told_blocks(briefing)]
        starts = [start for start, _ in blocks]
        seen: set[str] = set()
        for time in briefing.times[:_TIMES]:
            when = time.value.resolved
            span = when.range if isinstance(when, PartialDate) else when
            if when is None or span is None or when.iso in seen or (span.latest - span.earliest).days > _LONGEST:
                continue
            passage = time.passages[0]
            block = bisect_right(starts, passage.start) - 1
            if block < 0 or passage.start >= blocks[block][1]:
                continue
            seen.add(when.iso)
            events.append(
                Event(
                    span,
                    when.iso,
                    briefing.name,
                    passage,
                    publication=False,
                    basis=time.basis,
                    coming=_is_coming(span, written, said=time.value.coming),
                    people=people.named_beside(passage),
                )
            )
    return tuple(sorted(events, key=_place))


def _is_coming(span: DateRange, written: DateRange | None, *, said: bool) -> bool:
    """Whether a time lies after the text; where that cannot be told, whether its words say so."""
    if written is None:
        return said
    return span.earliest > written.latest or (said and span.latest > written.latest)


class _People:
    """Who is named where in a text."""

    def __init__(self, briefing: Briefing) -> None:
        found = sorted(
            (mention.passage.start, person.value.slug)
            for person in briefing.people
            for mention in person.value.mentions
            if not mention.background
        )
        self._text = briefing.seed.text
        centre = set(central(briefing))
        self._central = tuple(person.value.slug for person in briefing.people if person.value.slug in centre)
        self._starts = [start for start, _ in found]
        self._slugs = [slug for _, slug in found]

    def named_beside(self, passage: Passage) -> tuple[str, ...]:
        """Slugs of the people of a passage's sentence, in its order, then of those whom the text is about before all."""
        start, end = sentence_around(self._text, passage.start, passage.end)
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return tuple(dict.fromkeys((*self._slugs[first:last], *self._central)))


def _place(event: Event) -> tuple[datetime.date, datetime.date, str, bool, str, int]:
    when = event.when
    return (when.earliest, when.latest, event.precise, not event.publication, event.briefing, event.passage.start if event.passage else -1)
