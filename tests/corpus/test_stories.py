"""Stories for readers: order, copies and what they change, the day, what all say, and where tellings differ."""

from __future__ import annotations

from typing import Any

import pytest

from digest.corpus.digest import make_digest
from digest.intake.stories import Judgement, Verdict
from digest.model import Briefing
from digest.story_model import Story
from tests.corpus.texts import read_text
from tests.tables import cases

AGENCY = (
    "UDINE, 4 giugno 2025 (AGI) - Un incendio ha distrutto ieri il capannone della Filatura Nirolla a Serradolfo. Nessun ferito. Le fiamme sono "
    "partite dal reparto tintura poco dopo le due e hanno impegnato cinque squadre dei vigili del fuoco fino all'alba. Secondo il titolare Renzo "
    "Pascutti i danni superano i 3,4 milioni di euro. La procura ha aperto un fascicolo.\n"
)
PAPER = AGENCY.replace("UDINE, 4 giugno 2025 (AGI) - ", "Brucia la filatura\nPubblicato il 5 giugno 2025\n\n").replace(
    " La procura ha aperto un fascicolo.", " Gli operai sono in cassa integrazione."
)


def story_of(*texts: str) -> Story:
    """The story that an editor made of texts called a, b, c, in this order."""
    briefings = tuple(read_text(name, text) for name, text in zip("abc", texts, strict=False))
    judgement = Judgement(Verdict.SAME, tuple(one.name for one in briefings), "because", "anna", "seeds/desk/_stories.yml", 1)
    return make_digest(briefings, judgements=(judgement,)).stories[0]


def test_a_copy_names_its_original_and_what_it_changes() -> None:
    """The earlier text is the original; sentences left out and added are passages of the two texts."""
    story = story_of(PAPER, AGENCY)
    original, copy = story.tellings

    assert (original.name, original.copy_of) == ("b", None)
    assert (copy.name, copy.copy_of) == ("a", "b")
    assert copy.copied >= 0.6
    assert [passage.text for passage in copy.left_out] == ["La procura ha aperto un fascicolo."]
    assert [passage.text for passage in copy.added] == ["Brucia la filatura", "Gli operai sono in cassa integrazione."]
    assert all(PAPER[passage.start : passage.end] == passage.text for passage in copy.added)


def test_a_verbatim_copy_is_one_whole() -> None:
    """Another dateline or mark makes no other text."""
    story = story_of(AGENCY, AGENCY.replace("(AGI)", "(ANSA)"))

    assert [(telling.copy_of, telling.copied, telling.added) for telling in story.tellings] == [(None, 0.0, ()), ("a", 1.0, ())]


def test_the_day_and_what_all_say() -> None:
    """The day most tellings tell of; names and sums that all of them give."""
    story = story_of(AGENCY, PAPER.replace("ieri", "martedì 3 giugno"))

    assert story.when is not None
    assert story.when.iso == "2025-06-03"
    assert "Renzo Pascutti" in story.agreed
    assert "3,4 milioni di euro" in story.agreed


def test_a_story_keeps_its_name_when_a_text_is_added() -> None:
    """The first name by the alphabet is the address; order is by day."""
    assert story_of(PAPER, AGENCY).name == story_of(PAPER, AGENCY, AGENCY).name == "a"


@pytest.mark.parametrize("case", cases("differences"))
def test_tellings_differ_as_the_table_says(case: dict[str, Any]) -> None:
    """Each difference is told with its kind and versions, each version with a passage of its text; development is told apart."""
    texts = [case[key] for key in ("one", "other")]
    briefings: dict[str, Briefing] = {name: read_text(name, text) for name, text in zip("ab", texts, strict=True)}
    found = story_of(*texts).differences
    told = [
        f"{difference.kind.value}{' (development)' if difference.development else ''}: {' | '.join(version.value for version in difference.versions)}"
        for difference in found
    ]

    assert told == case["differences"]
    for difference in found:
        for name, passage in [place for version in difference.versions for place in version.where]:
            assert briefings[name].seed.text[passage.start : passage.end] == passage.text


@pytest.mark.parametrize("case", cases("copies"))
def test_copies_are_recognised_and_what_they_change_is_told(case: dict[str, Any]) -> None:
    """Without a word from the editors: an agency's text cut, under another headline, longer, or with a figure changed; a template is no copy."""
    briefings = tuple(read_text(name, case[key]) for name, key in (("a", "original"), ("b", "other")))
    copies = [telling for story in make_digest(briefings).stories for telling in story.tellings if telling.copy_of is not None]

    if case["copy"] == "no":
        assert copies == []
        return
    assert [(telling.name, telling.copy_of) for telling in copies] == [("b", "a")]
    assert [[passage.text for passage in passages] for passages in (copies[0].left_out, copies[0].added)] == [
        case["left_out"],
        case["added"],
    ]
