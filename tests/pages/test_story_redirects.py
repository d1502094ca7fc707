"""Addresses of stories: whichever text a story was called after, a link to it still leads to where it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.config import load_settings
from digest.corpus.digest import make_digest
from digest.intake.redirects import Redirect
from digest.intake.stories import Judgement, Verdict
from digest.lang.pack import load_interface
from digest.model import Page
from digest.pages.redirects import redirect_pages
from digest.pages.story_redirects import story_redirects
from tests.builders import briefing, seed_named

LIST = "seeds/desk/_redirects.yml"


def settled(verdict: Verdict, *names: str) -> Judgement:
    """What an editor decided about texts."""
    return Judgement(verdict, names, "because", "anna", "seeds/desk/_stories.yml", 1)


def leads(tmp_path: Path, names: str, *judgements: Judgement, moved: tuple[tuple[str, str], ...] = ()) -> dict[str, str]:
    """Where old addresses of stories lead, of texts with these names."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    digest = make_digest(tuple(briefing(seed_named(name)) for name in names), judgements=judgements)
    listed = [Redirect(old, new, LIST, 1) for old, new in moved]
    found = story_redirects(digest, load_interface("it"), load_settings(tmp_path), listed, judgements)
    return {redirect.old: redirect.new for redirect in found}


def test_every_telling_may_have_named_the_story(tmp_path: Path) -> None:
    """A text with an earlier name takes the address over; the address of before leads to it."""
    before = leads(tmp_path, "bc", settled(Verdict.SAME, "b", "c"))
    after = leads(tmp_path, "abc", settled(Verdict.SAME, "a", "b", "c"))

    assert before == {"vicende/c": "vicende/b"}
    assert after == {"vicende/b": "vicende/a", "vicende/c": "vicende/a"}


def test_a_renamed_text_takes_the_address_of_its_story_along(tmp_path: Path) -> None:
    """The reviewed list names the text's page only; renamed twice is renamed."""
    moved = (("testi/old", "testi/older"), ("testi/older", "testi/z"))
    found = leads(tmp_path, "az", settled(Verdict.SAME, "a", "z"), moved=moved)

    assert found == {"vicende/z": "vicende/a", "vicende/old": "vicende/a", "vicende/older": "vicende/a"}


def test_a_story_that_editors_took_apart_leads_to_the_text_it_was_called_after(tmp_path: Path) -> None:
    """Nothing is left of the story but its texts."""
    assert leads(tmp_path, "ab", settled(Verdict.NOT_SAME, "a", "b")) == {"vicende/a": "testi/a", "vicende/b": "testi/b"}


def test_texts_of_no_story_have_no_such_address(tmp_path: Path) -> None:
    """Nor have texts that are gone."""
    assert leads(tmp_path, "ab", settled(Verdict.UNSURE, "x", "y")) == {}


@pytest.mark.parametrize("moved", [(("testi/a", "testi/b"), ("testi/b", "testi/a")), (("persone/old", "persone/z"),)])
def test_a_list_in_a_circle_and_other_pages_lead_nowhere_here(tmp_path: Path, moved: tuple[tuple[str, str], ...]) -> None:
    """What is wrong with the list is told where it is used."""
    assert leads(tmp_path, "yz", settled(Verdict.SAME, "y", "z"), moved=moved) == {"vicende/z": "vicende/y"}


def test_they_become_pages(tmp_path: Path) -> None:
    """Beside the story's own page."""
    found = leads(tmp_path, "ab", settled(Verdict.SAME, "a", "b"))
    redirects = [Redirect(old, new, "names", 1) for old, new in found.items()]
    pages = redirect_pages(redirects, [Page("vicende/a.md", {}, "")], load_interface("it"))

    assert [page.path for page in pages] == ["vicende/b.html"]
