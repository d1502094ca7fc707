"""A summary made of the text's own sentences: at most three, in text order. Writes no word of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from digest.lang.summary import SummaryWords, load_summary_words
from digest.model import BlockKind, EntityKind
from digest.reading.article import Article
from digest.reading.sentences import sentences
from digest.values import Basis, Candidate, Sourced

LONGEST = 3
_WORD = re.compile(r"[^\W_]+")
_MANY_WORDS, _FEW_WORDS = 55, 5
_LOOKED_AT = 200
"""Sentences beyond the first 200 carry no news: texts are written so that they can be cut from the end."""
_MARKS = "«“„\"‘'"
_OPENING_STAYS = 4
"""A story that does not begin with its first four sentences has no delayed opening: it is told otherwise."""
_LETTERS_OF_A_STEM = 6
_CLOSERS = "»”\"'’)] "


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A candidate with what speaks for and against it."""

    start: int
    end: int
    order: int
    paragraph: int
    words: tuple[str, ...]
    leans: bool
    completes: bool
    aside: bool


def read_summary(article: Article) -> tuple[Sourced[str], ...]:
    """At most three sentences of the text as passages, in text order: the lede, then those that carry most of the story.

    The lede is the first sentence, unless it only sets the scene (``Il giorno dopo ha il colore del fango.``): without a name, a figure or a
    word of the headline. Weighed are the place in the text, words shared with the headline and with the text as a whole, names, figures and
    words of the person quoted most; told counts more than quoted. Left out are crossheads, lists, boilerplate, sentences that lean on an
    earlier one (``Inoltre``, ``Lo ha annunciato``), questions, fragments. Rules are ``lede`` and ``carries-the-story``; the next best sentences are
    the ``others`` of the first. A text without paragraphs has no summary. Time is linear.
    """
    words = load_summary_words(article.pack.code)
    candidates = _candidates(article, words)
    if not candidates:
        return ()
    # A first line without its full stop is a headline that nothing tells from the text.
    whole = [one for one in candidates if not one.aside and len(one.words) >= _FEW_WORDS and _is_closed(article.seed.text, one)]
    lede = _lede(article, whole or candidates, words)
    rest = [one for one in candidates if one is not lede and one.order > lede.order]
    scores = _scores(article, rest, lede, words)
    ranked = sorted((one for one in rest if scores[one.order] > 0), key=lambda one: (-scores[one.order], one.order))
    chosen = [lede, *_without_repetition(ranked, lede)[: LONGEST - 1]]
    first, *others = (
        Sourced(passage.text, Basis.READ, "lede" if one is lede else "carries-the-story", (passage,))
        for one in sorted(chosen, key=lambda one: one.order)
        for passage in (article.seed.passage(one.start, one.end),)
    )
    left_out = [article.seed.passage(one.start, one.end) for one in ranked if one not in chosen][:LONGEST]
    losers = tuple(Candidate(passage.text, Basis.READ, "carries-the-story", (passage,), "weaker") for passage in left_out)
    return (replace(first, others=losers), *others)


def _candidates(article: Article, words: SummaryWords) -> list[_Sentence]:
    text = article.seed.text
    leaning, completing, asides = _flat(words.leaning), _flat(words.completing), _flat(words.asides)
    found: list[_Sentence] = []
    paragraph = 0
    for block in article.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for start, end in sentences(text, block.passage.start, block.passage.end, words.abbreviations):
            tokens = tuple(word.casefold() for word in _WORD.findall(text[start:end]))
            if not tokens:
                continue
            openings = {" ".join(tokens[:count]) for count in (1, 2, 3)}
            found.append(
                _Sentence(
                    start,
                    end,
                    len(found),
                    paragraph,
                    tokens,
                    leans=not openings.isdisjoint(leaning),
                    completes=not openings.isdisjoint(completing),
                    aside=not openings.isdisjoint(asides),
                )
            )
            if len(found) == _LOOKED_AT:
                return found
        paragraph += 1
    return found


def _is_closed(text: str, one: _Sentence) -> bool:
    return text[one.start : one.end].rstrip(_CLOSERS).endswith((".", "!", "?", "…", ":", ";"))


def _flat(phrases: tuple[str, ...]) -> set[str]:
    return {" ".join(_WORD.findall(phrase)) for phrase in phrases}


def _lede(article: Article, sentences: list[_Sentence], words: SummaryWords) -> _Sentence:
    """The first sentence that has something of the story; the first of all when the first four have nothing, or the second completes it."""
    headline = _stems(_headline_words(article), words)
    names = _names(article, (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE))
    for one, following in zip(sentences[:_OPENING_STAYS], [*sentences[1:], None], strict=False):
        told = any(character.isdigit() for character in article.seed.text[one.start : one.end])
        if told or _any_within(names, one.start, one.end) or headline & _stems(one.words, words) or (following and following.completes):
            return one
    return sentences[0]


def _headline_words(article: Article) -> tuple[str, ...]:
    above = (BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SECOND_HEADLINE)
    return tuple(word.casefold() for block in article.blocks if block.kind in above for word in _WORD.findall(block.passage.text))


def _stems(found: Iterable[str], words: SummaryWords) -> set[str]:
    """The beginnings of the words that say something: ``firmato`` and ``firmata`` are one."""
    return {word[: min(_LETTERS_OF_A_STEM, len(word) - 1)] for word in found if len(word) > 3 and word not in words.empty}


def _names(article: Article, kinds: tuple[EntityKind, ...]) -> list[int]:
    """Where names begin, in order."""
    return sorted(
        mention.passage.start
        for entity in article.entities
        if entity.value.kind in kinds
        for mention in entity.value.mentions
        if not mention.background
    )


def _scores(article: Article, candidates: list[_Sentence], lede: _Sentence, words: SummaryWords) -> dict[int, float]:
    text = article.seed.text
    headline = _stems(_headline_words(article), words)
    weight = Counter(word for one in (lede, *candidates) for word in set(one.words) if word not in words.empty and len(word) > 3)
    names = _names(article, (EntityKind.PERSON, EntityKind.ORGANISATION))
    quoted = _quoted_until(article)
    main = _main_quotations(article)
    scores = {}
    for one in candidates:
        sentence = text[one.start : one.end]
        matter = [word for word in set(one.words) if word in weight]
        score = 3.0 / (1 + 0.22 * (one.order - lede.order - 1))
        score += 1.0 if one.paragraph == lede.paragraph else 0.0
        score += min(1.5, 0.4 * len(headline & _stems(one.words, words)))
        score += min(1.2, 0.3 * sum(1 for word in matter if weight[word] > 2))
        score += 0.4 if _any_within(names, one.start, one.end) else 0.0
        score += 0.5 if any(character.isdigit() for character in sentence) else 0.0
        score += 0.5 if _any_within(main, one.start, one.end) else 0.0
        if one.completes and one.order == lede.order + 1:
            score += 1.0
        elif one.leans or one.completes:
            score -= 3.0
        if one.aside or len(one.words) < _FEW_WORDS or sentence.rstrip(_CLOSERS).endswith("?"):
            score -= 10.0
        if len(one.words) > _MANY_WORDS:
            score -= 0.04 * (len(one.words) - _MANY_WORDS)
        score -= 1.5 * (quoted[one.end] - quoted[one.start]) / (one.end - one.start)
        if sentence[0] in _MARKS and sentence[-1] in "»”\"'’":
            # Words without anybody who says them.
            score -= 1.5
        scores[one.order] = score
    return scores


def _main_quotations(article: Article) -> list[int]:
    """Where the words of the one person begin who is quoted most."""
    spoken: Counter[str] = Counter()
    for quotation in article.quotations:
        if quotation.value.speaker is not None and quotation.value.speaker.value.slug is not None:
            spoken[quotation.value.speaker.value.slug] += len(quotation.value.words)
    if not spoken:
        return []
    main = min(spoken, key=lambda slug: (-spoken[slug], slug))
    return sorted(
        passage.start
        for quotation in article.quotations
        if quotation.value.speaker is not None and quotation.value.speaker.value.slug == main
        for passage in quotation.passages[:1]
    )


def _quoted_until(article: Article) -> list[int]:
    """For every offset how many characters before it are quoted speech."""
    inside = bytearray(len(article.seed.text))
    for quotation in article.quotations:
        for passage in quotation.passages[:1]:
            inside[passage.start : passage.end] = b"\x01" * (passage.end - passage.start)
    return [0, *accumulate(inside)]


def _any_within(offsets: list[int], start: int, end: int) -> bool:
    low, high = 0, len(offsets)
    while low < high:
        middle = (low + high) // 2
        if offsets[middle] < start:
            low = middle + 1
        else:
            high = middle
    return low < len(offsets) and offsets[low] < end


def _without_repetition(ranked: list[_Sentence], lede: _Sentence) -> list[_Sentence]:
    kept = [lede]
    for one in ranked:
        own = set(one.words)
        if all(len(own & set(other.words)) <= 0.7 * min(len(own), len(set(other.words))) for other in kept):
            kept.append(one)
        if len(kept) == LONGEST:
            break
    return kept[1:]
