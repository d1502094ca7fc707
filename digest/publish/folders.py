"""Whole folders compared and put in each other's place in one step."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def files_below(folder: Path) -> Iterator[Path]:
    """All files below a folder, in an order that does not depend on the file system."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(place, name)


def same_files(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    if not (one.is_dir() and other.is_dir()):
        return False
    mine = [path.relative_to(one) for path in files_below(one)]
    if mine != [path.relative_to(other) for path in files_below(other)]:
        return False
    return all((one / path).read_bytes() == (other / path).read_bytes() for path in mine)


def put_in_place(new: Path, target: Path) -> None:
    """Make ``new`` the folder ``target``; what was there is removed. Both lie on one file system.

    Where the system can exchange two names (Linux), readers see the old folder or the new one and nothing between; elsewhere there is a
    moment without any, and a failure in it puts the old one back. OSError when neither works: the old folder is then still there.
    """
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        new.rename(target)
        return
    old = new
    if not _exchange(new, target):
        old = new.with_name(new.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        try:
            new.rename(target)
        except BaseException:
            old.rename(target)
            raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where the system or the file system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))
