"""Tests of building the site: the last good one stays, MkDocs' words come through, links are checked."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest

from digest.config import load_settings
from digest.findings import DigestError
from digest.model import Page
from digest.publish import site as site_module
from digest.publish.site import EARLIEST_EPOCH, build_site, complaints, source_date_epoch
from digest.values import DateRange
from tests.publish.projects import CONFIGURATION, LATEST, PAGES, digest_of, make_project, snapshot
from tests.tables import PROJECT


def times(folder: Path) -> dict[str, int]:
    """When each file was written last."""
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_build_and_build_again(tmp_path: Path) -> None:
    """The site holds the pages, the data and no manifest; built again with nothing changed, no file of it is touched."""
    settings = make_project(tmp_path, (*PAGES, Page("digest.json", {}, "{}")))

    build_site(settings, digest_of())

    built = snapshot(settings.site)
    assert {"index.html", "briefings/molo/index.html", "digest.json", "search/search_index.json"} <= set(built)
    assert [] == [name for name in built if "manifest" in name]
    assert ["lock"] == [place.name for place in (tmp_path / ".digest").iterdir()]
    before = times(settings.site)
    build_site(settings, digest_of())
    assert before == times(settings.site)


def test_a_page_that_goes_leaves_nothing(tmp_path: Path) -> None:
    """A page no longer made is gone from the site, its sitemap and its search index."""
    build_site(make_project(tmp_path), digest_of())

    settings = make_project(tmp_path, (Page("index.md", {"title": "Vuota"}, "# Vuota\n"),))
    build_site(settings, digest_of())

    assert [] == [name for name, content in snapshot(settings.site).items() if "molo" in name or (b"briefings/molo" in content)]


@pytest.mark.parametrize(
    ("pages", "configuration", "words"),
    [
        ((Page("index.md", {"title": "x"}, "[y](no.md)"),), CONFIGURATION, "contains a link 'no.md', but the target is not found"),
        (
            (Page("index.md", {"title": "x"}, '<a href="no/">y</a>'),),
            CONFIGURATION,
            r"1 broken link in the built site:\nindex.html -> no/ \(no such page\)",
        ),
        ((Page("index.md", {"title": "x"}, '<a href="#no">y</a>'),), CONFIGURATION, r"index.html -> #no \(no such anchor\)"),
        (PAGES, CONFIGURATION.replace("- tags", "- no-such-plugin"), "no-such-plugin"),
        (PAGES, CONFIGURATION.replace("name: material", "name: no-such-theme"), "no-such-theme"),
        (PAGES, CONFIGURATION + "nav: [no.md]\n", "no.md"),
    ],
    ids=["markdown-link", "html-link", "anchor", "plugin", "theme", "nav"],
)
def test_a_failing_build_leaves_the_last_good_site(tmp_path: Path, pages: tuple[Page, ...], configuration: str, words: str) -> None:
    """Whatever MkDocs or the link check complains of is the error's text, and the site is byte for byte what it was."""
    settings = make_project(tmp_path)
    build_site(settings, digest_of())
    before = times(settings.site)
    settings = make_project(tmp_path, pages, configuration)

    with pytest.raises(DigestError, match=words) as caught:
        build_site(settings, digest_of())

    assert before == times(settings.site)
    assert "Traceback" not in str(caught.value)
    assert ["lock"] == [place.name for place in (tmp_path / ".digest").iterdir()]


def test_many_broken_links_are_counted(tmp_path: Path) -> None:
    """The first links are listed and all are counted."""
    links = "".join(f'<a href="no-{number}/">y</a>' for number in range(25))
    settings = make_project(tmp_path, (Page("index.md", {"title": "x"}, links),))

    with pytest.raises(DigestError, match=r"^25 broken links in the built site:\n(.*\n){20}\.\.\. and 5 more$"):
        build_site(settings, digest_of())


def test_full_disk_while_building(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the system after MkDocs is one clear error, and the old site stays."""
    settings = make_project(tmp_path)
    build_site(settings, digest_of())
    before = times(settings.site)
    make_project(tmp_path, (Page("index.md", {"title": "x"}, "nuovo"),))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(site_module, "put_in_place", full)
    with pytest.raises(DigestError, match=r"^site: cannot be written: No space left on device$"):
        build_site(settings, digest_of())
    assert before == times(settings.site)


def test_a_folder_that_is_no_site_is_not_replaced(tmp_path: Path) -> None:
    """A site_dir with files that no build made, or that holds the seeds or the pages, is refused before anything runs."""
    settings = make_project(tmp_path)
    settings.site.mkdir()
    (settings.site / "thesis.txt").write_text("mine")
    with pytest.raises(DigestError, match=r"^site: holds files that no build made"):
        build_site(settings, digest_of())
    assert (settings.site / "thesis.txt").read_text() == "mine"

    for folder in ("seeds", "docs", "docs/site"):
        (tmp_path / "mkdocs.yml").write_text(CONFIGURATION.replace("site_dir: site", f"site_dir: {folder}"))
        with pytest.raises(DigestError, match="must be folders apart"):
            build_site(load_settings(tmp_path), digest_of())


def test_files_in_the_project_change_nothing(tmp_path: Path) -> None:
    """A file in the project that has the name of a library is not run in its place."""
    settings = make_project(tmp_path)
    for name in ("mkdocs", "jinja2", "yaml"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('ran')")

    build_site(settings, digest_of())

    assert (settings.site / "index.html").is_file()


def test_killed_builds(tmp_path: Path) -> None:
    """Killed at any moment, a build leaves the old site or the new one, whole; the next build is clean."""
    settings = make_project(tmp_path)
    build_site(settings, digest_of())
    old = snapshot(settings.site)
    settings = make_project(tmp_path, (Page("index.md", {"title": "Nuova"}, "# Nuova\n"),))
    program = "import sys; from pathlib import Path; from digest.config import load_settings; from digest.publish.site import build_site; "
    program += "from tests.publish.projects import digest_of; build_site(load_settings(Path(sys.argv[1])), digest_of())"
    states = []
    for moment in (0.3, 0.6, 0.9, 1.2, 1.5):
        process = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], cwd=PROJECT)
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        states.append(snapshot(settings.site))

    build_site(settings, digest_of())
    new = snapshot(settings.site)
    assert [] == [number for number, state in enumerate(states) if state not in (old, new)]
    assert b"Nuova" in new["index.html"]


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    """Staging folders of killed builds are removed by the next one, and the site can be read by everybody, not by its builder alone."""
    settings = make_project(tmp_path)
    (tmp_path / ".digest" / "site-killed" / "site").mkdir(parents=True)

    build_site(settings, digest_of())

    assert [place.name for place in (tmp_path / ".digest").iterdir()] == ["lock"]
    assert settings.site.stat().st_mode & 0o777 == 0o777 & ~umask()


def umask() -> int:
    """The mask of this process, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        (None, EARLIEST_EPOCH),
        (DateRange(datetime.date(2031, 5, 1), LATEST), 1936742400),
        (DateRange(datetime.date(1950, 1, 1), datetime.date(1950, 1, 1)), EARLIEST_EPOCH),
        (DateRange(datetime.date(1970, 1, 1), datetime.date(1970, 1, 1)), EARLIEST_EPOCH),
    ],
)
def test_source_date_epoch(latest: DateRange | None, expected: int) -> None:
    """The latest day at midnight UTC; a fixed day for a corpus without dates or before archive formats, never 0."""
    assert expected == source_date_epoch(latest)


def test_complaints() -> None:
    """MkDocs' warnings and errors without their labels; the end of its output when it crashed; no control characters."""
    assert (
        complaints("INFO    -  Building\nWARNING -  Doc file 'a.md' \x1b[31mx\nERROR   -  b\n\nAborted with 1 warnings")
        == "Doc file 'a.md' [31mx\nb"
    )
    assert complaints("Traceback\n  File x\nValueError: y\n") == "Traceback\n  File x\nValueError: y"
