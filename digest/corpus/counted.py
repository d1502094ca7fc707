"""What a text counts, and how firmly, so that two counts of the same things can be compared.

A count is named by what stands beside it: one of the language's words for what the press adds up (``sfollati`` and ``persone evacuate`` are
one), else a rare word. Words that any text uses (``persone``, ``anni``) count nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from digest.corpus.copies import told_blocks
from digest.corpus.figures import Figure, figures_in
from digest.corpus.sentences import sentence_around
from digest.corpus.stems import frequent_stems, stem
from digest.corpus.traits import published_range
from digest.lang.checks import CountWords, load_check_words
from digest.lang.phrases import any_of, ending_with, straight
from digest.lang.rarity import load_rarity
from digest.model import Briefing
from digest.values import DateRange, PartialDate, Passage

_NUMBER_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’](?=\w))?|[.,;:!?()\n]|\d+")
_AFTER, _BEFORE = 60, 60
"""Characters after and before a figure in which the word for what is counted stands."""
_STOPS = frozenset(".,;:!?()\n")
_BEHIND, _AHEAD = 3, 5
"""Words within which what is counted stands: behind the figure, and before it."""
_BEHIND_PEOPLE = 4
"""Words behind ``persone`` within which it says what became of them."""
_LARGE = 1_000_000
_HINT = 25
"""Characters before a figure in which words like ``oltre`` or ``sale a`` stand."""
_NEAR = 3
"""Days from publication; a sentence of another time counts something else."""


class Firmness(Enum):
    """What a text claims by a number."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure and what it counts."""

    kind: str
    """A key of the language's tallies or groups, else a stem; with ``%`` behind it for a share."""
    tally: bool
    """Whether the press adds it up to one sum for an event."""
    words: str
    """The text's word for what is counted."""
    figure: Figure
    firmness: Firmness
    part: bool
    """Only a part of a sum, or on top of one: ``altri due feriti``."""
    changed: bool
    """Said to be another number than before: ``sale a 12``."""
    provisional: bool
    """Given for the time being: ``al momento``."""
    aside: bool
    """The sentence speaks of another time, of somewhere else or of what held before."""
    disputed: bool
    """The sentence names those who count one crowd in ways of their own."""
    total: bool
    """Said to be all: ``i feriti sono nove``, ``in totale``."""
    sentence: tuple[int, int]

    @property
    def firm(self) -> bool:
        """Whether it can contradict another number at all."""
        return self.firmness is Firmness.EXACT and not self.part and not self.aside


@dataclass(frozen=True, slots=True)
class _Named:
    kind: str
    tally: bool
    words: str
    start: int
    """Of the word, counted in characters before or behind the figure."""
    definite: bool = False


def counted_in(briefing: Briefing) -> tuple[Counted, ...]:
    """What a text counts, in text order; numbers in words only of what the press adds up. Dates, times and names are left out."""
    code = briefing.language.value
    words = load_check_words(code).counts
    frequent = frequent_stems(code, load_rarity(code))
    whole, text = straight(briefing.seed.text), straight(_without_names(briefing))
    spans = _other_times(briefing)
    found = []
    for block, figure, worded in all_figures(briefing, words):
        for named in _named(text, block, figure, frequent, words):
            if named.kind in _index(words) or not worded:
                found.append(_counted(whole, block, figure, named, words, spans))
    return tuple(found)


def is_large_sum(figure: Figure) -> bool:
    """Whether a figure is of millions or more, whatever it is for."""
    return figure.scaled and figure.value >= _LARGE and figure.unit != "percent"


def figures_of(briefing: Briefing) -> Iterator[tuple[Passage, Figure]]:
    """The figures of a text written in digits, each with its block, in text order; dates and times left out."""
    return ((block, figure) for block, figure, _ in all_figures(briefing, CountWords()))


def all_figures(briefing: Briefing, words: CountWords) -> Iterator[tuple[Passage, Figure, bool]]:
    """The figures of a text in text order, with the numbers in words: block, figure, and whether it is written in words."""
    text, rarity = briefing.seed.text, load_rarity(briefing.language.value)
    hidden = bytearray(len(text) + 1)
    for time in briefing.times:
        for passage in time.passages:
            hidden[passage.start : passage.end] = b"\x01" * (passage.end - passage.start)
    for block in told_blocks(briefing):
        found = [(figure, False) for figure in figures_in(text, block.start, block.end, rarity)]
        if words.numbers:
            found += [(figure, True) for figure in _in_words(text, block, words)]
        for figure, worded in sorted(found, key=lambda one: one[0].passage.start):
            if not hidden[figure.passage.start]:
                yield block, figure, worded


def _in_words(text: str, block: Passage, words: CountWords) -> Iterator[Figure]:
    for match in _NUMBER_WORD.finditer(text, block.start, block.end):
        value = words.numbers.get(match[0].casefold())
        if value is not None:
            yield Figure(float(value), "", Passage(match.start(), match.end(), match[0]), False)


def _counted(text: str, block: Passage, figure: Figure, named: _Named, words: CountWords, spans: list[tuple[int, int]]) -> Counted:
    start, end = sentence_around(text, figure.passage, block.start, block.end)
    before = text[max(start, figure.passage.start - _HINT) : figure.passage.start]
    at_least, about = ending_with(words.at_least).search(before), ending_with(words.about).search(before)
    hint = at_least or about
    changed = ending_with(words.changes).search(before[: hint.start()] if hint else before) is not None
    behind = text[figure.passage.end : min(end, figure.passage.end + max(named.start, 0) + _HINT)]
    around = " ".join(_TOKEN.findall(before)[-2:]) + " | " + " ".join(_clause(behind))
    sentence = text[start:end]
    place = bisect_right(spans, (end, end)) - 1
    return Counted(
        kind=named.kind + ("%" if figure.unit == "percent" else ""),
        tally=named.tally,
        words=named.words,
        figure=figure,
        firmness=Firmness.AT_LEAST if at_least else Firmness.ABOUT if about else Firmness.EXACT,
        part=any_of(words.parts).search(around) is not None,
        changed=changed,
        provisional=any_of(words.provisional).search(sentence) is not None,
        aside=any_of((*words.earlier, *words.elsewhere)).search(sentence) is not None or (place >= 0 and spans[place][0] >= start),
        disputed=any_of(words.disputed, beginnings=True).search(sentence) is not None,
        total=named.definite or any_of(words.totals).search(sentence) is not None,
        sentence=(start, end),
    )


def is_exact(text: str, block: Passage, figure: Figure, words: CountWords) -> bool:
    """Whether a figure is all there is: not ``oltre``, ``circa``, nor what was before or elsewhere."""
    start, end = sentence_around(text, figure.passage, block.start, block.end)
    before = text[max(start, figure.passage.start - _HINT) : figure.passage.start]
    near = text[max(start, figure.passage.start - 8) : min(end, figure.passage.end + _HINT)]
    return not (
        ending_with((*words.at_least, *words.about)).search(before)
        or any_of(words.parts).search(near)
        or any_of((*words.earlier, *words.elsewhere)).search(text[start:end])
    )


def _clause(text: str) -> list[str]:
    """The words before the first mark."""
    found = []
    for token in _TOKEN.findall(text):
        if token in _STOPS:
            break
        found.append(token)
    return found


def _other_times(briefing: Briefing) -> list[tuple[int, int]]:
    """Where a text names times that are not its own: years, months, and days far from publication; in text order."""
    published = published_range(briefing)
    found = []
    for time in briefing.times:
        when = time.value.resolved
        span = when.range if isinstance(when, PartialDate) else when
        if span is not None and time.passages and not _near(span, published):
            found.append((time.passages[0].start, time.passages[0].end))
    return sorted(found)


def _near(span: DateRange, published: DateRange | None) -> bool:
    if published is None:
        return (span.latest - span.earliest).days < 2
    return (published.earliest - span.latest).days <= _NEAR and (span.latest - span.earliest).days <= 2 * _NEAR


def _without_names(briefing: Briefing) -> str:
    """The text with full stops in place of the names, offsets unchanged: a name is not what is counted."""
    text = briefing.seed.text
    parts, end = [], 0
    for passage in sorted(
        (mention.passage for entity in briefing.entities for mention in entity.value.mentions), key=lambda one: one.start
    ):
        if passage.start >= end:
            parts += [text[end : passage.start], "." * (passage.end - passage.start)]
            end = passage.end
    return "".join((*parts, text[end:]))


@cache
def _index(words: CountWords) -> dict[str, bool]:
    """The kinds of what is added up and of groups, and whether each is the former."""
    return dict.fromkeys(words.groups, False) | dict.fromkeys(words.tallies, True)


@cache
def _kinds(words: CountWords) -> dict[str, str]:
    return {word: kind for table in (words.groups, words.tallies) for kind, names in table.items() for word in names}


@cache
def _states(words: CountWords) -> dict[str, str]:
    return {word: kind for kind, names in words.states.items() for word in names}


def _named(text: str, block: Passage, figure: Figure, frequent: frozenset[str], words: CountWords) -> list[_Named]:
    """What a figure counts.

    The word stands right behind the figure (``140 sfollati``, ``sono 85 le persone evacuate``), or before it when nothing is counted behind
    (``gli sfollati sono 140``); then each rare word is taken for it, since only the same word before another figure counts.
    """
    behind = list(_TOKEN.finditer(text, figure.passage.end, min(block.end, figure.passage.end + _AFTER)))
    before = [
        match[0].casefold() for match in _TOKEN.finditer(text, max(block.start, figure.passage.start - _BEFORE), figure.passage.start)
    ]
    if not figure.unit:
        fate = _fate_before(before, words)
        if fate is not None:
            return [fate]
        tally = _tally_behind(behind, before, figure.passage.end, words)
        if tally is not None:
            return [tally]
        first = behind[0][0] if behind else ""
        if first.casefold() in words.trades:
            return [_Named(stem(first), False, first, 0)]
        if first and not figure.scaled and stem(first) and first.casefold() not in words.link:
            rare = _rare([match[0] for match in behind[:_BEHIND]], frequent, words)[:1]
            return [_Named(stem(word), False, word, 0) for word in rare]
    ahead = before[: -1 - _AHEAD : -1]
    if not figure.unit:
        for place, word in enumerate(ahead):
            if word in _STOPS:
                break
            article = ahead[place + 1] if place + 1 < len(ahead) else ""
            kind = _kinds(words).get(word)
            if kind is not None:
                # ``dei feriti tre sono gravi``: some of them.
                return [] if article in words.of else [_Named(kind, _index(words)[kind], word, 0, definite=True)]
            if word in words.trades:
                return [_Named(stem(word), False, word, 0, definite=True)]
    # A word right before a number is what the number is called, not what it counts: ``articolo 12``.
    return [_Named(stem(word), False, word, 0) for word in _rare(ahead, frequent, words) if word != before[-1]]


def _fate_before(before: list[str], words: CountWords) -> _Named | None:
    """What became of those counted, where a noun before the number says it: ``il decesso di n. 3 lavoratori``."""
    near = [word for word in before[-_BEHIND_PEOPLE:] if word not in words.number_signs and word != "."]
    if len(near) < 2 or near[-1] not in words.of:
        return None
    if near[-2] in words.against and not words.custody_words.isdisjoint(before):
        return _Named(words.custody, True, near[-2], 0)
    return next((_Named(kind, True, near[-2], 0) for kind, names in words.fates.items() if near[-2] in names), None)


def _tally_behind(behind: list[re.Match[str]], before: list[str], end: int, words: CountWords) -> _Named | None:
    """The word for what the press adds up that the number belongs to, past verbs and articles and, behind ``persone``, past what is said of them."""
    kinds, states = _kinds(words), _states(words)
    people, left = False, _BEHIND_PEOPLE
    definite = bool(before) and before[-1] in words.definite
    skipped: list[str] = []
    for place, match in enumerate(behind):
        word = match[0].casefold()
        if word in _STOPS or left == 0:
            break
        left -= 1
        kind = kinds.get(word) or (states.get(word) if people else None)
        if kind is not None:
            return _Named(kind, _index(words)[kind], match[0], match.start() - end, definite=definite)
        if (word in words.people or word in words.trades) and not people:
            people, left = True, _BEHIND_PEOPLE
        elif word in words.link or (skipped and word in words.of):
            skipped.append(word)
            definite = definite or word in words.definite
        elif not people:
            return None
        elif word in words.and_words and place + 1 < len(behind) and _is_number(behind[place + 1][0], words):
            # ``due operai e un tecnico``: not all of them.
            return None
    kind = states.get(before[-1]) or kinds.get(before[-1]) if people and before else None
    return None if kind is None else _Named(kind, _index(words)[kind], before[-1], 0)


def _is_number(word: str, words: CountWords) -> bool:
    return word.isdigit() or word.casefold() in words.numbers or word.casefold() in words.one


def _rare(tokens: list[str], frequent: frozenset[str], words: CountWords) -> list[str]:
    """The rare words before the first mark that ends a clause; none when the first one is a measure."""
    found = []
    for token in tokens:
        if token in _STOPS:
            break
        if token.casefold() in words.measures:
            break
        own = stem(token)
        if own and own not in frequent and not own[0].isdigit():
            found.append(token)
    return found
