"""``digest check``."""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli.findings import FAIL_ON, FORMATS, fails
from digest.cli.terminal import ReadingProgress, settings_of
from digest.findings import DigestError, Severity
from digest.lang.pack import load_interface

_COMPARED_PAIRS = frozenset({"story-proposed", "tellings-differ"})
_COMPARED = _COMPARED_PAIRS | {"ignore-needless"}


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), default="text", show_default=True, help="How findings are told.")
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default=Severity.ERROR.value, show_default=True, help="End with code 1 from this severity on."
)
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], form: str, fail_on: str) -> None:
    """Tell what an editor should look at. With PATHS of seeds only what concerns those."""
    from digest.build import everything, public_digest, read_all
    from digest.corpus.digest import all_findings

    settings = settings_of(context)
    interface = load_interface(settings.language)
    wanted = {path.resolve() for path in paths}
    for path in sorted(wanted):
        if path.parent != settings.seeds:
            raise DigestError("is no seed of this project", path=path.as_posix())
    progress = ReadingProgress(interface.terminal.reading)
    readings = read_all(settings, progress, only=(lambda seed: settings.root / seed.path in wanted) if wanted else everything)
    # What is seen only when all texts are compared.
    compared = _COMPARED if not wanted else _COMPARED_PAIRS
    told = tuple(finding for finding in public_digest(readings, settings).findings if finding.code in compared)
    findings = all_findings(readings.briefings, (*readings.findings, *readings.desk_only, *told))
    places = {briefing.name: briefing.seed.path for briefing in readings.briefings}
    FORMATS[form](findings, places, len(readings.briefings), interface)
    if fails(findings, fail_on):
        context.exit(1)
