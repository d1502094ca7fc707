"""Contact details are masked in everything a briefing holds, character by character."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest

from digest.build import read_briefing
from digest.extract.masking import MASK, masked
from digest.intake.desk import Desk
from digest.intake.seeds import read_seed_text
from digest.kb.knowledge import load_knowledge
from digest.model import Block, BlockKind, Briefing, Headline, HeadlineKind
from digest.values import Basis, Candidate, Passage, Sourced
from tests.builders import briefing, seed_named, words_in
from tests.test_provenance import astray

STORY = (
    "Il ponte riapre lunedì\nIl sindaco Paolo Ferri ha annunciato ieri che il ponte riaprirà lunedì dopo otto mesi di lavori.\n"
    "Per chi resta bloccato c’è il numero verde 800 765 432, dice il Comune in una nota.\n"
)
CONTACTS = "\nUfficio stampa\nAnna Prova 𝔄\nTel. 0123 456789 – stampa@torrevecchia.example\nC.F. PRVNNA80A41H501X\n"
PRIVATE = ("0123 456789", "stampa@torrevecchia.example", "PRVNNA80A41H501X")


def read(text: str) -> Briefing:
    """The briefing of a text."""
    seed, _ = read_seed_text("a", "seeds/a.txt", text.encode(), 100_000)
    assert seed is not None
    return read_briefing(seed, "it", load_knowledge(), Desk())


def strings(value: object) -> list[str]:
    """Every string in a value."""
    if isinstance(value, str):
        return [] if isinstance(value, Enum) else [value]
    if isinstance(value, tuple):
        return [words for item in value for words in strings(item)]
    if is_dataclass(value):
        return [words for field in fields(value) for words in strings(getattr(value, field.name))]
    return []


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_nothing_private_is_left_and_no_offset_moves(line_end: str) -> None:
    """Text, passages and findings: as long as before, every passage where it says, the story as it was."""
    text = (STORY + CONTACTS).replace("\n", line_end)
    made = read(text)

    assert [words for words in strings(made) if any(private in words for private in PRIVATE)] == []
    assert len(made.seed.text) == len(text)
    assert astray(made) == []
    hidden = text
    for private in PRIVATE:
        hidden = hidden.replace(private, MASK * len(private))
    assert hidden == made.seed.text


def test_the_finding_counts_and_shows_where() -> None:
    """One note: how many, the first line, and the blocks as they are shown."""
    (finding,) = [finding for finding in read(STORY + CONTACTS).findings if finding.code == "press-contacts"]

    assert ("note", {"count": "3"}) == (finding.severity.value, dict(finding.particulars))
    assert finding.line == 7
    assert [f"Tel. {MASK * 11} – {MASK * 27}", f"C.F. {MASK * 16}"] == [passage.text for passage in finding.passages]


def test_a_text_without_contacts_is_itself() -> None:
    """Nothing is copied, nothing found."""
    made = read(STORY)

    assert masked(made) is made
    assert STORY == made.seed.text


def test_a_value_that_leans_on_a_contact_loses_the_number_too() -> None:
    """Whatever reading made of the line: the words of the value and of its losers are masked, other values are not."""
    seed = seed_named("a", "Tel. 0123 456789\nIl numero 0123 456789 è della sagra.")
    line, number = words_in(seed, "Tel. 0123 456789"), seed.text.rindex("0123")
    elsewhere = seed.passage(number, number + 11)
    headline = Headline("Tel. 0123 456789", HeadlineKind.OWN)
    made = briefing(
        seed,
        blocks=(
            Block(BlockKind.BOILERPLATE, line, "press-contact"),
            Block(BlockKind.PARAGRAPH, seed.passage(17, len(seed.text)), "paragraph"),
        ),
        headline=Sourced(headline, Basis.READ, "first-line", (line,), (Candidate(headline, Basis.READ, "first-line", (line,)),)),
        summary=(Sourced("Il numero 0123 456789 è della sagra.", Basis.READ, "carries-the-story", (elsewhere,)),),
    )

    hidden = masked(made)

    assert f"Tel. {MASK * 11}" == hidden.headline.value.text == hidden.headline.others[0].value.text
    assert "Il numero 0123 456789 è della sagra." == hidden.summary[0].value
    assert elsewhere == hidden.summary[0].passages[0]


def test_a_passage_that_only_touches_is_masked_in_part() -> None:
    """One character of a number is as much as it shares."""
    seed = seed_named("a", "Tel. 0123 456789")
    made = briefing(seed, blocks=(Block(BlockKind.BOILERPLATE, seed.passage(0, 16), "press-contact"),))
    cut = Passage(0, 6, "Tel. 0")

    hidden = masked(replace(made, summary=(Sourced("x", Basis.READ, "x", (cut,)),)))

    assert (Passage(0, 6, f"Tel. {MASK}"),) == hidden.summary[0].passages
