"""What the texts place in time: publications, and the resolved time expressions in them."""

from __future__ import annotations

import datetime

from digest.digest_model import Event
from digest.model import Briefing
from digest.values import PartialDate

_LONGEST = 366
"""Days; what may be at any time within longer ("in five or ten years") has no place on a timeline."""


def make_timeline(briefings: tuple[Briefing, ...]) -> tuple[Event, ...]:
    """All events, earliest first; ties: publications first, then by briefing and place in the text.

    Only dates with a year can be placed. An expression that names the publication day again is no event of its own.
    """
    events: list[Event] = []
    for briefing in briefings:
        published = briefing.published
        own = published.value if published else None
        if published is not None and published.value.range is not None:
            passage = published.passages[0] if published.passages else None
            events.append(
                Event(published.value.range, published.value.iso, briefing.name, passage, publication=True, basis=published.basis)
            )
        seen = {own.iso} if own else set()
        for time in briefing.times:
            when = time.value.resolved
            span = when.range if isinstance(when, PartialDate) else when
            if when is None or span is None or when.iso in seen or (span.latest - span.earliest).days > _LONGEST:
                continue
            seen.add(when.iso)
            events.append(Event(span, when.iso, briefing.name, time.passages[0], publication=False, basis=time.basis))
    return tuple(sorted(events, key=_place))


def _place(event: Event) -> tuple[datetime.date, datetime.date, str, bool, str, int]:
    when = event.when
    return (when.earliest, when.latest, event.precise, not event.publication, event.briefing, event.passage.start if event.passage else -1)
