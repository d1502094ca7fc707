"""The same tree gives the same bytes on any day, in any zone, folder, locale and hash order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.publish.projects import real_project, snapshot
from tests.tables import PROJECT

STRANGE_DAY = PROJECT / "tests" / "publish" / "strange_day"

SMALL = """
import sys
from pathlib import Path
from digest.publish.site import build_site
from tests.publish.projects import digest_of, make_project
build_site(make_project(Path(sys.argv[1])), digest_of())
"""
WHOLE = """
import sys
from pathlib import Path
from digest.build import build
from digest.config import load_settings
build(load_settings(Path(sys.argv[1])), site=True)
"""
TODAY = "import datetime, time; print(datetime.date.today(), datetime.datetime.now().date(), int(time.time()))"


def run(program: str, folder: Path, *, strange: bool) -> str:
    """Run a program on a folder, in this world or in one with another day, zone, hash order, locale, file mask and listing order."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "TZ": "UTC", "PYTHONHASHSEED": "1"}
    command = [sys.executable, "-c", program, str(folder), "mkdocs" if program == TODAY else ""]
    if strange:
        paths = os.pathsep.join((str(STRANGE_DAY), str(PROJECT)))
        changes = {"PYTHONPATH": paths, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242", "LC_ALL": "C", "STRANGE_DAY": "1"}
        environment.update(changes)
    mask = 0o077 if strange else 0o022
    result = subprocess.run(command, env=environment, cwd=folder.parent, umask=mask, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_other_world_is_another(tmp_path: Path) -> None:
    """The strange world really has another day, or these tests would prove nothing."""
    here, there = (run(TODAY, tmp_path, strange=strange).split() for strange in (False, True))

    assert all(one != other for one, other in zip(here, there, strict=True))


def test_a_small_site_twice(tmp_path: Path) -> None:
    """Pages, manifest and site are byte-identical in two worlds and two folders."""
    for name, strange in (("here", False), ("a/b/there", True)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        run(SMALL, tmp_path / name, strange=strange)

    assert_same(tmp_path / "here", tmp_path / "a" / "b" / "there")


def test_the_real_site_twice(tmp_path: Path) -> None:
    """The project's own seeds give byte-identical docs, digest.json and site in two worlds and two folders."""
    for name, strange in (("here", False), ("a/b/there", True)):
        real_project(tmp_path / name)
        run(WHOLE, tmp_path / name, strange=strange)

    assert_same(tmp_path / "here", tmp_path / "a" / "b" / "there")
    assert (tmp_path / "here" / "docs" / "digest.json").is_file()


def assert_same(one: Path, other: Path) -> None:
    """Two projects hold the same files with the same bytes in docs and site."""
    for part in ("docs", "site"):
        first, second = snapshot(one / part), snapshot(other / part)
        assert first
        assert [name for name in sorted({*first, *second}) if first.get(name) != second.get(name)] == [], part
