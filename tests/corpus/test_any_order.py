"""Links are a function of the set of texts: whatever order they arrive in, and whatever is added, nothing else between two texts changes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.corpus import features
from digest.corpus.checksums import checksums
from digest.corpus.groups import group
from digest.corpus.links import Linker
from digest.corpus.persons import name_of
from digest.corpus.related import relate
from digest.corpus.traits import Traits, traits_of
from digest.values import PartialDate
from tests.builders import briefing, seed_named

EMPTY = traits_of(briefing(seed_named("a")))
TOPICS = {"pesca": 1.0, "calcio": 0.45, "parlamento": 0.1}


@contextmanager
def low_limits() -> Iterator[None]:
    """Features recur, become common and fall into classes at a handful of texts instead of dozens: what is tested are the turns."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (
            ("_RECURRING_WEEKS", 1),
            ("_RECURRING_TEXTS", 2),
            ("_COMMON_WEEKS", 3),
            ("_COMMON_TEXTS", 4),
            ("_RECURRING_ANYHOW", 6),
            ("_COMMON_ANYHOW", 11),
            ("_BURST", 4),
            ("_CLASS", 2),
        ):
            patch.setattr(features, name, value)
        yield


def random_texts(seed: int, count: int) -> list[Traits]:
    """Texts that share names, phrases, figures, topics, days and runs of words by chance; some are verbatim copies, some undated."""
    rng = random.Random(seed)
    made = []
    for index in range(count):
        day = None if rng.random() < 0.15 else PartialDate.from_iso(f"2025-{rng.randrange(1, 7):02}-{rng.randrange(1, 28):02}").range
        text = replace(
            EMPTY,
            name=f"t{index:03}",
            published=day,
            told=frozenset(rng.sample(range(739_300, 739_304), 1)),
            people=tuple(name_of(f"Anna Verdi{letter * 3}") for letter in rng.sample("abcdef", rng.randrange(3))),
            organisations={f"o{number}": f"O{number}" for number in rng.sample(range(6), rng.randrange(3))},
            places={f"l{number}": f"L{number}" for number in rng.sample(range(5), rng.randrange(2))},
            topics=dict.fromkeys(rng.sample(sorted(TOPICS), rng.randrange(3)), "T"),
            phrases=checksums(rng.sample(range(40), rng.randrange(12))),
            runs=checksums(rng.sample(range(100, 130), rng.randrange(14))),
            fingerprint=rng.randrange(30),
        )
        made.append(replace(text, subject={topic: TOPICS[topic] for topic in text.topics}))
    return made


def outcome(linker: Linker) -> object:
    """All that a corpus is linked to: matches, stories, proposals, related texts."""
    grouped = group(linker.matches.values(), linker.texts)
    of = {name: members[0] for members in grouped.groups for name in members}
    related = relate(linker, of, 3)
    return dict(sorted(linker.matches.items())), grouped, dict(sorted(related.items()))


@settings(max_examples=25, deadline=None)
@given(corpus=st.integers(0, 10_000), order=st.randoms(use_true_random=False), at_once=st.integers(0, 40))
def test_any_order_of_arrival_gives_what_linking_all_at_once_gives(corpus: int, order: random.Random, at_once: int) -> None:
    """Some texts at once, the others one by one, in any order."""
    texts = random_texts(corpus, 40)
    with low_limits():
        expected = outcome(Linker(texts))
        order.shuffle(texts)
        linker = Linker(texts[:at_once])
        for text in texts[at_once:]:
            linker.add(text)

        assert outcome(linker) == expected


@settings(max_examples=25, deadline=None)
@given(corpus=st.integers(0, 10_000))
def test_what_a_new_text_changes_between_others_is_what_they_share_with_it(corpus: int) -> None:
    """A match between two texts only changes when both have a feature that the new text has too and that begins to recur, or is its copy."""
    *texts, new = random_texts(corpus, 40)
    with low_limits():
        linker = Linker(texts)
        before = dict(linker.matches)
        linker.add(new)
        theirs = features.features_of(new)
        changed = [pair for pair in before if linker.matches.get(pair) != before[pair]]

    by_name = {text.name: text for text in texts}
    for one, other in changed:
        shared = features.features_of(by_name[one]).keys() & features.features_of(by_name[other]).keys() & theirs.keys()
        assert shared or new.fingerprint in (by_name[one].fingerprint, by_name[other].fingerprint)


def test_a_text_that_shares_nothing_changes_nothing() -> None:
    """Whatever was linked stays as it was, to the last figure."""
    texts = random_texts(1, 60)
    linker = Linker(texts)
    before = dict(linker.matches)
    linker.add(replace(EMPTY, name="new", fingerprint=99))

    assert linker.matches == before
