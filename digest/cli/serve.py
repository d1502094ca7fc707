"""``digest serve``."""

from __future__ import annotations

import click

from digest.cli.terminal import project_of, safe, settings_of, show
from digest.config import SETTINGS_FILE, load_settings
from digest.lang.pack import load_interface


@click.command("serve")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen on; the default is this machine only.")
@click.pass_context
def command(context: click.Context, port: int, address: str) -> None:
    """Build the site, serve it, and refresh the browser whenever a seed, a desk decision, a knowledge file or mkdocs.yml is saved."""
    from digest.build import build
    from digest.publish.preview import Callbacks, serve

    settings = settings_of(context)
    words = load_interface(settings.language).terminal
    root = project_of(context)

    def rebuild() -> None:
        held = build(load_settings(root), site=True).digest.held
        if held:
            show(words.held.format(names=safe(", ".join(held))), colour="red")

    callbacks = Callbacks(
        started=lambda url: show(f"{words.serving.format(address=url)} {words.stop_with}", bold=True),
        rebuilt=lambda changed: show(words.rebuilt.format(changed=safe(", ".join(changed)))),
        failed=lambda error: show(words.rebuild_failed.format(error=safe(str(error))), colour="red", error=True),
    )
    serve(settings.root, settings.site, (settings.seeds, settings.root / SETTINGS_FILE), rebuild, callbacks, address, port)
