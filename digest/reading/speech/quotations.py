"""Quotations: which words of a text are somebody's speech, and whose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from spacy.tokens import Doc

from digest.lang.pack import LanguagePack
from digest.lang.speech import SpeechWords
from digest.model import Block, BlockKind, Entity, Quotation, QuotationKind, Seed, Speaker
from digest.reading.speech.attributed import Attribution, Frames, Tie
from digest.reading.speech.attribution import Attributor
from digest.reading.speech.cues import TextWords, cue_words, fold
from digest.reading.speech.headlines import with_headlines
from digest.reading.speech.interviews import interview_answers
from digest.reading.speech.narration import Narration
from digest.reading.speech.quote_marks import find_quoted
from digest.reading.speech.speakers import People
from digest.reading.speech.speech_or_name import NamingWords, is_speech, kind_of
from digest.reading.speech.who import How, Who, speaker_of
from digest.reading.speech.words import find_insertions, speech_ends, spoken_words
from digest.values import Basis, Candidate, Passage, Sourced

_SILENT = frozenset((BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.DATE_LINE, BlockKind.AGENCY_MARK))
_BODY = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.DATELINE))
_WRAPPED = re.compile(r"[^\W_]-?[,;]?[^\S\n]*\r?\n[^\S\n]*(?=[a-zà-ÿ«“\"])")
_SHORTEST_WRAPPED_LINE = 40
_NO_OFFICES: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def read_quotations(
    seed: Seed,
    doc: Doc,
    blocks: tuple[Block, ...],
    entities: tuple[Sourced[Entity], ...],
    pack: LanguagePack,
    offices: Mapping[str, tuple[str, ...]] = _NO_OFFICES,
) -> tuple[Sourced[Quotation], ...]:
    """The quotations of a seed in text order, each with its speaker as far as the text tells.

    A quotation's passage is what stands inside its outer marks; its rule is ``marks``, or ``unclosed`` when the text forgot the closing
    one. Boilerplate, bylines, date lines and agency marks are not searched. Names, titles, formulas and distanced words in marks are left
    out. ``offices``: what offices persons are known to hold or have held, by their slug.

    A speaker's rule is the construction that told (``cue-after``, ``colon-before``, ``according-to``, ``continued``, ...) with how the
    speaker was found in it (``-role``, ``-office``, ``-pronoun``, ``-carried``, ``-unnamed``); the speakers that other constructions and
    other sentences propose are its ``others``, at most four. Needs no model; never raises; linear in the text.
    """
    speech, text = pack.speech, seed.text
    frames, naming, cues = _frames(speech), _naming(speech), cue_words(speech)
    stretches = _stretches(text, [block for block in blocks if block.kind not in _SILENT])
    ranges = [(start, end) for start, end, _ in stretches]
    words = TextWords(text, ranges, speech.apocopes)

    def joins(number: int) -> bool:
        return stretches[number][2] in _BODY and stretches[number + 1][2] in _BODY

    def cut(start: int, end: int) -> int | None:
        return speech_ends(words, cues, start, end)

    spans = find_quoted(text, ranges, cut, joins, *_clipped(speech))
    if not spans:
        return ()
    endings = frozenset(speech.insertions)
    inserted = [find_insertions(text, words, span, cues, frames.credit, endings) for span in spans]
    persons = pack.names.persons
    roles = _roles(persons.roles, speech.persons.not_people)
    body = next((start for start, _, kind in stretches if kind in _BODY), 0)
    narration = Narration(
        doc, text, words, ranges, spans, entities, speech, inserted, roles, persons.role_adjectives, persons.kinship, body
    )
    people = People(narration, offices)
    attributor = Attributor(narration, people, frames)
    answers = interview_answers(narration, people, ranges)
    found: list[Sourced[Quotation]] = []
    previous: Attribution | None = None
    for number, span in enumerate(spans):
        insertions = inserted[number]
        block = stretches[narration.stretch_of[narration.first_word[number]]][2]
        attribution = attributor.read(number, insertions)
        if number in answers and attribution.tie < Tie.SENTENCE:
            interviewee = answers[number]
            attribution = Attribution(Tie.ADJACENT, "interview-answer", Who(speaker_of(interviewee), How.NAME) if interviewee else None)
        if not is_speech(narration, number, attribution, naming):
            attributor.set_aside.add(number)
            continue
        if attribution.tie <= Tie.CARRIED and attribution.who is None and block in _BODY:
            attribution = attributor.carry(number, previous)
        elsewhere = attributor.proposed_elsewhere(number, previous) if block in _BODY else iter(())
        others = attributor.outranked(number, insertions, attribution, elsewhere)
        if attribution.who is not None and block in _BODY:
            attributor.remember(number, attribution.who.speaker, attribution.cue)
        previous = attribution if block in _BODY else None
        kind = kind_of(narration, number, attribution) if block in _BODY else QuotationKind.HEADLINE
        quotation = Quotation(
            kind,
            spoken_words(text, span, insertions),
            _speaker(seed, narration, attribution, others),
            _passage(seed, narration, attribution.cue),
            tuple(seed.passage(start, end) for start, end in insertions),
        )
        passages = (seed.passage(span.start, span.end),)
        found.append(Sourced(quotation, Basis.READ, "marks" if span.closed else "unclosed", passages))
    return tuple(with_headlines(found, narration.named_in_body(), next(iter(answers.values()), None)))


@cache
def _frames(speech: SpeechWords) -> Frames:
    return Frames(speech)


@cache
def _clipped(speech: SpeechWords) -> tuple[frozenset[str], frozenset[str]]:
    """Folded: words that end, and words that begin, with an apostrophe."""
    return frozenset(map(fold, speech.apocopes)), frozenset(map(fold, speech.apheresis))


@cache
def _roles(nouns: frozenset[str], not_people: frozenset[str]) -> frozenset[str]:
    """Nouns of offices and callings that are people's."""
    return nouns - not_people


@cache
def _naming(speech: SpeechWords) -> NamingWords:
    return NamingWords(speech)


def _speaker(
    seed: Seed, narration: Narration, attribution: Attribution, outranked: tuple[tuple[Attribution, str], ...]
) -> Sourced[Speaker] | None:
    if attribution.who is None:
        return None
    others = tuple(
        Candidate(other.who.speaker, _basis(other), other.rule, _leaning(seed, narration, other), reason)
        for other, reason in outranked
        if other.who is not None
    )
    return Sourced(attribution.who.speaker, _basis(attribution), attribution.rule, _leaning(seed, narration, attribution), others)


def _basis(attribution: Attribution) -> Basis:
    return Basis.READ if attribution.is_read else Basis.INFERRED


def _leaning(seed: Seed, narration: Narration, attribution: Attribution) -> tuple[Passage, ...]:
    """The cue and the words that name the speaker, as far as there are any."""
    who = attribution.who
    named = (who.first, who.last) if who is not None and who.first >= 0 else None
    passages = (_passage(seed, narration, attribution.cue), _passage(seed, narration, named))
    return tuple(passage for passage in passages if passage is not None)


def _passage(seed: Seed, narration: Narration, place: tuple[int, int] | None) -> Passage | None:
    return None if place is None else seed.passage(narration.words.starts[place[0]], narration.words.ends[place[1]])


def _stretches(text: str, blocks: list[Block]) -> list[tuple[int, int, BlockKind]]:
    """The paragraphs to search. Lines that only the margin parts are one paragraph."""
    found: list[tuple[int, int, BlockKind]] = []
    for block in blocks:
        start, end, kind = block.passage.start, block.passage.end, block.kind
        if found and kind is found[-1][2] is BlockKind.PARAGRAPH and _is_wrapped(text, found[-1], start):
            found[-1] = (found[-1][0], end, kind)
        else:
            found.append((start, end, kind))
    return found


def _is_wrapped(text: str, before: tuple[int, int, BlockKind], start: int) -> bool:
    gap = text[before[1] : start]
    line = text.rfind("\n", before[0], before[1]) + 1
    length = before[1] - max(before[0], line)
    return gap.count("\n") == 1 and length >= _SHORTEST_WRAPPED_LINE and _WRAPPED.match(text, before[1] - 1) is not None
