"""``digest knowledge``."""

from __future__ import annotations

import datetime
import json
from collections import Counter

import click

from digest.cli.terminal import ReadingProgress, safe, settings_of, show
from digest.config import Settings
from digest.kb.knowledge import load_knowledge
from digest.kb.overview import Overview, overview
from digest.lang.pack import InterfacePack, load_interface

FAIL_ON = ("outdated", "unchecked", "shared", "never")


@click.command("knowledge")
@click.option(
    "--date", "given", type=click.DateTime(("%Y-%m-%d",)), help="The day that counts. Default: that of the latest text, else today."
)
@click.option("--json", "as_json", is_flag=True, help="Everything as data.")
@click.option("--all", "everything", is_flag=True, help="Each unchecked row of the built-in files, too.")
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="never", show_default=True, help="End with code 1 when there is any of these."
)
@click.pass_context
def command(context: click.Context, given: datetime.datetime | None, as_json: bool, everything: bool, fail_on: str) -> None:
    """Tell what a reviewer of the knowledge base should look at: unchecked rows, outdated terms, names that several claim."""
    settings = settings_of(context)
    interface = load_interface(settings.language)
    folder = f"{settings.seeds.relative_to(settings.root).as_posix()}/kb"
    day = given.date() if given else _latest(settings, interface) or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    found = overview(load_knowledge(settings.seeds / "kb", folder), day)
    if as_json:
        show(json.dumps(_as_data(found), ensure_ascii=True, indent=2))
    else:
        _show_as_text(found, interface, folder, everything=everything)
    if {"outdated": found.outdated, "unchecked": found.unchecked, "shared": found.shared}.get(fail_on):
        context.exit(1)


def _latest(settings: Settings, interface: InterfacePack) -> datetime.date | None:
    """The publication date of the latest text that states one."""
    from digest.build import read_digest

    briefings = read_digest(settings, ReadingProgress(interface.terminal.reading)).briefings
    ranges = [briefing.published.value.range for briefing in briefings if briefing.published is not None]
    return max((found.latest for found in ranges if found is not None), default=None)


def _show_as_text(found: Overview, interface: InterfacePack, folder: str, *, everything: bool) -> None:
    words = interface.terminal
    kinds = ", ".join(f"{words.fields[field]} {found.entries.get(kind, 0)}" for kind, field in _FIELDS.items())
    show(words.knowledge_counted.format(kinds=kinds, offices=found.offices, terms=found.terms, checked=found.checked_terms))
    show()
    show(words.knowledge_outdated.format(number=len(found.outdated), day=found.day.isoformat()), bold=True)
    for row in found.outdated:
        show(safe(f"  {row.place.path}:{row.place.line}: {row.office}: {row.term.by} ({row.term.known_until})"))
    show(words.knowledge_shared.format(number=len(found.shared)), bold=True)
    for name in found.shared:
        show(safe(f"  {name.name}: {', '.join(name.entries)}"))
    show(words.knowledge_unchecked.format(number=len(found.unchecked)), bold=True)
    left_out: Counter[str] = Counter()
    for unchecked in found.unchecked:
        if everything or unchecked.term or unchecked.place.path.startswith(f"{folder}/"):
            source = unchecked.source or words.knowledge_no_source
            show(safe(f"  {unchecked.place.path}:{unchecked.place.line}: {unchecked.what} ({source})"))
        else:
            left_out[unchecked.place.path] += 1
    for path, number in sorted(left_out.items()):
        show("  " + words.knowledge_more.format(path=safe(path), number=number))


_FIELDS = {"person": "people", "organisation": "organisations", "place": "places"}


def _as_data(found: Overview) -> dict[str, object]:
    return {
        "date": found.day.isoformat(),
        "entries": found.entries,
        "offices": found.offices,
        "terms": found.terms,
        "checked_terms": found.checked_terms,
        "unchecked": [
            {"path": row.place.path, "line": row.place.line, "what": row.what, "source": row.source, "term": row.term}
            for row in found.unchecked
        ],
        "outdated": [
            {
                "path": row.place.path,
                "line": row.place.line,
                "office": row.office,
                "by": row.term.by,
                "known_until": row.term.known_until.isoformat() if row.term.known_until else None,
            }
            for row in found.outdated
        ],
        "shared": [{"name": row.name, "entries": row.entries} for row in found.shared],
    }
