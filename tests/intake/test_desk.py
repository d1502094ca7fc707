"""Editors' decisions: what applies, what is stale, what is broken."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.findings import DigestError, Finding
from digest.intake.desk import FIELDS, Decision, Desk, read_desk
from digest.intake.seeds import read_seeds
from tests.intake.site import codes, site

TEXT = "Il ponte riapre lunedì.\n"
VALUES = {"date": "2025-11-06", "updated": "2025-11", "url": "https://esempio.it/a", "language": "en", "embargo": "released"}


def desk_of(root: Path, sheets: dict[str, str | bytes]) -> tuple[Desk, tuple[Finding, ...]]:
    """The desk of a site with the seeds ``ponte`` and ``good``; ``SEED`` in a sheet stands for the fingerprint of ``ponte``."""
    project = site(root, {"ponte.txt": TEXT})
    seeds, findings = read_seeds(project)
    assert findings == ()
    fingerprint = next(seed.sha256 for seed in seeds if seed.name == "ponte")
    for name, content in sheets.items():
        path = project.seeds / "desk" / name
        path.parent.mkdir(exist_ok=True)
        raw = content.encode() if isinstance(content, str) else content
        path.write_bytes(raw.replace(b"SEED", fingerprint[:16].encode()))
    return read_desk(project, seeds)


def test_a_decision_is_read_with_its_grounds(tmp_path: Path) -> None:
    """Value, what the machine had read, why, by whom, and where it stands."""
    sheet = (
        "seed: SEED\n"
        'date: {value: 2022-10-11, was: 2022-10, why: "la pagina dell\'evento", by: A. Neri}\n'
        "byline:\n  value: [Anna Neri, Ugo Blu]\n  was:\n  why: firma\n    in fondo\n  by: A. Neri\n"
        "ignore: [two-dates, no-date]\n"
    )
    desk, findings = desk_of(tmp_path, {"ponte.yml": sheet})
    path = "seeds/desk/ponte.yml"
    assert findings == ()
    assert dict(desk.of("ponte")) == {
        "date": Decision("ponte", "date", ("2022-10-11",), ("2022-10",), "la pagina dell'evento", "A. Neri", 2, path),
        "byline": Decision("ponte", "byline", ("Anna Neri", "Ugo Blu"), (), "firma in fondo", "A. Neri", 3, path),
    }
    assert desk.ignored("ponte") == {"two-dates", "no-date"}
    assert (dict(desk.of("good")), desk.ignored("good"), desk.stale) == ({}, frozenset(), frozenset())


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_can_be_decided(tmp_path: Path, field: str) -> None:
    """One value for each; several only where a briefing holds several."""
    value = VALUES.get(field, "Porto Vecchio")
    desk, findings = desk_of(tmp_path, {"ponte.yml": f"seed: SEED\n{field}: {{value: {value}, why: x, by: y}}\n"})
    assert (findings, desk.of("ponte")[field].value) == ((), (value,))
    desk, findings = desk_of(tmp_path, {"ponte.yml": f"seed: SEED\n{field}: {{value: [{value}, {value}], why: x, by: y}}\n"})
    assert bool(findings) is not FIELDS[field].many


def test_no_desk_is_no_decision(tmp_path: Path) -> None:
    """A new site has none, and needs no folder."""
    assert desk_of(tmp_path, {}) == (Desk(), ())


def test_a_decision_on_another_text_does_not_apply(tmp_path: Path) -> None:
    """The seed changed: the decision is stale, a finding, and its ignored findings come back."""
    desk, findings = desk_of(tmp_path, {"ponte.yml": "seed: 00000000\ndate: {value: 2022, why: x, by: y}\nignore: [no-date]\n"})
    assert (dict(desk.of("ponte")), desk.ignored("ponte"), desk.stale) == ({}, frozenset(), frozenset(["ponte"]))
    assert [(finding.code, finding.seed, finding.line) for finding in findings] == [("decision-stale", "ponte", 1)]
    assert dict(findings[0].particulars)["path"] == "seeds/desk/ponte.yml"


def test_a_decision_on_no_seed_is_an_orphan(tmp_path: Path) -> None:
    """The finding names the file."""
    desk, findings = desk_of(tmp_path, {"strada.yml": "seed: 00000000\n"})
    assert (desk, codes(findings)) == (Desk(), [("decision-orphan", "seeds/desk/strada.yml")])


@pytest.mark.parametrize(
    ("sheet", "line", "reason"),
    [
        ("", 1, "no-fingerprint"),
        ("date: {value: 2022, why: x, by: y}", 1, "no-fingerprint"),
        ("seed: abc", 1, "no-fingerprint"),
        ("seed: zzzzzzzzzz", 1, "no-fingerprint"),
        ("seed: [SEED]", 1, "no-fingerprint"),
        ("- seed: SEED", 1, "no-keys"),
        ("ponte", 1, "no-keys"),
        ("seed: SEED\ncolour: {value: red, why: x, by: y}", 2, "unknown-field"),
        ("seed: SEED\ndate: 2022", 2, "no-parts"),
        ("seed: SEED\ndate: [2022]", 2, "no-parts"),
        ("seed: SEED\ndate: {value: 2022, why: x, by: y, when: z}", 2, "unknown-part"),
        ("seed: SEED\ndate:\n  why: x\n  by: y", 2, "missing"),
        ("seed: SEED\ndate:\n  value:\n  why: x\n  by: y", 3, "missing"),
        ("seed: SEED\ntopics: {value: [], why: x, by: y}", 2, "missing"),
        ("seed: SEED\ndate: {value: 2022, by: y}", 2, "missing"),
        ("seed: SEED\ndate: {value: 2022, why: x}", 2, "missing"),
        ("seed: SEED\nheadline: {value: [a, b], why: x, by: y}", 2, "several-values"),
        ("seed: SEED\ntopics: {value: [a, b], why: [x, z], by: y}", 2, "several-values"),
        ("seed: SEED\ntopics: {value: [[a]], why: x, by: y}", 2, "nested"),
        ("seed: SEED\ndate:\n  value: 2022-02-30\n  why: x\n  by: y", 3, "bad-value"),
        ("seed: SEED\nurl: {value: 'javascript:x', why: x, by: y}", 2, "bad-value"),
        ("seed: SEED\nlanguage: {value: italiano, why: x, by: y}", 2, "bad-value"),
        ("seed: SEED\nignore:\n- no-date\n- no-such-code", 4, "unknown-code"),
        ("seed: SEED\nignore: [[no-date]]", 2, "unknown-code"),
        ("seed: SEED\nignore:\n- no-date\n- embargo", 4, "never-ignored"),
        ("seed: SEED\nembargo: {value: held, why: x, by: y}", 2, "bad-value"),
        ("seed: SEED\ndate: {value: 2022, why: x, by: y}\ndate: {value: 2023, why: x, by: y}", 3, "malformed"),
        ("seed: SEED\ndate: &a {value: 2022, why: x, by: y}", 2, "malformed"),
        ("seed: SEED\ndate: !!python/name:os.system x", 2, "malformed"),
        ("seed: SEED\n" + "[" * 200_000, 2, "malformed"),
        ("seed: SEED\nwhy: perché".encode("cp1252"), 2, "not-utf-8"),
        (b"\x00\x01", 1, "malformed"),
    ],
)
def test_a_broken_file_has_no_effect(tmp_path: Path, sheet: str | bytes, line: int, reason: str) -> None:
    """One finding with file, line and reason; the other files count."""
    good = "seed: SEED\nkicker: {value: Lavori, why: x, by: y}\n"
    desk, findings = desk_of(tmp_path, {"a-broken.yml": sheet, "ponte.yml": good})
    (finding,) = findings
    assert (finding.code, finding.seed, finding.line) == ("decision-broken", "seeds/desk/a-broken.yml", line)
    assert dict(finding.particulars)["reason"] == reason
    assert desk.of("ponte")["kicker"].value == ("Lavori",)


def test_half_of_a_broken_file_does_not_apply(tmp_path: Path) -> None:
    """A good decision beside a bad one waits until the file is mended."""
    desk, findings = desk_of(tmp_path, {"ponte.yml": "seed: SEED\nkicker: {value: a, why: x, by: y}\ndate: {value: x, why: x, by: y}\n"})
    assert (desk, codes(findings)) == (Desk(), [("decision-broken", "seeds/desk/ponte.yml")])


def test_files_that_are_not_about_one_seed_are_not_read(tmp_path: Path) -> None:
    """Names that begin with an underscore or a dot."""
    assert desk_of(tmp_path, {"_redirects.yml": "[", ".hidden.yml": "["}) == (Desk(), ())


def test_only_plain_files_count(tmp_path: Path) -> None:
    """Links, pipes, folders and other endings are findings, as among the seeds."""
    (tmp_path / "seeds" / "desk").mkdir(parents=True)
    desk = tmp_path / "seeds" / "desk"
    (desk / "link.yml").symlink_to("/etc/hostname")
    os.mkfifo(desk / "pipe.yml")
    (desk / "folder.yml").mkdir()
    (desk / "ponte.yaml").write_text("seed: 00000000")
    (desk / "a\x1bb.yml").write_text("seed: 00000000")
    (desk / "huge.yml").write_bytes(b" " * 1_000_001)
    assert codes(desk_of(tmp_path, {})[1]) == [
        ("bad-name", "seeds/desk/a\\x1bb.yml"),
        ("not-a-file", "seeds/desk/folder.yml"),
        ("too-large", "seeds/desk/huge.yml"),
        ("outside-link", "seeds/desk/link.yml"),
        ("not-a-file", "seeds/desk/pipe.yml"),
        ("wrong-ending", "seeds/desk/ponte.yaml"),
    ]


def test_a_desk_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    """The folder itself may not be a link; a folder that cannot be listed is a broken set-up."""
    project = site(tmp_path, {})
    (project.seeds / "desk").symlink_to("/etc")
    assert codes(read_desk(project, ())[1]) == [("outside-link", "seeds/desk")]
    (project.seeds / "desk").unlink()
    (project.seeds / "desk").write_text("x")
    with pytest.raises(DigestError, match="seeds/desk: the folder of decisions cannot be read"):
        read_desk(project, ())


def test_an_unreadable_file_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault is injected, because permissions do not bind root."""
    project = site(tmp_path, {"desk/x.yml": "seed: 00000000"})

    def fail(*_arguments: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", fail)
        _, findings = read_desk(project, ())
    assert codes(findings) == [("unreadable", "seeds/desk/x.yml")]


def test_names_meet_in_either_form_of_an_accent(tmp_path: Path) -> None:
    """A decision finds its seed whichever way the file systems write the name."""
    project = site(tmp_path, {"perche\u0301.txt": TEXT, "desk/perch\u00e9.yml": "seed: 00000000"})
    seeds, _ = read_seeds(project)
    assert [finding.code for finding in read_desk(project, seeds)[1]] == ["decision-stale"]


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "seed: 0123abcd",
                "ignore: [no-date]",
                "ignore:",
                "- no-date",
                "date: {value: 2022, why: x, by: y}",
                "date:",
                "  value: x",
                "  - a",
            ]
        ),
        st.builds("{}: {}".format, st.sampled_from(sorted(FIELDS)), st.text(st.characters(codec="utf-8"), max_size=20)),
        st.text(st.characters(codec="utf-8"), max_size=20),
    ),
    max_size=6,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(LINES)
def test_any_file_is_read_or_a_finding(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    """Whatever stands in it, nothing is raised."""
    project = site(tmp_path_factory.mktemp("site"), {"desk/good.yml": "\n".join(lines)})
    seeds, _ = read_seeds(project)
    desk, findings = read_desk(project, seeds)
    assert len(findings) == 1
    assert desk.of("good") == {}
