"""Two figures for one thing inside one text: what the press adds up, digits that changed places, a figure that an update replaced, an age."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from digest.corpus.ages import Age, ages_alone, ages_of, slip
from digest.corpus.copies import told_blocks
from digest.corpus.counted import Counted, counted_in, figures_of
from digest.corpus.entities import is_about
from digest.corpus.figures import Figure
from digest.corpus.sentences import sentence_around
from digest.findings import Finding, find
from digest.lang.checks import load_check_words
from digest.lang.phrases import beginning_with, choices, straight
from digest.model import BlockKind, Briefing
from digest.values import Passage

_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.SECOND_HEADLINE, BlockKind.STANDFIRST, BlockKind.KICKER})
_ENTRY = re.compile(r"\W*(?:[01]?\d|2[0-3])[.:h][0-5]\d\b")
_LABEL = 80
"""Characters at the beginning of a paragraph in which it says that it is an update."""
_LIVE = 3
"""Entries that begin with a time of day from which a text is a live page: its counts belong to their hours."""
_FEW_SUMS = 4
"""Different sums of money up to which a text tells of so few that two with the same digits are one, mistyped."""
_FEW_COUNTS = 3
"""The same for different numbers of the same things."""
_FAR_AGE = 2
"""Years; ages of ``il 32enne`` further apart are those of two people, unless their digits changed places."""
_NUMBER = r"(?P<figure>(?<![\w.,])\d[\d.,]*)\s+(?P<counted>[^\W\d_]+)"
_SUMS = ""
"""The kind under which sums of money are compared, whatever they are for."""


@dataclass(frozen=True, slots=True)
class _Told:
    words: str
    figure: Figure
    sentence: tuple[int, int]


def two_figures(briefing: Briefing) -> Iterator[Finding]:
    """Two numbers of one thing: at the head of the text and further down, or of the same digits. Live pages count by the hour and are left alone."""
    if is_live(briefing):
        return
    counted = counted_in(briefing)
    yield from _two_counts(briefing, counted)
    yield from _digits_changed_places(briefing, counted)


def _two_counts(briefing: Briefing, counted: tuple[Counted, ...]) -> Iterator[Finding]:
    """What the press adds up to one sum (``feriti``, ``sfollati``) has one number at the head of the text and another one further down, each
    given as all there is; or the headline's number of something is not the one that the text calls the total.
    """
    head, quoted, places = end_of_head(briefing), quoted_in(briefing), _places(briefing)
    by_kind: defaultdict[str, list[Counted]] = defaultdict(list)
    for one in counted:
        by_kind[one.kind].append(one)
    for found in by_kind.values():
        told = [one for one in found if one.firm and not one.disputed and not quoted[one.figure.passage.start]]
        values = {one.figure.value for one in told}
        first = told[0] if told else None
        if first is None or len(values) != 2 or first.figure.passage.start >= head:
            continue
        other = next(one for one in told if one.figure.value != first.figure.value)
        sentences = [one.sentence for one in found]
        if len(set(sentences)) < len(sentences) or other.figure.passage.start < head or not other.total:
            continue
        if _in(places, other.sentence) - _in(places, first.sentence) or _at_new_place(briefing, other.sentence):
            # It may count that place only.
            continue
        code = "figure-updated" if other.changed else "two-figures"
        yield two_passages(briefing, code, other.words, first.figure.passage, other.figure.passage)


def _digits_changed_places(briefing: Briefing, counts: tuple[Counted, ...]) -> Iterator[Finding]:
    """One thing is given two numbers of the same digits in another order (``3.200 euro`` and ``2.300 euro``)."""
    text = briefing.seed.text
    told: defaultdict[str, dict[float, _Told]] = defaultdict(dict)
    for counted in counts:
        if not counted.kind.endswith("%") and counted.figure.passage.text[0].isdigit():
            told[counted.kind].setdefault(counted.figure.value, _Told(counted.words, counted.figure, counted.sentence))
    for block, figure in figures_of(briefing):
        if figure.unit == "money":
            sentence = sentence_around(text, figure.passage, block.start, block.end)
            told[_SUMS].setdefault(figure.value, _Told(figure.passage.text.split()[-1], figure, sentence))
    seen: set[tuple[int, int]] = set()
    for kind, values in told.items():
        if len(values) > (_FEW_SUMS if kind == _SUMS else _FEW_COUNTS):
            continue
        for one, other in combinations(values.values(), 2):
            pair = (one.figure.passage.start, other.figure.passage.start)
            if one.sentence != other.sentence and pair not in seen and same_digits(one.figure, other.figure):
                seen.add(pair)
                yield two_passages(briefing, "two-figures", one.words, one.figure.passage, other.figure.passage)


def updated_figure(briefing: Briefing) -> Iterator[Finding]:
    """A paragraph marked as an update gives another number of what headline or lede count, which still say the old one."""
    words = load_check_words(briefing.language.value).counts
    if not words.updates or not words.changes:
        return
    seed, text, head = briefing.seed, straight(briefing.seed.text), end_of_head(briefing)
    blocks = list(told_blocks(briefing))
    olds: defaultdict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for block in blocks:
        if block.start < head:
            for old in re.compile(_NUMBER).finditer(text, block.start, block.end):
                olds[old["counted"].casefold()].setdefault(old["figure"], old.span("figure"))
    for block in blocks:
        if block.start < head or not beginning_with(words.updates).match(text[block.start : block.start + _LABEL]):
            continue
        for new in _changed(words.changes).finditer(text, block.start, block.end):
            old_ones = olds[new["counted"].casefold()]
            if len(old_ones) == 1 and new["figure"] not in old_ones:
                (span,) = old_ones.values()
                yield two_passages(briefing, "figure-updated", new["counted"], seed.passage(*span), seed.passage(*new.span("figure")))


@cache
def _changed(changes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{choices(changes)})\s+{_NUMBER}")


def two_ages(briefing: Briefing) -> Iterator[Finding]:
    """One person is of two ages; also where ``il 25enne`` can only be the one person whose age the text gives."""
    aged: list[tuple[str, Age]] = []
    for person in briefing.people:
        if not is_about(person.value):
            continue
        ages = ages_of(briefing, person.value)
        other = next((age for age in ages if age.years != ages[0].years and slip(ages[0].years, age.years)), None)
        if other is not None:
            yield _ages(briefing, person.value.name, ages[0], other)
        elif ages:
            aged.append((person.value.name, ages[0]))
    if len(aged) != 1:
        return
    name, age = aged[0]
    alone = [found for block in told_blocks(briefing) for found in ages_alone(briefing, block.start, block.end)]
    known = [found for named, found in alone if named and found.years != age.years and found.passage.start > age.passage.end]
    if known and all(named for named, _ in alone) and slip(age.years, known[0].years, _FAR_AGE) and not _others(briefing, known[0].years):
        yield _ages(briefing, name, age, known[0])


def _others(briefing: Briefing, years: int) -> bool:
    """Whether the text gives the age in years to somebody (``un uomo di 32 anni``)."""
    words = load_check_words(briefing.language.value)
    written = (str(years), *(word for word, number in words.counts.numbers.items() if number == years))
    return re.search(rf"(?i)(?<!\w)(?:{choices(written)})\s(?:{choices(words.ages.years)})(?!\w)", briefing.seed.text) is not None


def is_live(briefing: Briefing) -> bool:
    """Whether a text is a live page: entries that begin with a time of day."""
    entries = 0
    for block in told_blocks(briefing):
        entries += _ENTRY.match(block.text[:12]) is not None
        if entries == _LIVE:
            return True
    return False


def same_digits(one: Figure, other: Figure) -> bool:
    """Whether two figures are written with the same digits in another order."""
    digits = [re.sub(r"\D", "", figure.passage.text) for figure in (one, other)]
    return (
        one.value != other.value
        and len(digits[0]) == len(digits[1])
        and one.scaled == other.scaled
        and one.unit == other.unit
        and sorted(digits[0]) == sorted(digits[1])
        and digits[0].strip("0") != digits[1].strip("0")
    )


def end_of_head(briefing: Briefing) -> int:
    """Where the headline lines and the first paragraph end."""
    paragraph = next((block.passage for block in briefing.blocks if block.kind is BlockKind.PARAGRAPH), None)
    if paragraph is not None:
        return paragraph.end
    return max((block.passage.end for block in briefing.blocks if block.kind in _HEADS), default=0)


def _places(briefing: Briefing) -> list[tuple[int, str]]:
    """The places that a text names, in text order."""
    return sorted((mention.passage.start, entity.value.slug) for entity in briefing.places for mention in entity.value.mentions)


def _in(places: list[tuple[int, str]], sentence: tuple[int, int]) -> set[str]:
    start, end = (bisect_left(places, (offset, "")) for offset in sentence)
    return {slug for _, slug in places[start:end]}


def _at_new_place(briefing: Briefing, sentence: tuple[int, int]) -> bool:
    """Whether a sentence says where, with a name that the text has not used before and the reading may not know."""
    words, text = load_check_words(briefing.language.value).counts, straight(briefing.seed.text)
    named = _located(words.locatives).findall(text, *sentence)
    return any(name not in text[: sentence[0]] for name in named)


@cache
def _located(locatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{choices(locatives)})\s?([A-ZÀ-Ý]\w+)")


def quoted_in(briefing: Briefing) -> bytearray:
    """A mark for each character that stands in a quotation: who speaks may be wrong."""
    marks = bytearray(len(briefing.seed.text) + 1)
    for quotation in briefing.quotations:
        for passage in quotation.passages:
            marks[passage.start : passage.end] = b"\x01" * (passage.end - passage.start)
    return marks


def two_passages(briefing: Briefing, code: str, counted: str, one: Passage, other: Passage) -> Finding:
    """A finding on two passages that give one thing two numbers."""
    return find(
        code,
        briefing.name,
        line=briefing.seed.line_of(other.start),
        passages=(one, other),
        first=one.text,
        second=other.text,
        counted=counted.lower(),
    )


def _ages(briefing: Briefing, name: str, one: Age, other: Age) -> Finding:
    first, second = sorted((one, other), key=lambda age: age.passage.start)
    return find(
        "two-ages",
        briefing.name,
        line=briefing.seed.line_of(second.passage.start),
        passages=(first.passage, second.passage),
        name=name,
        first=str(first.years),
        second=str(second.years),
    )
