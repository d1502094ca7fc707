"""The digest: one order, whatever order the briefings come in."""

from __future__ import annotations

import itertools

from digest.corpus.digest import make_digest
from digest.findings import find
from digest.model import EntityKind
from tests.builders import briefing, entity, seed_named


def test_newest_first_coarse_dates_after_fine_ones_undated_last() -> None:
    """A month counts as its last day but after the days of that month; undated briefings come last, by name."""
    dated = [("d", None), ("c", "2025-10"), ("a", "2025-10-31"), ("b", "2025-11-06"), ("e", "XXXX-03-07")]
    made = [briefing(seed_named(name), date=date) for name, date in dated]

    assert [one.name for one in make_digest(tuple(made)).briefings] == ["b", "a", "c", "d", "e"]


def test_order_of_arrival_does_not_matter() -> None:
    """Every permutation of the same briefings gives the same digest."""
    seeds = [seed_named(name, "Anna Verdi parla a Lucca.") for name in "abc"]
    made = [
        briefing(seed, date="2025-01-02", entities=(entity(seed, EntityKind.PERSON, "Anna Verdi"), entity(seed, EntityKind.PLACE, "Lucca")))
        for seed in seeds
    ]
    digests = [make_digest(tuple(order)) for order in itertools.permutations(made)]

    assert all(digest == digests[0] for digest in digests)


def test_latest_is_the_latest_stated_date() -> None:
    """The latest date comes from the corpus; without any date there is none."""
    made = [briefing(seed_named("a"), date="2025-01-02"), briefing(seed_named("b"), date="2024-12")]
    latest = make_digest(tuple(made)).latest

    assert latest is not None
    assert latest.iso == "2025-01-02"
    assert make_digest((briefing(seed_named("a")),)).latest is None


def test_findings_come_most_serious_first_and_once() -> None:
    """Equal findings are one finding."""
    note, error = find("no-headline", "a"), find("empty-seed", "seeds/x.txt")
    digest = make_digest((briefing(seed_named("a"), findings=(note, note)),), (error,))

    assert digest.findings == (error, note)
