"""Likely copies: texts that share long stretches of wording."""

from __future__ import annotations

from digest.corpus.copies import copies_of_held, likely_copies
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


def test_copies_of_held_texts_are_told() -> None:
    """A text that would come out although another that it resembles may not: a warning with the share and the file that is held."""
    found = copies_of_held(
        [seed_named("held", TEXT)], [seed_named("copy", "Da Lucca. " + TEXT), seed_named("other", "Tutt'altra storia, con parole sue.")]
    )

    assert [("embargo-copy", "copy", {"path": "seeds/held.txt", "share": "100"})] == [
        (finding.code, finding.seed, dict(finding.particulars)) for finding in found
    ]


def test_without_held_texts_nothing_is_compared() -> None:
    """A site without embargoes pays nothing."""
    assert copies_of_held([], iter(())) == ()
