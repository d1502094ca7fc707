"""Where tellings of one event differ. Narrow and certain rather than clever; says both, never who is right."""

from __future__ import annotations

from collections.abc import Mapping

from digest.corpus.traits import Traits
from digest.model import Briefing, Difference


def differences_of(texts: tuple[Traits, ...], briefings: Mapping[str, Briefing]) -> tuple[Difference, ...]:
    """The differences between texts of one story, in the order of their kinds; copies of one text count once and are left out beforehand."""
    return ()
