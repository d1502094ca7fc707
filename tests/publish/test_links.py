"""Tests of the link check over built HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.publish.links import broken_links

PAGES = {
    "index.html": '<h1 id="su">x</h1>',
    "a/index.html": '<p id="p 1">x</p><a name="vecchio"></a>',
    "a/b/index.html": "",
    "perché/index.html": "",
    "file.pdf": "",
    "404.html": "",
}


def check(tmp_path: Path, html: str, page: str = "a/b/index.html", site_url: str = "https://example.org/sotto/") -> tuple[str, ...]:
    """The broken links of a small site in which one page holds this HTML."""
    for name, content in {**PAGES, page: html}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return broken_links(tmp_path, site_url)


@pytest.mark.parametrize(
    "link",
    [
        "../../",
        "../..",
        ".",
        "./",
        "../",
        "../#p%201",
        "../#vecchio",
        "../../#su",
        "#",
        "",
        "#here",
        "../../file.pdf",
        "../../file.pdf#page=3",
        "../../perch%C3%A9/",
        "/sotto/",
        "/sotto/a/#p%201",
        "/sotto/file.pdf?v=1",
        "https://elsewhere.example/no#no",
        "//elsewhere.example/no",
        "mailto:a@b.example",
        "../../index.html#su",
        "#here:~:text=molo",
        "#:~:text=molo",
        "data:image/png;base64,AAAA",
    ],
)
def test_good_links(tmp_path: Path, link: str) -> None:
    """Relative, absolute below the site's address, encoded, anchored and outside links are fine."""
    assert check(tmp_path, f'<p id="here"></p><a href="{link}">x</a>') == ()


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("../no/", "no such page"),
        ("../../../../../etc/passwd", "no such page"),
        ("../A/", "no such page"),
        ("#no", "no such anchor"),
        ("../#su", "no such anchor"),
        ("/a/", "outside the site"),
        ("javascript:alert(1)", "not a web address"),
        ("JAVASCRIPT:alert(1)", "not a web address"),
        ("data:text/html,x", "not a web address"),
        ("vbscript:x", "not a web address"),
        ("http://[", "not an address"),
        ("../../file.pdf/", "no such page"),
    ],
)
def test_broken_links(tmp_path: Path, link: str, reason: str) -> None:
    """What does not exist, lies outside or would run is named with its page and the reason."""
    assert check(tmp_path, f'<p id="here"></p><a href="{link}">x</a>') == (f"a/b/index.html -> {link} ({reason})",)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="no.png">',
        "<script src=no.js></script>",
        '<link rel="stylesheet" href="no.css">',
        '<meta http-equiv="refresh" content="0; url=no/">',
        "<a\nhref = 'no/'\n>x</a>",
        "<A HREF='no/'>x</A>",
        '<svg><a href="no/"></a></svg>',
    ],
)
def test_all_kinds_of_links(tmp_path: Path, html: str) -> None:
    """Images, scripts, styles, refreshes and links in any spelling are checked."""
    assert len(check(tmp_path, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>&lt;a href=&quot;no/&quot;&gt;</p>",
        '<!-- <a href="no/"> -->',
        "<script>var x = '<a href=\"no/\">'</script>",
        '<link rel="canonical" href="https://example.org/other/">',
        "<a>x</a>",
    ],
)
def test_text_is_no_link(tmp_path: Path, html: str) -> None:
    """Escaped text, comments, scripts and the page's own address are not links."""
    assert check(tmp_path, html) == ()


def test_at_the_root(tmp_path: Path) -> None:
    """Without a site address the site lies at the root of its host."""
    assert check(tmp_path, '<a href="/a/">x</a>', site_url="") == ()
