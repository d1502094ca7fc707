"""The place a desk signs from, and the agencies a text comes from. Read off the blocks; prose is not searched."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.kb.knowledge import Knowledge, Known
from digest.model import Block, BlockKind, Dateline
from digest.reading.article import Article
from digest.reading.layout.dateline_scanner import agency_pieces
from digest.reading.layout.dateline_zone import DatelineParts, scan_dateline
from digest.reading.layout.line_shapes import Vocabulary, fold, is_capitalised, is_capitals, vocabulary
from digest.values import Basis, Candidate, Passage, Sourced

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PLACE = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,4}")
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{1,60})[)\]]")


@dataclass(frozen=True, slots=True)
class _Signed:
    """A place some rule proposes, with where it stands."""

    value: Dateline
    rule: str
    passages: tuple[Passage, ...]
    reason: str
    """Why it loses when another one wins."""


def read_dateline(article: Article, knowledge: Knowledge) -> Sourced[Dateline] | None:
    """The place before the first words of the story; without one, that of a correspondent's line, then that of a line of place and date.

    The spelling is the knowledge base's when it knows the place, else the text's with capitals put right. Never the place of an event. Places
    that lost are in ``others``: second places and second datelines, correspondents beside a dateline, the place of a closing date line.
    """
    words = vocabulary(article.pack.layout, article.pack.code)
    found: list[_Signed] = []
    for order, block in enumerate(article.blocks):
        if block.kind is BlockKind.DATELINE:
            found += _in_dateline(article, order, words, knowledge, "later-dateline" if found else "second-place")
    for block in article.blocks:
        if block.kind is BlockKind.BYLINE and block.rule == "correspondent":
            found += _in_correspondent_line(article, block, words, knowledge)
        if block.kind is BlockKind.DATE_LINE and block.rule == "place-and-date-line":
            parts = scan_dateline(article.seed.text, block.passage.start, block.passage.end, words, knowledge, first=True)
            if parts is not None:
                found += _of_parts(article, parts, words, knowledge, "place-and-date-line", "place-of-date-line")
    if not found:
        return None
    winner, *losers = found
    others = tuple(Candidate(one.value, Basis.READ, one.rule, one.passages, one.reason) for one in losers)
    return Sourced(winner.value, Basis.READ, winner.rule, winner.passages, others)


def read_agencies(article: Article, knowledge: Knowledge) -> tuple[Sourced[str], ...]:
    """The agencies that mark the text as theirs: in the dateline, a mark at the end, a line of rights, a source line or a desk's signature.

    Names are the knowledge base's, the short one when the text signs with it (``Dire``); one agency is named once with all its passages.
    Agencies that only own a picture are the first one's losing candidates (``picture-credit``).
    """
    words = vocabulary(article.pack.layout, article.pack.code)
    passages: dict[str, list[Passage]] = {}
    rules: dict[str, str] = {}
    names: dict[str, str] = {}
    pictured: list[Candidate[str]] = []
    for order, block in enumerate(article.blocks):
        for start, end, rule in _agency_spans(article, order, block, words, knowledge):
            known = knowledge.agency(article.seed.text[start:end])
            if known is None:
                continue
            passage = article.seed.passage(start, end)
            name = names.setdefault(known.id, _as_signed(known, passage.text, article.pack.code))
            if rule == "picture-credit":
                pictured.append(Candidate(name, Basis.READ, rule, (passage,), "picture-credit"))
                continue
            rules.setdefault(name, rule)
            passages.setdefault(name, []).append(passage)
    agencies = [Sourced(name, Basis.READ, rules[name], tuple(spans)) for name, spans in passages.items()]
    if agencies and pictured:
        first = agencies[0]
        agencies[0] = Sourced(first.value, first.basis, first.rule, first.passages, tuple(pictured))
    return tuple(agencies)


def _as_signed(known: Known, surface: str, language: str) -> str:
    """An agency whose name is a common word is known by a longer one, yet papers write the word with which it signs."""
    signed = surface.strip().casefold()
    short = (name for names in known.weak.values() for name in names if name.casefold() == signed)
    return next(short, known.name_in(language))


def canonical_place(surface: str, words: Vocabulary) -> str:
    """A place's name with capitals put right by Italian usage: ``REGGIO NELL'EMILIA`` -> ``Reggio nell'Emilia``; other spellings stay."""
    surface = " ".join(surface.split())
    if not is_capitals(surface):
        return surface
    return " ".join(_capitalised(word, words, first=order == 0) for order, word in enumerate(surface.split(" ")))


def _capitalised(word: str, words: Vocabulary, *, first: bool) -> str:
    for mark in ("-", "'", "’"):
        head, found, tail = word.partition(mark)
        if found and tail:
            small = head.casefold() + "'" in words.place_particles and not first and mark != "-"
            return (head.lower() if small else _capitalised(head, words, first=True)) + mark + _capitalised(tail, words, first=mark != "-")
    if not first and word.casefold() in words.place_particles:
        return word.lower()
    return word[:1].upper() + word[1:].lower()


def _in_dateline(article: Article, order: int, words: Vocabulary, knowledge: Knowledge, reason: str) -> list[_Signed]:
    """The places of a dateline block; the story after it is needed to tell where the dateline ends."""
    block = article.blocks[order]
    parts = _parts(article, order, words, knowledge)
    if parts is not None:
        return _of_parts(article, parts, words, knowledge, parts.rule, reason)
    start, end = block.passage.start, block.passage.end
    surface = block.passage.text.strip(" .–—-*_:")
    begin = start + block.passage.text.find(surface)
    return [_signed(article, (begin, min(end, begin + len(surface))), (), words, knowledge, block.rule, reason)] if surface else []


def _parts(article: Article, order: int, words: Vocabulary, knowledge: Knowledge) -> DatelineParts | None:
    blocks, passage = article.blocks, article.blocks[order].passage
    alone = scan_dateline(article.seed.text, passage.start, passage.end, words, knowledge, first=True)
    if alone is not None or order + 1 >= len(blocks):
        return alone
    return scan_dateline(article.seed.text, passage.start, blocks[order + 1].passage.end, words, knowledge, first=True)


def _of_parts(article: Article, parts: DatelineParts, words: Vocabulary, knowledge: Knowledge, rule: str, reason: str) -> list[_Signed]:
    found: list[_Signed] = []
    for span in parts.places:
        for start, end in _single_places(article.seed.text, span, article.pack.code, knowledge):
            brackets = parts.brackets if len(parts.places) == 1 else ()
            found.append(_signed(article, (start, end), brackets, words, knowledge, rule, reason))
    return found


def _single_places(text: str, span: tuple[int, int], language: str, knowledge: Knowledge) -> list[tuple[int, int]]:
    """``ROMA-MILANO`` is two places when the knowledge base knows both and not the whole; else the words are one place."""
    start, end = span
    surface = text[start:end]
    if "-" not in surface or knowledge.place(surface, language):
        return [span]
    pieces, at = [], start
    for piece in surface.split("-"):
        pieces.append((at, at + len(piece)))
        at += len(piece) + 1
    return pieces if all(knowledge.place(text[one:two].strip(), language) for one, two in pieces) else [span]


def _signed(
    article: Article,
    span: tuple[int, int],
    brackets: tuple[tuple[int, int], ...],
    words: Vocabulary,
    knowledge: Knowledge,
    rule: str,
    reason: str,
) -> _Signed:
    text, language = article.seed.text, article.pack.code
    surface = text[span[0] : span[1]]
    known = knowledge.place(surface, language)
    passages = [article.seed.passage(*span)]
    country = None
    for start, end in brackets:
        bracket = knowledge.place(text[start:end].strip(), language)
        if bracket is not None and bracket.type == "country":
            country = bracket.name_in(language)
            passages.append(article.seed.passage(start, end))
            # ``PARIS (Texas)`` is not the Paris the knowledge base means: the bracket contradicts it.
            if known is not None and known.country and known.country != bracket.id:
                known = None
    if known is None:
        return _Signed(Dateline(canonical_place(surface, words), country), rule, tuple(passages), reason)
    if country is None:
        country = country_of(known, language, knowledge)
    return _Signed(Dateline(known.name_in(language), country, known.id), rule, tuple(passages), reason)


def country_of(known: Known, language: str, knowledge: Knowledge) -> str | None:
    """The name of a known place's country; None when the knowledge base does not say, or the place is a country."""
    if not known.country or known.country == known.id:
        return None
    country = knowledge.place(known.country.replace("-", " "), language)
    return country.name_in(language) if country is not None and country.id == known.country else known.country


def _in_correspondent_line(article: Article, block: Block, words: Vocabulary, knowledge: Knowledge) -> list[_Signed]:
    """``Dal nostro inviato a Lubiana``: the capitalised words after the preposition, without the name that may follow."""
    line = block.passage.text
    folded = fold(line)
    phrase = max((one for one in words.words.correspondents if folded.startswith(one)), key=len, default="")
    prepositions = words.words.correspondent_places
    for found in _WORD.finditer(line, min(len(phrase) - 1, len(line)) if phrase else 0):
        bare = found[0].casefold().replace("’", "'")
        elided = next((one for one in prepositions if one.endswith("'") and bare.startswith(one)), "")
        if bare not in prepositions and not elided:
            continue
        begin = found.start() + len(elided) if elided else found.end() + 1
        place = _PLACE.match(line, begin)
        if place is None or not is_capitalised(place[0]):
            continue
        end = _known_end(line, begin, place.end(), article.pack.code, knowledge)
        start = block.passage.start
        return [_signed(article, (start + begin, start + end), (), words, knowledge, "correspondent-line", "correspondent-beside-dateline")]
    return []


def _known_end(line: str, begin: int, end: int, language: str, knowledge: Knowledge) -> int:
    """The end of the longest known place in these words; unknown ones: the first word, or all when no name can follow."""
    surface = line[begin:end].rstrip(" .,")
    pieces = surface.split(" ")
    for count in range(len(pieces), 0, -1):
        words = " ".join(pieces[:count])
        if knowledge.place(words, language):
            return begin + len(words)
    return begin + len(surface) if len(pieces) <= 2 else begin + len(pieces[0])


def _agency_spans(article: Article, order: int, block: Block, words: Vocabulary, knowledge: Knowledge) -> list[tuple[int, int, str]]:
    text, start, end = article.seed.text, block.passage.start, block.passage.end
    if block.kind is BlockKind.DATELINE:
        parts = _parts(article, order, words, knowledge)
        return [(*span, "dateline-mark") for span in parts.agencies] if parts is not None else []
    if block.kind is BlockKind.AGENCY_MARK:
        inside = [found.span(1) for found in _BRACKET.finditer(text, start, end)] or [_without_source(text, start, end)]
        return [(*span, "closing-mark") for one in inside for span in agency_pieces(text, *one, knowledge)]
    if block.kind is BlockKind.BYLINE and block.rule in ("desk", "author-after-lead"):
        return [(*span, "desk-signature") for span in _named(text, start, end, knowledge)]
    if block.kind is BlockKind.BOILERPLATE and block.rule.startswith("rights"):
        return [(*span, "rights-line") for span in _named(text, start, end, knowledge)]
    if block.kind is BlockKind.BOILERPLATE and block.rule in ("caption", "credit-after-text"):
        return [(*span, "picture-credit") for span in _named(text, start, end, knowledge)]
    return []


def _without_source(text: str, start: int, end: int) -> tuple[int, int]:
    """The name after ``Fonte:``, or the whole line."""
    colon = text.find(":", start, end)
    begin = colon + 1 if colon >= 0 else start
    while end > begin and text[end - 1] in " .)\n":
        end -= 1
    return begin, end


def _named(text: str, start: int, end: int, knowledge: Knowledge) -> list[tuple[int, int]]:
    """Agencies among the capitalised words of a short line, longest names first."""
    found: list[tuple[int, int]] = []
    tokens = [token.span() for token in _WORD.finditer(text, start, min(end, start + 200))]
    place = 0
    while place < len(tokens):
        for count in (3, 2, 1):
            if place + count > len(tokens):
                continue
            span = (tokens[place][0], tokens[place + count - 1][1])
            if is_capitalised(text[span[0] : span[1]]) and knowledge.agency(text[span[0] : span[1]]):
                found.append(span)
                place += count - 1
                break
        place += 1
    return found
