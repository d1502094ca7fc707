"""A site in English, as the README says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from click.testing import CliRunner

from digest.cli import main
from tests.tables import PROJECT


def test_the_readme_tells_how_to_make_an_english_site(tmp_path: Path) -> None:
    """With the README's navigation the site builds strictly and speaks English."""
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    navigation = re.search(r"### A site in English.*?```yaml\n(nav:\n.*?)```", readme, re.DOTALL)
    assert navigation is not None
    settings = (
        (PROJECT / "mkdocs.yml").read_text(encoding="utf-8").replace("  language: it\n", "  language: en\n").replace("lang: it", "lang: en")
    )
    settings = re.sub(r"^nav:\n(?:  - .*\n)+", lambda _: navigation[1], settings, flags=re.MULTILINE)
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copytree(PROJECT / "digest" / "theme", tmp_path / "digest" / "theme")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "market.txt").write_text(
        "Covered market to close for repairs\n\nLONDON, 3 March 2025 - The market will close. \u201cWe reopen in May,\u201d said Jane Miller.\n",
        encoding="utf-8",
    )
    result = CliRunner().invoke(main, ["--project", str(tmp_path), "build", "--site"])

    assert (result.exit_code, result.output.splitlines()[1:2]) == (0, ["The site is in site/."])
    page = (tmp_path / "site" / "texts" / "market.html").read_text(encoding="utf-8")
    assert "Jane Miller" in page
    assert 'lang="en"' in page
