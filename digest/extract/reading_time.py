"""How long a text takes to read."""

from __future__ import annotations

import re

from digest.model import BlockKind
from digest.reading.article import Article

WORDS_PER_MINUTE = 200
"""Adults read English non-fiction silently at 238 words a minute, most between 175 and 300, and languages that need more words for the
same message somewhat faster, those with longer words somewhat slower (M. Brysbaert, How many words do we read per minute? A review and
meta-analysis of reading rate, Journal of Memory and Language 109, 2019, doi:10.1016/j.jml.2019.104047). News text in Italian has longer
words than English; a round figure on the slow side promises nobody too little time."""

_NOT_THE_ARTICLE = frozenset({BlockKind.BOILERPLATE, BlockKind.DATE_LINE, BlockKind.BYLINE, BlockKind.AGENCY_MARK, BlockKind.DATELINE})
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def count_words(article: Article) -> int:
    """Words of the article itself: headlines, paragraphs, crossheads and lists, without boilerplate, date line, byline and agency marks.

    An elision (``dell'Alleanza``), a figure (``1.250,50``) and a compound with a hyphen count once.
    """
    return sum(
        sum(1 for _ in _WORD.finditer(article.seed.text, block.passage.start, block.passage.end))
        for block in article.blocks
        if block.kind not in _NOT_THE_ARTICLE
    )


def reading_minutes(words: int) -> int:
    """Minutes to read so many words, rounded up, at least 1."""
    return max(1, -(-words // WORDS_PER_MINUTE))
