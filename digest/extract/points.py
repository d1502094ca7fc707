"""How strongly a topic or a name asks to be a tag, in points.

Points are logarithms of odds, rounded to tenths: a regression over the annotated texts told how often editors file a text under a topic or a
name of which this or that is true, each set of texts predicted from the others. They know no word and no name.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

ENOUGH = -0.85
"""Odds of three to seven: with so many right among all, a tag that is right so often still helps more than it harms."""
NEVER = -math.inf

_CALLED = {"opening": 2.0, "headline": 1.2, "lede": 0.8, "text": 0.4, "": 0.0}
"""The text calls the topic by its name, and where it does first."""
_PERSON = {"headline": 0.8, "above": 0.3, "first": 0.2, "lede": 0.5, "body": 0.0}
_PLACE = {"headline": 0.6, "above": 0.5, "first": 0.4, "lede": 0.4, "body": 0.0}
_ORGANISATION = {"headline": 0.1, "above": 0.0, "first": 0.4, "lede": 0.0, "body": 0.0}
_TYPES = {"alliance": 1.4, "institution": 0.5}
_SETTLED = frozenset({"country", "region", "capital", "city", "municipality"})
"""Types of places that texts are filed under; rivers, valleys, streets and what nobody knows are so seldom."""
_FEW = 2
"""With fewer names of a kind than this, one that stands in passing is in passing still."""
_RANKS = {"topic": 1.0, "person": 1.7, "place": 1.1, "organisation": 1.0}
"""How much each stronger one of the same kind takes away: the second person of a text is seldom what it is about."""


@dataclass(frozen=True, slots=True)
class TopicTraits:
    """What is true of a topic in a text."""

    order: int
    """How many topics have stronger words."""
    called: str
    """``opening``, ``headline``, ``lede`` or ``text``: where the text first calls it by its name; empty when it does not."""
    above: bool
    """Its words stand in headline, kicker or standfirst."""
    depth: int
    """How many topics lie above it in the vocabulary."""
    heading: bool
    """An area too wide to file under."""
    between: bool = False
    """Neither an area nor the narrowest of its line that the text is about."""


@dataclass(frozen=True, slots=True)
class NameTraits:
    """What is true of a name in a text."""

    kind: str
    count: int
    """Mentions; those of a name that stands for it (a country's town) included."""
    place: str
    """``headline``, ``above`` (kicker, standfirst), ``first`` sentence, ``lede`` or ``body``: the highest place it stands in."""
    height: float
    """Mean weight of its mentions, 1 in the body and up to 4 in the headline."""
    kin: int
    """How many names of its kind the text holds."""
    known: bool
    """The knowledge base holds it."""
    type: str = ""
    """Its type in the knowledge base."""
    quotations: int = 0
    """How often a person speaks."""
    acts: bool = False
    """A force that acts where something happens: carabinieri, firefighters."""
    for_town: bool = False
    """A country that only its town speaks for."""
    home_region: bool = False
    """A region of the press's own country."""


def topic_points(traits: TopicTraits) -> float:
    """The points of a topic, its rank apart."""
    return (
        0.5
        + _CALLED[traits.called]
        + (0.5 if traits.above else 0.0)
        + (0.4 if traits.depth > 1 else 0.0)
        - (1.4 if traits.heading else 0.0)
        - (0.4 if traits.between else 0.0)
        - 0.4 * math.log1p(traits.order)
    )


def name_points(traits: NameTraits) -> float:
    """The points of a name, its rank apart."""
    times, height, kin = math.log(traits.count), math.log(traits.height), math.log(max(_FEW, traits.kin))
    if traits.kind == "person":
        known = 1.6 if traits.known else 0.0
        speaks = 0.6 * math.log1p(traits.quotations)
        return -2.3 + _PERSON[traits.place] + known + speaks + 0.65 * times + 1.4 * height - 0.1 * math.log(traits.kin)
    if traits.kind == "place":
        special = (1.0 if traits.home_region else 0.0) - (0.7 if traits.for_town else 0.0) - (0.0 if traits.type in _SETTLED else 0.9)
        return -0.4 + _PLACE[traits.place] + special + 1.35 * times + 1.1 * height - 0.65 * kin
    special = _TYPES.get(traits.type, 0.0) + (0.8 if traits.acts else 0.0)
    return -0.4 + _ORGANISATION[traits.place] + special + times + 0.85 * height - 0.65 * kin


def less_for_rank(points: float, kind: str, stronger: int) -> float:
    """The points that are left to the one that so many of its kind surpass; ENOUGH of them make a tag."""
    return points - _RANKS[kind] * math.log1p(stronger)
