"""The live preview in a real browser: the page shows the new build by itself, and why a build failed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from digest.publish.preview_server import PreviewServer, State
from tests.browser.visitor import Visitor

pytest_plugins = ("tests.browser.fixtures",)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    """A preview of a site of one page."""
    (tmp_path / "index.html").write_text("<!doctype html><html><body><p>Prima</p></body></html>")
    (tmp_path / "favicon.ico").write_bytes(b"")
    with PreviewServer(("127.0.0.1", 0), tmp_path, State()) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.state.close()
        running.shutdown()
        thread.join()


def test_the_browser_follows_the_builds(server: PreviewServer, browser: Browser) -> None:
    """A finished build reloads the open page; a failed one shows its reason as text above the page that stays; the next good one takes it away."""
    visitor = Visitor(browser, server.url)
    page = visitor.open()
    assert page.locator("p").inner_text() == "Prima"

    (server.site / "index.html").write_text("<!doctype html><html><body><p>Seconda</p></body></html>")
    server.state.built()
    page.locator("p", has_text="Seconda").wait_for()

    server.state.failed("mkdocs.yml:3: <img src=x onerror=alert(1)>")
    problem = page.get_by_role("alert")
    problem.wait_for()
    assert problem.inner_text() == "mkdocs.yml:3: <img src=x onerror=alert(1)>"
    assert page.locator("p").inner_text() == "Seconda"
    page.reload()
    assert problem.inner_text() == "mkdocs.yml:3: <img src=x onerror=alert(1)>"

    (server.site / "index.html").write_text("<!doctype html><html><body><p>Terza</p></body></html>")
    server.state.built()
    page.locator("p", has_text="Terza").wait_for()
    assert problem.count() == 0
    visitor.close()
