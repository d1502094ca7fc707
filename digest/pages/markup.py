"""The one way out for text: everything a template prints passes through :func:`shown`, so raw text cannot slip through.

A page's body is one block of raw HTML, which neither Markdown nor its extensions look into (measured on 8,957 payloads). Only ``Markup``
made by this room is printed as it stands; every other string loses the characters no page may carry, has its white space folded to single
spaces (so that no blank line can end the block) and is escaped.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from digest.characters import without_dropped

_SPACES = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}\x00-\x20]+", re.IGNORECASE)


def clean(text: str) -> str:
    """The text on one line: white space folded, characters no page may carry dropped. Not escaped."""
    return without_dropped(_SPACES.sub(" ", text))


def shown(value: object) -> Markup:
    """A value as a template prints it: Markup as it stands, text and numbers cleaned and escaped. TypeError for anything else."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return escape(clean(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return escape(str(value))
    raise TypeError(f"a template prints text, numbers and markup, not {type(value).__name__}")


def preformatted(text: str) -> Markup:
    """Several lines for a ``pre`` element, on one line of the page: line ends and spaces at the beginning of a line as character references."""
    lines = []
    for line in text.rstrip("\n").split("\n"):
        words = clean(line).strip()
        lines.append(Markup("&#32;") * (len(line) - len(line.lstrip(" "))) + escape(words))
    return Markup("&#10;").join(lines)


def escaped_once(text: str) -> str:
    """Text for a page's front matter: MkDocs and Zensical print it raw, so it is written escaped."""
    return str(escape(clean(text).strip()))


def shortened(text: str, most: int) -> str:
    """The text, or its first words and an ellipsis when it is longer than ``most`` characters: for lists, never for the text itself.

    Browsers take quadratic time to lay out one word of many thousand characters, so no list shows such a word whole.
    """
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def web_address(text: str) -> str | None:
    """The address if a reader may be sent there: ``http`` or ``https`` and nothing odd in it; else None."""
    return text.strip() if _WEB.fullmatch(text.strip()) else None


def without_blank_lines(html: str) -> str:
    """The template's output as one block: lines stripped of their indentation, blank ones removed."""
    return "\n".join(line for line in (line.strip(" \t\r") for line in html.split("\n")) if line)
