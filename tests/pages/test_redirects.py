"""Redirects: an address that moved leads on, and a list that leads nowhere is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.config import load_settings
from digest.corpus.digest import make_digest
from digest.findings import DigestError
from digest.intake.redirects import Redirect, read_redirects
from digest.lang.pack import load_interface
from digest.model import EntityKind, Page
from digest.pages.redirects import held_addresses, implied_redirects, redirect_pages
from tests.builders import briefing, entity, seed_named, topic

PAGES = (Page("persone/anna-verdi.md", {}, ""), Page("index.md", {}, ""))


def redirect(old: str, new: str, line: int = 1) -> Redirect:
    """A row of the list."""
    return Redirect(old, new, "seeds/desk/_redirects.yml", line)


def test_an_old_address_leads_to_the_new_one() -> None:
    """The page is plain HTML with a link that works without refresh."""
    (page,) = redirect_pages([redirect("testi/vecchio", "persone/anna-verdi")], PAGES, load_interface("it"))

    assert page.path == "testi/vecchio.html"
    assert '<a href="../persone/anna-verdi.html">' in page.body


def test_a_chain_is_followed_to_its_end() -> None:
    """Two moves are one step for the reader."""
    chain = [redirect("persone/a", "persone/b"), redirect("persone/b", "persone/anna-verdi")]

    assert ['href="anna-verdi.html"' in page.body for page in redirect_pages(chain, PAGES, load_interface("en"))] == [True, True]


@pytest.mark.parametrize(
    "rows",
    [
        [redirect("persone/a", "persone/nobody", 7)],
        [redirect("persone/anna-verdi", "index", 7)],
        [redirect("persone/a", "persone/b", 7), redirect("persone/b", "persone/a", 9)],
    ],
    ids=["leads nowhere", "is a page", "leads in a circle"],
)
def test_a_list_that_cannot_work_is_told_with_its_line(rows: list[Redirect]) -> None:
    """Nothing is published that leads nowhere."""
    with pytest.raises(DigestError, match=r"^seeds/desk/_redirects\.yml:7: "):
        redirect_pages(rows, PAGES, load_interface("it"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- {from: ../x, to: y}", 1),
        ("- {from: a, to: b}\n- {from: a, to: c}", 2),
        ("- {from: a}", 1),
        ("- {from: a, to: b, by: c}", 1),
        ("- {from: A.html, to: b}", 1),
        ("from: a", 1),
    ],
    ids=["outside", "twice", "no target", "unknown key", "an ending", "no list"],
)
def test_a_broken_list_is_one_line_with_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    """What the list may not say is refused where it stands."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "seeds" / "desk").mkdir(parents=True)
    (tmp_path / "seeds" / "desk" / "_redirects.yml").write_text(text, encoding="utf-8")

    with pytest.raises(DigestError, match=rf"^seeds/desk/_redirects\.yml:{line}: "):
        read_redirects(load_settings(tmp_path))


def test_without_a_list_nothing_moves(tmp_path: Path) -> None:
    """The list is optional, and may be empty."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "seeds" / "desk").mkdir(parents=True)
    settings = load_settings(tmp_path)

    assert read_redirects(settings) == ()
    (tmp_path / "seeds" / "desk" / "_redirects.yml").write_text("", encoding="utf-8")
    assert read_redirects(settings) == ()


def test_a_candidate_that_becomes_known_keeps_its_old_address(tmp_path: Path) -> None:
    """The page under the name as read leads to the page under the identity."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme:\n  language: it\n", encoding="utf-8")
    seed = seed_named("a", "Anna Verdi parla a Lucca.")
    made = make_digest((briefing(seed, entities=(entity(seed, EntityKind.PERSON, "Anna Verdi", known_as="verdi-anna-1970"),)),))
    implied = implied_redirects(made, load_interface("it"), load_settings(tmp_path))
    pages = (Page("persone/verdi-anna-1970.md", {}, ""),)

    assert [(one.old, one.new) for one in implied] == [("persone/anna-verdi", "persone/verdi-anna-1970")]
    assert [page.path for page in redirect_pages(implied, pages, load_interface("it"))] == ["persone/anna-verdi.html"]
    assert redirect_pages(implied, (*pages, Page("persone/anna-verdi.md", {}, "")), load_interface("it")) == ()


def test_what_an_embargo_keeps_back_leads_nowhere_for_now() -> None:
    """A redirect to a page that an embargo keeps back is left out, at the end of a chain too, and is no error."""
    rows = [redirect("testi/vecchio", "testi/prima"), redirect("testi/prima", "testi/segreto"), redirect("persone/a", "persone/anna-verdi")]
    pages = redirect_pages(rows, PAGES, load_interface("it"), frozenset(["testi/segreto"]))

    assert [page.path for page in pages] == ["persone/a.html"]


def test_held_addresses_are_those_of_text_names_and_topics() -> None:
    """Where pages would be that a text under embargo makes by itself."""
    seed = seed_named("segreto", "Anna Verdi parla.")
    held = briefing(seed, entities=(entity(seed, EntityKind.PERSON, "Anna Verdi"),), topics=(topic("difesa"),))

    assert {"testi/segreto", "persone/anna-verdi", "temi/difesa"} == held_addresses([held], load_interface("it"))
