"""Findings in words: every code in every language, with its particulars and never with a template's leftovers."""

from __future__ import annotations

import pytest

from digest.findings import find
from digest.lang.pack import interface_languages, load_interface
from digest.lang.wording import word_finding


@pytest.mark.parametrize("code", interface_languages())
def test_reasons_are_worded_in_the_sites_language(code: str) -> None:
    """A reason is a code of ours; an editor reads a sentence."""
    finding = find("front-matter-broken", "a", line=1, reason="unclosed", detail="")
    message = word_finding(finding, load_interface(code)).message

    assert "unclosed" not in message
    assert " ." not in message


def test_a_seeds_words_are_never_read_as_a_template() -> None:
    """Braces in what a seed says stay braces."""
    finding = find("front-matter-bad-value", "a", line=2, key="date", value="{key.__class__} {0}")

    assert "{key.__class__} {0}" in word_finding(finding, load_interface("it")).message


@pytest.mark.parametrize("code", interface_languages())
def test_a_reason_names_what_it_is_about(code: str) -> None:
    """A reason is a whole sentence with its particular inside; braces in the particular stay braces."""
    finding = find("decision-broken", "a", line=1, path="seeds/desk/a.yml", reason="unknown-field", detail="{people}")
    message = word_finding(finding, load_interface(code)).message

    assert "unknown-field" not in message
    assert "{people}" in message
    assert "{detail}" not in message
