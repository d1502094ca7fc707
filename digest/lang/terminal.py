"""The shape of ``terminal.yml``: what the commands say. ``{names}`` are filled in by the command line."""

from __future__ import annotations

import msgspec


class TerminalWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the terminal, one per message."""

    reading: str
    written: str
    nothing_written: str
    site_built: str
    site_open: str
    no_findings: str
    findings_counted: str
    hint: str
    line: str
    value: str
    basis: str
    rule: str
    passage: str
    others: str
    because: str
    missing: str
    bases: dict[str, str]
    severities: dict[str, str]
    fields: dict[str, str]
    added: str
    held: str
    already_there: str
    likely_copies: str
    copy_of: str
    candidate_counted: str
    candidate_forms: str
    candidate_maybe: str
    entity_row: str
    entity_added: str
    entity_unchecked: str
    entity_known: str
    kinds: dict[str, str]
    serving: str
    rebuilt: str
    rebuild_failed: str
    stop_with: str
    knowledge_counted: str
    knowledge_outdated: str
    knowledge_shared: str
    knowledge_unchecked: str
    knowledge_no_source: str
    knowledge_more: str
