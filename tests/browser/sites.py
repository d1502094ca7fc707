"""Sites for the browser: built from seeds by the product itself, in a folder of their own, and served to this machine only."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from digest.build import build
from digest.config import load_settings
from digest.digest_model import Digest
from tests.publish.projects import copy_set_up
from tests.tables import HERE


def _leads_on(path: Path) -> bool:
    """Whether a page only leads to the one that took its place."""
    return b'http-equiv="refresh"' in path.read_bytes()[:600]


@dataclass(frozen=True, slots=True)
class ServedSite:
    """A built site that answers at an address."""

    url: str
    folder: Path
    digest: Digest

    def pages(self) -> tuple[str, ...]:
        """The paths of all pages, in order."""
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html") if not _leads_on(path)))

    def page(self, pattern: str) -> str:
        """The first page whose path fits a pattern, index pages only when the pattern names them; AssertionError when there is none."""
        found = sorted(
            path for path in self.folder.glob(pattern) if ("index" in pattern or path.name != "index.html") and not _leads_on(path)
        )
        assert found, f"no page {pattern} in the built site"
        return found[0].relative_to(self.folder).as_posix()


def hostile_project(folder: Path) -> None:
    """Seeds that try to run something: every payload in a body, and one after the other as headline, front-matter title, tag and source."""
    copy_set_up(folder)
    seeds = folder / "seeds"
    seeds.mkdir()
    payloads = [
        json.loads(line)["payload"] for line in (HERE / "payloads" / "curated_markdown.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    share = -(-len(payloads) // len(RUNNING))
    for number, running in enumerate(RUNNING):
        body = "\n\n".join(payloads[number * share : (number + 1) * share])
        put(seeds / f"titolo-{number:02}.txt", f"{running} Bersaglio\n\nROMA (AGX) - Bersaglio. {running}\n\n{body}\n")
        quoted = json.dumps(running, ensure_ascii=False)
        matter = f"title: {quoted}\nsource: {quoted}\nauthor: {quoted}\nurl: {quoted}\ntags: [{quoted}, bersaglio]\n"
        put(seeds / f"dato-{number:02}.txt", f"---\n{matter}---\n«{running}», ha detto {running} Ada Bersaglio.\n")


def put(path: Path, text: str) -> None:
    """Write a text; lone surrogates, which no file can hold, become question marks."""
    path.write_bytes(text.encode("utf-8", "replace"))


RUNNING = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "'><details open ontoggle=alert(4)>",
    "</title><script>alert(5)</script>",
    "&lt;img src=x onerror=alert(6)&gt;",
    "&amp;lt;script&amp;gt;alert(7)&amp;lt;/script&amp;gt;",
    "[x](javascript:alert(8))",
    "<a href=javascript:alert(9)>x</a>",
    "{: onclick=alert(10) }",
    "<iframe srcdoc='<script>parent.alert(11)</script>'>",
    "{{ 7*7 }} {% raw %} <base href=https://evil.example/>",
    "<p>a</p><pre><code>b</code></pre><sup>c</sup>",
    "--></script><script>alert(14)</script>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
)
"""Each runs, loads or leads away where text is taken for markup."""


@contextmanager
def served(folder: Path) -> Iterator[ServedSite]:
    """Build the project in this folder and serve its site as a plain web server does."""
    settings = load_settings(folder)
    built = build(settings, site=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(settings.site))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield ServedSite(f"http://127.0.0.1:{server.server_address[1]}/", settings.site, built.digest)
        server.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tests print nothing."""
