"""Whether a text is held back: its own marks, and the desk's release of it. Looks at no clock: a time that has passed releases nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from digest.extract.precedence import decided_value, settle
from digest.findings import Finding, find
from digest.intake.desk import Decision
from digest.model import Embargo
from digest.reading.article import Article
from digest.reading.layout.embargo import RULES
from digest.values import Basis, Sourced

FIELD = "embargo"
"""The desk's key."""
_KEY = re.compile(rf"^{FIELD}[ \t]*:[^\r\n]*", re.MULTILINE | re.IGNORECASE)
_SHOWN_FINGERPRINT = 16


def read_embargo(article: Article, decisions: Mapping[str, Decision]) -> Sourced[Embargo] | None:
    """Held by the marks of the text, or by front matter's key whatever its value, unless the desk has released it.

    None for a text with neither, which nothing can release. The key counts in front matter that is broken, too: what an editor meant is plain.
    """
    seed = article.seed
    marks = [block for block in article.blocks if block.rule in RULES]
    read = Sourced(Embargo.HELD, Basis.READ, marks[0].rule, tuple(block.passage for block in marks)) if marks else None
    line = _KEY.search(seed.text, 0, seed.body_start)
    given = Sourced(Embargo.HELD, Basis.GIVEN, "front-matter", (seed.passage(*line.span()),)) if line is not None else None
    if read is None and given is None:
        return None
    return settle(read, given, decided_value(decisions.get(FIELD), Embargo))


def embargo_findings(article: Article, embargo: Sourced[Embargo] | None, decisions: Mapping[str, Decision]) -> tuple[Finding, ...]:
    """The error that a text is held back, with what a release needs; a note on a release that nothing asked for."""
    seed = article.seed
    if embargo is None:
        return (find("decision-needless", seed.name, field=FIELD),) if FIELD in decisions else ()
    if embargo.value is Embargo.RELEASED:
        return ()
    line = seed.line_of(embargo.passages[0].start)
    return (find("embargo", seed.name, line=line, passages=embargo.passages, fingerprint=seed.sha256[:_SHOWN_FINGERPRINT]),)
