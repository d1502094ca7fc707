"""Texts with quotations for tests: blocks and entities made by hand, so that the reading of quotations is tested alone."""

from __future__ import annotations

import re
from typing import Any

from digest.characters import slug
from digest.lang.pack import load_language
from digest.model import Block, BlockKind, Entity, EntityKind, Mention, Quotation, Role, Seed
from digest.reading.pipeline import pipeline
from digest.reading.speech.quotations import read_quotations
from digest.values import Basis, Sourced

KINDS = {"people": EntityKind.PERSON, "orgs": EntityKind.ORGANISATION, "places": EntityKind.PLACE}
MARKS = {"# ": BlockKind.HEADLINE, "! ": BlockKind.BOILERPLATE}


def blocks_of(seed: Seed, *, wrapped: bool = False) -> tuple[Block, ...]:
    """One block a line: ``# `` begins a headline, ``! `` boilerplate. ``wrapped``: blocks are parted by blank lines only."""
    found = []
    for line in re.finditer(r"(?:[^\n]+\n?)+" if wrapped else r"[^\n]+", seed.text):
        text = line[0].rstrip("\r\n")
        kind = MARKS.get(text[:2], BlockKind.PARAGRAPH)
        skipped = 2 if text[:2] in MARKS else 0
        if text[skipped:].strip():
            found.append(Block(kind, seed.passage(line.start() + skipped, line.start() + len(text)), "by-hand"))
    return tuple(found)


def entities_of(seed: Seed, row: dict[str, Any]) -> tuple[Sourced[Entity], ...]:
    """Entities from the ``people``, ``orgs`` and ``places`` of a row: ``Full Name, Variant = role``; every occurrence is a mention."""
    listed = []
    for key, kind in KINDS.items():
        for entry in row.get(key, []):
            names, _, role = entry.partition(" = ")
            variants = names.split(", ")
            listed.append((kind, variants[0], variants, role))
    taken = [False] * len(seed.text)
    mentions: dict[str, list[Mention]] = {}
    for name, variant in sorted(
        ((name, variant) for _, name, variants, _ in listed for variant in variants), key=lambda pair: -len(pair[1])
    ):
        for found in re.finditer(rf"(?<!\w){re.escape(variant)}(?!\w)", seed.text):
            if not any(taken[found.start() : found.end()]):
                taken[found.start() : found.end()] = [True] * len(variant)
                mentions.setdefault(name, []).append(Mention(seed.passage(found.start(), found.end()), "by-hand"))
    made = []
    for kind, name, _, role in listed:
        found_here = tuple(sorted(mentions.get(name, []), key=lambda mention: mention.passage.start))
        assert found_here, f"{name} is not in the text"
        roles = (Sourced(Role(role), Basis.READ, "by-hand"),) if role else ()
        made.append(Sourced(Entity(kind, name, slug(name), None, found_here, roles), Basis.READ, "by-hand"))
    return tuple(sorted(made, key=lambda sourced: sourced.value.mentions[0].passage.start))


def quotations_in(seed: Seed, row: dict[str, Any]) -> tuple[Sourced[Quotation], ...]:
    """The quotations read in a seed with the language, blocks and entities of a row."""
    pack = load_language(row.get("lang", "it"))
    blocks = blocks_of(seed, wrapped=row.get("wrapped") == "yes")
    offices = {slug(name): tuple(labels) for name, labels in row.get("offices", {}).items()}
    return read_quotations(seed, pipeline(pack.code)(seed.text), blocks, entities_of(seed, row), pack, offices)


def told(quotation: Quotation) -> str:
    """``words => speaker (rule)``, as tables write it."""
    speaker = quotation.speaker
    return f"{quotation.words} => {f'{speaker.value.name} ({speaker.rule})' if speaker else '-'}"
