"""Captions and credits of pictures that were copied with a text."""

from __future__ import annotations

import re

from digest.kb.knowledge import Knowledge
from digest.reading.layout.line_shapes import Vocabulary, fold, looks_like_name, word_count

_MOST_WORDS = 40
_CREDIT = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]][\s.*_]*$")
_CLOSING_SOURCE = re.compile(r"\s(?:[-–—/|©]|/ )\s?([^\W\d_][^-–—/|()\n]{1,30})$")


def is_caption(line: str, bare: str, words: Vocabulary) -> bool:
    """A caption or a credit: the word for a picture and a colon, a bracket around it, or a source after it."""
    if not bare.startswith(words.captions):
        return False
    for lead in words.captions:
        if not bare.startswith(lead):
            continue
        rest = bare[len(lead) :]
        if rest and rest[0].isalnum():
            continue
        if line.lstrip(" *_").startswith(("[", "(")) and line.rstrip(" .*_").endswith(("]", ")")):
            return True
        rest = rest.strip()
        if rest.startswith((":", "©", "/", "|")) or not rest:
            return bool(rest)
        count = word_count(rest)
        if count <= 8 and rest.lstrip("-–— ").startswith(words.words.picture_sources):
            tail = line.rstrip(" .*_")[-(len(rest)) :].strip(" -–—")
            return not tail.casefold().startswith(("di ", "by ", "de ")) or count <= 4 or looks_like_name(tail[3:], words)
        if line.lstrip(" *_")[:1] in tuple("-–—") and count <= 8:
            return True
        if (
            len(lead.split()) > 1
            and count <= 25
            and lead not in ("foto di", "immagine di", "un momento", "in apertura", "photo by", "image by", "video by", "picture by")
        ):
            return True
    return False


def credited_picture(line: str, words: Vocabulary, knowledge: Knowledge) -> str:
    """``caption`` for a line that ends with a picture's credit in brackets: ``(foto Nome)``, ``(ANSA/Nome Cognome)``. Empty for other lines.

    An agency alone in brackets signs reports too: such a line is a caption only when it is no sentence and has no verb (``caption_below``).
    """
    if not 3 <= word_count(line) <= _MOST_WORDS or line[-3:].rstrip(" .*_)]") == line[-3:]:
        return ""
    opened = max(line.rfind("("), line.rfind("["))
    found = _CREDIT.match(line, opened) if opened > 0 else None
    if found is None or line[:opened].rstrip()[-1:] in tuple(".!?"):
        return ""
    credit = found[1].strip()
    if _names_picture(fold(credit), words):
        return "caption"
    pieces = [piece.strip() for piece in re.split(r"[/|,]| - ", credit)]
    sources = [piece for piece in pieces if knowledge.agency(piece.split(" ")[0]) or knowledge.agency(piece) or _is_source(piece, words)]
    named = [piece for piece in pieces if piece not in sources and (looks_like_name(piece, words) or len(piece) > 6)]
    return "caption" if len(pieces) > 1 and sources and (named or len(sources) == len(pieces)) else ""


def caption_below(line: str, words: Vocabulary, knowledge: Knowledge) -> bool:
    """Whether a line below a headline is a caption: words without a verb that end with a source (``- Fotogramma``, ``(LaPresse)``)."""
    if not 2 <= word_count(line) <= 30 or ". " in line:
        return False
    found = _CREDIT.search(line[-70:]) or _CLOSING_SOURCE.search(line[-40:])
    if found is None:
        return False
    source = found[1].strip()
    return (knowledge.agency(source) is not None or _is_source(source, words)) and not any(
        token.casefold().strip(",.;:") in words.words.verbs for token in line.split()
    )


def _is_source(piece: str, words: Vocabulary) -> bool:
    return fold(piece) in words.words.picture_sources


def _names_picture(credit: str, words: Vocabulary) -> bool:
    """``foto nome``, ``ph. nome``, ``immagine d'archivio``: the bracket speaks of a picture."""
    return any(
        credit.startswith(lead) and not credit[len(lead) : len(lead) + 1].isalnum() for lead in words.words.captions if lead != "un momento"
    )
