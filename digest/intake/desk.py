"""Editors' decisions: ``desk/<seed>.yml`` beside the seeds. They win over what a text says, and only over the text they were made on.

seed: 1bb66ff7517f86bc            # first characters of the sha256 of the seed's file, eight or more
date: {value: 2022-10-11, was: 2022-10, why: "the conference's own page", by: A. Editor}
topics: {value: [difesa, industria], why: ..., by: ...}
embargo: {value: released, why: "the conference is over", by: A. Editor}
ignore: [two-headlines]        # codes of findings that the editor has looked at
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from digest.bounded_yaml import EDITED, Document, Tree, YamlError, read_yaml
from digest.config import Settings
from digest.findings import CODES, NEVER_IGNORED, DigestError, Finding, find
from digest.intake.files import Refused, is_printable, kind_of, read_bytes, refusal, shown
from digest.intake.plain_values import date_of, language_code, one_line, release, shortened, web_address
from digest.model import Seed

FOLDER = "desk"
ENDING = ".yml"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be decided: whether it takes several values, and the check that each must pass."""

    many: bool = False
    check: Callable[[str], str | None] | None = None


FIELDS: dict[str, Field] = {
    "headline": Field(),
    "kicker": Field(),
    "standfirst": Field(),
    "date": Field(check=date_of),
    "updated": Field(check=date_of),
    "dateline": Field(),
    "agency": Field(many=True),
    "byline": Field(many=True),
    "source": Field(),
    "url": Field(check=web_address),
    "language": Field(check=language_code),
    "topics": Field(many=True),
    "embargo": Field(check=release),
}
"""Every field that the desk can decide."""

_PARTS = ("value", "was", "why", "by")
_NEEDED = ("value", "why", "by")
_FINGERPRINT = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided about one field of one seed, and on what grounds."""

    seed: str
    field: str
    value: tuple[str, ...]
    """At least one; exactly one for fields that hold one value. Dates are ISO, languages lower case."""
    was: tuple[str, ...]
    """What the machine had read when the decision was made; empty when the editor did not note it."""
    why: str
    by: str
    line: int
    path: str
    """Of the file, relative to the project."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All decisions of a site. Those of a seed that changed since are ``stale`` and do not apply."""

    decisions: Mapping[str, Mapping[str, Decision]] = field(default_factory=dict)
    """Seed -> field -> decision."""
    ignores: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Seed -> codes of findings to leave out."""
    stale: frozenset[str] = frozenset()
    """Seeds that changed since their decisions were made."""

    def of(self, seed: str) -> Mapping[str, Decision]:
        """The decisions about a seed by field; empty when there are none that apply."""
        return self.decisions.get(seed, {})

    def ignored(self, seed: str) -> frozenset[str]:
        """Codes of the findings about a seed that an editor has looked at."""
        return self.ignores.get(seed, frozenset())


class _BrokenError(Exception):
    """A decision file that cannot be used: a reason as a short code, its particular, and the line."""

    def __init__(self, reason: str, detail: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail
        self.line = line


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One file of the desk."""

    fingerprint: str
    line: int
    decisions: dict[str, Decision]
    ignored: frozenset[str]


def read_desk(settings: Settings, seeds: tuple[Seed, ...]) -> tuple[Desk, tuple[Finding, ...]]:
    """The decisions that apply to these seeds, and what is wrong with the others.

    A site without a ``desk`` folder has none. Files that begin with ``_`` are about more than one seed and are not read here. A broken
    file has no effect at all, so that no half of a decision is published; DigestError only when the folder itself cannot be read.
    """
    folder = settings.seeds / FOLDER
    shown_folder = shown(folder.relative_to(settings.root).as_posix())
    if kind_of(folder) == "link":
        return Desk(), (find("outside-link", shown_folder),)
    try:
        files = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        return Desk(), ()
    except OSError as error:
        raise DigestError(f"the folder of decisions cannot be read ({error.strerror})", path=shown_folder) from None
    by_name = {seed.name: seed for seed in seeds}
    decisions: dict[str, dict[str, Decision]] = {}
    ignores: dict[str, frozenset[str]] = {}
    stale: set[str] = set()
    findings: list[Finding] = []
    for file in files:
        if file.startswith(("_", ".")):
            continue
        path = f"{shown_folder}/{shown(file)}"
        name = unicodedata.normalize("NFC", Path(file).stem)
        sheet = _read_sheet(folder / file, name, path)
        if isinstance(sheet, Finding):
            findings.append(sheet)
            continue
        seed = by_name.get(name)
        if seed is None:
            findings.append(find("decision-orphan", path, line=sheet.line, path=path, name=name))
        elif not seed.sha256.startswith(sheet.fingerprint):
            stale.add(name)
            made_on, now = sheet.fingerprint[:12], seed.sha256[:12]
            findings.append(
                find("decision-stale", name, line=sheet.line, path=path, made_on=made_on, now=now, fields=", ".join(sheet.decisions))
            )
        else:
            decisions[name] = sheet.decisions
            ignores[name] = sheet.ignored
    return Desk(decisions, ignores, frozenset(stale)), tuple(findings)


def _read_sheet(path: Path, name: str, shown_path: str) -> _Sheet | Finding:
    if not is_printable(path.name):
        return find("bad-name", shown_path, name=shown(path.name))
    if path.suffix != ENDING and kind_of(path) == "file":
        return find("wrong-ending", shown_path, ending=shown(path.suffix), endings=ENDING)
    raw = read_bytes(path, EDITED.characters)
    if isinstance(raw, Refused):
        return refusal(raw, shown_path, EDITED.characters)
    try:
        return _sheet(_document(raw), name, shown_path)
    except _BrokenError as broken:
        return find("decision-broken", shown_path, line=broken.line, path=shown_path, reason=broken.reason, detail=shortened(broken.detail))


def _document(raw: bytes) -> Document:
    try:
        return read_yaml(raw.decode("utf-8-sig"), EDITED)
    except UnicodeDecodeError as error:
        raise _BrokenError("not-utf-8", "", raw.count(b"\n", 0, error.start) + 1) from None
    except YamlError as error:
        raise _BrokenError("malformed", error.reason, error.line) from None


def _sheet(document: Document, name: str, path: str) -> _Sheet:
    tree = document.tree
    if not isinstance(tree, dict):
        raise _BrokenError("no-keys", "", 1)
    fingerprint = tree.get("seed")
    if not isinstance(fingerprint, str) or not _FINGERPRINT.fullmatch(fingerprint.lower()):
        raise _BrokenError("no-fingerprint", "seed", document.line_of(("seed",)))
    decisions = {}
    for key, value in tree.items():
        if key in ("seed", "ignore"):
            continue
        if key not in FIELDS:
            raise _BrokenError("unknown-field", key, document.line_of((key,)))
        decisions[key] = _decision(document, name, path, key, value)
    return _Sheet(fingerprint.lower(), document.line_of(("seed",)), decisions, _ignored(document, tree.get("ignore", [])))


def _decision(document: Document, name: str, path: str, key: str, parts: Tree) -> Decision:
    line = document.line_of((key,))
    if not isinstance(parts, dict):
        raise _BrokenError("no-parts", key, line)
    for part in parts:
        if part not in _PARTS:
            raise _BrokenError("unknown-part", f"{key}: {part}", document.line_of((key, part)))
    strings = {part: _strings(document, (key, part), value) for part, value in parts.items()}
    for part in _NEEDED:
        if not strings.get(part):
            raise _BrokenError("missing", f"{key}: {part}", document.line_of((key, part)))
    for part in ("value", "why", "by") if not FIELDS[key].many else ("why", "by"):
        if len(strings[part]) > 1:
            raise _BrokenError("several-values", f"{key}: {part}", document.line_of((key, part)))
    values = []
    check = FIELDS[key].check
    for value in strings["value"]:
        checked = value if check is None else check(value)
        if checked is None:
            raise _BrokenError("bad-value", f"{key}: {value}", document.line_of((key, "value")))
        values.append(checked)
    return Decision(name, key, tuple(values), strings.get("was", ()), strings["why"][0], strings["by"][0], line, path)


def _strings(document: Document, place: tuple[str, str], value: Tree) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    strings = []
    for item in items:
        if not isinstance(item, str):
            raise _BrokenError("nested", ": ".join(place), document.line_of(place))
        strings.append(one_line(item))
    return tuple(words for words in strings if words)


def _ignored(document: Document, value: Tree) -> frozenset[str]:
    items = value if isinstance(value, list) else [value] if value else []
    codes = []
    for index, item in enumerate(items):
        if not isinstance(item, str) or item not in CODES:
            detail = item if isinstance(item, str) else "ignore"
            raise _BrokenError("unknown-code", detail, document.line_of(("ignore", index)))
        if item in NEVER_IGNORED:
            raise _BrokenError("never-ignored", item, document.line_of(("ignore", index)))
        codes.append(item)
    return frozenset(codes)
