"""What of a briefing can be compared with another one, worked out once per text, so that comparing a pair is little work."""

from __future__ import annotations

import datetime
import itertools
import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from digest.corpus.checksums import Checksums, checksum, checksums
from digest.corpus.copies import NOT_TOLD, sampled_runs, told_blocks
from digest.corpus.entities import is_about
from digest.corpus.figures import figures_in
from digest.corpus.persons import PersonName, name_of
from digest.corpus.stems import frequent_stems, stem
from digest.kb.breadth import FRAME, load_breadth
from digest.kb.vocabulary import load_vocabulary
from digest.lang.pack import languages
from digest.lang.rarity import load_rarity
from digest.model import BlockKind, Briefing, Quotation, QuotationKind, SpeakerKind
from digest.values import DateRange, PartialDate, Passage, Sourced

_TOLD_BEFORE = 14
_TOLD_AFTER = 1
"""Days around publication within which a day that the text names is what the text tells of, not background or outlook."""
_WORD = re.compile(r"[^\W\d_]+|\d+|[.;:!?\n]")
_MOST = 200
"""People and quotations of a text that are compared, the first ones; no article has more, and lists of thousands stay cheap."""
_MONTH = 31
"""Days of a span that still tells when in the year a text was published."""
_LEAP_YEAR, _ANY_LEAP_YEAR = 366, 2000
_LAST = 10_000_000
"""Later than any day."""
_WORD_OR_FIGURE = re.compile(r"[^\W\d_]+|\d[\d.,]*")
_LEDE, _SHORT_LEDE = 70, 12
"""Words of the longest lede that counts, and of the shortest one that stands alone."""
_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.KICKER})
_OFTEN = 3
"""Mentions from which a text is about somebody."""
_STRONGEST = 1
"""Rank from which a topic told of in the lede is not the matter of a text without a headline."""
_OPENING = 300
"""Characters of the first paragraph that count as its lede: some texts have one paragraph."""
_IN_LEDE, _ASIDE = 0.45, 0.3
"""How much a text is about a topic that its lede tells of, or that is its second; and about one that only comes up. Neither makes one subject of two
texts without anything beside it.
"""
_QUOTED_WORDS = 4
"""Stems of a quotation below which it could be anybody's."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation to be compared: its stems, frequent ones included."""

    stems: Checksums
    quotation: Quotation
    passage: Passage
    speaker: PersonName | None
    """When it is a person with a name."""


@dataclass(frozen=True, slots=True)
class Given:
    """A figure to be compared."""

    words: str
    telling: float
    """How much it says that two texts share it, from 0 to 1."""
    exact: bool
    """A sum, a share, or written with a word for thousands or millions: not a bare number, which may count something else in each text."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a briefing can share with another one. Names from datelines, bylines and boilerplate are left out."""

    name: str
    language: str
    published: DateRange | None
    """Stated or inferred, or concluded from what the text tells where that leaves a month at most."""
    yearless: int | None
    """The day of the year (1 to 366, as in leap years) of a stated date whose year nothing tells."""
    possible: DateRange | None
    """The same; else between which days it was written, by what it tells itself: that rules events out and speaks for none."""
    told: frozenset[int]
    """Days (ordinals) around publication that the text tells of; without a publication date every day it names."""
    other_days: frozenset[str]
    """Other days and months the text names, in ISO form: appointments, earlier events."""
    people: tuple[PersonName, ...]
    organisations: dict[str, str]
    """Slug to name; so are places."""
    known_organisations: frozenset[str]
    """Those of which the news is full anyway: held by the knowledge base, or of a kind that every place has one of."""
    places: dict[str, str]
    frequent_places: frozenset[str]
    central: frozenset[str]
    """Slugs of whom and what the text is about before all: in its headline lines, or named three times."""
    topics: dict[str, str]
    """Identity to label."""
    subject: dict[str, float]
    """How much the text is about each of its topics, from 0 to 1, and the topic a subject rather than a frame."""
    figures: dict[tuple[float, bool], Given]
    quotes: tuple[Said, ...]
    phrases: Checksums
    """Two content words in a row, one of them rare at least."""
    words: Checksums
    """Rare stems outside names."""
    lede: Checksums
    """Rare stems and figures of headline and first sentences, names included: what the text has to tell."""
    every: Checksums
    """The same of the whole text."""
    runs: Checksums
    """A sample of the text's runs of words: what copies of it share."""
    fingerprint: int
    """Checksum of all that is told: equal in verbatim copies."""

    @property
    def order(self) -> tuple[int, str]:
        """By first possible day of publication, undated ones last; ties by name."""
        return (self.published.earliest.toordinal() if self.published else _LAST, self.name)

    def apart(self, other: Traits) -> int | None:
        """Days that lie between two publications at least, 0 when they may be of one day; None when one has no date.

        A date without its year is taken for that of the year nearest to the other one: as far apart as they are then, they are in any year.
        """
        if self.published is not None and other.published is not None:
            return days_apart(self.published, other.published)
        mine, theirs = self._days_of_year(), other._days_of_year()
        if mine is None or theirs is None:
            return None
        return min(max(0, mine[0] - theirs[1] - around, theirs[0] - mine[1] + around) for around in (-_LEAP_YEAR, 0, _LEAP_YEAR))

    def _days_of_year(self) -> tuple[int, int] | None:
        """First and last possible day of the year; None when nothing tells, or hardly anything."""
        if self.yearless is not None:
            return self.yearless, self.yearless
        span = self.published
        if span is None or (span.latest - span.earliest).days > _MONTH:
            return None
        first = day_of_year(span.earliest.month, span.earliest.day)
        return None if first is None else (first, first + (span.latest - span.earliest).days)

    def days_from(self, other: Traits) -> float:
        """The same; infinite when one has no date."""
        apart = self.apart(other)
        return math.inf if apart is None else apart


def days_apart(one: DateRange, other: DateRange) -> int:
    """Days that lie between two ranges at least; 0 when they may be one day."""
    return max(0, (one.earliest - other.latest).days, (other.earliest - one.latest).days)


def day_of_year(month: int, day: int) -> int | None:
    """The day of the year (1 to 366), as in a leap year; None for a day that is in no calendar."""
    try:
        return datetime.date(_ANY_LEAP_YEAR, month, day).timetuple().tm_yday
    except ValueError:
        return None


def month_and_day(day_of_year: int) -> tuple[int, int]:
    """Month and day of a day of the year, as in a leap year."""
    date = datetime.date(_ANY_LEAP_YEAR, 1, 1) + datetime.timedelta(days=day_of_year - 1)
    return date.month, date.day


def traits_of(briefing: Briefing) -> Traits:
    """The traits of a briefing. Looks at nothing else."""
    rarity = load_rarity(briefing.language.value)
    written = briefing.bounds.value.range if briefing.bounds else None
    narrow = written if written is not None and (written.latest - written.earliest).days <= _MONTH else None
    published = published_range(briefing) or narrow
    told, other = _days(briefing, published)
    phrases, words = _wording(briefing)
    named = (entity.value for entity in briefing.people if is_about(entity.value))
    people = tuple(name_of(one.canonical, one.slug, one.known_as) for one in itertools.islice(named, _MOST))
    runs, fingerprint = sampled_runs(briefing)
    lede, every = _stems(briefing)
    text = briefing.seed.text
    timed = _merged(time.passages[0] for time in briefing.times if time.passages)
    figures: dict[tuple[float, bool], Given] = {}
    for passage in told_blocks(briefing):
        for figure in figures_in(text, passage.start, passage.end, rarity):
            if not timed.covers(figure.passage.start) and figure.telling > 0:
                figures.setdefault(figure.key, Given(figure.passage.text, figure.telling, bool(figure.unit) or figure.scaled))
    places = {entity.value.slug: entity.value.canonical for entity in briefing.places if is_about(entity.value)}
    return Traits(
        name=briefing.name,
        language=briefing.language.value,
        published=published,
        yearless=_yearless(briefing) if published is None else None,
        possible=published or written,
        told=told,
        other_days=other,
        people=people,
        organisations={one.value.slug: one.value.canonical for one in briefing.organisations if is_about(one.value)},
        known_organisations=frozenset(
            one.value.slug
            for one in briefing.organisations
            if one.value.known_as or one.value.name.partition(" ")[0].casefold() in rarity.institutions
        ),
        places=places,
        frequent_places=_frequent_places().intersection(places),
        central=frozenset(central(briefing)),
        topics={topic.value.id: topic.value.label for topic in briefing.topics},
        subject=_subjects(briefing),
        figures=figures,
        quotes=tuple(itertools.islice(_quotes(briefing.quotations), _MOST)),
        phrases=phrases,
        words=words,
        lede=lede,
        every=every,
        runs=runs,
        fingerprint=fingerprint,
    )


def published_range(briefing: Briefing) -> DateRange | None:
    """The days on which a briefing may have been published, stated or inferred; None when nothing tells."""
    ranges = []
    for sourced in (briefing.published_inferred, briefing.published):
        if sourced is not None:
            value: PartialDate | DateRange = sourced.value
            span = value.range if isinstance(value, PartialDate) else value
            if span is not None:
                ranges.append(span)
    return min(ranges, key=lambda span: (span.latest - span.earliest).days, default=None)


def _yearless(briefing: Briefing) -> int | None:
    date = briefing.published.value if briefing.published else None
    if date is None or date.month is None or date.day is None:
        return None
    return day_of_year(date.month, date.day)


@cache
def _frequent_places() -> frozenset[str]:
    return frozenset().union(*(load_rarity(code).places for code in languages()))


def central(briefing: Briefing) -> Iterator[str]:
    """Slugs of whom and what a text is about before all: in its headline lines, or named three times."""
    heads = [block.passage for block in briefing.blocks if block.kind in _HEADS]
    for entity in briefing.entities:
        mentions = [mention.passage.start for mention in entity.value.mentions if not mention.background]
        if len(mentions) >= _OFTEN or any(head.start <= start < head.end for head in heads for start in mentions):
            yield entity.value.slug


def _subjects(briefing: Briefing) -> dict[str, float]:
    """Each topic with its breadth, less of it where the topic is not what the text is before all about. Whoever writes of a narrow topic writes of
    the wider one as much.
    """
    breadth, vocabulary = load_breadth(), load_vocabulary()
    heads = [block.passage for block in briefing.blocks if block.kind in _HEADS]
    first = next((block.passage for block in briefing.blocks if block.kind is BlockKind.PARAGRAPH), None)
    shares: dict[str, float] = {}
    rank = 0
    for topic in briefing.topics:
        starts = [passage.start for passage in topic.passages]
        in_head = any(head.start <= start < head.end for head in heads for start in starts)
        in_lede = first is not None and any(first.start <= start < min(first.end, first.start + _OPENING) for start in starts)
        strong = rank == 0 or in_head or (in_lede and not heads and rank <= _STRONGEST)
        shares[topic.value.id] = 1.0 if strong else _IN_LEDE if in_lede or rank == 1 else _ASIDE
        rank += breadth.get(topic.value.id, 1.0) > FRAME
    for topic_id, share in tuple(shares.items()):
        for wider in vocabulary.line(topic_id) if topic_id in vocabulary.subjects else ():
            if wider in shares:
                shares[wider] = max(shares[wider], share * breadth[topic_id])
    return {topic_id: breadth.get(topic_id, 1.0) * share for topic_id, share in shares.items()}


def _days(briefing: Briefing, published: DateRange | None) -> tuple[frozenset[int], frozenset[str]]:
    told: set[int] = set()
    other: set[str] = set()
    for time in briefing.times:
        when = time.value.resolved
        span = when.range if isinstance(when, PartialDate) else when
        if when is None or span is None:
            continue
        days = (span.latest - span.earliest).days
        if days > 1:
            if isinstance(when, PartialDate) and when.month:
                other.add(when.iso)
            continue
        first, last = span.earliest.toordinal(), span.latest.toordinal()
        near = published is None or (
            published.earliest.toordinal() - _TOLD_BEFORE <= first and last <= published.latest.toordinal() + _TOLD_AFTER
        )
        if near:
            told.update((first, last))
        else:
            other.add(when.iso)
    return frozenset(told), frozenset(other)


def _stems(briefing: Briefing) -> tuple[Checksums, Checksums]:
    """Rare stems and figures of headline and lede, and of all that is told. The lede is the first paragraph, the next too where it is very short."""
    frequent = frequent_stems(briefing.language.value, load_rarity(briefing.language.value))
    text = briefing.seed.text
    lede: Checksums | None = None
    found: set[int] = set()
    count = 0
    for block in briefing.blocks:
        if block.kind in NOT_TOLD:
            continue
        paragraph = block.kind is BlockKind.PARAGRAPH
        for word in _WORD_OR_FIGURE.findall(text, block.passage.start, block.passage.end):
            count += paragraph
            own = word.strip(".,") if word[0].isdigit() else stem(word)
            if own and own not in frequent:
                found.add(checksum(own))
            if lede is None and count == _LEDE:
                lede = checksums(found)
        if lede is None and count >= _SHORT_LEDE:
            lede = checksums(found)
    every = checksums(found)
    return (every if lede is None else lede), every


@dataclass(frozen=True, slots=True)
class _Covered:
    """Stretches of a text that do not overlap, in order; asked in text order or not."""

    stretches: tuple[tuple[int, int], ...]

    def covers(self, offset: int) -> bool:
        place = bisect_right(self.stretches, (offset, math.inf)) - 1
        return place >= 0 and offset < self.stretches[place][1]


def _merged(passages: Iterable[Passage]) -> _Covered:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((passage.start, passage.end) for passage in passages):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return _Covered(tuple(merged))


def _wording(briefing: Briefing) -> tuple[Checksums, Checksums]:
    """Rare pairs of words and rare words, outside names and times."""
    text, code = briefing.seed.text, briefing.language.value
    frequent = frequent_stems(code, load_rarity(code))
    hidden = bytearray(len(text) + 1)
    names = (mention.passage for entity in briefing.entities for mention in entity.value.mentions)
    for passage in (*names, *(passage for time in briefing.times for passage in time.passages)):
        hidden[passage.start : passage.end] = b"\x01" * (passage.end - passage.start)
    phrases: set[int] = set()
    words: set[int] = set()
    for block in told_blocks(briefing):
        before = ""
        for match in _WORD.finditer(text, block.start, block.end):
            word = match[0]
            if hidden[match.start()] or not word[0].isalpha():
                before = ""
                continue
            own = stem(word)
            if not own:
                continue
            rare = own not in frequent
            if rare:
                words.add(checksum(own))
            if before and (rare or before not in frequent):
                phrases.add(checksum(f"{before} {own}"))
            before = own
    return checksums(phrases), checksums(words)


def _quotes(quotations: Iterable[Sourced[Quotation]]) -> Iterator[Said]:
    for quotation in quotations:
        if quotation.value.kind is QuotationKind.HEADLINE or not quotation.passages:
            continue
        stems = checksums(checksum(found) for word in _WORD.findall(quotation.value.words) if (found := stem(word)))
        if len(stems) >= _QUOTED_WORDS:
            yield Said(stems, quotation.value, quotation.passages[0], _speaker(quotation.value))


def _speaker(quotation: Quotation) -> PersonName | None:
    speaker = quotation.speaker.value if quotation.speaker else None
    return name_of(speaker.name, speaker.slug or "") if speaker and speaker.kind is SpeakerKind.PERSON else None
