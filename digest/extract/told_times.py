"""Which times of a text it tells as past, and which as coming: only where the clause itself says so, else neither.

Bounds of a publication date lean on the answers, so every doubt is a "neither": words of planning, verbs in the conditional, another clause in
between. Looks at no calendar and resolves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from digest.lang.bounds import BoundWords

_SENTENCE = 400
"""Characters before and after a time within which its sentence is looked for."""
_STOP = re.compile(r"[.!?…](?=[\s\"”»’']|$)|\n|;")
_COMMA = re.compile(r"[,:()\[\]–—|]")
_WORD = re.compile(r"[^\W\d_]+['’]?")
_LONG = 5
_NEAR_WORDS = 3
"""Words between an auxiliary and its participle, at most."""


class Told(IntEnum):
    """How the clause tells of a time."""

    PAST = -1
    OPEN = 0
    COMING = 1


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around a time, as far as they belong to it, and those of its whole sentence."""

    words: tuple[str, ...]
    before: tuple[str, ...]
    """Those of the clause that stand before the time."""
    sentence: tuple[str, ...]
    ahead: str
    """What stands right before the time, lower case."""


def plain(text: str) -> str:
    """Lower case with straight apostrophes, one character for each: offsets agree."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text).replace("’", "'")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between full stops, semicolons and line ends around a passage; at most 400 characters on each side."""
    begin = max(0, start - _SENTENCE)
    stops = [stop.end() for stop in _STOP.finditer(text, begin, start)]
    after = _STOP.search(text, end, min(len(text), end + _SENTENCE))
    return (stops[-1] if stops else begin), (after.start() if after else min(len(text), end + _SENTENCE))


def clause_of(text: str, start: int, end: int, words: BoundWords) -> Clause:
    """The clause of a time. One that opens its sentence, with a comma behind it, belongs to the clause that follows."""
    first, last = sentence_around(text, start, end)
    cuts = _cuts(words)
    before, after = plain(text[first:start]), plain(text[end:last])
    cut_before = [cut.end() for cut in cuts.finditer(before)]
    opening = before[cut_before[-1] :] if cut_before else before
    begin = 0
    if not _WORD.search(before) or len(_words(before)) <= 1:
        comma = _COMMA.match(after.lstrip())
        if comma:
            begin = len(after) - len(after.lstrip()) + comma.end()
    cut_after = cuts.search(after, begin)
    closing = after[: cut_after.start() if cut_after else len(after)]
    return Clause(
        (*_words(opening), "|", *_words(closing)),
        _words(opening),
        (*_words(before), "|", *_words(after)),
        before.rstrip(),
    )


def told(clause: Clause, words: BoundWords, *, participle: bool = True) -> Told:
    """How the clause tells of its time; with ``participle``, one that stands right before the time is enough (``fondata nel 1961``)."""
    sentence = [word for word in clause.sentence if word != "|"]
    if any(_doubtful(word, words) for word in sentence):
        return Told.OPEN
    coming = any(_coming(word, words) for word in clause.words)
    past = _past(clause.words, words) or (participle and _participle_right_before(clause, words))
    if coming and not past and not any(_history(word, words) for word in sentence):
        return Told.COMING
    if past and not coming and not any(_coming(word, words) for word in sentence) and not planned(sentence, words):
        return Told.PAST
    return Told.OPEN


def planned(sentence: Iterable[str], words: BoundWords) -> bool:
    """Whether a sentence is about what is planned or due."""
    return any(word.startswith(words.planning) for word in sentence)


def history(sentence: Iterable[str], words: BoundWords) -> bool:
    """Whether a sentence is told in the tense of history."""
    return any(_history(word, words) for word in sentence)


def has_past(sentence: tuple[str, ...], words: BoundWords) -> bool:
    """Whether any verb of a sentence tells of the past."""
    return _past(sentence, words)


def words_in(text: str) -> tuple[str, ...]:
    """The words of a stretch of text, lower case."""
    return _words(plain(text))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


@cache
def _cuts(words: BoundWords) -> re.Pattern[str]:
    breaks = "|".join(re.escape(phrase) for phrase in sorted(words.breaks, key=len, reverse=True))
    rows = [r"[,:()\[\]–—|]", rf"(?<![\w'])(?:{breaks})(?![\w'])"]
    if words.infinitives:
        purpose, infinitives = "|".join(words.purpose), "|".join(words.infinitives)
        rows.append(rf"(?<![\w'])(?:{purpose})\s+[^\W\d_]{{1,20}}(?:{infinitives})(?!\w)")
    return re.compile("|".join(rows))


def _past(clause: tuple[str, ...], words: BoundWords) -> bool:
    for place, word in enumerate(clause):
        if word in words.past_verbs or (len(word) >= _LONG and word.endswith(words.past_endings) and word not in words.not_past):
            return True
        if word in words.auxiliaries and any(_participle(other, words) for other in clause[place + 1 : place + 2 + _NEAR_WORDS]):
            return True
    return False


def _participle_right_before(clause: Clause, words: BoundWords) -> bool:
    near = clause.before[-1:]
    if not near or not _participle(near[0], words) or not clause.ahead.endswith(near[0]):
        return False
    return not any(word in words.passive for word in clause.before[-4:-1])


def _participle(word: str, words: BoundWords) -> bool:
    return word in words.participles or (len(word) >= _LONG and word.endswith(words.participle_endings) and word not in words.not_past)


def _coming(word: str, words: BoundWords) -> bool:
    return word in words.coming_verbs or (word.endswith(words.coming_endings) and word not in words.not_coming)


def _history(word: str, words: BoundWords) -> bool:
    return word in words.history_verbs or (
        bool(words.history_endings) and len(word) > 3 and word.endswith(words.history_endings) and word not in words.not_history
    )


def _doubtful(word: str, words: BoundWords) -> bool:
    return bool(words.doubtful_endings) and word.endswith(words.doubtful_endings)
