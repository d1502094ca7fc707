"""The spaCy pipeline: a blank language with our own tokenizer. No trained model, nothing is downloaded; sentences are cut in ``sentences``."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex
from spacy.vocab import Vocab

# ``UE-Canada`` and ``presidente(Neri).Il`` stay one token in spaCy's Italian rules; press texts are full of both.
_INFIXES = (
    r"(?<=[^\W\d_])[()\[\]](?=[^\W\d_.])",
    r"(?<=[^\W\d_])[)\]](?=\.[^\W\d_])",
    r"(?<=[)\]])\.(?=[^\W\d_])",
    r"(?<=[^\W\d_])[-–—/](?=[^\W\d_])",
    r"(?<=[a-zà-ÿ]{2})\.(?=[A-ZÀ-Ý])",
    # An elided article keeps its apostrophe, whichever sign was typed for it.
    r"(?<=[^\W\d_][‘´`ʼ′])(?=[^\W\d_])",
)

_Affixes = Iterable[str | re.Pattern[str]]
_REMEMBERED = 65_536
_LONGEST_STRETCH = 60
_TOO_LONG = re.compile(rf"(?<!\S)\S{{{_LONGEST_STRETCH + 1},}}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile(r"[^\W_]+|[\W_]")
_LETTERS = "".join(letter for letter in map(chr, range(0x100)) if letter.isalpha() and letter not in "ªµº")
"""What a token begins with; most have nothing else."""


class PressTokenizer:
    """spaCy's tokenizer, kept from stretches without white space that are no press text.

    spaCy takes signs off a stretch one by one and copies the rest each time: ten thousand quotation marks in a row cost it a quarter of a
    minute, twice as many a minute. In a stretch of more than 60 characters each run of letters and figures is a token, and each other sign.
    """

    def __init__(self, tokenizer: Callable[[str], Doc], vocabulary: Vocab) -> None:
        self._tokenizer = tokenizer
        self._vocabulary = vocabulary

    def __call__(self, text: str) -> Doc:
        """The tokens of a text, offsets into it; time is linear in its length. Halves of characters, which no file holds, are replaced."""
        text = _SURROGATE.sub("\ufffd", text)
        if _TOO_LONG.search(text) is None:
            return self._tokenizer(text)
        words: list[str] = []
        spaces: list[bool] = []
        last = 0
        for stretch in _TOO_LONG.finditer(text):
            self._read(text[last : stretch.start()], words, spaces)
            plain = _PLAIN.findall(stretch[0])
            words += plain
            spaces += [False] * len(plain)
            last = stretch.end()
        self._read(text[last:], words, spaces)
        return Doc(self._vocabulary, words=words, spaces=spaces)

    def _read(self, text: str, words: list[str], spaces: list[bool]) -> None:
        for token in self._tokenizer(text):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))


@cache
def pipeline(language: str) -> Language:
    """The pipeline for a language code. Documents keep the text unchanged: token offsets are offsets into the seed's text."""
    nlp = spacy.blank(language)
    # Which texts are too long to be read is a setting's business; spaCy's limit is about the memory of trained parts.
    nlp.max_length = sys.maxsize
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    # The texts of a site have more stretches between white space than spaCy remembers of itself.
    tokenizer.max_cache_size = _REMEMBERED
    _cheapen(tokenizer, nlp.Defaults.prefixes or (), nlp.Defaults.infixes or ())
    nlp.tokenizer = PressTokenizer(tokenizer, nlp.vocab)
    # Shapes, flags and affixes of each new word cost as much as finding it, and nobody asks for them.
    vocabulary: Any = nlp.vocab
    vocabulary.lex_attr_getters = {}
    return nlp


def _cheapen(tokenizer: Tokenizer, prefixes: _Affixes, infixes: _Affixes) -> None:
    """Give a tokenizer our infixes, and look for affixes where they can be, with the same outcome.

    spaCy tries each of its hundred affixes at each letter. Prefixes stand at the beginning alone; of the others none begins with a letter,
    save units and currencies behind a figure, so that they are looked for behind the letters with which a stretch begins. Behind an
    apostrophe one letter may be a suffix (``Neri's``), more of them are a word. There is a full stop in every address.
    """
    prefix = re.compile("|".join(piece for piece in _written(prefixes) if piece.strip())).match
    suffix = tokenizer.suffix_search
    infix = compile_infix_regex((*_INFIXES, *_written(infixes))).finditer
    address = tokenizer.url_match

    def suffix_of(stretch: str) -> re.Match[str] | None:
        behind = len(stretch) - len(stretch.lstrip(_LETTERS))
        if behind == len(stretch):
            return None
        kernel = stretch.rstrip(_LETTERS)
        return None if kernel[-1] in "'’" and len(kernel) + 1 < len(stretch) else suffix(stretch, behind)

    def infixes_of(stretch: str) -> Iterable[re.Match[str]]:
        behind = len(stretch) - len(stretch.lstrip(_LETTERS))
        return () if behind == len(stretch) else infix(stretch, behind)

    tokenizer.prefix_search = lambda stretch: prefix(stretch) if stretch.lstrip(_LETTERS) else None
    tokenizer.suffix_search = suffix_of
    tokenizer.infix_finditer = infixes_of
    tokenizer.url_match = lambda stretch: address(stretch) if address and "." in stretch else None


def _written(affixes: _Affixes) -> Iterator[str]:
    return (affix if isinstance(affix, str) else affix.pattern for affix in affixes)
