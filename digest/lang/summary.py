"""The words that a summary and the splitting of sentences need: abbreviations, openings that lean on what came before, empty words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from digest.bounded_yaml import BUILT_IN, load


class SummaryWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's ``summary.yml``."""

    abbreviations: frozenset[str] = frozenset()
    """Lower-case, without their last dot; a sentence never ends after one of them. ``no 0`` counts only before a figure."""
    leaning: tuple[str, ...] = ()
    """Lower-case openings (one to three words) of sentences that cannot stand alone: connectives, pronouns."""
    completing: tuple[str, ...] = ()
    """Lower-case openings (one to three words) of sentences that say what the one before only begins (``È la condanna inflitta ...``)."""
    empty: frozenset[str] = frozenset()
    """Lower-case words that say nothing about a text's matter."""
    asides: tuple[str, ...] = ()
    """Lower-case openings of sentences that are not the story: picture credits, ways to reach the editors."""


@cache
def load_summary_words(code: str) -> SummaryWords:
    """The words of a language; empty tables for a language without ``summary.yml``; DigestError when the file is broken."""
    file = files("digest.lang") / code / "summary.yml"
    if not file.is_file():
        return SummaryWords()
    return load(file, BUILT_IN, SummaryWords, f"digest/lang/{code}/summary.yml")
