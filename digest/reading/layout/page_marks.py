"""Marks after which a copied page holds only more of the page: share buttons, labels, links, rights."""

from __future__ import annotations

from digest.model import BlockKind
from digest.reading.layout.line_shapes import Vocabulary, fold
from digest.reading.layout.parts import Part

_PAGE_RULES = frozenset(
    (
        "standing-line",
        "standing-start",
        "standing-phrase",
        "labelled",
        "below-label",
        "share-bar",
        "link-bar",
        "hashtags",
        "breadcrumb",
        "rights",
    )
)


def is_page_mark(part: Part) -> bool:
    """Boilerplate of the page itself; captions, contacts and ornaments stand beside the story too."""
    return part.kind is BlockKind.BOILERPLATE and part.rule in _PAGE_RULES


def is_network_line(line: str, words: Vocabulary) -> bool:
    """The name of one network alone on a line, as copied share buttons leave it."""
    return fold(line).strip(" .:") in words.networks
