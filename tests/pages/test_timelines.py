"""Pages of timelines: dates apart from publications, filters without script, and paging."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from digest.corpus.digest import make_digest
from digest.digest_model import Digest
from digest.lang.pack import load_interface
from digest.model import Page
from digest.pages.render import render_pages
from tests.corpus.texts import read_text
from tests.pages.samples import SETTINGS

FIRST = (
    "Udine, piazza chiusa\nPubblicato il 4 giugno 2025\n\nLa giunta di Udine ha chiuso ieri la piazza. Renzo Pascutti chiede di riaprirla entro il "
    "2027. Il bando uscirà il 20 giugno, ricorda Renzo Pascutti, che ha visto Ada Rivi il 2 giugno.\n"
)
SECOND = (
    "Udine, la piazza resta chiusa\nPubblicato il 5 giugno 2025\n\nRenzo Pascutti torna a parlare della piazza di Udine, chiusa martedì. Il bando "
    "uscirà il 20 giugno, dice Renzo Pascutti.\n"
)


def digest() -> Digest:
    """Two texts of one person and one place."""
    return make_digest((read_text("a", FIRST), read_text("b", SECOND)))


def rendered(of: Digest) -> dict[str, Page]:
    """The pages by path."""
    return {page.path: page for page in render_pages(of, load_interface("it"), SETTINGS)}


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The pages of the two texts."""
    return rendered(digest())


def test_a_date_named_by_two_texts_stands_once(pages: dict[str, Page]) -> None:
    """With the words of both."""
    body = pages["cronologia/2025.md"].body

    assert 1 == body.count('<p class="when">20 giugno 2025')
    assert 2 == body.count("<mark>20 giugno</mark>")


def test_publications_stand_apart(pages: dict[str, Page]) -> None:
    """In a part of their own, folded where dates are told."""
    body = pages["cronologia/2025.md"].body
    published = body[body.index("Testi usciti") :]

    assert "4 giugno 2025" in published
    assert '<p class="when">4 giugno 2025' not in body


def test_what_is_to_come_is_seen_from_its_text(pages: dict[str, Page]) -> None:
    """The index lists what texts announce for after the latest of them, with the day from which they look ahead."""
    body = pages["cronologia/index.md"].body
    coming = body[body.index("Date da venire") : body.index("Testi usciti")]

    assert "<mark>entro il 2027</mark>" in coming
    assert "visto dal testo del 4 giugno 2025" in coming
    assert "visto dal testo del 5 giugno 2025" in coming


def test_a_person_has_a_timeline_that_the_index_offers(pages: dict[str, Page]) -> None:
    """Only dates whose sentences name them, and the texts that do; a link there and back."""
    body = pages["cronologia/persone/renzo-pascutti.md"].body

    assert "entro il 2027" in body
    assert "ha chiuso" not in body
    assert 'href="../../persone/renzo-pascutti.html"' in body
    assert 'href="../cronologia/persone/renzo-pascutti.html"' in pages["persone/renzo-pascutti.md"].body
    assert 'href="persone/renzo-pascutti.html"' in pages["cronologia/index.md"].body


def test_a_long_timeline_has_a_page_for_each_year_and_month() -> None:
    """From 300 dates on; the year keeps its page, and what no month holds stays there."""
    made = digest()
    event = next(event for event in made.events if event.precise == "2027")
    day = next(event for event in made.events if event.precise == "2025-06-20")
    many = rendered(replace(made, events=(*made.events, *[day] * 301, *[event] * 3)))

    assert {"cronologia/2025.md", "cronologia/2025-06.md", "cronologia/2027.md"} <= set(many)
    assert "cronologia/persone/renzo-pascutti/2025-06.md" in many
    assert 'href="2025-06.html"' in many["cronologia/2025.md"].body


def test_no_script_and_no_empty_link(pages: dict[str, Page]) -> None:
    """Filters are pages."""
    bodies = "".join(page.body for path, page in pages.items() if path.startswith("cronologia"))

    assert "<script" not in bodies
    assert not re.search(r'href="(?:#)?"', bodies)
