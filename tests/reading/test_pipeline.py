"""The spaCy pipeline: tokens of press texts, offsets, sentences."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from digest.reading.pipeline import _INFIXES, PressTokenizer, pipeline


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("NATO-Giappone", ["NATO", "-", "Giappone"]),
        ("Roma–Lido", ["Roma", "–", "Lido"]),
        ("Cgil/Cisl", ["Cgil", "/", "Cisl"]),
        ("presidente(Neri).Il voto", ["presidente", "(", "Neri", ")", ".", "Il", "voto"]),
        ("finito.Domani si parte", ["finito", ".", "Domani", "si", "parte"]),
        ("dell’Unione", ["dell’", "Unione"]),
        ("dell'Unione", ["dell'", "Unione"]),
        ("all‘Unione", ["all‘", "Unione"]),
        ("l´Unione", ["l´", "Unione"]),
        ("sindaco(Neri)", ["sindaco", "(", "Neri", ")"]),
        ("ex-ministro", ["ex", "-", "ministro"]),
        ("Ue–Cina/Usa", ["Ue", "–", "Cina", "/", "Usa"]),
    ],
)
def test_words_that_press_texts_glue_together_are_parted(text: str, tokens: list[str]) -> None:
    """Hyphens, slashes, brackets and missing spaces do not make one token of two words."""
    assert tokens == [token.text for token in pipeline("it")(text)]


LONG = "a(b)" * 30


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Uno.\r\nDue\x00tre",
        "«Sì» – disse",
        "  due  spazi ",
        '"' * 300,
        f" {LONG} ",
        f"uno {LONG}\n{LONG}  due.",
        f"{LONG} .\t{LONG}",
    ],
)
def test_the_text_is_kept(text: str) -> None:
    """A document's text is the text it was made of, so that its offsets are offsets into the seed."""
    assert text == pipeline("it")(text).text


def test_the_limit_of_spacy_is_never_reached() -> None:
    """A text of more than a million characters is no error here: a setting says what is too long."""
    assert 1_000_003 == len(pipeline("it")("no " * 333_334 + "\n").text)


def test_half_a_character_keeps_its_place() -> None:
    """What no encoding holds is replaced sign for sign, so that offsets stay."""
    assert "\ufffd Neri \ufffdx" == pipeline("it")("\ud800 Neri \udfffx").text


@pytest.mark.parametrize("piece", ['"', "«", "(", "a(", ",", "A-", "1.", "a…b'", "\U0001f600", "http://a.b/"])
def test_long_stretches_cost_what_their_length_says(piece: str) -> None:
    """The tokenizer of spaCy never sees a stretch without white space of more than 60 characters, whatever it is made of."""
    seen: list[int] = []

    def plain(text: str) -> Doc:
        seen.append(len(text))
        return Doc(pipeline("it").vocab, words=[text] if text else [], spaces=[False] if text else [])

    text = f"uno due {piece * 3_000} tre"
    assert text == PressTokenizer(plain, pipeline("it").vocab)(text).text
    assert sum(seen) == len("uno due  tre")


@pytest.mark.parametrize("language", ["it", "en", "fr"])
def test_letters_hide_no_affix(language: str) -> None:
    """Looking for affixes behind the first letters alone finds all that spaCy finds anywhere."""
    plain = spacy.blank(language).tokenizer
    plain.infix_finditer = compile_infix_regex((*_INFIXES, *(spacy.blank(language).Defaults.infixes or ()))).finditer
    text = "US$5 C$3,2 12km 5°C. l'U.ner l’U.ner dell'Ente perché. (Neri) a-b A.B. Neri's Neri, «ugo» ugo... x…y p.10 'ndr' t‑u ʼo oʼn"
    text += " www.neri.it neri.it/x http://u.ner/x?y=1 c’è L'art. dott. po' :-) «www.neri.it»."
    assert [token.text for token in plain(text)] == [token.text for token in pipeline(language)(text)]


def test_one_pipeline_a_language() -> None:
    """A pipeline is made once."""
    assert pipeline("it") is pipeline("it")
    assert "en" == pipeline("en").lang
