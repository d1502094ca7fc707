"""The words of a text as the readers of names see them: offsets, shape, what stands between them, and what kind of line they stand in.

They are the words of spaCy's tokens: most tokens are one word, an elided article is one with its apostrophe, ``S.p.A.`` is three. What a token's
words are is remembered by the token's form, as spaCy's vocabulary remembers its lexemes, so that a word's folding and shape are made once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec
from spacy.attrs import IDX, LENGTH
from spacy.tokens import Doc

from digest.characters import LINE_END_BREAK
from digest.lang.names import NameWords
from digest.model import Block, BlockKind
from digest.reading.names.lexicon import folded_word

BACKGROUND = frozenset(
    [BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.AGENCY_MARK, BlockKind.BOILERPLATE, BlockKind.DATE_LINE],
)
"""Blocks whose names are not what the text is about."""
HEADINGS = frozenset([BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.SECOND_HEADLINE, BlockKind.STANDFIRST, BlockKind.CROSSHEAD])

_SPORTS_FROM = 4
_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"[.!?…:;|•\u2022]|[-–—*][ \u00a0]|[\"“”«»‘]|''|\n\s*\n")
_LINE_END = re.compile(LINE_END_BREAK)
_HYPHENS = frozenset("-‐\u00ad")
_LONGEST_WORD = 60
_NO_MORE = (sys.maxsize, 0)
"""Offset and length behind the last token."""
_APOSTROPHES = "'’‘´`ʼ′"
"""What is typed for an apostrophe between two letters; the first two are right."""
_TYPED = frozenset(_APOSTROPHES[2:])
_SOFT_MARKS = frozenset(["", "-", "‐", "‑", "–", "&", ".", *_APOSTROPHES])
_NO_ENDING = frozenset(["", " ", "-", ", ", *_APOSTROPHES])
"""The commonest gaps, none of which ends a sentence or opens a quotation."""


class Token(msgspec.Struct, gc=False):
    """One word."""

    start: int
    end: int
    text: str
    low: str
    """Folded: lower case, no diacritics."""
    shape: str
    """``x`` lower, ``X`` capitalised, ``A`` all capitals, ``I`` one capital, ``9`` figures."""
    gap: str
    """What stands between the word before and this one, in the same block; empty at a block's beginning."""
    first: bool
    """At the beginning of a sentence, line or quotation, where a capital says little."""
    block: int
    """Number of the block."""
    heading: bool
    """In a line whose capitals say nothing: ALL CAPS or Title Case."""
    background: bool
    capital: bool
    """Whether it begins with a capital."""
    joined: bool = False
    """Whether it and the word before it may belong to one name."""


_Form = tuple[int, str, str, str, bool]
"""A word inside a token: where it begins, as written, folded, its shape, and whether it begins with a capital."""


def tokens_of(text: str, doc: Doc, blocks: Sequence[Block], words: NameWords) -> list[Token]:
    """The words of all blocks in text order; ``doc`` is spaCy's of the whole text. A word belongs to the block in which it begins."""
    tokens: list[Token] = []
    add = tokens.append
    broken = False
    abbreviations = words.persons.honorifics
    units = iter(doc.to_array([IDX, LENGTH]).tolist())
    offset, length = next(units, _NO_MORE)
    for number, block in enumerate(blocks):
        begin = len(tokens)
        opening = last = block.passage.start
        stop = block.passage.end
        background = block.kind in BACKGROUND
        while offset < stop:
            for inside, shown, low, shape, capital in _forms_in(text[offset : offset + length]):
                start = offset + inside
                if start < opening:
                    continue
                if start >= stop:
                    break
                gap = text[last:start]
                within = last > opening
                joined = within and gap == " "
                if joined or (within and gap in _NO_ENDING):
                    first = False
                else:
                    broken = broken or gap[:1] in _HYPHENS
                    first = not within or (_ENDING.search(gap) is not None and not _abbreviated(tokens[-1], gap, abbreviations))
                last = start + len(shown)
                add(Token(start, last, shown, low, shape, gap, first, number, False, background, capital, joined))
            if offset + length > stop:
                # The rest of a token that a block cuts is the next block's.
                break
            offset, length = next(units, _NO_MORE)
        if begin < len(tokens):
            _mark_heading(tokens, begin, block)
    if broken:
        tokens = _rejoined(tokens)
    for before, token in pairwise(tokens):
        if not token.joined:
            token.joined = _soft(token, before)
    return tokens


def _rejoined(tokens: list[Token]) -> list[Token]:
    """One word for the halves of each word that was broken at the end of a line, or in a line copied from columns.

    Its offsets hold both halves and the hyphen, its text neither hyphen nor line end. Inside a line a hyphen before a space is also a careless
    dash: there the whole word must stand elsewhere in the text.
    """
    whole = frozenset(token.low for token in tokens)
    kept: list[Token] = []
    for token in tokens:
        before = kept[-1] if kept else None
        if before is not None and token.shape == "x" and before.shape in "xXA" and _is_break(before, token, whole):
            before.text += token.text
            before.low += token.low
            before.end = token.end
            before.shape = _shape(before.text)
        else:
            kept.append(token)
    return kept


def _is_break(before: Token, token: Token, whole: frozenset[str]) -> bool:
    if len(before.text) > _LONGEST_WORD:
        return False
    if _LINE_END.fullmatch(token.gap) is not None:
        return True
    return token.gap == "- " and before.low + token.low in whole


@lru_cache(maxsize=65_536)
def _forms_in(token: str) -> tuple[_Form, ...]:
    """The words of a token."""
    if token.isalnum():
        return (_form(0, token),)
    return tuple([_form(found.start(), found[0]) for found in _WORD.finditer(token)])


def _form(start: int, word: str) -> _Form:
    shape = _shape(word)
    return (start, word, folded_word(word), shape, shape in "XAI")


def is_sports(tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether so many words of sport stand in a text that it is a sports report."""
    return len({token.low for token in tokens if token.low in words.organisations.sport}) >= _SPORTS_FROM


def _soft(token: Token, before: Token) -> bool:
    if token.block != before.block:
        return False
    gap = token.gap
    mark = gap.strip()
    if mark not in _SOFT_MARKS or "\n\n" in gap or (mark in _TYPED and gap != mark):
        return False
    if mark == ".":
        return before.shape == "I" or gap == "." or (before.shape in "XA" and not token.first)
    return not (mark in ("–", "-") and gap != mark) or _LINE_END.fullmatch(gap) is not None


def _abbreviated(before: Token, gap: str, abbreviations: frozenset[str]) -> bool:
    return gap.strip() == "." and (before.shape == "I" or (len(before.low) <= 4 and before.low in abbreviations))


def _shape(word: str) -> str:
    head = word[0]
    if head.isdigit():
        return "9"
    if not head.isupper():
        return "x"
    if len(word) == 1:
        return "I"
    return "A" if word.isupper() else "X"


def _mark_heading(tokens: list[Token], begin: int, block: Block) -> None:
    mine = tokens[begin:]
    shapes = [token.shape for token in mine]
    caps, letters = shapes.count("A") + shapes.count("I"), len(shapes) - shapes.count("9")
    if letters >= 3 and caps >= 0.7 * letters:
        heading = True
    elif block.kind in HEADINGS or (len(mine) <= 16 and not block.passage.text.rstrip().endswith((".", ".”", ".»", '."'))):
        long = [token for token in mine if token.shape != "9"][1:]
        long = [token for token in long if len(token.text) > 3]
        heading = len(long) >= 3 and sum(token.capital for token in long) >= 0.7 * len(long)
    else:
        heading = False
    if heading:
        for token in mine:
            token.heading = True
