"""A headline for a text that has none, made of the lede's own words: ``Speaker: «quotation»`` or the first sentence, shortened.

Written as Italian desks shorten: the role before a name goes, subordinate openings and closings go, the cut is made where a clause ends and
never after an article, a preposition or inside a quotation. No word is added but the speaker's name and colon.
"""

from __future__ import annotations

from dataclasses import replace

from digest.extract.shortening import (
    LONGEST,
    PAIRS,
    cut,
    joined,
    length,
    spans,
    tokens_of,
    trimmed,
    whole,
    without_insertion,
    without_opening,
    without_role,
)
from digest.lang.summary import load_summary_words
from digest.model import BlockKind, Headline, HeadlineKind, Quotation, QuotationKind, SpeakerKind
from digest.reading.article import Article
from digest.reading.layout.line_shapes import OPENING_QUOTES, Vocabulary, fold, is_capitalised, vocabulary
from digest.reading.sentences import sentences
from digest.values import Basis, Candidate, Passage, Sourced

_LEDE = 1500
"""Characters of the first paragraph that are looked at."""
_FEWEST, _MOST = 4, 16
"""Words of a quotation that can stand in a headline."""
_INSIDE = ".…!?"


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
    tokens = tokens_of(article.seed.text, *span)
    dropped = without_insertion(without_role(without_opening(tokens, words), words), words)
    rule = "lede"
    if length(dropped) > LONGEST:
        dropped = cut(dropped, words)
        rule = "lede-shortened"
    dropped = trimmed(dropped)
    text = joined(dropped)
    if text.startswith('"') and text.count('"') % 2:
        text += '"'
    opener = text[:1]
    if opener in PAIRS and text.count(opener) == text.count(PAIRS[opener]) + 1:
        text += PAIRS[opener]
    if not whole(text):
        # A mark that nothing closes would open a quotation for the rest of the page.
        text = text.translate({ord(mark): None for mark in "«»“”„()[]‹›"}).strip()
    if dropped and tokens and dropped[-1].end < tokens[-1].start and fold(dropped[-1].text).strip(".,;:") in words.dangling:
        text += "…"
    passages = tuple(article.seed.passage(start, end) for start, end in spans(article.seed.text, dropped))
    return Candidate(Headline(text[:1].upper() + text[1:], HeadlineKind.DERIVED), Basis.INFERRED, rule, passages)
