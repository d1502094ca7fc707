"""Articles put together by hand, so that a test of one field needs no other reader."""

from __future__ import annotations

import hashlib

from digest.lang.pack import load_language
from digest.model import Block, BlockKind, Entity, EntityKind, Mention, Quotation, Seed
from digest.reading.article import Article
from digest.reading.pipeline import pipeline
from digest.values import Basis, Sourced


def article(
    *blocks: tuple[BlockKind, str],
    language: str = "it",
    entities: tuple[tuple[EntityKind, str], ...] = (),
    known: dict[str, str] | None = None,
) -> Article:
    """An article of these blocks in this order; each entity is mentioned wherever its name stands, ``known`` are their identities by name."""
    text = ""
    placed = []
    for kind, words in blocks:
        start = len(text)
        text += words + "\n\n"
        placed.append((kind, start, start + len(words)))
    seed = Seed("a-text", "seeds/a-text.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8")
    found = tuple(
        _entity(seed, kind, name, (known or {}).get(name), [(start, end) for block, start, end in placed if block in _BACKGROUND])
        for kind, name in entities
    )
    return Article(
        seed,
        load_language(language),
        pipeline(language)(text),
        tuple(Block(kind, seed.passage(start, end), "by-hand") for kind, start, end in placed),
        found,
        (),
        (),
    )


def with_quotations(base: Article, quotations: tuple[Sourced[Quotation], ...]) -> Article:
    """The same article with quotations."""
    return Article(base.seed, base.pack, base.doc, base.blocks, base.entities, base.times, quotations)


_BACKGROUND = {BlockKind.BOILERPLATE, BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.AGENCY_MARK, BlockKind.DATE_LINE}


def _entity(seed: Seed, kind: EntityKind, name: str, known: str | None, background: list[tuple[int, int]]) -> Sourced[Entity]:
    mentions = []
    start = seed.text.find(name)
    while start >= 0:
        passage = seed.passage(start, start + len(name))
        mentions.append(Mention(passage, "by-hand", background=any(first <= start < last for first, last in background)))
        start = seed.text.find(name, start + 1)
    passages = tuple(mention.passage for mention in mentions)
    return Sourced(Entity(kind, name, name.lower().replace(" ", "-"), known, tuple(mentions)), Basis.READ, "by-hand", passages)
