"""What is speech: which stretches are read as quotations, of which kind, and that hostile texts cost what their length says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.lang.pack import LanguagePack, load_language
from digest.model import Seed
from digest.reading.pipeline import pipeline
from digest.reading.speech.cues import Cue, CueWords
from digest.reading.speech.quotations import read_quotations
from tests.conftest import SeedMaker
from tests.reading.quoted_texts import blocks_of, quotations_in
from tests.tables import cases


@pytest.mark.parametrize("row", cases("quotes"))
def test_quotations(row: dict[str, Any], seed_of: SeedMaker) -> None:
    """All that is speech in a text is found, with its kind and clean words, and nothing else is."""
    found = quotations_in(seed_of(row["text"]), row)
    told = [f"{one.value.kind.value}{' (unclosed)' if one.rule == 'unclosed' else ''}: {one.value.words}" for one in found]
    assert row["says"] == told


@pytest.mark.parametrize("row", cases("quotes"))
def test_line_ends_of_another_system(row: dict[str, Any], seed_of: SeedMaker) -> None:
    """Carriage returns change no word of any quotation."""
    plain = quotations_in(seed_of(row["text"]), row)
    returned = quotations_in(seed_of(row["text"].replace("\n", "\r\n")), row)
    assert [one.value.words for one in plain] == [one.value.words for one in returned]


PIECES = st.sampled_from(
    [
        "«",
        "»",
        "“",
        "”",
        '"',
        "'",
        "''",
        "‘",
        "’",
        "„",
        "<<",
        ">>",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\x00",
        ". ",
        ", ",
        ": ",
        " – ",
        "(ndr)",
        "?",
        "…",
        "ha detto",
        "Rossi",
        "che",
        "per",
        "secondo",
        "la",
        "si legge",
        "dell'",
        "12",
        "un progetto",
        "così",
        "*",
        "_",
        "\U0001f600",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_no_text_is_too_broken(pieces: list[str]) -> None:
    """Whatever the marks do, reading ends, passages agree with the text, follow each other and never overlap."""
    text = "".join(pieces)
    seed = Seed("broken", "seeds/broken.txt", "0", text, "utf-8")
    found = read_quotations(seed, pipeline("it")(text), blocks_of(seed), (), load_language("it"))
    end = 0
    for sourced in found:
        [passage] = sourced.passages
        assert passage.text == text[passage.start : passage.end]
        assert end <= passage.start < passage.end
        assert all(passage.start <= gap.start < gap.end <= passage.end for gap in sourced.value.interruptions)
        end = passage.end


def test_same_text_same_quotations(italian: LanguagePack, seed_of: SeedMaker) -> None:
    """Reading twice gives equal values."""
    seed = seed_of("«La strada riapre domani», ha detto il sindaco. Poi «basta chiacchiere», e via.")
    doc = pipeline("it")(seed.text)
    assert read_quotations(seed, doc, blocks_of(seed), (), italian) == read_quotations(seed, doc, blocks_of(seed), (), italian)


HOSTILE = {
    "ten thousand quotations": "«Piove», ha detto il sindaco, e poi ha aggiunto che «domani piove ancora». ",
    "people without names": "«Sì», disse l'altro. A dirlo è il capo. «No», le sue parole. Uno di loro ha detto: «Forse». Quest'ultimo tace. ",
    "opening marks only": '« “ " ',
    "one sentence": "il sindaco «bello» e poi la sindaca, ",
    "single marks": "‘a ' ",
    "doubled marks": "'' ",
    "dashes": "“a – b – ",
    "commas": "«a, b, c, ",
    "brackets": "«(a [b ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_grows_with_the_text(piece: str, italian: LanguagePack, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times as much text costs ten times as many look-ups, whatever the marks do."""
    looked_up = 0
    plain = CueWords.at

    def counted(self: CueWords, words: list[str], place: int, end: int) -> Cue | None:
        nonlocal looked_up
        looked_up += 1
        return plain(self, words, place, end)

    monkeypatch.setattr(CueWords, "at", counted)
    work = []
    for times in (250, 2500):
        text = piece * times
        seed = Seed("hostile", "seeds/hostile.txt", "0", text, "utf-8")
        looked_up = 0
        read_quotations(seed, pipeline("it")(text), blocks_of(seed), (), italian)
        work.append(looked_up)
    assert work[1] <= 12 * work[0] + 1000
