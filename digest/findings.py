"""What is wrong with content (a Finding, the build goes on) and with the set-up (a DigestError, the command ends with code 2).

The two never mix. Wording is not here: a finding carries a code and its particulars, the language packs carry the sentences
(``lang/<code>/findings.yml``), so that findings speak the site's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from digest.values import Passage


class Severity(StrEnum):
    """How serious a finding is, least first: notes inform, warnings want a look, errors mean a reader would be misled or a text is missing."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a note, 2 for an error."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A passage of another seed that a finding leans on."""

    seed: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an editor should know about one seed. Equal findings are the same finding."""

    code: str
    """A key of CODES."""
    severity: Severity
    seed: str
    """Name of the seed, or the path of the file when no seed could be made of it."""
    line: int | None = None
    passages: tuple[Passage, ...] = ()
    particulars: tuple[tuple[str, str], ...] = ()
    """Names and values for the placeholders of the message, in the order of the message."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """Passages of other seeds, for what two texts say differently."""


CODES: dict[str, Severity] = {
    # files that cannot be read as texts
    "empty-seed": Severity.ERROR,
    "not-text": Severity.ERROR,
    "encoding-doubtful": Severity.ERROR,
    "too-large": Severity.ERROR,
    "unreadable": Severity.ERROR,
    "not-a-file": Severity.ERROR,
    "outside-link": Severity.ERROR,
    "bad-name": Severity.ERROR,
    "wrong-ending": Severity.WARNING,
    "same-address": Severity.ERROR,
    "same-text": Severity.WARNING,
    "dropped-characters": Severity.NOTE,
    "re-encoded": Severity.NOTE,
    "reading-failed": Severity.ERROR,
    # front matter and desk
    "front-matter-broken": Severity.WARNING,
    "front-matter-unknown-key": Severity.WARNING,
    "front-matter-bad-value": Severity.WARNING,
    "given-against-read": Severity.NOTE,
    "decision-broken": Severity.ERROR,
    "decision-stale": Severity.WARNING,
    "decision-orphan": Severity.WARNING,
    "decision-needless": Severity.NOTE,
    "ignore-needless": Severity.NOTE,
    "judgement-broken": Severity.ERROR,
    "judgement-orphan": Severity.WARNING,
    "judgement-contradiction": Severity.ERROR,
    "story-proposed": Severity.NOTE,
    # what must not come out
    "embargo": Severity.ERROR,
    "embargo-copy": Severity.WARNING,
    "press-contacts": Severity.NOTE,
    # what a text does not tell, or tells twice
    "no-date": Severity.WARNING,
    "date-without-year": Severity.NOTE,
    "date-month-only": Severity.NOTE,
    "impossible-date": Severity.WARNING,
    "two-dates": Severity.WARNING,
    "bounds-contradict": Severity.NOTE,
    "weekday-against-date": Severity.WARNING,
    "no-headline": Severity.NOTE,
    "two-headlines": Severity.NOTE,
    "two-holders": Severity.WARNING,
    "office-against-date": Severity.WARNING,
    "updated-before-published": Severity.WARNING,
    "two-figures": Severity.WARNING,
    "figure-updated": Severity.NOTE,
    "two-ages": Severity.WARNING,
    "headline-speaker": Severity.WARNING,
    "dateline-elsewhere": Severity.NOTE,
    "tellings-differ": Severity.WARNING,
    "name-variants": Severity.NOTE,
    "names-alike": Severity.NOTE,
    "unclosed-quotation": Severity.NOTE,
    "unattributed-quotation": Severity.NOTE,
    "language-unsupported": Severity.WARNING,
}
"""Every code with its usual severity. Documented for editors in the guide; ``tests/test_docs.py`` asserts it."""

NEVER_IGNORED = frozenset({"embargo"})
"""Codes that the desk cannot settle by ignoring them: they need a decision of their own."""


def find(
    code: str,
    seed: str,
    *,
    line: int | None = None,
    passages: tuple[Passage, ...] = (),
    **particulars: str,
) -> Finding:
    """A finding with the usual severity of its code; KeyError for a code that CODES does not list."""
    return Finding(code, CODES[code], seed, line, passages, tuple(particulars.items()))


class DigestError(Exception):
    """The set-up is broken (settings, knowledge base, language pack, installation): one clear line, exit code 2, no traceback."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        place = "" if path is None else f"{path}:{line}: " if line is not None else f"{path}: "
        super().__init__(place + message)
        self.path = path
        self.line = line
