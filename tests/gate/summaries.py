"""How good summaries are: the chosen sentences against those marked by hand, and the first three sentences as the measure to reach.

``python -m tests.gate.summaries`` prints both for every marked text.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from digest.lang.summary import load_summary_words
from digest.reading.sentences import sentences
from tests.gate.predictions import data_of

HERE = Path(__file__).resolve().parent
LONGEST = 3


@cache
def load_marks() -> dict[str, dict[str, int]]:
    """The marked sentences by text name: opening words and mark, 2 or 1."""
    marks: dict[str, dict[str, int]] = yaml.safe_load((HERE / "summaries.yml").read_text(encoding="utf-8"))
    return marks


def mark_of(sentence: str, marks: dict[str, int]) -> int:
    """The best mark whose opening words lie within the sentence; 0 when none do."""
    return max((mark for opening, mark in marks.items() if opening in sentence), default=0)


def share(chosen: list[str], marks: dict[str, int]) -> float:
    """The chosen sentences' marks as a share of what the best three would have; sentences beyond three do not count."""
    best = sum(sorted(marks.values(), reverse=True)[:LONGEST])
    return sum(mark_of(sentence, marks) for sentence in chosen[:LONGEST]) / best


def first_sentences(briefing: dict[str, Any]) -> list[str]:
    """The first three sentences of the story: of its paragraphs, as the same reading tells them from headlines, datelines and boilerplate."""
    abbreviations = load_summary_words(briefing["language"]["value"]).abbreviations
    found: list[str] = []
    for block in briefing["blocks"]:
        if block["kind"] == "paragraph":
            text = block["passage"]["text"]
            found += [text[start:end] for start, end in sentences(text, 0, len(text), abbreviations)]
        if len(found) >= LONGEST:
            break
    return found[:LONGEST]


@cache
def compare() -> dict[str, tuple[float, float]]:
    """For every marked text the share that its summary has, and the share that its first three sentences have."""
    figures = {}
    for briefing in data_of(HERE / "texts")["briefings"]:
        name = briefing["seed"]["name"]
        if marks := load_marks().get(name):
            chosen = [sentence["value"] for sentence in briefing["summary"]]
            figures[name] = share(chosen, marks), share(first_sentences(briefing), marks)
    return figures


def mean(values: list[float]) -> float:
    """The mean, rounded to four places."""
    return round(sum(values) / len(values), 4)


def main() -> None:
    """Print the figures."""
    for name, (summary, first) in sorted(compare().items()):
        print(f"{name:<24} summary {summary:.2f}   first three {first:.2f}{'   below' if summary < first else ''}")
    print(
        f"{'mean':<24} summary {mean([one for one, _ in compare().values()]):.4f}   first three {mean([one for _, one in compare().values()]):.4f}"
    )


if __name__ == "__main__":
    main()
