"""Addresses that moved: ``desk/_redirects.yml``, a reviewed list of old and new addresses, so that a link from outside never breaks.

- from: persone/a-verdi        # a page that was there before, without ending
  to: persone/anna-verdi       # the page that is there now
  why: two spellings of one person
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from digest.bounded_yaml import EDITED, convert, read_document
from digest.config import Settings
from digest.findings import DigestError

FILE = "desk/_redirects.yml"
_ADDRESS = re.compile(r"[a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_-]*)*")


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"old": "from", "new": "to"}):
    old: str
    new: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address and the one that took its place, both below the site's address and without ending, and where the list says so."""

    old: str
    new: str
    path: str
    line: int


def read_redirects(settings: Settings) -> tuple[Redirect, ...]:
    """The list, in its order; empty without a file. DigestError with file and line for whatever is wrong in it."""
    path = settings.seeds / FILE
    shown = path.relative_to(settings.root).as_posix()
    if path.is_symlink():
        raise DigestError("is a link and is not followed", path=shown)
    if not path.exists():
        return ()
    document = read_document(path, EDITED, shown)
    rows = convert(document, tuple[_Row, ...], shown) if document.tree else ()
    redirects: dict[str, Redirect] = {}
    for index, row in enumerate(rows):
        line = document.line_of((index,))
        for address in (row.old, row.new):
            if not _ADDRESS.fullmatch(address):
                raise DigestError(f"{address!r} is no address: folder and page in small letters, without ending", path=shown, line=line)
        if row.old in redirects:
            raise DigestError(f"{row.old!r} moves twice", path=shown, line=line)
        redirects[row.old] = Redirect(row.old, row.new, shown, line)
    return tuple(redirects.values())
