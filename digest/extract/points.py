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

_CALLED = {"headline": 1.3, "lede": 0.8, "text": 0.4, "": 0.0}
"""The text calls the topic by its name, and where it does first."""
_PERSON = {"headline": 1.5, "above": 0.8, "first": 0.5, "lede": 0.7, "body": 0.0}
_PLACE = {"headline": 1.4, "above": 1.0, "first": 0.7, "lede": 0.5, "body": 0.0}
_ORGANISATION = {"headline": 0.6, "above": 0.2, "first": 0.8, "lede": 0.0, "body": 0.0}
_TYPES = {"alliance": 1.4, "institution": 0.4}
_SETTLED = frozenset({"country", "region", "capital", "city", "municipality"})
"""Types of places that texts are filed under; rivers, valleys, streets and what nobody knows are so seldom."""
_RANKS = {"topic": 0.85, "person": 1.9, "place": 1.4, "organisation": 1.4}
"""How much each stronger one of the same kind takes away: the second person of a text is seldom what it is about."""


@dataclass(frozen=True, slots=True)
class TopicTraits:
    """What is true of a topic in a text."""

    order: int
    """How many topics have stronger words."""
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
    count: int
    """Mentions; those of a name that stands for it (a country's town) included."""
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
    """The points of a topic, its rank apart."""
    return (
        0.4
        + _CALLED[traits.called]
        + (0.5 if traits.above else 0.0)
        + (0.5 if traits.depth > 1 else 0.0)
        - (1.3 if traits.heading else 0.0)
        - 0.5 * math.log1p(traits.order)
    )


def name_points(traits: NameTraits) -> float:
    """The points of a name, its rank apart."""
    times = math.log(traits.count)
    if traits.kind == "person":
        return -2.4 + _PERSON[traits.place] + (1.6 if traits.known else 0.0) + 0.8 * times + 0.6 * math.log1p(traits.quotations)
    if traits.kind == "place":
        special = (0.9 if traits.home_region else 0.0) + (0.2 if traits.dateline else 0.0) - (0.9 if traits.for_town else 0.0)
        settled = 0.0 if traits.type in _SETTLED else -0.8
        return -0.9 + _PLACE[traits.place] + special + settled + 1.1 * times
    return -0.8 + _ORGANISATION[traits.place] + _TYPES.get(traits.type, 0.0) + (0.4 if traits.acts else 0.0) + 0.9 * times


def less_for_rank(points: float, kind: str, stronger: int) -> float:
    """The points that are left to the one that so many of its kind surpass; ENOUGH of them make a tag."""
    return points - _RANKS[kind] * math.log1p(stronger)
