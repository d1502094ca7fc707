"""What putting many texts together costs: time, memory, and the price of one more text.

``python -m tests.bench.linking --texts 10000`` reads so many generated texts (stories, copies, undated texts, chance overlaps) in worker
processes and hands their briefings to this one, as a build would hold them. It prints the processor time of each step, how much memory it takes for
a text, what adding one text costs beside linking all, and the most memory the process ever held. ``--most-gib 4`` and ``--most-seconds 60`` end
with code 1 when memory, or the time of linking, goes beyond. A hundred thousand texts take an hour of reading on one processor.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import multiprocessing
import resource
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from digest.build import read_briefing
from digest.corpus.digest import make_digest
from digest.corpus.groups import group
from digest.corpus.links import Linker
from digest.corpus.related import relate
from digest.corpus.traits import traits_of
from digest.intake.desk import Desk
from digest.kb.knowledge import Knowledge, load_knowledge
from digest.model import Briefing, Seed
from tests.builders import seed_named
from tests.generated.corpus import generate

LANGUAGE = "it"
ADDED = 200
"""Texts that are added one by one, after all others were linked at once."""
_CHUNK = 50
_STATUS = Path("/proc/self/status")


def main() -> int:
    """Print what it costs; 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=2, help="that read; linking takes one")
    parser.add_argument("--most-gib", type=float, default=float("inf"))
    parser.add_argument("--most-seconds", type=float, default=float("inf"))
    arguments = parser.parse_args()
    count = arguments.texts
    briefings = []
    bare = held()
    for briefing in read(count, arguments.processes):
        briefings.append(briefing)
        if len(briefings) % 5_000 == 0:
            tell(f"  {len(briefings)} read")
    tell(f"{count} briefings: {(held() - bare) / count:.1f} kB each")

    start, before = time.process_time(), held()
    traits = [traits_of(briefing) for briefing in briefings]
    features = time.process_time() - start
    tell(f"what of them can be compared: {features:.1f} s, {(held() - before) / count:.1f} kB each")

    start, before = time.process_time(), held()
    linker = Linker(traits)
    linking = time.process_time() - start
    tell(f"links: {linking:.1f} s, {(held() - before) / count:.1f} kB each, {len(linker.matches)} pairs")

    start = time.process_time()
    grouped = group(linker.matches.values(), linker.texts)
    related = relate(linker, {name: members[0] for members in grouped.groups for name in members}, 5)
    relating = time.process_time() - start
    tell(f"stories and related texts: {relating:.1f} s, {len(grouped.groups)} stories, {sum(map(len, related.values()))} related")

    fewer = Linker(traits[:-ADDED])
    start = time.process_time()
    for text in traits[-ADDED:]:
        fewer.add(text)
    adding = (time.process_time() - start) / ADDED
    tell(
        f"one more text: {1000 * adding:.1f} ms, {100 * adding / linking:.3f} % of linking all; the same links: {fewer.matches == linker.matches}"
    )
    del linker, fewer, grouped, related, traits

    start = time.process_time()
    digest = make_digest(tuple(briefings))
    tell(f"the whole digest: {time.process_time() - start:.1f} s, {len(digest.stories)} stories, {len(digest.candidates)} candidates")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    tell(f"most memory held: {peak:.2f} GiB")
    return int(peak > arguments.most_gib or features + linking + relating > arguments.most_seconds)


def read(count: int, processes: int) -> Iterator[Briefing]:
    """The briefings of so many generated texts."""
    seeds = (seed_named(text.name, text.text) for text in generate(count))
    if processes < 2:
        yield from map(briefing_of, seeds)
        return
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        # Handed over in batches, so that texts waiting to be read take no room.
        while batch := list(itertools.islice(seeds, 20 * _CHUNK)):
            yield from pool.imap(briefing_of, batch, _CHUNK)


def briefing_of(seed: Seed) -> Briefing:
    """A seed read from end to end."""
    return read_briefing(seed, LANGUAGE, _knowledge(), Desk())


@cache
def _knowledge() -> Knowledge:
    return load_knowledge()


def held() -> float:
    """Kilobytes of memory that the process holds now; what it ever held at most where the system does not tell."""
    gc.collect()
    if _STATUS.exists():
        return float(next(line.split()[1] for line in _STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmRSS:")))
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def tell(line: str) -> None:
    """A line of the outcome, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
