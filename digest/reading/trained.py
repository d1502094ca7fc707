"""An installed spaCy pipeline with a trained recogniser of names, if the settings name one: a second opinion on candidates, and nothing more.

What it says is evidence for names that the knowledge base does not hold (``names/second_opinion``); it decides no known name and never makes
a tag by itself. Nothing is downloaded. The same text and pipeline give the same answer.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import is_package

from digest.config import SETTINGS_FILE, PipelineSetting
from digest.findings import DigestError
from digest.lang.pack import languages
from digest.model import Block, EntityKind
from digest.reading.names.tokens import BACKGROUND
from digest.reading.pipeline import PressTokenizer

_KINDS = {
    **dict.fromkeys(("PER", "PERSON"), EntityKind.PERSON),
    "ORG": EntityKind.ORGANISATION,
    **dict.fromkeys(("LOC", "GPE"), EntityKind.PLACE),
}
"""The labels of spaCy's pipelines that are names of ours; all others (``MISC``, ``NORP``, ``DATE``) are passed over."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A stretch of a text that a trained pipeline takes for a name."""

    start: int
    end: int
    kind: EntityKind


@dataclass(frozen=True, slots=True, eq=False)
class TrainedPipeline:
    """A loaded pipeline for texts of one language."""

    language: str
    name: str
    """As the pipeline calls itself (``it_core_news_lg``)."""
    version: str
    spacy: Language

    @property
    def told(self) -> dict[str, str]:
        """How ``digest.json`` names it."""
        return {"language": self.language, "name": self.name, "version": self.version}

    def opinions(self, text: str, blocks: Iterable[Block]) -> tuple[Opinion, ...]:
        """What the pipeline takes for names in a text, in text order.

        It reads block by block: no datelines, no boilerplate, and no block that is longer than the pipeline bears.
        """
        story = [block.passage for block in blocks if block.kind not in BACKGROUND]
        read = [passage for passage in story if passage.end - passage.start <= self.spacy.max_length]
        found = []
        for passage, doc in zip(read, self.spacy.pipe([text[one.start : one.end] for one in read]), strict=True):
            for named in doc.ents:
                kind = _KINDS.get(named.label_)
                if kind is not None:
                    found.append(Opinion(passage.start + named.start_char, passage.start + named.end_char, kind))
        return tuple(found)


Pipelines = Mapping[str, TrainedPipeline]
"""The pipelines of a site by language; empty for most sites."""
NO_PIPELINES: Pipelines = {}


def load_pipelines(settings: Iterable[PipelineSetting]) -> Pipelines:
    """The pipelines that a site's settings name; DigestError with the setting's line for one that is missing, broken or of no use.

    A pipeline is loaded once in a process.
    """
    return {setting.language: _load(setting) for setting in settings}


@cache
def _load(setting: PipelineSetting) -> TrainedPipeline:
    if setting.language not in languages():
        raise _wrong(setting, f"pipelines: no texts are read in {setting.language!r}, only in {', '.join(languages())}")
    nlp = _loaded(setting)
    if nlp.lang != setting.language:
        raise _wrong(setting, f"the spaCy pipeline {setting.name!r} reads {nlp.lang!r}, not {setting.language!r}")
    if not any("doc.ents" in nlp.get_pipe_meta(pipe).assigns for pipe in nlp.pipe_names):
        raise _wrong(setting, f"the spaCy pipeline {setting.name!r} recognises no names: it has neither 'ner' nor 'entity_ruler'")
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer = PressTokenizer(nlp.tokenizer, nlp.vocab)
    return TrainedPipeline(setting.language, f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"]), nlp)


def _loaded(setting: PipelineSetting) -> Language:
    if setting.folder is None and not is_package(setting.name):
        hint = f"install it with: python -m spacy download {setting.name}"
        raise _wrong(setting, f"the spaCy pipeline {setting.name!r} is not installed; {hint}")
    try:
        with warnings.catch_warnings():
            # That a pipeline was trained with another minor version is for those who chose it.
            warnings.simplefilter("ignore")
            return spacy.load(setting.folder or setting.name)
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise _wrong(setting, f"the spaCy pipeline {setting.name!r} cannot be loaded: {reason}") from None


def _wrong(setting: PipelineSetting, message: str) -> DigestError:
    return DigestError(message, path=SETTINGS_FILE, line=setting.line)
