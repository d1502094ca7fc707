"""The web server of the live preview: the files of ``site/`` as they are, plus a script that refreshes the page after a build."""

from __future__ import annotations

import html
import json
import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

CHANGES = "/-/digest/changes"
"""Asked by the page, with the number of the build it shows; answers when there is a newer one, or after a while."""
SCRIPT = "/-/digest/refresh.js"
PATIENCE = 20.0
"""Seconds that a page's question is kept waiting; it asks again."""

_LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")
_WAITING = b"<!doctype html><html><head><meta charset='utf-8'><title>digest</title></head><body></body></html>"


class State:
    """Which build the browser should show, and what was wrong with the last one. Shared by all requests."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 0
        self._problem = ""
        self._closed = False

    def built(self) -> None:
        """A new site stands."""
        self._tell("")

    def failed(self, problem: str) -> None:
        """The last build failed, for this reason; the site is the one before."""
        self._tell(problem)

    def close(self) -> None:
        """Let all waiting requests go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def after(self, number: int, seconds: float) -> tuple[int, str]:
        """The number of the last build and its problem (empty: none).

        At once when it is another number than this, else when it becomes so or when the time is over.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._number != number, seconds)
            return self._number, self._problem

    def _tell(self, problem: str) -> None:
        with self._changed:
            self._number += 1
            self._problem = problem
            self._changed.notify_all()


class PreviewServer(ThreadingHTTPServer):
    """Serves one site folder; the folder may be replaced while it runs. OSError when the address is taken or not ours."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], site: Path, state: State) -> None:
        self.site = site
        self.state = state
        super().__init__(address, _Handler)

    @property
    def url(self) -> str:
        """Where the site is to be opened."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}/"

    def may_be_asked_as(self, host: str) -> bool:
        """Whether a request's Host header names this server: a page of another host whose name points here (DNS rebinding) is refused."""
        name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
        bound = str(self.server_address[0])
        return name in (*_LOCAL_NAMES, bound) or ip_address(bound).is_unspecified

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away is no error, and nothing is printed here."""


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        """Answer the page's question, or send a file; pages with the refreshing script."""
        if not self.server.may_be_asked_as(self.headers.get("Host", "localhost")):
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        address = urlsplit(self.path)
        if address.path == CHANGES:
            self._send_changes(parse_qs(address.query))
        elif address.path == SCRIPT:
            self._send((files("digest.publish") / "preview.js").read_bytes(), "text/javascript; charset=utf-8")
        else:
            self._send_file()

    def do_HEAD(self) -> None:
        """Only whole answers are given."""
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def translate_path(self, path: str) -> str:
        """The file for an address, inside the site folder as it now is."""
        self.directory = str(self.server.site)
        return super().translate_path(path)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed here."""

    def _send_changes(self, query: dict[str, list[str]]) -> None:
        asked = query.get("after", ["0"])[0]
        number, problem = self.server.state.after(int(asked) if asked.isascii() and asked.isdecimal() else 0, PATIENCE)
        self._send(json.dumps({"number": number, "problem": problem}).encode(), "application/json")

    def _send_file(self) -> None:
        address = urlsplit(self.path)
        place = Path(self.translate_path(address.path))
        if place.is_dir():
            if not address.path.endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                # One slash only: two would name another host.
                self.send_header("Location", "/" + address.path.lstrip("/") + "/" + (f"?{address.query}" if address.query else ""))
                self.end_headers()
                return
            place = place / "index.html"
        status = HTTPStatus.OK
        if not place.is_file():
            status = HTTPStatus.NOT_FOUND
            place = self.server.site / "404.html"
        if not place.is_file():
            self._send(self._with_script(_WAITING), "text/html; charset=utf-8", status)
            return
        content = place.read_bytes()
        kind = self.guess_type(str(place))
        if kind == "text/html":
            self._send(self._with_script(content), "text/html; charset=utf-8", status)
        else:
            self._send(content, kind, status)

    def _with_script(self, content: bytes) -> bytes:
        # The page knows the build it shows, so that one finished while it loads is not missed.
        number, problem = self.server.state.after(-1, 0)
        tag = f'<script src="{SCRIPT}" data-build="{number}" data-problem="{html.escape(problem)}"></script>'.encode("utf-8", "replace")
        head, end, tail = content.rpartition(b"</body>")
        return head + tag + end + tail if end else content + tag

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)
