"""The spaCy pipeline: a blank language with our own tokenizer and a sentence splitter. No trained model, nothing is downloaded."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

import spacy
from spacy.attrs import IS_PUNCT
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

_LONGEST_STRETCH = 60
_TOO_LONG = re.compile(rf"(?<!\S)\S{{{_LONGEST_STRETCH + 1},}}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile(r"[^\W_]+|[\W_]")


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
    infixes = (*_INFIXES, *(nlp.Defaults.infixes or ()))
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…", "\n"]})
    nlp.tokenizer = PressTokenizer(tokenizer, nlp.vocab)
    # Shapes, flags and affixes of each new word cost as much as finding it; of them all the sentence splitter asks for one.
    vocabulary: Any = nlp.vocab
    vocabulary.lex_attr_getters = {IS_PUNCT: vocabulary.lex_attr_getters[IS_PUNCT]}
    return nlp
