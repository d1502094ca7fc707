"""What ``digest.characters`` promises about dropped characters and addresses."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.characters import DROPPED, SLUG_LENGTH, slug, without_dropped

ANY_TEXT = st.text(st.characters(codec=None))
Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("000_99a77c152c702df6", "000-99a77c152c702df6"),
        ("Łódź e Ørsted", "lodz-e-orsted"),
        ("dell’Alba", "dell-alba"),
        ("DELL'ALBA", "dell-alba"),
        ("Straße", "strasse"),
        ("ISTANBUL", "istanbul"),
        ("Iğdır", "igdir"),
        ("İzmir", "izmir"),
        ("Æthel Cœur Þór", "aethel-coeur-thor"),
        ("città-più  è", "citta-piu-e"),
        ("ﬁne", "fine"),
        ("--a..b--", "a-b"),
        ("ʿAbd al-Ḥalīm", "abd-al-halim"),
    ],
)
def test_a_slug_stays_readable(text: str, expected: str) -> None:
    """Diacritics are transliterated, everything between words becomes one hyphen."""
    assert expected == slug(text)


@pytest.mark.parametrize(("one", "other"), [("Київ 1", "Львів 1"), ("東京", "大阪"), ("a" * 90, "a" * 91), ("🇮🇹", "")])
def test_what_transliteration_loses_is_kept_apart_by_a_hash(one: str, other: str) -> None:
    """Two names in another script, two long names, or nothing at all do not share an address."""
    assert slug(one) != slug(other)


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "index", "README"])
def test_names_that_systems_keep_for_themselves_get_a_hash(name: str) -> None:
    """No address is a device name of Windows or an index page of MkDocs."""
    assert slug(name).startswith(name.lower() + "-")


@settings(max_examples=500, deadline=None, derandomize=True)
@given(ANY_TEXT)
def test_any_text_has_a_slug(text: str) -> None:
    """A slug is never empty, never long, only ``a-z0-9-``, without hyphens at its ends, and a slug is its own slug."""
    result = slug(text)
    assert 1 <= len(result) <= SLUG_LENGTH
    assert set(result) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert result == result.strip("-")
    assert result == slug(result)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(ANY_TEXT, st.sampled_from(FORMS))
def test_a_slug_ignores_case_and_unicode_form(text: str, form: Form) -> None:
    """Names that collide on some file system collide here too, so that they are found out everywhere."""
    assert slug(text) == slug(unicodedata.normalize(form, text))
    assert slug(text) == slug(text.casefold())


@pytest.mark.parametrize("kept", ["\t", "\n", "\r", "\u200e", "\u200f", "\u00ad", "\u00a0", "é", "😀", "\u2027", "\u202f"])
def test_ordinary_characters_are_not_dropped(kept: str) -> None:
    """Line ends, tabs, marks for right-to-left names, soft hyphens and no-break spaces stay."""
    assert DROPPED.search(kept) is None


@pytest.mark.parametrize(
    "code", [0, 8, 0x0B, 0x0C, 0x0E, 0x1B, 0x7F, 0x9F, 0x200B, 0x2028, 0x202E, 0x2066, 0x2069, 0xD800, 0xDFFF, 0xFDD0, 0xFEFF, 0xFFFF]
)
def test_harmful_characters_are_dropped(code: int) -> None:
    """Controls, overrides, surrogates and noncharacters go, and the words around them stay."""
    assert DROPPED.fullmatch(chr(code))
    assert without_dropped(f"uno {chr(code)}due").split() == ["uno", "due"]


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_dropped_separator_leaves_a_space(separator: str) -> None:
    """Words that a line separator kept apart do not grow together."""
    assert without_dropped(f"uno{separator}due") == "uno due"
