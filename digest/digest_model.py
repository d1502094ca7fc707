"""The nouns of all briefings together: the digest, its entities, its names to check and its timeline.

The nouns of one text are in :mod:`digest.model`, those of stories in :mod:`digest.story_model`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from digest.findings import Finding
from digest.model import Briefing, EntityKind
from digest.story_model import Related, Story, StoryLink
from digest.values import Basis, DateBounds, DateRange, PartialDate, Passage, Sourced


@dataclass(frozen=True, slots=True)
class Context:
    """A place in one of the briefings."""

    briefing: str
    """Seed name."""
    passage: Passage


@dataclass(frozen=True, slots=True)
class StatedRole:
    """What texts say somebody is. Wordings that name one office are one role."""

    words: str
    """The most frequent wording."""
    office: str | None
    """Identity of the office in the knowledge base, when the words name one."""
    where: tuple[Context, ...]
    """The words in each text that states it, newest text first."""
    when: DateRange | None
    """From the first to the last publication date of these texts; None when none of them states a date."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office for one period, as the knowledge base has it: not what a text says."""

    person: str
    """Identity in the knowledge base."""
    name: str
    """The person's name in any language of the knowledge base."""
    office: str
    label: dict[str, str]
    """What the office is called, by language."""
    since: PartialDate
    until: PartialDate | None
    """The first day after it; None = still running, as far as known."""
    known_until: PartialDate | None
    """The last day for which a running one was looked up."""
    source: str
    """Where a reviewer can look it up."""
    checked: bool
    """False: nobody opened the source; no finding leans on it."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A person or organisation that texts name in one paragraph with another one."""

    kind: EntityKind
    name: str
    slug: str
    known_as: str | None
    texts: int
    """How many texts do."""
    where: tuple[Context, ...]
    """The companion's first mention in such a paragraph, in each of the newest texts."""


@dataclass(frozen=True, slots=True)
class EntityProfile:
    """A person, organisation or place over the whole corpus."""

    kind: EntityKind
    name: str
    slug: str
    known_as: str | None
    briefings: tuple[str, ...]
    """Seed names, newest first."""
    said: tuple[Context, ...] = field(default=(), hash=False)
    """The quotations whose speaker it is, newest text first, in the order of the text; a headline's is left out when the body has the words."""
    said_of: tuple[Context, ...] = field(default=(), hash=False)
    """The quotations of others that name it."""
    roles: tuple[StatedRole, ...] = field(default=(), hash=False)
    """What the texts say it is, latest first."""
    tenures: tuple[Tenure, ...] = field(default=(), hash=False)
    """A person's terms, latest first; of an organisation or place the terms of its offices that touch the days of the texts that name it."""
    companions: tuple[Companion, ...] = field(default=(), hash=False)
    """With whom it is named, most texts first."""


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
    coming: bool = False
    """After the text's own day; where that is not known, told as still to come."""
    people: tuple[str, ...] = ()
    """Slugs of the people that its sentence names, then of those whom the text is about before all."""


@dataclass(frozen=True, slots=True)
class EditionGroup:
    """Texts of an edition that belong together."""

    story: str | None
    """Name of the story they tell; None for texts that stand alone."""
    briefings: tuple[str, ...]
    """Seed names, newest first."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The press review of a month, or of a week with enough texts."""

    period: str
    """``2025-11``, or ``2025-W45`` for a calendar week (Monday to Sunday)."""
    when: DateRange
    groups: tuple[EditionGroup, ...]
    """Texts that state their date: stories first, then those that stand alone."""
    inferred: tuple[str, ...]
    """Seed names of texts that state no date and were written in the period, by what is concluded."""


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
    """Likely links for editors to settle, strongest first; of links between the same two stories only the strongest, and few
    for each."""
    candidates: tuple[NameCandidate, ...] = field(default=())
    """Names that the knowledge base does not hold: by kind, then most briefings, then most mentions, then name."""
    editions: tuple[Edition, ...] = field(default=())
    """Newest first, each month before its weeks."""
    bounds: dict[str, Sourced[DateBounds]] = field(default_factory=dict)
    """Between which days texts were written that do not state it, by seed name: what they tell themselves and what their stories add."""
    held: tuple[str, ...] = field(default=())
    """Names of the seeds under embargo, by alphabet. Nothing else of them is here, but for the finding that says so."""
