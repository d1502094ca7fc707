"""Predictions are a projection of ``digest.json``: no path of the code exists only for the scorer."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from digest.cli import main
from tests.gate.predictions import predict_all, relate
from tests.tables import PROJECT


def test_the_script_writes_what_the_built_digest_json_holds(tmp_path: Path) -> None:
    """The predictions of the script equal the projection of the digest.json that ``digest build`` writes from the same texts."""
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    shutil.copytree(PROJECT / "tests" / "gate" / "texts", tmp_path / "seeds")
    result = CliRunner().invoke(main, ["--project", str(tmp_path), "build"])
    data = json.loads((tmp_path / "docs" / "digest.json").read_text(encoding="utf-8"))
    script = PROJECT / "tests" / "gate" / "predictions.py"
    subprocess.run([sys.executable, script, "--seeds", tmp_path / "seeds", "--out", tmp_path / "out"], check=True)
    written = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "out").iterdir()}

    assert result.exit_code == 0
    assert written.pop("relations") == relate(data)
    assert written == predict_all(data)
