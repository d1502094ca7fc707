"""Reading a seed: which steps, in which order. Each step is a function of what the earlier ones found; nothing is filled in later."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from digest.kb.knowledge import Knowledge
from digest.lang.pack import LanguagePack
from digest.model import Block, Entity, Quotation, Seed
from digest.reading.layout.blocks import read_blocks
from digest.reading.layout.contacts import is_contact
from digest.reading.names.reader import read_names
from digest.reading.pipeline import pipeline
from digest.reading.speech.offices_held import offices_held
from digest.reading.speech.quotations import read_quotations
from digest.reading.times.reader import TimeMention, read_times
from digest.reading.trained import NO_PIPELINES, Pipelines
from digest.values import Sourced


@dataclass(frozen=True, slots=True)
class Article:
    """A seed as read: its structure, names, times and quotations. Knows nothing of publication dates, headlines or other texts."""

    seed: Seed
    pack: LanguagePack
    doc: Doc
    """Of the whole seed text, front matter included, so that offsets agree; the readers look only inside the blocks."""
    blocks: tuple[Block, ...]
    entities: tuple[Sourced[Entity], ...]
    """All kinds, in order of first mention."""
    times: tuple[TimeMention, ...]
    quotations: tuple[Sourced[Quotation], ...]


def read_article(seed: Seed, pack: LanguagePack, knowledge: Knowledge, pipelines: Pipelines = NO_PIPELINES) -> Article:
    """Read one seed with the words of one language, and the site's trained pipeline for it, if any. Pure: equal arguments, equal article."""
    doc = pipeline(pack.code)(seed.text)
    blocks = read_blocks(seed, pack, knowledge)
    # Whom to call is no news: nobody in a contact block is named by the text, and nothing in it is said or dated.
    told = tuple(block for block in blocks if not is_contact(block))
    times = read_times(seed, told, pack)
    trained = pipelines.get(pack.code)
    opinions = trained.opinions(seed.text, told) if trained else ()
    entities = read_names(seed, doc, told, pack, knowledge, opinions)
    quotations = read_quotations(seed, doc, told, entities, pack, offices_held(entities, knowledge, pack.code))
    return Article(seed, pack, doc, blocks, entities, times, quotations)
