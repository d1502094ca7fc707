"""What a page says once its annotations are stripped, to compare with the seed's text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown

from digest.bounded_yaml import BUILT_IN, read_yaml
from digest.characters import without_dropped
from tests.tables import PROJECT

_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr", "base"))
BUILT_IN_EXTENSIONS = ["toc", "tables", "fenced_code"]
"""MkDocs adds these to whatever mkdocs.yml lists."""


class _Stripper(HTMLParser):
    """Collects the text inside the element of class ``seed-text``, without elements of class ``own``; and every tag and attribute there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.unclosed: list[str] = []
        self._open: list[tuple[str, bool, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        inside, own = self._open[-1][1:] if self._open else (False, False)
        if inside:
            self.tags.add(tag)
            self.attributes.update(name for name, _ in attrs)
        if tag not in _VOID:
            self._open.append((tag, inside or "seed-text" in classes, own or "own" in classes))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.unclosed.append(tag)
        if any(opened == tag for opened, _, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1] and not self._open[-1][2]:
            self.words.append(data)


def stripped(html: str) -> _Stripper:
    """The parsed page: its seed's words, and what elements stand among them."""
    parser = _Stripper()
    parser.feed(html)
    parser.close()
    return parser


def strip_annotations(html: str) -> str:
    """The text of the seed as a page shows it, white space folded."""
    return folded("".join(stripped(html).words))


def folded(text: str) -> str:
    """A text as it may be compared: without the characters no page may carry, every run of white space one space."""
    return re.sub(r"\s+", " ", without_dropped(re.sub(r"[\s\x1c-\x1f\x85\u2028\u2029]+", " ", text))).strip()


def extensions() -> list[str]:
    """The Markdown extensions of mkdocs.yml."""
    tree = read_yaml((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), BUILT_IN, tags_allowed=True).tree
    assert isinstance(tree, dict)
    listed = tree["markdown_extensions"]
    assert isinstance(listed, list)
    return [str(extension) for extension in listed]


def as_mkdocs_renders(body: str) -> str:
    """The HTML that Python-Markdown makes of a page's body with the site's extensions."""
    names = list(dict.fromkeys([*BUILT_IN_EXTENSIONS, *extensions()]))
    return markdown.Markdown(extensions=names).convert(body)
