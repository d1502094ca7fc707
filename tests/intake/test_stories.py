"""The list of settled stories: what it says, and what is told of every way of getting it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.intake.stories import Verdict, read_judgements
from tests.intake.site import site

NAMES = ("a", "b", "c", "d")
ROW = "- same: [a, b]\n  why: one verdict\n  by: anna\n"


def read(root: Path, text: str | bytes) -> tuple[list[tuple[str, tuple[str, ...]]], list[tuple[str, int | None, str]]]:
    """The judgements as verdict and names; the findings as code, line and reason or name."""
    judgements, findings = read_judgements(site(root, {"desk/_stories.yml": text}), NAMES)
    told = [(finding.code, finding.line, dict(finding.particulars)) for finding in findings]
    return [(one.verdict.value, one.names) for one in judgements], [
        (code, line, said.get("reason") or said.get("name") or "") for code, line, said in told
    ]


def test_rows_are_read_with_why_and_by(tmp_path: Path) -> None:
    """Each row is a judgement with its line."""
    text = ROW + "- not same: [a, c]\n  why: two days\n  by: bruno\n"
    judgements, findings = read_judgements(site(tmp_path, {"desk/_stories.yml": text}), NAMES)

    assert findings == ()
    assert [(one.verdict, one.names, one.why, one.by, one.line) for one in judgements] == [
        (Verdict.SAME, ("a", "b"), "one verdict", "anna", 1),
        (Verdict.NOT_SAME, ("a", "c"), "two days", "bruno", 4),
    ]


def test_a_missing_or_empty_file_is_an_empty_list(tmp_path: Path) -> None:
    """No file, no judgement, no finding."""
    assert read_judgements(site(tmp_path, {}), NAMES) == ((), ())
    assert read(tmp_path, "") == ([], [])
    assert read(tmp_path, "# nothing yet\n") == ([], [])


@pytest.mark.parametrize(
    ("text", "code", "line", "detail"),
    [
        ("same: [a, b]\n", "judgement-broken", 1, "no-list"),
        ("- just words\n", "judgement-broken", 1, "no-keys"),
        (ROW + "- why: x\n  by: y\n", "judgement-broken", 4, "no-verdict"),
        (ROW + "- same: [a, b]\n  unsure: [a, b]\n  why: x\n  by: y\n", "judgement-broken", 4, "several-verdicts"),
        (ROW + "- same: [a, b]\n  whi: x\n  by: y\n", "judgement-broken", 4, "unknown-part"),
        (ROW + "- same: a\n  why: x\n  by: y\n", "judgement-broken", 4, "no-names"),
        (ROW + "- same: [[a], b]\n  why: x\n  by: y\n", "judgement-broken", 4, "no-names"),
        (ROW + "- same: [a, a]\n  why: x\n  by: y\n", "judgement-broken", 4, "one-name"),
        (ROW + "- same: [a, b]\n  by: y\n", "judgement-broken", 4, "missing"),
        (ROW + "- same: [a, b]\n  why: {x: y}\n  by: y\n", "judgement-broken", 4, "missing"),
        (ROW + "- same: [c, gone]\n  why: x\n  by: y\n", "judgement-orphan", 4, "gone"),
    ],
)
def test_a_broken_row_is_told_with_its_line_and_has_no_effect(tmp_path: Path, text: str, code: str, line: int, detail: str) -> None:
    """The rows beside it still hold."""
    judgements, findings = read(tmp_path, text)

    assert findings == [(code, line, detail)]
    assert judgements == ([("same", ("a", "b"))] if text.startswith(ROW) else [])


@pytest.mark.parametrize(
    ("raw", "line", "reason"),
    [(b"- same: [a, b\n", 2, "malformed"), (b"- same: \xff\n", 1, "not-utf-8"), (b"- &x same\n- *x\n", 1, "malformed")],
)
def test_a_file_that_cannot_be_read_has_no_effect(tmp_path: Path, raw: bytes, line: int, reason: str) -> None:
    """Nonsense is one finding with its line."""
    assert read(tmp_path, raw) == ([], [("judgement-broken", line, reason)])


def test_contradictory_rows_have_no_effect_all_of_them(tmp_path: Path) -> None:
    """If a is b, b is c and a is not c: one finding with the lines, and none of the three holds; another row does."""
    text = ROW + "- same: [b, c]\n  why: x\n  by: y\n- not same: [a, c]\n  why: x\n  by: y\n- not same: [a, d]\n  why: x\n  by: y\n"
    judgements, findings = read(tmp_path, text)

    assert judgements == [("not same", ("a", "d"))]
    assert [(code, line) for code, line, _ in findings] == [("judgement-contradiction", 7)]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """A link in place of the file is a finding."""
    target = tmp_path / "elsewhere.yml"
    target.write_text(ROW)
    desk = tmp_path / "seeds" / "desk"
    desk.mkdir(parents=True)
    (desk / "_stories.yml").symlink_to(target)
    judgements, findings = read_judgements(site(tmp_path, {}), NAMES)

    assert judgements == ()
    assert [finding.code for finding in findings] == ["outside-link"]
