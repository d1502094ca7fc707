"""Who said it: tables of constructions, each a text with all its quotations."""

from __future__ import annotations

from typing import Any

import pytest

from digest.lang.pack import load_interface
from digest.model import SpeakerKind
from digest.reading.speech.attribution import MOST_LOSERS
from digest.values import Basis
from tests.conftest import SeedMaker
from tests.reading.quoted_texts import quotations_in, told
from tests.tables import cases


@pytest.mark.parametrize("row", cases("attribution"))
def test_speakers(row: dict[str, Any], seed_of: SeedMaker) -> None:
    """Every quotation of a text has the speaker the construction tells, by that construction's rule."""
    found = quotations_in(seed_of(row["text"]), row)
    assert row["says"] == [told(sourced.value) for sourced in found]


@pytest.mark.parametrize("row", cases("attribution"))
def test_speakers_lean_on_passages(row: dict[str, Any], seed_of: SeedMaker) -> None:
    """Speaker, cue and interruptions point at words of the text, and a speaker is READ only when its own name is among them."""
    seed = seed_of(row["text"])
    for sourced in quotations_in(seed, row):
        quotation = sourced.value
        cue = (quotation.cue,) if quotation.cue else ()
        leaning = quotation.speaker.passages if quotation.speaker else ()
        for passage in (*sourced.passages, *quotation.interruptions, *cue, *leaning):
            assert passage.text == seed.text[passage.start : passage.end]
        if quotation.speaker and quotation.speaker.basis is Basis.READ:
            assert leaning, "a speaker that was read was read from words"


def test_unnamed_speakers_have_no_address(seed_of: SeedMaker) -> None:
    """A speaker the text does not name is described by its words and has no entity."""
    [found] = quotations_in(seed_of("«Nessuno ci ha avvisati», racconta una residente."), {})
    assert found.value.speaker is not None
    assert (SpeakerKind.UNNAMED, "residente", None) == (
        found.value.speaker.value.kind,
        found.value.speaker.value.name,
        found.value.speaker.value.slug,
    )


def test_carried_speakers_are_inferred(seed_of: SeedMaker) -> None:
    """A speaker of another sentence is INFERRED, one of the same sentence READ."""
    text = "«Abbiamo vinto», ha detto Bruna Celli. Poi ha aggiunto: «Ora si governa»."
    found = quotations_in(seed_of(text), {"people": ["Bruna Celli"]})
    assert [Basis.READ, Basis.INFERRED] == [sourced.value.speaker.basis for sourced in found if sourced.value.speaker]


def test_speakers_that_lost_are_kept(seed_of: SeedMaker) -> None:
    """Who else could have said it is told with the rule that proposed it and why it lost."""
    text = "«Il ponte chiude», ha detto Bruna Celli. Secondo Carlo Venzi «non si passa più», ha spiegato Dario Lumi."
    found = quotations_in(seed_of(text), {"people": ["Bruna Celli", "Carlo Venzi", "Dario Lumi"]})
    speaker = found[1].value.speaker
    assert speaker is not None
    assert ("Carlo Venzi", "according-to") == (speaker.value.name, speaker.rule)
    assert [
        ("Dario Lumi", "cue-after", Basis.READ, "outranked-construction", ["ha spiegato", "Dario Lumi"]),
        ("Bruna Celli", "paragraph-before-carried", Basis.INFERRED, "carried-over", []),
    ] == [
        (other.value.name, other.rule, other.basis, other.reason, [passage.text for passage in other.passages]) for other in speaker.others
    ]


def test_carried_speakers_tell_who_stands_farther_away(seed_of: SeedMaker) -> None:
    """A speaker who is carried over is kept apart from the one the paragraph before would have given."""
    text = "«Il ponte chiude», ha detto Bruna Celli.\nCarlo Venzi scuote la testa. «Non si passa più»."
    found = quotations_in(seed_of(text), {"people": ["Bruna Celli", "Carlo Venzi"]})
    speaker = found[1].value.speaker
    assert speaker is not None
    assert "Carlo Venzi" == speaker.value.name
    assert [("Bruna Celli", "farther-away")] == [(other.value.name, other.reason) for other in speaker.others]


def test_headlines_keep_who_lost(seed_of: SeedMaker) -> None:
    """A headline with the words of several body quotations keeps the speakers that say fewer of them, and its own noun."""
    text = (
        "# Il vescovo: «La strada riapre domani sera»\n"
        "«La strada riapre domani sera», assicura Bruna Celli.\n"
        "Per Carlo Venzi «la strada riapre domani», ma solo in parte.\n"
        "«La strada riapre», conferma Dario Lumi."
    )
    found = quotations_in(seed_of(text), {"people": ["Bruna Celli", "Carlo Venzi", "Dario Lumi"]})
    speaker = found[0].value.speaker
    assert speaker is not None
    assert ("Bruna Celli", "same-words", Basis.INFERRED) == (speaker.value.name, speaker.rule, speaker.basis)
    assert ["La strada riapre domani sera"] == [passage.text for passage in speaker.passages]
    assert [
        ("vescovo", "colon-before-unnamed", "outranked-construction", ["Il vescovo"]),
        ("Carlo Venzi", "same-words", "fewer-same-words", ["la strada riapre domani"]),
        ("Dario Lumi", "same-words", "fewer-same-words", ["La strada riapre"]),
    ] == [(other.value.name, other.rule, other.reason, [passage.text for passage in other.passages]) for other in speaker.others]


def test_headlines_without_words_of_the_body_have_no_losers(seed_of: SeedMaker) -> None:
    """The one voice of a text lends its name to a headline with other words, and nobody loses."""
    text = "# Alluvione, «un anno buttato»\n«Il raccolto è perduto», dice Bruna Celli."
    found = quotations_in(seed_of(text), {"people": ["Bruna Celli"]})
    speaker = found[0].value.speaker
    assert speaker is not None
    assert ("Bruna Celli", "only-speaker", ()) == (speaker.value.name, speaker.rule, speaker.others)


@pytest.mark.parametrize("row", cases("attribution"))
def test_losing_speakers_are_others(row: dict[str, Any], seed_of: SeedMaker) -> None:
    """No loser is the winner or told twice, at most four are kept, each has rule and reason, and their passages are the text's words."""
    seed = seed_of(row["text"])
    reasons = load_interface("en").labels.losses
    for speaker in (sourced.value.speaker for sourced in quotations_in(seed, row)):
        others = speaker.others if speaker else ()
        told_once = {other.value for other in others}
        assert len(told_once) == len(others) <= MOST_LOSERS
        assert speaker is None or speaker.value not in told_once
        for other in others:
            assert other.rule and other.reason in reasons
            assert all(passage.text == seed.text[passage.start : passage.end] != "" for passage in other.passages)
