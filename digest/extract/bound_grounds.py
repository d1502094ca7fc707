"""What the bounds of one text lean on: its parts, and which of its times count."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Block, BlockKind, Entity, Quotation, Seed, TimeExpression
from digest.reading.times.reader import TimeForm, TimeMention
from digest.values import PartialDate, Passage, Sourced

RUNNING = frozenset(
    (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADLINE, BlockKind.SECOND_HEADLINE, BlockKind.STANDFIRST, BlockKind.CROSSHEAD)
)
"""Blocks whose words tell of times; what stands in date lines and datelines states the date."""
DAY_FORMS = frozenset((TimeForm.FULL_DATE, TimeForm.NUMERIC_DATE, TimeForm.ISO_DATE, TimeForm.WEEKDAY_DATE))
DATE_FORMS = DAY_FORMS | {TimeForm.MONTH_YEAR, TimeForm.YEAR}
MOST_TIMES = 200
"""Times looked at, the first ones."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the bounds of one text lean on."""

    seed: Seed
    blocks: tuple[Block, ...]
    times: tuple[TimeMention, ...]
    resolved: tuple[Sourced[TimeExpression], ...]
    """One for each of the times, in their order."""
    entities: tuple[Sourced[Entity], ...]
    quotations: tuple[Sourced[Quotation], ...]
    language: str
    stated: Sourced[PartialDate] | None
    """What is stated, given or decided."""
    concluded: bool = False
    """The day follows already from what is stated."""

    @property
    def quoted(self) -> tuple[Passage, ...]:
        """The stretches inside quotation marks: who speaks counts from another day."""
        return tuple(passage for quotation in self.quotations for passage in quotation.passages)
