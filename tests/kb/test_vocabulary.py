"""The vocabulary of topics."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.findings import DigestError
from digest.kb.vocabulary import load_vocabulary, read_vocabulary

AREAS = 17


def test_seventeen_areas() -> None:
    """The widest topics are the seventeen areas of the IPTC Media Topics, each with its code and topics of its own."""
    subjects = load_vocabulary().subjects
    areas = [subject for subject in subjects.values() if not subject.parent]
    assert [f"medtop:{number:02}000000" for number in range(1, AREAS + 1)] == sorted(area.media_topic for area in areas)
    for area in areas:
        below = [subject for subject in subjects.values() if subject.parent == area.id]
        assert len(below) >= 4, area.id


def test_every_topic_has_words() -> None:
    """Each topic has labels in both languages, five terms or more in each, and a strong one among them."""
    for subject in load_vocabulary().subjects.values():
        for language in ("it", "en"):
            assert subject.label[language].strip()
            words = subject.words[language]
            assert words.strong, (subject.id, language)
            assert len(words.strong) + len(words.plain) >= 5, (subject.id, language)


def test_labels_tell_topics_apart() -> None:
    """No two topics have the same label or the same code."""
    subjects = load_vocabulary().subjects.values()
    for language in ("it", "en"):
        labels = [subject.label[language].casefold() for subject in subjects]
        assert len(labels) == len(set(labels))
    codes = [subject.media_topic for subject in subjects if subject.media_topic]
    assert len(codes) == len(set(codes))


def test_stems_are_long_enough() -> None:
    """A stem of fewer than three letters would speak for everything."""
    for subject in load_vocabulary().subjects.values():
        for words in subject.words.values():
            for term in (*words.strong, *words.plain):
                assert all(len(word) > 3 for word in term.split() if word.endswith("*")), (subject.id, term)
                assert "*" not in term.replace("* ", " ").removesuffix("*"), (subject.id, term)


def test_the_line_above() -> None:
    """A topic knows what it lies under, up to its area."""
    vocabulary = load_vocabulary()
    assert vocabulary.line("deterrenza-nucleare") == ("deterrenza", "difesa", "politica")
    assert vocabulary.area("deterrenza-nucleare") == "politica"
    assert vocabulary.area("sport") == "sport"


GOOD = "- {id: a, label: {it: a, en: a}}\n"
BAD = [
    ("- {label: {it: a}}", "missing required field `id`", 1),
    (GOOD + "- {id: b, label: {it: b}, colour: red}", "unknown field `colour`", 2),
    (GOOD + GOOD, "'a' stands twice", 2),
    (GOOD + "- {id: b}", "missing required field `label`", 2),
    (GOOD + "- {id: b, label: {}}", "'b' has no label", 2),
    (GOOD + "- {id: b, label: {it: ' '}}", "'b' has no label", 2),
    (GOOD + "- {id: b, label: {it: A}}", "'a' and 'b' have the same label", 2),
    (GOOD + "- {id: b, label: {it: b}, parent: c}", "'c', which does not exist", 2),
    ("- {id: a, label: {it: a}, parent: b}\n- {id: b, label: {it: b}, parent: a}", "lies under itself", 1),
    ("- {id: a, label: {it: a}, parent: a}", "lies under itself", 1),
    (GOOD + "- {id: b, label: {it: b}, media_topic: 'medtop:1'}", "eight figures", 2),
    (GOOD + "- {id: b, label: {it: b}, words: {it: {strong: ['*']}}}", "a term without a word", 2),
    (GOOD + "- {id: b, label: {it: b}, words: {it: {loud: [c]}}}", "unknown field `loud`", 2),
    ("[", "", 2),
]


@pytest.mark.parametrize(("text", "said", "line"), BAD)
def test_what_is_wrong_is_told(text: str, said: str, line: int, tmp_path: Path) -> None:
    """Whatever is wrong with a vocabulary is one error that names file and line."""
    file = tmp_path / "topics.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DigestError) as error:
        read_vocabulary(file, "topics.yml")
    assert said in str(error.value)
    assert ("topics.yml", line) == (error.value.path, error.value.line)


def test_a_vocabulary_that_is_not_there() -> None:
    """A missing file is an error that names it."""
    with pytest.raises(DigestError, match=r"topics\.yml"):
        read_vocabulary(Path("nowhere") / "topics.yml", "topics.yml")
