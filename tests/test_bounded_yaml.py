"""What the bounded YAML reader refuses, and the places it knows."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.bounded_yaml import BUILT_IN, EDITED, FRONT_MATTER, Document, Limits, YamlError, convert, load, read_yaml
from digest.findings import DigestError


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    year: int = 0


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rows: list[Row]


def refused(text: str, limits: Limits = EDITED) -> YamlError:
    """The refusal of a text."""
    with pytest.raises(YamlError) as caught:
        read_yaml(text, limits)
    return caught.value


@pytest.mark.parametrize("word", ["NO", "on", "~", "null", "12:30", "010", "0x1f", "1e3", ".nan", "2019-99-01", "true", "="])
def test_scalars_stay_strings(word: str) -> None:
    """No word becomes a number, a truth value, a date or nothing."""
    assert read_yaml(f"a: {word}\nb: [{word}]", EDITED).tree == {"a": word, "b": [word]}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n"])
def test_an_empty_text_is_an_empty_mapping(text: str) -> None:
    """A file with nothing in it has no keys."""
    assert read_yaml(text, EDITED).tree == {}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb: &x 2", 2, "anchors and aliases"),
        ("a: *x", 1, "anchors and aliases"),
        ("a: 1\nb:\n  <<: *x", 3, "anchors and aliases"),
        ("a: !!python/object/apply:os.system [x]", 1, "tags"),
        ("a: 1\nb: !!str 2", 2, "tags"),
        ("a: 1\nb: 2\na: 3", 3, "stands twice"),
        ("a: {b: 1, b: 2}", 1, "stands twice"),
        ("a: 1\n---\nb: 2", 2, "second document"),
        ("? [a, b]\n: c", 1, "a key must be"),
        ("? {a: b}\n: c", 1, "a key must be"),
        ("a: b: c", 1, "mapping values"),
        ('a: 1\nb: "open', 2, "end of stream"),
        ("a:\n\tb: 1", 2, "cannot start any token"),
        ("a: \ud800", 1, "surrogate"),
        ("a: 1\nb: \udfff", 2, "surrogate"),
        ("a: \x00", 1, "control characters"),
        ("- - - - - - - - - - a", 1, "nested deeper"),
    ],
)
def test_what_is_refused_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    """Anchors, tags, duplicate keys, second documents and broken YAML name the line they stand on."""
    error = refused(text)
    assert (error.line, reason in error.reason) == (line, True)


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "a: " + "{" * 200_000, "{a: " * 100_000, "- " * 200_000, "&a " * 100_000, "? " * 200_000, '"' * 200_000]
)
def test_bombs_are_refused_at_once(text: str) -> None:
    """200 kB of brackets, which end the process in PyYAML's own loaders, cost nothing here."""
    begin = time.process_time()
    refused(text)
    assert time.process_time() - begin < 2


def test_limits_hold() -> None:
    """Characters, depth and number of values are bounded, and the bound itself is allowed."""
    small = Limits(characters=40, depth=2, nodes=4)
    assert read_yaml("a: [b]", small).tree == {"a": ["b"]}
    assert "nested deeper" in refused("a: [[b]]", small).reason
    assert "more than 4 values" in refused("a: [b, c, d]", small).reason
    assert read_yaml("a: " + "b" * 37, small).tree == {"a": "b" * 37}
    assert "longer than 40" in refused("a: " + "b" * 38, small).reason
    assert FRONT_MATTER.characters < EDITED.characters < BUILT_IN.characters


def test_tags_are_dropped_where_they_are_allowed() -> None:
    """The settings of the site generator carry its own tags."""
    text = "a: !ENV [X, y]\nb: !!python/name:material.extensions.emoji.twemoji"
    assert read_yaml(text, BUILT_IN, tags_allowed=True).tree == {"a": ["X", "y"], "b": ""}


def test_every_value_knows_its_line() -> None:
    """Keys, items and nested values answer with their line, unknown paths with the nearest value around them."""
    document = read_yaml("a: 1\nb:\n  - x\n  - c: y\n    d: z\n", EDITED)
    assert [document.line_of(path) for path in [("a",), ("b",), ("b", 0), ("b", 1, "d"), ("b", 1, "none"), ("b", 7), ("none",)]] == [
        1,
        2,
        3,
        5,
        4,
        2,
        1,
    ]


def test_every_scalar_knows_its_place() -> None:
    """Marks count code points and take in quotes, whatever the line ends and the characters before."""
    text = "è: \"à😀z\"\r\nb: [x, 'y']\r\nc: plain\r\n"
    document = read_yaml(text, EDITED)
    assert {path: text[start:end] for path, (start, end) in document.marks.items()} == {
        ("è",): '"à😀z"',
        ("b", 0): "x",
        ("b", 1): "'y'",
        ("c",): "plain",
    }


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.text(st.one_of(st.sampled_from("-:[]{}#&*!|>'\"%@`,? \n\tab\r"), st.characters(codec=None)), max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but YamlError comes out, and every mark lies in the text."""
    try:
        document = read_yaml(text, EDITED)
    except YamlError as error:
        assert error.line >= 1
        return
    assert all(0 <= start <= end <= len(text) for start, end in document.marks.values())


def test_converting_names_file_line_and_key() -> None:
    """A value of the wrong type and an unknown key are errors at their line."""
    with pytest.raises(DigestError, match=r"t\.yml:3: .*expected `int`"):
        convert(read_yaml("rows:\n- name: a\n  year: x", EDITED), Table, "t.yml")
    with pytest.raises(DigestError, match=r"t\.yml:4: .*unknown field `colour`"):
        convert(read_yaml("rows:\n- name: a\n- name: b\n  colour: red", EDITED), Table, "t.yml")
    with pytest.raises(DigestError, match=r"t\.yml:2: .*`name`"):
        convert(read_yaml("rows:\n- year: 1", EDITED), Table, "t.yml")
    assert convert(Document({"rows": [{"name": "a", "year": "7"}]}), Table, "t.yml") == Table([Row("a", 7)])


def test_loading_names_what_is_wrong_with_the_file(tmp_path: Path) -> None:
    """Missing files, other encodings and broken YAML are one clear error each."""
    path = tmp_path / "t.yml"
    with pytest.raises(DigestError, match=r"t\.yml: cannot be read: No such file"):
        load(path, EDITED, Table)
    path.write_bytes(b"rows: [\xe9]")
    with pytest.raises(DigestError, match=r"shown\.yml: cannot be read: "):
        load(path, EDITED, Table, "shown.yml")
    path.write_text("rows:\n- name: a\n  name: b\n", encoding="utf-8")
    with pytest.raises(DigestError, match=r"shown\.yml:3: the key 'name' stands twice"):
        load(path, EDITED, Table, "shown.yml")
    path.write_text("rows:\n- name: a\n", encoding="utf-8")
    assert load(path, EDITED, Table) == Table([Row("a")])
