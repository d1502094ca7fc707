"""Where a text was taken from: the owner of the rights or the source its page names, and its web address."""

from __future__ import annotations

import pytest

from digest.extract.origin import read_address, read_source
from digest.kb.knowledge import load_knowledge
from digest.lang.pack import load_language
from digest.reading.article import Article, read_article
from digest.values import Sourced
from tests.builders import seed_named

STORY = """Il porto chiude l'anno in crescita

Il traffico del porto è salito del tre per cento nell'ultimo anno. Lo ha detto il presidente dell'autorità.

Le navi sono state duecento, dieci in più dell'anno prima, e per il prossimo se ne aspettano altre venti.

"""


def article_of(tail: str) -> Article:
    """The article of a story that ends with these lines."""
    return read_article(seed_named("a", STORY + tail + "\n"), load_language("it"), load_knowledge())


def told(sourced: Sourced[str] | None) -> tuple[str, str] | None:
    """Value and rule."""
    return (sourced.value, sourced.rule) if sourced is not None else None


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("Fonte: Autorità portuale del Levante", ("Autorità portuale del Levante", "source-line")),
        ("© 2025 Il Giornale del Porto - Riproduzione riservata", ("Il Giornale del Porto", "rights-line")),
        ("Copyright L’Eco del Golfo 2019-2025", ("L’Eco del Golfo", "rights-line")),
        ("© Gazzetta della Laguna. Tutti i diritti riservati.", ("Gazzetta della Laguna", "rights-line")),
        ("© Riproduzione riservata", None),
        ("© Copyright ANSA", None),
        ("Fonte: ANSA", None),
        ("Fonte: elaborazione su dati del registro navale", None),
        ("È vietata la riproduzione, anche parziale, senza il consenso dell'editore.", None),
        ("Fonte: https://example.org/porto", None),
    ],
)
def test_source(tail: str, expected: tuple[str, str] | None) -> None:
    """The name after the word for a source, or the owner of the rights; never an agency, an empty formula or a sentence."""
    assert expected == told(read_source(article_of(tail), load_knowledge()))


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("https://example.org/porto", ("https://example.org/porto", "address-line")),
        ("Fonte: https://example.org/porto", ("https://example.org/porto", "address-after-label")),
        ("Link: http://example.org/porto?id=1", ("http://example.org/porto?id=1", "address-after-label")),
        ("https://example.org/a\n\nhttps://example.org/b", None),
        ("Leggi anche: https://example.org/altro", None),
        ("Il bando è su https://example.org/bando e resta aperto fino a fine mese.", None),
        ("URL: javascript:alert(1)", None),
        ("Link: https:///porto", None),
    ],
)
def test_address(tail: str, expected: tuple[str, str] | None) -> None:
    """An address alone on its line, or after the word for it; never one inside a sentence, one of several, or what is no web address."""
    assert expected == told(read_address(article_of(tail)))


def test_two_owners_and_two_addresses_stay_visible() -> None:
    """The name after ``Fonte`` wins over owners of rights, the labelled address over lone ones; each loser keeps its rule."""
    article = article_of(
        "Fonte: Comune di Sestola\n© Il Giornale del Porto\n© Gazzetta della Laguna\n\n"
        "https://example.org/a\nhttps://example.org/b\nLink: https://example.org/c"
    )
    source, address = read_source(article, load_knowledge()), read_address(article)

    assert source is not None
    assert [("Il Giornale del Porto", "rights-line"), ("Gazzetta della Laguna", "rights-line")] == [
        (other.value, other.rule) for other in source.others
    ]
    assert address is not None
    assert (address.value, ["https://example.org/a", "https://example.org/b"]) == (
        "https://example.org/c",
        [other.value for other in address.others],
    )


def test_passages_hold_the_words() -> None:
    """Source and address point at exactly the words they are."""
    article = article_of("© 2025  Il Giornale del Porto\nhttps://example.org/porto")
    for sourced in (read_source(article, load_knowledge()), read_address(article)):
        assert sourced is not None
        (passage,) = sourced.passages
        assert passage.text == article.seed.text[passage.start : passage.end] == sourced.value
