"""What counts as a date, a web address, a language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.intake.plain_values import date_of, language_code, one_line, shortened, web_address


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025", "2025"),
        ("2025-11", "2025-11"),
        ("2025-11-06", "2025-11-06"),
        ("XXXX-03-07", "XXXX-03-07"),
        ("2025-11-06 10:30", "2025-11-06"),
        ("2025-11-06T10:30:15Z", "2025-11-06"),
        ("2025-11-06T10:30:15.123+01:00", "2025-11-06"),
        ("2024-02-29", "2024-02-29"),
        ("2025-02-29", None),
        ("2025-13-01", None),
        ("2025-00", None),
        ("0000-01-01", None),
        ("2025-11 10:30", None),
        ("6/11/2025", None),
        ("6 novembre 2025", None),
        ("2025-1-5", None),
        ("٢٠٢٥-١١-٠٦", None),
        ("2025-11-06x", None),
        ("ieri", None),
        ("", None),
    ],
)
def test_dates_are_as_precise_as_they_are_written(value: str, expected: str | None) -> None:
    """Years, months and days are taken, the time of day is left out, and nothing the calendar lacks is a date."""
    assert date_of(value) == expected


@pytest.mark.parametrize("value", ["https://esempio.it/a?b=c#d", "HTTP://esempio.it", "http://[::1]:80/x", "https://esempio.it/è"])
def test_web_addresses_are_kept_as_they_are(value: str) -> None:
    """An absolute http or https address is one."""
    assert web_address(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "JavaScript://esempio.it/%0aalert(1)",
        "data:text/html,x",
        "ftp://esempio.it",
        "//esempio.it",
        "esempio.it",
        "https://",
        "https://:80",
        "https:///x",
        "http://[::1",
        "https://esempio.it/a b",
        'https://esempio.it/"onclick=x',
        "https://esempio.it/<b>",
        "https://esempio.it\\@altro.it",
        "",
    ],
)
def test_other_addresses_are_refused(value: str) -> None:
    """Nothing that could run, hide its host or break out of an attribute."""
    assert web_address(value) is None


@pytest.mark.parametrize(
    ("value", "expected"), [("it", "it"), ("EN", "en"), ("ita", None), ("it-IT", None), ("italiano", None), ("é1", None)]
)
def test_languages_have_two_letters(value: str, expected: str | None) -> None:
    """A language is its two-letter code."""
    assert language_code(value) == expected


def test_values_come_on_one_line() -> None:
    """Line ends and controls do not reach a title."""
    assert one_line(" a\x00\n  b\u202e\u2028c ") == "a b c"


def test_quoted_values_are_short() -> None:
    """A finding quotes at most 120 characters."""
    assert shortened("a\nb") == "a b"
    assert len(shortened("x" * 8_000)) == 120


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.one_of(st.sampled_from("http:/[]@.0123456789-T "), st.characters(codec=None)), max_size=40))
def test_no_value_raises(value: str) -> None:
    """Whatever is written is a value or none."""
    for check in (date_of, web_address, language_code):
        assert check(value) is None or check(value)
