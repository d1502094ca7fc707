"""Findings in the four forms that ``digest check`` speaks: text, JSON, GitHub annotations, Markdown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence

from digest.cli.terminal import COLOURS, safe, show
from digest.findings import Finding, Severity
from digest.lang.pack import InterfacePack
from digest.lang.wording import word_finding
from digest.values import Passage

FAIL_ON = (*(severity.value for severity in Severity), "never")


def fails(findings: Sequence[Finding], fail_on: str) -> bool:
    """Whether a finding is at least as serious as the threshold; ``never`` is never reached."""
    return fail_on != "never" and any(finding.severity.rank >= Severity(fail_on).rank for finding in findings)


def show_as_text(findings: Sequence[Finding], paths: dict[str, str], texts: int, interface: InterfacePack) -> None:
    """One paragraph per finding, most serious first, and a closing count."""
    words = interface.terminal
    for finding in findings:
        worded = word_finding(finding, interface)
        place = paths.get(finding.seed, finding.seed) + (f":{finding.line}" if finding.line else "")
        show(
            f"{safe(place)}: {words.severities[finding.severity.value]}: {safe(worded.title)} [{finding.code}]",
            colour=COLOURS[finding.severity],
        )
        show(f"    {safe(worded.message)}")
        for passage in finding.passages:
            show(f"    «{safe(_short(passage.text))}»")
        for other in finding.elsewhere:
            show(f"    «{safe(_short(other.passage.text))}» ({safe(paths.get(other.seed, other.seed))})")
        show(f"    {words.hint}: {safe(worded.hint)}")
    if not findings:
        show(words.no_findings.format(texts=texts), colour="green")
        return
    count = Counter(finding.severity for finding in findings)
    show(
        words.findings_counted.format(
            errors=count[Severity.ERROR], warnings=count[Severity.WARNING], notes=count[Severity.NOTE], texts=texts
        )
    )


def show_as_json(findings: Sequence[Finding], paths: dict[str, str], _texts: int, interface: InterfacePack) -> None:
    """A list of objects, one per finding."""
    rows = []
    for finding in findings:
        worded = word_finding(finding, interface)
        rows.append(
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "seed": finding.seed,
                "path": paths.get(finding.seed, finding.seed),
                "line": finding.line,
                "passages": [_place(passage) for passage in finding.passages],
                "elsewhere": [
                    {"seed": other.seed, "path": paths.get(other.seed, other.seed), **_place(other.passage)} for other in finding.elsewhere
                ],
                "title": worded.title,
                "message": worded.message,
                "hint": worded.hint,
            }
        )
    show(json.dumps(rows, ensure_ascii=True, indent=2))


def show_as_annotations(findings: Sequence[Finding], paths: dict[str, str], _texts: int, interface: InterfacePack) -> None:
    """GitHub's workflow commands; what a seed says is encoded so that it cannot be one itself."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    for finding in findings:
        worded = word_finding(finding, interface)
        place = f"file={_property(paths.get(finding.seed, finding.seed))},line={finding.line or 1},title={_property(worded.title)}"
        show(f"::{kinds[finding.severity]} {place}::{_data(safe(f'{worded.message} {worded.hint}'))}")


def show_as_markdown(findings: Sequence[Finding], paths: dict[str, str], texts: int, interface: InterfacePack) -> None:
    """A table for a job summary; a seed's words stand in code spans."""
    words = interface.terminal
    show(f"| | {words.line.format(line='')} | |\n|---|---|---|" if findings else words.no_findings.format(texts=texts))
    for finding in findings:
        worded = word_finding(finding, interface)
        place = code_span(paths.get(finding.seed, finding.seed) + (f":{finding.line}" if finding.line else ""))
        show(f"| {words.severities[finding.severity.value]} | {place} | {_cell(worded.title)}: {code_span(_short(worded.message))} |")


FORMATS: dict[str, Callable[[Sequence[Finding], dict[str, str], int, InterfacePack], None]] = {
    "text": show_as_text,
    "json": show_as_json,
    "github": show_as_annotations,
    "markdown": show_as_markdown,
}


def code_span(text: str) -> str:
    """A stranger's words in a Markdown table: nothing in a code span acts, and no backtick or bar can end it."""
    return "`" + safe(text).replace("`", "'").replace("|", "¦") + "`"


def _place(passage: Passage) -> dict[str, int | str]:
    return {"start": passage.start, "end": passage.end, "text": passage.text}


def _cell(text: str) -> str:
    return safe(text).replace("|", "¦")


def _short(text: str, most: int = 200) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")
