"""Editions as pages: what a press office hands over, what is concluded apart, and long ones on several pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.corpus.digest import make_digest
from digest.digest_model import Digest, Edition, EditionGroup
from digest.lang.pack import load_interface
from digest.model import Page
from digest.pages.render import render_pages
from tests.corpus.test_bounds import AGENCY, UNDATED, told
from tests.corpus.texts import read_text
from tests.pages.samples import SETTINGS, sample


def rendered(of: Digest, language: str = "it") -> dict[str, Page]:
    """The pages by path."""
    return {page.path: page for page in render_pages(of, load_interface(language), SETTINGS)}


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The pages of three texts: of a day, of a month, of no date."""
    return rendered(sample())


def test_a_text_is_handed_over_whole(pages: dict[str, Page]) -> None:
    """Headline, date as precise as it is, summary, who said what, what to check."""
    body = pages["edizioni/2025-11.md"].body

    for words in ("6 novembre 2025", "I lavori cominceranno il 12 gennaio 2026.", "Elena Marchetti", "avviso"):
        assert words in body


def test_a_month_is_no_day(pages: dict[str, Page]) -> None:
    """A text of which only the month is known stands in its edition with a badge."""
    assert "precision-month" in pages["edizioni/2025-10.md"].body


def test_what_no_period_holds_is_in_no_edition(pages: dict[str, Page]) -> None:
    """A text without a date and without bounds."""
    assert not any("003-consiglio" in page.body for path, page in pages.items() if path.startswith("edizioni"))


def test_the_index_leads_to_all_editions(pages: dict[str, Page]) -> None:
    """Newest first."""
    body = pages["edizioni/index.md"].body

    assert body.index("2025-11.html") < body.index("2025-10.html")


def test_stories_and_concluded_dates() -> None:
    """A story's texts stand under its name; a text that its story dates stands apart, with the date marked as inferred."""
    body = rendered(told(AGENCY, UNDATED.format(day="ieri"), AGENCY.replace("4 giugno", "5 giugno")))["edizioni/2025-06.md"].body
    stated, concluded = body.split("Data dedotta", 1)

    assert "../vicende/a.html" in stated
    assert "../testi/b.html" in concluded
    assert "../testi/b.html" not in stated
    assert '4 giugno 2025 <span class="badge basis-inferred">' in concluded


def test_a_week_is_named_by_its_days() -> None:
    """Five texts of a week have an edition, which the month's leads to."""
    texts = tuple(read_text(f"t{day}", AGENCY.replace("4 giugno", f"{day} giugno")) for day in range(2, 7))
    made = rendered(make_digest(texts))

    assert "settimana 2-8 giugno 2025" in made["edizioni/2025-w23.md"].body
    assert 'href="2025-w23.html"' in made["edizioni/2025-06.md"].body


def test_a_long_edition_goes_on_on_further_pages() -> None:
    """Eighty texts on a page; none is lost."""
    texts = tuple(read_text(f"t{number:03}", AGENCY.replace("Nirolla", f"Nirolla {number}")) for number in range(3))
    made = make_digest(texts)
    names = tuple(f"t{number % 3:03}" for number in range(170))
    edition = Edition("2025-06", made.editions[0].when, (EditionGroup(None, names[:90]),), names[90:])
    pages = rendered(replace(made, editions=(edition,)))
    bodies = [pages[f"edizioni/2025-06{tail}.md"].body for tail in ("", "-2", "-3")]

    assert [80, 80, 10] == [body.count('<article class="item">') for body in bodies]
    assert all("pagina 2" in body for body in bodies)


def test_an_english_edition() -> None:
    """The words of the site's language, and its folders."""
    assert "Press review: November 2025" in rendered(sample(), "en")["editions/2025-11.md"].body
