"""Documented = existing: commands, settings, finding codes and every path of the README's table."""

from __future__ import annotations

import re
import string
from importlib import import_module

import click
import pytest

from digest import __version__
from digest.cli.main import COMMANDS
from digest.config import DigestSettings
from digest.findings import CODES
from digest.lang.pack import interface_languages, load_interface
from tests.tables import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


def table_under(heading: str) -> list[list[str]]:
    """The rows of the table below a heading of the README, without its head."""
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def test_readme_lists_every_command() -> None:
    """The table of commands is the list of commands, in its order."""
    assert re.findall(r"^\| `digest ([\w-]+)` ", README, flags=re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """Each command explains itself and each of its options and the list of commands says the same."""
    command = import_module(f"digest.cli.{name.replace('-', '_')}").command

    assert command.name == name
    assert command.help
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


def test_readme_lists_every_setting_with_its_default() -> None:
    """The table of settings says what the code says."""
    documented = {row[0].strip("`"): row[1].strip("`") for row in table_under("Settings")}

    assert documented == {name: str(getattr(DigestSettings(), name)) for name in DigestSettings.__struct_fields__}


def test_every_path_of_the_table_exists() -> None:
    """Where the README sends somebody, there is something."""
    paths = {
        path for row in table_under("Where do I change ...?") for cell in row for path in re.findall(r"`((?:digest|tests)/[^`]*)`", cell)
    }

    assert paths
    assert [path for path in sorted(paths) if not (PROJECT / path).exists()] == []


@pytest.mark.parametrize("code", interface_languages())
def test_every_finding_is_worded_in_every_language(code: str) -> None:
    """Each language pack has words for each finding code and for no other."""
    assert set(load_interface(code).findings) == set(CODES)


def test_languages_word_findings_with_the_same_particulars() -> None:
    """What one language can tell of a finding, the others can too."""
    packs = [load_interface(code).findings for code in interface_languages()]

    def particulars(code: str) -> list[set[str | None]]:
        return [{name for _, name, _, _ in string.Formatter().parse(pack[code].message + pack[code].hint) if name} for pack in packs]

    assert [code for code in CODES if len(set(map(frozenset, particulars(code)))) > 1] == []


def test_changelog_tells_of_this_version() -> None:
    """The changelog's first entry is the version of the package."""
    assert f"## {__version__}" in CHANGELOG
