"""The pages of candidates: what a card says, that they stay readable when there are very many, and that nothing in a name acts."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from digest.bounded_yaml import EDITED, read_yaml
from digest.corpus.digest import make_digest
from digest.digest_model import Digest
from digest.kb.knowledge import Knowledge
from digest.lang.pack import interface_languages, load_interface
from digest.model import Briefing, EntityKind
from digest.pages.candidate_views import candidate_pages
from digest.pages.render import render_pages
from digest.values import Basis
from tests.builders import briefing, entity, seed_named
from tests.pages.samples import SETTINGS, sample
from tests.pages.test_pages import broken_links, rendered


def named(name: str, *names: str, kind: EntityKind = EntityKind.PERSON) -> Briefing:
    """A briefing of a text that has these names."""
    seed = seed_named(name, "Un titolo\n\nParlano " + " e poi ".join(names) + ".")
    return briefing(seed, entities=tuple(entity(seed, kind, one) for one in names))


def pages_of(digest: Digest, language: str = "it") -> dict[str, str]:
    """The bodies of the candidates' pages by path."""
    return {page.path: page.body for page in render_pages(digest, load_interface(language), SETTINGS, (candidate_pages,))}


def rows_in(body: str) -> list[str]:
    """The rows that a reviewer would copy from a page."""
    return [html.unescape(found) for found in re.findall(r"<pre><code>(.*?)</code></pre>", body)]


def test_a_card_says_all_there_is_to_know() -> None:
    """Name with its page, counts, rule, other forms, sentences that lead to their passages, and a row."""
    body = pages_of(sample())["candidati/index.md"]
    card = body[body.index('id="organisation-nordica-energie"') :]

    assert '<a href="../organizzazioni/nordica-energie.html" dir="auto">Nordica Energie</a>' in card
    assert "2 testi · " in card
    assert "Riconosciuto da: " in card
    assert '"><mark>Nordica Energie</mark></a>' in card
    assert '<a class="hit" href="../testi/001-accordo.html#p-' in card
    assert "La riga per seeds/kb/organisations.yml" in card


@pytest.mark.parametrize("language", interface_languages())
def test_the_pages_speak_the_sites_language(language: str) -> None:
    """Title and folder come from the language pack, and every link holds."""
    labels = load_interface(language).labels
    pages = rendered(sample(), language)

    assert pages[f"{labels.folders.candidates}/index.md"].front_matter["title"] == labels.titles.candidates
    assert broken_links(pages) == []


def test_a_site_without_candidates_has_the_page() -> None:
    """The page is there and says that there is nothing."""
    assert list(pages_of(make_digest(()))) == ["candidati/index.md"]


def test_rows_can_be_pasted() -> None:
    """Every row is YAML that says the name, whatever stands in it, and waits for its source."""
    names = ("Anna: [Verdelli]", 'O’Hara "Nò" {x}', "<b>Rita</b> Bo & C.", "- Ugo # Neri", "'Ndrina Alfa")
    body = pages_of(make_digest((named("uno", *names),)))["candidati/persone.md"]
    rows = [read_yaml(row, EDITED).tree for row in rows_in(body)]

    assert sorted(row[0]["name"]["it"] for row in rows if isinstance(row, list) and isinstance(row[0], dict)) == sorted(names)
    assert all(row.endswith("\n  checked: no") for row in rows_in(body))
    assert "<b>" not in body


def test_whom_it_resembles_is_a_question_with_a_way_there(knowledge: Knowledge) -> None:
    """Another candidate by its card, a known name by its name; never a statement."""
    digest = make_digest((named("uno", "Anna Verdelli"), named("due", "Anna Verdeli", "Sergio Matarella")), knowledge=knowledge)
    body = pages_of(digest)["candidati/persone.md"]

    assert '<a href="#person-anna-verdelli" dir="auto">forse Anna Verdelli?</a> <span class="count">candidato</span>' in body
    assert "forse Sergio Mattarella?" in body
    assert "nome noto" in body


def test_weak_readings_say_so() -> None:
    """An inferred candidate and an uncertain one carry their badges."""
    made = named("uno", "Anna Verdelli")
    weak = replace(made.people[0], basis=Basis.INFERRED, value=replace(made.people[0].value, tentative=True))
    body = pages_of(make_digest((replace(made, people=(weak,)),)))["candidati/index.md"]

    assert "basis-inferred" in body
    assert load_interface("it").labels.words.tentative in body


def test_no_sentence_is_shown_twice() -> None:
    """Two mentions in one sentence are one context."""
    seed = seed_named("uno", "Anna Verdelli e ancora Anna Verdelli parlano.")
    one = entity(seed, EntityKind.PERSON, "Anna Verdelli")
    second = replace(one.value.mentions[0], passage=seed.passage(23, 36))
    made = replace(one, value=replace(one.value, mentions=(*one.value.mentions, second)))

    assert pages_of(make_digest((briefing(seed, entities=(made,)),)))["candidati/index.md"].count("<mark>") == 1


def test_very_many_candidates_are_bounded() -> None:
    """A page of the size a reviewer can use, so many pages, and the rest in the data, which the last line says."""
    names = [f"Anna {first}erd{second}lli{third}ni" for first in "BCDFGLMNPR" for second in "aeiou" for third in "abcdefghilmnopqrstuvz"]
    digest = make_digest(tuple(named(f"t{begin}", *names[begin : begin + 50]) for begin in range(0, len(names), 50)))
    pages = pages_of(digest)

    assert len(names) == 1050
    assert len(pages) == 21
    assert pages["candidati/index.md"].count('class="card candidate"') == 8
    assert {pages[f"candidati/persone-{number}.md"].count('class="card candidate"') for number in range(2, 21)} == {50}
    assert "Altri 50 nomi stanno soltanto nei dati" in pages["candidati/persone-20.md"]
    assert 'href="persone-2.html"' in pages["candidati/persone.md"]
    assert len(digest.candidates) == 1050


def test_reviewers_find_the_page() -> None:
    """It is linked from what is to be checked, from the method and from a candidate's own page."""
    pages = rendered(sample())

    assert 'href="candidati/index.html"' in pages["da-verificare.md"].body
    assert "(candidati/index.md)" in pages["metodo.md"].body
    assert 'href="../candidati/organizzazioni.html"' in pages["organizzazioni/nordica-energie.md"].body
    assert "candidati" not in pages["persone/elena-marchetti.md"].body
