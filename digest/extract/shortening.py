"""Shortens a sentence to a headline: which words can go, and where a sentence may be cut.

Written as Italian desks shorten: the role before a name goes, subordinate openings, insertions and closings go, the cut is made where a
clause ends and never after an article, a preposition or inside a quotation. No word is added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from digest.reading.layout.line_shapes import OPENING_QUOTES, Vocabulary, fold, is_capitalised

LONGEST, SHORTEST = 98, 25
"""Characters of a derived headline; the shortest only limits cutting, a lede may be shorter."""
_STILL_WHOLE = 125
"""Characters a headline may have when there is no good place to stop within ``LONGEST``."""
PAIRS = {"«": "»", "“": "”", "„": "“", "(": ")", "[": "]", "‹": "›"}
"""Marks that open, with those that close them."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the lede that is still in use; the end may leave out punctuation."""

    start: int
    end: int
    text: str
    bare: str
    """Folded, without punctuation around it."""


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words between two offsets; a word broken at a line end is one."""
    found: list[Token] = []
    for word in _WORD.finditer(text, start, end):
        if found and _is_broken(text, found[-1], word):
            whole = found[-1].text[:-1] + word[0]
            found[-1] = Token(found[-1].start, word.end(), whole, _bare(whole))
            continue
        found.append(Token(word.start(), word.end(), word[0], _bare(word[0])))
    return found


def _bare(word: str) -> str:
    return fold(word).strip(".,;:!?…«»“”\"'()[]-–—")


def _is_broken(text: str, before: Token, word: re.Match[str]) -> bool:
    """A word broken at the end of a line."""
    return before.text.endswith("-") and len(before.text) > 1 and word[0][:1].islower() and "\n" in text[before.end : word.start()]


def length(tokens: list[Token]) -> int:
    """Characters of the words as one line, without the full stop."""
    return sum(len(token.text) for token in tokens) + max(0, len(tokens) - 1) - (bool(tokens) and tokens[-1].text.endswith("."))


def joined(tokens: list[Token]) -> str:
    """The words as one line."""
    return " ".join(token.text for token in tokens)


def spans(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Offsets of the words in use; neighbours with only white space between them are one stretch."""
    spans: list[tuple[int, int]] = []
    for token in tokens:
        if spans and not text[spans[-1][1] : token.start].strip():
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return spans


def _shorter(token: Token, text: str) -> Token:
    """The token without punctuation at its end."""
    return replace(token, end=token.start + len(text), text=text)


def without_opening(tokens: list[Token], words: Vocabulary) -> list[Token]:
    """The sentence without ``Alla vigilia della riunione, ``, if a main clause of its own follows the comma."""
    opening = " ".join(token.bare for token in tokens[:6])
    if not opening.startswith(tuple(phrase + " " for phrase in words.words.openings)):
        return tokens
    for place, token in enumerate(tokens[:28]):
        if not token.text.endswith(",") or place + 6 > len(tokens):
            continue
        after = tokens[place + 1]
        starts = after.bare in words.words.place_articles or after.bare in words.titles or is_capitalised(after.text)
        elided = after.bare[:2] in ("l'", "un")
        if (starts or elided) and not after.bare.endswith(words.words.gerunds) and _has_verb(tokens[place + 1 :], words):
            return tokens[place + 1 :]
    return tokens


def without_role(tokens: list[Token], words: Vocabulary) -> list[Token]:
    """``Il segretario generale dell'Unione, Nome Cognome, ha detto`` -> ``Nome Cognome ha detto``; ``Nome Cognome, sindaco, dice`` likewise."""
    if length(tokens) <= LONGEST:
        return tokens
    commas = [place for place, token in enumerate(tokens[:22]) if token.text.endswith(",")]
    if len(commas) < 2:
        return tokens
    first, second = commas[0], commas[1]
    role, apposition = tokens[: first + 1], tokens[first + 1 : second + 1]
    if not 1 <= len(apposition) <= 9 or not _has_verb(tokens[second + 1 : second + 5], words):
        return tokens
    if _has_verb(role, words):
        return tokens
    if _is_name(apposition, words) and (role[0].bare in words.titles or role[0].bare[:2] == "l'"):
        last = _shorter(apposition[-1], apposition[-1].text[:-1])
        return [*apposition[:-1], last, *tokens[second + 1 :]]
    if not _is_name(apposition, words) and len(role) <= 8:
        last = _shorter(role[-1], role[-1].text[:-1])
        return [*role[:-1], last, *tokens[second + 1 :]]
    return tokens


def without_insertion(tokens: list[Token], words: Vocabulary) -> list[Token]:
    """``Il 3 marzo, mentre la piazza era piena, il sindaco ha detto`` without the clause between the commas, when the verb comes after it."""
    if length(tokens) <= LONGEST:
        return tokens
    commas = [place for place, token in enumerate(tokens[:40]) if token.text.endswith(",")]
    for first, second in pairwise(commas):
        inside, after = tokens[first + 1 : second + 1], tokens[second + 1 : second + 12]
        clause = (
            first <= 7 and inside[0].bare in words.words.clauses and not _has_verb(tokens[: first + 1], words) and _has_verb(after, words)
        )
        verb = next((place for place, token in enumerate(tokens[: first + 1]) if _is_verb(token, words)), None)
        # ``ha annunciato, nel corso di un incontro, lo stanziamento``; ``È stato inaugurato, alla presenza del sindaco, il ponte``.
        awaited = (
            verb is not None
            and (first - verb <= 1 or verb == 0)
            and not any(_opens_noun(token, words) for token in tokens[verb + 1 : first + 1])
            and second + 1 < len(tokens)
            and _opens_noun(tokens[second + 1], words)
            and (inside[0].bare in words.words.clauses or _is_preposition(inside[0], words))
        )
        aside = len(inside) <= 14 and not _has_verb(inside, words) and _has_verb(after[:1], words) and second - first > 1
        if clause or aside or awaited:
            last = _shorter(tokens[first], tokens[first].text[:-1])
            return [*tokens[:first], last, *tokens[second + 1 :]]
    return tokens


def _is_name(tokens: list[Token], words: Vocabulary) -> bool:
    capitals = sum(is_capitalised(token.text) for token in tokens)
    return capitals >= 2 and all(is_capitalised(token.text) or token.bare in words.particles for token in tokens)


def _has_verb(tokens: list[Token], words: Vocabulary) -> bool:
    return any(_is_verb(token, words) for token in tokens)


def _is_verb(token: Token, words: Vocabulary) -> bool:
    if token.bare in words.words.verbs:
        return True
    return len(token.bare) > 4 and token.text[:1].islower() and token.bare.endswith(words.words.verb_endings)


def cut(tokens: list[Token], words: Vocabulary) -> list[Token]:
    """The tokens up to the best place to stop within the longest length.

    Without a good place a sentence that is little longer stays whole; others are cut at a good place a little later, else at the last word
    that is not torn from what follows.
    """
    best, last = _best_cut(tokens, words, LONGEST)
    if not best and length(tokens) <= _STILL_WHOLE:
        return tokens
    best = best or _best_cut(tokens, words, _STILL_WHOLE)[0]
    return tokens[: best or last or min(len(tokens), 8)]


def _best_cut(tokens: list[Token], words: Vocabulary, longest: int) -> tuple[int, int]:
    """How many tokens to keep at the best place to stop, and at the last bearable one; 0 where there is none."""
    verb = next((place for place, token in enumerate(tokens) if _is_verb(token, words)), None)
    best, best_score = 0, 0.0
    last = 0
    # A lede that opens with a quotation may be cut inside it: the mark is closed again.
    spoken = bool(tokens) and tokens[0].text[:1] in OPENING_QUOTES
    if spoken:
        verb = None
    reached = depth = 0
    for place, token in enumerate(tokens[:-1]):
        reached += len(token.text) + (place > 0)
        depth += sum(token.text.count(opener) - token.text.count(closer) for opener, closer in PAIRS.items())
        if reached > longest:
            break
        if token.bare in words.dangling or token.bare.endswith("'") or depth > spoken or place < 2:
            continue
        if joined(tokens[: place + 1]).count('"') % 2 and not spoken:
            continue
        following = tokens[place + 1]
        torn = following.bare in words.words.tight or _opens_noun(following, words) or _is_verb(token, words) or token.bare.isdigit()
        if not torn:
            last = place + 1
        score = _stop_score(tokens, place, verb, reached, words)
        if score > best_score:
            best, best_score = place + 1, score
    return best, last


def _opens_clause_without_verb(tokens: list[Token], words: Vocabulary) -> bool:
    """``che lo scorso ottobre``: a clause has begun and its verb has not come."""
    begun = [place for place, token in enumerate(tokens) if token.bare in words.words.clauses and not _is_preposition(token, words)]
    return bool(begun) and begun[-1] < len(tokens) - 1 and not _has_verb(tokens[begun[-1] + 1 :], words)


def _opens_noun(token: Token, words: Vocabulary) -> bool:
    """An article: what it opens belongs to the word before it (``conquista`` ``la semifinale``)."""
    return token.bare in words.words.place_articles or token.bare in words.words.articles or token.bare[:2] == "l'"


def _stop_score(tokens: list[Token], place: int, verb: int | None, reached: int, words: Vocabulary) -> float:
    """How well a headline ends after this word: what follows matters, then the length; 0 = not at all."""
    token, following = tokens[place], tokens[place + 1]
    colon = token.text.endswith((":", ";")) or following.text in ("–", "—", "-")
    comma = token.text.endswith(",")
    if reached < SHORTEST:
        return 0.0
    if verb is not None and place <= verb and not colon:
        return 0.0
    if not comma and not colon and following.bare.startswith(tuple(one for one in words.words.tight if one.endswith("'"))):
        return 0.0
    if not comma and not colon and following.bare in words.words.tight:
        return 0.0
    # What a sentence that opens with its verb is about stands after the verb, and a clause after it is part of what is said.
    inverted = verb is not None and verb <= 1 and _is_verb(tokens[0], words)
    if inverted and not colon and not any(_opens_noun(one, words) or is_capitalised(one.text) for one in tokens[1 : place + 1]):
        return 0.0
    if verb is not None and _opens_clause_without_verb(tokens[max(verb + 1, place - 5) : place + 1], words):
        return 0.0
    # ``ha chiesto di sostenere``: whom or what, is still to come.
    led = tokens[place - 1].bare in words.words.tight or _is_preposition(tokens[place - 1], words)
    if led and not colon and token.bare.endswith(words.words.infinitives) and token.text[:1].islower():
        return 0.0
    strength = 0.0
    pair = f"{following.bare} {tokens[place + 2].bare}" if place + 2 < len(tokens) else following.bare
    preposition = _is_preposition(following, words)
    if colon and place >= 3:
        strength = 3.0
    elif comma:
        strength = 2.6 if following.bare.endswith(words.words.gerunds) else 2.0
        if verb is not None and place - verb < 2:
            strength = 0.0
    elif following.bare in words.words.clauses or pair in words.words.clauses:
        strength = (1.3 if preposition else 1.6) if verb is None or place - verb >= 2 else 0.0
        if inverted and not preposition and following.bare not in words.words.openings:
            strength *= 0.3
    elif following.bare in words.words.and_words:
        strength = 1.5 if place + 2 < len(tokens) and _is_verb(tokens[place + 2], words) else 0.0
    elif verb is None or place - verb >= 3:
        strength = 1.1 if preposition else 0.0
    if _is_verb(token, words):
        strength *= 0.5
    return strength + (1.3 * reached / LONGEST if strength else 0.0)


def _is_preposition(token: Token, words: Vocabulary) -> bool:
    return token.bare in words.words.prepositions or _elided(token.bare) in words.words.prepositions


def _elided(bare: str) -> str:
    """``nell'`` of ``nell'aula``; empty for a word without apostrophe."""
    head, mark, _ = bare.partition("'")
    return head + mark if mark else ""


def trimmed(tokens: list[Token]) -> list[Token]:
    """Without the punctuation at the end that a headline does not bear."""
    while tokens and not any(character.isalnum() for character in tokens[-1].text):
        tokens = tokens[:-1]
    if not tokens:
        return tokens
    last = tokens[-1]
    text = last.text.rstrip(",;:–—-")
    if text.endswith(".") and not text.endswith("..") and len(text) > 3:
        text = text[:-1]
    elif text.endswith((".»", ".”", '."')):
        return tokens
    return [*tokens[:-1], _shorter(last, text)] if text else tokens[:-1]


def whole(text: str) -> bool:
    """Every mark that opens is closed."""
    return all(text.count(opener) == text.count(closer) for opener, closer in PAIRS.items() if opener != "„")
