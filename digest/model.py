"""READ THIS FIRST: the nouns of one text, and of a page. The value types they are made of are in :mod:`digest.values`; what texts are together is
in :mod:`digest.story_model` and :mod:`digest.digest_model`. Nothing else is here.

The flow has one direction: ``Seed`` (intake) -> ``Article`` (reading, which owns spaCy) -> ``Briefing`` (extract) -> ``Digest`` (corpus)
-> ``Page`` (pages). Everything is frozen and complete when born. A value that is missing is ``None`` (and a finding says so): never a
guess, never today's date.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from digest.findings import Finding
from digest.values import DateBounds, DateRange, PartialDate, Passage, Sourced


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
    """As the text writes it: the knowledge base's name where the text has it, else the fullest form; a known person's full name also for the
    surname alone."""
    slug: str
    known_as: str | None
    """Identity in the knowledge base; None = a candidate, shown as read."""
    mentions: tuple[Mention, ...]
    roles: tuple[Sourced[Role], ...] = ()
    tentative: bool = False
    """The reading is not sure that this is a name of this kind."""
    known_name: str | None = None
    """The name beyond this text, the same in all briefings: the knowledge base's, or the one concluded from the whole text (``Comune di Urbino``
    for its bare ``Comune``). None where the text's own name is all there is."""

    @property
    def canonical(self) -> str:
        """The name under which all briefings together list it."""
        return self.known_name or self.name


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
    coming: bool = False
    """The words themselves say that it is still to come (``entro``, ``prossimo``)."""


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
    looked_at: tuple[str, ...] = ()
    """Codes of findings that the desk settled for this text, by alphabet."""
    settled: tuple[Finding, ...] = ()
    """What would be findings had the desk not settled them: no longer open, still shown."""

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


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site as it will lie in ``docs/``."""

    path: str
    """Relative to ``docs/``, with forward slashes, ending in ``.md`` (or ``.json``, ``.xml`` for data)."""
    front_matter: dict[str, object]
    body: str
