"""Whole pages, as they are written; a change of a template shows here first.

To accept a change on purpose, write the new pages over the old ones: ``python -m tests.pages.test_golden``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.lang.pack import load_interface
from digest.pages.render import render_pages
from tests.pages.samples import SETTINGS, sample

FOLDER = Path(__file__).parent / "golden"
PAGES = ("testi/001-accordo.md", "testi/003-consiglio.md", "persone/elena-marchetti.md", "da-verificare.md", "candidati/index.md")


def bodies() -> dict[str, str]:
    """The bodies of the pages that are kept."""
    return {page.path: page.body for page in render_pages(sample(), load_interface("it"), SETTINGS) if page.path in PAGES}


def kept(path: str) -> Path:
    """The file of a kept page."""
    return FOLDER / (path.replace("/", "--").removesuffix(".md") + ".html")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_as_it_was(path: str) -> None:
    """The page is what it was when somebody last looked at it."""
    assert bodies()[path].splitlines() == kept(path).read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    for path, body in bodies().items():
        kept(path).write_text(body, encoding="utf-8")
