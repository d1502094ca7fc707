"""The nouns of stories: texts that tell one event, what joins them, what they tell differently, and what is worth reading beside them.

The nouns of one text are in :mod:`digest.model`, the digest that holds the stories in :mod:`digest.digest_model`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from digest.values import DateRange, Passage


class Certainty(StrEnum):
    """How sure it is that two texts tell one event."""

    DECIDED = "decided"
    """An editor said so."""
    SURE = "sure"
    LIKELY = "likely"
    """Proposed to the editors; it joins nothing."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two briefings belong together, as a code with its particulars; the language pack has the words."""

    code: str
    """A key of the language pack's ``reasons``: ``shared-people``, ``shared-figures``, ..."""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Two texts that tell one event, as far as it is known, and what speaks for it."""

    one: str
    """Seed name; the first of the two by the alphabet."""
    other: str
    certainty: Certainty
    score: float
    """Weight of the evidence; comparable between links, no probability. 0 for decided ones that nothing else speaks for."""
    reasons: tuple[Reason, ...]
    """Strongest first. For decided links the editor's why and by whom come first."""
    copied: float = 0.0
    """Share (0 to 1) of the shorter text that stands word for word in the other one, estimated, when it is a copy; else 0."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One text of a story."""

    name: str
    """Seed name."""
    copy_of: str | None = None
    """Seed name of the telling that this one repeats word for word, wholly or mostly."""
    copied: float = 0.0
    """Share (0 to 1) of the shorter of the two that stands in both."""
    left_out: tuple[Passage, ...] = ()
    """Sentences of the text it repeats that it lacks."""
    added: tuple[Passage, ...] = ()
    """Its own sentences that the text it repeats lacks."""


class DifferenceKind(StrEnum):
    """In what tellings of one event differ."""

    DATE = "date"
    PLACE = "place"
    NUMBER = "number"
    AGE = "age"
    PERSON = "person"
    OFFICE = "office"
    """Who holds it."""
    TITLE = "title"
    """The office that one person has."""
    WORDING = "wording"
    """Of one quotation."""


@dataclass(frozen=True, slots=True)
class Version:
    """What some tellings say, where another says something else."""

    value: str
    """The text's words; a date in ISO form."""
    where: tuple[tuple[str, Passage], ...]
    """Seed name and passage, in the order of the tellings."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that tellings of one story give differently. Never says who is right."""

    kind: DifferenceKind
    about: str
    """What differs, in words of the texts: what is counted, whose name, whose words."""
    versions: tuple[Version, ...]
    """Two or more; the earliest telling's first."""
    development: bool = False
    """The later text may simply know more: a count that grew from one day to the next."""
    settled: bool = False
    """An editor has looked at it, on the desk of one of the texts."""


@dataclass(frozen=True, slots=True)
class Story:
    """Texts that tell one event. Only sure and decided links make one."""

    name: str
    """The first seed name by the alphabet: the story's identity and address."""
    tellings: tuple[Telling, ...]
    """Two or more, by publication date; undated ones last."""
    when: DateRange | None
    """The day, or the two days of a night, that most tellings tell of, when two or more do."""
    links: tuple[StoryLink, ...]
    """What joins them, strongest first: decided links, and for each text the strongest few."""
    differences: tuple[Difference, ...]
    agreed: tuple[str, ...]
    """Names of people, organisations and places, and figures, that all tellings give; those of several tellings when there are many texts."""
    more_links: int = 0
    """Weaker links between the tellings that are not listed."""


@dataclass(frozen=True, slots=True)
class Related:
    """A briefing worth reading beside another one, and why."""

    name: str
    """Seed name of the other briefing."""
    kind: str
    """``same-matter`` or ``same-subject``."""
    score: float
    reasons: tuple[Reason, ...]
    """Strongest first; never empty."""
