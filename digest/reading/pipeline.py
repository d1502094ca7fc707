"""The spaCy pipeline: a blank language with our own tokenizer infixes and a sentence splitter. No trained model, nothing is downloaded."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

# ``UE-Canada`` and ``presidente(Neri).Il`` stay one token in spaCy's Italian rules; press texts are full of both.
_INFIXES = (
    r"(?<=[^\W\d_])[()\[\]](?=[^\W\d_.])",
    r"(?<=[^\W\d_])[)\]](?=\.[^\W\d_])",
    r"(?<=[)\]])\.(?=[^\W\d_])",
    r"(?<=[^\W\d_])[-–—/](?=[^\W\d_])",
    r"(?<=[a-zà-ÿ]{2})\.(?=[A-ZÀ-Ý])",
)


@cache
def pipeline(language: str) -> Language:
    """The pipeline for a language code. Documents keep the text unchanged: token offsets are offsets into the seed's text."""
    nlp = spacy.blank(language)
    infixes = (*_INFIXES, *(nlp.Defaults.infixes or ()))
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…", "\n"]})
    return nlp
