"""Short texts read from end to end, for tests of what texts are together."""

from __future__ import annotations

import hashlib
from functools import cache

from digest.build import read_briefing
from digest.corpus.traits import Traits, traits_of
from digest.intake.desk import Desk
from digest.kb.knowledge import load_knowledge
from digest.model import Briefing, Seed
from tests.generated.corpus import generate


@cache
def read_text(name: str, text: str) -> Briefing:
    """The briefing of a text."""
    seed = Seed(name, f"seeds/{name}.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8")
    return read_briefing(seed, "it", load_knowledge(), Desk())


@cache
def generated(count: int) -> tuple[Briefing, ...]:
    """The briefings of so many generated texts."""
    return tuple(read_text(text.name, text.text) for text in generate(count))


@cache
def generated_traits(count: int) -> tuple[Traits, ...]:
    """What of them can be compared."""
    return tuple(traits_of(briefing) for briefing in generated(count))
