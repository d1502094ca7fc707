"""``python -m tests.generated --texts N --out DIR``: writes N generated texts and the truth about them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.generated.corpus import write


def main() -> int:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, required=True, help="how many, 1 to 100,000")
    parser.add_argument("--out", type=Path, required=True, help="folder for the texts and truth.json")
    parser.add_argument("--seed", type=int, default=1, help="another number gives another corpus")
    arguments = parser.parse_args()
    if not 1 <= arguments.texts <= 100_000:
        parser.error("--texts is from 1 to 100,000")
    sys.stdout.write(f"{write(arguments.texts, arguments.out, arguments.seed)} texts in {arguments.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
