"""The summary, and the reading time."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from digest.extract.reading_time import WORDS_PER_MINUTE, count_words, reading_minutes
from digest.extract.summary import LONGEST, read_summary
from digest.model import BlockKind, Quotation, QuotationKind, Speaker, SpeakerKind
from digest.values import Basis, Sourced
from tests.counting import work
from tests.extract.articles import article, with_quotations
from tests.tables import cases

P = BlockKind.PARAGRAPH


@pytest.mark.parametrize("case", cases("summary"))
def test_summaries(case: dict[str, Any]) -> None:
    """Each row's blocks are summed up as the row says."""
    summary = read_summary(article(*((BlockKind(kind), words) for kind, words in case["blocks"]), language=case.get("language", "it")))
    values = [sentence.value for sentence in summary]
    if "expect" in case:
        assert case["expect"] == values
    for sentence in case.get("expect_in", ()):
        assert sentence in values
    for sentence in case.get("never", ()):
        assert sentence not in values


SUBJECTS = (
    "la banda del paese",
    "il coro della scuola",
    "un gruppo di tecnici",
    "la vecchia fornace",
    "ogni barca del porto",
    "il mercato nuovo",
)
DEEDS = (
    "apre le prove d'autunno",
    "chiude i conti dell'anno",
    "cambia sede per i lavori",
    "cerca altri sei soci",
    "rinvia la festa di maggio",
)
LONG = " ".join(f"A giugno {subject} {deed} con {number} persone." for number, (subject, deed) in enumerate(product(SUBJECTS, DEEDS)))


def test_sentences_are_passages_in_text_order() -> None:
    """At most three sentences, each its own words in the text, in text order, read and not concluded."""
    base = article((BlockKind.HEADLINE, "Il piano in quaranta capitoli"), (P, LONG))
    summary = read_summary(base)
    assert LONGEST == len(summary)
    places = [sentence.passages[0].start for sentence in summary]
    assert sorted(places) == places
    for sentence in summary:
        assert Basis.READ == sentence.basis
        assert sentence.value == sentence.passages[0].text == base.seed.text[sentence.passages[0].start : sentence.passages[0].end]
    assert "lede" == summary[0].rule


def test_words_of_the_main_speaker_weigh() -> None:
    """Of two like sentences the one with words of the person quoted most is taken."""
    text = (
        "Il presidente del porto ha incontrato la stampa dopo la riunione del comitato. "
        "Il primo molo sarà chiuso alle navi per tutta la stagione estiva. "
        "Il secondo molo sarà aperto ai traghetti con orari ancora da definire. "
        "Il terzo molo resterà ai pescatori, «e nessuno verrà mandato via», ha promesso Ugo Ramelli."
    )
    base = article((P, text))
    start = base.seed.text.index("e nessuno")
    words = base.seed.passage(start, start + len("e nessuno verrà mandato via"))
    speaker = Sourced(Speaker(SpeakerKind.PERSON, "Ugo Ramelli", "ugo-ramelli"), Basis.READ, "by-hand")
    quotation = Sourced(Quotation(QuotationKind.PARTIAL, words.text, speaker), Basis.READ, "by-hand", (words,))
    last = "Il terzo molo resterà ai pescatori, «e nessuno verrà mandato via», ha promesso Ugo Ramelli."

    def scores_of(summary: tuple[Sourced[str], ...]) -> bool:
        return last in [sentence.value for sentence in summary]

    twice = replace(quotation, value=replace(quotation.value, words=words.text * 2))
    assert scores_of(read_summary(with_quotations(base, (quotation, twice)))) >= scores_of(read_summary(base))


def test_what_is_told_comes_before_what_is_quoted() -> None:
    """Of two like sentences the one that tells is taken before the one that is mostly somebody's words."""
    said = "«Siamo gente che non ha paura del buio e che sa stare sveglia», dice il capo officina."
    base = article(
        (P, f"La fabbrica di sedie apre un turno di notte. Il turno parte a maggio. {said} Le domande si presentano entro venerdì sera.")
    )
    start = base.seed.text.index("Siamo gente")
    words = base.seed.passage(start, base.seed.text.index("», dice"))
    quotation = Sourced(Quotation(QuotationKind.FULL, words.text, None), Basis.READ, "by-hand", (words,))
    assert said in [sentence.value for sentence in read_summary(base)]
    assert said not in [sentence.value for sentence in read_summary(with_quotations(base, (quotation,)))]


def test_work_is_linear() -> None:
    """Twice the text is about twice the work."""

    def cost(times: int) -> int:
        base = article((P, "Il ponte è chiuso. «Riapre lunedì», dice il sindaco. " * times))
        return work(lambda: read_summary(base))

    assert cost(800) < 2.3 * cost(400) + 500


def test_words_of_the_article() -> None:
    """Headlines, paragraphs, crossheads and lists count; boilerplate, date line, byline, dateline and agency mark do not."""
    base = article(
        (BlockKind.HEADLINE, "Riapre il ponte"),
        (BlockKind.BYLINE, "di Carla Monfrini"),
        (BlockKind.DATELINE, "OSTRANO (ANSA) -"),
        (P, "L'impresa ha speso 1.250,50 euro per l'ex-dogana."),
        (BlockKind.LIST_ITEM, "due corsie"),
        (BlockKind.AGENCY_MARK, "(ANSA)."),
        (BlockKind.BOILERPLATE, "Riproduzione riservata"),
    )
    assert 3 + 7 + 2 == count_words(base)


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (400, 2), (1_001, 6)])
def test_minutes(words: int, minutes: int) -> None:
    """Two hundred words a minute, rounded up, at least one minute."""
    assert 200 == WORDS_PER_MINUTE
    assert minutes == reading_minutes(words)
