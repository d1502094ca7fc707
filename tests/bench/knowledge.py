"""What a large knowledge base costs: a site's own file of 50,000 names, generated, laid over the built-in rows.

``python -m tests.bench.knowledge`` prints how long it loads (processor time, also against the bare YAML parser on the same file in the
same process, which tells a slow machine from a slow program), and how much longer the annotated texts take to read with it than without,
over alternating rounds. ``--names 200000`` takes another size.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from digest.build import read_briefing
from digest.intake.desk import Desk
from digest.kb.knowledge import Knowledge, load_knowledge
from tests.builders import seed_named
from tests.tables import ANNOTATED

NAMES = 50_000
ROUNDS = 5
_NAMES_OF_A_ROW = 5
_CONSONANTS, _VOWELS = "bdflmnprstv", "aeio"


def write_names(folder: Path, number: int) -> Path:
    """A site's organisations with so many names of two and three words, always the same ones; the file."""
    chosen = random.Random(number)

    def word(syllables: int) -> str:
        return "".join(chosen.choice(_CONSONANTS) + chosen.choice(_VOWELS) for _ in range(syllables)).capitalize()

    rows = []
    for row in range(number // _NAMES_OF_A_ROW):
        name = f"{word(3)} {word(4)}"
        aliases = f"it: [{word(3)} {word(3)}, {word(2)} di {word(4)}], en: [{word(3)} {word(3)} {word(2)}], '*': [{word(3).upper()}{row}]"
        rows.append(f"- id: ente-{row}\n  type: institution\n  name: {{it: {name}}}\n  aliases: {{{aliases}}}\n")
    file = folder / "organisations.yml"
    file.write_text("".join(rows), encoding="utf-8")
    return file


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def parse(text: str) -> int:
    """How many events the bare parser makes of a text."""
    return sum(1 for _ in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--names", type=int, default=NAMES)
    number = options.parse_args().names
    with tempfile.TemporaryDirectory() as folder:
        file = write_names(Path(folder), number)
        built_in = seconds(load_knowledge)
        large = [seconds(lambda: load_knowledge(Path(folder))) for _ in range(ROUNDS)]
        bare = [seconds(lambda: parse(file.read_text(encoding="utf-8"))) for _ in range(ROUNDS)]
        knowledge = {"without": load_knowledge(), "with": load_knowledge(Path(folder))}
    print(f"built-in rows                 {built_in:6.2f} s")
    print(
        f"{number} names more             {min(large):6.2f} s (least of {ROUNDS}), {min(large) / min(bare):.1f} times the bare YAML parser"
    )
    seeds = [seed_named(path.stem, path.read_text(encoding="utf-8")) for path in ANNOTATED]
    desk = Desk()

    def read_all(base: Knowledge) -> None:
        for seed in seeds:
            read_briefing(seed, "it", base, desk)

    spent: dict[str, list[float]] = {"without": [], "with": []}
    for turn in range(ROUNDS + 1):
        for name, base in knowledge.items():
            needed = seconds(lambda base=base: read_all(base))
            # The first round fills the caches of both.
            if turn:
                spent[name].append(needed)
    ratios = [more / less for more, less in zip(spent["with"], spent["without"], strict=True)]
    print(f"{len(seeds)} texts without             {min(spent['without']):6.2f} s")
    print(f"{len(seeds)} texts with                {min(spent['with']):6.2f} s")
    print(f"with / without                {statistics.median(ratios):6.2f} (median of {ROUNDS} rounds)")


if __name__ == "__main__":
    main()
