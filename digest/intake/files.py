"""Opening what strangers put into the folder of seeds: regular files only, links never followed, never more bytes than asked for."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from digest.characters import DROPPED
from digest.findings import CODES, Finding

_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file is not read: a finding's code and its particulars."""

    code: str
    particulars: tuple[tuple[str, str], ...] = ()


def read_bytes(path: Path, most: int) -> bytes | Refused:
    """The bytes of a regular file of at most ``most`` bytes, or why not. Never raises for what lies on the disk, never waits for a pipe."""
    try:
        kind = _kind(path.lstat().st_mode)
        if kind == "link":
            return Refused("outside-link")
        if kind != "file":
            return Refused("not-a-file", (("kind", kind),))
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        # The file became a link between the two looks.
        if error.errno == errno.ELOOP:
            return Refused("outside-link")
        return Refused("unreadable", (("reason", error.strerror or type(error).__name__),))
    except ValueError:
        return Refused("unreadable", (("reason", "NUL in the name"),))
    try:
        return _read_open(descriptor, most)
    except OSError as error:
        return Refused("unreadable", (("reason", error.strerror or type(error).__name__),))
    finally:
        os.close(descriptor)


def refusal(refused: Refused, shown_path: str, limit: int) -> Finding:
    """What an editor is told; ``limit`` is the characters that a file of this kind may have."""
    particulars = (*refused.particulars, ("limit", str(limit))) if refused.code == "too-large" else refused.particulars
    return Finding(refused.code, CODES[refused.code], shown_path, particulars=particulars)


def kind_of(path: Path) -> str:
    """``file``, ``link``, ``folder`` or ``device``, links not followed. What cannot be looked at counts as a file: reading refuses it."""
    try:
        return _kind(path.lstat().st_mode)
    except (OSError, ValueError):
        return "file"


def _read_open(descriptor: int, most: int) -> bytes | Refused:
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode):
        return Refused("not-a-file", (("kind", _kind(state.st_mode)),))
    if state.st_size > most:
        return Refused("too-large", (("size", str(state.st_size)), ("unit", "bytes")))
    chunks: list[bytes] = []
    size = 0
    # One byte more than allowed, so that a file that grows while it is read is noticed.
    while size <= most:
        chunk = os.read(descriptor, min(_CHUNK, most + 1 - size))
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        size += len(chunk)
    return Refused("too-large", (("size", f"> {most}"), ("unit", "bytes")))


def _kind(mode: int) -> str:
    if stat.S_ISREG(mode):
        return "file"
    if stat.S_ISLNK(mode):
        return "link"
    return "folder" if stat.S_ISDIR(mode) else "device"


def shown(name: str) -> str:
    """A file name as it can be printed on one line anywhere: bytes that are no UTF-8, controls and line ends written as escapes."""
    escaped = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(repr(letter)[1:-1] if letter in "\t\n\r" or DROPPED.match(letter) else letter for letter in escaped)


def is_printable(name: str) -> bool:
    """Whether a file name can be shown as it is."""
    return shown(name) == name
