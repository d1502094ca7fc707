"""How wide topics are: each named one exists, once; what is named nowhere is a subject."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.findings import DigestError
from digest.kb.breadth import FRAME, load_breadth, read_breadth
from digest.kb.vocabulary import load_vocabulary


def test_every_topic_has_a_breadth() -> None:
    """The built-in lists name topics of the vocabulary only, and leave none out."""
    breadth = load_breadth()

    assert breadth.keys() == load_vocabulary().subjects.keys()
    assert all(0 < weight <= 1 for weight in breadth.values())


def test_sections_of_a_paper_are_frames() -> None:
    """The widest topics and headings say next to nothing, whatever stands in the lists."""
    subjects = load_vocabulary().subjects
    wide = [topic for topic, subject in subjects.items() if subject.heading or not subject.parent]

    assert {load_breadth()[topic] for topic in wide} == {FRAME}


def test_narrow_topics_are_subjects() -> None:
    """What no list names says all there is to say."""
    assert load_breadth()["incidenti-stradali"] == 1.0


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("frames:\n  - governo\n  - nowhere\n", 3, "does not exist"),
        ("frames: [governo]\nfields:\n  - governo\n", 3, "stands twice"),
        ("sections: [governo]\n", 1, "sections"),
    ],
)
def test_a_broken_file_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    """A topic that does not exist, one that stands twice, a key that is none."""
    file = tmp_path / "breadth.yml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(DigestError, match=words) as error:
        read_breadth(file, "breadth.yml", load_vocabulary())

    assert (error.value.path, error.value.line) == ("breadth.yml", line)
