"""Topics and tags."""

from __future__ import annotations

from typing import Any

import pytest

from digest.extract.terms import Terms, words_in
from digest.extract.topics import MOST_TOPICS, read_topics
from digest.kb.vocabulary import load_vocabulary
from digest.model import BlockKind, EntityKind
from digest.values import Basis
from tests.counting import work
from tests.extract.articles import article
from tests.tables import cases

H, P = BlockKind.HEADLINE, BlockKind.PARAGRAPH


TOPICS = [case for case in cases("topics") if not {"topic", "without"} & set(case.values[0])]


@pytest.mark.parametrize("case", TOPICS)
def test_a_text_about_a_topic_has_it(case: dict[str, Any]) -> None:
    """A short text about each topic of the vocabulary is given that topic, or only narrower ones when it is a heading."""
    topics = read_topics(article((H, case["headline"]), (P, case["text"]), language=case.get("language", "it")))
    found = [topic.value.id for topic in topics]
    subject = load_vocabulary().subjects[case["id"]]
    narrower = [topic for topic in found if case["id"] in load_vocabulary().line(topic)]
    assert case["id"] in found or (subject.heading and narrower)


def test_every_topic_has_a_text() -> None:
    """The table holds a text for each topic."""
    assert set(load_vocabulary().subjects) == {case.values[0]["id"] for case in TOPICS}


@pytest.mark.parametrize("case", [case for case in cases("topics") if "topic" in case.values[0]])
def test_an_unrelated_text_has_none(case: dict[str, Any]) -> None:
    """A text about nothing of the vocabulary has no topic rather than a wrong one."""
    assert () == read_topics(article((P, case["text"])))


@pytest.mark.parametrize("case", [case for case in cases("topics") if "without" in case.values[0]])
def test_a_word_of_another_field_is_not_enough(case: dict[str, Any]) -> None:
    """A word that belongs to several fields does not give a text a field it is not about."""
    people = ((EntityKind.PERSON, "Marina Orlandi"),)
    found = [topic.value.id for topic in read_topics(article((H, case["headline"]), (P, case["text"]), entities=people))]
    assert case["without"] not in found


FLOOD = (
    (H, "Alluvione a Montefosco, il fiume esonda nella notte"),
    (P, "L'esondazione ha allagato il centro. Sono duecento gli sfollati, l'acqua è arrivata al primo piano."),
    (P, "Il sindaco Livio Ferrandi ha chiesto lo stato di emergenza per Montefosco."),
)


def test_every_topic_shows_its_words() -> None:
    """Each topic names the words that speak for it, as they stand in the text; it is a conclusion, not a statement of the text."""
    base = article(*FLOOD)
    topics = read_topics(base)
    assert "alluvioni" == topics[0].value.id
    for topic in topics:
        assert Basis.INFERRED == topic.basis
        assert topic.passages
        for passage in topic.passages:
            assert base.seed.text[passage.start : passage.end] == passage.text
    assert "Alluvione" in [passage.text for passage in topics[0].passages]


def test_weaker_candidates_stay_visible() -> None:
    """At least two topics that were weighed and lost are the strongest one's others."""
    base = article(
        *FLOOD,
        (P, "La pioggia era cominciata lunedì, con vento forte. Chiusa la scuola, mezzi del Comune in strada per i lavori sul ponte."),
    )
    others = read_topics(base)[0].others
    assert len(others) >= 2
    assert {"weaker"} == {candidate.reason for candidate in others}
    assert all(candidate.passages for candidate in others)


def test_boilerplate_and_bylines_do_not_count() -> None:
    """What stands in boilerplate, byline or dateline speaks for nothing."""
    words = "Calcio, serie A: gol, rigore e portiere battuto, allenatore in festa nello stadio del campionato"
    for kind in (BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.AGENCY_MARK, BlockKind.DATE_LINE):
        assert () == read_topics(article((kind, words), (P, "La riunione è stata spostata a domani.")))


def test_headline_counts_more() -> None:
    """The same words weigh more in the headline than at the end."""
    filler = (P, "La riunione è stata spostata a domani. " * 3)
    above = read_topics(article((H, "Sisma, crolli nella notte"), filler, filler))
    below = read_topics(article((H, "La notte di ieri"), filler, filler, (P, "Sisma, crolli nella notte")))
    assert [topic.value.id for topic in above] == ["terremoti"]
    assert () == below


def test_labels_speak_the_asked_language() -> None:
    """Labels come in the language that is asked for, else in the article's."""
    assert "alluvione" == read_topics(article(*FLOOD))[0].value.label
    assert "floods" == read_topics(article(*FLOOD), "en")[0].value.label


def test_english_texts_are_read() -> None:
    """The vocabulary has English words too."""
    base = article(
        (H, "Flood waters rise in Harrow Vale"),
        (P, "The river burst its banks and flooded the town. Residents were evacuated in boats."),
        language="en",
    )
    assert "alluvioni" in [topic.value.id for topic in read_topics(base)]


def test_no_more_than_promised() -> None:
    """A text about everything has six topics at most."""
    everything = tuple((P, case.values[0]["text"]) for case in TOPICS)
    assert len(read_topics(article((H, "Trieste, Gaza, Lampedusa"), *everything))) <= MOST_TOPICS


TERMS = [
    ("munizion*", "Nuove munizioni", ["munizioni"]),
    ("munizion*", "MUNIZIONAMENTO", ["MUNIZIONAMENTO"]),
    ("difesa aerea", "la difesa  aerea", ["difesa  aerea"]),
    ("difesa aerea", "la difesa e l'aerea", []),
    ("d oro", "medaglia d'oro e d’oro", ["d'oro", "d’oro"]),
    ("IA", "la IA e la mia via, ia", ["IA"]),
    ("perché", "Perche no", ["Perche"]),
    ("papa", "Il Papa e il papà", ["Papa"]),
    ("papà", "Il papa' e il papà", ["papa", "papà"]),
    ("arresto", "Lo arrestò dopo l'arresto", ["arresto"]),
    ("città", "citta e CITTÀ", ["citta", "CITTÀ"]),
    ("caccia", "cacciatore", []),
    ("bici elettric*", "la bici elettrica", ["bici elettrica"]),
]


@pytest.mark.parametrize(("term", "text", "expected"), TERMS)
def test_terms(term: str, text: str, expected: list[str]) -> None:
    """Stems, phrases, elisions, accents and capitals are found as the vocabulary promises."""
    found = Terms.of([("a", term, 1.0)]).matches(words_in(text, 0, len(text)))
    assert expected == [text[start:end] for start, end, _ in found]


def test_work_is_linear() -> None:
    """Twice the text is about twice the work."""

    def cost(times: int) -> int:
        base = article((P, "droni munizioni difesa aerea " * times))
        return work(lambda: read_topics(base))

    assert cost(800) < 2.3 * cost(400) + 500


def test_french_texts_have_the_main_topics() -> None:
    """A French text is read too where the vocabulary has French words; the label is in the language that is asked for."""
    base = article(
        (H, "Inondations : la rivière déborde à Montclair"),
        (P, "La crue a surpris les habitants. L'eau est montée dans les rues après la pluie, deux cents personnes évacuées."),
        language="fr",
    )
    assert "alluvione" in [topic.value.label for topic in read_topics(base, "it")]
