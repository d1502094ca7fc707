"""Tests of writing pages: all or nothing, only what changed, only what is ours."""

from __future__ import annotations

import errno
import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.findings import DigestError
from digest.model import Page
from digest.publish.manifest import MANIFEST, Manifest, folded_address, read_manifest
from digest.publish.write import Written, pages_in_place, write_pages
from tests.publish.projects import snapshot
from tests.tables import PROJECT


def page(path: str, body: str = "Testo.") -> Page:
    """A page with a title."""
    return Page(path, {"title": path}, body)


def times(folder: Path) -> dict[str, int]:
    """When each file was written last."""
    return {str(path): path.lstat().st_mtime_ns for path in folder.rglob("*")}


def test_first_writing(tmp_path: Path) -> None:
    """Pages land where their paths say, with folders made as needed, and the manifest lists them."""
    docs = tmp_path / "docs"

    written = write_pages((page("index.md"), page("a/b/c.md"), Page("digest.json", {}, "{}")), docs)

    assert Written(3, 0, 0) == written
    assert {"index.md", "a/b/c.md", "digest.json", MANIFEST} == set(snapshot(docs))
    assert ("a/b/c.md", "digest.json", "index.md") == read_manifest(docs).paths
    assert ["lock"] == [place.name for place in (tmp_path / ".digest").iterdir()]


def test_second_writing_touches_nothing(tmp_path: Path) -> None:
    """With nothing changed no file is written, the manifest included."""
    pages = (page("index.md"), page("a/b.md"))
    write_pages(pages, tmp_path / "docs")
    before = times(tmp_path / "docs")

    assert Written(0, 2, 0) == write_pages(pages, tmp_path / "docs")
    assert before == times(tmp_path / "docs")


def test_only_what_changed(tmp_path: Path) -> None:
    """A changed page is written, an unchanged one is not, a page no longer made goes, with the folder it leaves empty."""
    docs = tmp_path / "docs"
    write_pages((page("a.md"), page("b.md"), page("gone/away/c.md")), docs)
    before = times(docs)

    written = write_pages((page("a.md"), page("b.md", "Altro.")), docs)

    assert Written(1, 1, 1) == written
    assert before[str(docs / "a.md")] == times(docs)[str(docs / "a.md")]
    assert b"Altro." in (docs / "b.md").read_bytes()
    assert not (docs / "gone").exists()


def test_hand_written_pages_stay(tmp_path: Path) -> None:
    """Files that people wrote are neither changed nor removed, nor are folders that hold one."""
    docs = tmp_path / "docs"
    (docs / "guide").mkdir(parents=True)
    (docs / "guide" / "editors.md").write_text("# Guida\n")
    write_pages((page("guide/made.md"), page("a.md")), docs)

    write_pages((page("a.md"),), docs)

    assert "# Guida\n" == (docs / "guide" / "editors.md").read_text()
    assert not (docs / "guide" / "made.md").exists()


@pytest.mark.parametrize("path", ["a.md", "data.json", "deep/a.md"])
def test_hand_written_file_in_the_way(tmp_path: Path, path: str) -> None:
    """A file that is not ours is never overwritten: one error names it and nothing at all is written."""
    docs = tmp_path / "docs"
    (docs / path).parent.mkdir(parents=True)
    (docs / path).write_text("mine")
    before = snapshot(docs)

    with pytest.raises(DigestError, match=rf"^docs/{path}: is not a generated file"):
        write_pages((page("0.md"), page(path)), docs)

    assert before == snapshot(docs)


def test_page_replaced_by_hand(tmp_path: Path) -> None:
    """A generated page that somebody replaced with a text of their own is theirs: not overwritten, not removed."""
    docs = tmp_path / "docs"
    write_pages((page("a.md"), page("b.md")), docs)
    (docs / "a.md").write_text("# Mia\n")

    with pytest.raises(DigestError, match=r"docs/a\.md"):
        write_pages((page("a.md", "nuovo"), page("b.md")), docs)
    assert Written(0, 1, 0) == write_pages((page("b.md"),), docs)
    assert "# Mia\n" == (docs / "a.md").read_text()


def test_lost_manifest(tmp_path: Path) -> None:
    """Without the manifest pages are recognised by their mark; data by being what it would be."""
    docs = tmp_path / "docs"
    write_pages((page("a.md"), Page("d.json", {}, "{}")), docs)
    (docs / MANIFEST).unlink()

    assert Written(1, 1, 0) == write_pages((page("a.md", "nuovo"), Page("d.json", {}, "{}")), docs)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"about": "", "files": {"../x.md": ""}}', '{"about": "", "files": {"/etc/x.md": ""}}', '{"files": 3}', "\xff"],
)
def test_broken_manifest(tmp_path: Path, content: str) -> None:
    """A manifest that is broken, or names files outside docs, is one error that says what to do, and nothing is removed."""
    docs = tmp_path / "docs"
    write_pages((page("a.md"),), docs)
    (docs / MANIFEST).write_bytes(content.encode("latin-1"))

    with pytest.raises(DigestError, match=r"^docs/\.digest-manifest\.json: is broken .*remove it"):
        write_pages((), docs)

    assert (docs / "a.md").exists()


@pytest.mark.parametrize(
    "path",
    [
        "../a.md",
        "/a.md",
        "a/../b.md",
        "a//b.md",
        ".hidden.md",
        "a/.git/b.md",
        "",
        "a",
        "a\\b.md",
        "a\0.md",
        "a\n.md",
        "C:a.md",
        "a#b.md",
        "./a.md",
    ],
)
def test_paths_outside(tmp_path: Path, path: str) -> None:
    """A path that leaves docs, hides or has no plain address is refused before anything is written."""
    with pytest.raises(DigestError, match="path"):
        write_pages((page("ok.md"), page(path)), tmp_path / "docs")

    assert not (tmp_path / "docs").exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.md", "a.md"),
        ("A.md", "a.md"),
        ("caf\u00e9.md", "cafe\u0301.md"),
        ("x.md", "x/index.md"),
        ("x/README.md", "x/index.md"),
        ("index.md", "README.md"),
    ],
)
def test_one_address_twice(tmp_path: Path, one: str, other: str) -> None:
    """Two pages with one address, which MkDocs would silently make one, are refused with both names."""
    with pytest.raises(DigestError, match="two pages want one address"):
        write_pages((page(one), page(other)), tmp_path / "docs")


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.md", ""), ("a/index.md", "a"), ("a.md", "a"), ("a.json", "a.json"), ("reindex.md", "reindex"), ("index.json", "index.json")],
)
def test_addresses(path: str, address: str) -> None:
    """A page's address is its folder or name; data keeps its ending."""
    assert address == folded_address(path)


@pytest.mark.parametrize(
    ("made", "present"), [("x.md", "x/index.md"), ("x/index.md", "x.md"), ("index.md", "README.md"), ("x.md", "x/README.md")]
)
def test_address_taken_by_hand(tmp_path: Path, made: str, present: str) -> None:
    """A hand-written page that has the address of a generated one is named instead of one of the two vanishing."""
    docs = tmp_path / "docs"
    (docs / present).parent.mkdir(parents=True, exist_ok=True)
    (docs / present).write_text("mine")

    with pytest.raises(DigestError, match=f"^docs/{present}: has the address of the generated {made}"):
        write_pages((page(made),), docs)


def test_links_are_not_followed(tmp_path: Path) -> None:
    """Neither a linked folder nor a linked file lets a page be written outside docs."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_text("mine")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "folder").symlink_to(outside)
    (docs / "b.md").symlink_to(outside / "a.md")
    (docs / "dangling.md").symlink_to(outside / "no.md")

    for path in ("folder/a.md", "b.md", "dangling.md"):
        with pytest.raises(DigestError, match="is a symbolic link"):
            write_pages((page(path),), docs)

    assert {"a.md": b"mine"} == snapshot(outside)


def test_folder_and_file_in_each_others_place(tmp_path: Path) -> None:
    """A folder where a page should be, or a file where a folder should be, is named."""
    docs = tmp_path / "docs"
    (docs / "a.md").mkdir(parents=True)
    (docs / "b").write_text("mine")

    with pytest.raises(DigestError, match=r"docs/a\.md: is in the way of the generated a\.md"):
        write_pages((page("a.md"),), docs)
    with pytest.raises(DigestError, match=r"docs/b: is in the way of the folder that b/c\.md needs"):
        write_pages((page("b/c.md"),), docs)


def failing_after(allowed: int, real: Callable[..., object]) -> Callable[..., object]:
    """A call that goes through some times, then fails once as on a full disk. A function, so that it binds as a method does."""
    calls = itertools.count()

    def call(*args: object, **kwargs: object) -> object:
        if next(calls) == allowed:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*args, **kwargs)

    return call


@pytest.mark.parametrize("operation", ["write_bytes", "replace", "mkdir", "hardlink_to", "unlink"])
@pytest.mark.parametrize("allowed", range(6))
def test_failure_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str, allowed: int) -> None:
    """Whichever step fails, docs is byte for byte what it was, mtimes included, and the next build does all of it."""
    docs = tmp_path / "docs"
    write_pages((page("a.md"), page("b.md"), page("c/d.md"), page("old.md")), docs)
    (docs / "hand.md").write_text("mine")
    before, before_times = snapshot(docs), {path: time for path, time in times(docs).items() if Path(path).is_file()}
    pages = (page("a.md", "1"), page("b.md", "2"), page("c/d.md", "3"), page("new/e.md"), page("new/er/f.md"))
    with monkeypatch.context() as patch:
        patch.setattr(Path, operation, failing_after(allowed, getattr(Path, operation)))
        try:
            write_pages(pages, docs)
            failed = False
        except DigestError as error:
            failed = True
            assert "No space left on device" in str(error)

    if failed:
        assert before == snapshot(docs)
        assert before_times == {path: time for path, time in times(docs).items() if Path(path).is_file()}
        assert not (docs / "new").exists()
    write_pages(pages, docs)
    assert {"a.md", "b.md", "c/d.md", "hand.md", "new/e.md", "new/er/f.md", MANIFEST} == set(snapshot(docs))


def test_interruption_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle leaves the old pages and is passed on."""
    docs = tmp_path / "docs"
    write_pages((page("a.md"), page("b.md")), docs)
    before = snapshot(docs)
    replace = Path.replace

    def interrupt(self: Path, target: Path) -> Path:
        if target.name == "b.md" and self.name.startswith("new"):
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_pages((page("a.md", "1"), page("b.md", "2")), docs)

    assert before == snapshot(docs)


def test_what_fails_afterwards_puts_everything_back(tmp_path: Path) -> None:
    """When the site cannot be built from the new pages, the last good pages stand again, mtimes included; the error is passed on."""
    docs = tmp_path / "docs"
    write_pages((page("a.md"), page("old/b.md")), docs)
    before, before_times = snapshot(docs), {path: time for path, time in times(docs).items() if Path(path).is_file()}

    with (
        pytest.raises(DigestError, match=r"^MkDocs says no$"),
        pages_in_place((page("a.md", "1"), page("new/c.md")), docs) as written,
    ):
        assert Written(2, 0, 1) == written
        assert {"a.md", "new/c.md", MANIFEST} == set(snapshot(docs))
        raise DigestError("MkDocs says no")

    assert before == snapshot(docs)
    assert before_times == {path: time for path, time in times(docs).items() if Path(path).is_file()}
    assert not (docs / "new").exists()
    assert [place.name for place in (tmp_path / ".digest").iterdir()] == ["lock"]


def test_killed_build(tmp_path: Path) -> None:
    """A build killed between two files leaves whole files; the next one takes what is there for its own and completes it."""
    docs = tmp_path / "docs"
    write_pages((page("a.md"), Page("d.json", {}, "1"), Page("e.json", {}, "1"), page("old.md")), docs)
    program = """
import os, sys
from pathlib import Path
from digest.model import Page
from digest.publish.write import write_pages
replace = Path.replace
def killed(self, target):
    if target.name == "e.json": os.kill(os.getpid(), 9)
    return replace(self, target)
Path.replace = killed
write_pages((Page("a.md", {}, "2"), Page("d.json", {}, "2"), Page("e.json", {}, "2")), Path(sys.argv[1]))
"""
    result = subprocess.run([sys.executable, "-c", program, str(docs)], cwd=PROJECT, check=False)

    assert -9 == result.returncode
    assert {"a.md", "d.json", "e.json", "old.md", MANIFEST} == set(snapshot(docs))
    assert b"2\n" == (docs / "d.json").read_bytes()
    assert b"1\n" == (docs / "e.json").read_bytes()
    assert Written(2, 1, 1) == write_pages((Page("a.md", {}, "3"), Page("d.json", {}, "2"), Page("e.json", {}, "3")), docs)
    assert "pending" not in json.loads((docs / MANIFEST).read_text())


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Builds that start together wait for each other: all succeed, and what stands is what one of them wrote, whole."""
    docs = tmp_path / "docs"
    program = """
import sys
from collections.abc import Callable
from pathlib import Path
from digest.model import Page
from digest.publish.write import write_pages
for turn in range(5):
    write_pages(tuple(Page(f"p{number}.md", {}, sys.argv[2]) for number in range(20)), Path(sys.argv[1]))
"""
    builds = [subprocess.Popen([sys.executable, "-c", program, str(docs), word], cwd=PROJECT) for word in ("uno", "due", "tre")]

    assert [0, 0, 0] == [build.wait(60) for build in builds]
    contents = {content for path, content in snapshot(docs).items() if path != MANIFEST}
    assert 1 == len(contents)


def test_manifest_does_not_depend_on_order() -> None:
    """Equal manifests have equal bytes."""
    assert Manifest({"a.md": "1", "b.md": "2"}).as_bytes() == Manifest({"b.md": "2", "a.md": "1"}).as_bytes()
