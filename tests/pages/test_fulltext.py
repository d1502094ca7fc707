"""A briefing's page shows the seed's whole text, in order, and nothing of it acts as markup."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.corpus.digest import make_digest
from digest.findings import find
from digest.lang.pack import InterfacePack, load_interface
from digest.model import Block, BlockKind, Briefing, Headline, HeadlineKind, Page
from digest.pages.briefing_view import briefing_pages
from digest.pages.render import render_pages
from digest.values import Basis, Passage, Sourced
from tests.pages.samples import SETTINGS, bare, dated, month_only, seed_of, undated
from tests.pages.stripping import as_mkdocs_renders, folded, strip_annotations, stripped
from tests.tables import HERE

PAYLOADS = [json.loads(line) for line in (HERE / "payloads" / "curated_markdown.jsonl").read_text(encoding="utf-8").splitlines()]
FRAGMENTS = json.loads((HERE / "payloads" / "own_markdown_fragments.json").read_text(encoding="utf-8"))["fragments"]
OWN_TAGS = {"p", "span", "a", "h3", "ul", "li", "details", "summary"}
OWN_ATTRIBUTES = {"class", "id", "href"}


@pytest.fixture(scope="module")
def words() -> InterfacePack:
    """The Italian interface."""
    return load_interface("it")


def page_of(briefing: Briefing, words: InterfacePack) -> Page:
    """The page of one briefing."""
    return render_pages(make_digest((briefing,)), words, SETTINGS, (briefing_pages,))[0]


def hostile(text: str, body_start: int = 0) -> Briefing:
    """A briefing that shows a text in as many places as can be: headline, kicker, summary, finding, and blocks of every kind."""
    seed = seed_of("hostile", text, body_start)
    whole = Passage(0, len(text), text)
    kinds = list(BlockKind)
    blocks = []
    for place, line in enumerate(text[body_start:].splitlines(keepends=True)):
        start = body_start + sum(map(len, text[body_start:].splitlines(keepends=True)[:place]))
        if line.strip():
            blocks.append(Block(kinds[place % len(kinds)], Passage(start, start + len(line), line), "layout"))
    said = Sourced(text, Basis.READ, "own-line", (whole, Passage(0, len(text) // 2, text[: len(text) // 2])))
    return replace(
        bare(seed, tuple(blocks), (find("two-holders", "hostile", passages=(whole,), office=text, first=text, second=text),)),
        headline=Sourced(Headline(text, HeadlineKind.OWN), Basis.READ, "first-line", (whole,)),
        kicker=said,
        standfirst=said,
        source=said,
        url=said,
        summary=(said,),
    )


@pytest.mark.parametrize("briefing", [dated(), month_only(), undated()], ids=lambda briefing: briefing.name)
def test_stripping_the_annotations_gives_back_the_seed(briefing: Briefing, words: InterfacePack) -> None:
    """Fidelity: the page with its annotations stripped is the seed's text, whole and in order."""
    assert strip_annotations(page_of(briefing, words).body) == folded(briefing.seed.text)


def test_every_passage_has_its_place_once(words: InterfacePack) -> None:
    """Every address ``#p-...`` on the page leads to exactly one element of the text."""
    body = page_of(dated(), words).body
    targets = {target.split('"')[0] for target in body.split('href="#')[1:]}

    assert targets
    assert {target: body.count(f'id="{target}"') for target in targets} == dict.fromkeys(targets, 1)


def test_the_first_mention_is_linked_outside_quotations_and_headings(words: InterfacePack) -> None:
    """A known name leads to its page once, from a paragraph; inside quotation marks, headings and datelines it does not."""
    text = stripped_html(page_of(dated(), words).body)

    assert text.count('href="../persone/elena-marchetti.html"') == 1
    assert text.count('href="../luoghi/torre-vecchia.html"') == 1
    assert "href" not in text[: text.index('class="dateline"')]


def test_a_name_only_in_quotation_marks_is_not_linked(words: InterfacePack) -> None:
    """Words between quotation marks carry no link, even when the name stands nowhere else."""
    briefing = dated()
    only = replace(briefing.places[0].value, mentions=(replace(briefing.places[0].value.mentions[1], passage=quoted_place(briefing)),))
    text = stripped_html(page_of(replace(briefing, places=(replace(briefing.places[0], value=only),)), words).body)

    assert "../luoghi/" not in text


def test_boilerplate_and_front_matter_are_folded(words: InterfacePack) -> None:
    """Boilerplate and front matter stand in folded parts, with all their words."""
    text = "---\ntitle: Prova\n---\nUna riga.\nIscriviti alla newsletter\n"
    start = text.index("Una riga")
    blocks = (
        Block(BlockKind.PARAGRAPH, Passage(start, start + 9, "Una riga."), "layout"),
        Block(BlockKind.BOILERPLATE, Passage(start + 10, len(text) - 1, "Iscriviti alla newsletter"), "layout"),
    )
    body = page_of(bare(seed_of("folded", text, start), blocks), words).body

    assert body.count("<details class=") == 2
    assert strip_annotations(body) == folded(text)


@pytest.mark.parametrize("payload", PAYLOADS, ids=[payload["id"] for payload in PAYLOADS])
def test_no_payload_acts_and_all_of_it_is_shown(payload: dict[str, str], words: InterfacePack) -> None:
    """What Markdown, its extensions or HTML would act on is shown as it stands, through Python-Markdown as MkDocs runs it."""
    briefing = hostile(payload["payload"])
    page = page_of(briefing, words)
    rendered = as_mkdocs_renders(page.body)

    assert strip_annotations(rendered) == folded(payload["payload"])
    assert_only_our_elements(rendered)
    assert rendered.strip() == page.body.strip()


@given(
    st.lists(st.sampled_from([*FRAGMENTS, " ", "Roma, 3 marzo ", "«", "”", "\r\n", "\x00", "\u202e", "\ud800", "\u00a0"]), max_size=12).map(
        "".join
    )
)
@settings(max_examples=250, deadline=None)
def test_any_mixture_of_fragments_is_shown_exactly(text: str) -> None:
    """Fragments glued together at random come out as they went in."""
    page = page_of(hostile(text), load_interface("it"))
    rendered = as_mkdocs_renders(page.body)

    assert strip_annotations(rendered) == folded(text)
    assert_only_our_elements(rendered)


def test_a_very_long_text_is_fast(words: InterfacePack) -> None:
    """200 kB of marks and words on one line are set in a moment."""
    text = "«Sì», ha detto. " * 12_000
    blocks = (Block(BlockKind.PARAGRAPH, Passage(0, len(text), text), "layout"),)
    body = page_of(bare(seed_of("long", text), blocks), words).body

    assert strip_annotations(body) == folded(text)


def assert_only_our_elements(rendered: str) -> None:
    """No element and no attribute in the text but those that annotations are made of, all closed in order."""
    parsed = stripped(rendered)
    assert parsed.tags <= OWN_TAGS
    assert parsed.attributes <= OWN_ATTRIBUTES
    assert parsed.unclosed == []


def stripped_html(body: str) -> str:
    """The part of a page that holds the seed's text."""
    start = body.index('<div class="seed-text">')
    return body[start : body.index("</section>", start)]


def quoted_place(briefing: Briefing) -> Passage:
    """Where ``Torre Vecchia`` stands inside a quotation."""
    start = briefing.seed.text.index("Torre Vecchia”")
    return Passage(start, start + 13, "Torre Vecchia")
