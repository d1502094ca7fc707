"""The vocabulary of topics."""

from __future__ import annotations

import pytest

from digest.findings import DigestError
from digest.kb.vocabulary import Subject, arrange, load_vocabulary

AREAS = 17


def test_seventeen_areas() -> None:
    """The widest topics are the seventeen areas of the IPTC Media Topics, each with its code and topics of its own."""
    subjects = load_vocabulary().subjects
    areas = [subject for subject in subjects.values() if not subject.parent]
    assert len(areas) == AREAS
    for area in areas:
        assert area.media_topic.startswith("medtop:"), area.id
        assert any(subject.parent == area.id for subject in subjects.values()), area.id


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


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((Subject("a", {"it": "a"}), Subject("a", {"it": "a"})), "twice"),
        ((Subject("a", {"it": "a"}, parent="b"),), "does not exist"),
        ((Subject("a", {"it": "a"}, parent="b"), Subject("b", {"it": "b"}, parent="a")), "under itself"),
        ((Subject("a", {}),), "no label"),
    ],
)
def test_what_is_wrong_is_told(rows: tuple[Subject, ...], said: str) -> None:
    """A doubled id, an unknown or circular parent and a missing label are errors that name the topic."""
    with pytest.raises(DigestError, match=said):
        arrange(rows)
