"""Fixtures of the browser tests. The modules that need them load them (``pytest_plugins``): other tests never pay for a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.browser.sites import ServedSite, hostile_project, served
from tests.browser.visitor import Visitor, VisitorMaker, launch
from tests.publish.projects import real_project


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The real browser; without one the tests fail and say what to run."""
    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The site of the project's own seeds."""
    folder = tmp_path_factory.mktemp("real")
    real_project(folder)
    with served(folder) as site:
        yield site


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """A site of seeds that try to run something."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile_project(folder)
    with served(folder) as site:
        yield site


@pytest.fixture
def visit(browser: Browser) -> Iterator[VisitorMaker]:
    """Makes visits to a site; when the test ends, each must have been without a fault."""
    made: list[Visitor] = []

    def make(site: ServedSite, *, size: ViewportSize | None = None, dark: bool = False) -> Visitor:
        made.append(Visitor(browser, site.url, size=size, dark=dark))
        return made[-1]

    yield make
    for visitor in made:
        visitor.close()
