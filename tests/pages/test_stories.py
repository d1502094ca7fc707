"""Story pages: every telling, every difference with both passages, copies, what came later; and the way there from a text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.corpus.digest import make_digest
from digest.findings import find
from digest.lang.pack import interface_languages
from digest.story_model import Certainty, Reason, StoryLink
from tests.corpus.test_stories import AGENCY, PAPER
from tests.corpus.texts import read_text
from tests.pages.test_pages import broken_links, rendered

VERDICT = """\
BRESCIA, 12 maggio 2025 (ANSA) - Tre anni e due mesi a Saverio Montalbotti per il concorso alla Casa Fiorita di Borgosecco.
Lo ha deciso oggi il tribunale.
Undici i candidati favoriti, 42mila euro il compenso. "Non ho mai chiesto un centesimo a nessuno e lo ripeterò in appello", ha detto Montalbotti.
Lo difende l'avvocata Ilaria Quattrini.
"""
RETOLD = """Casa di riposo, condannato Montalbotti
Pubblicato il 13 maggio 2025
Ieri i giudici hanno inflitto tre anni e due mesi a Saverio Montalbotti, che guidava la Casa Fiorita di Borgosecco. Il compenso era di 42mila euro.
«Non ho chiesto un centesimo a nessuno, lo ripeterò in appello», ha commentato Montalbotti. L'avvocata Ilaria Quatrini ha annunciato il ricorso.
"""
LATER = """Casa Fiorita, via all'appello
Pubblicato il 20 ottobre 2025
È cominciato l'appello di Saverio Montalbotti, già direttore della Casa Fiorita di Borgosecco.
Lo assiste l'avvocata Ilaria Quattrini: 42mila euro il compenso contestato.
"""
TEXTS = {"a": VERDICT, "b": RETOLD, "c": LATER, "d": AGENCY, "e": PAPER}
DIGEST = make_digest(tuple(read_text(name, text) for name, text in TEXTS.items()))


@pytest.fixture(scope="module")
def body() -> str:
    """The page of the verdict."""
    return rendered(DIGEST)["vicende/a.md"].body


def test_the_digest_holds_two_stories() -> None:
    """The verdict and the fire; the appeal is another event of the first matter."""
    assert [[telling.name for telling in story.tellings] for story in DIGEST.stories] == [["d", "e"], ["a", "b"]]


@pytest.mark.parametrize("language", interface_languages())
def test_no_link_of_a_story_is_broken(language: str) -> None:
    """Every address leads somewhere, anchors of passages included."""
    assert broken_links(rendered(DIGEST, language)) == []


def test_a_difference_shows_both_words_and_leads_to_them(body: str) -> None:
    """Both spellings and both wordings stand with their sentences and addresses."""
    assert "Ilaria Quattrini" in body
    assert "Ilaria Quatrini" in body
    assert 'href="../testi/a.html#p-' in body
    assert 'href="../testi/b.html#p-' in body
    assert "Qui non si dice chi ha ragione" in body


def test_what_came_later_and_why_they_stand_together(body: str) -> None:
    """The appeal is told as later, the reasons in words."""
    assert body.index("Che cosa è venuto dopo") < body.index("via all&#39;appello")
    assert "persone: " in body


def test_a_copy_is_told_with_what_it_changes() -> None:
    """The copy says of which text it is one, and shows what it left out and added."""
    page = rendered(DIGEST)["vicende/d.md"].body

    assert "ripreso da un altro testo" in page
    assert "La procura ha aperto un fascicolo." in page
    assert "Gli operai sono in cassa integrazione." in page


def test_texts_lead_to_their_story_and_the_index_lists_it() -> None:
    """A text without a story leads to none."""
    pages = rendered(DIGEST)

    assert 'href="../vicende/a.html"' in pages["testi/b.md"].body
    assert "/vicende/" not in pages["testi/c.md"].body
    assert all(f'href="{name}.html"' in pages["vicende/index.md"].body for name in "ad")


def test_a_proposal_leads_to_both_texts_and_says_what_speaks_for_it() -> None:
    """Who is to settle whether two texts tell one event sees both, and why it is asked."""
    proposal = StoryLink("a", "d", Certainty.LIKELY, 7.0, (Reason("shared-people", ("Saverio Montalbotti",)),))
    asked = find("story-proposed", "a", first="a", second="d", reason="", differ="")
    body = rendered(replace(DIGEST, proposed=(proposal,), findings=(asked,)))["da-verificare.md"].body

    assert 'href="testi/a.html"' in body
    assert 'href="testi/d.html"' in body
    assert "persone: Saverio Montalbotti." in body
