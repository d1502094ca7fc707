"""Links of the built site: every address and anchor inside it must exist. Raw HTML is checked too, which MkDocs does not do."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from digest.publish.folders import files_below

_ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_REFRESH = "url="


@dataclass(slots=True)
class _Document:
    anchors: set[str] = field(default_factory=set)
    links: dict[str, None] = field(default_factory=dict)


class _Reader(HTMLParser):
    """Collects anchors and addresses of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.document = _Document()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in reversed(attrs)}
        for name in ("id", "name") if tag == "a" else ("id",):
            if values.get(name):
                self.document.anchors.add(values[name])
        for name in ("href", "src"):
            if name in values and not (tag == "link" and values.get("rel") in ("canonical", "alternate")):
                self.document.links[values[name].strip()] = None
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            _, found, address = values.get("content", "").partition(_REFRESH)
            if found:
                self.document.links[address.strip(" '\"")] = None


def broken_links(site: Path, site_url: str = "") -> tuple[str, ...]:
    """All links in the HTML of a built site that lead nowhere, as ``page -> link (reason)``, in order.

    Checks ``href``, ``src`` and refreshes: inside the site the file and its anchor must exist; other hosts are never asked; addresses that
    run a script are always broken. The path of ``site_url`` is where the site will lie, so ``/path/...`` is inside it.
    """
    files = {path.relative_to(site).as_posix(): path for path in files_below(site)}
    documents = {name: _read(path) for name, path in files.items() if name.endswith(".html")}
    base = urlsplit(site_url).path.rstrip("/") + "/"
    return tuple(
        f"{name} -> {link} ({reason})"
        for name, document in documents.items()
        for link in document.links
        if (reason := _fault(name, link, base, files, documents))
    )


def _read(path: Path) -> _Document:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8", errors="replace"))
    reader.close()
    return reader.document


def _fault(page: str, link: str, base: str, files: dict[str, Path], documents: dict[str, _Document]) -> str | None:
    try:
        parts = urlsplit(link)
    except ValueError:
        return "not an address"
    if parts.scheme or parts.netloc:
        return None if not parts.scheme or parts.scheme in _ALLOWED_SCHEMES or link.startswith("data:image/") else "not a web address"
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(base):
            return "outside the site"
        target = path[len(base) :]
    elif path:
        target = posixpath.join(posixpath.dirname(page), path)
    else:
        target = page
    found = next((name for name in _candidates(target) if name in files), None)
    if found is None:
        return "no such page"
    fragment = unquote(parts.fragment).partition(":~:")[0]
    if fragment and found in documents and fragment not in documents[found].anchors:
        return "no such anchor"
    return None


def _candidates(target: str) -> Iterator[str]:
    name = posixpath.normpath(target) if target else "."
    if name == ".":
        yield "index.html"
    elif not target.endswith("/"):
        yield name
        yield f"{name}/index.html"
    else:
        yield f"{name}/index.html"
