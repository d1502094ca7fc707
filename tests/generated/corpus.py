"""A corpus of generated texts, and the truth about it as data."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.generated.events import make_event
from tests.generated.tellings import Text, tellings


def generate(count: int, seed: int = 1) -> Iterator[Text]:
    """So many texts, story by story. A smaller corpus is the beginning of a larger one of the same seed."""
    events = (event for number in itertools.count() for event in make_event(number, seed))
    return itertools.islice((text for event in events for text in tellings(event, seed)), count)


def truth_of(texts: list[Text]) -> dict[str, Any]:
    """Which texts tell one event, belong to one matter, copy each other; which are dated, which got something wrong."""
    events: dict[str, list[str]] = {}
    matters: dict[str, list[str]] = {}
    for text in texts:
        events.setdefault(text.event, []).append(text.name)
        matters.setdefault(text.matter, []).append(text.name)
    return {
        "events": events,
        "matters": {name: members for name, members in matters.items() if len(members) > 1},
        "copies": {text.name: text.copy_of for text in texts if text.copy_of},
        "dates": {text.name: text.day.isoformat() for text in texts},
        "undated": [text.name for text in texts if not text.dated],
        "wrong": {text.name: text.wrong for text in texts if text.wrong},
    }


def write(count: int, folder: Path, seed: int = 1) -> int:
    """Write the texts and ``truth.json`` into a folder; the number of texts."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = list(generate(count, seed))
    for text in texts:
        (folder / f"{text.name}.txt").write_text(text.text, encoding="utf-8")
    (folder / "truth.json").write_text(json.dumps(truth_of(texts), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(texts)
