"""The commands end to end, on a small project of their own."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from digest import build as build_module
from digest.cli import main
from digest.model import Briefing, Seed
from tests.tables import PROJECT

TEXT = """Lucca, chiude il mercato coperto

LUCCA, 3 marzo 2025 - Il mercato coperto chiude per lavori. «Riapriremo a Natale», ha detto la sindaca Anna Verdi.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with this repository's settings and one text."""
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "mercato.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str, stdin: str | bytes | None = None) -> Result:
    """The result of a command in a project."""
    return CliRunner().invoke(main, ["--project", str(project), *arguments], input=stdin)


def files_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a folder with its bytes and time of change."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_build_writes_pages_and_data_and_the_second_time_nothing(project: Path) -> None:
    """A second build without a change touches no file."""
    first = run(project, "build")
    files = files_of(project / "docs")
    second = run(project, "build")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "digest.json" in files
    assert files_of(project / "docs") == files


def test_build_ends_with_one_when_asked_to_fail(project: Path) -> None:
    """Findings are no failure of a build unless --fail-on says so."""
    (project / "seeds" / "vuoto.txt").write_text(" \n", encoding="utf-8")

    assert run(project, "build").exit_code == 0
    assert run(project, "build", "--fail-on", "error").exit_code == 1


def test_check_fails_from_errors_on(project: Path) -> None:
    """A file that is no text is an error; the other text is still read."""
    assert run(project, "check").exit_code == 0
    (project / "seeds" / "vuoto.txt").write_text("", encoding="utf-8")
    result = run(project, "check")

    assert result.exit_code == 1
    assert "seeds/vuoto.txt" in result.output
    assert run(project, "check", "--fail-on", "never").exit_code == 0


def test_check_speaks_json(project: Path) -> None:
    """Every finding with code, severity, path and words."""
    (project / "seeds" / "vuoto.txt").write_text("", encoding="utf-8")
    rows = json.loads(run(project, "check", "--format", "json").output)

    assert [row["path"] for row in rows if row["code"] == "empty-seed"] == ["seeds/vuoto.txt"]


def test_annotations_cannot_be_forged_by_a_text(project: Path) -> None:
    """No line of the GitHub form begins with words of a seed."""
    (project / "seeds" / "forged.txt").write_text("::error::forged\n::warning::forged\n\n«::error::forged", encoding="utf-8")
    lines = run(project, "check", "--format", "github", "--fail-on", "never").output.splitlines()

    assert lines
    assert [line for line in lines if not line.startswith(("::error file=", "::warning file=", "::notice file="))] == []


def test_explain_shows_value_basis_rule_passage_and_losers(project: Path) -> None:
    """A value can be traced to its words."""
    result = run(project, "explain", "mercato", "published")

    assert result.exit_code == 0
    assert "2025-03-03" in result.output
    assert "[3 marzo 2025]" in result.output


def test_explain_of_an_unknown_seed_is_one_line(project: Path) -> None:
    """A wrong name is a broken call, not a traceback."""
    result = run(project, "explain", "nobody")

    assert result.exit_code == 2
    assert result.output == "digest: no seed is called 'nobody'\n"


def test_extract_needs_no_project(tmp_path: Path) -> None:
    """Any text file can be read anywhere."""
    (tmp_path / "any.text").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(main, ["--project", str(tmp_path), "extract", "--json", str(tmp_path / "any.text")])
    data = json.loads(result.output)

    assert result.exit_code == 0
    assert [briefing["headline"]["value"]["text"] for briefing in data] == ["Lucca, chiude il mercato coperto"]


def test_add_gives_a_readable_name_and_shows_what_was_read(project: Path) -> None:
    """The name tells date and headline; the bytes are those that were given."""
    text = TEXT.replace("mercato", "teatro").replace("Lucca", "Pisa").replace("LUCCA", "PISA")
    result = run(project, "add", "-", stdin=text)

    assert result.exit_code == 0
    assert (project / "seeds" / "2025-03-03-pisa-chiude-il-teatro-coperto.txt").read_text(encoding="utf-8") == text
    assert "Anna Verdi" in result.output


def test_add_never_adds_a_text_twice(project: Path) -> None:
    """A text that is there already is told, and nothing is written."""
    before = files_of(project / "seeds")
    result = run(project, "add", "-", stdin=TEXT)

    assert result.exit_code == 1
    assert "seeds/mercato.txt" in result.output
    assert files_of(project / "seeds") == before


def test_add_never_overwrites(project: Path) -> None:
    """A taken name is refused; two texts of one headline get two names."""
    other = TEXT.replace("Natale", "Pasqua")

    assert run(project, "add", "-", "--name", "mercato", stdin=other).exit_code == 2
    assert run(project, "add", "-", "--name", "../fuori", stdin=other).exit_code == 2
    assert run(project, "add", "-", stdin=other).exit_code == 0
    assert run(project, "add", "-", stdin=TEXT.replace("Natale", "primavera")).exit_code == 0
    names = sorted(path.name for path in (project / "seeds").iterdir())
    assert names == ["2025-03-03-lucca-chiude-il-mercato-coperto-2.txt", "2025-03-03-lucca-chiude-il-mercato-coperto.txt", "mercato.txt"]


def test_add_tells_likely_copies(project: Path) -> None:
    """A text that shares long stretches with a seed is added and the likeness told."""
    result = run(project, "add", "-", stdin=TEXT + "\nUna riga in più alla fine.\n")

    assert result.exit_code == 0
    assert "seeds/mercato.txt" in result.output


def test_add_refuses_what_is_no_text(project: Path) -> None:
    """Binary input is a finding and puts nothing in place."""
    result = run(project, "add", "-", stdin=b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")

    assert result.exit_code == 1
    assert [path.name for path in (project / "seeds").iterdir()] == ["mercato.txt"]


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ("site_name: x\nextra:\n  digest:\n    sedes: seeds\n", "mkdocs.yml:4: "),
        ("site_name: x\nextra:\n  digest:\n    related: many\n", "mkdocs.yml:4: "),
        ("site_name: x\nextra:\n  digest:\n    related: 0\n", "mkdocs.yml:4: "),
        ("site_name: x\nextra:\n  digest:\n    seeds: ../..\n", "mkdocs.yml:4: "),
        ("site_name: x\nextra:\n  digset:\n    related: 3\n", "mkdocs.yml:3: "),
        ("site_name: x\ndocs_dir: seeds/pages\n", "mkdocs.yml:2: "),
        ("site_name: x\nsite_dir: docs\n", "mkdocs.yml:2: "),
        ("site_name: x\ntheme:\n  language: xx\n", "'xx'"),
        ("site_name: [x\n", "mkdocs.yml:"),
        ("theme: {}\n", "mkdocs.yml:1: "),
    ],
    ids=[
        "unknown setting",
        "wrong type",
        "zero",
        "outside the project",
        "mistyped",
        "docs in seeds",
        "site over docs",
        "no such language",
        "malformed",
        "no site name",
    ],
)
def test_broken_settings_are_one_line_with_file_and_line(project: Path, settings: str, line: str) -> None:
    """Exit code 2, no traceback, and the place to mend."""
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    result = run(project, "build")

    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert line in result.output


def test_broken_knowledge_is_one_line_with_file_and_line(project: Path) -> None:
    """A row without its id is told with file and line; nothing is built."""
    (project / "seeds" / "kb").mkdir()
    (project / "seeds" / "kb" / "people.yml").write_text("- id: a\n  name: {it: Anna Verdi}\n- name: {it: Bruno Neri}\n", encoding="utf-8")
    result = run(project, "build")

    assert result.exit_code == 2
    assert "kb/people.yml:3: " in result.output
    assert result.output.count("\n") == 1


def test_no_settings_file_is_one_line(tmp_path: Path) -> None:
    """Outside a project the commands say so."""
    result = CliRunner().invoke(main, ["--project", str(tmp_path), "build"])

    assert result.exit_code == 2
    assert result.output.startswith("digest: mkdocs.yml: cannot be read")


def test_terminal_is_never_given_control_sequences(project: Path) -> None:
    """Escape sequences in a text are shown as text."""
    (project / "seeds" / "escape.txt").write_text(
        "Titolo \x1b[31mrosso\x1b[0m\n\nTesto di prova con \x07 e altre parole.", encoding="utf-8"
    )

    assert "\x1b" not in run(project, "explain", "escape").output
    assert "\x1b" not in run(project, "check", "--fail-on", "never").output


def test_a_text_that_trips_the_program_is_told_and_the_others_are_published(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in reading one text is a finding; the build goes on."""
    (project / "seeds" / "other.txt").write_text(TEXT.replace("mercato", "teatro"), encoding="utf-8")
    read = build_module.read_briefing

    def trips(seed: Seed, *rest: Any) -> Briefing:
        if seed.name == "other":
            raise IndexError("out of range")
        return read(seed, *rest)

    monkeypatch.setattr(build_module, "read_briefing", trips)
    result = run(project, "check", "--format", "json")

    assert [(row["code"], row["seed"]) for row in json.loads(result.output) if row["severity"] == "error"] == [("reading-failed", "other")]
    assert run(project, "build").exit_code == 0
    assert (project / "docs" / "testi" / "mercato.md").is_file()


def test_checking_one_seed_tells_of_its_broken_decision(project: Path) -> None:
    """A decision that has no effect is told with the seed it was made for."""
    (project / "seeds" / "desk").mkdir()
    (project / "seeds" / "desk" / "mercato.yml").write_text("seed: x\n", encoding="utf-8")
    result = run(project, "check", str(project / "seeds" / "mercato.txt"))

    assert result.exit_code == 1
    assert "decision-broken" in result.output


def test_add_entity_shows_the_sentences_and_writes_the_row(project: Path) -> None:
    """The candidate's counts and contexts, then its row; afterwards the name is known."""
    result = run(project, "add-entity", "Anna Verdi", "--source", "https://www.example.com/giunta", "--unchecked")

    assert result.exit_code == 0
    assert "[Anna Verdi]" in result.output
    assert "seeds/mercato.txt" in result.output
    assert (project / "seeds" / "kb" / "people.yml").read_text(encoding="utf-8") == (
        '- id: anna-verdi\n  name: {it: Anna Verdi}\n  source: "https://www.example.com/giunta"\n  checked: no\n'
    )
    assert "known-name" in run(project, "explain", "mercato", "people").output


@pytest.mark.parametrize("option", ["--print", "--dry-run"])
def test_add_entity_prints_the_row_alone(project: Path, option: str) -> None:
    """Only YAML comes out, and nothing is written."""
    result = run(project, "add-entity", "anna verdi", option, "--name-en", "Anna Green")

    assert result.exit_code == 0
    assert result.output.startswith("- id: anna-verdi\n  name: {it: Anna Verdi, en: Anna Green}\n  source: ")
    assert not (project / "seeds" / "kb").exists()


def test_add_entity_without_a_source_shows_and_says_how(project: Path) -> None:
    """A look at the candidate costs nothing; the row needs a source."""
    result = run(project, "add-entity", "Anna Verdi")

    assert result.exit_code == 2
    assert "[Anna Verdi]" in result.output
    assert result.output.splitlines()[-1].startswith("digest: a row needs a source: --source")
    assert not (project / "seeds" / "kb").exists()


def test_add_entity_offers_the_nearest_names(project: Path) -> None:
    """A wrong name is one line with those that may be meant."""
    result = run(project, "add-entity", "Anna Vedri", "--source", "https://www.example.com/")

    assert result.exit_code == 2
    assert result.output == "digest: no candidate is called 'Anna Vedri'; nearest: Anna Verdi\n"


def test_add_entity_of_a_known_name_adds_nothing(project: Path) -> None:
    """What is known is told with its entry, with code 1."""
    result = run(project, "add-entity", "Sergio Mattarella", "--source", "https://www.example.com/")

    assert result.exit_code == 1
    assert "sergio-mattarella" in result.output
    assert not (project / "seeds" / "kb").exists()


def test_add_entity_of_nonsense_is_one_line(project: Path) -> None:
    """Odd arguments end with code 2 and without a traceback or a control character."""
    for name in ("", "\x1b[2J", "💥", "--", "a" * 5000):
        result = run(project, "add-entity", "--source", "https://www.example.com/", "--", name)

        assert result.exit_code == 2
        assert result.output.startswith("digest: ")
        assert result.output.count("\n") == 1
        assert "\x1b" not in result.output


def test_findings_between_two_texts_name_both(project: Path) -> None:
    """Text and JSON tell the other text's passage with its file."""
    (project / "seeds" / "teatro.txt").write_text(
        "Apre il teatro\n\nPISA, 4 marzo 2025 - Parla la sindaca Annabella Verdelloni.\n", encoding="utf-8"
    )
    (project / "seeds" / "circo.txt").write_text(
        "Apre il circo\n\nPISA, 4 marzo 2025 - Parla la sindaca Annabella Verdeloni.\n", encoding="utf-8"
    )
    rows = [row for row in json.loads(run(project, "check", "--format", "json").output) if row["code"] == "names-alike"]

    assert [[other["path"] for other in row["elsewhere"]] for row in rows] == [["seeds/circo.txt"]]
    assert "«Annabella Verdeloni» (seeds/circo.txt)" in run(project, "check").output


def test_a_decision_takes_a_finding_between_texts_away(project: Path) -> None:
    """Two names that an editor knows to be two are told no more."""
    for name, surname in (("teatro", "Verdelloni"), ("circo", "Verdeloni")):
        text = f"Apre il {name}\n\nPISA, 4 marzo 2025 - Parla la sindaca Annabella {surname}.\n"
        (project / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    (project / "seeds" / "desk").mkdir()
    sha = hashlib.sha256((project / "seeds" / "teatro.txt").read_bytes()).hexdigest()
    (project / "seeds" / "desk" / "teatro.yml").write_text(f"seed: {sha[:16]}\nignore: [names-alike]\n", encoding="utf-8")

    assert "names-alike" not in run(project, "check").output


KNOWN_PEOPLE = "- id: ada-neri\n  name: {it: Ada Neri}\n- id: ugo-bianchi\n  name: {it: Ugo Bianchi}\n  aliases: {it: [Ada Neri]}\n"
KNOWN_OFFICES = (
    "- id: capo-circolo\n  label: {it: presidente del circolo}\n  terms:\n"
    "    - {by: ada-neri, from: 2020-01-01, until: 2022-01-01, source: 'https://example.org/', checked: no}\n"
    "    - {by: ugo-bianchi, from: 2022-01-01, known_until: 2025-03-01, source: 'https://example.org/'}\n"
)


def with_knowledge(project: Path) -> Path:
    """The project with a knowledge base of its own."""
    (project / "seeds" / "kb").mkdir()
    (project / "seeds" / "kb" / "people.yml").write_text(KNOWN_PEOPLE, encoding="utf-8")
    (project / "seeds" / "kb" / "offices.yml").write_text(KNOWN_OFFICES, encoding="utf-8")
    return project


def test_knowledge_lists_what_wants_a_look(project: Path) -> None:
    """Unchecked rows, outdated terms and shared names, with file and line."""
    result = run(with_knowledge(project), "knowledge", "--date", "2025-03-02")

    assert result.exit_code == 0
    assert "seeds/kb/offices.yml:4: capo-circolo: ada-neri (https://example.org/)" in result.output
    assert "seeds/kb/offices.yml:5: capo-circolo: ugo-bianchi (2025-03-01)" in result.output
    assert "seeds/kb/people.yml:1: ada-neri (senza fonte)" in result.output
    assert "ada neri: ada-neri, ugo-bianchi" in result.output
    assert "digest/kb/data/organisations.yml: altre" in result.output
    assert "digest/kb/data/organisations.yml:" in run(project, "knowledge", "--date", "2025-03-02", "--all").output


def test_knowledge_goes_by_the_latest_text(project: Path) -> None:
    """Without --date a term is outdated when the latest text is younger than what is known, whatever day it is."""
    data = json.loads(run(with_knowledge(project), "knowledge", "--json").output)

    assert "2025-03-03" == data["date"]
    assert ["ugo-bianchi"] == [row["by"] for row in data["outdated"] if row["office"] == "capo-circolo"]


def test_knowledge_on_an_earlier_day_is_not_outdated(project: Path) -> None:
    """The last known day itself is still known."""
    data = json.loads(run(with_knowledge(project), "knowledge", "--json", "--date", "2025-03-01").output)

    assert [] == [row for row in data["outdated"] if row["office"] == "capo-circolo"]
    assert data["checked_terms"] < data["terms"]
    assert any(row["what"] == "capo-circolo: ada-neri" and row["term"] for row in data["unchecked"])


def test_knowledge_without_texts_goes_by_today(project: Path) -> None:
    """A project without a dated text takes the day it is run on."""
    (project / "seeds" / "mercato.txt").unlink()

    assert run(project, "knowledge").exit_code == 0


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("outdated", 1), ("unchecked", 1), ("shared", 1)])
def test_knowledge_fails_when_asked_to(project: Path, fail_on: str, code: int) -> None:
    """Exit code 1 is for what --fail-on names."""
    assert run(with_knowledge(project), "knowledge", "--date", "2025-03-02", "--fail-on", fail_on).exit_code == code


def test_broken_knowledge_is_one_line(project: Path) -> None:
    """A mistake in a site's rows ends every command with code 2 and one line that says where."""
    (with_knowledge(project) / "seeds" / "kb" / "people.yml").write_text("- id: ada\n", encoding="utf-8")
    for arguments in (("knowledge", "--date", "2025-01-01"), ("build",), ("check",)):
        result = run(project, *arguments)
        assert result.exit_code == 2
        assert result.output.startswith("digest: seeds/kb/people.yml:1: ")
        assert result.output.count("\n") == 1
