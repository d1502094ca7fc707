"""The spaCy pipeline: tokens of press texts, offsets, sentences."""

from __future__ import annotations

import pytest

from digest.reading.pipeline import pipeline


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("NATO-Giappone", ["NATO", "-", "Giappone"]),
        ("Roma–Lido", ["Roma", "–", "Lido"]),
        ("Cgil/Cisl", ["Cgil", "/", "Cisl"]),
        ("presidente(Neri).Il voto", ["presidente", "(", "Neri", ")", ".", "Il", "voto"]),
        ("finito.Domani si parte", ["finito", ".", "Domani", "si", "parte"]),
        ("dell’Unione", ["dell’", "Unione"]),
    ],
)
def test_words_that_press_texts_glue_together_are_parted(text: str, tokens: list[str]) -> None:
    """Hyphens, slashes, brackets and missing spaces do not make one token of two words."""
    assert tokens == [token.text for token in pipeline("it")(text)]


@pytest.mark.parametrize("text", ["", "\n\n", "Uno.\r\nDue\x00tre", "«Sì» – disse", "  due  spazi ", '"' * 300, "\ud800x"])
def test_the_text_is_kept(text: str) -> None:
    """A document's text is the text it was made of, so that its offsets are offsets into the seed."""
    if "\ud800" in text:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert text == pipeline("it")(text).text


def test_sentences_end_at_stops_and_lines() -> None:
    """A full stop, a question mark and a line end close a sentence."""
    doc = pipeline("it")("Arriva oggi. Perché? Lo dirà\ndomani")
    assert ["Arriva oggi.", "Perché?", "Lo dirà", "domani"] == [sentence.text.strip() for sentence in doc.sents]


def test_one_pipeline_a_language() -> None:
    """A pipeline is made once."""
    assert pipeline("it") is pipeline("it")
    assert "en" == pipeline("en").lang
