"""A small site on the disk for the tests of this room, and the hostile payloads."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from digest.config import Settings, load_settings
from digest.findings import Finding
from digest.intake.seeds import read_seeds
from digest.model import Seed
from tests.tables import HERE

GOOD = "Porto Vecchio, il ponte riapre\nROMA – Il ponte riapre lunedì.\n"


def site(root: Path, files: dict[str, str | bytes], limit: int = 200_000) -> Settings:
    """A project whose ``seeds`` folder holds these files and one good seed, ``good.txt``."""
    (root / "mkdocs.yml").write_text(f"site_name: x\nextra:\n  digest:\n    max_seed_characters: {limit}\n", encoding="utf-8")
    for name, content in {"good.txt": GOOD, **files}.items():
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return load_settings(root)


def read(root: Path, files: dict[str, str | bytes], limit: int = 200_000) -> tuple[dict[str, Seed], tuple[Finding, ...]]:
    """The seeds by name (the good one must be there and is left out) and the findings."""
    seeds, findings = read_seeds(site(root, files, limit))
    by_name = {seed.name: seed for seed in seeds}
    assert by_name.pop("good").text == GOOD
    return by_name, findings


def codes(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Which finding about which seed or file."""
    return [(finding.code, finding.seed) for finding in findings]


def payloads(name: str) -> dict[str, Any]:
    """The cases of one file of hostile payloads."""
    cases: dict[str, Any] = json.loads((HERE / "payloads" / f"{name}.json").read_text(encoding="utf-8"))["cases"]
    return cases


def encodings() -> dict[str, bytes]:
    """Byte sequences: encodings, truncations, binary."""
    return {name: base64.b64decode(content) for name, content in payloads("own_encodings").items()}
