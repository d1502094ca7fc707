"""What MkDocs and its theme leave in a built site that must not go out: the build day in the sitemap, live markup in the search index."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import msgspec

from digest.findings import DigestError

_LAST_MODIFIED = re.compile(r"[ \t]*<lastmod>[^<]*</lastmod>[ \t]*\n?")
_KEPT_TAG = re.compile(r"(</?(?:p|code|pre|li|ol|ul|sub|sup)>)")


def settle_sitemap(site: Path) -> None:
    """Take the day of the build out of ``sitemap.xml``, which gives it for every page, and out of its compressed copy."""
    sitemap = site / "sitemap.xml"
    if not sitemap.is_file():
        return
    content = _LAST_MODIFIED.sub("", sitemap.read_text(encoding="utf-8")).encode()
    sitemap.write_bytes(content)
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", mtime=0, fileobj=packed) as archive:
        archive.write(content)
    (site / "sitemap.xml.gz").write_bytes(packed.getvalue())


def disarm_search_index(site: Path) -> None:
    """Escape every angle bracket in the search index but those of the theme's own paragraph, list and code tags.

    The theme writes titles and tags into its result list as they are, so a title with markup would run there. Text that is already
    escaped stays as it is. DigestError when the index is not the one this was written for.
    """
    path = site / "search" / "search_index.json"
    if not path.is_file():
        return
    try:
        index = msgspec.json.decode(path.read_bytes())
        for entry in index["docs"]:
            for key in ("title", "text"):
                entry[key] = _disarmed(entry[key])
            if "tags" in entry:
                entry["tags"] = [_disarmed(tag) for tag in entry["tags"]]
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise DigestError(f"the theme's search index is not as expected ({error!r})", path="search/search_index.json") from None
    path.write_bytes(msgspec.json.encode(index))


def _disarmed(markup: str) -> str:
    pieces = _KEPT_TAG.split(markup)
    pieces[::2] = [piece.replace("<", "&lt;").replace(">", "&gt;") for piece in pieces[::2]]
    return "".join(pieces)
