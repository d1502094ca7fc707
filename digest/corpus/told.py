"""What a comparison of tellings begins with: each text with its traits, in the order of publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.corpus.alignment import Sentence, sentences_of
from digest.corpus.counted import Counted, counted_in, figures_of
from digest.corpus.entities import is_about
from digest.corpus.figures import Figure
from digest.corpus.persons import likeness, name_of
from digest.corpus.traits import Traits
from digest.model import Briefing, Entity


@dataclass(frozen=True, slots=True)
class Told:
    """A telling: what can be compared, and the briefing it comes from."""

    traits: Traits
    briefing: Briefing
    counted: tuple[Counted, ...]
    figures: tuple[Figure, ...]
    """Written in digits; dates and times left out."""
    sentences: tuple[Sentence, ...]

    @property
    def name(self) -> str:
        """Its seed."""
        return self.traits.name


def told_of(traits: Traits, briefing: Briefing) -> Told:
    """A telling, read for comparison once however many others it is compared with."""
    figures = tuple(figure for _, figure in figures_of(briefing))
    return Told(traits, briefing, counted_in(briefing), figures, sentences_of(briefing))


def pairs_of(texts: tuple[Told, ...]) -> Iterator[tuple[Told, Told]]:
    """Each two of the texts, the earlier one first."""
    return ((one, other) for index, one in enumerate(texts) for other in texts[index + 1 :])


def people_of(text: Told) -> Iterator[Entity]:
    """The people that a text is about."""
    return (person.value for person in text.briefing.people if is_about(person.value))


def one_person(one: Entity, other: Entity) -> bool:
    """Whether two texts' people can be one, for all that their names tell."""
    return likeness(name_of(one.name, one.slug, one.known_as), name_of(other.name, other.slug, other.known_as)) is not None
