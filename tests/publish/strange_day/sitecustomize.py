"""Makes a Python process believe it is another day, and list folders the other way round: for builds that must not notice."""

from __future__ import annotations

import datetime
import os
import sys
import time
from typing import Any

_LATER = 400 * 24 * 3600.0
_real_time, _real_listdir = time.time, os.listdir


class _Date(datetime.date):
    @classmethod
    def today(cls) -> Any:
        return cls.fromtimestamp(time.time())


class _DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Any:
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls) -> Any:
        return cls.fromtimestamp(time.time())

    @classmethod
    def utcnow(cls) -> Any:
        return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)


if os.environ.get("STRANGE_DAY"):
    vars(time).update(time=lambda: _real_time() + _LATER)
    vars(os).update(listdir=lambda *places: sorted(_real_listdir(*places), reverse=True))
    # Ours never asks for the day (tests/test_floors.py), and its libraries know the real classes in C: only MkDocs' process gets others.
    if "mkdocs" in sys.orig_argv:
        vars(datetime).update(date=_Date, datetime=_DateTime)
