"""Work counted, not timed: how many lines of our code run, the same on any machine and under any load."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from tests.tables import PROJECT

OURS = str(PROJECT / "digest")


def work(function: Callable[[], object]) -> int:
    """Lines of the package that run while the function does, once what it keeps for later is made.

    Work inside one library call counts as nothing.
    """
    function()
    count = 0

    def inside(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return inside

    def entering(frame: FrameType, _event: str, _argument: Any) -> Any:
        return inside if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(entering)
    try:
        function()
    finally:
        sys.settrace(before)
    return count
