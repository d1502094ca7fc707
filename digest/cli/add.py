"""``digest add``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from digest.cli.explain import show_briefing
from digest.cli.findings import show_as_text
from digest.cli.terminal import safe, settings_of, show
from digest.lang.pack import load_interface


@click.command("add")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--name", help="File name for the seed, without ending. Default: its date and headline.")
@click.pass_context
def command(context: click.Context, file: str, name: str | None) -> None:
    """Put the text in FILE (or standard input, for -) among the seeds.

    The seed gets a readable name, which is also its address and is not changed later. Nothing is ever overwritten. What was read is shown,
    with findings and with texts that it resembles; a text that is already there is not added again.
    """
    from digest.add import AlreadyThere, add_seed

    settings = settings_of(context)
    interface = load_interface(settings.language)
    words = interface.terminal
    added = add_seed(settings, sys.stdin.buffer.read() if file == "-" else Path(file), name)
    if isinstance(added, AlreadyThere):
        show(words.already_there.format(path=safe(added.path)), colour="yellow")
        context.exit(1)
    if added.briefing is None:
        show_as_text(added.findings, {}, 0, interface)
        context.exit(1)
    show(words.added.format(path=safe(added.briefing.seed.path)), colour="green", bold=True)
    if added.briefing.held:
        show(words.held.format(names=safe(added.briefing.name)), colour="red", bold=True)
    show_briefing(added.briefing, interface, short=True)
    if added.copies:
        show(words.likely_copies, colour="yellow")
        for copy in added.copies:
            show("    " + words.copy_of.format(share=round(copy.share * 100), path=safe(copy.seed.path)))
    show_as_text(added.findings, {added.briefing.name: added.briefing.seed.path}, 1, interface)
