"""Quotations: which words of a text are somebody's speech, and whose."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from digest.lang.pack import LanguagePack
from digest.model import Block, BlockKind, Entity, Quotation, QuotationKind, Seed
from digest.reading.cues import PhraseTable, TextWords, cue_words, fold
from digest.reading.narration import Narration
from digest.reading.quote_marks import find_quoted
from digest.reading.quote_words import find_insertions, spoken_words
from digest.values import Basis, Sourced

_SILENT = frozenset((BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.DATE_LINE, BlockKind.AGENCY_MARK))
_BODY = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.DATELINE))
_WRAPPED = re.compile(r"[^\W_]-?[,;]?[^\S\n]*\r?\n[^\S\n]*(?=[a-zà-ÿ«“\"])")
_SHORTEST_WRAPPED_LINE = 40


def read_quotations(
    seed: Seed, doc: Doc, blocks: tuple[Block, ...], entities: tuple[Sourced[Entity], ...], pack: LanguagePack
) -> tuple[Sourced[Quotation], ...]:
    speech = pack.speech
    parts = [block for block in blocks if block.kind not in _SILENT]
    stretches = _stretches(seed.text, parts)
    ranges = [(start, end) for start, end, _ in stretches]
    words = TextWords(seed.text, ranges, speech.apocopes)
    cues = cue_words(speech)
    credit = PhraseTable(speech.frames.credit)

    def joins(number: int) -> bool:
        return stretches[number][2] in _BODY and stretches[number + 1][2] in _BODY

    spans = find_quoted(
        seed.text, ranges, lambda start, end: None, joins, frozenset(map(fold, speech.apocopes)), frozenset(map(fold, speech.apheresis))
    )
    narration = Narration(doc, seed.text, words, ranges, spans, entities, speech)
    found = []
    for span in spans:
        insertions = find_insertions(seed.text, words, span, cues, credit, frozenset(speech.insertions))
        found.append(
            Sourced(
                Quotation(
                    QuotationKind.FULL, spoken_words(seed.text, span, insertions), None, None, tuple(seed.passage(*i) for i in insertions)
                ),
                Basis.READ,
                "marks" if span.closed else "unclosed",
                (seed.passage(span.start, span.end),),
            )
        )
    return tuple(found)


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
    return (
        gap.count("\n") == 1
        and before[1] - max(before[0], line) >= _SHORTEST_WRAPPED_LINE
        and _WRAPPED.match(text, before[1] - 1) is not None
    )
