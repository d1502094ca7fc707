"""``digest build``."""

from __future__ import annotations

import click

from digest.cli.findings import FAIL_ON, fails, show_as_text
from digest.cli.terminal import ReadingProgress, safe, settings_of, show
from digest.lang.pack import load_interface


@click.command("build")
@click.option("--site", is_flag=True, help="Also run MkDocs (strict) into site/.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="never", show_default=True, help="End with code 1 from this severity on.")
@click.pass_context
def command(context: click.Context, site: bool, fail_on: str) -> None:
    """Turn the seeds into Markdown pages and digest.json in docs/.

    Only what changed is written; a build that fails leaves the last good docs/ and site/ as they were.
    """
    from digest.build import build

    settings = settings_of(context)
    interface = load_interface(settings.language)
    words = interface.terminal
    built = build(settings, site=site, progress=ReadingProgress(words.reading))
    findings, written = built.digest.findings, built.written
    paths = {briefing.name: briefing.seed.path for briefing in built.digest.briefings}
    if fails(findings, fail_on):
        show_as_text(findings, paths, len(paths), interface)
    counts = {"written": written.written, "unchanged": written.unchanged, "removed": written.removed}
    show((words.written if written.written or written.removed else words.nothing_written).format(**counts))
    if built.digest.held:
        show(words.held.format(names=safe(", ".join(built.digest.held))), colour="red")
    if site:
        show(words.site_built.format(folder=settings.site.relative_to(settings.root).as_posix() + "/"))
        show(words.site_open.format(address=(settings.site / "index.html").as_uri()))
    if fails(findings, fail_on):
        context.exit(1)
