"""A briefing's fields: the desk over front matter over the text, each with everything that lost."""

from __future__ import annotations

import pytest

from digest.build import read_briefing
from digest.intake.desk import Decision, Desk
from digest.intake.seeds import read_seed_text
from digest.kb.knowledge import load_knowledge
from digest.model import Briefing, HeadlineKind
from digest.values import Basis, PartialDate

STORY = """ECONOMIA
Il porto di Livorno chiude l'anno in crescita
I traffici aumentano del sei per cento, i sindacati chiedono assunzioni
Pubblicato il 3 marzo 2025 alle 09:30 - Aggiornato il 4 marzo 2025 alle 10:00
di Carla Neri

LIVORNO (ANSA) - Il porto ha chiuso il 2024 con un aumento del sei per cento. «Un risultato atteso», ha detto la presidente Anna Verdi.
I sindacati chiedono assunzioni. (ANSA).
© 2025 L'Eco della Costa - Riproduzione riservata
Link: https://example.org/eco/porto
"""
FRONT_MATTER = """---
title: Porto, un anno di crescita
kicker: PORTI
standfirst: Traffici in aumento
date: 2025-03-02
updated: 2025-03-05
dateline: Pisa
agency: AGI
author: Bruno Bianchi
source: Il Giornale del Porto
url: https://example.org/porto
language: en
tags: [trasporti, "un'etichetta nostra"]
---
"""
DECIDED = {
    "headline": "Il titolo dell'originale",
    "kicker": "MARE",
    "standfirst": "Il sommario dell'originale",
    "date": "2025-03-01",
    "updated": "2025-03-06",
    "dateline": "Genova",
    "agency": "Adnkronos",
    "byline": "Dario Rossi",
    "source": "La Gazzetta del Porto",
    "url": "https://example.org/altro",
    "language": "it",
    "topics": "portualità",
}


def briefing_of(text: str, decided: dict[str, str] | None = None) -> Briefing:
    """The briefing of a text with these decisions."""
    seed, findings = read_seed_text("a", "seeds/a.txt", text.encode(), 100_000)
    assert seed is not None
    assert [finding.code for finding in findings] == []
    decisions = {
        name: Decision("a", name, (value,), (), "così l'originale", "A. Editor", 1, "seeds/desk/a.yml")
        for name, value in (decided or {}).items()
    }
    return read_briefing(seed, "it", load_knowledge(), Desk({"a": decisions}))


def test_the_text_alone() -> None:
    """Without front matter and decisions every value is read in the text."""
    briefing = briefing_of(STORY)

    assert briefing.headline.value.text == "Il porto di Livorno chiude l'anno in crescita"
    assert briefing.headline.value.kind is HeadlineKind.OWN
    assert briefing.kicker is not None
    assert briefing.kicker.value == "ECONOMIA"
    assert briefing.published is not None
    assert briefing.published.value == PartialDate(2025, 3, 3)
    assert briefing.updated is not None
    assert briefing.updated.value == PartialDate(2025, 3, 4)
    assert briefing.dateline is not None
    assert briefing.dateline.value.place == "Livorno"
    assert [agency.value for agency in briefing.agencies] == ["ANSA"]
    assert [byline.value for byline in briefing.bylines] == ["Carla Neri"]
    assert briefing.source is not None
    assert briefing.source.value == "L'Eco della Costa"
    assert briefing.url is not None
    assert briefing.url.value == "https://example.org/eco/porto"
    assert briefing.language.value == "it"


@pytest.mark.parametrize(
    "field", ["headline", "kicker", "standfirst", "published", "updated", "dateline", "agencies", "bylines", "source", "url", "language"]
)
def test_the_desk_wins_and_two_losers_stay_visible(field: str) -> None:
    """Each field that can be read keeps what front matter gave and what was read, with the rules that lost."""
    value = getattr(briefing_of(FRONT_MATTER + STORY, DECIDED), field)
    value = value[0] if isinstance(value, tuple) else value

    assert (value.basis, value.reason) == (Basis.DECIDED, "così l'originale — A. Editor")
    assert len(value.others) >= 2
    machine = Basis.INFERRED if field == "language" else Basis.READ
    assert {Basis.GIVEN, machine} <= {other.basis for other in value.others}
    assert all(other.rule and other.reason for other in value.others)


def test_decided_topics_keep_those_of_the_text() -> None:
    """The desk's topics stand alone; the machine's are the losers."""
    text = STORY + "\nIl porto, i container, le navi, lo sciopero dei lavoratori portuali e i sindacati: trasporti marittimi e lavoro.\n"
    read = briefing_of(text).topics
    decided = briefing_of(text, {"topics": "portualità"}).topics

    assert len(read) >= 2
    assert [(topic.value.label, topic.basis) for topic in decided] == [("portualità", Basis.DECIDED)]
    assert {topic.value.id for topic in read} <= {other.value.id for other in decided[0].others}


def test_front_matter_wins_over_the_text_and_says_so_where_they_differ() -> None:
    """A given date that differs from the read one is a finding; what reading said of a missing date is void."""
    briefing = briefing_of(FRONT_MATTER.replace("language: en\n", "") + STORY)

    assert briefing.published is not None
    assert (briefing.published.value.iso, briefing.published.basis) == ("2025-03-02", Basis.GIVEN)
    assert briefing.headline.value.kind is HeadlineKind.EDITOR
    assert "given-against-read" in {finding.code for finding in briefing.findings}


def test_tags_of_front_matter_that_the_vocabulary_does_not_hold_are_kept() -> None:
    """An editor's own tag is shown and leads to no page; a known one is a topic."""
    tags = {tag.value.label: tag.value.kind for tag in briefing_of(FRONT_MATTER + STORY).tags}

    assert tags["un'etichetta nostra"] == "given"
    assert tags["trasporti"] == "topic"


def test_mentions_inside_quotations_are_told_apart() -> None:
    """A name that somebody else speaks is marked as quoted."""
    text = "Il sindaco Bruno Neri ha detto ieri a Lucca: «Ringrazio Anna Verdi per il suo lavoro». Poi ha salutato tutti."
    quoted = {person.value.name: [mention.quoted for mention in person.value.mentions] for person in briefing_of(text).people}

    assert quoted == {"Bruno Neri": [False], "Anna Verdi": [True]}


@pytest.mark.parametrize(("field", "value"), [("date", "2025-03-03"), ("dateline", "Livorno"), ("kicker", "ECONOMIA"), ("language", "it")])
def test_a_decision_that_the_text_agrees_with_is_told(field: str, value: str) -> None:
    """A decision the machine now agrees with can go."""
    codes = [(finding.code, dict(finding.particulars)) for finding in briefing_of(STORY, {field: value}).findings]

    assert ("decision-needless", {"field": field}) in codes
    assert "decision-needless" not in {
        finding.code for finding in briefing_of(STORY, {field: DECIDED[field]} if field != "language" else {}).findings
    }


def test_today_is_the_day_the_text_was_written() -> None:
    """A story dated the evening before it is printed counts from its own day."""
    text = "---\ndate: 2025-09-14\n---\nLUCCA, 13 settembre - Riapre oggi il mercato coperto dopo i lavori. Ieri le prove generali."
    times = {time.value.words.casefold(): time.value.resolved for time in briefing_of(text).times}

    assert times["oggi"] == PartialDate(2025, 9, 13)
    assert times["ieri"] == PartialDate(2025, 9, 12)
    assert "given-against-read" in {finding.code for finding in briefing_of(text).findings}


def test_a_day_that_the_given_year_lacks_is_no_day_to_count_from() -> None:
    """A dateline of 29 February beside a given year that has none breaks nothing: times count from the given date."""
    text = "---\ndate: 2025-03-01\n---\nLUCCA, 29 febbraio - Riapre oggi il mercato coperto dopo i lavori. Ieri le prove generali."
    times = {time.value.words.casefold(): time.value.resolved for time in briefing_of(text).times}

    assert PartialDate(2025, 3, 1) == times["oggi"]


def test_a_decision_is_never_told_as_front_matter() -> None:
    """Where the desk decided, nothing is said of front matter against text."""
    codes = {finding.code for finding in briefing_of(STORY, {"date": "2025-03-01"}).findings}

    assert "given-against-read" not in codes


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("headline", {"kicker", "standfirst"}),
        ("kicker", {"standfirst"}),
        ("standfirst", {"kicker"}),
        ("published", {"update-date"}),
        ("updated", {"publication-date"}),
        ("language", {"less-likely"}),
    ],
)
def test_what_lost_in_the_text_itself_stays_visible(field: str, expected: set[str]) -> None:
    """Lines and dates that rules proposed for a field and that lost are kept, each with its reason."""
    assert expected <= {other.reason for other in getattr(briefing_of(STORY), field).others}


def test_sentences_left_out_of_the_summary_stay_visible() -> None:
    """The next best sentences are the losing candidates of the summary."""
    story = (
        "Il porto di Livorno ha chiuso il 2024 con un aumento dei traffici del sei per cento. La presidente Anna Verdi ha firmato ieri il bilancio. "
        "I sindacati del porto chiedono duecento assunzioni entro giugno. La Regione Toscana paga metà del nuovo bacino di carenaggio. "
        "Le navi da crociera sono state 412, con 900mila passeggeri. Il traffico di auto nuove è sceso del tre per cento a Livorno. "
        "Il consorzio dei piloti ha ordinato due rimorchiatori elettrici in Norvegia."
    )
    summary = briefing_of("I porti crescono ancora\n\n" + story).summary

    assert len(summary) == 3
    assert len(summary[0].others) >= 2
    assert {other.value for other in summary[0].others}.isdisjoint(sentence.value for sentence in summary)
