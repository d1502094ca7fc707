"""Marks and their pairs, apart from any words."""

from __future__ import annotations

import pytest

from digest.reading.speech.marks import find_marks
from digest.reading.speech.quote_marks import find_quoted


def quoted(text: str, *, joins: bool = True) -> list[str]:
    """What stands inside the outermost pairs; every line is a stretch."""
    stretches = []
    at = 0
    for line in text.split("\n"):
        if line:
            stretches.append((at, at + len(line)))
        at += len(line) + 1
    spans = find_quoted(text, stretches, lambda _start, _end: None, lambda _number: joins, frozenset({"po"}), frozenset({"ndrangheta"}))
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“a b”", ["a b"]),
        ("«a b» «c»", ["a b", "c"]),
        ('"a b" e "c d"', ["a b", "c d"]),
        ("''a b'' e ''c d''", ["a b", "c d"]),
        ("‘a b’ e ‘c d’", ["a b", "c d"]),
        ("„a b“", ["a b"]),
        ("„a b”", ["a b"]),
        ("«a “b” c»", ["a “b” c"]),
        ("«a «b» c»", ["a «b» c"]),
        ('"a "b" c" d', ['a "b" c']),
        ('“a b"', ["a b"]),
        ("« a b »", ["a b"]),
        ("po' e un po' di", []),
        ("l'arte dell'orto", []),
        ('""', []),
        ("»", []),
        ("«", []),
        ('da 24" e 32"', []),
        ("``a b''", ["a b"]),
        ("’’a b’’", ["a b"]),
        ("_“a b”_", ["a b"]),
        ('("a b")', ["a b"]),
        ("d'«a b»", ["a b"]),
    ],
)
def test_pairs(text: str, inside: list[str]) -> None:
    """The outermost pair of marks is found in every style and mixture."""
    assert inside == quoted(text)


def test_repeated_mark_continues() -> None:
    """A paragraph that opens with the mark of the quotation still open goes on with it."""
    assert ["a.\n«b"] == quoted("«a.\n«b»")


def test_repeated_mark_opens_anew_where_paragraphs_do_not_join() -> None:
    """Between stretches that do not join (a headline and the text) each mark opens its own quotation."""
    assert ["a.", "b"] == quoted("«a.\n«b»", joins=False)


def test_marks_are_read_once_for_each_sign() -> None:
    """The number of marks found grows with the text and no faster."""
    short, long = "«a» \"b\" 'c' " * 100, "«a» \"b\" 'c' " * 1000
    assert 10 * len(find_marks(short, [(0, len(short))])) == len(find_marks(long, [(0, len(long))]))
