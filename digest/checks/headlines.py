"""The headline against the text: its number of what the press adds up, its percentage, and the age of the one whom the text is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from digest.checks.figures import end_of_head, is_live, quoted_in, two_passages
from digest.corpus.ages import ages_alone, ages_told, slip
from digest.corpus.copies import told_blocks
from digest.corpus.counted import Counted, Firmness, all_figures, counted_in, figures_of
from digest.corpus.sentences import sentence_around
from digest.corpus.stems import frequent_stems, stem
from digest.findings import Finding, find
from digest.lang.checks import TellingWords, load_check_words
from digest.lang.phrases import any_of, choices, straight
from digest.lang.rarity import load_rarity
from digest.model import BlockKind, Briefing
from digest.values import Passage

_HEADLINE = frozenset({BlockKind.HEADLINE})
_WORD = re.compile(r"[^\W\d_]+")
_ABOUT, _FACTOR = 0.15, 2.0
"""How far a crowd may be from one told with ``circa``; how far two can be apart and still be one."""
_EARLY = 2
"""Paragraphs in which the text says what its headline says."""


def headline_count(briefing: Briefing) -> Iterator[Finding]:
    """The headline's number of dead, of arrests and the like is none that the text gives, nor a sum of them."""
    headline, early = _headline(briefing), _early(briefing)
    if headline is None:
        return
    words = load_check_words(briefing.language.value).counts
    above = takewhile(lambda one: one[1].passage.start < headline.end, all_figures(briefing, words))
    if not any(_inside(headline, figure.passage) for _, figure, _ in above):
        return
    tallies, quoted = words.tallies, quoted_in(briefing)
    counted = counted_in(briefing)
    for one in counted:
        if (
            one.kind not in tallies
            or not _inside(headline, one.figure.passage)
            or one.part
            or one.aside
            or quoted[one.figure.passage.start]
        ):
            continue
        below = [other for other in counted if other.kind == one.kind and other.figure.passage.start >= headline.end]
        firm = [other for other in below if other.firm and not quoted[other.figure.passage.start]]
        if not firm or any(other.changed or other.provisional for other in below):
            continue
        if one.firmness is Firmness.EXACT and is_live(briefing):
            # Its counts belong to their hours.
            continue
        if _contradicted(one, below, firm[0], early):
            yield two_passages(briefing, "two-figures", one.words, one.figure.passage, firm[0].figure.passage)
            return


def _contradicted(one: Counted, below: list[Counted], first: Counted, early: int) -> bool:
    values = [other.figure.value for other in below]
    if one.firmness is Firmness.AT_LEAST:
        return first.total and max(values) < one.figure.value and len(values) == 1
    if one.firmness is not Firmness.EXACT or first.figure.passage.start >= early:
        return False
    sums = {first + second for place, first in enumerate(values) for second in values[place + 1 :]}
    return one.figure.value not in {*values, *sums, sum(values)}


def headline_crowd(briefing: Briefing) -> Iterator[Finding]:
    """The headline's crowd (``in 400 al presidio``) is none that the beginning of the text counts."""
    headline, early, words = _headline(briefing), _early(briefing), load_check_words(briefing.language.value)
    if headline is None or not words.tellings.crowds or is_live(briefing):
        return
    text, quoted = straight(briefing.seed.text), quoted_in(briefing)
    above = _crowd(words.tellings).search(text, headline.start, headline.end)
    numbers = [figure for _, figure, _ in all_figures(briefing, words.counts) if not figure.unit]
    figure = next((one for one in numbers if above and one.passage.start == above.start("number")), None)
    below = [
        one
        for one in numbers
        if headline.end <= one.passage.start < early
        and _crowded(words.tellings).match(text, one.passage.end)
        and not quoted[one.passage.start]
    ]
    if (
        figure is None
        or not below
        or any(abs(one.value - figure.value) <= _ABOUT * figure.value for one in numbers if one.passage.start >= headline.end)
    ):
        return
    if max(below[0].value, figure.value) <= _FACTOR * min(below[0].value, figure.value):
        counted = _crowded(words.tellings).match(text, below[0].passage.end)
        yield two_passages(briefing, "two-figures", counted[0].strip() if counted else "", figure.passage, below[0].passage)


@cache
def _crowd(words: TellingWords) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{choices(words.crowd)})\s(?P<number>\d[\d.]*|[^\W\d_]+)\s(?:{choices(words.squares)})(?!\w)")


@cache
def _crowded(words: TellingWords) -> re.Pattern[str]:
    return re.compile(rf"(?i)\s(?:{choices(words.crowds)})(?!\w)")


def headline_percentage(briefing: Briefing) -> Iterator[Finding]:
    """The headline's only percentage stands nowhere in the text, whose beginning gives one other percentage of the same thing."""
    headline, early = _headline(briefing), _early(briefing)
    growth = load_check_words(briefing.language.value).tellings.growth
    if headline is None or not growth:
        return
    percentages = [figure for _, figure in figures_of(briefing) if figure.unit == "percent"]
    above = [figure for figure in percentages if _inside(headline, figure.passage)]
    below = [figure for figure in percentages if figure.passage.start >= headline.end]
    if len(above) != 1 or above[0].value in {figure.value for figure in below}:
        return
    text, code = briefing.seed.text, briefing.language.value
    frequent = frequent_stems(code, load_rarity(code))
    told = _stems(text, headline.start, headline.end) - frequent
    for figure in below:
        if figure.passage.start >= early:
            break
        start, end = sentence_around(text, figure.passage, 0, len(text))
        alone = sum(start <= other.passage.start < end for other in below) == 1
        shared = _stems(text, start, end) & told
        grown = any_of(growth, beginnings=True)
        if alone and shared and grown.search(text[start:end]) and grown.search(headline.text):
            yield two_passages(briefing, "two-figures", above[0].passage.text, above[0].passage, figure.passage)
            return


def headline_age(briefing: Briefing) -> Iterator[Finding]:
    """The headline's only age is nobody's in the text, which tells of ``il 44enne`` as of somebody known."""
    headline = _headline(briefing)
    if headline is None:
        return
    above = list(ages_told(briefing, headline.start, headline.end))
    below = [age for block in told_blocks(briefing) if block.start >= headline.end for age in ages_told(briefing, block.start, block.end)]
    if len({age.years for age in above}) != 1 or above[0].years in {age.years for age in below}:
        return
    alone = [
        found for block in told_blocks(briefing) if block.start >= headline.end for found in ages_alone(briefing, block.start, block.end)
    ]
    known = [age for named, age in alone if named]
    if len({age.years for age in known}) == 1 and len(alone) == len(known) and slip(above[0].years, known[0].years):
        yield find(
            "two-ages",
            briefing.name,
            line=briefing.seed.line_of(known[0].passage.start),
            passages=(above[0].passage, known[0].passage),
            name=f"«{known[0].passage.text}»",
            first=str(above[0].years),
            second=str(known[0].years),
        )


def _headline(briefing: Briefing) -> Passage | None:
    return next((block.passage for block in briefing.blocks if block.kind in _HEADLINE), None)


def _early(briefing: Briefing) -> int:
    """Where the first paragraphs end."""
    ends = [block.passage.end for block in briefing.blocks if block.kind is BlockKind.PARAGRAPH]
    return ends[min(_EARLY, len(ends)) - 1] if ends else end_of_head(briefing)


def _inside(block: Passage, passage: Passage) -> bool:
    return block.start <= passage.start < block.end


def _stems(text: str, start: int, end: int) -> set[str]:
    return {own for word in _WORD.findall(text, start, end) if (own := stem(word))}
