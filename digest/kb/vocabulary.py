"""The controlled vocabulary of topics: what they are called, how they hang together, which words speak for them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from digest.bounded_yaml import BUILT_IN, load
from digest.findings import DigestError

FILE = "digest/kb/data/topics.yml"


class TopicWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words and phrases that speak for a topic in one language.

    A term is one or more words separated by spaces. A word ending in ``*`` stands for every word that begins so (``munizion*``); a word
    without it is that word alone. Case and accents do not count, except that a term in capitals (``IA``) is found in capitals only.
    Apostrophes separate words: ``d'interesse`` is ``d interesse``.
    """

    strong: tuple[str, ...] = ()
    """Said of hardly anything else."""
    plain: tuple[str, ...] = ()
    """Said of this, but of other things too."""


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
    """The built-in vocabulary; DigestError for a doubled id, an unknown parent, a circle, or a topic without label."""
    rows = load(files("digest.kb") / "data" / "topics.yml", BUILT_IN, tuple[Subject, ...], FILE)
    return arrange(rows)


def arrange(rows: tuple[Subject, ...]) -> Vocabulary:
    """The rows as a vocabulary, checked; DigestError names the topic that is wrong."""
    subjects: dict[str, Subject] = {}
    for row in rows:
        if row.id in subjects:
            raise DigestError(f"the topic {row.id!r} stands twice", path=FILE)
        if not row.label:
            raise DigestError(f"the topic {row.id!r} has no label", path=FILE)
        subjects[row.id] = row
    for row in rows:
        seen = {row.id}
        parent = row.parent
        while parent:
            if parent not in subjects:
                raise DigestError(f"the topic {row.id!r} lies under {parent!r}, which does not exist", path=FILE)
            if parent in seen:
                raise DigestError(f"the topic {row.id!r} lies under itself", path=FILE)
            seen.add(parent)
            parent = subjects[parent].parent
    return Vocabulary(subjects)
