"""Pages that only lead on: one per address that moved. Plain HTML files, which both site generators copy as they are."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable

from jinja2 import Environment

from digest.characters import slug
from digest.config import Settings
from digest.digest_model import Digest
from digest.findings import DigestError
from digest.intake.redirects import Redirect
from digest.lang.pack import InterfacePack
from digest.model import Briefing, Page
from digest.pages.permalinks import Permalinks, entity_folder, link

IMPLIED = "names"
"""Where a redirect says it comes from when nobody wrote it down."""

_ICON = "assets/images/favicon.png"
"""The theme's own icon (Material and Zensical alike): without a link to one, a browser asks the host for ``/favicon.ico``."""

_PAGE = Environment(autoescape=True).from_string(
    """<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<title>{{ title }}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={{ target }}">
<link rel="canonical" href="{{ target }}">
<link rel="icon" href="{{ icon }}">
</head>
<body><p><a href="{{ target }}">{{ title }}</a></p></body>
</html>
"""
)


def implied_redirects(digest: Digest, interface: InterfacePack, settings: Settings) -> tuple[Redirect, ...]:
    """Addresses that a known entity's page had, or would have had, under the name a text gives it.

    A candidate that enters the knowledge base changes from the name as read to its identity there; links to the old page still lead to it. A name
    that several entities share leads nowhere.
    """
    links = Permalinks(digest, interface.labels.folders, settings)
    targets: defaultdict[str, set[str]] = defaultdict(set)
    for briefing in digest.briefings:
        for entity in (sourced.value for sourced in briefing.entities):
            page = links.entity(entity) if entity.known_as else None
            if page is not None and entity.mentions:
                form = max((mention.passage.text for mention in entity.mentions), key=len)
                targets[f"{entity_folder(entity.kind, interface.labels.folders)}/{slug(form)}"].add(page.removesuffix(".md"))
    return tuple(Redirect(old, next(iter(new)), IMPLIED, 1) for old, new in sorted(targets.items()) if len(new) == 1 and old not in new)


def held_addresses(held: Iterable[Briefing], interface: InterfacePack) -> frozenset[str]:
    """Where pages would be if texts under embargo had come out: their own, and those of the names and topics in them."""
    folders = interface.labels.folders
    addresses = set()
    for briefing in held:
        addresses.add(f"{folders.texts}/{slug(briefing.name)}")
        addresses |= {f"{entity_folder(entity.value.kind, folders)}/{entity.value.slug}" for entity in briefing.entities}
        addresses |= {f"{folders.topics}/{slug(topic.value.id)}" for topic in briefing.topics}
    return frozenset(addresses)


def redirect_pages(
    redirects: Iterable[Redirect], pages: Iterable[Page], interface: InterfacePack, held: frozenset[str] = frozenset()
) -> tuple[Page, ...]:
    """The pages that lead from old addresses to new ones; none to an address of ``held``, where an embargo keeps a page back for now.

    DigestError, with the line of the list, when an old address is a page again, or a new one leads nowhere; a chain is followed to its end.
    """
    there = {page.path.removesuffix(".md") for page in pages if page.path.endswith(".md")}
    by_old: dict[str, Redirect] = {}
    for redirect in redirects:
        # What somebody wrote down goes before what follows from names.
        if redirect.path != IMPLIED or (redirect.old not in there and redirect.old not in by_old):
            by_old[redirect.old] = redirect
    made = []
    for redirect in by_old.values():
        if redirect.old in there:
            raise DigestError(f"{redirect.old!r} is a page and cannot lead elsewhere", path=redirect.path, line=redirect.line)
        target, seen = redirect.new, {redirect.old}
        while target in by_old and target not in seen:
            seen.add(target)
            target = by_old[target].new
        if target not in there and target in held:
            continue
        if target not in there:
            raise DigestError(f"{redirect.old!r} leads to {target!r}, which is no page", path=redirect.path, line=redirect.line)
        address = link(f"{redirect.old}.md", f"{target}.md")
        icon = posixpath.relpath(_ICON, posixpath.dirname(redirect.old) or ".")
        html = _PAGE.render(language=interface.code, title=interface.labels.words.moved, target=address, icon=icon)
        made.append(Page(f"{redirect.old}.html", {}, html))
    return tuple(made)
