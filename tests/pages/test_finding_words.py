"""What findings say fits what the code tells them."""

from __future__ import annotations

import ast
import string
from collections import defaultdict

import pytest

from digest.lang.pack import interface_languages, load_interface
from tests.tables import PROJECT

OWN_ARGUMENTS = {"line", "passages"}


def particulars() -> dict[str, list[set[str]]]:
    """Code -> the names of the particulars of each call of ``find``."""
    calls: defaultdict[str, list[set[str]]] = defaultdict(list)
    for path in sorted((PROJECT / "digest").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id != "find" or not node.args:
                continue
            code = node.args[0]
            if isinstance(code, ast.Constant) and all(keyword.arg for keyword in node.keywords):
                calls[str(code.value)].append({str(keyword.arg) for keyword in node.keywords} - OWN_ARGUMENTS)
    return calls


@pytest.mark.parametrize("language", interface_languages())
def test_placeholders_are_particulars(language: str) -> None:
    """A sentence asks only for what every place that finds this tells it."""
    told = particulars()
    wrong = {}
    for code, words in load_interface(language).findings.items():
        for text in (words.title, words.message, words.hint):
            asked = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            missing = [asked - known for known in told.get(code, []) if asked - known]
            if missing:
                wrong[code] = missing

    assert wrong == {}
