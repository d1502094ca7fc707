"""The editors' guide names what the program reads, no more and no less, and its examples work."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from digest.bounded_yaml import EDITED, read_yaml
from digest.findings import CODES
from digest.intake.desk import FIELDS
from digest.intake.front_matter import KEYS, read_front_matter
from digest.lang.pack import interface_languages
from tests.gate.conflicts import CHECKED
from tests.pages.samples import sample
from tests.pages.test_pages import rendered


def guide(language: str) -> str:
    """The guide as it is written."""
    return (files("digest.lang") / language / "guide.md").read_text(encoding="utf-8")


def tables(language: str) -> list[list[str]]:
    """The keys that each table of the guide names in its first column."""
    found = re.findall(r"(?:^\|.*\n)+", guide(language), flags=re.MULTILINE)
    return [[key for row in table.splitlines() for key in re.findall(r"`(\w+)`", row.split("|")[1])] for table in found]


def examples(language: str, kind: str) -> list[str]:
    """The blocks of code of a kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", guide(language), flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("language", interface_languages())
def test_the_guide_names_every_key(language: str) -> None:
    """The keys of front matter and the fields of decisions are those that are read."""
    front_matter, decisions = tables(language)

    assert sorted(front_matter) == sorted(KEYS)
    assert sorted(decisions) == sorted(FIELDS)


@pytest.mark.parametrize("language", interface_languages())
def test_the_guide_s_front_matter_is_read(language: str) -> None:
    """The example is front matter without a finding."""
    (example,) = examples(language, "text")
    read = read_front_matter(example, "a")

    assert read.findings == ()
    assert {given.key for given in read.given} == {"title", "date", "source", "url", "author", "language", "tags"}


@pytest.mark.parametrize("language", interface_languages())
def test_the_guide_s_yaml_is_read(language: str) -> None:
    """Every example is YAML, and the decisions are about fields that can be decided."""
    trees = [read_yaml(example, EDITED).tree for example in examples(language, "yaml")]
    decisions = [tree for tree in trees if isinstance(tree, dict)]

    assert len(decisions) == 2
    assert all(set(decision) - {"seed", "ignore"} <= set(FIELDS) for decision in decisions)
    assert all(isinstance(tree, list) for tree in trees if tree not in decisions)


@pytest.mark.parametrize("language", interface_languages())
def test_the_guide_tells_what_every_check_means(language: str) -> None:
    """Each code with which texts contradict themselves or each other stands in the guide's prose, and no code that is none."""
    told = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", guide(language).split("`two-holders`", 1)[1]))

    assert CHECKED - {"two-holders"} <= told
    assert told <= set(CODES)


@pytest.mark.parametrize("language", interface_languages())
def test_what_findings_tell_to_write_can_be_copied(language: str) -> None:
    """The page of the guide shows hints as an editor is to write them: no doubled braces."""
    body = rendered(sample(), language)["guida.md" if language == "it" else "guide.md"].body

    assert "embargo: {value: released" in body
    assert "{{" not in body
