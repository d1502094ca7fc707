"""A headline for a text that has none, made of the lede's own words: ``Speaker: «quotation»`` or the first sentence, shortened.

Written as Italian desks shorten: the role before a name goes, subordinate openings and closings go, the cut is made where a clause ends and
never after an article, a preposition or inside a quotation. No word is added but the speaker's name and colon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from digest.lang.summary import load_summary_words
from digest.model import BlockKind, Headline, HeadlineKind, Quotation, QuotationKind, SpeakerKind
from digest.reading.article import Article
from digest.reading.line_shapes import OPENING_QUOTES, Vocabulary, fold, is_capitalised, vocabulary
from digest.reading.sentences import sentences
from digest.values import Basis, Candidate, Passage, Sourced

LONGEST, SHORTEST = 98, 25
"""Characters of a derived headline; the shortest only limits cutting, a lede may be shorter."""
_LEDE = 1500
"""Characters of the first paragraph that are looked at."""
_WORD = re.compile(r"\S+")
_FEWEST, _MOST = 4, 16
"""Words of a quotation that can stand in a headline."""
_PAIRS = {"«": "»", "“": "”", "„": "“", "(": ")", "[": "]", "‹": "›"}
_INSIDE = ".…!?"


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the lede that is still in use; the end may leave out punctuation."""

    start: int
    end: int
    text: str
    bare: str
    """Folded, without punctuation around it."""


def derived_headlines(article: Article) -> list[Candidate[Headline]]:
    """All headlines the lede gives, best first: an attributed quotation in its first sentences, the first sentence shortened."""
    words = vocabulary(article.pack.layout, article.pack.code)
    lede = next((block.passage for block in article.blocks if block.kind is BlockKind.PARAGRAPH), None)
    if lede is None:
        return []
    end = min(lede.end, lede.start + _LEDE)
    abbreviations = load_summary_words(article.pack.code).abbreviations
    found = [span for span in sentences(article.seed.text, lede.start, end, abbreviations) if _has_words(article, span)]
    if not found:
        return []
    quoted = _quoted(article, found, words)
    shortened = _shortened(article, found[0], words)
    if quoted is None:
        return [shortened]
    return [quoted, replace(shortened, reason="quotation-is-stronger")]


def _has_words(article: Article, span: tuple[int, int]) -> bool:
    return any(character.isalnum() for character in article.seed.text[span[0] : span[1]])


def _quoted(article: Article, found: list[tuple[int, int]], words: Vocabulary) -> Candidate[Headline] | None:
    """The first attributed quotation of the lede's first two sentences that can stand alone."""
    stop = found[min(1, len(found) - 1)][1]
    for quotation in article.quotations:
        passage = quotation.passages[0]
        if passage.start >= stop:
            return None
        speaker = quotation.value.speaker
        if passage.start < found[0][0] or speaker is None or speaker.value.kind is SpeakerKind.UNNAMED:
            continue
        if quotation.value.kind is not QuotationKind.FULL or quotation.value.interruptions:
            continue
        said = " ".join(quotation.value.words.split()).rstrip(".,;: ")
        spoken = said.split()
        # What needs the sentence before it to be understood is no headline.
        if not _FEWEST < len(spoken) <= _MOST or fold(spoken[0]).strip(".,") in words.leaning or any(mark in said[:-1] for mark in _INSIDE):
            continue
        name = _short_name(quotation, speaker.value.name, words)
        headline = f"{name}: «{_inner(said)}»"
        if len(headline) > LONGEST + 8 or not is_capitalised(said.lstrip(OPENING_QUOTES)):
            continue
        passages: tuple[Passage, ...] = (*speaker.passages[:1], passage)
        return Candidate(Headline(headline, HeadlineKind.DERIVED), Basis.INFERRED, "quotation-of-the-lede", passages)
    return None


def _short_name(quotation: Sourced[Quotation], name: str, words: Vocabulary) -> str:
    """A person's surname with its particles; an organisation's whole name."""
    speaker = quotation.value.speaker
    if speaker is None or speaker.value.kind is not SpeakerKind.PERSON:
        return name
    tokens = name.split()
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1].casefold() in words.particles:
        start -= 1
    short = " ".join(tokens[start:]) or name
    return short[:1].upper() + short[1:]


def _inner(said: str) -> str:
    """Marks inside the marks become the second kind."""
    return said.replace("«", "“").replace("»", "”")


def _shortened(article: Article, span: tuple[int, int], words: Vocabulary) -> Candidate[Headline]:
    tokens = _tokens(article.seed.text, *span)
    dropped = _without_insertion(_without_role(_without_opening(tokens, words), words), words)
    rule = "lede"
    if _length(dropped) > LONGEST:
        dropped = _cut(dropped, words)
        rule = "lede-shortened"
    dropped = _trimmed(dropped)
    text = _joined(dropped)
    if text.startswith('"') and text.count('"') % 2:
        text += '"'
    opener = text[:1]
    if opener in _PAIRS and text.count(opener) == text.count(_PAIRS[opener]) + 1:
        text += _PAIRS[opener]
    if not _whole(text):
        # A mark that nothing closes would open a quotation for the rest of the page.
        text = text.translate({ord(mark): None for mark in "«»“”„()[]‹›"}).strip()
    if dropped and tokens and dropped[-1].end < tokens[-1].start and fold(dropped[-1].text).strip(".,;:") in words.dangling:
        text += "…"
    passages = tuple(article.seed.passage(start, end) for start, end in _spans(article.seed.text, dropped))
    return Candidate(Headline(text[:1].upper() + text[1:], HeadlineKind.DERIVED), Basis.INFERRED, rule, passages)


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    found: list[_Token] = []
    for word in _WORD.finditer(text, start, end):
        if found and _is_broken(text, found[-1], word):
            whole = found[-1].text[:-1] + word[0]
            found[-1] = _Token(found[-1].start, word.end(), whole, _bare(whole))
            continue
        found.append(_Token(word.start(), word.end(), word[0], _bare(word[0])))
    return found


def _bare(word: str) -> str:
    return fold(word).strip(".,;:!?…«»“”\"'()[]-–—")


def _is_broken(text: str, before: _Token, word: re.Match[str]) -> bool:
    """A word broken at the end of a line."""
    return before.text.endswith("-") and len(before.text) > 1 and word[0][:1].islower() and "\n" in text[before.end : word.start()]


def _length(tokens: list[_Token]) -> int:
    return sum(len(token.text) for token in tokens) + max(0, len(tokens) - 1) - (bool(tokens) and tokens[-1].text.endswith("."))


def _joined(tokens: list[_Token]) -> str:
    return " ".join(token.text for token in tokens)


def _spans(text: str, tokens: list[_Token]) -> list[tuple[int, int]]:
    """Offsets of the words in use; neighbours with only white space between them are one stretch."""
    spans: list[tuple[int, int]] = []
    for token in tokens:
        if spans and not text[spans[-1][1] : token.start].strip():
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return spans


def _shorter(token: _Token, text: str) -> _Token:
    """The token without punctuation at its end."""
    return replace(token, end=token.start + len(text), text=text)


def _without_opening(tokens: list[_Token], words: Vocabulary) -> list[_Token]:
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


def _without_role(tokens: list[_Token], words: Vocabulary) -> list[_Token]:
    """``Il segretario generale dell'Unione, Nome Cognome, ha detto`` -> ``Nome Cognome ha detto``; ``Nome Cognome, sindaco, dice`` likewise."""
    if _length(tokens) <= LONGEST:
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


def _without_insertion(tokens: list[_Token], words: Vocabulary) -> list[_Token]:
    """``Il 3 marzo, mentre la piazza era piena, il sindaco ha detto`` without the clause between the commas, when the verb comes after it."""
    if _length(tokens) <= LONGEST:
        return tokens
    commas = [place for place, token in enumerate(tokens[:40]) if token.text.endswith(",")]
    for first, second in pairwise(commas):
        inside, after = tokens[first + 1 : second + 1], tokens[second + 1 : second + 12]
        clause = (
            first <= 7 and inside[0].bare in words.words.clauses and not _has_verb(tokens[: first + 1], words) and _has_verb(after, words)
        )
        aside = len(inside) <= 14 and not _has_verb(inside, words) and _has_verb(after[:1], words) and second - first > 1
        if clause or aside:
            last = _shorter(tokens[first], tokens[first].text[:-1])
            return [*tokens[:first], last, *tokens[second + 1 :]]
    return tokens


def _is_name(tokens: list[_Token], words: Vocabulary) -> bool:
    capitals = sum(is_capitalised(token.text) for token in tokens)
    return capitals >= 2 and all(is_capitalised(token.text) or token.bare in words.particles for token in tokens)


def _has_verb(tokens: list[_Token], words: Vocabulary) -> bool:
    return any(_is_verb(token, words) for token in tokens)


def _is_verb(token: _Token, words: Vocabulary) -> bool:
    if token.bare in words.words.verbs:
        return True
    return len(token.bare) > 4 and token.text[:1].islower() and token.bare.endswith(words.words.verb_endings)


def _cut(tokens: list[_Token], words: Vocabulary) -> list[_Token]:
    """The tokens up to the best place to stop within the longest length; the last whole word when there is no good one."""
    verb = next((place for place, token in enumerate(tokens) if _is_verb(token, words)), None)
    best, best_score = 0, 0.0
    last = 0
    # A lede that opens with a quotation may be cut inside it: the mark is closed again.
    spoken = bool(tokens) and tokens[0].text[:1] in OPENING_QUOTES
    if spoken:
        verb = None
    length = depth = 0
    for place, token in enumerate(tokens[:-1]):
        length += len(token.text) + (place > 0)
        depth += sum(token.text.count(opener) - token.text.count(closer) for opener, closer in _PAIRS.items())
        if length > LONGEST:
            break
        if token.bare in words.dangling or token.bare.endswith("'") or depth > spoken or place < 2:
            continue
        if _joined(tokens[: place + 1]).count('"') % 2 and not spoken:
            continue
        if tokens[place + 1].bare not in words.words.tight:
            last = place + 1
        score = _stop_score(tokens, place, verb, length, words)
        if score > best_score:
            best, best_score = place + 1, score
    return tokens[: best or last or min(len(tokens), 8)]


def _stop_score(tokens: list[_Token], place: int, verb: int | None, length: int, words: Vocabulary) -> float:
    """How well a headline ends after this word: what follows matters, then the length; 0 = not at all."""
    token, following = tokens[place], tokens[place + 1]
    colon = token.text.endswith((":", ";")) or following.text in ("–", "—", "-")
    if length < SHORTEST:
        return 0.0
    if verb is not None and place <= verb and not colon:
        return 0.0
    tied = not token.text.endswith(",") and not colon
    if tied and (
        following.bare in words.words.tight or following.bare.startswith(tuple(one for one in words.words.tight if one.endswith("'")))
    ):
        return 0.0
    strength = 0.0
    pair = f"{following.bare} {tokens[place + 2].bare}" if place + 2 < len(tokens) else following.bare
    if colon and place >= 3:
        strength = 3.0
    elif token.text.endswith(","):
        strength = 2.6 if following.bare.endswith(words.words.gerunds) else 2.0
        if verb is not None and place - verb < 2:
            strength = 0.8
    elif following.bare in words.words.clauses or pair in words.words.clauses:
        strength = 1.6 if verb is None or place - verb >= 2 else 0.0
    elif following.bare in words.words.and_words:
        strength = 1.5 if place + 2 < len(tokens) and _is_verb(tokens[place + 2], words) else 0.0
    elif verb is None or place - verb >= 3:
        strength = 1.0 if following.bare in words.words.prepositions or _elided(following.bare) in words.words.prepositions else 0.0
    if _is_verb(token, words):
        strength *= 0.5
    return strength + (length / LONGEST if strength else 0.0)


def _elided(bare: str) -> str:
    """``nell'`` of ``nell'aula``; empty for a word without apostrophe."""
    head, mark, _ = bare.partition("'")
    return head + mark if mark else ""


def _trimmed(tokens: list[_Token]) -> list[_Token]:
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


def _whole(text: str) -> bool:
    return all(text.count(opener) == text.count(closer) for opener, closer in _PAIRS.items() if opener != "„")
