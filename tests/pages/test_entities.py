"""Pages of people and bodies: roles beside terms, company, the ledger of words."""

from __future__ import annotations

import msgspec
import pytest

from digest.corpus.digest import make_digest
from digest.kb.knowledge import Knowledge
from digest.lang.pack import load_interface
from digest.pages.ledger_views import ledger_view
from digest.pages.site import make_site
from tests.corpus.texts import read_text
from tests.pages.samples import SETTINGS, sample
from tests.pages.test_pages import broken_links, rendered
from tests.pages.test_stories import DIGEST

ABOUT = """Pubblicato il 6 novembre 2025
Il segretario generale della Nato Mark Rutte ha parlato a Riga con la consigliera Marta Ozoli.
«La Nato è pronta», ha detto Mark Rutte. «Mark Rutte ha ragione», ha detto Marta Ozoli.
"""


def test_terms_stand_beside_the_roles_of_the_texts(knowledge: Knowledge) -> None:
    """What texts state and what the knowledge base has are told apart, each with its dates; a term leads to its source."""
    body = rendered(make_digest((read_text("a", ABOUT),), knowledge=knowledge))["persone/mark-rutte.md"].body
    stated = body[body.index("Come lo presentano i testi") : body.index("Che cosa ne sa la base di conoscenza")]
    known = body[body.index("Che cosa ne sa la base di conoscenza") : body.index("Nominato insieme a")]

    assert "segretario generale della Nato</a>" in stated
    assert "6 novembre 2025" in stated
    assert "1 ottobre 2024 – …" in known
    assert 'rel="nofollow noreferrer">fonte</a>' in known
    assert "primo ministro olandese" not in stated
    assert "primo ministro olandese" in known


def test_a_term_leads_to_every_page_of_its_source(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """One page may tell the first day of a term and another a later one: both are linked, and words that are no address are not."""
    office = knowledge.offices["nato-segretario-generale"]
    terms = tuple(msgspec.structs.replace(term, source="https://a.example/1 https://b.example/2 javascript:x") for term in office.terms)
    twice = msgspec.structs.replace(office, terms=terms)
    monkeypatch.setattr(knowledge, "offices", {**knowledge.offices, office.id: twice})
    body = rendered(make_digest((read_text("a", ABOUT),), knowledge=knowledge))["persone/mark-rutte.md"].body

    assert '<a href="https://a.example/1" rel="nofollow noreferrer">fonte</a>' in body
    assert '<a href="https://b.example/2" rel="nofollow noreferrer">fonte</a>' in body
    assert "javascript:x" not in body


def test_a_body_names_its_holders(knowledge: Knowledge) -> None:
    """The page of a body says who held its offices on the days of its texts, and leads to them."""
    body = rendered(make_digest((read_text("a", ABOUT),), knowledge=knowledge))["organizzazioni/nato.md"].body

    assert 'href="../persone/mark-rutte.html" dir="auto">Mark Rutte</a>, segretario generale della NATO' in body


def test_words_about_somebody_name_their_speaker(knowledge: Knowledge) -> None:
    """Own words need no name on one's own page; others' words do."""
    body = rendered(make_digest((read_text("a", ABOUT),), knowledge=knowledge))["persone/mark-rutte.md"].body
    own, others = body[body.index('id="said"') : body.index('id="said-of"')], body[body.index('id="said-of"') : body.index('id="texts"')]

    assert "La Nato è pronta" in own
    assert 'class="speaker"' not in own
    assert "Mark Rutte ha ragione" in others
    assert ">Marta Ozoli</span>" in others or ">Marta Ozoli</a>" in others


def test_words_are_told_with_date_and_story() -> None:
    """The ledger says of each text when it was printed and which story it tells."""
    site = make_site(DIGEST, load_interface("it"), SETTINGS)
    profile = next(profile for profile in DIGEST.profiles if profile.name == "Saverio Montalbotti")
    (first, second) = ledger_view(site, profile.said, "persone/x.md").first

    assert (first.date, second.date) == ("13 maggio 2025", "12 maggio 2025")
    assert first.story == second.story
    assert first.story is not None
    assert first.story.href == "../vicende/a.html"


def test_a_long_ledger_is_folded_and_ends() -> None:
    """Some quotations stand open, more are folded, the rest is in the data, and the page says how many."""
    digest = sample()
    site = make_site(digest, load_interface("it"), SETTINGS)
    said = next(profile for profile in digest.profiles if profile.name == "Elena Marchetti").said
    many = tuple(context for context in said for _ in range(100))
    shown = ledger_view(site, many, "persone/x.md")

    assert (shown.count, sum(len(entry.quotes) for entry in (*shown.first, *shown.rest))) == (300, 200)
    assert shown.left == "Altre 100 citazioni stanno soltanto nei dati (digest.json)."
    assert ledger_view(site, said, "persone/x.md").left == ""


def test_every_link_of_these_pages_holds(knowledge: Knowledge) -> None:
    """Roles, company, words and terms lead to passages that are there."""
    assert broken_links(rendered(make_digest((read_text("a", ABOUT),), knowledge=knowledge))) == []
