"""Likely copies: texts that share long stretches of wording."""

from __future__ import annotations

from digest.corpus.copies import likely_copies
from tests.builders import seed_named

TEXT = "Il consiglio ha approvato ieri sera il bilancio dopo una lunga seduta con diciassette voti a favore e sedici contrari."


def test_a_text_with_a_new_beginning_is_a_likely_copy() -> None:
    """Most of the wording in common is told with its share."""
    copies = likely_copies(
        seed_named("new", "Da Lucca. " + TEXT), [seed_named("old", TEXT), seed_named("other", "Tutt'altra storia, con parole sue e basta.")]
    )

    assert [(copy.seed.name, copy.share) for copy in copies] == [("old", 1.0)]


def test_very_short_texts_are_never_copies() -> None:
    """Fewer words than a run say nothing."""
    assert likely_copies(seed_named("new", "Due parole"), [seed_named("old", "Due parole")]) == ()
