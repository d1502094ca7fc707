"""The timeline: events apart from publications, what is to come, and who is named beside a date."""

from __future__ import annotations

import pytest

from digest.corpus.digest import make_digest
from digest.digest_model import Event
from tests.corpus.texts import read_text

TEXT = (
    "UDINE, 4 giugno 2025 (AGI) - La giunta ha chiuso ieri una piazza. "
    "Renzo Pascutti chiede di riaprirla entro il 2027. Il bando uscirà il 20 giugno. "
    "La piazza è del 1931. Ada Rivi e Renzo Pascutti si vedranno venerdì.\n\nLeggi anche: La fiera del 3 maggio 2024\n"
)


def events(text: str = TEXT) -> dict[str, Event]:
    """The events of a text by their days."""
    return {event.precise: event for event in make_digest((read_text("a", text),)).events}


def test_publication_and_events_are_told_apart() -> None:
    """The text's own day is a publication and no event."""
    found = events()

    assert ["2025-06-04"] == [precise for precise, event in found.items() if event.publication]


@pytest.mark.parametrize(
    ("precise", "coming"), [("2025-06-03", False), ("1931", False), ("2025-06-20", True), ("2025-06-06", True), ("2027", True)]
)
def test_what_lies_after_the_text_is_to_come(precise: str, coming: bool) -> None:
    """As seen from the text: days after its own, and ends that its words set."""
    assert coming is events()[precise].coming


def test_a_year_whose_end_is_meant_is_to_come_in_that_year() -> None:
    """``entro il 2025`` in a text of June 2025 is still to come; ``nel 2025`` is not."""
    text = "UDINE, 4 giugno 2025 (AGI) - Renzo Pascutti vuole riaprire la piazza entro il 2025. La giunta non ha risposto.\n"

    assert events(text)["2025"].coming
    assert not events(text.replace("entro il 2025", "nel 2025"))["2025"].coming


def test_an_undated_text_announces_what_its_words_say() -> None:
    """Without the text's day only words like ``entro`` tell."""
    text = "Renzo Pascutti vuole riaprire la piazza entro il 2027. La piazza è del 1931, dice la giunta di Udine.\n"

    assert {"2027": True, "1931": False} == {precise: event.coming for precise, event in events(text).items()}


def test_people_of_the_sentence() -> None:
    """A date belongs to those whom its sentence names."""
    found = events()

    assert ("renzo-pascutti",) == found["2027"].people
    assert {"ada-rivi", "renzo-pascutti"} == set(found["2025-06-06"].people)
    assert () == found["2025-06-20"].people


def test_what_pages_put_around_a_text_is_no_event() -> None:
    """Dates of boilerplate and date lines tell of nothing."""
    assert "2024-05-03" not in events()
