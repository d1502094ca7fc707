"""Differences between tellings as findings: where they stand, how they are settled, and what is noted of proposals."""

from __future__ import annotations

from dataclasses import replace

from digest.corpus.alike import names_alike
from digest.corpus.digest import make_digest
from digest.corpus.disagreements import proposals
from digest.corpus.links import Linker
from digest.corpus.traits import traits_of
from digest.digest_model import Digest
from digest.intake.settled import settle
from digest.intake.stories import Judgement, Verdict
from digest.kb.knowledge import load_knowledge
from digest.model import Briefing
from digest.story_model import Certainty, StoryLink
from tests.corpus.texts import read_text

ONE = """Pubblicato il 3 marzo 2025
Scontro tra due corriere a Borgosecco
Sono sette i feriti dello scontro tra due corriere a Borgosecco, ha detto il sindaco Ettore Marzoni.
"""
OTHER = """Pubblicato il 3 marzo 2025
Borgosecco, due corriere si scontrano
Nello scontro tra le corriere ci sono stati 9 feriti, ha detto il sindaco Ettore Marzoni.
"""
LATER = OTHER.replace("3 marzo", "4 marzo")


def digest_of(one: Briefing, other: Briefing, verdict: Verdict | None = Verdict.SAME) -> Digest:
    """The two texts together, with what an editor says of them."""
    judged = (Judgement(verdict, (one.name, other.name), "letti", "Bea", "seeds/desk/_stories.yml", 1),) if verdict else ()
    return make_digest((one, other), judgements=judged)


def differing(digest: Digest) -> list[tuple[str, list[str], list[str]]]:
    """The findings of difference: seed, passages there, passages elsewhere."""
    return [
        (finding.seed, [passage.text for passage in finding.passages], [other.passage.text for other in finding.elsewhere])
        for finding in digest.findings
        if finding.code == "tellings-differ"
    ]


def test_a_difference_is_a_finding_with_both_passages_at_the_later_text() -> None:
    """The text that came last has it, and it leads to the other one."""
    digest = digest_of(read_text("a", ONE), read_text("b", OTHER))

    assert differing(digest) == [("b", ["9"], ["sette"])]
    assert "tellings-differ" in {finding.code for briefing in digest.briefings if briefing.name == "b" for finding in briefing.findings}


def test_a_development_is_no_finding() -> None:
    """A count that grew by the next day stands on the story's page only."""
    digest = digest_of(read_text("a", ONE), read_text("b", LATER))

    assert differing(digest) == []
    assert [difference.development for story in digest.stories for difference in story.differences] == [True]


def test_texts_of_two_events_do_not_differ() -> None:
    """An editor told them apart: what each counts is its own."""
    assert differing(digest_of(read_text("a", ONE), read_text("b", OTHER), Verdict.NOT_SAME)) == []


def test_a_difference_is_settled_for_either_text() -> None:
    """On the desk of one of the texts, whichever: no longer open, marked on the story, kept with the text."""
    for name in ("a", "b"):
        texts = [read_text("a", ONE), read_text("b", OTHER)]
        digest = digest_of(*(settle(text, frozenset({"tellings-differ"})) if text.name == name else text for text in texts))

        assert differing(digest) == []
        assert [difference.settled for story in digest.stories for difference in story.differences] == [True]
        assert [finding.code for briefing in digest.briefings for finding in briefing.settled if finding.code == "tellings-differ"] == [
            "tellings-differ"
        ]
        assert [finding for finding in digest.findings if finding.code == "ignore-needless"] == []


def test_a_settled_code_that_no_text_gives_any_more_is_told() -> None:
    """A note says which; one that the text still gives is not told."""
    text = settle(read_text("a", ONE), frozenset({"two-ages", "no-headline"}))
    found = [finding for finding in make_digest((text,)).findings if finding.code == "ignore-needless"]

    assert [(finding.seed, dict(finding.particulars)) for finding in found] == [
        ("a", {"ignored": code}) for code in text.looked_at if code not in {settled.code for settled in text.settled}
    ]
    assert "two-ages" in {dict(finding.particulars)["ignored"] for finding in found}


def test_a_slip_in_a_name_is_one_finding() -> None:
    """Where names alike are told already, the difference stands on the story's page and is no second finding."""
    one = read_text("a", ONE.replace("Ettore Marzoni", "Ettore Quattrocchi"))
    other = read_text("b", LATER.replace("Ettore Marzoni", "Ettore Quatrocchi"))
    alike = names_alike((one, other), load_knowledge())
    told = [replace(text, findings=(*text.findings, *(found for found in alike if found.seed == text.name))) for text in (one, other)]
    shown = [version.value for story in digest_of(*told).stories for difference in story.differences for version in difference.versions]

    assert {"Ettore Quattrocchi", "Ettore Quatrocchi"} <= set(shown)
    assert differing(digest_of(one, other)) == [("b", ["Ettore Quatrocchi"], ["Ettore Quattrocchi"])]
    assert differing(digest_of(*told)) == []


def test_a_name_cut_short_is_no_finding() -> None:
    """A double surname of which one text tells the first half is the same person's: the story's page shows both forms."""
    one = read_text("a", ONE.replace("Ettore Marzoni", "Ettore Marzoni Aste"))
    other = read_text("b", LATER)

    assert differing(digest_of(one, other)) == []


def test_a_proposal_says_in_what_two_texts_differ() -> None:
    """With the passages of both, as a note: nobody has said yet that they tell one event."""
    one, other = read_text("a", ONE), read_text("b", OTHER)
    linker = Linker((traits_of(one), traits_of(other)))
    (found,) = proposals((StoryLink("a", "b", Certainty.LIKELY, 1.0, ()),), linker, {"a": one, "b": other})

    assert dict(found.particulars)["differ"] == "feriti: sette / 9"
    assert [passage.text for passage in found.passages] == ["sette"]
    assert [(where.seed, where.passage.text) for where in found.elsewhere] == [("b", "9")]
