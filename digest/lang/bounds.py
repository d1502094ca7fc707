"""Words that tell past from coming, and who held an office from who holds it: typed shape of ``<code>/bounds.yml``.

They decide between which days an undated text was written, so each list errs on the side of saying nothing.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from digest.bounded_yaml import BUILT_IN, load

Words = tuple[str, ...]


class BoundWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """One language's words, in lower case with a straight apostrophe. Compared by identity."""

    called: dict[str, Words]
    """Short names of offices by what their labels begin with (``premier``): enough for somebody who held one such office and no other."""
    not_holding_before: Words
    """Right before a title or a name, or at the title's beginning: the office is not held, or not yet (``ex``, ``neo``)."""
    not_holding_after: Words
    """Right behind a title or a name (``uscente``, ``designato``)."""
    other_time: Words
    """Words and phrases of a sentence that tells of another time (``all'epoca``)."""
    planning: Words
    """Beginnings of words of a sentence about what is planned or due, whatever tense its verbs have (``rinvi``, ``scad``)."""
    breaks: Words
    """Words at which another clause begins."""
    infinitives: Words
    """Endings of infinitives, with ``purpose`` before them another clause."""
    purpose: Words
    auxiliaries: Words
    """Before a participle: what happened."""
    participles: Words
    """Irregular ones."""
    participle_endings: Words
    passive: Words
    """Infinitives before a participle that make it tell of what is to be (``essere completata``)."""
    past_verbs: Words
    """Forms that tell of the past by themselves."""
    past_endings: Words
    """Endings of at least five letters long words that tell of the past by themselves."""
    not_past: Words
    """Words with such an ending that are no verbs."""
    history_verbs: Words
    """Forms of the tense of history (``fu``), in which offices of another time are told."""
    history_endings: Words
    not_history: Words
    coming_verbs: Words
    coming_endings: Words
    not_coming: Words
    """Words with such an ending that are no verbs, and forms that may tell what somebody supposes."""
    doubtful_endings: Words
    """Of verbs that tell neither what was nor what will be (``sarebbe``)."""
    compared: Words
    """Right before a year whose figures are known (``rispetto al``)."""


@cache
def load_bounds(code: str) -> BoundWords | None:
    """The words of a language; None for one without; DigestError when the file is broken."""
    file = files("digest.lang") / code / "bounds.yml"
    if not file.is_file():
        return None
    return load(file, BUILT_IN, BoundWords, f"digest/lang/{code}/bounds.yml")
