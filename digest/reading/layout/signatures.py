"""Signatures: authors, desks and correspondents, told by the words before a name and by the shape of names."""

from __future__ import annotations

import re
from functools import lru_cache

from digest.reading.layout.line_shapes import (
    Vocabulary,
    ends_open,
    ends_sentence,
    fold,
    is_capitalised,
    is_initials,
    looks_like_name,
    word_count,
)

_WRAPPED_IN = re.compile(r"^[\s(\[*_]+|[\s)\]*_]+$")
_DASH = re.compile(r"\s+[-–—|/]\s+")
_NAME_SPLIT = re.compile(r"\s*(?:,|&|;)\s*")
_AUTHOR_PLACE = re.compile(r" (?:in|a|da|from) [^\W\d_a-zß-öø-ÿ][^,;]{1,40}$")


@lru_cache(maxsize=1024)
def byline_rule(line: str, words: Vocabulary) -> str:
    """The rule by which a line is a signature whatever stands around it; empty when it is none."""
    if len(line) > 160:
        return ""
    bare = _without_pictures(_unwrapped(line), words)
    if is_initials(line):
        return "initials"
    folded = fold(bare)
    if folded.startswith(words.words.byline_starts):
        return "signature"
    if not folded.startswith(words.signatures):
        return ""
    count = word_count(bare)
    for phrase in words.words.correspondents:
        if folded.startswith(phrase) and count <= 12 and not ends_sentence(bare) and _only_signs(folded[len(phrase) :], bare, words):
            return "correspondent"
    for desk in words.words.desks:
        rest = folded[len(desk) :]
        if (
            folded.startswith(desk)
            and (not rest or not rest[0].isalnum())
            and count <= 5
            and not ends_sentence(bare)
            and not re.search(r"[:\d]", bare)
        ):
            return "desk"
    for lead in words.words.byline_leads:
        if folded.startswith(lead + " ") and _are_authors(bare[len(lead) :].strip(" :"), words):
            return "author-after-lead"
    return ""


def _unwrapped(line: str) -> str:
    """A line without the brackets and marks of emphasis around it."""
    wrapped = line and (line[0] in "([*_" or line[-1] in ")]*_" or line[0].isspace() or line[-1].isspace())
    return _WRAPPED_IN.sub("", line) if wrapped else line


def _without_pictures(line: str, words: Vocabulary) -> str:
    """``Testo di Anna Neri – Foto di Ugo Verdi``: the signature without the credit of its pictures."""
    dash = _DASH.search(line)
    return line[: dash.start()] if dash is not None and fold(line[dash.end() :]).startswith(words.captions) else line


def _only_signs(rest: str, bare: str, words: Vocabulary) -> bool:
    """After a correspondent's phrase only a place or a name may follow: at most two small words."""
    small = [word for word in bare[len(bare) - len(rest) :].split() if word[:1].islower()]
    allowed = set(words.words.correspondent_places) | words.particles | words.place_particles | {"inviato", "speciale"}
    return not rest or (rest[0] in " ,:-–—" and all(word.casefold().replace("’", "'") in allowed for word in small))


def _are_authors(text: str, words: Vocabulary) -> bool:
    """One or more names, with a role or place after a comma at most."""
    if ends_open(text):
        return False
    text = _AUTHOR_PLACE.sub("", text)
    if fold(text).startswith(words.words.desks):
        return word_count(text) <= 5 and not any(character.isdigit() for character in text)
    for joiner in words.words.name_joiners:
        text = text.replace(f" {joiner} ", ", ")
    names = [name for name in _NAME_SPLIT.split(text) if name]
    if not names or len(names) > 6 or not looks_like_name(names[0].rstrip("*"), words):
        return False
    return all(looks_like_name(name.rstrip("*"), words) or (word_count(name) <= 6 and not ends_sentence(name)) for name in names[1:])


def lead_alone(line: str, words: Vocabulary) -> bool:
    """``Di`` or ``By`` on a line of its own, as pages put it above the author's name."""
    return fold(line).strip(" :") in words.words.byline_leads


def names_only(line: str, words: Vocabulary) -> bool:
    """A line that holds one or two names and nothing else; only its place tells whether it signs the text."""
    if len(line) > 80 or (ends_sentence(line) and not line.endswith(".")):
        return False
    bare = _unwrapped(line)
    for joiner in words.words.name_joiners:
        bare = bare.replace(f" {joiner} ", ", ")
    names = [name.strip() for name in bare.split(",")]
    if fold(bare) in words.kickers or fold(bare.split(" ")[0]) in words.kickers or not 1 <= len(names) <= 3:
        return False
    return all(
        looks_like_name(name, words)
        and (len(name.split()) <= 4)
        and all(is_capitalised(token) or token.casefold() in words.particles for token in name.split())
        for name in names
    )
