"""What the readers of names pass to each other: a stretch of words read as a name, and the text with all there is to know about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from digest.kb.knowledge import Knowledge, Known
from digest.lang.names import NameWords
from digest.model import EntityKind
from digest.reading.names.matches import Match
from digest.reading.names.tokens import Token

_PARTING = frozenset(".!?;:()")
"""Signs that part what stands near each other."""


class Span(msgspec.Struct):
    """A stretch of words that is a name. ``kind`` None = consumed, but nobody and nowhere (a street, a ship)."""

    first: int
    last: int
    """Number of the word after the last one."""
    kind: EntityKind | None
    rule: str
    known: Known | None = None
    tentative: bool = False
    confirmed: bool = False
    """Was tentative until a trained pipeline agreed."""
    inner: int = 0
    """How many words at the beginning belong to the mention but not to the name (``torrente``)."""
    short: str = ""
    """An acronym introduced in brackets."""
    government: bool = False
    called: str = ""
    """The name concluded from the whole text where the words alone are not one (``Comune`` for the Comune di Urbino)."""
    lost: tuple[Span, ...] = ()
    """What other rules proposed from the same word on."""


@dataclass(slots=True)
class Surroundings:
    """A text's words with what is known of them; the rules look around in it."""

    text: str
    tokens: Sequence[Token]
    matches: dict[int, Match]
    words: NameWords
    knowledge: Knowledge
    language: str
    sports: bool = False
    """A sports report, where a city may be its team and a lone name a player."""
    role_starts: dict[int, int | None] = field(default_factory=dict)
    """Remembers answers of ``role_before``."""
    chain_ends: dict[int, int] = field(default_factory=dict)
    """Remembers answers of ``chain_end``."""
    named: set[str] = field(default_factory=set)
    """Remembers the ids of all that the text names, for the reading of offices."""
    things: set[str] = field(default_factory=set)
    """The names of the exercises, ships and works of the text: nobody's and nowhere wherever they stand."""
    told: set[str] = field(default_factory=set)
    """Remembers the ids of all that the text calls by a name of theirs alone."""

    def low(self, number: int) -> str:
        """The folded word at a place, empty outside the text."""
        try:
            return self.tokens[number].low if number >= 0 else ""
        except IndexError:
            return ""

    def joined(self, number: int) -> bool:
        """Whether a word and the one before it may belong to one name."""
        try:
            return number > 0 and self.tokens[number].joined
        except IndexError:
            return False

    def near(self, number: int) -> bool:
        """Whether a word stands in the same sentence as the one before it, with at most a comma or a quotation mark between."""
        if not 0 < number < len(self.tokens):
            return False
        token, before = self.tokens[number], self.tokens[number - 1]
        gap = token.gap
        if before.low in self.words.persons.honorifics or before.shape == "I":
            gap = gap.replace(".", "")
        return token.block == before.block and not token.first and _PARTING.isdisjoint(gap)

    def capital(self, number: int) -> bool:
        """Whether the word at a place begins with a capital."""
        return 0 <= number < len(self.tokens) and self.tokens[number].capital

    def name_word(self, number: int) -> bool:
        """Whether the word at a place can be part of a name: capitalised, no calendar word, no function word where capitals say nothing."""
        if not self.capital(number):
            return False
        token = self.tokens[number]
        return token.low not in self.words.calendar and not (token.low in self.words.function_words and (token.first or token.heading))

    def surface(self, first: int, last: int) -> str:
        """The words as the text writes them, white space folded, words broken at line ends joined."""
        parts = [self.tokens[first].text]
        for token in self.tokens[first + 1 : last]:
            parts += ["-" if token.gap[:1] in ("-", "‐") and "\n" in token.gap else token.gap, token.text]
        return " ".join("".join(parts).split())

    def key(self, first: int, last: int) -> str:
        """The folded words joined by single spaces."""
        return " ".join([token.low for token in self.tokens[first:last]])
