"""Where a text was taken from, as its own page says: the owner in a line of rights, the name after ``Fonte:``, its web address."""

from __future__ import annotations

import re

from digest.intake.plain_values import web_address
from digest.kb.knowledge import Knowledge
from digest.model import Block, BlockKind
from digest.reading.article import Article
from digest.reading.layout.line_shapes import Vocabulary, fold, is_capitalised, vocabulary
from digest.values import Basis, Candidate, Passage, Sourced

_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}\])]+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?")
_EDGES = " \t\r\n.,;:|·•©®*_()[]-–—"
_MOST_WORDS = 8
"""Names of outlets and offices are shorter; longer ones are sentences."""


def read_source(article: Article, knowledge: Knowledge) -> Sourced[str] | None:
    """The outlet or sender that the page names: after the word for a source, else as owner of the rights. The name as written.

    Agencies are not sources here: they have a field of their own. A second name is a losing candidate.
    """
    words = vocabulary(article.pack.layout, article.pack.code)
    named = [passage for block in article.blocks for passage in _after_colon(article, block)]
    owners = [passage for block in article.blocks for passage in _owner(article, block, words)]
    found = [(passage, rule) for passages, rule in ((named, "source-line"), (owners, "rights-line")) for passage in passages]
    return _first([one for one in found if knowledge.agency(one[0].text) is None])


def read_address(article: Article) -> Sourced[str] | None:
    """The web address that stands alone on a line, or after the word for one. Addresses inside sentences are the story's own matter.

    Nothing is fetched. Further addresses are losing candidates; several alone are a list of links, of which none is the text's own.
    """
    labelled: list[tuple[Passage, str]] = []
    alone: list[tuple[Passage, str]] = []
    words = vocabulary(article.pack.layout, article.pack.code)
    for block in article.blocks:
        if block.kind is not BlockKind.BOILERPLATE:
            continue
        text = block.passage.text
        addresses = list(_ADDRESS.finditer(text, 0, 2000))
        if len(addresses) != 1 or web_address(addresses[0][0]) is None or text[addresses[0].end() :].strip(_EDGES):
            continue
        passage = article.seed.passage(block.passage.start + addresses[0].start(), block.passage.start + addresses[0].end())
        label = fold(text[: addresses[0].start()]).strip(_EDGES)
        if not label:
            alone.append((passage, "address-line"))
        elif label in words.words.address_labels:
            labelled.append((passage, "address-after-label"))
    return _first(labelled + alone) if labelled or len(alone) == 1 else None


def _first(found: list[tuple[Passage, str]]) -> Sourced[str] | None:
    """The first value, with every other one as its loser."""
    if not found:
        return None
    (winner, rule), *rest = found
    value = _words(winner)
    others = tuple(
        Candidate(_words(passage), Basis.READ, losing, (passage,), "weaker" if losing != rule else "further-line")
        for passage, losing in rest
        if _words(passage).casefold() != value.casefold()
    )
    return Sourced(value, Basis.READ, rule, (winner,), others)


def _words(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _after_colon(article: Article, block: Block) -> list[Passage]:
    if block.rule != "source-line":
        return []
    start, end = block.passage.start, block.passage.end
    colon = article.seed.text.find(":", start, end)
    return _name(article, colon + 1, end) if colon >= 0 else []


def _owner(article: Article, block: Block, words: Vocabulary) -> list[Passage]:
    """``© 2025 Il Giornale del Porto - Riproduzione riservata``: what is left without the phrases of ownership and the year."""
    if block.kind is not BlockKind.BOILERPLATE or not block.rule.startswith("rights"):
        return []
    text = block.passage.text
    lowered = text.casefold().replace("’", "'")
    if len(lowered) != len(text):
        return []
    cuts = [found.span() for found in _YEAR.finditer(text)]
    for phrase in words.words.rights:
        at = lowered.find(phrase)
        while at >= 0:
            cuts.append((at, at + len(phrase)))
            at = lowered.find(phrase, at + len(phrase))
    kept = bytearray(b"\x01" * len(text))
    for begin, stop in cuts:
        kept[begin:stop] = bytes(stop - begin)
    left = [found.span() for found in re.finditer(rb"\x01+", kept)]
    pieces = [(begin, stop) for begin, stop in left if any(character.isalnum() for character in text[begin:stop])]
    # What is left on two sides of a phrase is a sentence about rights, not a name.
    if len(pieces) != 1:
        return []
    (begin, stop), offset = pieces[0], block.passage.start
    return _name(article, offset + begin, offset + stop)


def _name(article: Article, start: int, end: int) -> list[Passage]:
    """The words without edges, when they can be a name: few, capitalised, without a verb's full stop, address or comma between them."""
    text = article.seed.text
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    words = text[start:end]
    if not words or len(words.split()) > _MOST_WORDS or not is_capitalised(words) or re.search(r"[,;:!?@]|\.\s|//", words):
        return []
    return [article.seed.passage(start, end)]
