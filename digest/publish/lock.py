"""One build at a time: a lock that every build of a project takes before it writes."""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.findings import DigestError

WORK_FOLDER = ".digest"
"""Beside ``mkdocs.yml``: the lock and what is being built. Nothing in it outlives a build; it may be removed at any time."""

_threads = threading.RLock()
_depths: dict[Path, int] = {}


@contextmanager
def project_lock(root: Path) -> Iterator[Path]:
    """Hold the project's lock; wait while another build, in this process or another one, holds it. Gives the project's work folder.

    May be taken again by its holder, so a whole build can hold it around its steps. The system frees it when a process dies. DigestError
    when the work folder cannot be made.
    """
    work = root.resolve() / WORK_FOLDER
    with _threads:
        if _depths.get(work):
            _depths[work] += 1
            try:
                yield work
            finally:
                _depths[work] -= 1
            return
        try:
            work.mkdir(parents=True, exist_ok=True)
            handle = (work / "lock").open("ab")
        except OSError as error:
            raise DigestError(f"cannot be written: {error.strerror}", path=f"{WORK_FOLDER}/lock") from None
        with handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            _depths[work] = 1
            try:
                yield work
            finally:
                del _depths[work]
