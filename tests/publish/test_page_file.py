"""Tests of the bytes of a page's file."""

from __future__ import annotations

from enum import StrEnum

import frontmatter
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.bounded_yaml import BUILT_IN, read_yaml
from digest.model import Page
from digest.publish.page_file import GENERATED_MARK, bears_mark, page_bytes

TEXTS = st.text(max_size=40)


class Colour(StrEnum):
    RED = "red"


def matter_of(content: bytes) -> str:
    """The YAML between the two marks."""
    return content.decode().split("---\n")[1]


@given(TEXTS, st.lists(TEXTS, max_size=3))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_round_trip(title: str, tags: list[str]) -> None:
    """Whatever a title or tag holds, PyYAML and python-frontmatter read back the very same strings."""
    content = page_bytes(Page("a.md", {"title": title, "tags": tags}, "Testo."))

    expected = {"title": title, "tags": tags}
    assert expected == yaml.safe_load(matter_of(content))
    assert expected == frontmatter.loads(content.decode()).metadata


@pytest.mark.parametrize(
    "word", ["2031-05-17", "no", "null", "12:30", "1e3", "---", "a: b", "#x", "&a", "*b", "!!int 3", "", " x ", "{", "\x85", "\ufeff"]
)
def test_words_stay_words(word: str) -> None:
    """A string that YAML would take for a date, a truth value, a comment or an alias stays the string it is, on one line."""
    matter = matter_of(page_bytes(Page("a.md", {"title": word}, "x")))

    assert {"title": word} == yaml.safe_load(matter)
    assert 2 == matter.count("\n")


def test_other_types() -> None:
    """Numbers and truth values are written plain, an enumeration as its word, a tuple as a list, and the strict reader takes it all."""
    page = Page("a.md", {"n": 3, "b": True, "x": None, "c": Colour.RED, "t": ("a", "b"), "m": {"k": 1.5}, "on": "y"}, "x")

    matter = matter_of(page_bytes(page))

    assert {"n": 3, "b": True, "x": None, "c": "red", "t": ["a", "b"], "m": {"k": 1.5}, "on": "y"} == yaml.safe_load(matter)
    assert {"n", "b", "x", "c", "t", "m", "on"} == set(read_yaml(matter, BUILT_IN).tree)


def test_shared_lists_make_no_alias() -> None:
    """One list used under two keys is written twice: aliases are refused by strict readers."""
    shared = ["a"]

    matter = matter_of(page_bytes(Page("a.md", {"one": shared, "two": shared}, "x")))

    assert "&" not in matter
    assert "*" not in matter


def test_unknown_type_is_an_error() -> None:
    """A value that YAML would write in a form of its own is refused with the page's name."""
    with pytest.raises(ValueError, match=r"a\.md: front matter cannot hold set"):
        page_bytes(Page("a.md", {"title": {"x"}}, "x"))


def test_mark() -> None:
    """Every Markdown page bears the mark on its second line, data carries nothing that is not its own."""
    page = page_bytes(Page("a.md", {}, "x"))

    assert ["---", GENERATED_MARK] == page.decode().split("\n")[:2]
    assert bears_mark(page)
    assert b'{"a": 1}\n' == page_bytes(Page("a.json", {}, '{"a": 1}'))
    assert not bears_mark(b"---\ntitle: by hand\n---\n" + b"x" * 300 + GENERATED_MARK.encode())


def test_lone_surrogates_become_the_replacement_character() -> None:
    """A lone surrogate, which UTF-8 cannot hold, does not stop the page."""
    content = page_bytes(Page("a.md", {"title": "a\ud800b"}, "c\udfffd"))

    assert {"title": "a\ufffdb"} == yaml.safe_load(matter_of(content))
    assert content.endswith("c\ufffdd\n".encode())
