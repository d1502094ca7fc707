"""Quotations in headlines: most repeat what somebody says in the body, and headlines tell less than bodies do."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from digest.model import Entity, Quotation, QuotationKind, Speaker, SpeakerKind
from digest.reading.speech.attribution import MOST_LOSERS
from digest.reading.speech.who import speaker_of
from digest.values import Basis, Candidate, Sourced

SAME_WORDS = 0.6
"""Share of a headline quotation's words that a quotation of the body must hold to be the same."""

_WORDS = re.compile(r"[^\W_]+")


def with_headlines(
    found: Sequence[Sourced[Quotation]], named: Container[str] = frozenset(), interviewee: Entity | None = None
) -> list[Sourced[Quotation]]:
    """The quotations of a text, those of its headlines with a speaker from the body where the headline names nobody.

    ``named``: slugs of whoever the body names. A headline that names nobody, somebody the body does not speak of (most likely the matter:
    ``Usura, parla il negoziante: «...»``), or gives a noun only (``Il vescovo: «...»``), leaves it to the body quotation with its words
    (``same-words``); the speakers of others with the same words are its ``others``. Without such words it is the person interviewed,
    or the one person or body that says all there is in the body (``only-speaker``). Linear in the words of the quotations.
    """
    if not any(sourced.value.kind is QuotationKind.HEADLINE and _is_open(sourced.value, named) for sourced in found):
        return list(found)
    bodies = _Bodies(found)
    return [
        _told(sourced, bodies, interviewee) if sourced.value.kind is QuotationKind.HEADLINE and _is_open(sourced.value, named) else sourced
        for sourced in found
    ]


def _is_open(quotation: Quotation, named: Container[str]) -> bool:
    speaker = quotation.speaker
    if speaker is None or speaker.value.kind is SpeakerKind.UNNAMED or speaker.rule == "sentence-subject":
        return True
    return speaker.value.slug not in named


class _Bodies:
    """The quotations of the body that have a speaker, by their words."""

    def __init__(self, found: Sequence[Sourced[Quotation]]) -> None:
        self.spoken: list[tuple[Sourced[Quotation], Sourced[Speaker]]] = [
            (sourced, sourced.value.speaker)
            for sourced in found
            if sourced.value.kind is not QuotationKind.HEADLINE and sourced.value.speaker is not None
        ]
        self._by_word: dict[str, list[int]] = {}
        for number, (sourced, _) in enumerate(self.spoken):
            for word in sorted(_words(sourced.value.words)):
                self._by_word.setdefault(word, []).append(number)
        speakers = {speaker.value: sourced for sourced, speaker in reversed(self.spoken)}
        unattributed = any(sourced.value.kind is not QuotationKind.HEADLINE and sourced.value.speaker is None for sourced in found)
        self.only = next(iter(speakers.items())) if len(speakers) == 1 and not unattributed else None

    def with_words_of(self, quotation: Quotation) -> list[tuple[Sourced[Quotation], Sourced[Speaker]]]:
        """The quotations that hold most of a quotation's words, those that hold more first, then in text order."""
        words = _words(quotation.words)
        shared: dict[int, int] = {}
        for word in words:
            for number in self._by_word.get(word, ()):
                shared[number] = shared.get(number, 0) + 1
        fitting = [number for number, count in shared.items() if count >= SAME_WORDS * len(words)]
        return [self.spoken[number] for number in sorted(fitting, key=lambda number: (-shared[number], number))]


def _told(sourced: Sourced[Quotation], bodies: _Bodies, interviewee: Entity | None) -> Sourced[Quotation]:
    own = sourced.value.speaker
    same = bodies.with_words_of(sourced.value)
    proposed = [(speaker.value, "same-words", quotation) for quotation, speaker in same]
    if own is None and not proposed and interviewee is not None:
        proposed.append((speaker_of(interviewee), "interview-answer", sourced))
    if own is None and not proposed and bodies.only is not None:
        proposed.append((bodies.only[0], "only-speaker", bodies.only[1]))
    if not proposed or (own is not None and proposed[0][0].kind is SpeakerKind.UNNAMED):
        return sourced
    speaker, rule, where = proposed[0]
    losers: dict[Speaker, Candidate[Speaker]] = {}
    if own is not None:
        losers[own.value] = Candidate(own.value, own.basis, own.rule, own.passages, "outranked-construction")
    for other, other_rule, elsewhere in proposed[1:]:
        losers.setdefault(other, Candidate(other, Basis.INFERRED, other_rule, elsewhere.passages, "fewer-same-words"))
    for kept in own.others if own is not None else ():
        losers.setdefault(kept.value, kept)
    losers.pop(speaker, None)
    carried = Sourced(speaker, Basis.INFERRED, rule, where.passages, tuple(losers.values())[:MOST_LOSERS])
    return replace(sourced, value=replace(sourced.value, speaker=carried))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text.lower()))
