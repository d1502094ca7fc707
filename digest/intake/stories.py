"""Settled stories: ``desk/_stories.yml``, what editors decided about texts telling one event or not. Always wins over what was worked out.

- same: [2025-03-03-condanna, 2025-03-04-mense]    # names of seeds, without ending
  why: the same verdict
  by: anna
- not same: [2024-10-27-piena, 2024-11-09-allerta]
  why: two floods
  by: anna
- unsure: [...]                                    # looked at and left open: no longer proposed
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from digest.bounded_yaml import EDITED, Document, Tree, YamlError, read_yaml
from digest.config import Settings
from digest.findings import Finding, find
from digest.intake.files import Refused, read_bytes, refusal
from digest.intake.plain_values import one_line, shortened

FILE = "desk/_stories.yml"
_PARTS = ("why", "by")
_MOST = 1_000
"""Texts of one judgement."""


class Verdict(StrEnum):
    """What an editor decided about texts."""

    SAME = "same"
    NOT_SAME = "not same"
    UNSURE = "unsure"
    """Looked at and left open: the texts are not joined and no longer proposed."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of the list."""

    verdict: Verdict
    names: tuple[str, ...]
    """Seed names, two or more. ``not same`` holds for every two of them."""
    why: str
    by: str
    path: str
    line: int


def read_judgements(settings: Settings, seeds: Iterable[str]) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    """The judgements that hold, in the order of the list, and what is wrong with the others.

    A broken row has no effect; rows that contradict each other have none, all of them. A text that is no longer there drops out of its row.
    A missing file is an empty list.
    """
    path = settings.seeds / FILE
    shown = path.relative_to(settings.root).as_posix()
    if not os.path.lexists(path):
        return (), ()
    raw = read_bytes(path, EDITED.characters)
    if isinstance(raw, Refused):
        return (), (refusal(raw, shown, EDITED.characters),)
    try:
        document = read_yaml(raw.decode("utf-8-sig"), EDITED)
    except UnicodeDecodeError as error:
        return (), (_broken(shown, raw.count(b"\n", 0, error.start) + 1, "not-utf-8"),)
    except YamlError as error:
        return (), (_broken(shown, error.line, "malformed", error.reason),)
    return _judgements(document, shown, frozenset(seeds))


def _judgements(document: Document, path: str, known: frozenset[str]) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    if not document.tree:
        return (), ()
    if not isinstance(document.tree, list):
        return (), (_broken(path, 1, "no-list"),)
    rows, findings = [], []
    for index, row in enumerate(document.tree):
        read = _row(row, path, document.line_of((index,)))
        if isinstance(read, Finding):
            findings.append(read)
            continue
        names = tuple(name for name in read.names if name in known)
        findings += [
            find("judgement-orphan", path, line=read.line, path=path, name=shortened(name)) for name in read.names if name not in known
        ]
        if len(names) > 1:
            rows.append(Judgement(read.verdict, names, read.why, read.by, read.path, read.line))
    kept, contradictions = _consistent(rows)
    return kept, (*findings, *contradictions)


def _row(row: Tree, path: str, line: int) -> Judgement | Finding:
    if not isinstance(row, dict):
        return _broken(path, line, "no-keys")
    verdicts = [verdict for verdict in Verdict if verdict.value in row]
    if len(verdicts) != 1:
        return _broken(path, line, "no-verdict" if not verdicts else "several-verdicts")
    for key in row:
        if key not in (*_PARTS, verdicts[0].value):
            return _broken(path, line, "unknown-part", shortened(key))
    names = row[verdicts[0].value]
    if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names) or len(names) > _MOST:
        return _broken(path, line, "no-names", verdicts[0].value)
    unique = tuple(dict.fromkeys(unicodedata.normalize("NFC", str(name).strip()) for name in names))
    if len(unique) < 2:
        return _broken(path, line, "one-name", verdicts[0].value)
    told = {part: row.get(part, "") for part in _PARTS}
    for part, words in told.items():
        if not isinstance(words, str) or not words.strip():
            return _broken(path, line, "missing", part)
    return Judgement(verdicts[0], unique, one_line(str(told["why"])), one_line(str(told["by"])), path, line)


def _consistent(rows: list[Judgement]) -> tuple[tuple[Judgement, ...], list[Finding]]:
    """The rows without those that contradict each other: two texts that are one story by some rows, and not by another."""
    group: dict[str, str] = {}

    def head(name: str) -> str:
        while group.setdefault(name, name) != name:
            group[name] = group[group[name]]
            name = group[name]
        return name

    for row in rows:
        if row.verdict is Verdict.SAME:
            for name in row.names[1:]:
                group[head(name)] = head(row.names[0])
    findings, dropped = [], set()
    for index, row in enumerate(rows):
        if row.verdict is not Verdict.NOT_SAME:
            continue
        first: dict[str, str] = {}
        clash = next(((one, name) for name in sorted(row.names) if (one := first.setdefault(head(name), name)) != name), None)
        if clash is None:
            continue
        joined = head(clash[0])
        against = [place for place, other in enumerate(rows) if other.verdict is Verdict.SAME and head(other.names[0]) == joined]
        dropped |= {index, *against}
        lines = ", ".join(str(rows[place].line) for place in against)
        findings.append(
            find("judgement-contradiction", row.path, line=row.line, path=row.path, first=clash[0], second=clash[1], lines=lines)
        )
    return tuple(row for index, row in enumerate(rows) if index not in dropped), findings


def _broken(path: str, line: int, reason: str, detail: str = "") -> Finding:
    return find("judgement-broken", path, line=line, path=path, reason=reason, detail=shortened(detail))
