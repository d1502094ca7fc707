"""Tests of what is taken out of a built site."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from digest.findings import DigestError
from digest.publish.aftercare import disarm_search_index, settle_sitemap


def disarmed(tmp_path: Path, **entry: object) -> dict[str, object]:
    """An index entry after the treatment."""
    path = tmp_path / "search" / "search_index.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"config": {"lang": ["it"]}, "docs": [{"location": "a/", "title": "", "text": "", **entry}]}))
    disarm_search_index(tmp_path)
    index = json.loads(path.read_text())
    assert index["config"] == {"lang": ["it"]}
    return dict(index["docs"][0])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("&lt;img&gt; &amp;lt;", "&lt;img&gt; &amp;lt;"),
        ("L’Alleanza & l'ora", "L’Alleanza & l'ora"),
        ("<p>Uno</p> <p onclick=x>due", "<p>Uno</p> &lt;p onclick=x&gt;due"),
        ("<pre>a < b</pre><script>", "<pre>a &lt; b</pre>&lt;script&gt;"),
        ("<P>", "&lt;P&gt;"),
        ("<<p>script>", "&lt;<p>script&gt;"),
    ],
)
def test_titles_texts_and_tags_are_disarmed(tmp_path: Path, before: str, after: str) -> None:
    """Only the theme's bare paragraph, list and code tags stay markup; what is escaped already is not escaped twice."""
    entry = disarmed(tmp_path, title=before, text=before, tags=[before])

    assert (after, after, [after]) == (entry["title"], entry["text"], entry["tags"])
    assert entry == disarmed(tmp_path, **entry)


@pytest.mark.parametrize("content", ["", "[]", '{"docs": [{}]}', '{"docs": [{"title": 3, "text": ""}]}', '{"docs": 3}'])
def test_another_index_is_an_error(tmp_path: Path, content: str) -> None:
    """An index of another shape, after a change of theme, is an error, not a hole."""
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text(content)

    with pytest.raises(DigestError, match="search index is not as expected"):
        disarm_search_index(tmp_path)


def test_the_build_day_goes(tmp_path: Path) -> None:
    """No page claims to be changed on the day of the build, and the packed copy is the same file, without a time of its own."""
    before = '<?xml version="1.0"?>\n<urlset>\n  <url>\n    <loc>https://example.org/a/</loc>\n    <lastmod>2031-05-17</lastmod>\n  </url>\n</urlset>'
    (tmp_path / "sitemap.xml").write_text(before)

    settle_sitemap(tmp_path)

    expected = before.replace("    <lastmod>2031-05-17</lastmod>\n", "")
    assert expected == (tmp_path / "sitemap.xml").read_text()
    packed = (tmp_path / "sitemap.xml.gz").read_bytes()
    assert expected == gzip.decompress(packed).decode()
    assert bytes(4) == packed[4:8]


def test_nothing_to_do(tmp_path: Path) -> None:
    """A site without search and sitemap is left as it is."""
    settle_sitemap(tmp_path)
    disarm_search_index(tmp_path)

    assert list(tmp_path.iterdir()) == []
