"""A small project to publish, made by hand: what the build needs and nothing of the other rooms."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path

from digest.config import Settings, load_settings
from digest.digest_model import Digest
from digest.model import Page
from digest.publish.write import write_pages
from digest.values import DateRange
from tests.tables import PROJECT, REAL_SEEDS

LATEST = datetime.date(2031, 5, 17)

CONFIGURATION = r"""
site_name: Prova
site_url: https://example.org/prova/
docs_dir: docs
site_dir: site
theme:
  name: material
  language: it
  font: false
  features: [navigation.instant, navigation.prune]
  palette:
    - scheme: default
      toggle: {icon: material/weather-night, name: Passa al tema scuro}
    - scheme: slate
      toggle: {icon: material/weather-sunny, name: Passa al tema chiaro}
plugins:
  - search:
      lang: it
      separator: '[\s\-,:!=\[\]()"''’‘“”«»–—/.]+'
  - tags
markdown_extensions:
  - toc
  - tables
"""

PAGES = (
    Page("index.md", {"title": "Prima pagina"}, "# Prima pagina\n\n- [Il molo](briefings/molo.md)\n"),
    Page("briefings/molo.md", {"title": "Il molo nuovo", "tags": ["porti"]}, '# Il molo nuovo\n\n<p id="p1">L’assessora ha parlato.</p>\n'),
)


def make_project(root: Path, pages: tuple[Page, ...] = PAGES, configuration: str = CONFIGURATION) -> Settings:
    """A project folder with its pages written."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "seeds").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    settings = load_settings(root)
    write_pages(pages, settings.docs, settings.root)
    return settings


def digest_of(latest: datetime.date | None = LATEST) -> Digest:
    """A digest without briefings whose latest date is given."""
    return Digest((), (), {}, (), (), None if latest is None else DateRange(latest, latest))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def copy_set_up(folder: Path) -> None:
    """What a project holds beside its seeds: settings, theme and hand-written pages; nothing that was generated."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(PROJECT / "digest" / "theme", folder / "digest" / "theme")
    tracked = subprocess.run(["git", "ls-files", "-z", "docs"], cwd=PROJECT, check=True, capture_output=True)
    for name in filter(None, tracked.stdout.decode().split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, folder / name)


def real_project(folder: Path) -> None:
    """The project's set-up with the real seeds."""
    copy_set_up(folder)
    (folder / "seeds").mkdir()
    for seed in REAL_SEEDS:
        shutil.copy(seed, folder / "seeds")
