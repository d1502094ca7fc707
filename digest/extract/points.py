"""How strongly a topic or a name asks to be a tag, in points.

Points are logarithms of odds, rounded to tenths: a regression over the annotated texts told how often editors file a text under a topic or a
name of which this or that is true, each set of texts predicted from the others. They know no word and no name.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

ENOUGH = -0.7
"""Odds of one to two: what is filed so often is worth a tag."""
NEVER = -math.inf

_CALLED = {"headline": 1.5, "lede": 1.1, "text": 0.5, "": 0.0}
"""The text calls the topic by its name, and where it does first."""


@dataclass(frozen=True, slots=True)
class TopicTraits:
    """What is true of a topic in a text."""

    rank: int
    """How many topics are stronger."""
    called: str
    """``headline``, ``lede`` or ``text``: where the text first calls it by its name; empty when it does not."""
    above: bool
    """Its words stand in headline, kicker or standfirst."""
    depth: int
    """How many topics lie above it in the vocabulary."""
    heading: bool
    """An area too wide to file under."""


@dataclass(frozen=True, slots=True)
class NameTraits:
    """What is true of a name in a text."""

    kind: str
    rank: int
    """How many names of its kind are stronger."""
    count: int
    """Mentions; passages of a name that only stands for it (a town for its country) count."""
    place: str
    """``headline``, ``above`` (kicker, standfirst), ``first`` sentence, ``lede`` or ``body``: the highest place it stands in."""
    known: bool
    """The knowledge base holds it."""
    type: str = ""
    """Its type in the knowledge base."""
    quotations: int = 0
    """How often a person speaks."""
    acts: bool = False
    """A force that acts where something happens: carabinieri, firefighters."""
    dateline: bool = False
    """The text is signed from this place."""
    for_town: bool = False
    """A country that only its town speaks for."""
    home_region: bool = False
    """A region of the press's own country."""


def topic_points(traits: TopicTraits) -> float:
    """The points of a topic; ENOUGH makes it a tag."""
    return (
        -0.1
        + _CALLED[traits.called]
        + (0.5 if traits.above else 0.0)
        + (0.5 if traits.depth > 1 else 0.0)
        - (1.4 if traits.heading else 0.0)
        - 0.95 * math.log1p(traits.rank)
    )


_PERSON = {"headline": 1.1, "above": 0.5, "first": 0.2, "lede": 0.4, "body": 0.0}
_PLACE = {"headline": 0.7, "above": 0.6, "first": 0.5, "lede": 0.4, "body": 0.0}
_ORGANISATION = {"headline": 0.5, "above": 0.0, "first": 0.6, "lede": 0.0, "body": 0.0}
_TYPES = {"alliance": 1.3, "institution": 0.6}


def name_points(traits: NameTraits) -> float:
    """The points of a name; ENOUGH makes it a tag."""
    times, rank = math.log(traits.count), math.log1p(traits.rank)
    if traits.kind == "person":
        known = 1.3 if traits.known else 0.0
        return -2.1 + _PERSON[traits.place] + known + 0.7 * times - 1.6 * rank + 0.5 * math.log1p(traits.quotations)
    if traits.kind == "place":
        special = (1.1 if traits.home_region else 0.0) + (0.4 if traits.dateline else 0.0) - (0.8 if traits.for_town else 0.0)
        return -1.0 + _PLACE[traits.place] + special + 1.25 * times - 1.15 * rank
    acts = 0.8 if traits.acts else 0.0
    return -0.75 + _ORGANISATION[traits.place] + _TYPES.get(traits.type, 0.0) + acts + 0.9 * times - 1.4 * rank
