"""``digest explain``: every value with its basis, its rule, the passage in its sentence, and what lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from digest.cli.terminal import safe, settings_of, show
from digest.findings import DigestError
from digest.lang.pack import InterfacePack, load_interface
from digest.lang.terminal import TerminalWords
from digest.model import (
    Briefing,
    Dateline,
    Embargo,
    Entity,
    EntityKind,
    Headline,
    Quotation,
    Role,
    Seed,
    Speaker,
    Tag,
    TimeExpression,
    Topic,
)
from digest.values import DateBounds, DateRange, PartialDate, Passage, Sourced

FIELDS = (
    "headline",
    "kicker",
    "standfirst",
    "published",
    "published_inferred",
    "bounds",
    "updated",
    "dateline",
    "agencies",
    "bylines",
    "source",
    "url",
    "language",
    "embargo",
    "people",
    "organisations",
    "places",
    "quotations",
    "times",
    "topics",
    "tags",
    "summary",
)
"""The sourced fields of a briefing, in the order of the page."""
_SHORT = (
    "embargo",
    "headline",
    "published",
    "published_inferred",
    "bounds",
    "dateline",
    "agencies",
    "people",
    "organisations",
    "places",
    "quotations",
    "topics",
)
_AROUND = 70
"""Characters of the sentence shown on each side of a passage."""


def values_of(briefing: Briefing, field: str) -> tuple[Sourced[Any], ...]:
    """The sourced values of a field: none, one or many."""
    value = getattr(briefing, field)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def value_text(value: object) -> str:
    """A value as one line."""
    match value:
        case Headline(text, kind):
            return f"{text} ({kind.value})"
        case PartialDate() | DateRange() | DateBounds():
            return value.iso
        case Dateline(place, country):
            return f"{place} ({country})" if country else place
        case Embargo():
            return value.value
        case Entity(name=name):
            return name
        case Role(words) | TimeExpression(words, None):
            return words
        case TimeExpression(words, resolved) if resolved is not None:
            return f"{words} = {resolved.iso}"
        case Quotation(words=words):
            return f"«{words}»"
        case Speaker(name=name):
            return name
        case Topic(label=label) | Tag(label=label):
            return label
    return str(value)


_KINDS = {EntityKind.PERSON: "people", EntityKind.ORGANISATION: "organisations", EntityKind.PLACE: "places"}


@click.command("explain")
@click.argument("seed")
@click.argument("field", required=False, type=click.Choice(FIELDS))
@click.pass_context
def command(context: click.Context, seed: str, field: str | None) -> None:
    """Show every value of SEED (a seed's name, its beginning, or its path), or of one FIELD: value, basis, rule, passage, losing candidates."""
    from digest.build import read_all

    settings = settings_of(context)
    interface = load_interface(settings.language)
    stem = Path(seed).stem if seed.endswith((".txt", ".md")) else Path(seed).name
    found = read_all(settings, only=lambda seed: seed.name.startswith(stem)).briefings
    exact = [briefing for briefing in found if briefing.name == stem]
    if len(exact or found) != 1:
        names = ", ".join(sorted(briefing.name for briefing in found)[:10])
        raise DigestError(f"{len(found)} seeds begin with {stem!r}: {names}" if found else f"no seed is called {stem!r}")
    show_briefing((exact or found)[0], interface, only=field)


def show_briefing(briefing: Briefing, interface: InterfacePack, *, only: str | None = None, short: bool = False) -> None:
    """Print the values of a briefing; ``short`` leaves out rules, passages and losers."""
    words = interface.terminal
    for field in (only,) if only else _SHORT if short else FIELDS:
        values = values_of(briefing, field)
        if field in ("embargo", "bounds") and not values and not only:
            continue
        show(words.fields[field], bold=True)
        if not values:
            show(f"    {words.missing}", colour="yellow")
        for sourced in values:
            if short:
                show(f"    {safe(value_text(sourced.value))}")
            else:
                _show_value(briefing.seed, sourced, words, "    ")


def _show_value(seed: Seed, sourced: Sourced[Any], words: TerminalWords, indent: str) -> None:
    show(f"{indent}{safe(value_text(sourced.value))}", colour="green")
    show(f"{indent}    {words.basis}: {words.bases[sourced.basis.value]}; {words.rule}: {sourced.rule}")
    if sourced.reason:
        show(f"{indent}    {words.because}: {safe(sourced.reason)}")
    if isinstance(sourced.value, DateBounds):
        for bound in sourced.value.reasons:
            ends = "/".join(end.iso if end else ".." for end in (bound.earliest, bound.latest))
            show(f"{indent}    {words.because}: {bound.code} {ends} {safe(', '.join(bound.items))}")
            show_passages(seed, bound.passages, words, indent + "        ")
    else:
        show_passages(seed, sourced.passages, words, indent + "    ")
    for label, inner in _inside(sourced.value, words):
        show(f"{indent}    {label}:")
        _show_value(seed, inner, words, indent + "        ")
    if isinstance(sourced.value, Quotation) and sourced.value.speaker is None:
        show(f"{indent}    {words.fields['unattributed']}", colour="yellow")
    if sourced.others:
        show(f"{indent}    {words.others}:")
    for other in sourced.others:
        reason = f"; {words.because}: {other.reason}" if other.reason else ""
        kind = f" ({words.fields[_KINDS[other.value.kind]]})" if isinstance(other.value, Entity) else ""
        show(f"{indent}      {safe(value_text(other.value))}{kind} — {words.bases[other.basis.value]}; {words.rule}: {other.rule}{reason}")
        show_passages(seed, other.passages, words, indent + "        ")


def _inside(value: object, words: TerminalWords) -> Iterator[tuple[str, Sourced[Any]]]:
    if isinstance(value, Quotation) and value.speaker is not None:
        yield words.fields["speaker"], value.speaker
    if isinstance(value, Entity):
        for role in value.roles:
            yield words.fields["role"], role


def show_passages(seed: Seed, passages: tuple[Passage, ...], words: TerminalWords, indent: str) -> None:
    """Print passages, one a line, each marked within its sentence."""
    for passage in passages:
        begin = max(seed.text.rfind("\n", 0, passage.start) + 1, passage.start - _AROUND)
        line_end = seed.text.find("\n", passage.end)
        end = min(len(seed.text) if line_end < 0 else line_end, passage.end + _AROUND)
        before, after = safe(seed.text[begin : passage.start]), safe(seed.text[passage.end : end])
        marked = click.style(safe(passage.text), bold=True, underline=True)
        line = words.line.format(line=seed.line_of(passage.start))
        click.echo(f"{indent}{words.passage} ({line}, {passage.start}-{passage.end}): …{before}[{marked}]{after}…")
