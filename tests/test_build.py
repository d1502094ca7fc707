"""Which language a text is read in: the desk's, the front matter's, that of its words, else the site's; and what an editor is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.build import read_briefing, read_files
from digest.findings import find
from digest.intake.desk import Desk
from digest.kb.knowledge import Knowledge
from digest.model import Given
from digest.values import Basis
from tests.builders import seed_named

ITALIAN = (
    "Il consiglio comunale ha approvato ieri sera il bilancio. «Non è stato facile», ha detto la sindaca Marta Alberghini ai giornalisti."
)
ENGLISH = "The council approved the budget last night. “It was not easy,” Mayor Martha Greenhill told reporters outside the town hall."
FRENCH = "Le conseil municipal a approuvé hier soir le budget. « Ce ne fut pas facile », a déclaré la maire Marthe Aubrac aux journalistes."
GERMAN = "Der Gemeinderat hat gestern Abend den Haushalt beschlossen. „Es war nicht leicht“, sagte Bürgermeisterin Marta Grünberg vor der Presse."
SPANISH = "El ayuntamiento aprobó anoche el presupuesto. «No ha sido fácil», dijo la alcaldesa Marta Verdejo a los periodistas en la plaza."


def _read(text: str, knowledge: Knowledge, site: str = "it", given: str | None = None) -> tuple[str, Basis, list[str]]:
    seed = seed_named("a", text)
    if given is not None:
        seed = replace(seed, given=(Given("language", (given,), seed.passage(0, 0), 1),))
    briefing = read_briefing(seed, site, knowledge, Desk())
    speakers = [one.value.speaker.value.name for one in briefing.quotations if one.value.speaker is not None]
    return briefing.language.value, briefing.language.basis, speakers


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [(ITALIAN, "it", "Marta Alberghini"), (ENGLISH, "en", "Martha Greenhill"), (FRENCH, "fr", "Marthe Aubrac")],
    ids=["Italian", "English", "French"],
)
@pytest.mark.parametrize("site", ["it", "en"])
def test_a_text_is_read_in_its_own_language(text: str, language: str, speaker: str, site: str, knowledge: Knowledge) -> None:
    """Whatever language the site speaks, the words of a text tell its own, and its speakers are found."""
    assert (language, Basis.INFERRED, [speaker]) == _read(text, knowledge, site)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            f"{ITALIAN}\n\nIn inglese la nota dice: “We are grateful to the council and to all those who took part in the debate of these weeks.”",
            "it",
        ),
        (
            f"{ENGLISH}\n\nThe note in Italian says: «Ringraziamo il consiglio e tutti coloro che hanno preso parte al dibattito».",
            "en",
        ),
        (f"Press release\n{ITALIAN}\nRead more", "it"),
        ("Breaking news: flash mob e street food al Brosa Summer Festival, il sindaco: «Una notte di festa per tutta la valle»", "it"),
        ("NATO, Rutte: “We will stand with Ukraine”. Il segretario generale ha parlato ieri a Bruxelles con i ministri.", "it"),
    ],
    ids=["an English quotation", "an Italian quotation", "English furniture", "borrowed words", "a quotation in the headline"],
)
def test_a_mixed_text_has_the_language_of_its_story(text: str, language: str, knowledge: Knowledge) -> None:
    """A quotation, a page's furniture or borrowed words in another language do not tip a text."""
    assert language == _read(text, knowledge)[0]


@pytest.mark.parametrize("text", ["Rissa in centro, due arresti", "Fire in Fernhill, two hurt", "", "12.03.2025", "***"])
def test_a_text_too_short_to_tell_is_in_the_sites_language(text: str, knowledge: Knowledge) -> None:
    """Below a sentence nothing is guessed: the site's language counts, and is marked as concluded."""
    assert ("it", Basis.INFERRED) == _read(text, knowledge)[:2]
    assert ("en", Basis.INFERRED) == _read(text, knowledge, "en")[:2]


def test_front_matter_wins_over_the_words(knowledge: Knowledge) -> None:
    """An editor who names the language is believed, and what the words say stays visible among the losers."""
    seed = seed_named("a", ENGLISH)
    briefing = read_briefing(replace(seed, given=(Given("language", ("it",), seed.passage(0, 0), 1),)), "it", knowledge, Desk())

    assert ("it", Basis.GIVEN) == (briefing.language.value, briefing.language.basis)
    assert ("en", "given-wins") in [(other.value, other.reason) for other in briefing.language.others]


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (SPANISH, "es")], ids=["German", "Spanish"])
def test_a_language_without_words_is_told(text: str, language: str, knowledge: Knowledge) -> None:
    """A text in a language that has no pack keeps its name for it and is read as well as the site's words allow."""
    assert language == _read(text, knowledge)[0]


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (SPANISH, "es")], ids=["German", "Spanish"])
def test_an_editor_is_told_of_a_language_without_words(text: str, language: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The finding names the language; the text is published all the same, whole and dated as far as figures tell."""
    path = tmp_path_factory.mktemp("seeds") / "a.txt"
    path.write_text(f"{text}\n\n2025-03-04\n", encoding="utf-8")
    (briefing,) = read_files([path], "it", None, 200_000).briefings

    assert find("language-unsupported", "a", language=language) in briefing.findings
    assert "2025-03-04" == (briefing.published.value.iso if briefing.published else None)
    assert briefing.words > 15
