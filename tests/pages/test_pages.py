"""The pages of a small digest: which there are, what they say, and that their links hold."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag

import pytest

from digest.bounded_yaml import BUILT_IN, read_yaml
from digest.corpus.digest import make_digest
from digest.digest_model import Digest
from digest.findings import CODES, find
from digest.lang.pack import interface_languages, load_interface
from digest.model import Page, Speaker, SpeakerKind
from digest.pages.render import render_pages
from digest.values import Basis, PartialDate, Sourced
from tests.pages.samples import SETTINGS, bare, dated, month_only, passage, quotation, sample, seed_of
from tests.pages.stripping import as_mkdocs_renders, extensions
from tests.tables import PROJECT

ALLOWED_KEYS = {
    *("title", "description", "kind", "hide", "seed", "sha256", "headline_kind", "language", "published", "published_basis"),
    *("published_inferred", "dateline", "source", "agencies", "people", "organisations", "places", "topics", "findings"),
    *("known_as", "media_topic"),
}
"""None of them means anything to MkDocs or Material, but title, description and hide."""


class _Links(HTMLParser):
    """Collects addresses and ids."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def rendered(digest: Digest, language: str = "it") -> dict[str, Page]:
    """The pages by path."""
    pages = render_pages(digest, load_interface(language), SETTINGS)
    assert len({page.path for page in pages}) == len(pages)
    return {page.path: page for page in pages}


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The pages of the sample."""
    return rendered(sample())


def broken_links(pages: dict[str, Page]) -> list[str]:
    """Every internal address that leads nowhere, anchors included."""
    parsed = {}
    for path, page in pages.items():
        parsed[path] = _Links()
        parsed[path].feed(as_mkdocs_renders(page.body))
    broken = []
    for path, found in parsed.items():
        for href in found.hrefs:
            address, fragment = urldefrag(href)
            if ":" in address:
                continue
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(path), unquote(address).removesuffix(".html").removesuffix(".md") + ".md")
            )
            target = target if address else path
            if target not in parsed or (fragment and fragment not in parsed[target].ids):
                broken.append(f"{path} -> {href}")
    return broken


def test_every_kind_of_page_is_there(pages: dict[str, Page]) -> None:
    """A front page, a page per text, archive, names, topics, quotations, timelines, editions, what to check, method and guide."""
    assert sorted(pages) == [
        "archivio/2025-10.md",
        "archivio/2025-11.md",
        "archivio/index.md",
        "archivio/senza-data.md",
        "candidati/index.md",
        "candidati/organizzazioni.md",
        "citazioni/2025-10.md",
        "citazioni/2025-11.md",
        "citazioni/index.md",
        "cronologia/2025.md",
        "cronologia/2026.md",
        "cronologia/index.md",
        "cronologia/temi/energia.md",
        "cronologia/temi/index.md",
        "da-verificare.md",
        "edizioni/2025-10.md",
        "edizioni/2025-11.md",
        "edizioni/index.md",
        "guida.md",
        "index.md",
        "luoghi/index.md",
        "luoghi/torre-vecchia.md",
        "metodo.md",
        "organizzazioni/index.md",
        "organizzazioni/nordica-energie.md",
        "persone/elena-marchetti.md",
        "persone/index.md",
        "temi/energia.md",
        "temi/index.md",
        "testi/001-accordo.md",
        "testi/002-nave.md",
        "testi/003-consiglio.md",
        "vicende/index.md",
    ]


@pytest.mark.parametrize("language", interface_languages())
def test_every_link_and_anchor_resolves(language: str) -> None:
    """Every address on every page leads to a page and, where it names one, to a place on it; in every language of the interface."""
    assert broken_links(rendered(sample(), language)) == []


@pytest.mark.parametrize("language", interface_languages())
def test_a_site_without_texts_has_its_pages(language: str) -> None:
    """Without a single text every page of the navigation is there and its links hold."""
    pages = rendered(make_digest(()), language)

    assert load_interface(language).labels.words.no_texts in pages["index.md"].body.replace("&#39;", "'")
    assert broken_links(pages) == []


def test_the_navigation_leads_to_pages_that_are_there() -> None:
    """Every page in mkdocs.yml's navigation is generated, whatever the texts."""
    tree = read_yaml((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), BUILT_IN, tags_allowed=True).tree
    assert isinstance(tree, dict)

    assert set(map(str, tree["nav"])) <= set(rendered(make_digest(())))


def test_the_markdown_extensions_are_pinned() -> None:
    """No extension is added without thought: each one is a way for words to act."""
    assert extensions() == ["tables", "toc"]


def test_bodies_are_one_block_without_blank_lines(pages: dict[str, Page]) -> None:
    """A generated page is one block of raw HTML: no blank line could end it early, in any Markdown engine."""
    for page in pages.values():
        if page.front_matter["kind"] not in ("about", "guide"):
            assert page.body.startswith("<div ")
            assert "\n\n" not in page.body
            assert as_mkdocs_renders(page.body).strip() == page.body.strip()


def test_front_matter_keys_are_ours(pages: dict[str, Page]) -> None:
    """Front matter holds an allow-list of keys, with plain strings and lists of strings; every page has a title."""
    for page in pages.values():
        assert set(page.front_matter) <= ALLOWED_KEYS
        assert page.front_matter["title"]
        for value in page.front_matter.values():
            assert isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def test_titles_are_escaped_once() -> None:
    """MkDocs prints titles raw, so they are written escaped: once, quotation marks included."""
    text = '<b>Uno</b> & «due» "tre"'
    page = rendered(make_digest((bare(seed_of("a", text)),)))["testi/a.md"]

    assert page.front_matter["title"] == "&lt;b&gt;Uno&lt;/b&gt; &amp; «due» &#34;tre&#34;"


def test_home_is_grouped_by_day_latest_first(pages: dict[str, Page]) -> None:
    """The front page begins with the latest day; what has no day comes after, what has no date last."""
    body = pages["index.md"].body
    headings = ["giovedì 6 novembre 2025", "ottobre 2025", "Senza data"]

    assert [body.index(f"{heading}") for heading in headings] == sorted(body.index(heading) for heading in headings)
    assert "giorno non indicato" in body
    assert "La Regione firma con la Nordica Energie" in body
    assert "3 testi" in body


def test_a_date_without_a_year_stands_with_the_undated() -> None:
    """What no year places in time is shown under one heading, with what is known of its date."""
    yearless = Sourced(PartialDate(None, 3, 7), Basis.READ, "date-line")
    texts = [bare(seed_of(name, "Un testo.\n")) for name in "abc"]
    body = rendered(make_digest((texts[0], replace(texts[1], published=yearless), texts[2])))["index.md"].body

    assert body.count("Senza data") == 1
    assert "7 marzo" in body
    assert "senza anno" in body


def test_a_month_is_never_shown_as_a_day(pages: dict[str, Page]) -> None:
    """Where only the month is known no page says a day."""
    assert "1 ottobre 2025" not in "".join(page.body for page in pages.values())


def test_only_exceptions_have_badges(pages: dict[str, Page]) -> None:
    """A full date that the text states stands without a badge; one of which only the month is known says so."""
    cards = pages["index.md"].body

    assert '<span class="when">6 novembre 2025</span><span class="credit"' in cards
    assert '<span class="badge precision-month">mese</span>' in cards
    assert "precision-day" not in "".join(page.body for page in pages.values()).replace("precision-day-month", "")


def test_counted_days_are_marked_on_the_timeline() -> None:
    """An event whose days were counted from another date is marked as inferred; one that is read is not."""
    counted = [replace(time, basis=Basis.INFERRED) for time in dated().times]
    page = "cronologia/2026.md"
    before = rendered(make_digest((dated(),)))[page].body
    after = rendered(make_digest((replace(dated(), times=tuple(counted)),)))[page].body

    assert "basis-inferred" not in before
    assert "basis-inferred" in after


def test_an_inferred_name_says_so(pages: dict[str, Page]) -> None:
    """A name beside the text is marked when it is concluded, and stands plain when it is read."""
    briefing = dated()
    people = tuple(replace(person, basis=Basis.INFERRED) for person in briefing.people)
    body = rendered(make_digest((replace(briefing, people=people),)))["testi/001-accordo.md"].body
    side = body[body.index("<h2>Persone</h2>") : body.index("<h2>Organizzazioni</h2>")]

    assert "basis-inferred" in side
    assert "basis-inferred" not in pages["testi/001-accordo.md"].body.split("<h2>Persone</h2>")[1].split("<h2>Organizzazioni</h2>")[0]


def test_a_topic_shows_each_of_its_words_once() -> None:
    """The panel links the first place of each wording that speaks for a topic, and leaves codes to the data."""
    briefing = dated()
    words = (passage(briefing.seed.text, "lavoro"), passage(briefing.seed.text, "lavoro", 2), passage(briefing.seed.text, "parco eolico"))
    body = rendered(make_digest((replace(briefing, topics=(replace(briefing.topics[0], passages=words),)),)))["testi/001-accordo.md"].body
    row = body[body.index("<dt>Temi</dt>") : body.index("<dt>File</dt>")]

    assert row.count(">lavoro</a>") == 1
    assert row.count(">parco eolico</a>") == 1
    assert "medtop" not in row


def test_words_of_any_script_keep_their_direction() -> None:
    """Names and quotations stand isolated among our own words, so that a right-to-left one turns nothing around it."""
    text = "אנה לוי ha detto: «שלום לכולם».\n"
    anna = Speaker(SpeakerKind.PERSON, "אנה לוי")
    said = quotation(text, "שלום לכולם", anna, "ha detto")
    body = rendered(make_digest((replace(bare(seed_of("a", text)), quotations=(said,)),)))["testi/a.md"].body

    assert 'dir="auto">אנה לוי</span>' in body
    assert '<blockquote><p dir="auto">' in body


def test_every_value_says_where_it_comes_from(pages: dict[str, Page]) -> None:
    """In the panel a value has its basis, its rule and a link to its words; the candidates that lost are folded under it."""
    body = pages["testi/001-accordo.md"].body
    row = body[body.index("Data di pubblicazione") : body.index("Luogo di redazione")]

    assert "letto" in row
    assert 'href="#p-' in row
    assert "1 altro valore proposto" in row
    assert "12 gennaio 2026" in row


def test_an_editors_decision_shows_its_why() -> None:
    """A decided value carries the editor's reason; the machine's value stays among the others."""
    briefing = dated()
    decided = Sourced(PartialDate(2025, 11, 7), Basis.DECIDED, "desk", (), (), "la data è sulla prima pagina – A. Neri")
    body = rendered(make_digest((replace(briefing, published=decided),)))["testi/001-accordo.md"].body

    assert "la data è sulla prima pagina – A. Neri" in body
    assert "da un redattore" in body


def test_a_person_shows_sentences_roles_and_quotations(pages: dict[str, Page]) -> None:
    """A person's page has the sentences with the name marked, the roles as stated, and what the person said."""
    body = pages["persone/elena-marchetti.md"].body

    assert "<mark>Elena Marchetti</mark>" in body
    assert "sindaca di Torre Vecchia" in body
    assert "Il vento è nostro, i posti di lavoro pure" in body
    assert "Scritto anche" in body


def test_a_candidate_is_marked_unreviewed(pages: dict[str, Page]) -> None:
    """A name that the knowledge base does not hold has a page from two texts on, and the page says that nobody reviewed it."""
    assert "non verificato" in pages["organizzazioni/nordica-energie.md"].body
    assert "non verificato" not in pages["persone/elena-marchetti.md"].body


def test_a_candidate_of_one_text_has_no_page() -> None:
    """One text is not enough for a page of a name that nobody knows."""
    assert "organizzazioni/nordica-energie.md" not in rendered(make_digest((dated(),)))


def test_related_texts_say_why(pages: dict[str, Page]) -> None:
    """A related text stands with its reason in words."""
    assert "persone: Elena Marchetti" in pages["testi/001-accordo.md"].body


def test_what_to_check_has_every_finding(pages: dict[str, Page]) -> None:
    """Every finding is on the page, worst first, with passages that can be followed; files set aside are listed."""
    body = pages["da-verificare.md"].body

    assert body.index("Il testo dice due cose") < body.index("Senza titolo")
    assert 'href="testi/001-accordo.html#p-' in body
    assert "seeds/foto.png" in body
    assert body.count('class="finding"') == len(sample().findings)


def test_the_guide_has_every_finding(pages: dict[str, Page]) -> None:
    """The editors' guide explains every code there is."""
    body = pages["guida.md"].body

    assert [code for code in CODES if f"<code>{code}</code>" not in body] == []
    assert re.findall(r"\{\w+\}", body[body.index('id="codes"') :]) == []


def test_a_finding_about_a_file_without_a_text() -> None:
    """A finding whose file became no text shows the file and leads nowhere."""
    digest = make_digest((), (find("empty-seed", "seeds/vuoto.txt"),), ("seeds/vuoto.txt",))
    pages = rendered(digest)

    assert "seeds/vuoto.txt" in pages["da-verificare.md"].body
    assert broken_links(pages) == []


def test_pages_do_not_depend_on_each_other() -> None:
    """Adding a text leaves the pages of texts that have nothing to do with it as they were."""
    other = bare(seed_of("zzz", "Un testo che non nomina nessuno.\n"))
    before, after = rendered(make_digest((month_only(),))), rendered(make_digest((month_only(), other)))

    assert before["testi/002-nave.md"] == after["testi/002-nave.md"]
    assert before["persone/elena-marchetti.md"] == after["persone/elena-marchetti.md"]


def test_a_web_address_leads_out_only_over_http() -> None:
    """The source is linked when it is an http address; anything else is shown as text."""
    briefing = dated()
    good = Sourced("https://www.example.org/a?b=1&c=2", Basis.GIVEN, "front-matter")
    bad = Sourced("javascript:alert(1)", Basis.GIVEN, "front-matter")
    pages = rendered(make_digest((replace(briefing, url=good),)))["testi/001-accordo.md"].body
    wrong = rendered(make_digest((replace(briefing, url=bad),)))["testi/001-accordo.md"].body

    assert 'href="https://www.example.org/a?b=1&amp;c=2"' in pages
    assert 'href="javascript' not in wrong
    assert "javascript:alert(1)" in wrong
