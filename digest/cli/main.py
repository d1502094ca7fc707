"""The list of commands. Each is imported when it is called, so that ``digest --help`` does not wait for spaCy."""

from __future__ import annotations

import importlib
from typing import Any

import click

from digest import __version__
from digest.cli.terminal import BrokenSetUp
from digest.findings import DigestError

COMMANDS = {
    "build": "Turn the seeds into pages (and with --site into the site).",
    "check": "Tell what an editor should look at: findings in all seeds or in some.",
    "explain": "Show every value read from a seed with the words it came from.",
    "extract": "Read any text file and print its briefing, without a site.",
    "add": "Put a new text among the seeds and show what was read in it.",
    "add-entity": "Make a name of the texts a row of the site's own knowledge base.",
    "knowledge": "Tell which rows of the knowledge base want a look: unchecked, outdated, names that several claim.",
    "serve": "Preview the site in a browser, refreshed whenever a file is saved.",
}


class _Commands(click.Group):
    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"digest.cli.{name.replace('-', '_')}").command
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except DigestError as error:
            raise BrokenSetUp(error) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--project", type=click.Path(exists=True, file_okay=False), help="Folder with mkdocs.yml. Default: this one or the nearest above it."
)
@click.version_option(__version__, "--version", message="digest %(version)s")
def main(project: str | None) -> None:
    """Turn raw press texts into a briefing site in which every value points at the words it came from.

    Exit codes: 0 fine, 1 findings at or above --fail-on, 2 the set-up is broken (one line says where).
    """
