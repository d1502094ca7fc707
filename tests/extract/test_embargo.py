"""An embargo holds until the desk releases it, whatever the hour."""

from __future__ import annotations

import pytest

from digest.build import read_briefing
from digest.extract.embargo import FIELD
from digest.intake.desk import Decision, Desk
from digest.intake.seeds import read_seed_text
from digest.kb.knowledge import load_knowledge
from digest.model import Briefing, Embargo
from digest.values import Basis

STORY = "Il ponte riapre lunedì\nIl sindaco Paolo Ferri ha annunciato ieri che il ponte sul torrente riaprirà lunedì dopo otto mesi di lavori.\n"
MARK = "EMBARGO fino alle 18 del 4 marzo 1999"
RELEASED = Decision("a", FIELD, ("released",), (), "la conferenza è finita", "anna", 2, "seeds/desk/a.yml")


def read(text: str, *decisions: Decision) -> Briefing:
    """The briefing of a text, with the desk's decisions."""
    seed, _ = read_seed_text("a", "seeds/a.txt", text.encode(), 10_000)
    assert seed is not None
    return read_briefing(seed, "it", load_knowledge(), Desk({"a": {decision.field: decision for decision in decisions}}))


def codes(briefing: Briefing) -> list[str]:
    """Codes of a briefing's findings about embargoes."""
    return [finding.code for finding in briefing.findings if finding.code in ("embargo", "decision-needless")]


def test_a_mark_holds_the_text_back() -> None:
    """Held, read, with the line as its passage; the finding gives it too, and what a release needs. A time long past changes nothing."""
    briefing = read(f"{MARK}\n{STORY}")

    assert briefing.held
    assert briefing.embargo is not None
    assert (Embargo.HELD, Basis.READ, [MARK]) == (
        briefing.embargo.value,
        briefing.embargo.basis,
        [passage.text for passage in briefing.embargo.passages],
    )
    (finding,) = [finding for finding in briefing.findings if finding.code == "embargo"]
    assert (1, briefing.embargo.passages, "error") == (finding.line, finding.passages, finding.severity.value)
    assert {"fingerprint": briefing.seed.sha256[:16]} == dict(finding.particulars)
    assert briefing.headline.value.text == "Il ponte riapre lunedì"


def test_two_marks_are_one_embargo() -> None:
    """At the head and at the foot: one finding with both lines."""
    briefing = read(f"{MARK}\n{STORY}EMBARGO: non pubblicare prima delle 18\n")

    assert ["embargo"] == codes(briefing)
    assert briefing.embargo is not None
    assert len(briefing.embargo.passages) == 2


def test_the_desk_releases_it() -> None:
    """Decided, with why and by whom; the machine's reading stays beside it, and there is no finding any more."""
    briefing = read(f"{MARK}\n{STORY}", RELEASED)

    assert not briefing.held
    assert briefing.embargo is not None
    assert (Embargo.RELEASED, Basis.DECIDED, "la conferenza è finita — anna") == (
        briefing.embargo.value,
        briefing.embargo.basis,
        briefing.embargo.reason,
    )
    assert [(Embargo.HELD, "decision-wins")] == [(other.value, other.reason) for other in briefing.embargo.others]
    assert codes(briefing) == []


def test_a_release_of_nothing_is_needless() -> None:
    """A text without marks needs none; a note says so."""
    briefing = read(STORY, RELEASED)

    assert briefing.embargo is None
    assert ["decision-needless"] == codes(briefing)


@pytest.mark.parametrize(
    "head", ["---\nembargo: fino a lunedì\n---\n", "---\ntitle: [\nEmbargo: x\nsource: y\n---\n", "---\nembargo:\ntitle: x\n---\n"]
)
def test_front_matter_holds_a_text_back(head: str) -> None:
    """Whatever its value, and in front matter that is broken too; the desk releases it like any other."""
    briefing = read(head + STORY)

    assert briefing.held
    assert briefing.embargo is not None
    assert (Basis.GIVEN, "front-matter") == (briefing.embargo.basis, briefing.embargo.rule)
    assert ["embargo"] == codes(briefing)
    assert not read(head + STORY, RELEASED).held


def test_front_matter_is_no_line_of_the_text() -> None:
    """A title that front matter gives is not read for marks."""
    assert not read(f"---\ntitle: Embargo fino alle 18\n---\n{STORY}").held
