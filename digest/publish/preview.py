"""The live preview: serves ``site/`` on this machine, builds again when something is saved, and refreshes the browser."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from watchfiles import Change, DefaultFilter, watch

from digest.findings import DigestError
from digest.publish.preview_server import PreviewServer, State

_Saved: TypeAlias = "queue.Queue[tuple[str, ...] | Exception]"

_WAKE_EVERY = 0.5
"""Seconds."""
_DEBOUNCE = 200
"""Milliseconds within which several saved files make one build."""


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Whom the preview tells what happens; it prints nothing itself."""

    started: Callable[[str], None]
    """The server answers, at this address."""
    rebuilt: Callable[[tuple[str, ...]], None]
    """The site was built again because of these files, relative to the project."""
    failed: Callable[[Exception], None]
    """The site could not be built; the last good one stays."""


def serve(
    root: Path,
    site: Path,
    watched: Iterable[Path],
    rebuild: Callable[[], None],
    callbacks: Callbacks,
    address: str = "127.0.0.1",
    port: int = 8000,
) -> None:
    """Serve ``site`` and build it again whenever something in ``watched`` (files, or whole folders) changes; until Ctrl-C.

    Builds once before it answers. A failing build is told, shown in the browser, and leaves the site as it was. The script that refreshes
    the browser is added to pages as they are sent and is in no file. Port 0 takes any free port. DigestError when the address cannot be
    used or the system cannot watch the files.
    """
    state = State()
    try:
        server = PreviewServer((address, port), site, state)
    except (OSError, OverflowError) as error:
        raise DigestError(f"cannot listen on {address}:{port}: {getattr(error, 'strerror', None) or error}") from None
    saved: _Saved = queue.Queue()
    stop = threading.Event()
    answering = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    watching = [threading.Thread(target=task, daemon=True) for task in _watchers(root, tuple(watched), saved, stop)]
    try:
        for watcher in watching:
            watcher.start()
        _build(rebuild, state, callbacks, ())
        answering.start()
        callbacks.started(server.url)
        while True:
            _build(rebuild, state, callbacks, _gathered(saved))
    except KeyboardInterrupt:
        return
    finally:
        stop.set()
        state.close()
        if answering.is_alive():
            server.shutdown()
        server.server_close()
        for watcher in watching:
            if watcher.is_alive():
                watcher.join()


def _build(rebuild: Callable[[], None], state: State, callbacks: Callbacks, changed: tuple[str, ...]) -> None:
    try:
        rebuild()
    # Whatever goes wrong in one build, the editor corrects the file and saves again: the preview must still be there.
    except Exception as error:
        state.failed(str(error) if isinstance(error, DigestError) else f"{type(error).__name__}: {error}")
        callbacks.failed(error)
    else:
        state.built()
        if changed:
            callbacks.rebuilt(changed)


def _gathered(saved: _Saved) -> tuple[str, ...]:
    """Wait for something to be saved; then all that was saved meanwhile."""
    changed: set[str] = set()
    while not changed or not saved.empty():
        try:
            # A wait without end can miss a Ctrl-C that comes just before it.
            told = saved.get(timeout=_WAKE_EVERY)
        except queue.Empty:
            continue
        if isinstance(told, Exception):
            raise DigestError(f"cannot watch the project's files: {told}")
        changed.update(told)
    return tuple(sorted(changed))


def _watchers(root: Path, watched: tuple[Path, ...], saved: _Saved, stop: threading.Event) -> list[Callable[[], None]]:
    """One watcher for whole folders, one for single files, through the folders they lie in: editors replace a file when they save it."""
    folders = tuple(place for place in watched if place.is_dir())
    files = frozenset(str(place) for place in watched if not place.is_dir())
    parents = tuple(sorted({Path(file).parent for file in files if Path(file).parent.is_dir()}))

    def tell(places: tuple[Path, ...], recursive: bool, wanted: Callable[[Change, str], bool]) -> None:
        try:
            for changes in watch(
                *places, watch_filter=wanted, stop_event=stop, debounce=_DEBOUNCE, recursive=recursive, raise_interrupt=False
            ):
                saved.put(tuple(_shown(root, path) for _, path in changes))
        except (OSError, RuntimeError) as error:
            saved.put(error)

    tasks: list[Callable[[], None]] = []
    if folders:
        tasks.append(partial(tell, folders, True, DefaultFilter()))
    if parents:
        tasks.append(partial(tell, parents, False, lambda _, path: path in files))
    return tasks


def _shown(root: Path, path: str) -> str:
    place = Path(path)
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else place.name
