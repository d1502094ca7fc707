"""``digest extract``."""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli.explain import show_briefing
from digest.cli.findings import show_as_text
from digest.cli.terminal import project_of, safe, show
from digest.config import SETTINGS_FILE, DigestSettings, load_settings
from digest.lang.pack import interface_languages, load_interface
from digest.lang.wording import word_finding


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list in the form of digest.json's briefings.")
@click.option(
    "--language", type=click.Choice(interface_languages()), help="Language of what is printed. Default: the project's, else English."
)
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], as_json: bool, language: str | None) -> None:
    """Read any text files and print their briefings. Needs no project; with one, its knowledge base and its trained pipelines are used too."""
    from digest.build import read_files
    from digest.publish.data import briefings_json

    project = project_of(context)
    settings = load_settings(project) if (project / SETTINGS_FILE).is_file() else None
    interface = load_interface(language or (settings.language if settings else "en"))
    own = settings.digest if settings else DigestSettings()
    knowledge, pipelines = (settings.seeds / "kb", settings.pipelines) if settings else (None, ())
    digest = read_files(paths, interface.code, knowledge, own.max_seed_characters, pipelines)
    by_path = {briefing.seed.path: briefing for briefing in digest.briefings}
    briefings = [by_path[path.as_posix()] for path in paths if path.as_posix() in by_path]
    unread = [finding for finding in digest.findings if finding.seed not in {briefing.name for briefing in briefings}]
    if as_json:
        show(briefings_json(briefings, interface))
    for briefing in () if as_json else briefings:
        show(safe(briefing.seed.path), bold=True)
        show_briefing(briefing, interface)
        show_as_text(briefing.findings, {briefing.name: briefing.seed.path}, 1, interface)
    for finding in unread:
        worded = word_finding(finding, interface)
        show(f"{safe(finding.seed)}: {safe(worded.message)} {safe(worded.hint)} [{finding.code}]", colour="red", error=True)
    if unread:
        context.exit(1)
