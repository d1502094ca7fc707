"""Where a text uses names that the knowledge base holds: the longest name at each place, one pass, capitals checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from digest.kb.aliases import Name, NameIndex
from digest.kb.knowledge import Knowledge, Known
from digest.lang.names import NameWords
from digest.model import EntityKind
from digest.reading.names.tokens import Token

_WORD = re.compile(r"[^\W_]+")


_ROMAN = re.compile(r"[IVXLC]{2,5}")
_ELIDED = frozenset(["all", "dell", "dall", "nell", "sull"])


class Match(msgspec.Struct, frozen=True):
    """A stretch of words that is a name of one or several entries."""

    first: int
    last: int
    """Number of the word after the last one."""
    entries: tuple[Known, ...]
    weak: bool = False


def find_matches(tokens: Sequence[Token], knowledge: Knowledge, language: str, words: NameWords) -> dict[int, Match]:
    """Matches by the number of their first word, not overlapping. Weak names are marked; whether they count is decided later."""
    found: dict[int, Match] = {}
    index, total = knowledge.names, len(tokens)
    reaches = index.reaches([token.low for token in tokens])
    free = 0
    for number, reach in enumerate(reaches):
        low = tokens[number].low
        if number < free or not (reach or low in _ELIDED):
            continue
        if low in _ELIDED and number + 1 < total and (match := _after_elision(tokens, number, index, language)):
            found[match.first] = match
            free = match.last
            continue
        match = _longest(tokens, number, min(reach, total - number), index, language, words) if reach else None
        if match is not None and low in words.articles:
            match = _behind_article(tokens, match, index, language, words)
        if match is not None:
            found[number] = match
            free = number + 1 if match.weak else match.last
    return found


def entries_at(
    tokens: Sequence[Token], first: int, last: int, knowledge: Knowledge, language: str, words: NameWords
) -> list[tuple[Known, bool]]:
    """All entries that go by exactly these words, and whether only by a weak name; those with a strong name first."""
    part = tokens[first:last]
    names = knowledge.names.lookup(" ".join([token.low for token in part]))
    if not names:
        return []
    strong = _in_language([name for name in names if not name.weak and _fits(name, part, words)], language)
    weak = _unique([name for name in names if name.weak and name.language in (language, "*")])
    return [*((known, False) for known in strong), *((known, True) for known in weak if known not in strong)]


def _behind_article(tokens: Sequence[Token], match: Match, index: NameIndex, language: str, words: NameWords) -> Match | None:
    """None where a longer name begins behind the article that a name begins with: the ``Centro funzionale`` is not the paper ``il Centro``."""
    after = match.first + 1
    if match.last != after + 1:
        return match
    reach = min(index.reach(tokens[after].low), len(tokens) - after)
    longer = _longest(tokens, after, reach, index, language, words) if reach > 1 else None
    return None if longer is not None and longer.last > match.last and not longer.weak else match


def _after_elision(tokens: Sequence[Token], number: int, index: NameIndex, language: str) -> Match | None:
    """``dell'Aquila`` for L'Aquila: inside a sentence the article of a town's name is another one."""
    after = tokens[number + 1]
    if after.gap not in ("'", "’") or not after.capital or after.block != tokens[number].block:
        return None
    names = [name for name in index.lookup(f"l {after.low}") if name.known.kind is EntityKind.PLACE]
    return Match(number + 1, number + 2, _in_language(names, language)) if names else None


def _longest(tokens: Sequence[Token], number: int, reach: int, index: NameIndex, language: str, words: NameWords) -> Match | None:
    lookup = index.lookup
    key = tokens[number].low
    found = [(1, names)] if (names := lookup(key)) else []
    for length in range(2, reach + 1):
        token = tokens[number + length - 1]
        if not token.joined:
            break
        if length == 2 and tokens[number].first and key in words.persons.born and token.low in words.persons.born_before:
            return None
        key = f"{key} {token.low}"
        if length == 2 and not index.begins(key):
            break
        if names := lookup(key):
            found.append((length, names))
    weak: Match | None = None
    for length, names in reversed(found):
        part = tokens[number : number + length]
        fitting = [name for name in names if _fits(name, part, words)]
        strong = _in_language([name for name in fitting if not name.weak], language)
        if strong:
            return Match(number, number + length, strong)
        if weak is None and (loose := [name for name in names if name.weak and name.language in (language, "*")]):
            weak = Match(number, number + length, _unique(loose), weak=True)
    return weak


def _in_language(names: Sequence[Name], language: str) -> tuple[Known, ...]:
    if len(names) == 1 and language == "it":
        return (names[0].known,)
    own = [name for name in names if name.language in (language, "*")]
    # A small municipality is known to its own country's press alone: elsewhere its name is more often a word.
    other = [name for name in names if language == "it" or name.known.type != "municipality"]
    return _unique([name for name in own if language == "it" or name.known.type != "municipality"] or other)


def _unique(names: Sequence[Name]) -> tuple[Known, ...]:
    return tuple({name.known.id: name.known for name in names}.values())


def _fits(name: Name, part: Sequence[Token], words: NameWords) -> bool:
    written = surface_words(name.surface)
    first = part[0]
    if "&" in name.surface and not any("&" in token.gap for token in part[1:]):
        return False
    if len(part) == 1:
        return _fits_alone(written[0], first, words)
    if written[0][0].isupper() and not first.capital:
        # ``dell'Aquila`` for L'Aquila, ``del Cairo`` for Il Cairo: the article of a name may be another one inside a sentence.
        return False
    if first.low in words.articles and not part[1].capital:
        return False
    if words.capitalised_adjectives and any(word[0].isupper() and token.shape == "x" for word, token in zip(written, part, strict=False)):
        # ``a British museum``: English writes every noun of a name with a capital.
        return False
    return first.capital or any(token.capital for token in part) or not any(word[0].isupper() for word in written)


def _fits_alone(written: str, token: Token, words: NameWords) -> bool:
    if not written[0].isupper():
        return written == token.text
    if not token.capital or token.low in words.saints or (len(written) <= 4 and written.isascii() and not token.text.isascii()):
        return False
    if token.shape == "A" and not written.isupper() and _ROMAN.fullmatch(token.text):
        # ``nel IV secolo`` is not the party Iv.
        return False
    if token.low in words.function_words or token.low in words.calendar:
        return token.shape == "A" and written.isupper() and not token.heading
    if written.isupper() and len(written) > 1 and token.shape == "X":
        # Italian papers write ``Nato``, ``Ue``; English ones only acronyms that are spoken as words.
        return len(written) >= 4 or not words.capitalised_adjectives
    return not (token.shape == "I" and len(written) > 1)


@lru_cache(maxsize=65_536)
def surface_words(surface: str) -> tuple[str, ...]:
    """The words of a name as it is written in the knowledge base."""
    return tuple(_WORD.findall(surface))
