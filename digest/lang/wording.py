"""What a finding says in the site's language."""

from __future__ import annotations

from dataclasses import dataclass

from digest.findings import Finding
from digest.lang.pack import InterfacePack


@dataclass(frozen=True, slots=True)
class Worded:
    """A finding in words: a title for lists, the message with its particulars, and what an editor can do."""

    title: str
    message: str
    hint: str


def word_finding(finding: Finding, interface: InterfacePack) -> Worded:
    """The words of a finding. Only our own templates are filled in; a seed's words are never read as one."""
    words = interface.findings[finding.code]
    particulars = dict(finding.particulars)
    return Worded(words.title, words.message.format_map(particulars), words.hint.format_map(particulars))
