"""How a quotation is tied to the text and to a speaker, and the fixed constructions of a language that tie it."""

from __future__ import annotations

from enum import IntEnum

import msgspec

from digest.lang.speech import SpeechWords
from digest.reading.speech.cues import PhraseTable
from digest.reading.speech.who import How, Who

SIGNS = frozenset(",–—-")
"""Signs that part a quotation from its cue."""


class Tie(IntEnum):
    """How closely a quotation is tied to what makes it speech."""

    NONE = 0
    CARRIED = 1
    """Only what stands in other sentences speaks for it."""
    SENTENCE = 2
    """A cue stands in the same sentence."""
    ADJACENT = 3
    """A cue or a colon meets the marks."""


class Attribution(msgspec.Struct, frozen=True):
    """How a quotation is tied to the text, and to whom. Words are numbers into the narration."""

    tie: Tie
    construction: str = ""
    who: Who | None = None
    cue: tuple[int, int] | None = None

    @property
    def rule(self) -> str:
        """The construction and how the speaker was found in it."""
        return self.construction + (self.who.how if self.who else "")

    @property
    def is_read(self) -> bool:
        """Whether the sentence itself names the speaker."""
        return (
            self.tie >= Tie.SENTENCE
            and self.who is not None
            and self.who.how in (How.NAME, How.UNNAMED)
            and self.construction not in ("free-verb", "interview-answer")
        )


class Frames:
    """The constructions of a language, ready for looking up. A preposition at the end of a frame stands for all its forms."""

    def __init__(self, words: SpeechWords) -> None:
        prepositions = words.persons.prepositions
        self.credit = PhraseTable(_bare(phrase, prepositions) for phrase in words.frames.credit)
        self.credit_before = PhraseTable(_bare(phrase, prepositions) for phrase in words.frames.credit_before)
        self.according = PhraseTable(_bare(phrase, prepositions) for phrase in words.frames.according)
        self.mouth = PhraseTable(_bare(phrase, prepositions) for phrase in words.frames.mouthpiece)
        self.possessive = PhraseTable(words.frames.according_possessive)
        self.written = PhraseTable(words.frames.written)
        self.weak_according = frozenset(words.frames.weak_according)
        self.beginnings_of_according = frozenset([*self.according.first_words, *self.possessive.first_words])


def _bare(phrase: str, prepositions: frozenset[str]) -> str:
    head, _, last = phrase.rpartition(" ")
    return head if head and last in prepositions else phrase
