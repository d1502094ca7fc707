"""Days of a text that the calendar or its own dates contradict. What reading itself finds (a day that does not exist, a weekday that is
another one) is told in :mod:`digest.extract.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from digest.findings import Finding, find
from digest.lang.pack import languages, load_language
from digest.lang.phrases import choices, straight
from digest.model import Briefing
from digest.values import Basis, Passage


def two_weekdays(briefing: Briefing) -> Iterator[Finding]:
    """One day of a month has two weekdays (``giovedì 9 luglio``, ``mercoledì 9 luglio``) in a text that names no year beside either."""
    told: dict[tuple[int, str], tuple[int, Passage]] = {}
    if briefing.language.value not in languages():
        return
    pattern, weekdays = _weekday_dates(briefing.language.value)
    for match in pattern.finditer(straight(briefing.seed.text)):
        day, passage = (int(match["day"]), match["month"].casefold()), briefing.seed.passage(*match.span())
        weekday = weekdays[match["weekday"].casefold()]
        first = told.setdefault(day, (weekday, passage))
        if first[0] != weekday:
            yield find(
                "weekday-against-date",
                briefing.name,
                line=briefing.seed.line_of(passage.start),
                passages=(first[1], passage),
                words=passage.text,
            )
            return


@cache
def _weekday_dates(code: str) -> tuple[re.Pattern[str], dict[str, int]]:
    words = load_language(code).dates
    weekdays = {name: number for number, names in enumerate(words.weekdays) for name in names}
    months = tuple(name for names in words.months for name in names)
    year = r"(?!\s\d{4}|\w)"
    return re.compile(
        rf"(?i)(?<!\w)(?P<weekday>{choices(tuple(weekdays))}),?\s(?P<day>\d{{1,2}})\s(?P<month>{choices(months)}){year}"
    ), weekdays


def updated_before_published(briefing: Briefing) -> Iterator[Finding]:
    """The text says that it was changed on a day before the one on which it says it was published."""
    published, updated = briefing.published, briefing.updated
    if published is None or updated is None or Basis.READ not in (published.basis, updated.basis):
        return
    first, last = published.value.range, updated.value.range
    if first is None or last is None or last.latest >= first.earliest:
        return
    passages = (*published.passages, *updated.passages)
    yield find(
        "updated-before-published",
        briefing.name,
        line=briefing.seed.line_of(passages[-1].start) if passages else None,
        passages=passages,
        published=published.value.iso,
        updated=updated.value.iso,
    )
