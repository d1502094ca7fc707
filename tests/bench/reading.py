"""What reading costs, against the least that any reading with spaCy costs: its blank tokenizer and a sentence splitter on the same texts.

``python -m tests.bench.reading`` reads the annotated texts in processes of their own, a few rounds, and prints words per second (processor
time) and their ratio to bare spaCy's in the same process: ``first`` when neither has seen a text before, as in a build, and ``again`` when
both have all their caches. ``--floor 0.33`` ends with code 1 when the first ratio of reading falls below. Then the same words in one text
twice, four and eight times as long: time for a word should stay what it is.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

import spacy

from digest.build import read_briefing
from digest.intake.desk import Desk
from digest.kb.knowledge import load_knowledge
from digest.lang.pack import load_language
from digest.model import Seed
from digest.reading.article import read_article
from digest.reading.language import rank_languages
from tests.builders import seed_named
from tests.tables import ANNOTATED, PROJECT

LANGUAGE = "it"
ROUNDS = 5
LENGTHS = (1, 2, 4, 8)
"""Times that the words of the linear test are repeated."""
TO_BE_REPEATED = 6
"""Texts that stand in it."""
WORDS_OF_A_TEXT = 400
"""An article of middle length, for the figure in milliseconds."""
WARM_UP = 6
"""Texts that are read before the clock starts, so that tables are made; they are not measured."""

Reader = Callable[[Seed], object]


def readers() -> dict[str, Reader]:
    """Bare spaCy, our reading alone (layout, times, names, quotations), and the whole briefing."""
    bare = spacy.blank(LANGUAGE)
    bare.add_pipe("sentencizer")
    pack, knowledge, desk = load_language(LANGUAGE), load_knowledge(), Desk()
    return {
        "bare spaCy": lambda seed: bare(seed.text),
        "reading": lambda seed: read_article(seed, pack, knowledge),
        "briefing": lambda seed: read_briefing(seed, LANGUAGE, knowledge, desk),
    }


def texts() -> list[Seed]:
    """The annotated texts of the gate that are in the language, as seeds."""
    seeds = [seed_named(path.stem, path.read_text(encoding="utf-8")) for path in ANNOTATED]
    return [seed for seed in seeds if next(iter(rank_languages(seed.text)), "") == LANGUAGE]


def seconds(read: Reader, seeds: Sequence[Seed]) -> float:
    """Processor time of reading some seeds, one after the other."""
    begin = time.process_time()
    for seed in seeds:
        read(seed)
    return time.process_time() - begin


def measure(name: str, seeds: Sequence[Seed]) -> dict[str, float]:
    """Seconds of one reader and of bare spaCy for all texts but the first few, first and again."""
    both = {key: read for key, read in readers().items() if key in ("bare spaCy", name)}
    for read in both.values():
        seconds(read, seeds[:WARM_UP])
    found: dict[str, float] = {}
    for time_of in ("first", "again"):
        for key, read in both.items():
            found[f"{key} {time_of}"] = seconds(read, seeds[WARM_UP:])
    return found


def in_a_process_of_its_own(name: str) -> dict[str, float]:
    """The same in a new process, where no cache holds anything."""
    command = [sys.executable, "-m", "tests.bench.reading", "--one", name]
    told = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(told)
    return found


def by_length() -> list[tuple[int, float]]:
    """Words of one text that grows, and microseconds that reading takes for each of them."""
    read = readers()["reading"]
    once = "\n\n".join(seed.text for seed in texts()[:TO_BE_REPEATED])
    found = []
    for times in LENGTHS:
        seed = seed_named("long", "\n\n".join([once] * times))
        words = len(seed.text.split())
        read(seed)
        found.append((words, min(seconds(read, [seed]) for _ in range(3)) / words * 1e6))
    return found


def main() -> int:
    """Print the table; 1 when a floor is given and missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"processes for each reader, default {ROUNDS}")
    parser.add_argument("--floor", type=float, default=0.0, help="least ratio to bare spaCy that is accepted")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    seeds = texts()
    if arguments.one:
        print(json.dumps(measure(arguments.one, seeds)))
        return 0
    words = sum(len(seed.text.split()) for seed in seeds[WARM_UP:])
    print(f"{len(seeds) - WARM_UP} texts, {words} words, median of {arguments.rounds} rounds")
    print(f"{'':<24}{'words/s':>10}{'ms for 400 words':>20}{'of bare spaCy':>16}")
    reached = 1.0
    for name in ("reading", "briefing"):
        rounds = [in_a_process_of_its_own(name) for _ in range(arguments.rounds)]
        for time_of in ("first", "again"):
            bare = statistics.median(each[f"bare spaCy {time_of}"] for each in rounds)
            ours = statistics.median(each[f"{name} {time_of}"] for each in rounds)
            ratio = statistics.median(each[f"bare spaCy {time_of}"] / each[f"{name} {time_of}"] for each in rounds)
            if name == "reading":
                print(_row(f"bare spaCy, {time_of}", words, bare, 1.0))
                reached = ratio if time_of == "first" else reached
            print(_row(f"{name}, {time_of}", words, ours, ratio))
    print("\none text that grows:")
    for length, cost in by_length():
        print(f"{length:>10} words {cost:>8.1f} microseconds a word")
    return int(reached < arguments.floor)


def _row(name: str, words: int, taken: float, ratio: float) -> str:
    return f"{name:<24}{words / taken:>10.0f}{taken / words * WORDS_OF_A_TEXT * 1e3:>20.1f}{ratio:>16.2f}"


if __name__ == "__main__":
    sys.exit(main())
