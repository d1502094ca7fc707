"""Tests of the live preview, with a real server on this machine and a real client."""

from __future__ import annotations

import http.client
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digest.findings import DigestError
from digest.publish.preview import Callbacks, serve
from digest.publish.preview_server import PreviewServer, State
from tests.tables import PROJECT

PAGE = "<!doctype html><html><body><p>Il molo</p></body></html>"
PATIENCE = 30


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three files."""
    folder = tmp_path / "site"
    (folder / "molo").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE)
    (folder / "molo" / "index.html").write_text(PAGE.replace("Il molo", "Dentro"))
    (folder / "style.css").write_text("p {}")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
def server(site: Path) -> Iterator[PreviewServer]:
    """The server alone, without watchers."""
    with PreviewServer(("127.0.0.1", 0), site, State()) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.state.close()
        running.shutdown()
        thread.join()


def ask(port: int, path: str, host: str | None = None) -> tuple[int, str, dict[str, str]]:
    """Status, body and headers of one GET."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body, {name.lower(): value for name, value in answer.getheaders()}


def port_of(server: PreviewServer) -> int:
    """The port the server got."""
    return int(server.server_address[1])


def test_pages_carry_the_script_and_files_do_not(server: PreviewServer, site: Path) -> None:
    """A page is sent with the refreshing script, anything else as it is; the files themselves stay as they are; nothing is kept by the browser."""
    status, body, headers = ask(port_of(server), "/")
    _, style, _ = ask(port_of(server), "/style.css")

    assert (200, "no-store") == (status, headers["cache-control"])
    assert PAGE == body.replace('<script src="/-/digest/refresh.js" data-build="0" data-problem=""></script>', "")
    assert style == "p {}"
    assert (site / "index.html").read_text() == PAGE
    assert "location.reload" in ask(port_of(server), "/-/digest/refresh.js")[1]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/molo/", 200),
        ("/molo", 301),
        ("/molo/?q=1", 200),
        ("/no/", 404),
        ("/../secret.txt", 404),
        ("/%2e%2e/secret.txt", 404),
        ("/molo/..%2f..%2fsecret.txt", 404),
        ("/%00", 404),
        ("/-/digest/other", 404),
    ],
)
def test_addresses(server: PreviewServer, path: str, status: int) -> None:
    """Folders answer with their page, a missing slash is added, nothing outside the site is ever sent."""
    answered, body, _ = ask(port_of(server), path)

    assert status == answered
    assert "secret" not in body


@pytest.mark.parametrize("path", ["//evil.example/../molo", "/molo"])
def test_redirects_stay_here(server: PreviewServer, path: str) -> None:
    """No redirect names another host."""
    status, _, headers = ask(port_of(server), path)

    assert status in (301, 404)
    assert not headers.get("location", "/").startswith("//")


@pytest.mark.parametrize(
    ("host", "status"), [("localhost:1", 200), ("127.0.0.1", 200), ("[::1]:80", 200), ("evil.example", 403), ("evil.example:80", 403)]
)
def test_only_this_machine_is_answered(server: PreviewServer, host: str, status: int) -> None:
    """A page of another host cannot read the preview through a name that points here."""
    assert status == ask(port_of(server), "/", host)[0]


def test_own_page_for_missing_addresses(server: PreviewServer, site: Path) -> None:
    """The site's 404 page answers for what is not there."""
    (site / "404.html").write_text("<body>Non c’è</body>")

    status, body, _ = ask(port_of(server), "/no/")
    assert (404, True) == (status, "Non c’è" in body)


def test_a_waiting_page_learns_of_a_build(server: PreviewServer) -> None:
    """The question is answered when a build ends, with what went wrong; asked with an old number it is answered at once."""
    answers: queue.Queue[str] = queue.Queue()
    asking = threading.Thread(target=lambda: answers.put(ask(port_of(server), "/-/digest/changes?after=0")[1]))
    asking.start()
    server.state.failed('mkdocs.yml:3: "nav" <b>')
    assert json.loads(answers.get(timeout=PATIENCE)) == {"number": 1, "problem": 'mkdocs.yml:3: "nav" <b>'}
    asking.join()

    assert 'data-build="1" data-problem="mkdocs.yml:3: &quot;nav&quot; &lt;b&gt;"' in ask(port_of(server), "/")[1]
    server.state.built()
    assert json.loads(ask(port_of(server), "/-/digest/changes?after=1")[1]) == {"number": 2, "problem": ""}
    assert json.loads(ask(port_of(server), "/-/digest/changes?after=x")[1])["number"] == 2


def test_before_the_first_site(tmp_path: Path) -> None:
    """While there is no site yet, a page that waits and tells the problem is sent."""
    state = State()
    state.failed("mkdocs.yml: rotto")
    with PreviewServer(("127.0.0.1", 0), tmp_path / "none", state) as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        status, body, _ = ask(port_of(running), "/")
        running.shutdown()

    assert (404, True) == (status, "mkdocs.yml: rotto" in body)


class Watched:
    """A preview that runs in a thread of this test, with what it told."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.told: queue.Queue[tuple[str, Any]] = queue.Queue()
        self.builds = 0
        self.stop = False
        self.problem: Exception | None = None
        self.thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        callbacks = Callbacks(
            started=lambda url: self.told.put(("started", url)),
            rebuilt=lambda changed: self.told.put(("rebuilt", changed)),
            failed=lambda error: self.told.put(("failed", str(error))),
        )
        serve(self.root, self.root / "site", (self.root / "seeds", self.root / "mkdocs.yml"), self._build, callbacks, port=0)

    def _build(self) -> None:
        self.builds += 1
        if self.stop:
            raise KeyboardInterrupt
        if self.problem:
            raise self.problem
        (self.root / "site" / "index.html").write_text(f"<body>{self.builds}</body>")

    def next(self) -> tuple[str, Any]:
        """The next thing told."""
        return self.told.get(timeout=PATIENCE)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A running preview of an empty project."""
    for folder in ("site", "seeds/desk"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    preview = Watched(tmp_path)
    preview.thread.start()
    yield preview
    preview.stop = True
    (tmp_path / "seeds" / "last.txt").write_text("x")
    preview.thread.join(PATIENCE)
    assert not preview.thread.is_alive()


def test_saving_builds_again(watched: Watched) -> None:
    """A saved seed, a desk decision in a folder below, and mkdocs.yml replaced as editors do it, each build again and are named."""
    kind, url = watched.next()
    assert kind == "started"
    port = int(url.rstrip("/").rpartition(":")[2])
    assert "<body>1<script" in ask(port, "/")[1]

    (watched.root / "seeds" / "a.txt").write_text("Testo")
    assert ("rebuilt", ("seeds/a.txt",)) == watched.next()
    assert "<body>2<script" in ask(port, "/")[1]

    (watched.root / "seeds" / "desk" / "a.yml").write_text("date: x")
    assert ("rebuilt", ("seeds/desk/a.yml",)) == watched.next()

    (watched.root / "new.yml").write_text("site_name: y\n")
    (watched.root / "new.yml").replace(watched.root / "mkdocs.yml")
    assert ("rebuilt", ("mkdocs.yml",)) == watched.next()


def test_a_failing_build_keeps_the_site_and_the_preview(watched: Watched) -> None:
    """A broken set-up, or a fault of ours, is told and shown; the last good site is still served, and the next save builds again."""
    _, url = watched.next()
    port = int(url.rstrip("/").rpartition(":")[2])
    for problem, shown in (
        (DigestError("is broken", path="mkdocs.yml"), "mkdocs.yml: is broken"),
        (ZeroDivisionError("x"), "ZeroDivisionError: x"),
    ):
        watched.problem = problem
        (watched.root / "seeds" / "a.txt").write_text(shown)
        assert ("failed", str(problem)) == watched.next()
        _, body, _ = ask(port, "/")
        assert "<body>1<script" in body
        assert shown in body

    watched.problem = None
    (watched.root / "seeds" / "a.txt").write_text("bene")
    assert ("rebuilt", ("seeds/a.txt",)) == watched.next()


def test_address_in_use(site: Path, tmp_path: Path) -> None:
    """An address that is taken is one clear error."""
    callbacks = Callbacks(lambda _: None, lambda _: None, lambda _: None)
    with PreviewServer(("127.0.0.1", 0), site, State()) as running, pytest.raises(DigestError, match=r"^cannot listen on 127\.0\.0\.1:"):
        serve(tmp_path, site, (), lambda: None, callbacks, port=port_of(running))


def test_interrupt_ends_it_cleanly(tmp_path: Path) -> None:
    """Ctrl-C, even with a page waiting for the next build, ends the preview at once with code 0 and no traceback."""
    program = """
import sys
from pathlib import Path
from digest.publish.preview import Callbacks, serve
root = Path(sys.argv[1])
(root / "seeds").mkdir()
tell = lambda url: print(url, flush=True)
serve(root, root / "site", (root / "seeds",), lambda: None, Callbacks(tell, lambda _: None, lambda _: None), port=0)
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    port = int(process.stdout.readline().strip().rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as waiting:
        waiting.sendall(b"GET /-/digest/changes?after=1 HTTP/1.0\r\n\r\n")
        os.kill(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)

    assert (0, "") == (process.returncode, errors)
