"""What a finding says in the site's language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.findings import Finding
from digest.lang.pack import InterfacePack

_CODED = ("reason", "kind")
"""Particulars that are codes of ours, worded by the pack."""
_LOOSE_END = re.compile(r" +(?=[.;])")
"""Left where a particular is empty."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A finding in words: a title for lists, the message with its particulars, and what an editor can do."""

    title: str
    message: str
    hint: str


def word_finding(finding: Finding, interface: InterfacePack) -> Worded:
    """The words of a finding. Only our own templates are filled in; a seed's words are never read as one."""
    words = interface.findings[finding.code]
    particulars = {name: words.reasons.get(value, value) if name in _CODED else value for name, value in finding.particulars}
    message = _LOOSE_END.sub("", words.message.format_map(particulars))
    return Worded(words.title, message, words.hint.format_map(particulars))
