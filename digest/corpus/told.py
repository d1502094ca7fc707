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
    known = name_of(one.name, one.slug, one.known_as), name_of(other.name, other.slug, other.known_as)
    if one.known_as and other.known_as:
        return likeness(*known) is not None
    return likeness(*known) is not None or reordered(one.name, other.name) or _without_middle(one.name, other.name)


def surname(person: Entity) -> str:
    """The last word of a name: two people of one surname in one office are likelier one person with a pet name (``Gigi`` and ``Luigi``)."""
    return next(reversed(name_of(person.name).words), person.name)


def alike(one: str, other: str) -> bool:
    """Whether two names can be one person's."""
    return likeness(name_of(one), name_of(other)) is not None or reordered(one, other) or _without_middle(one, other)


def reordered(one: str, other: str) -> bool:
    """Whether two names have the same words, three or more, in another order: ``Saverio Giuseppe Lanza`` and ``Giuseppe Saverio Lanza``."""
    first, second = name_of(one).words, name_of(other).words
    return len(first) > 2 and first != second and sorted(first) == sorted(second)


def _without_middle(one: str, other: str) -> bool:
    """Whether one name is the other without a first name: ``Giuseppe Lanza`` and ``Saverio Giuseppe Lanza``."""
    short, long = sorted((name_of(one).words, name_of(other).words), key=len)
    return len(short) > 1 and len(long) > len(short) and short[-1] == long[-1] and set(short) < set(long)
