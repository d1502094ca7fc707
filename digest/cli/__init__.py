"""The command line: ``digest COMMAND``. Terminal and clock live here, logic does not.

Exit codes: 0 fine, 1 findings at or above ``--fail-on``, 2 the set-up is broken.
"""

from digest.cli.main import main

__all__ = ["main"]
