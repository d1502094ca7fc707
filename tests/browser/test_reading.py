"""A reader on the real site: every kind of page, search, links, passages, dark mode, a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from digest.lang.pack import load_interface
from tests.browser.sites import ServedSite
from tests.browser.visitor import PHONE, VisitorMaker

pytest_plugins = ("tests.browser.fixtures",)

FOLDERS = load_interface("it").labels.folders
KINDS = {
    "home": "index.html",
    "text": f"{FOLDERS.texts}/*.html",
    "archive": f"{FOLDERS.archive}/index.html",
    "month": f"{FOLDERS.archive}/2*.html",
    "undated": f"{FOLDERS.archive}/{FOLDERS.undated}.html",
    "stories": f"{FOLDERS.stories}/index.html",
    "people": f"{FOLDERS.people}/index.html",
    "person": f"{FOLDERS.people}/*.html",
    "organisations": f"{FOLDERS.organisations}/index.html",
    "organisation": f"{FOLDERS.organisations}/*.html",
    "places": f"{FOLDERS.places}/index.html",
    "place": f"{FOLDERS.places}/*.html",
    "topics": f"{FOLDERS.topics}/index.html",
    "topic": f"{FOLDERS.topics}/*.html",
    "quotations": f"{FOLDERS.quotations}/index.html",
    "quotations of a month": f"{FOLDERS.quotations}/*.html",
    "timeline": f"{FOLDERS.timeline}/index.html",
    "timeline of a year": f"{FOLDERS.timeline}/*.html",
    "timeline of a topic": f"{FOLDERS.timeline}/{FOLDERS.topics}/*.html",
    "timelines of topics": f"{FOLDERS.timeline}/{FOLDERS.topics}/index.html",
    "editions": f"{FOLDERS.editions}/index.html",
    "edition": f"{FOLDERS.editions}/2*.html",
    "to check": f"{FOLDERS.check}.html",
    "about": f"{FOLDERS.about}.html",
    "guide": f"{FOLDERS.guide}.html",
}
"""Every kind of page with the pattern of its address."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_opens(kind: str, real_site: ServedSite, visit: VisitorMaker) -> None:
    """A page of this kind is there, in the site's language, with a title, exactly one first heading and nothing broken."""
    visitor = visit(real_site)
    page = visitor.open(real_site.page(KINDS[kind]))

    assert page.locator("html").get_attribute("lang") == "it"
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.title().strip()
    assert visitor.armed() == []


def test_every_text_opens(real_site: ServedSite, visit: VisitorMaker) -> None:
    """Every seed has its page, with its headline above it and its words in it."""
    visitor = visit(real_site)
    for briefing in real_site.digest.briefings:
        page = visitor.open(f"{FOLDERS.texts}/{briefing.name.replace('_', '-')}.html")
        assert briefing.headline.value.text == page.locator("h1").inner_text()
        shown = page.locator(".seed-text").evaluate("element => element.textContent")
        assert "".join(briefing.blocks[-1].passage.text.split()) in "".join(shown.split())


def test_missing_page(real_site: ServedSite, visit: VisitorMaker) -> None:
    """The site's own page for what is not there is whole."""
    page = visit(real_site).open("404.html")

    assert page.locator(".md-header").is_visible()


@pytest.mark.parametrize("word", ["Alleanza", "escalation", "ITALPRESS", "industria"])
def test_search_finds_words_behind_elisions(word: str, real_site: ServedSite, visit: VisitorMaker) -> None:
    """Typing a word finds every text that holds it, after an apostrophe, in capitals or in quotation marks; a result can be opened."""
    expected = {
        f"{FOLDERS.texts}/{briefing.name.replace('_', '-')}.html"
        for briefing in real_site.digest.briefings
        if re.search(rf"(?<!\w){word}(?!\w)", briefing.seed.text, re.IGNORECASE)
    }
    visitor = visit(real_site)
    visitor.open()

    found = visitor.search(word)

    assert expected
    assert expected <= set(found)
    visitor.page.locator(".md-search-result__item > a").first.click()
    visitor.page.wait_for_url(re.compile(re.escape(found[0])))
    visitor.page.locator("article mark").locator("visible=true").first.wait_for()


def test_search_without_hits(real_site: ServedSite, visit: VisitorMaker) -> None:
    """A word that no text holds finds nothing and breaks nothing."""
    visitor = visit(real_site)
    visitor.open()

    assert visitor.search("zzzqqqzzz") == ()


def test_a_name_leads_to_its_page_and_back(real_site: ServedSite, visit: VisitorMaker) -> None:
    """A name in a text leads to the page of whom it names, which leads back to the very text, with the sentence."""
    visitor = visit(real_site)
    folders = (FOLDERS.people, FOLDERS.organisations, FOLDERS.places)
    names = ", ".join(f".seed-text a[href^='../{folder}/']" for folder in folders)
    for text in real_site.pages():
        if text.startswith(f"{FOLDERS.texts}/") and visitor.open(text).locator(names).count():
            break
    name = visitor.page.locator(names).first
    assert name.is_visible()

    name.click()
    visitor.page.wait_for_url(re.compile(r"/(" + "|".join(folders) + ")/"))

    back = visitor.page.locator(f"article a[href^='../{text}']").first
    back.click()
    visitor.page.wait_for_url(re.compile(re.escape(text)))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_value_shows_its_passage(dark: bool, real_site: ServedSite, visit: VisitorMaker) -> None:
    """Following the passage of every value of a text brings its words into view, marked so that they differ from how they looked before."""
    visitor = visit(real_site, dark=dark)
    page = visitor.open(real_site.page(KINDS["text"]))
    unfold(page)
    look = "element => { const style = getComputedStyle(element); return style.backgroundColor + style.outlineColor + style.outlineStyle; }"
    links = page.locator(".panel .rows > .row > dd > .where a[href^='#p-']")
    assert links.count() >= 2
    for number in range(links.count()):
        link = links.nth(number)
        fragment = (link.get_attribute("href") or "#").removeprefix("#")
        target = page.locator(f"[id='{fragment}']")
        assert target.count() == 1, fragment
        before = target.evaluate(look)
        link.click()
        page.wait_for_function(f"document.getElementById('{fragment}').matches(':target')")
        page.wait_for_timeout(150)
        assert page.url.endswith(f"#{fragment}")
        assert before != target.evaluate(look), fragment
        box = target.bounding_box()
        assert box is not None, fragment
        assert 0 <= box["y"] < 900, fragment


def test_dark_mode(real_site: ServedSite, visit: VisitorMaker) -> None:
    """The switch makes the page dark, the choice holds on the next page, and the switch goes back."""
    visitor = visit(real_site)
    page = visitor.open()
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)

    page.locator("label[title='Tema scuro']").click()

    page.locator("body[data-md-color-scheme='slate']").wait_for()
    assert brightness(page.evaluate(background)) < 80 < brightness(light)
    visitor.open(real_site.page(KINDS["text"]))
    page.locator("body[data-md-color-scheme='slate']").wait_for()
    page.locator("label[title='Tema chiaro']").click()
    page.locator("body[data-md-color-scheme='default']").wait_for()
    assert light == page.evaluate(background)


def test_dark_system(real_site: ServedSite, visit: VisitorMaker) -> None:
    """A reader whose system is dark gets the dark page at once."""
    page = visit(real_site, dark=True).open()

    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("kind", KINDS)
def test_phone(kind: str, real_site: ServedSite, visit: VisitorMaker) -> None:
    """On a screen of 390 pixels nothing of the page lies beside it, folded parts opened included."""
    page = visit(real_site, size=PHONE).open(real_site.page(KINDS[kind]))
    unfold(page)

    wide = page.evaluate(
        """() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth ? [] :
           [...document.querySelectorAll('article *')].filter(element => element.getBoundingClientRect().right > innerWidth + 1)
             .slice(0, 5).map(element => element.outerHTML.slice(0, 120))"""
    )
    assert wide == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")


def test_an_edition_prints(real_site: ServedSite, visit: VisitorMaker) -> None:
    """On A4, its texts and nothing that is only for the screen: no menus, no way to other editions, no addresses beside links."""
    page = visit(real_site).open(real_site.page(KINDS["edition"]))
    page.emulate_media(media="print")

    assert page.locator("article .item").first.is_visible()
    assert [] == [each for each in page.locator("header.md-header, nav.md-tabs, .press .screen, .press .up").all() if each.is_visible()]
    assert {"none", "normal"} >= {
        page.evaluate("element => getComputedStyle(element, '::after').content", link.element_handle())
        for link in page.locator(".press a").all()[:5]
    }
    assert re.search(rb"/MediaBox \[0 0 59[45][.\d]* 84[12]", page.pdf(prefer_css_page_size=True))


def test_search_on_a_phone(real_site: ServedSite, visit: VisitorMaker) -> None:
    """The search opens from its sign and finds."""
    visitor = visit(real_site, size=PHONE)
    visitor.open()

    assert visitor.search("Alleanza")


def unfold(page: Page) -> None:
    """Open every folded part of a page."""
    page.evaluate("document.querySelectorAll('details').forEach(element => element.open = true)")


def brightness(colour: str) -> float:
    """Mean of red, green and blue of a computed colour."""
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]
    return sum(parts) / 3


def test_an_old_address_leads_to_the_new_page(real_site: ServedSite, visit: VisitorMaker) -> None:
    """Whoever kept the address of a name as a text wrote it arrives at the page that name has now."""
    moved = sorted(path for path in real_site.folder.rglob("*.html") if b'http-equiv="refresh"' in path.read_bytes()[:600])
    visitor = visit(real_site)
    assert moved

    visitor.page.goto(real_site.url + moved[0].relative_to(real_site.folder).as_posix())
    visitor.page.wait_for_url(lambda url: not url.endswith(moved[0].name))
    assert visitor.page.locator("article h1").count() == 1
