"""Opening files of strangers."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from digest.intake.files import Refused, is_printable, kind_of, read_bytes, shown


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    """Up to the number of bytes allowed, and one more is too many."""
    path = tmp_path / "x"
    path.write_bytes(b"12345")
    assert read_bytes(path, 5) == b"12345"
    assert read_bytes(path, 4) == Refused("too-large", (("size", "5"), ("unit", "bytes")))
    path.write_bytes(b"")
    assert read_bytes(path, 0) == b""


def test_links_are_not_followed(tmp_path: Path) -> None:
    """Neither to a file nearby, nor out of the folder, nor to nowhere."""
    (tmp_path / "target").write_text("x")
    for name, target in {"near": "target", "out": "/etc/hostname", "nowhere": "none", "loop": "loop"}.items():
        (tmp_path / name).symlink_to(target)
        assert read_bytes(tmp_path / name, 10) == Refused("outside-link")
        assert kind_of(tmp_path / name) == "link"


def test_a_file_that_becomes_a_link_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the first look and the opening somebody may swap it."""
    (tmp_path / "target").write_text("secret")
    path = tmp_path / "x"
    path.write_text("x")
    really_open = os.open

    def swap_and_open(path: Path, flags: int) -> int:
        path.unlink()
        path.symlink_to("target")
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", swap_and_open)
    assert read_bytes(path, 10) == Refused("outside-link")


def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe without a writer, a socket and a folder."""
    # The path of a socket must be short.
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        assert read_bytes(tmp_path / "socket", 10) == Refused("not-a-file", (("kind", "device"),))
    assert read_bytes(tmp_path / "pipe", 10) == Refused("not-a-file", (("kind", "device"),))
    assert read_bytes(tmp_path, 10) == Refused("not-a-file", (("kind", "folder"),))


def test_a_file_that_becomes_a_pipe_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second look, at the open file, decides."""
    path = tmp_path / "x"
    path.write_text("x")
    really_open = os.open

    def swap_and_open(path: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", swap_and_open)
    assert read_bytes(path, 10) == Refused("not-a-file", (("kind", "device"),))


@pytest.mark.parametrize("call", ["open", "read", "fstat"])
def test_a_failing_disk_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """Whichever call fails, the reason is the system's; permissions do not bind root, so the fault is injected."""
    path = tmp_path / "x"
    path.write_text("x")

    def fail(*_arguments: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, fail)
        found = read_bytes(path, 10)
    assert found == Refused("unreadable", (("reason", "Permission denied"),))


def test_a_missing_file_is_a_refusal(tmp_path: Path) -> None:
    """So is a name that no file can have."""
    assert read_bytes(tmp_path / "none", 10) == Refused("unreadable", (("reason", "No such file or directory"),))
    assert read_bytes(tmp_path / ("x" * 300), 10) == Refused("unreadable", (("reason", "File name too long"),))
    assert read_bytes(tmp_path / "a\0b", 10) == Refused("unreadable", (("reason", "NUL in the name"),))


def test_a_file_that_grows_is_not_read_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound holds for what is read, not only for the size that the file stated."""
    path = tmp_path / "x"
    path.write_text("x")
    monkeypatch.setattr(os, "read", lambda _descriptor, size: b"y" * size)
    assert read_bytes(path, 10) == Refused("too-large", (("size", "> 10"), ("unit", "bytes")))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("perché 1.txt", "perché 1.txt"),
        ("a\nb\t\r.txt", "a\\nb\\t\\r.txt"),
        ("a\x1b[31mb.txt", "a\\x1b[31mb.txt"),
        ("a\u202ecod.txt", "a\\u202ecod.txt"),
        (os.fsdecode(b"a\xe8.txt"), "a\\xe8.txt"),
        ("::error::x", "::error::x"),
    ],
)
def test_names_are_shown_on_one_line(name: str, expected: str) -> None:
    """Controls, overrides and foreign bytes come as escapes, so that no name acts on a terminal or a log."""
    assert shown(name) == expected
    assert is_printable(name) == (name == expected)
