"""Weak names: words that name a body only where the text speaks of it otherwise, or where they stand as a name does (``capogruppo di Azione``)."""

from __future__ import annotations

from collections.abc import Sequence

from digest.kb.knowledge import Known
from digest.model import EntityKind
from digest.reading.names.identities import Reading
from digest.reading.names.matches import Match
from digest.reading.names.spans import Span, Surroundings

_BY_COMPANY = frozenset(["company", "outlet", "party"])
"""Types whose words (``Leonardo``, ``Azione``) are names beside other bodies and behind the offices that lead to a body."""


def weak_names(around: Surroundings, readings: Sequence[Reading], covered: bytearray) -> list[Reading]:
    """Weak names (``Alleanza``) of entities that the text also names otherwise."""
    present: dict[str, Known] = {reading.span.known.id: reading.span.known for reading in readings if reading.span.known is not None}
    bodies = [reading.span for reading in readings if reading.span.kind is EntityKind.ORGANISATION]
    ends, starts = {span.last for span in bodies}, {span.first for span in bodies}
    rivals = any(known.type == "party" for known in present.values())
    found: list[Reading] = []
    for match in around.matches.values():
        if not match.weak or any(covered[place] for place in range(match.first, match.last)):
            continue
        entry = next((known for known in match.entries if known.id in present), None)
        if entry is None:
            told = _as_company(around, match, ends, starts, rivals=rivals)
            entry = next((known for known in match.entries if known.type in _BY_COMPANY and told), None)
            if entry is not None:
                found.append(Reading(Span(match.first, match.last, entry.kind, "weak-name", entry), entry.id))
                ends.add(match.last)
                present[entry.id] = entry
            continue
        token = around.tokens[match.first]
        before = around.low(match.first - 1) if around.joined(match.first) else ""
        definite = before in around.words.articles and not before.startswith("un") and before != "a"
        if token.capital or definite:
            span = Span(match.first, match.last, entry.kind, "weak-name", entry)
            found.append(Reading(span, entry.id))
    return found


def _as_company(around: Surroundings, match: Match, ends: set[int], starts: set[int], *, rivals: bool) -> bool:
    """``Leonardo ha fornito``, ``Fincantieri e Leonardo``, ``l'ad di Leonardo``: where a word that may be a person's is a company's."""
    first, last = match.first, match.last
    token = around.tokens[first]
    if not token.capital or token.heading:
        return False
    before = around.low(first - 1)
    if match.entries[0].type == "outlet":
        # ``in un'intervista a Repubblica``: the State has an article, the paper none.
        return around.joined(first) and before in ("a", "su") and not (around.joined(last) and around.capital(last))
    led = around.joined(first) and before in ("di", "of") and around.low(first - 2) in around.words.organisations.leaders
    party = match.entries[0].type == "party"
    if led and party:
        return True
    if party and rivals and not token.first and around.joined(first) and before not in around.words.articles | {"l", "un", "ogni"}:
        # ``un pezzo di Azione``, where the text also names another party.
        return not (around.joined(last) and around.low(last) in around.words.of)
    if token.gap.strip() == "(" and around.text[around.tokens[last - 1].end : around.tokens[last - 1].end + 1] == ")":
        return party and around.capital(first - 1)
    if (around.joined(last) and around.capital(last)) or (around.joined(first) and around.capital(first - 1)):
        return False
    if not (starts or ends):
        return False
    if led:
        return True
    if around.joined(first) and before in ("e", "ed", "and") and first - 1 in ends:
        return True
    if first > 0 and token.gap.strip() == "," and first in ends:
        return True
    behind = around.low(last)
    if last < len(around.tokens) and (
        (behind in ("e", "ed", "and") and last + 1 in starts) or (around.tokens[last].gap.strip() == "," and last in starts)
    ):
        return True
    return (
        around.joined(last)
        and around.low(last) in around.words.persons.auxiliaries
        and around.low(last + 1) in around.words.organisations.supplied
    )
