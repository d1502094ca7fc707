"""What stands above a briefing: the text's own headline, else its standfirst, else one derived from the lede and marked as such."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.characters import LINE_END_BREAK
from digest.extract.derived_headline import derived_headlines
from digest.model import Block, BlockKind, Headline, HeadlineKind
from digest.reading.article import Article
from digest.reading.layout.line_shapes import vocabulary
from digest.reading.layout.release_marks import part_label
from digest.values import Basis, Candidate, Passage, Sourced

_BROKEN = re.compile(rf"(?<=[^\W\d_]){LINE_END_BREAK}(?=[a-zß-öø-ÿ])")
_MARKS = "#*_ \t\r\n\xa0"
_LONGEST = 140
_OPPONENTS = {
    BlockKind.SECOND_HEADLINE: "second-headline",
    BlockKind.KICKER: "kicker",
    BlockKind.STANDFIRST: "standfirst",
}


def read_headline(article: Article) -> Sourced[Headline]:
    """The headline; always there.

    OWN: the text's headline line without marks of Markdown. STANDFIRST: only a standfirst stands above the story. DERIVED: made of words of
    the lede (basis INFERRED), all of them in the passages. Every line or sentence that some rule proposed and that lost is in ``others``.
    """
    found = _proposals(article)
    winner, *losers = found
    return Sourced(winner.value, winner.basis, winner.rule, winner.passages, tuple(losers))


def read_kicker(article: Article) -> Sourced[str] | None:
    """The line above the headline, without the bar that closes it; the other lines around the headline are its losing candidates."""
    return _first(article, BlockKind.KICKER)


def read_standfirst(article: Article) -> Sourced[str] | None:
    """The text between headline and story; further lines of it, and the others around the headline, are losing candidates."""
    return _first(article, BlockKind.STANDFIRST)


def _proposals(article: Article) -> list[Candidate[Headline]]:
    own = [block for block in article.blocks if block.kind is BlockKind.HEADLINE]
    standing = [block for block in article.blocks if block.kind in _OPPONENTS]
    found = [_candidate(article, block, HeadlineKind.OWN, "") for block in own[:1]]
    if not found:
        found = [_candidate(article, block, HeadlineKind.STANDFIRST, "") for block in standing if block.kind is BlockKind.STANDFIRST][:1]
    beside: list[Candidate[Headline]] = []
    for block in [*own[1:], *standing]:
        if not found or block.passage.start != found[0].passages[0].start:
            kind = HeadlineKind.STANDFIRST if block.kind is BlockKind.STANDFIRST else HeadlineKind.OWN
            beside.append(_candidate(article, block, kind, _OPPONENTS.get(block.kind, "second-headline")))
    derived = derived_headlines(article)
    if found:
        return found + beside + [Candidate(one.value, one.basis, one.rule, one.passages, "own-headline-stands") for one in derived]
    # A section's name alone above a story heads the page it was copied from, not the story.
    return (list(derived) or [_last_resort(article)]) + beside


def _candidate(article: Article, block: Block, kind: HeadlineKind, reason: str) -> Candidate[Headline]:
    passage = _without_marks(article, block.passage)
    text = plain_line(passage.text)
    if kind is HeadlineKind.STANDFIRST and text.endswith(".") and text.count(". ") == 0:
        text = text[:-1]
    return Candidate(Headline(text, kind), Basis.READ, block.rule, (passage,), reason)


def _without_marks(article: Article, passage: Passage) -> Passage:
    """The passage without heading marks, a sender's label (``Titolo:``) and emphasis around the whole."""
    start, end = passage.start, passage.end
    text = article.seed.text
    while start < end and text[start] in "# \t":
        start += 1
    while end > start and text[end - 1] in "# \t":
        end -= 1
    _, begin = part_label(text[start:end][:80], vocabulary(article.pack.layout, article.pack.code))
    if 0 < begin < end - start:
        start += begin
    for mark in ("***", "**", "*", "__", "_"):
        inner = text[start + len(mark) : end - len(mark)]
        if end - start > 2 * len(mark) and text.startswith(mark, start) and text.endswith(mark, start, end) and mark not in inner:
            start, end = start + len(mark), end - len(mark)
            break
    return article.seed.passage(start, end) if end > start else passage


def plain_line(text: str) -> str:
    """Words of several lines as one line: broken words are joined, white space but no-break spaces becomes one space."""
    return " ".join(re.split(r"[ \t\r\n\f\v]+", _BROKEN.sub("", text).strip()))


def _first(article: Article, kind: BlockKind) -> Sourced[str] | None:
    found = [_lean(article, block) for block in article.blocks if block.kind is kind]
    found = [one for one in found if one.passages[0].text]
    if not found:
        return None
    winner, *losers = found
    others = [Candidate(one.value, one.basis, one.rule, one.passages, "further-line") for one in losers]
    for block in article.blocks:
        if block.kind in _OPPONENTS and block.kind is not kind:
            other = _lean(article, block)
            others.append(Candidate(other.value, other.basis, other.rule, other.passages, _OPPONENTS[block.kind]))
    return Sourced(winner.value, winner.basis, winner.rule, winner.passages, tuple(others))


def _lean(article: Article, block: Block) -> Sourced[str]:
    passage = _without_marks(article, block.passage)
    end = passage.end
    while block.kind is BlockKind.KICKER and end > passage.start and article.seed.text[end - 1] in " |/–—-:\t":
        end -= 1
    passage = article.seed.passage(passage.start, end)
    return Sourced(plain_line(passage.text), Basis.READ, block.rule, (passage,))


def _last_resort(article: Article) -> Candidate[Headline]:
    """For a text without a single sentence: its first words, else its file's name."""
    for block in _by_use(article.blocks):
        passage = _without_marks(article, block.passage)
        words = plain_line(passage.text[:_LONGEST])
        if any(character.isalnum() for character in words):
            start = passage.start
            cut = article.seed.passage(start, min(passage.end, start + _LONGEST))
            return Candidate(Headline(words, HeadlineKind.DERIVED), Basis.INFERRED, "first-words", (cut,))
    return Candidate(Headline(article.seed.name, HeadlineKind.DERIVED), Basis.INFERRED, "file-name", ())


def _by_use(blocks: Sequence[Block]) -> list[Block]:
    """Story before everything else."""
    story = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CROSSHEAD)
    return sorted(blocks, key=lambda block: (block.kind not in story, block.passage.start))
