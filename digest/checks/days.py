"""Days of a text that the calendar or its own dates contradict. What reading itself finds (a day that does not exist, a weekday that is
another one) is told in :mod:`digest.extract.dates`.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest.findings import Finding, find
from digest.model import Briefing
from digest.values import Basis


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
