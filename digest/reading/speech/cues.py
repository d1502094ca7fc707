"""The words of a text as reading quotations needs them, and the turns of phrase that make words in quotation marks somebody's speech.

A ``Cue`` is a verb or turn of saying at a place; who is its subject is not asked here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import msgspec

from digest.lang.speech import SpeechWords, VerbForms

_WORD = re.compile(r"(?=[^ ])(?:[^\W_]+(?:-[^\W_]+)*['’]?|[^\w\s*])")
_VOWELS = {"a": "à", "e": "è", "i": "ì", "o": "ò", "u": "ù"}
_ENCLITIC = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je)$")
LONGEST_TURN = 7
"""Words between an auxiliary and its participle that are looked at."""


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """A word for comparing: lower case, no apostrophe, one kind of accented e (papers type ``perché`` and ``perchè``)."""
    return word.lower().strip("'’").replace("é", "è")


@lru_cache(maxsize=65_536)
def _form(word: str) -> tuple[str, bool, bool]:
    """A word folded, whether it begins with a capital, and whether its apostrophe may stand for an accent."""
    folded = fold(word) or word
    return folded, word[0].isupper(), len(word) > 1 and word[-1] in "'’" and folded[-1] in _VOWELS and folded not in ("po", "mo", "ca")


class TextWords:
    """The words and punctuation signs of a text with their offsets, folded. Words typed with an apostrophe for an accent get the accent."""

    def __init__(self, text: str, stretches: Iterable[tuple[int, int]], apocopes: frozenset[str]) -> None:
        found = [word for first, last in stretches for word in _WORD.finditer(text, first, last)]
        forms = [_form(word[0]) for word in found]
        spans = [word.span() for word in found]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.folded = [folded for folded, _, _ in forms]
        self.capital = [capital for _, capital, _ in forms]
        for place in [place for place, (_, _, elided) in enumerate(forms) if elided]:
            folded = self.folded[place]
            if folded in apocopes or len(folded) > 3 or folded == "e":
                end = self.ends[place]
                follows = text[end : end + 1]
                if not follows.isalnum() and follows != "'":
                    self.folded[place] = folded[:-1] + _VOWELS[folded[-1]]

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """Number of the first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)


class Cue(msgspec.Struct, frozen=True):
    """A verb or turn of saying: words ``first`` to ``last``, both included."""

    first: int
    last: int
    form: str
    """``finite``, ``compound``, ``phrase``, ``gerund``, ``infinitive`` or ``participle``."""
    judging: bool
    """Gives somebody's word for a thing, like ``definisce``: what follows it may be a thing and no subject."""
    plural: bool = False


class CueWords:
    """The cue tables of a language, ready for looking up."""

    def __init__(self, words: SpeechWords) -> None:
        self.finite: set[str] = set()
        self.participle: set[str] = set()
        self.gerund: set[str] = set()
        self.infinitive: set[str] = set()
        self.judging: set[str] = set()
        for group in words.verbs.classes:
            for stem in (*group.speaking, *group.judging):
                for forms, endings in (
                    (self.finite, group.endings.finite),
                    (self.participle, group.endings.participle),
                    (self.gerund, group.endings.gerund),
                    (self.infinitive, group.endings.infinitive),
                ):
                    made = {fold(stem + ending) for ending in endings}
                    forms |= made
                    if stem in group.judging:
                        self.judging |= made
        self._take(words.verbs.irregular)
        self._take(words.verbs.irregular_judging)
        for written in _all_forms(words.verbs.irregular_judging):
            self.judging |= {fold(form) for form in written}
        self.auxiliaries = frozenset(map(fold, words.verbs.auxiliaries))
        self.between = frozenset(map(fold, words.verbs.between))
        self.nouns = frozenset(map(fold, words.verbs.also_nouns))
        self.not_before = frozenset(map(fold, words.verbs.never_after))
        self.verb_endings = words.verbs.verb_endings
        self.leading = frozenset(map(fold, words.verbs.leading))
        self.introducing = frozenset(map(fold, words.verbs.introducing))
        self.phrases = PhraseTable(words.verbs.phrases)
        self.judging_phrases = PhraseTable(words.verbs.judging_phrases)
        verbs = (self.finite, self.participle, self.gerund, self.infinitive, self.auxiliaries, self.introducing)
        self._phrase_words = frozenset().union(self.phrases.first_words, self.judging_phrases.first_words)
        self._first_words = self._phrase_words.union(*verbs)
        """With which a cue may begin, enclitics aside."""

    def _take(self, forms: VerbForms) -> None:
        self.finite |= {fold(word) for word in forms.finite}
        self.participle |= {fold(word) for word in forms.participle}
        self.gerund |= {fold(word) for word in forms.gerund}
        self.infinitive |= {fold(word) for word in forms.infinitive}

    def at(self, words: Sequence[str], place: int, end: int) -> Cue | None:
        """The cue that begins at a word, if one does; it ends before ``end``."""
        if place >= end or (words[place] not in self._first_words and "-" not in words[place]):
            return None
        word = words[place]
        if word in self._phrase_words:
            for table, judging in ((self.judging_phrases, True), (self.phrases, False)):
                last = table.match(words, place, end)
                if last is not None:
                    return Cue(place, last, "phrase", judging)
        led = self._led(words, place, end)
        if led is not None:
            return led
        if word in self.auxiliaries:
            stop = min(end, place + LONGEST_TURN)
            for at in range(place + 1, stop):
                if words[at] in self.participle:
                    return Cue(place, at, "compound", words[at] in self.judging)
                if words[at] not in self.between and words[at] not in self.auxiliaries and words[at] != ",":
                    break
            return None
        if "-" in word:
            word = _ENCLITIC.sub("", word)
        if word in self.finite and not (word in self.nouns and self._is_noun(words, place)):
            return Cue(place, place, "finite", word in self.judging)
        if word in self.gerund:
            return Cue(place, place, "gerund", word in self.judging)
        if word in self.infinitive:
            return Cue(place, place, "infinitive", word in self.judging)
        if word in self.participle:
            return Cue(place, place, "participle", word in self.judging)
        return None

    def _is_noun(self, words: Sequence[str], place: int) -> bool:
        """Whether a form that is a noun or an adjective as well is one here: ``la nota``, ``una minaccia specifica``."""
        if not place or words[place - 1] in self.not_before:
            return place > 0
        return place > 1 and words[place - 1] in self.nouns and words[place - 2] in self.not_before

    def _led(self, words: Sequence[str], place: int, end: int) -> Cue | None:
        """The infinitive to which a verb leads that leaves the speaker its subject: ``si è limitato a ricordare``, ``vuole precisare``."""
        stop = min(end, place + LONGEST_TURN)
        at = place
        compound = words[at] in self.auxiliaries
        while (
            compound
            and at + 1 < stop
            and words[at] not in self.introducing
            and (words[at] in self.auxiliaries or words[at] in self.between)
        ):
            at += 1
        if words[at] not in self.introducing:
            return None
        for following in range(at + 1, stop):
            if words[following] in self.infinitive:
                return Cue(place, following, "compound" if compound else "finite", words[following] in self.judging)
            if words[following] not in self.leading and words[following] not in self.between:
                return None
        return None


def _all_forms(forms: VerbForms) -> tuple[frozenset[str], ...]:
    return forms.finite, forms.participle, forms.gerund, forms.infinitive


class PhraseTable:
    """Turns of several words, looked up by their first word, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            parts = tuple(fold(found[0]) or found[0] for found in _WORD.finditer(phrase))
            self._by_first.setdefault(parts[0], []).append(parts)
        for parts_list in self._by_first.values():
            parts_list.sort(key=lambda parts: (-len(parts), parts))

    @property
    def first_words(self) -> Iterable[str]:
        """The words with which a turn begins."""
        return self._by_first.keys()

    def match(self, words: Sequence[str], place: int, end: int) -> int | None:
        """Number of the last word of the longest turn that begins at a word and ends before ``end``."""
        if place >= end:
            return None
        begun = self._by_first.get(words[place])
        if begun is None:
            return None
        for parts in begun:
            last = place + len(parts)
            if last <= end and tuple(words[place:last]) == parts:
                return last - 1
        return None

    def match_ending(self, words: Sequence[str], start: int, end: int) -> int | None:
        """Number of the first word of a turn that ends right before ``end`` and begins at ``start`` or later."""
        for place in range(max(start, end - LONGEST_TURN), end):
            if self.match(words, place, end) == end - 1:
                return place
        return None


@cache
def cue_words(words: SpeechWords) -> CueWords:
    """The looked-up form of a language's cue tables, made once."""
    return CueWords(words)
