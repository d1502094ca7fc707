"""Pages that only lead on: one per address that moved. Plain HTML files, which both site generators copy as they are."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment

from digest.findings import DigestError
from digest.intake.redirects import Redirect
from digest.lang.pack import InterfacePack
from digest.model import Page
from digest.pages.permalinks import link

_PAGE = Environment(autoescape=True).from_string(
    """<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<title>{{ title }}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={{ target }}">
<link rel="canonical" href="{{ target }}">
</head>
<body><p><a href="{{ target }}">{{ title }}</a></p></body>
</html>
"""
)


def redirect_pages(redirects: Iterable[Redirect], pages: Iterable[Page], interface: InterfacePack) -> tuple[Page, ...]:
    """The pages that lead from old addresses to new ones.

    DigestError, with the line of the list, when an old address is a page again, or a new one leads nowhere; a chain is followed to its end.
    """
    there = {page.path.removesuffix(".md") for page in pages if page.path.endswith(".md")}
    by_old = {redirect.old: redirect for redirect in redirects}
    made = []
    for redirect in by_old.values():
        if redirect.old in there:
            raise DigestError(f"{redirect.old!r} is a page and cannot lead elsewhere", path=redirect.path, line=redirect.line)
        target, seen = redirect.new, {redirect.old}
        while target in by_old and target not in seen:
            seen.add(target)
            target = by_old[target].new
        if target not in there:
            raise DigestError(f"{redirect.old!r} leads to {target!r}, which is no page", path=redirect.path, line=redirect.line)
        address = link(f"{redirect.old}.md", f"{target}.md")
        html = _PAGE.render(language=interface.code, title=interface.labels.words.moved, target=address)
        made.append(Page(f"{redirect.old}.html", {}, html))
    return tuple(made)
