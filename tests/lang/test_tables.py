"""Tables of words: nothing in them is dead."""

from __future__ import annotations

import re

import pytest

from tests.tables import PROJECT

PACKAGE = PROJECT / "digest"
CODE = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.parent.name != "lang")


@pytest.mark.parametrize("table", ["bounds", "dates", "layout", "names", "speech", "summary", "tags"])
def test_every_list_of_words_is_used(table: str) -> None:
    """Each field of a table is read somewhere in the code."""
    fields = re.findall(r"^    (\w+): ", (PACKAGE / "lang" / f"{table}.py").read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert fields
    assert [field for field in fields if not re.search(rf"\.{field}\b", CODE)] == []
