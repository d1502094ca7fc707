"""Which names are so nearly the same that one may be the other one mistyped. Says that they are alike, never that they are one.

A slip of the keyboard changes, drops, doubles or swaps a letter inside one word of a name and leaves the rest alone; a transcription from
another alphabet wavers in vowels and ``y``. What Italian and English inflect (``Paolo``/``Paola``, ``Commissione``/``Commissioni``) and two
words that are both in use (``Marco``/``Mario``, two common surnames, two towns) are different names, not slips.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, TypeVar

from digest.kb.knowledge import Knowledge

T = TypeVar("T", bound=Hashable)

Words = tuple[str, ...]
"""The folded words of a name (``digest.kb.aliases.key_of`` split at its spaces)."""
InUse = Callable[[str], bool]
"""Whether a folded word is a name in its own right: a common first name or surname, a town."""

_SHORTEST = 6
"""Letters of the shorter word from which one letter may be a slip; shorter words are one letter from too many others."""
_SHORTEST_ALONE = 8
"""The same for a name of one word, which nothing beside it confirms."""
_LONG = 9
"""Letters from which two letters may be a slip, when the consonants agree."""
_LONGEST = 30
"""Letters of the longest word that is compared: what is longer is no word of a name."""
_JOINED = 80
"""Letters of a name, its words joined, by which names with other spaces meet."""
_FEW = 8
"""Names of one frame that are simply compared."""
_LOOKED_AT = 40
"""Names that share one key and are compared: a bound for collections made to be slow."""

_LOOSE = re.compile(r"[aeiouyjhw]")
_DOUBLED = re.compile(r"(.)\1+")
_NUMERAL = re.compile(r"[ivxlcdm]+")
_ENDING = re.compile(r"(?:h?[aeio]|i[aeo]|e?s)$")
"""What gender and number change: ``-o -a -i -e``, ``-ca -che``, ``-io``, a plural ``-s``."""


def words_in_use(knowledge: Knowledge) -> InUse:
    """Words that are names in their own right: common first names and surnames, and whatever is a whole name in the knowledge base."""

    def in_use(word: str) -> bool:
        return bool(knowledge.first_name(word)) or knowledge.surname(word) or any(not name.weak for name in knowledge.names.lookup(word))

    return in_use


def mistyped(one: Words, other: Words, in_use: InUse) -> bool:
    """Whether two names may be one of which a word is mistyped, or whose words are joined (``De Luca``, ``Deluca``)."""
    if one == other or not one or not other:
        return False
    if len(one) != len(other):
        return "".join(one) == "".join(other) and len("".join(one)) >= _SHORTEST
    apart = [place for place in range(len(one)) if one[place] != other[place]]
    return len(apart) == 1 and slip(one[apart[0]], other[apart[0]], in_use, alone=len(one) == 1)


def slip(one: str, other: str, in_use: InUse, *, alone: bool = False) -> bool:
    """Whether two words are one word with a slip: one letter apart or, when long, two vowels apart."""
    shorter = min(len(one), len(other))
    if one == other or max(len(one), len(other)) > _LONGEST:
        return False
    if shorter < (_SHORTEST_ALONE if alone else _SHORTEST) or one[0] != other[0] or not (one.isalpha() and other.isalpha()):
        return False
    if _ENDING.sub("", one) == _ENDING.sub("", other) or (_NUMERAL.fullmatch(one) and _NUMERAL.fullmatch(other)):
        return False
    if in_use(one) and in_use(other):
        return False
    if one_letter_apart(one, other):
        return True
    return not alone and shorter >= _LONG and _skeleton(one) == _skeleton(other) and _two_letters_apart(one, other)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two different words differ by one letter changed, left out or put in, or by two neighbours swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    place = _shared(one, other)
    if len(one) < len(other):
        return one[place:] == other[place + 1 :]
    swapped = one[place : place + 2] == other[place : place + 2][::-1]
    return one[place + 1 :] == other[place + 1 :] or (swapped and one[place + 2 :] == other[place + 2 :])


class LikeNames(Generic[T]):
    """Names by what stays of them when one word is taken out, so that a name meets only those that it may be a slip of.

    The work grows with the names, not with their pairs.
    """

    def __init__(self, in_use: InUse) -> None:
        self._in_use = in_use
        self._frames: dict[Words, list[tuple[Words, T]]] = {}
        self._joined: dict[str, list[tuple[Words, T]]] = {}
        self._forms: dict[Words, dict[str, list[tuple[Words, T]]]] = {}
        """Large frames by the forms of the word in the gap; made when first asked for."""

    def add(self, words: Words, item: T) -> None:
        """Hold a name."""
        self._joined.setdefault(_together(words), []).append((words, item))
        for frame, _ in _frames(words):
            self._frames.setdefault(frame, []).append((words, item))
            self._forms.pop(frame, None)

    def like(self, words: Words) -> list[T]:
        """What is held under a name that may be this one mistyped, each once: other spaces first, then by the word that differs."""
        near = self._joined.get(_together(words), [])[:_LOOKED_AT]
        for frame, word in _frames(words):
            near += self._in_frame(frame, word)
        found: dict[T, None] = {}
        for theirs, item in near:
            if item not in found and mistyped(words, theirs, self._in_use):
                found[item] = None
        return list(found)

    def _in_frame(self, frame: Words, word: str) -> list[tuple[Words, T]]:
        """The names of a frame that are worth a look: all when they are few, else those that share a form of the word."""
        held = self._frames.get(frame, [])
        if len(held) <= _FEW:
            return held
        forms = self._forms.get(frame)
        if forms is None:
            forms = self._forms[frame] = {}
            gap = frame.index("")
            for name in held:
                for form in _forms(name[0][gap]):
                    forms.setdefault(form, []).append(name)
        return [name for form in _forms(word) for name in forms.get(form, ())[:_LOOKED_AT]]


def _together(words: Words) -> str:
    return "".join(words)[:_JOINED]


def _frames(words: Words) -> Iterator[tuple[Words, str]]:
    """Each word that may be mistyped with the frame around it: the other words, and an empty one in its place."""
    for place, word in enumerate(words):
        if _SHORTEST - 1 <= len(word) <= _LONGEST and word.isalpha():
            yield (*words[:place], "", *words[place + 1 :]), word


def _forms(word: str) -> list[str]:
    """A word, the word without each of its letters, and its consonants: two words that are a slip apart share one of these."""
    forms = [word, *(word[:letter] + word[letter + 1 :] for letter in range(len(word)))]
    if len(word) >= _LONG:
        forms.append("~" + _skeleton(word))
    return list(dict.fromkeys(forms))


def _skeleton(word: str) -> str:
    """A word's consonants, doubled ones once, without the letters that transcriptions disagree about."""
    return word[0] + _DOUBLED.sub(r"\1", _LOOSE.sub("", word[1:]))


def _two_letters_apart(one: str, other: str) -> bool:
    """Whether at most two letters are changed, left out or put in."""
    if abs(len(one) - len(other)) > 2:
        return False
    begin = _shared(one, other)
    one, other = one[begin:], other[begin:]
    end = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return _distance(one, other, 2) <= 2


def _distance(one: str, other: str, most: int) -> int:
    """The edit distance, as far as ``most``; words are short once their common ends are gone, or too far apart to go on."""
    if not one or not other:
        return len(one) + len(other)
    if one[0] == other[0]:
        return _distance(one[1:], other[1:], most)
    if most == 0:
        return 1
    return 1 + min(_distance(one[1:], other[1:], most - 1), _distance(one[1:], other, most - 1), _distance(one, other[1:], most - 1))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many letters two words begin with alike."""
    return next((place for place, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs), min(len(one), len(other)))
