"""Everything that can be wrong with a site's own knowledge, in a table."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from digest.findings import DigestError
from digest.kb.knowledge import Certainty, load_knowledge
from tests.tables import cases

PEOPLE = "- id: ada-neri\n  name: {it: Ada Neri}\n- id: ugo-bianchi\n  name: {it: Ugo Bianchi}\n"
BODY = "- id: circolo-alto\n  name: {it: Circolo Alto}\n"


@pytest.mark.parametrize("row", cases("knowledge_errors"))
def test_a_mistake_is_one_error_with_file_line_and_hint(tmp_path: Path, row: dict[str, str]) -> None:
    """Whatever is wrong stops the build with one line that says where, and what to do."""
    if "offices" in row:
        (tmp_path / "people.yml").write_text(PEOPLE, encoding="utf-8")
        (tmp_path / "organisations.yml").write_text(BODY, encoding="utf-8")
    wrong = next(name for name in ("people", "organisations", "places", "offices", "things") if name in row)
    (tmp_path / f"{wrong}.yml").write_text(row[wrong], encoding="utf-8")

    with pytest.raises(DigestError) as caught:
        load_knowledge(tmp_path)

    assert (f"seeds/kb/{wrong}.yml", int(row["line"])) == (caught.value.path, caught.value.line)
    assert row["words"] in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unreadable_file_is_an_error(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are told with the file."""
    (tmp_path / "people.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DigestError, match=r"people\.yml"):
        load_knowledge(tmp_path)


def test_the_broken_folder_is_told_once_mended_all_is_well(tmp_path: Path) -> None:
    """An error is not remembered: the same folder loads when its file is corrected."""
    file = tmp_path / "people.yml"
    file.write_text("- id: ada-neri\n", encoding="utf-8")
    with pytest.raises(DigestError):
        load_knowledge(tmp_path)

    file.write_text(PEOPLE, encoding="utf-8")

    assert "ada-neri" in load_knowledge(tmp_path).entries


def test_a_successor_needs_no_end_of_what_nobody_knows_any_more(tmp_path: Path) -> None:
    """After the last day a built-in term was known, a site may seat the next one; the days between are unknown."""
    rows = "- id: nato-segretario-generale\n  label: {it: segretario generale}\n  terms:\n    - {by: ada-neri, from: 2090-05-01}\n"
    (tmp_path / "people.yml").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "offices.yml").write_text(rows, encoding="utf-8")

    knowledge = load_knowledge(tmp_path)

    assert ["ada-neri"] == [term.by for term in knowledge.holders("nato-segretario-generale", datetime.date(2090, 5, 1)).terms]
    assert Certainty.UNKNOWN is knowledge.holders("nato-segretario-generale", datetime.date(2090, 4, 30)).certainty
