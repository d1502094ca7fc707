"""Line-ups of sports reports (``URBINO (4-3-3): Neri; Verdi, Bianchi ...``): a team and its players, whose surnames are nobody else's."""

from __future__ import annotations

from digest.model import EntityKind
from digest.reading.names.chains import chain_end
from digest.reading.names.spans import Span, Surroundings

_LEAST = 7
"""Names behind a team's colon from which a line without a formation is a line-up."""
_LONGEST_TEAM = 4


def lineups(around: Surroundings) -> dict[int, int]:
    """First word of each line-up's team -> number of the word at which its players begin."""
    found: dict[int, int] = {}
    tokens = around.tokens
    ends = {token.block: after for after, token in enumerate(tokens, 1)}
    for number in [number for number, token in enumerate(tokens) if token.capital]:
        token = tokens[number]
        if token.first or "\n" in token.gap or number == 0 or tokens[number - 1].block != token.block:
            players = _players(around, number, ends[token.block])
            if players:
                found[number] = players
    return found


def _players(around: Surroundings, first: int, end: int) -> int:
    tokens = around.tokens
    after = first + 1
    while after < min(end, first + _LONGEST_TEAM) and around.joined(after) and tokens[after].capital:
        after += 1
    if after >= end:
        return 0
    if "(" in tokens[after].gap and tokens[after].shape == "9":
        lines = after
        while lines + 1 < end and tokens[lines + 1].shape == "9" and tokens[lines + 1].gap.strip() in ("-", "–"):
            lines += 1
        formation = lines - after >= 2 and lines + 1 < end and tokens[lines + 1].gap.replace(" ", "").startswith("):")
        return lines + 1 if formation and tokens[lines + 1].capital else 0
    if not around.sports or tokens[after].gap.strip() != ":" or not tokens[after].capital:
        return 0
    stop = line_end(around, after)
    parted = sum(tokens[place].capital and tokens[place].gap.strip()[-1:] in (",", ";", ":", "-") for place in range(after, stop))
    plain = sum(tokens[place].shape == "x" for place in range(after, stop))
    return after if parted >= _LEAST and plain * 4 <= stop - after else 0


def line_end(around: Surroundings, first: int) -> int:
    """The number of the word after the line or block in which a word stands."""
    end = first + 1
    while end < len(around.tokens) and around.tokens[end].block == around.tokens[first].block and "\n" not in around.tokens[end].gap:
        end += 1
    return end


def read_lineup(around: Surroundings, team: int, players: int) -> tuple[list[Span], int]:
    """The team and the people of a line-up, and the number of the word after it."""
    words, tokens = around.words, around.tokens
    stop = line_end(around, players)
    after = team + 1
    while after < players and tokens[after].capital and around.joined(after):
        after += 1
    spans = [Span(team, after, EntityKind.ORGANISATION, "line-up-team")]
    place = players
    while place < stop:
        if not tokens[place].capital or tokens[place].shape == "I" or _no_player(around, place):
            place += 1
            continue
        end = min(stop, chain_end(around, place))
        spans.append(Span(place, end, EntityKind.PERSON, "line-up"))
        place = end
    return [span for span in spans if around.low(span.first) not in words.calendar], stop


def _no_player(around: Surroundings, place: int) -> bool:
    low, words = around.low(place), around.words
    small = low in words.function_words and not (around.joined(place + 1) and around.capital(place + 1))
    short = len(low) < 3 and not around.joined(place + 1)
    return small or short or low in words.persons.roles or low in words.organisations.sport
