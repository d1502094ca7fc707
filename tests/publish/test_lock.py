"""Tests of the lock that makes builds wait for each other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from digest.findings import DigestError
from digest.publish.lock import project_lock
from tests.tables import PROJECT

HOLD = """
import sys
from pathlib import Path
from digest.publish.lock import project_lock
with project_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def holder(root: Path) -> subprocess.Popen[str]:
    """Another process that takes the lock and keeps it until it is told a line."""
    return subprocess.Popen([sys.executable, "-c", HOLD, str(root)], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_one_at_a_time(tmp_path: Path) -> None:
    """A second process gets the lock only when the first gives it back; a killed one gives it back too."""
    first = holder(tmp_path)
    assert first.stdout is not None
    assert first.stdout.readline() == "held\n"
    second = holder(tmp_path)
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(1)
    first.kill()
    first.communicate()

    assert second.stdout is not None
    assert second.stdout.readline() == "held\n"
    second.communicate("\n")
    assert second.returncode == 0


def test_its_holder_may_take_it_again(tmp_path: Path) -> None:
    """A build holds the lock around steps that take it themselves; after the last one it is free."""
    with project_lock(tmp_path) as work, project_lock(tmp_path) as again:
        assert work == again == tmp_path / ".digest"
    with project_lock(tmp_path):
        pass


def test_no_place_for_it(tmp_path: Path) -> None:
    """A file in the place of the work folder is one clear error."""
    (tmp_path / ".digest").write_text("mine")

    with pytest.raises(DigestError, match=r"^\.digest/lock: cannot be written"), project_lock(tmp_path):
        pass
