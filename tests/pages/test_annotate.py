"""Annotations nest validly and never change the words."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from digest.pages.annotate import Annotation, Annotator
from tests.pages.stripping import stripped

TEXTS = st.text(alphabet="ab<>&\"'àè", min_size=0, max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=25, unique_by=lambda span: tuple(sorted(span)))


def note(start: int, end: int) -> Annotation:
    """An annotation that shows its offsets."""
    return Annotation(start, end, Markup(f'<i id="{start}-{end}">'), Markup("<i>"), Markup("</i>"))


def annotated(text: str, spans: list[tuple[int, int]], cuts: list[int] | None = None) -> str:
    """The text given out between the cuts, one after the other."""
    annotator = Annotator(text, [note(*sorted(span)) for span in spans if max(span) <= len(text)])
    edges = sorted({0, len(text), *(cut for cut in cuts or [] if cut <= len(text))})
    return "".join(annotator.stretch(*pair) for pair in pairwise(edges))


def test_one_inside_another() -> None:
    """A stretch inside another one becomes an element inside an element."""
    assert annotated("abcd", [(0, 4), (1, 3)]) == '<i id="0-4">a<i id="1-3">bc</i>d</i>'


def test_overlapping_ones_are_cut() -> None:
    """Where two stretches overlap, the later one is closed and opened again without its id."""
    assert annotated("abcdef", [(0, 4), (2, 6)]) == '<i id="0-4">ab<i id="2-6">cd</i></i><i>ef</i>'


def test_a_stretch_over_two_paragraphs() -> None:
    """An element never reaches out of the stretch of text that is asked for."""
    assert annotated("abcdef", [(1, 5)], [3]) == 'a<i id="1-5">bc</i><i>de</i>f'


def test_words_are_escaped() -> None:
    """Text is data: no character of it acts as markup."""
    assert annotated("<b>&\"'", []) == "&lt;b&gt;&amp;&#34;&#39;"


@given(TEXTS, SPANS, st.lists(st.integers(0, 60), max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_stretches_nest(text: str, spans: list[tuple[int, int]], cuts: list[int]) -> None:
    """However stretches overlap, every element closes in order, every id stands once, and the words stay what they were."""
    made = annotated(text, spans, cuts)
    wanted = {f"{start}-{end}" for start, end in map(sorted, spans) if start < end <= len(text)}
    ids = re.findall(r'id="([^"]*)"', made)

    assert html.unescape(re.sub(r"<[^>]*>", "", made)) == text
    assert sorted(ids) == sorted(wanted)
    assert stripped(f'<div class="seed-text">{made}</div>').unclosed == []


def test_many_overlapping_stretches_make_a_page_of_linear_length() -> None:
    """Twice as many stretches that all overlap make about twice as much HTML."""

    def size(number: int) -> int:
        return len(annotated("x" * (2 * number), [(place, number + place) for place in range(number)]))

    assert size(4000) < 2.3 * size(2000)
