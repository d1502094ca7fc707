"""What is read does not hang on how a text was pasted: wrapped at a column, with words broken at line ends, a blank line after every line."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gate.floors import HERE, load_floors, load_gold
from tests.gate.predictions import predict_folder
from tests.gate.scoring import score

COLUMN = 70
MEASURES = ("title", "date_accuracy", "no_date_invented", "dateline", "agency", "quotation_spans")


def wrapped(text: str) -> str:
    """Every line wrapped at a column, a blank line between them."""
    lines = (line for line in text.split("\n") if line.strip())
    return "\n\n".join(textwrap.fill(line, COLUMN, break_on_hyphens=False, break_long_words=False) for line in lines)


def spread(text: str) -> str:
    """A blank line after every line, and Windows line ends."""
    return "\r\n\r\n".join(line for line in text.split("\n") if line.strip())


@pytest.mark.parametrize("shape", [wrapped, spread])
@pytest.mark.parametrize("of", ["fresh-again", "english"])
def test_a_text_pasted_otherwise_is_read_alike(of: str, shape: Callable[[str], str], tmp_path: Path) -> None:
    """Structure, dates and quotations of a text reach the same floors in another shape."""
    gold = load_gold(of)
    texts = {name: shape((HERE / "texts" / f"{name}.txt").read_text(encoding="utf-8")) for name in gold}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_bytes(text.encode())
    figures = score(gold, texts, predict_folder(tmp_path)).figures()
    floors = load_floors()[of]

    assert {name: floors[name] for name in MEASURES} == {name: min(figures[name], floors[name]) for name in MEASURES}
