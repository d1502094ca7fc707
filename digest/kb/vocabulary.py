"""The controlled vocabulary of topics: what they are called, how they hang together, which words speak for them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from digest.bounded_yaml import BUILT_IN, convert, read_document
from digest.findings import DigestError

FILE = "digest/kb/data/topics.yml"
_CODE = re.compile(r"medtop:\d{8}")


class TopicWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words and phrases that speak for a topic in one language.

    A term is one or more words separated by spaces. A word ending in ``*`` stands for every word that begins so (``munizion*``); a word
    without it is that word alone. Case does not count, except that a term in capitals (``IA``) is found in capitals only; nor do accents,
    except that a word which bears one on its last letter is another word than one without (``papà``, ``papa``).
    Apostrophes separate words: ``d'interesse`` is ``d interesse``.
    """

    strong: tuple[str, ...] = ()
    """Said of hardly anything else."""
    plain: tuple[str, ...] = ()
    """Said of this, but of other things too."""
    apart: tuple[str, ...] = ()
    """Phrases that hold a word of the topic and mean something else (``Parlamento europeo``): in them it does not count."""


class Subject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One topic of the vocabulary."""

    id: str
    label: dict[str, str]
    parent: str = ""
    """Id of the wider topic; empty for the seventeen areas."""
    media_topic: str = ""
    """IPTC Media Topic of the same meaning, e.g. ``medtop:11000000``."""
    heading: bool = False
    """Too wide to file a text under as long as a narrower topic says more (``politica``)."""
    words: dict[str, TopicWords] = {}
    """Per language code."""

    def label_in(self, language: str) -> str:
        """The label in a language, else in any."""
        return self.label.get(language) or next(iter(self.label.values()))


class Vocabulary(msgspec.Struct, frozen=True):
    """All topics, by id, in the order of the file."""

    subjects: dict[str, Subject]

    def area(self, topic: str) -> str:
        """The id of the widest topic above a topic; the topic's own when it is one."""
        while self.subjects[topic].parent:
            topic = self.subjects[topic].parent
        return topic

    def line(self, topic: str) -> tuple[str, ...]:
        """The ids above a topic, nearest first."""
        above = []
        while self.subjects[topic].parent:
            topic = self.subjects[topic].parent
            above.append(topic)
        return tuple(above)


@cache
def load_vocabulary() -> Vocabulary:
    """The built-in vocabulary."""
    return read_vocabulary(files("digest.kb") / "data" / "topics.yml", FILE)


def read_vocabulary(file: Traversable | Path, shown: str) -> Vocabulary:
    """A vocabulary from a file, checked; ``shown`` is how errors name it.

    Raises DigestError with file and line for a missing or doubled id, an unknown key, an unknown parent, a circle, a missing label, a label
    that two topics have, a code that is none, and a term without a word.
    """
    document = read_document(file, BUILT_IN, shown)
    rows = convert(document, tuple[Subject, ...], shown)
    lines = {id(row): document.line_of((number, "id")) for number, row in enumerate(rows)}

    def error(row: Subject, message: str) -> DigestError:
        return DigestError(message, path=shown, line=lines[id(row)])

    subjects: dict[str, Subject] = {}
    labels: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.id in subjects:
            raise error(row, f"the topic {row.id!r} stands twice")
        if not row.label or not all(label.strip() for label in row.label.values()):
            raise error(row, f"the topic {row.id!r} has no label")
        if row.media_topic and not _CODE.fullmatch(row.media_topic):
            raise error(row, f"the topic {row.id!r} has the code {row.media_topic!r}; a code is medtop: and eight figures")
        for language, label in row.label.items():
            other = labels.setdefault((language, label.casefold()), row.id)
            if other != row.id:
                raise error(row, f"the topics {other!r} and {row.id!r} have the same label {label!r}")
        for words in row.words.values():
            for term in (*words.strong, *words.plain, *words.apart):
                if not any(character.isalnum() for character in term):
                    raise error(row, f"the topic {row.id!r} has a term without a word: {term!r}")
        subjects[row.id] = row
    for row in rows:
        seen = {row.id}
        parent = row.parent
        while parent:
            if parent not in subjects:
                raise error(row, f"the topic {row.id!r} lies under {parent!r}, which does not exist")
            if parent in seen:
                raise error(row, f"the topic {row.id!r} lies under itself")
            seen.add(parent)
            parent = subjects[parent].parent
    return Vocabulary(subjects)
