"""What a trained pipeline adds to the names of a text: doubtful candidates that it confirms, and candidates that no rule found.

It has no say on names of the knowledge base, nor where a rule has read a name or consumed the words (a street, a ship). What only the
pipeline proposes stays tentative, so that it makes no tag; what contradicts a rule is kept as a reading that lost.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from digest.model import EntityKind
from digest.reading.names.identities import Reading
from digest.reading.names.spans import Span, Surroundings
from digest.reading.trained import Opinion

ALONE = "trained-pipeline"
CONFIRMED = "confirmed-by-pipeline"
_LONGEST = 8
"""Words of a proposal that may be a name."""
_ORDER = tuple(EntityKind)


def opinion_spans(around: Surroundings, opinions: Sequence[Opinion]) -> list[Span]:
    """Opinions as stretches of words, articles before the name left out; those that hold no whole capitalised word are dropped."""
    starts = [token.start for token in around.tokens]
    spans = []
    for opinion in opinions:
        first, last = bisect_left(starts, opinion.start), bisect_left(starts, opinion.end)
        while first < last and around.tokens[first].shape == "x" and around.low(first) in around.words.articles:
            first += 1
        if first < last <= first + _LONGEST and _may_be_a_name(around, first, last):
            spans.append(Span(first, last, opinion.kind, ALONE, tentative=True))
    return spans


def with_opinions(around: Surroundings, readings: Sequence[Reading], consumed: Sequence[Span], proposed: Sequence[Span]) -> list[Reading]:
    """The readings with those that the pipeline confirms no longer tentative, and its own proposals where nothing is read, in text order."""
    if not proposed:
        return list(readings)
    taken = bytearray(len(around.tokens))
    for span in (*(reading.span for reading in readings), *(span for span in consumed if span.kind is None)):
        taken[span.first : span.last] = b"\x01" * (span.last - span.first)
    own = {(reading.span.first, reading.span.last): reading.span for reading in readings}
    new: list[Span] = []
    for span in proposed:
        read = own.get((span.first, span.last))
        if read is not None and read.known is None and read.tentative and read.kind is span.kind:
            read.tentative, read.confirmed = False, True
        elif not any(taken[span.first : span.last]) and not around.knowledge.names.lookup(around.key(span.first, span.last)):
            new.append(span)
            taken[span.first : span.last] = b"\x01" * (span.last - span.first)
    return sorted([*readings, *_as_readings(around, new)], key=lambda reading: reading.span.first)


def _as_readings(around: Surroundings, spans: Sequence[Span]) -> list[Reading]:
    """One name has one kind in a text: the one that most of its mentions are given."""
    kinds: dict[str, Counter[EntityKind]] = {}
    for span in spans:
        assert span.kind is not None
        kinds.setdefault(around.key(span.first, span.last), Counter())[span.kind] += 1
    readings = []
    for span in spans:
        key = around.key(span.first, span.last)
        counted = kinds[key]
        kind = max(counted, key=lambda one: (counted[one], -_ORDER.index(one)))
        readings.append(Reading(Span(span.first, span.last, kind, ALONE, tentative=True), f"{kind.value} {key}"))
    return readings


def _may_be_a_name(around: Surroundings, first: int, last: int) -> bool:
    words = around.words
    tokens = around.tokens[first:last]
    if tokens[0].heading or tokens[0].background or tokens[0].block != tokens[-1].block or not tokens[0].capital:
        return False
    return any(
        token.capital and token.low not in words.function_words and token.low not in words.calendar and token.low not in words.not_names
        for token in tokens
    )
