"""Digest in, pages out. The only door of Jinja; knows nothing of where the pages are written.

A page's body is one block of raw HTML without a blank line (see :mod:`digest.pages.markup`), which MkDocs and Zensical pass on untouched;
pages of our own prose have Markdown before it.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from digest.config import Settings
from digest.digest_model import Digest
from digest.lang.pack import InterfacePack
from digest.model import Page
from digest.pages.markup import escaped_once, shortened, shown, without_blank_lines
from digest.pages.site import PageView, Site, make_site
from digest.pages.views import VIEWS, View

_DESCRIPTION = 200
"""Characters of a page's description."""


def render_pages(digest: Digest, interface: InterfacePack, settings: Settings, views: tuple[View, ...] = VIEWS) -> tuple[Page, ...]:
    """All pages of the site, in a stable order. Strings in their front matter are HTML-escaped once (design rule 7).

    ValueError for a digest with a text under embargo in it: such a one is for the desk, not for pages.
    """
    if any(briefing.held for briefing in digest.briefings):
        raise ValueError("a text under embargo is about to be published")
    site = make_site(digest, interface, settings)
    templates = _templates()
    return tuple(_page(site, templates, view) for make in views for view in make(site))


@cache
def _templates() -> Environment:
    """Autoescape is always on, and every printed value passes ``shown``: what is not text, number or our own markup is an error."""
    return Environment(
        loader=PackageLoader("digest.pages"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _page(site: Site, templates: Environment, view: PageView) -> Page:
    parts = [view.markdown.strip()] if view.markdown else []
    if view.template:
        template = templates.get_template(view.template)
        parts.append(without_blank_lines(template.render(page=view.context, labels=site.labels, words=site.labels.words)))
    return Page(view.path, _front_matter(view), "\n\n".join(parts) + "\n")


def _front_matter(view: PageView) -> dict[str, object]:
    front_matter: dict[str, object] = {
        "title": escaped_once(view.title) or escaped_once(view.path),
        "description": escaped_once(shortened(view.description, _DESCRIPTION)),
        "kind": view.kind,
        "hide": ["navigation"] if view.markdown else ["navigation", "toc"],
    }
    for key, value in view.metadata.items():
        front_matter[key] = escaped_once(value) if isinstance(value, str) else [escaped_once(item) for item in value]
    return front_matter
