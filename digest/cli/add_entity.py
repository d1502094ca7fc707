"""``digest add-entity``."""

from __future__ import annotations

from typing import Any

import click

from digest.cli.explain import show_passages
from digest.cli.terminal import ReadingProgress, safe, settings_of, show
from digest.digest_model import Digest, NameCandidate
from digest.lang.pack import InterfacePack, load_interface
from digest.model import EntityKind


@click.command("add-entity")
@click.argument("name")
@click.option("--kind", type=click.Choice([kind.value for kind in EntityKind]), help="What it is. Default: what the texts take it for.")
@click.option("--id", "identity", help="Its identity, which is also its page's address. Default: from its name.")
@click.option("--name-it", help="What it is called in Italian. Default: as the texts write it.")
@click.option("--name-en", help="What it is called in English.")
@click.option("--also", multiple=True, metavar="ALIAS", help="Another name it goes by; may be given several times.")
@click.option("--source", metavar="URL", help="A page that says who or what it is. Required for writing.")
@click.option("--unchecked", is_flag=True, help="Nobody has opened the source yet: the row says `checked: no`.")
@click.option("--dry-run", "--print", "dry", is_flag=True, help="Print the row as YAML and write nothing.")
@click.pass_context
def command(context: click.Context, /, name: str, dry: bool, **given: Any) -> None:
    """Make NAME, which the texts name and nobody knew, a row of seeds/kb.

    Shows the sentences that name it and appends a row to people.yml, organisations.yml or places.yml; nothing that is written there is
    changed, and no id or name that exists is taken. Without --source it only shows, says what is missing, and ends with code 2.
    """
    from digest.add_entity import AlreadyKnown, Wish, propose_entity, write_entity

    settings = settings_of(context)
    interface = load_interface(settings.language)
    words = interface.terminal
    wish = Wish(
        name,
        EntityKind(given["kind"]) if given["kind"] else None,
        given["identity"],
        {code: given[f"name_{code}"] for code in ("it", "en") if given[f"name_{code}"] is not None},
        given["also"],
        given["source"],
        checked=not given["unchecked"],
    )
    proposal = propose_entity(settings, wish, ReadingProgress(words.reading))
    if isinstance(proposal, AlreadyKnown):
        for known in proposal.entries:
            kind = words.kinds[known.kind.value]
            show(words.entity_known.format(name=safe(known.name_in(interface.code)), id=known.id, kind=kind), colour="yellow", error=dry)
        context.exit(1)
    if dry:
        show(proposal.draft.text.rstrip("\n"))
        return
    _show(proposal.candidate, proposal.digest, interface)
    show(words.entity_row.format(path=safe(proposal.path)), bold=True)
    show("\n".join(f"    {line}" for line in proposal.draft.text.splitlines()))
    write_entity(settings, proposal.draft)
    show(words.entity_added.format(path=safe(proposal.path), id=proposal.draft.id), colour="green", bold=True)
    if not proposal.draft.checked:
        show(words.entity_unchecked, colour="yellow")


def _show(candidate: NameCandidate, digest: Digest, interface: InterfacePack) -> None:
    """The candidate as the texts name it."""
    words = interface.terminal
    kind = words.kinds[candidate.kind.value]
    show(
        words.candidate_counted.format(name=safe(candidate.name), kind=kind, texts=len(candidate.briefings), mentions=candidate.mentions),
        bold=True,
    )
    if candidate.forms:
        show("    " + words.candidate_forms.format(forms=safe(", ".join(candidate.forms))))
    for other in candidate.resembles:
        show("    " + words.candidate_maybe.format(name=safe(other.name)), colour="yellow")
    seeds = {briefing.name: briefing.seed for briefing in digest.briefings}
    for found in candidate.contexts:
        show(f"    {safe(seeds[found.briefing].path)}")
        show_passages(seeds[found.briefing], (found.passage,), words, "        ")
