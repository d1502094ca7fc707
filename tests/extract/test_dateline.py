"""Datelines and agencies: read from the zones where desks put them, never from prose."""

from __future__ import annotations

from typing import Any

import pytest

from digest.extract.dateline import canonical_place, read_agencies, read_dateline
from digest.kb.knowledge import Knowledge
from digest.lang.pack import LanguagePack, load_language
from digest.model import BlockKind
from digest.reading.article import Article
from digest.reading.layout.blocks import read_blocks
from digest.reading.layout.line_shapes import vocabulary
from digest.reading.pipeline import pipeline
from digest.values import Basis
from tests.conftest import SeedMaker
from tests.tables import cases


def article_of(text: str, pack: LanguagePack, knowledge: Knowledge, seed_of: SeedMaker) -> Article:
    """An article with its structure alone: names, times and quotations are not looked at here."""
    seed = seed_of(text)
    return Article(seed, pack, pipeline(pack.code)(seed.text), read_blocks(seed, pack, knowledge), (), (), ())


@pytest.mark.parametrize("case", cases("dateline"))
def test_dateline_and_agencies(case: dict[str, Any], knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """The text of each row states the place, country and agencies of the row, and no others."""
    pack = load_language(case.get("language", "it"))
    article = article_of(case["text"], pack, knowledge, seed_of)

    dateline = read_dateline(article, knowledge)
    agencies = read_agencies(article, knowledge)

    accepted = (case["place"], case.get("or", case["place"]))
    assert (dateline.value.place if dateline else "none") in accepted
    assert case.get("agencies", []) == [agency.value for agency in agencies]
    if dateline is not None:
        assert dateline.basis is Basis.READ
        assert "country" not in case or case["country"] == dateline.value.country
        assert case.get("others", []) == [other.value.place for other in dateline.others]
        for passage in dateline.passages + tuple(passage for other in dateline.others for passage in other.passages):
            assert passage.text == article.seed.text[passage.start : passage.end] != ""
    for agency in agencies:
        for passage in agency.passages:
            assert passage.text == article.seed.text[passage.start : passage.end] != ""


def test_losing_places_say_why(italian: LanguagePack, knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """A correspondent's line and a closing line lose to the dateline, each with its own rule and reason."""
    text = (
        "Bilancio, accordo nella notte\nDal nostro inviato a Lubiana\nZAGABRIA - I ministri hanno trovato un accordo sul bilancio "
        "dopo una notte di trattative a porte chiuse.\nRoma, 7/3/2024\n"
    )

    dateline = read_dateline(article_of(text, italian, knowledge, seed_of), knowledge)

    assert dateline is not None
    assert [("correspondent-line", "correspondent-beside-dateline"), ("place-and-date-line", "place-of-date-line")] == [
        (other.rule, other.reason) for other in dateline.others
    ]


def test_an_agency_is_named_once_with_all_its_marks(italian: LanguagePack, knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """Dateline, closing mark and rights line of one agency are three passages of one value; picture credits lose."""
    text = (
        "ROMA (ANSA) - Il ministro ha firmato il decreto sul bilancio. (ANSA).\nFoto: Reuters\nFoto: AFP\n"
        "RIPRODUZIONE RISERVATA © Copyright ANSA\n"
    )

    agencies = read_agencies(article_of(text, italian, knowledge, seed_of), knowledge)

    assert ["ANSA"] == [agency.value for agency in agencies]
    assert 3 == len(agencies[0].passages)
    assert [("Reuters", "picture-credit"), ("AFP", "picture-credit")] == [(other.value, other.reason) for other in agencies[0].others]


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("REGGIO NELL'EMILIA", "Reggio nell'Emilia"),
        ("L'AQUILA", "L'Aquila"),
        ("SANT'AGATA DEI GOTI", "Sant'Agata dei Goti"),
        ("FRANCAVILLA AL MARE", "Francavilla al Mare"),
        ("LA SPEZIA", "La Spezia"),
        ("PIEVE A NIEVOLE", "Pieve a Nievole"),
        ("PRESICCE-ACQUARICA", "Presicce-Acquarica"),
        ("Castel del Monte", "Castel del Monte"),
        ("McAllen", "McAllen"),
    ],
)
def test_capitals_are_put_right(surface: str, expected: str, italian: LanguagePack) -> None:
    """Names in capitals are written as Italian writes them; other spellings stay."""
    assert expected == canonical_place(surface, vocabulary(italian.layout, "it"))


def test_a_dateline_is_a_part_of_its_paragraph(italian: LanguagePack, knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """The dateline's block ends with its dash, the paragraph begins with the first word of the story."""
    article = article_of("TERNI (ANSA) - Il forno riapre lunedì, dice l'azienda.", italian, knowledge, seed_of)

    assert [(BlockKind.DATELINE, "TERNI (ANSA) -"), (BlockKind.PARAGRAPH, "Il forno riapre lunedì, dice l'azienda.")] == [
        (block.kind, block.passage.text) for block in article.blocks
    ]
