"""Cases in tables: ``tests/cases/<name>.yml`` is a list of rows, each a test case with its claim under ``id``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
PROJECT = HERE.parent
ANNOTATED = tuple(sorted((HERE / "gate" / "texts").glob("*.txt")))
"""Real press texts and texts written like them."""
REAL_SEEDS = tuple(path for path in ANNOTATED if path.stem[3:4] == "_")
"""The real ones. Tests read these copies: what editors put into ``seeds/`` never makes a test fail."""


def cases(name: str) -> list[Any]:
    """The rows of a table as pytest parameters, named by their ``id``, which must be unique."""
    rows = yaml.load((HERE / "cases" / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    names = [row["id"] for row in rows]
    assert len(names) == len(set(names)), f"an id stands twice in {name}.yml"
    return [pytest.param(row, id=row["id"]) for row in rows]
