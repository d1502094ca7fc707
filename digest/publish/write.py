"""Pages into ``docs/``: all or nothing, only what changed, only what is ours."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from digest.findings import DigestError
from digest.model import Page
from digest.publish.lock import project_lock
from digest.publish.manifest import MANIFEST, Manifest, check_address, fingerprint, folded_address, read_manifest
from digest.publish.page_file import page_bytes


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages a build wrote, found unchanged and removed."""

    written: int
    unchanged: int
    removed: int


@dataclass(frozen=True, slots=True)
class _Plan:
    changed: dict[str, bytes]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    manifest: Manifest


def write_pages(pages: tuple[Page, ...], docs: Path, root: Path | None = None) -> Written:
    """Make ``docs/`` hold exactly these pages beside what people wrote there; see ``pages_in_place``."""
    with pages_in_place(pages, docs, root) as written:
        return written


@contextmanager
def pages_in_place(pages: tuple[Page, ...], docs: Path, root: Path | None = None) -> Iterator[Written]:
    """Make ``docs/`` hold exactly these pages beside what people wrote there, for what is built from them inside the ``with``.

    Everything is decided, rendered and laid ready on the disk before the first file changes; files whose bytes are the same are not
    touched. Only files of the manifest, or with the generated mark, are changed or removed. A failure in the middle, or inside the
    ``with``, puts everything back; after a crash each file is whole, old or new, and the next build completes the rest. The project's lock
    is held to the end, so that no other build changes the pages meanwhile.

    ``root`` is the project's folder, which holds the lock (default: the folder that holds ``docs``). DigestError, with nothing changed:
    a hand-written file or a symbolic link is in the way, two pages want one address, the disk is full or cannot be written.
    """
    contents = _contents(pages)
    with project_lock(root or docs.parent) as work:
        manifest = read_manifest(docs)
        plan = _plan(contents, manifest, docs)
        written = Written(len(plan.changed), len(plan.unchanged), len(plan.removed))
        if not (plan.changed or plan.removed or plan.manifest != manifest):
            yield written
            return
        change = _Change(docs, work / "docs-new", manifest, plan)
        try:
            change.carry_out()
            yield written
        except BaseException:
            change.take_back()
            raise
        finally:
            change.clear()
        change.remove_empty_folders()


def _contents(pages: tuple[Page, ...]) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    addresses: dict[str, str] = {}
    for page in pages:
        try:
            check_address(page.path)
            content = page_bytes(page)
        except ValueError as error:
            raise DigestError(str(error)) from None
        other = addresses.setdefault(folded_address(page.path), page.path)
        if page.path in contents or other != page.path:
            raise DigestError(f"two pages want one address: {other} and {page.path}")
        contents[page.path] = content
    return dict(sorted(contents.items()))


def _plan(contents: dict[str, bytes], manifest: Manifest, docs: Path) -> _Plan:
    changed: dict[str, bytes] = {}
    unchanged: list[str] = []
    for path, content in contents.items():
        present = _present(docs, path)
        if present == content:
            unchanged.append(path)
        elif present is None or manifest.owns(path, present):
            changed[path] = content
        else:
            raise DigestError("is not a generated file and is in the way of one; rename it or move it away", path=f"{docs.name}/{path}")
        for twin in _twins(path):
            if twin not in contents and (other := _present(docs, twin)) is not None and not manifest.owns(twin, other):
                raise DigestError(f"has the address of the generated {path}; rename it", path=f"{docs.name}/{twin}")
    gone = []
    for path in manifest.paths:
        present = None if path in contents else _present(docs, path)
        if present is not None and manifest.owns(path, present):
            gone.append(path)
    files = {path: fingerprint(content) for path, content in contents.items()}
    return _Plan(changed, tuple(unchanged), tuple(gone), Manifest(files))


def _twins(path: str) -> tuple[str, ...]:
    """Other Markdown files that the site generator would give the same address."""
    if not path.endswith(".md"):
        return ()
    folder, _, name = path.rpartition("/")
    if name in ("index.md", "README.md"):
        twin = (folder + "/" if folder else "") + ("README.md" if name == "index.md" else "index.md")
        return (twin, f"{folder}.md") if folder else (twin,)
    return (f"{path[:-3]}/index.md", f"{path[:-3]}/README.md")


def _present(docs: Path, path: str) -> bytes | None:
    """What lies at a page's place; DigestError for anything but a regular file in real folders."""
    place = docs
    parts = path.split("/")
    for depth, part in enumerate(("", *parts)):
        place = place / part
        try:
            mode = place.lstat().st_mode
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DigestError(f"cannot be read: {error.strerror}", path=_shown(docs, place)) from None
        if stat.S_ISLNK(mode):
            raise DigestError("is a symbolic link; generated files are not written through links", path=_shown(docs, place))
        if depth < len(parts) and not stat.S_ISDIR(mode):
            raise DigestError(f"is in the way of the folder that {path} needs", path=_shown(docs, place))
        if depth == len(parts) and not stat.S_ISREG(mode):
            raise DigestError(f"is in the way of the generated {path}", path=_shown(docs, place))
    try:
        return place.read_bytes()
    except OSError as error:
        raise DigestError(f"cannot be read: {error.strerror}", path=_shown(docs, place)) from None


def _shown(docs: Path, place: Path) -> str:
    return str(place.relative_to(docs.parent))


class _Change:
    """One change of ``docs/`` that happens completely or is taken back."""

    def __init__(self, docs: Path, staging: Path, before: Manifest, plan: _Plan) -> None:
        self._docs = docs
        self._staging = staging
        self._before = before
        self._plan = plan
        self._ready: dict[str, Path] = {}
        self._kept: dict[str, Path] = {}
        self._touched: list[str] = []
        self._made: list[Path] = []

    def carry_out(self) -> None:
        """Do all of it; DigestError when the system refuses a step, for the caller to take back."""
        try:
            self._lay_ready()
            self._apply()
        except OSError as error:
            raise DigestError(f"cannot be written ({error.strerror or error}); nothing was changed", path=self._docs.name) from None

    def take_back(self) -> None:
        """Put everything back that was touched."""
        for path in reversed(dict.fromkeys(self._touched)):
            kept = self._kept.get(path)
            if kept is not None:
                kept.replace(self._docs / path)
            else:
                (self._docs / path).unlink(missing_ok=True)
        for folder in reversed(self._made):
            folder.rmdir()

    def clear(self) -> None:
        """Forget how to take it back."""
        shutil.rmtree(self._staging, ignore_errors=True)

    def remove_empty_folders(self) -> None:
        """Remove folders that the removed pages left empty."""
        folders = {parent for path in self._plan.removed for parent in (self._docs / path).parents if parent != self._docs}
        for folder in sorted(folders, key=lambda place: len(place.parts), reverse=True):
            if folder.is_relative_to(self._docs) and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def _lay_ready(self) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)
        self._staging.mkdir()
        # Fingerprints of both states: whatever a crash leaves is recognised as ours.
        intent = Manifest({**self._before.files, **self._before.pending}, self._plan.manifest.files)
        for number, (path, content) in enumerate(self._plan.changed.items()):
            self._ready[path] = self._stage(f"new-{number}", content)
        self._ready["intent"] = self._stage("intent", intent.as_bytes())
        self._ready["manifest"] = self._stage("manifest", self._plan.manifest.as_bytes())
        # After all are written: the disk can take them together.
        for ready in self._ready.values():
            with ready.open("rb") as handle:
                os.fsync(handle.fileno())
        for number, path in enumerate((MANIFEST, *self._plan.changed, *self._plan.removed)):
            self._keep(path, self._staging / f"old-{number}")

    def _stage(self, name: str, content: bytes) -> Path:
        place = self._staging / name
        place.write_bytes(content)
        return place

    def _keep(self, path: str, kept: Path) -> None:
        present = self._docs / path
        if not present.exists():
            return
        try:
            kept.hardlink_to(present)
        except OSError:
            shutil.copy2(present, kept)
        self._kept[path] = kept

    def _apply(self) -> None:
        self._make_folder(self._docs)
        self._move(self._ready["intent"], MANIFEST)
        for path in self._plan.changed:
            self._make_folder((self._docs / path).parent)
            self._move(self._ready[path], path)
        for path in self._plan.removed:
            self._touched.append(path)
            (self._docs / path).unlink()
        self._move(self._ready["manifest"], MANIFEST)

    def _make_folder(self, folder: Path) -> None:
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):
            place.mkdir()
            self._made.append(place)

    def _move(self, ready: Path, path: str) -> None:
        self._touched.append(path)
        ready.replace(self._docs / path)
