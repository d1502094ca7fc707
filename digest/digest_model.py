"""The nouns of all briefings together: the digest, its entities, its names to check and its timeline.

The nouns of one text are in :mod:`digest.model`, those of stories in :mod:`digest.story_model`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from digest.findings import Finding
from digest.model import Briefing, EntityKind
from digest.story_model import Related, Story, StoryLink
from digest.values import Basis, DateRange, Passage


@dataclass(frozen=True, slots=True)
class EntityProfile:
    """A person, organisation or place over the whole corpus."""

    kind: EntityKind
    name: str
    slug: str
    known_as: str | None
    briefings: tuple[str, ...]
    """Seed names, newest first."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a briefing names a candidate."""

    briefing: str
    """Seed name."""
    passage: Passage


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Whom a candidate may be: a known entity or another candidate of its kind. A question for a reviewer, never an answer."""

    name: str
    slug: str
    """Of the entity, as briefings that name it have it."""
    known_as: str | None
    """Identity in the knowledge base; None = another candidate."""
    why: str
    """``spelling`` (nearly the same letters) or ``fuller`` (a fuller name, of which this one may be the short form)."""


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A name that the knowledge base does not hold, over the whole corpus, for a reviewer to add to it or to leave."""

    kind: EntityKind
    name: str
    slug: str
    basis: Basis
    """READ when at least one briefing reads it as stated."""
    rules: tuple[str, ...]
    """What found it, most frequent first."""
    tentative: bool
    """No briefing is sure that this is a name of this kind."""
    briefings: tuple[str, ...]
    """Seed names, newest first; the datelines and boilerplate of others do not count."""
    mentions: int
    contexts: tuple[Context, ...]
    """At most three, each from another briefing as long as there are others."""
    forms: tuple[str, ...]
    """How else the briefings write it (surname alone, initials, variants), most frequent first."""
    resembles: tuple[Resemblance, ...]
    proposed_id: str
    """An identity that neither the knowledge base nor another candidate has: what its row there may be called."""
    proposed_aliases: tuple[str, ...]
    """The forms that are names on their own and nobody else's."""


@dataclass(frozen=True, slots=True)
class Event:
    """A resolved time expression on the timeline, or a publication."""

    when: DateRange
    precise: str
    """ISO form as precise as the source: ``2022-10``, ``2022-10-12/2022-10-13``."""
    briefing: str
    passage: Passage | None
    """None for a publication date given by front matter or desk."""
    publication: bool
    basis: Basis
    """INFERRED when the days were counted from another date."""


@dataclass(frozen=True, slots=True)
class Digest:
    """All briefings and what they are together. ``corpus`` makes it; its order never depends on files' order or the clock."""

    briefings: tuple[Briefing, ...]
    """Newest first by stated or decided date, then month-only and undated ones; ties by name."""
    profiles: tuple[EntityProfile, ...]
    """By kind, then most briefings first, then name."""
    related: dict[str, tuple[Related, ...]]
    """Same matter first, then same subject; each best first."""
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    """All findings, those of the briefings included, most serious first."""
    latest: DateRange | None
    """The latest stated, given or decided publication date in the corpus."""
    set_aside: tuple[str, ...] = field(default=())
    """Paths of files that no briefing could be made of."""
    stories: tuple[Story, ...] = field(default=())
    """Newest event first, then by name."""
    proposed: tuple[StoryLink, ...] = field(default=())
    """Likely links for editors to settle, strongest first; of links between the same two stories only the strongest."""
    candidates: tuple[NameCandidate, ...] = field(default=())
    """Names that the knowledge base does not hold: by kind, then most briefings, then most mentions, then name."""
    held: tuple[str, ...] = field(default=())
    """Names of the seeds under embargo, by alphabet. Nothing else of them is here, but for the finding that says so."""
