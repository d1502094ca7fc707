"""Tests of comparing and replacing whole folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.publish import folders
from digest.publish.folders import put_in_place, same_files
from tests.publish.projects import snapshot


def folder(path: Path, **files: str) -> Path:
    """A folder with these files."""
    path.mkdir(parents=True)
    for name, content in files.items():
        (path / name).write_text(content)
    return path


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "renames"])
def test_replacing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
    """The new folder takes the place, the old one is gone, with and without the system's exchange."""
    if not exchange:
        monkeypatch.setattr(folders, "_exchange", lambda *_: False)
    target = folder(tmp_path / "site", old="1")

    put_in_place(folder(tmp_path / "new", fresh="2"), target)

    assert {"fresh": b"2"} == snapshot(target)
    assert [target] == list(tmp_path.iterdir())


def test_first_time(tmp_path: Path) -> None:
    """Where nothing was, folders are made as needed."""
    put_in_place(folder(tmp_path / "new", fresh="2"), tmp_path / "out" / "site")

    assert {"out/site/fresh": b"2"} == snapshot(tmp_path)


def test_a_failing_rename_puts_the_old_one_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where names cannot be exchanged and the second rename fails, the old folder stands again."""
    monkeypatch.setattr(folders, "_exchange", lambda *_: False)
    target = folder(tmp_path / "site", old="1")
    new = folder(tmp_path / "new", fresh="2")
    rename = Path.rename

    def failing(self: Path, to: Path) -> Path:
        if self == new:
            raise OSError(28, "No space left on device")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="No space"):
        put_in_place(new, target)

    assert {"old": b"1"} == snapshot(target)


@pytest.mark.parametrize(("other", "same"), [({"a": "1"}, True), ({"a": "2"}, False), ({"b": "1"}, False), ({"a": "1", "b": ""}, False)])
def test_same_files(tmp_path: Path, other: dict[str, str], same: bool) -> None:
    """Same means the same names with the same bytes."""
    assert same == same_files(folder(tmp_path / "one", a="1"), folder(tmp_path / "other", **other))


def test_nothing_is_not_the_same(tmp_path: Path) -> None:
    """A folder that is not there is the same as none."""
    assert not same_files(folder(tmp_path / "one"), tmp_path / "none")
