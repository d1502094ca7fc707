"""Bodies of other countries that a paper names in their own language: ``Institute for Sea Research``, ``Universität Ulm``."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.names.chains import chain_end
from digest.reading.names.spans import Surroundings

_WITHIN = 10
"""Words of such a name at most."""


def foreign_body(around: Surroundings, first: int, last: int) -> int:
    """The end of a foreign body's name that begins at ``first``, where a chain of capitals ends at ``last``; 0 when it is none.

    A head in another language stands in the chain, as its last word (``American Sailing Academy``), before ``of`` or ``for`` with capitals
    behind it, or as its first word (``Universität Ulm``). English texts have their own heads and do not come here.
    """
    bodies = around.words.organisations
    if not bodies.foreign or around.tokens[first].background:
        return 0
    place = next((number for number in range(last - 1, first - 1, -1) if around.low(number) in bodies.foreign), -1)
    if place < 0:
        # ``Food and Drug Administration``
        end = _continued(around, first, last) if around.low(last) == "and" else last
        return end if end > last and around.low(end - 1) in bodies.foreign and first not in around.matches else 0
    match = around.matches.get(first)
    if match is not None and not match.weak and (match.last >= last or match.entries[0].kind is EntityKind.PERSON):
        return 0
    end = _continued(around, first, last)
    if end > last:
        return end
    leading = place == first and last - first > 1 and around.low(first) in bodies.foreign_first
    closing = place == last - 1 and last - first > 1 and not around.knowledge.first_name(around.low(first))
    return last if leading or closing else 0


def _continued(around: Surroundings, first: int, last: int) -> int:
    """The end after ``of``, ``for``, ``and`` with capitals behind them, once or more."""
    words = around.words
    end = last
    while (
        around.joined(end)
        and around.tokens[end].shape == "x"
        and around.low(end) in words.organisations.foreign_joins
        and end - first < _WITHIN
    ):
        step = end + 1
        if around.joined(step) and around.low(step) in words.organisations.foreign_articles and around.tokens[step].shape == "x":
            step += 1
        if not around.joined(step) or not around.capital(step):
            break
        end = chain_end(around, step)
    if end == last and around.joined(end) and around.low(end) in words.of and around.tokens[end].shape == "x":
        # ``University of California di Berkeley``
        return last
    return end
