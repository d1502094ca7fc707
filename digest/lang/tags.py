"""The words that tags need: which place is no news of itself, which openings of a headline name no subject."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from digest.bounded_yaml import BUILT_IN, load


class TagWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's ``tags.yml``."""

    home: tuple[str, ...] = ()
    """Identities of the countries whose press writes in this language: a text is not filed under its own country."""
    seats: frozenset[str] = frozenset()
    """Identities of towns whose name means the institutions that sit there, not the country around them (``Bruxelles``)."""
    forces: frozenset[str] = frozenset()
    """Identities of the forces that act where something happens (carabinieri, firefighters): who acted is what the text is filed under."""
    regions: dict[str, str] = {}
    """Identities of regions by those of their bodies, where the body's name does not hold the region's (``Regione Siciliana``)."""
    organs: frozenset[str] = frozenset()
    """Lower-case names of organs that every company or council has: whose organ it is is not said, so that they are no tag."""
    no_subjects: frozenset[str] = frozenset()
    """Lower-case openings of headlines that name no subject though a comma or colon follows (``ultim'ora``, ``video``)."""
    linking: frozenset[str] = frozenset()
    """Lower-case words that may stand inside a subject but neither begin nor end it (``di``, ``d'``)."""


@cache
def load_tag_words(code: str) -> TagWords:
    """The words of a language; empty tables for a language without ``tags.yml``; DigestError when the file is broken."""
    file = files("digest.lang") / code / "tags.yml"
    if not file.is_file():
        return TagWords()
    return load(file, BUILT_IN, TagWords, f"digest/lang/{code}/tags.yml")
