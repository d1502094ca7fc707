"""What editors write as a value, checked: dates, web addresses, languages. The one place where front matter and desk agree on them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from digest.characters import without_dropped
from digest.values import PartialDate

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_QUOTED = 120
_LANGUAGE = re.compile(r"[A-Za-z]{2}")


def one_line(value: str) -> str:
    """The words of a value on one line, without characters that pages drop."""
    return " ".join(without_dropped(value).split())


def shortened(words: str) -> str:
    """What somebody wrote, on one line and short enough to be quoted in a finding."""
    line = one_line(words)
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…"


def date_of(value: str) -> str | None:
    """The day, month or year (ISO) that a value states, the time of day left out; None when it is no date or the calendar lacks it.

    ``XXXX-03-07`` is a date without a year.
    """
    moment = _MOMENT.fullmatch(value)
    try:
        return PartialDate.from_iso(moment[1] if moment else value).iso
    except ValueError:
        return None


def web_address(value: str) -> str | None:
    """The value if it is an absolute http or https address, else None. Nothing is fetched."""
    if not _ADDRESS.fullmatch(value):
        return None
    try:
        host = urlsplit(value).hostname
    except ValueError:
        return None
    return value if host else None


def release(value: str) -> str | None:
    """``released``, the one thing that can be decided about an embargo; else None. Nothing but a text's own words holds it back."""
    return "released" if value.casefold() == "released" else None


def language_code(value: str) -> str | None:
    """The two letters of a language in lower case, else None. Whether anything can be read in it is not asked here."""
    return value.lower() if _LANGUAGE.fullmatch(value) else None
