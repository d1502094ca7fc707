"""Characters that no page may carry, and the one rule by which a name becomes part of an address.

The lowest floor: intake counts what pages will drop, and seeds, entities and topics share one slug.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
"""Controls, zero-width space, bidirectional overrides, lone surrogates and noncharacters: they break markup, feeds, logs or the reading
order. U+200E and U+200F stay (names written from right to left need them), and so does the carriage return, which is part of a line end."""

LINE_END_BREAK = r"[-‐\u00ad][^\S\n]*\r?\n[^\S\n]*"
"""Between the halves of a word broken at the end of a line (``indu-`` / ``stria``), for readers of words. Before a capital the hyphen is the
word's own (``Ferri-`` / ``Zanon``)."""

SLUG_LENGTH = 80
"""Characters of the longest slug."""

_SEPARATING = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_UNDECOMPOSED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "ng",
        "ĸ": "k",
        "ə": "e",
        "ʻ": None,
        "ʾ": None,
        "ʿ": None,
        "ʼ": "-",
    }
)
_RESERVED = frozenset(
    ["index", "readme", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
_BETWEEN = re.compile(r"[^a-z0-9]+")


def without_dropped(text: str) -> str:
    """The text without DROPPED characters. Those that separate lines or records leave a space, so that no two words grow together."""
    return DROPPED.sub("", _SEPARATING.sub(" ", text))


def slug(text: str) -> str:
    """A part of an address for a name: 1 to SLUG_LENGTH characters of ``a-z0-9-``, the same for upper and lower case and for every
    Unicode form of the text.

    Diacritics are transliterated (``Łódź`` -> ``lodz``). Where that would lose letters of another script, cut the text or give a name that
    file systems or MkDocs keep for themselves (``con``, ``index``), a short hash keeps different names apart. Not reversible.
    """
    plain = text.isascii()
    folded = (
        text.lower() if plain else unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_UNDECOMPOSED)
    )
    bare = folded if plain else "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = _BETWEEN.sub("-", bare).strip("-")
    lost = not plain and any(letter.isalnum() and not letter.isascii() for letter in folded)
    if words and not lost and len(words) <= SLUG_LENGTH and words not in _RESERVED:
        return words
    mark = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    kept = words[: SLUG_LENGTH - len(mark) - 1].rstrip("-")
    return f"{kept}-{mark}" if kept else mark
