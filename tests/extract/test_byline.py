"""Bylines: names as written, without the words that announce them."""

from __future__ import annotations

import pytest

from digest.extract.byline import read_bylines
from digest.kb.knowledge import Knowledge
from digest.lang.pack import LanguagePack, load_language
from digest.model import Seed
from digest.reading.article import Article
from digest.reading.layout.blocks import read_blocks
from digest.reading.pipeline import pipeline
from tests.conftest import SeedMaker

HEAD = "Porto, riapre la banchina nord\n"
STORY = "La banchina nord riapre lunedì alle navi da carico, dopo due anni di lavori e molte polemiche. Lo dice l'autorità portuale.\n"


def article_of(seed: Seed, pack: LanguagePack, knowledge: Knowledge) -> Article:
    """An article with its structure alone."""
    return Article(seed, pack, pipeline(pack.code)(seed.text), read_blocks(seed, pack, knowledge), (), (), ())


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("di Gaia Montrasio", "", ["Gaia Montrasio"]),
        ("Di Gaia Montrasio", "", ["Gaia Montrasio"]),
        ("DI GAIA MONTRASIO", "", ["GAIA MONTRASIO"]),
        ("(di G. Montrasio)", "", ["G. Montrasio"]),
        ("*di Gaia Montrasio*", "", ["Gaia Montrasio"]),
        ("di Gaia Montrasio e Piero Dell'Acqua", "", ["Gaia Montrasio", "Piero Dell'Acqua"]),
        ("di Gaia Montrasio, Piero Dell'Acqua", "", ["Gaia Montrasio", "Piero Dell'Acqua"]),
        ("di Gaia Montrasio, inviata a Lubiana", "", ["Gaia Montrasio"]),
        ("a cura di Gaia Montrasio", "", ["Gaia Montrasio"]),
        ("di Gaia de Montrasio", "", ["Gaia de Montrasio"]),
        ("di Anna Maria Bellandi", "", ["Anna Maria Bellandi"]),
        ("Redazione", "", ["Redazione"]),
        ("di Redazione", "", ["Redazione"]),
        ("Redazione web", "", ["Redazione web"]),
        ("a cura della Redazione", "", ["Redazione"]),
        ("Dal nostro inviato a Lubiana\nGaia Montrasio", "", ["Gaia Montrasio"]),
        ("Dalla nostra inviata a Lubiana", "", []),
        ("Dalla nostra corrispondente da Bruxelles Gaia Montrasio", "", ["Gaia Montrasio"]),
        ("Dal nostro inviato Piero Dell'Acqua", "", ["Piero Dell'Acqua"]),
        ("Di\nGaia Montrasio\n-\n12 marzo 2024", "", ["Gaia Montrasio"]),
        ("Gaia Montrasio - 12 marzo 2024", "", ["Gaia Montrasio"]),
        ("Gaia Montrasio\n12 marzo 2024", "", ["Gaia Montrasio"]),
        ("di Gaia Montrasio 12 marzo 2024", "", ["Gaia Montrasio"]),
        ("12 marzo 2024 di Gaia Montrasio", "", ["Gaia Montrasio"]),
        ("", "G.M.", ["G.M."]),
        ("", "(g. m.)", ["g. m."]),
        ("", "Gaia Montrasio", ["Gaia Montrasio"]),
        ("di Gaia Montrasio", "Gaia Montrasio", ["Gaia Montrasio"]),
        ("", "", []),
    ],
)
def test_italian_signatures(
    above: str, below: str, expected: list[str], italian: LanguagePack, knowledge: Knowledge, seed_of: SeedMaker
) -> None:
    """Signatures above and below a story, in the forms Italian papers use, give the names in text order."""
    article = article_of(seed_of(HEAD + above + "\n" + STORY + below + "\n"), italian, knowledge)

    assert expected == [byline.value for byline in read_bylines(article)]


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("By Jane Hollowell", ["Jane Hollowell"]),
        ("By Jane Hollowell and Piotr Wench", ["Jane Hollowell", "Piotr Wench"]),
        ("By Jane Hollowell in Perth", ["Jane Hollowell"]),
        ("By Jane Hollowell, Political Editor", ["Jane Hollowell"]),
    ],
)
def test_english_signatures(signature: str, expected: list[str], knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """``By`` goes, a place after ``in`` and a title after the comma go."""
    text = f"Quay reopens on Monday\n{signature}\nThe northern quay reopens to cargo ships on Monday after two years of work.\n"

    assert expected == [byline.value for byline in read_bylines(article_of(seed_of(text), load_language("en"), knowledge))]


def test_helpers_of_a_closing_line_lose(knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """Who only edited an agency's report is a losing candidate, with its reason."""
    text = (
        "Quay reopens on Monday\nThe northern quay reopens to cargo ships on Monday after two years of work.\n"
        "(Reporting by Jane Hollowell in Perth; Editing by Piotr Wench and Ada Marsh)\n"
    )

    bylines = read_bylines(article_of(seed_of(text), load_language("en"), knowledge))

    assert ["Jane Hollowell"] == [byline.value for byline in bylines]
    assert [("Piotr Wench", "not-the-author"), ("Ada Marsh", "not-the-author")] == [
        (other.value, other.reason) for other in bylines[0].others
    ]


def test_passages_hold_the_names(italian: LanguagePack, knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """A byline points at the name alone."""
    article = article_of(seed_of(HEAD + "(di Gaia Montrasio e Piero Dell'Acqua)\n" + STORY), italian, knowledge)

    for byline in read_bylines(article):
        assert byline.value == byline.passages[0].text == article.seed.text[byline.passages[0].start : byline.passages[0].end]
