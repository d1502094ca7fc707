"""Every word that a page shows is in the language packs, in every language, and none is kept for nothing."""

from __future__ import annotations

import re

import msgspec
import pytest

from digest.findings import CODES
from digest.lang.pack import InterfacePack, load_interface
from tests.tables import PROJECT


def test_no_word_of_the_interface_stands_in_a_template() -> None:
    """Every word that a reader sees is in the language packs: templates hold markup only."""
    found = {}
    for template in sorted((PROJECT / "digest" / "pages" / "templates").glob("*.j2")):
        source = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", " ", template.read_text(encoding="utf-8"), flags=re.DOTALL)
        words = re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", " ", source))
        if words:
            found[template.name] = words

    assert found == {"topic.md.j2": ["IPTC"]}


def test_every_label_is_used() -> None:
    """No word is kept that no page shows."""
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "digest" / "pages").rglob("*")) if path.is_file())
    labels = load_interface("it").labels
    named = [
        f"{part}.{name}"
        for part in ("counts", "titles", "leads", "fields", "words", "folders", "dates")
        for name in (field.name for field in msgspec.structs.fields(getattr(labels, part)))
        if not re.search(rf"\.{name}\b", sources)
    ]

    assert named == []


def test_every_language_has_words_for_every_kind(italian_and_english: tuple[InterfacePack, ...]) -> None:
    """Both interface languages name the same things: kinds, rules, reasons and findings."""
    first, second = italian_and_english
    for name in (
        "basis",
        "basis_note",
        "precision",
        "severity",
        "headline_kind",
        "quotation_kind",
        "related_kind",
        "reasons",
        "bounds",
        "losses",
        "rules",
    ):
        assert set(getattr(first.labels, name)) == set(getattr(second.labels, name)), name
    assert set(first.findings) == set(second.findings) == set(CODES)


@pytest.fixture(scope="module")
def italian_and_english() -> tuple[InterfacePack, ...]:
    """The two interface languages that a site can have."""
    return load_interface("it"), load_interface("en")
