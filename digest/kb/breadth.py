"""How wide the topics of the vocabulary are: what it says that two texts are filed under the same one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from digest.bounded_yaml import BUILT_IN, convert, read_document
from digest.findings import DigestError
from digest.kb.vocabulary import Vocabulary, load_vocabulary

FILE = "digest/kb/data/breadth.yml"
FRAME, _FIELD, _SUBJECT = 0.1, 0.45, 1.0


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    frames: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@cache
def load_breadth() -> dict[str, float]:
    """What sharing a topic says, from 0 to 1, by topic: little for frames, some for fields, all for subjects."""
    return read_breadth(files("digest.kb") / "data" / "breadth.yml", FILE, load_vocabulary())


def read_breadth(file: Traversable | Path, shown: str, vocabulary: Vocabulary) -> dict[str, float]:
    """The same from a file, for all topics of a vocabulary; ``shown`` is how errors name the file.

    The widest topics and headings are frames, what lies right below a frame of the list is a field. Raises DigestError with file and line for a
    topic that the vocabulary does not hold, and for one that stands twice.
    """
    document = read_document(file, BUILT_IN, shown)
    lists = convert(document, _Lists, shown)
    weights = {topic: FRAME if subject.heading or not subject.parent else _SUBJECT for topic, subject in vocabulary.subjects.items()}
    named: set[str] = set()
    for key, topics, weight in (("frames", lists.frames, FRAME), ("fields", lists.fields, _FIELD)):
        for number, topic in enumerate(topics):
            line = document.line_of((key, number))
            if topic not in weights:
                raise DigestError(f"the topic {topic!r} does not exist", path=shown, line=line)
            if topic in named:
                raise DigestError(f"the topic {topic!r} stands twice", path=shown, line=line)
            named.add(topic)
            weights[topic] = min(weights[topic], weight)
    for topic, subject in vocabulary.subjects.items():
        below_frame = subject.parent in lists.frames and topic not in named
        weights[topic] = min(weights[topic], _FIELD) if below_frame else weights[topic]
    return weights
