"""READ THIS FIRST: the nouns of the product. The value types they are made of are in :mod:`digest.values`; nothing else is here.

The flow has one direction: ``Seed`` (intake) -> ``Article`` (reading, which owns spaCy) -> ``Briefing`` (extract) -> ``Digest`` (corpus)
-> ``Page`` (pages). Everything is frozen and complete when born. A value that is missing is ``None`` (and a finding says so): never a
guess, never today's date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from digest.findings import Finding
from digest.values import Basis, DateBounds, DateRange, PartialDate, Passage, Sourced


@dataclass(frozen=True, slots=True)
class Given:
    """One key of a seed's front matter, its strings in order, and where they stand in the seed's text."""

    key: str
    values: tuple[str, ...]
    passage: Passage
    line: int


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw text as it lies in its file, front matter included; the file is never altered.

    The seed that a briefing holds has private particulars of press contacts masked, one ``•`` for each character, so that offsets agree.
    """

    name: str
    """The file name without its ending: the identity of everything made from this seed."""
    path: str
    """Where the file lies, relative to the project, with forward slashes."""
    sha256: str
    """Of the file's bytes, hexadecimal."""
    text: str
    """The decoded file without its byte order mark, line ends as they are."""
    encoding: str
    body_start: int = 0
    """Offset at which the article begins: after the front matter, if there is one."""
    given: tuple[Given, ...] = ()

    def passage(self, start: int, end: int) -> Passage:
        """The passage from start to end; ValueError when the offsets do not lie in the text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{self.name}: no passage {start}:{end} in {len(self.text)} characters")
        return Passage(start, end, self.text[start:end])

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, on which an offset lies."""
        return self.text.count("\n", 0, offset) + 1


class BlockKind(StrEnum):
    """What a line or paragraph of a text is."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SECOND_HEADLINE = "second-headline"
    """A second headline-like line, kept as such: neither the headline nor a standfirst."""
    STANDFIRST = "standfirst"
    DATE_LINE = "date-line"
    """``Pubblicato il ...``, a bare date, a collector's `` date 2025-11 `` mark."""
    BYLINE = "byline"
    DATELINE = "dateline"
    """``ROMA (ANSA) -``: place, date and agency before the first words of the story. A part of a paragraph."""
    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    LIST_ITEM = "list-item"
    AGENCY_MARK = "agency-mark"
    """``(ANSA).`` at the end. A part of a paragraph or a line of its own."""
    BOILERPLATE = "boilerplate"
    """Folded on the page, never deleted."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a text's structure. Blocks follow each other in text order, do not overlap, and leave only white space uncovered."""

    kind: BlockKind
    passage: Passage
    rule: str


class HeadlineKind(StrEnum):
    """Where a headline comes from."""

    OWN = "own"
    STANDFIRST = "standfirst"
    DERIVED = "derived"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands above a briefing, and of which kind it is."""

    text: str
    kind: HeadlineKind


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place a desk signs from: not the place of the event."""

    place: str
    """Canonical spelling (``Bruxelles``), not the capitals of the text."""
    country: str | None = None
    known_as: str | None = None
    """Identity of the place in the knowledge base, if it holds it."""


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at one place of the text."""

    passage: Passage
    rule: str
    government: bool = False
    """A capital that stands for its government (``Mosca ha risposto``)."""
    quoted: bool = False
    """Inside a quotation."""
    background: bool = False
    """Only in the dateline, a byline, an agency mark or boilerplate: not what the text is about."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a text says somebody is, in its own words (``ministro della Difesa ucraino``)."""

    words: str
    office: str | None = None
    """Identity of the office in the knowledge base, when the words name one."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place as one briefing names it. Variants are merged: one entity, many mentions."""

    kind: EntityKind
    name: str
    """Canonical name: the knowledge base's, else the fullest form in the text."""
    slug: str
    known_as: str | None
    """Identity in the knowledge base; None = a candidate, shown as read."""
    mentions: tuple[Mention, ...]
    roles: tuple[Sourced[Role], ...] = ()
    tentative: bool = False
    """The reading is not sure that this is a name of this kind."""


class QuotationKind(StrEnum):
    """How much of a sentence a quotation holds."""

    FULL = "full"
    PARTIAL = "partial"
    FRAGMENT = "fragment"
    HEADLINE = "headline"


class SpeakerKind(StrEnum):
    """Who speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it, as far as the text tells. For UNNAMED ones the name is the text's description (``funzionaria``)."""

    kind: SpeakerKind
    name: str
    slug: str | None = None
    """The slug of the briefing's entity; None for unnamed speakers."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks that are speech."""

    kind: QuotationKind
    words: str
    """What was said, without outer marks, inserted cue, re-opened marks and line ends."""
    speaker: Sourced[Speaker] | None
    """None = the text does not tell: unattributed, kept as such."""
    cue: Passage | None = None
    """``ha affermato``, ``si legge in una nota``."""
    interruptions: tuple[Passage, ...] = ()
    """Stretches inside the quotation's passage that are not speech."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words about time, with the days they mean where that can be told."""

    words: str
    resolved: PartialDate | DateRange | None


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject from the controlled vocabulary."""

    id: str
    label: str
    media_topic: str | None = None
    """Code of the IPTC Media Topic it corresponds to, e.g. ``medtop:20000065``."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What a briefing is filed under: a topic, or an entity it is about."""

    label: str
    slug: str
    kind: str
    """``topic``, ``person``, ``organisation`` or ``place``; ``phrase`` for the headline's own words and ``given`` for front matter's, which lead to
    no page."""


class Embargo(StrEnum):
    """Whether a text that asks to be held back still is."""

    HELD = "held"
    """No page, no index and no data of the site may hold anything of it."""
    RELEASED = "released"
    """The desk has let it go."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """Typed metadata of one seed: all that the product knows of one text, every value sourced. Holds no reference to other briefings."""

    seed: Seed
    headline: Sourced[Headline]
    """Always there: a text without one gets a derived one, marked as such."""
    kicker: Sourced[str] | None
    standfirst: Sourced[str] | None
    published: Sourced[PartialDate] | None
    """The publication date that the text, its front matter or the desk states."""
    published_inferred: Sourced[PartialDate | DateRange] | None
    """What follows from other evidence (a missing year, a day in the month of a mark); basis INFERRED, never mixed with ``published``."""
    updated: Sourced[PartialDate] | None
    dateline: Sourced[Dateline] | None
    agencies: tuple[Sourced[str], ...]
    bylines: tuple[Sourced[str], ...]
    source: Sourced[str] | None
    """Outlet or sender; an agency has a field of its own."""
    url: Sourced[str] | None
    """The web address the text was taken from."""
    language: Sourced[str]
    people: tuple[Sourced[Entity], ...]
    """In the order of first mention; so are organisations and places."""
    organisations: tuple[Sourced[Entity], ...]
    places: tuple[Sourced[Entity], ...]
    quotations: tuple[Sourced[Quotation], ...]
    """In text order; the passage is what stands inside the outer marks."""
    times: tuple[Sourced[TimeExpression], ...]
    topics: tuple[Sourced[Topic], ...]
    """Strongest first."""
    tags: tuple[Sourced[Tag], ...]
    summary: tuple[Sourced[str], ...]
    """At most three sentences of the text, in text order."""
    blocks: tuple[Block, ...]
    words: int
    """Words of the article without boilerplate."""
    reading_minutes: int
    findings: tuple[Finding, ...]
    embargo: Sourced[Embargo] | None = None
    """None: nothing in the text asks to hold it back."""
    bounds: Sourced[DateBounds] | None = None
    """Between which days it was written, by what the text itself tells; None where its day is stated or concluded, or nothing follows."""

    @property
    def held(self) -> bool:
        """Whether an embargo is in force: no clock ends it, only the desk."""
        return self.embargo is not None and self.embargo.value is Embargo.HELD

    @property
    def name(self) -> str:
        """The seed's name: the briefing's identity and address."""
        return self.seed.name

    @property
    def entities(self) -> tuple[Sourced[Entity], ...]:
        """People, organisations and places."""
        return self.people + self.organisations + self.places


class Certainty(StrEnum):
    """How sure it is that two texts tell one event."""

    DECIDED = "decided"
    """An editor said so."""
    SURE = "sure"
    LIKELY = "likely"
    """Proposed to the editors; it joins nothing."""


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
    PERSON = "person"
    OFFICE = "office"
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
    """What joins them, strongest first."""
    differences: tuple[Difference, ...]
    agreed: tuple[str, ...]
    """Names of people, organisations and places, and figures, that all tellings give; those of several tellings when there are many texts."""


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


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two briefings belong together, as a code with its particulars; the language pack has the words."""

    code: str
    """A key of the language pack's ``reasons``: ``shared-people``, ``shared-figures``, ..."""
    items: tuple[str, ...] = ()


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
    bounds: dict[str, Sourced[DateBounds]] = field(default_factory=dict)
    """Between which days texts were written that do not state it, by seed name: what they tell themselves and what their stories add."""
    held: tuple[str, ...] = field(default=())
    """Names of the seeds under embargo, by alphabet. Nothing else of them is here, but for the finding that says so."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site as it will lie in ``docs/``."""

    path: str
    """Relative to ``docs/``, with forward slashes, ending in ``.md`` (or ``.json``, ``.xml`` for data)."""
    front_matter: dict[str, object]
    body: str
