"""What the terminal may be shown: texts without control sequences, colours only where a person looks, one line for a broken set-up."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import IO, Any

import click

from digest.config import SETTINGS_FILE, Settings, load_settings
from digest.findings import DigestError, Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """A seed's words as a terminal may show them: control characters become visible escapes, line ends become spaces."""
    folded = _LINE_END.sub(" ", text)
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}" if ord(found[0]) < 256 else f"\\u{ord(found[0]):04x}", folded)


def show(text: str = "", *, colour: str | None = None, bold: bool = False, error: bool = False) -> None:
    """Print one line; colours reach only a terminal."""
    click.echo(click.style(text, fg=colour, bold=bold) if colour or bold else text, err=error)


class BrokenSetUp(click.ClickException):
    """One clear line and exit code 2."""

    exit_code = 2

    def __init__(self, error: DigestError) -> None:
        super().__init__(safe(str(error)))

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line; nothing else."""
        click.echo(f"digest: {self.message}", file=file, err=file is None)


def project_of(context: click.Context) -> Path:
    """The project's folder: ``--project``, else the nearest folder upwards that holds the settings file, else this one."""
    chosen = context.find_root().params.get("project")
    if chosen is not None:
        return Path(chosen)
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / SETTINGS_FILE).is_file()), here)


def settings_of(context: click.Context) -> Settings:
    """The project's settings; ends the command with code 2 when they are broken."""
    return load_settings(project_of(context))


class ReadingProgress:
    """How many texts are read, on one line of a terminal that is rewritten; silent anywhere else and for short work."""

    _EVERY = 10
    _WORTH_SHOWING = 30

    def __init__(self, words: str) -> None:
        self._words = words
        self._shown = False

    def __call__(self, done: int, everything: int, _name: str) -> None:
        """Tell that so many of all texts are read."""
        if not sys.stderr.isatty() or everything < self._WORTH_SHOWING:
            return
        if done % self._EVERY == 0 or done == everything:
            click.echo("\r" + self._words.format(done=done, all=everything), err=True, nl=done == everything)
