"""Rows for a site's own knowledge base: a candidate written as the YAML that ``seeds/kb`` holds. Proposes; an editor decides and commits."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from digest.characters import DROPPED, slug, without_dropped
from digest.digest_model import NameCandidate
from digest.kb.aliases import key_of
from digest.model import EntityKind

FILES = {EntityKind.PERSON: "people.yml", EntityKind.ORGANISATION: "organisations.yml", EntityKind.PLACE: "places.yml"}
"""The file of a site's ``seeds/kb`` in which each kind is written."""
SOURCE_TO_COME = "https://example.org/page-that-says-so"
"""Stands where an editor has still to write the source; a row with it says that nobody opened it (``checked: no``)."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id looks like."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w ’'.()/+-]*[\w.)])?")
"""What YAML takes for plain text wherever it stands, in braces and lists too."""
_OTHERWISE_READ = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
"""Plain words that other readers of YAML than ours take for something else."""
_ACRONYM = re.compile(r"[^\W\d_](?:\.?[^\W\d_]){1,7}\.?")
_ESCAPED = {"\\": "\\\\", '"': '\\"'}


@dataclass(frozen=True, slots=True)
class Draft:
    """A row to be."""

    kind: EntityKind
    id: str
    names: tuple[tuple[str, str], ...]
    """Canonical name per language code, in the order of writing."""
    aliases: tuple[str, ...]
    """Other names, in every language."""
    source: str
    checked: bool

    @property
    def file(self) -> str:
        """The file of ``seeds/kb`` it belongs in."""
        return FILES[self.kind]

    @property
    def text(self) -> str:
        """The row as YAML, ending in a line end."""
        lines = [f"- id: {self.id}", f"  name: {{{', '.join(f'{language}: {scalar(name)}' for language, name in self.names)}}}"]
        if self.aliases:
            lines.append(f'  aliases: {{"*": [{", ".join(scalar(alias) for alias in self.aliases)}]}}')
        lines.append(f"  source: {scalar(self.source)}")
        if not self.checked:
            lines.append("  checked: no")
        return "\n".join(lines) + "\n"


def draft_of(candidate: NameCandidate, language: str, source: str = SOURCE_TO_COME, *, checked: bool = False) -> Draft:
    """The row that a candidate's facts propose, its name in one language."""
    names = ((language, clean_name(candidate.name)),)
    return Draft(candidate.kind, candidate.proposed_id, names, tuple(map(clean_name, candidate.proposed_aliases)), source, checked)


def clean_name(text: str) -> str:
    """A name on one line, without the characters that no page and no YAML may carry."""
    return " ".join(without_dropped(text).split())


def proposed_id(name: str, taken: Container[str] = ()) -> str:
    """An id for a name: its slug, with a number when an entry has that already."""
    identity, number = slug(name), 2
    while identity in taken:
        identity, number = f"{slug(name)}-{number}", number + 1
    return identity


def worth_listing(form: str, name: str) -> bool:
    """Whether a form is a name on its own: several words or an acronym.

    A surname or a head alone is not, because the text itself explains it; nor are the same words with another case or accent.
    """
    key = key_of(form)
    if not key or key == key_of(name):
        return False
    return " " in key or (_ACRONYM.fullmatch(form) is not None and form.isupper())


def scalar(text: str) -> str:
    """A text as YAML: plain where every reader takes it for that text, else in double quotes."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _OTHERWISE_READ:
        return text
    return '"' + "".join(_ESCAPED.get(char) or (_escape(char) if DROPPED.match(char) or char in "\t\r\n" else char) for char in text) + '"'


def _escape(char: str) -> str:
    point = ord(char)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"
