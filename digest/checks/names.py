"""Names: words that the headline gives to one person and the text to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.corpus.persons import likeness, name_of
from digest.corpus.stems import stem
from digest.findings import Finding, find
from digest.model import Briefing, Quotation, QuotationKind, Speaker, SpeakerKind
from digest.values import Passage, Sourced

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 2
"""Stems of a headline's quotation from which the same words below are the same saying."""
_SAME = 0.75


def headline_speaker(briefing: Briefing) -> Iterator[Finding]:
    """Words in quotation marks belong to one person in a headline and to another one in the text, each named beside them."""
    heads = [
        (quotation, named)
        for quotation in briefing.quotations
        if quotation.value.kind is QuotationKind.HEADLINE
        for named in _named(quotation)
    ]
    if not heads:
        return
    below = [
        (quotation, named, _stems(quotation.value.words))
        for quotation in briefing.quotations
        if quotation.value.kind is not QuotationKind.HEADLINE
        for named in _named(quotation)[:1]
    ]
    for head, (speaker, own_passage) in heads:
        own = _stems(head.value.words)
        if len(own) < _ENOUGH:
            continue
        same = [(quotation, named) for quotation, named, theirs in below if len(own & theirs) >= _SAME * len(own)]
        if same and not any(likeness(name_of(speaker.name), name_of(other.name)) for _, (other, _) in same):
            quotation, (other, passage) = same[0]
            yield find(
                "headline-speaker",
                briefing.name,
                line=briefing.seed.line_of(own_passage.start),
                passages=(own_passage, *head.passages[:1], *quotation.passages[:1], passage),
                first=speaker.name,
                second=other.name,
            )


def _named(quotation: Sourced[Quotation]) -> list[tuple[Speaker, Passage]]:
    """The people named beside the words, as the text reads: the speaker, else who would be by the construction. Nobody who was concluded."""
    speaker = quotation.value.speaker
    told = [] if speaker is None else [(speaker.value, speaker.passages), *((other.value, other.passages) for other in speaker.others)]
    return [
        (one, passage)
        for one, passages in told
        if one.kind is SpeakerKind.PERSON
        for passage in passages
        if one.name.split()[-1].casefold() in passage.text.casefold()
    ][:1]


def _stems(words: str) -> frozenset[str]:
    return frozenset(found for word in _WORD.findall(words) if (found := stem(word)))
