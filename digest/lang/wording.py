"""What a finding says in the site's language."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter

from digest.findings import Finding
from digest.lang.pack import InterfacePack

_CODED = ("reason", "kind")
"""Particulars that are codes of ours, worded by the pack; their words may name the other particulars."""


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
    coded = {name: words.reasons[value] for name, value in finding.particulars if name in _CODED and value in words.reasons}
    particulars |= {name: _fill(reason, particulars) for name, reason in coded.items()}
    return Worded(words.title, _fill(words.message, particulars), _fill(words.hint, particulars))


def _fill(template: str, particulars: dict[str, str]) -> str:
    """The template with its particulars; one that is empty or missing goes with the space before it."""
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    for name in names:
        if not particulars.get(name):
            template = template.replace(f" {{{name}}}", "").replace(f"{{{name}}}", "")
    return template.format_map(particulars)
