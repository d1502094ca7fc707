"""Nothing that a seed contains can run, load or lead away: on no page, in no search result."""

from __future__ import annotations

import re

import pytest

from tests.browser.sites import RUNNING, ServedSite
from tests.browser.visitor import VisitorMaker

pytest_plugins = ("tests.browser.fixtures",)

EVENTS = "['click', 'mouseover', 'focus', 'toggle', 'error', 'load', 'pointerenter', 'animationstart', 'beforeinput']"


def test_no_page_runs_anything(hostile_site: ServedSite, visit: VisitorMaker) -> None:
    """Every page of the hostile site opens without a dialog, a foreign request, an event attribute or a script address.

    Events fired at every element of the article start nothing.
    """
    visitor = visit(hostile_site)
    pages = hostile_site.pages()
    assert len(pages) > 2 * len(RUNNING)
    for path in pages:
        page = visitor.open(path)
        assert visitor.armed() == [], path
        page.evaluate(
            f"""() => document.querySelectorAll('article *').forEach(element => {{
                 if (!element.closest('a, summary, label'))
                   {EVENTS}.forEach(name => element.dispatchEvent(new Event(name, {{bubbles: false}}))); }})"""
        )
        assert page.url.endswith(path)


def test_scripts_are_the_themes_own(hostile_site: ServedSite, visit: VisitorMaker) -> None:
    """No page of a text holds a script that the home page of the theme does not hold."""
    visitor = visit(hostile_site)
    scripts = "() => [...document.scripts].map(script => script.src.replace(location.origin, '') || script.textContent)"

    def normal(found: list[str]) -> set[str]:
        return {re.sub(r'"base": "[^"]*"|new URL\("[^"]*"', "", script)[:100] for script in found}

    own = normal(visitor.open().evaluate(scripts))
    for path in hostile_site.pages():
        assert normal(visitor.open(path).evaluate(scripts)) <= own, path


def test_headlines_are_shown_as_they_are(hostile_site: ServedSite, visit: VisitorMaker) -> None:
    """What a seed gives as title stands on the page letter by letter, in the heading and in the window's title."""
    visitor = visit(hostile_site)
    for number, running in enumerate(RUNNING):
        page = visitor.open(f"testi/dato-{number:02}.html")
        assert running == page.locator("h1").evaluate("element => element.textContent")
        assert page.title().startswith(running)


@pytest.mark.parametrize("query", ["bersaglio", "alert", "script", "img", "onerror", "javascript"])
def test_search_results_run_nothing(query: str, hostile_site: ServedSite, visit: VisitorMaker) -> None:
    """Searching for what the payloads hold shows them as text: nothing runs and nothing is armed in the list."""
    visitor = visit(hostile_site)
    visitor.open()

    found = visitor.search(query)

    assert visitor.armed() == []
    assert visitor.page.locator(".md-search-result img, .md-search-result script, .md-search-result iframe").count() == 0
    if query == "bersaglio":
        assert len(found) > 2 * len(RUNNING)
