"""Which files in ``docs/`` are ours: the list that decides what a build may change and remove."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import msgspec

from digest.findings import DigestError
from digest.publish.page_file import bears_mark

MANIFEST = ".digest-manifest.json"
"""In ``docs/``; its first character keeps it out of the site."""

_ABOUT = "Files that digest generated in this folder. It changes and removes only these."


class _Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    about: str
    files: dict[str, str]
    pending: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Manifest:
    """Paths of generated files, relative to ``docs/``, each with the SHA-256 of its bytes."""

    files: Mapping[str, str] = field(default_factory=dict)
    pending: Mapping[str, str] = field(default_factory=dict)
    """What an interrupted build was about to write; such a file may hold either state."""

    @property
    def paths(self) -> tuple[str, ...]:
        """All files that may be ours, in order."""
        return tuple(sorted({*self.files, *self.pending}))

    def owns(self, path: str, content: bytes) -> bool:
        """Whether the file at this path, with this content, was generated and not replaced by somebody since.

        A page that bears the generated mark is ours even when its words were changed by hand or the manifest was lost: the mark says so.
        """
        known = {self.files.get(path), self.pending.get(path)}
        return fingerprint(content) in known or (path.endswith(".md") and bears_mark(content))

    def as_bytes(self) -> bytes:
        """The file's bytes, the same for equal manifests."""
        stored = _Stored(_ABOUT, dict(sorted(self.files.items())), dict(sorted(self.pending.items())))
        tree = msgspec.to_builtins(stored)
        if not self.pending:
            del tree["pending"]
        return msgspec.json.format(msgspec.json.encode(tree), indent=1) + b"\n"


def fingerprint(content: bytes) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(docs: Path) -> Manifest:
    """The manifest in ``docs/``, empty when there is none; DigestError when it is broken or names files outside."""
    place = f"{docs.name}/{MANIFEST}"
    try:
        content = (docs / MANIFEST).read_bytes()
    except FileNotFoundError:
        return Manifest()
    except OSError as error:
        raise DigestError(f"cannot be read: {error.strerror}", path=place) from None
    try:
        stored = msgspec.json.decode(content, type=_Stored)
        for path in (*stored.files, *stored.pending):
            check_address(path)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        raise DigestError(f"is broken ({error}); remove it: generated pages are recognised by their mark", path=place) from None
    return Manifest(stored.files, stored.pending)


def check_address(path: str) -> None:
    """ValueError unless the path names a file below ``docs/`` that a site can serve: relative, plain, nothing hidden."""
    parts = path.split("/")
    if any(not part or part.startswith(".") or part.endswith((" ", ".")) for part in parts):
        raise ValueError(f"not the path of a page: {path!r}")
    if any(unicodedata.category(character).startswith("C") or character in '\\:*?"<>|#%' for character in path):
        raise ValueError(f"not the path of a page: {path!r}")
    if not PurePosixPath(path).suffix:
        raise ValueError(f"a page's path needs an ending: {path!r}")


def folded_address(path: str) -> str:
    """What two paths must not have in common: the address in the site, where case and Unicode form may not count."""
    address = unicodedata.normalize("NFC", path).casefold()
    for ending in ("/index.md", "/readme.md", ".md"):
        if address.endswith(ending):
            address = address[: -len(ending)]
            break
    return "" if address in ("index", "readme") and path.endswith(".md") else address
