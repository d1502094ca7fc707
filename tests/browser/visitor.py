"""A reader with a browser who notices everything that a page must not do."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Playwright, Request, Response, ViewportSize

MISSING = "no browser: set CHROME=/path/to/browser, or run: sh tests/browser/install-browser.sh"
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
PATIENCE = 15_000
"""Milliseconds after which what should have appeared is missed."""


def browser_path() -> str | None:
    """The browser to drive: ``$CHROME``, else chromium, else google-chrome; None when none is there."""
    candidates = (os.environ.get("CHROME", ""), "chromium", "google-chrome")
    return next((found for candidate in candidates if candidate and (found := shutil.which(candidate))), None)


def launch(playwright: Playwright) -> Browser:
    """The browser, without a window and without a word to the outside."""
    path = browser_path()
    assert path, MISSING
    return playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
    )


class Visitor:
    """One visit: a page in a fresh browser context, and whatever went wrong on it."""

    def __init__(self, browser: Browser, url: str, *, size: ViewportSize | None = None, dark: bool = False) -> None:
        self.url = url
        self.faults: list[str] = []
        self._context = browser.new_context(
            viewport=size or DESKTOP,
            color_scheme="dark" if dark else "light",
            locale="it-IT",
            reduced_motion="reduce",
        )
        self._context.set_default_timeout(PATIENCE)
        self.page: Page = self._context.new_page()
        self.page.on("dialog", self._dialog)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error on {self.page.url}: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)
        self._context.on("page", lambda page: self.faults.append(f"opened {page.url}"))

    def open(self, path: str = "index.html") -> Page:
        """Go to a page of the site; AssertionError when it is not there."""
        response = self.page.goto(self.url + path, wait_until="load")
        assert response is not None, path
        assert response.status == (404 if path == "404" else 200), path
        return self.page

    def close(self) -> None:
        """End the visit; AssertionError with all that went wrong."""
        self._context.close()
        assert self.faults == [], self.faults

    def search(self, words: str) -> tuple[str, ...]:
        """Type words into the theme's search box and give the addresses of all results, best first, relative to the site."""
        box = self.page.locator("input.md-search__input")
        if not box.is_visible():
            self.page.locator("label.md-header__button[for=__search]").click()
        meta = self.page.locator(".md-search-result__meta")
        ready = json.loads(self.page.locator("#__config").inner_text())["translations"]["search.result.placeholder"]
        # Words typed before the index is there are lost; the field must have been entered for it to be fetched.
        box.focus()
        self.page.wait_for_function("ready => document.querySelector('.md-search-result__meta').textContent.includes(ready)", arg=ready)
        # The theme asks its index at each key that goes up: one key, one question, so that no answer to a part of the word is taken for the last.
        box.fill(words[:-1])
        box.press(words[-1])
        self.page.wait_for_function(
            """ready => {
                 const list = document.querySelector('.md-search-result'), meta = list.querySelector('.md-search-result__meta').textContent,
                   shown = meta + [...list.querySelectorAll('a')].map(link => link.href).join(' ');
                 if (shown !== window.shownBefore) { window.shownBefore = shown; window.shownSince = performance.now(); }
                 return !meta.includes(ready) && performance.now() - window.shownSince > 800; }""",
            arg=ready,
        )
        number = re.search(r"\d+", meta.inner_text() or "")
        results = self.page.locator(".md-search-result__item > a.md-search-result__link")
        scroller = self.page.locator(".md-search__scrollwrap")
        for _ in range(50):
            if results.count() >= (int(number[0]) if number else 0):
                break
            # More results come each time the end of the list comes into view.
            for place in ("0", "element.scrollHeight"):
                scroller.evaluate(f"element => element.scrollTo(0, {place})")
                self.page.wait_for_timeout(60)
        links = results.evaluate_all("links => links.map(link => link.href)")
        return tuple(urlsplit(link).path.lstrip("/") for link in links)

    def armed(self) -> list[str]:
        """Everything in the page that could run or lead away: ``on...`` attributes, script addresses, documents in attributes, frames."""
        found = self.page.evaluate(
            """() => [...document.querySelectorAll('*')].flatMap(element => [...element.attributes].filter(attribute =>
                 /^on/i.test(attribute.name) || attribute.name === 'srcdoc' ||
                 (/^(href|src|action|formaction|data|xlink:href)$/i.test(attribute.name) &&
                  /^[\\s\\x00-\\x20]*(javascript|vbscript|data:text)/i.test(attribute.value))
               ).map(attribute => `${element.tagName} ${attribute.name}=${attribute.value}`)).concat(
                 [...document.querySelectorAll('iframe, object, embed, base, meta[http-equiv=refresh]')]
                   .map(element => element.outerHTML.slice(0, 100)))"""
        )
        return [str(one) for one in found]

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"ran {dialog.type}({dialog.message}) on {self.page.url}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console on {self.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.faults.append(f"asked {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.url.endswith("/404"):
            self.faults.append(f"{response.status} for {response.url}")


VisitorMaker = Callable[..., Visitor]
