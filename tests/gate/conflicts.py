"""Scores what texts say differently: annotated conflicts that a story's page or a finding shows, development told as such, and false alarms.

``judged.yml`` holds a reviewer's verdict on every finding of the checks on all annotated texts: a new finding counts as false until somebody
has read it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
CHECKED = frozenset(
    (
        "two-holders",
        "office-against-date",
        "updated-before-published",
        "two-figures",
        "figure-updated",
        "two-ages",
        "headline-speaker",
        "dateline-elsewhere",
        "tellings-differ",
        "names-alike",
        "name-variants",
        "weekday-against-date",
        "impossible-date",
        "two-dates",
    )
)
"""Codes that say that texts contradict themselves or each other."""
_WANTED = frozenset(("event_date", "number", "person"))
_PER_BRIEFINGS = 10


def score_conflicts(pairs: dict[str, list[Any]], data: dict[str, Any], texts: dict[str, str]) -> dict[str, float]:
    """Each measure as a number from 0 to 1, the more the better, rounded to four places.

    ``pairs`` is the annotation as :func:`tests.gate.relations.load_pairs` gives it, ``data`` what ``digest.json`` holds for the texts.
    """
    wanted = [row for row in pairs["conflicts"] if row["kind"] in _WANTED and "also" not in row]
    inside = pairs["internal_conflicts"]
    developments = [row for row in pairs["conflicts"] if "development" in row.get("also", "")]
    hits = sum(_shown(row, data, texts, development=False) for row in wanted) + sum(_found(row["id"], data) for row in inside)
    as_such = [_shown(row, data, texts, development=True) and not _shown(row, data, texts, development=False) for row in developments]
    return {
        "conflicts_shown": round(hits / (len(wanted) + len(inside)), 4),
        "developments_as_such": round(sum(as_such) / len(as_such), 4) if as_such else 1.0,
    }


def alarms(data: dict[str, Any]) -> dict[str, list[str]]:
    """What the checks find in each text, each finding as its code and passages."""
    found: dict[str, list[str]] = {}
    for briefing in data["briefings"]:
        own = [finding for finding in briefing["findings"] if finding["code"] in CHECKED]
        found[briefing["seed"]["name"]] = [_line(finding) for finding in own]
    return found


@cache
def judged() -> dict[str, dict[str, str]]:
    """The verdicts: text name, finding, ``true`` or ``false`` with the reason."""
    verdicts: dict[str, dict[str, str]] = yaml.safe_load((HERE / "judged.yml").read_text(encoding="utf-8"))
    return verdicts


def quiet(names: set[str], found: dict[str, list[str]]) -> float:
    """1 less the false findings for ten of these texts: 0 at one in ten, less than 0 beyond; a finding that nobody judged is false."""
    false = sum(not judged().get(name, {}).get(line, "unread").startswith("true") for name in names for line in found.get(name, []))
    return round(1 - false * _PER_BRIEFINGS / len(names), 4)


def _line(finding: dict[str, Any]) -> str:
    told = [passage["text"] for passage in finding["passages"]] + [other["passage"]["text"] for other in finding["elsewhere"]]
    return f"{finding['code']}: {' | '.join(told)}"


def _found(name: str, data: dict[str, Any]) -> bool:
    """Whether a finding says that a text contradicts itself."""
    return any(
        finding["code"] in CHECKED and finding["code"] != "tellings-differ"
        for briefing in data["briefings"]
        if briefing["seed"]["name"] == name
        for finding in briefing["findings"]
    )


def _shown(row: dict[str, Any], data: dict[str, Any], texts: dict[str, str], *, development: bool) -> bool:
    """Whether a difference leads to the values of a conflict in two texts at least; else whether a finding names all that it is about."""
    for story in data["stories"]:
        for difference in story["differences"]:
            where = [place for version in difference["versions"] for place in version["where"]]
            led = {name for name, passage in where if name in row["values"] and _is_at(row["values"][name], passage, texts[name])}
            if difference["development"] == development and len(led) > 1:
                return True
    if development:
        return False
    told = " ".join(row["values"].values())
    return any(
        finding["code"] == "two-holders" and all(finding["particulars"][key] in told for key in ("first", "second"))
        for briefing in data["briefings"]
        if briefing["seed"]["name"] in row["values"]
        for finding in briefing["findings"]
    )


def _is_at(value: str, passage: dict[str, Any], text: str) -> bool:
    """Whether a passage overlaps an occurrence of a value."""
    at = text.find(value)
    while at >= 0:
        if passage["start"] < at + len(value) and at < passage["end"]:
            return True
        at = text.find(value, at + 1)
    return False
