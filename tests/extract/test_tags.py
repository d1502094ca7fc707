"""Tags: what a text is filed under, and what lost."""

from __future__ import annotations

from typing import Any

import pytest

from digest.extract.tags import MOST_ENTITY_TAGS, MOST_TAGS, MOST_TOPIC_TAGS, read_tags
from digest.extract.topics import read_topics
from digest.kb.knowledge import load_knowledge
from digest.kb.vocabulary import load_vocabulary
from digest.lang.pack import load_language
from digest.lang.tags import load_tag_words
from digest.model import BlockKind, Dateline, EntityKind, Tag, Topic
from digest.reading.article import read_article
from digest.values import Basis, Sourced
from tests.builders import seed_named
from tests.counting import work
from tests.extract.articles import article
from tests.tables import cases

H, P = BlockKind.HEADLINE, BlockKind.PARAGRAPH
KNOWLEDGE = load_knowledge()
FLOOD = (
    (H, "Alluvione a Montefosco, il fiume esonda nella notte"),
    (P, "L'esondazione ha allagato il centro. Sono duecento gli sfollati, l'acqua è arrivata al primo piano."),
    (P, "Il sindaco Livio Ferrandi ha chiesto lo stato di emergenza per Montefosco."),
)
FILLER = (P, "La riunione è stata spostata a domani. Si parlerà del resto.")
MAYOR = (EntityKind.PERSON, "Livio Ferrandi")
TOWN = (EntityKind.PLACE, "Montefosco")
AGENCY = (EntityKind.ORGANISATION, "ANSA")


def tags_of(*blocks: tuple[BlockKind, str], entities: tuple[tuple[EntityKind, str], ...] = (), **options: Any) -> tuple[Sourced[Tag], ...]:
    """The tags of an article put together by hand."""
    base = article(*blocks, entities=entities, language=options.pop("language", "it"), known=options.pop("known", None))
    return read_tags(read_topics(base), base.entities, base, KNOWLEDGE, options.pop("dateline", None))


def labels(tags: tuple[Sourced[Tag], ...]) -> list[str]:
    """Their labels."""
    return [tag.value.label for tag in tags]


@pytest.mark.parametrize("case", cases("tags"))
def test_names_that_are_tags(case: dict[str, Any]) -> None:
    """Each row's names are tags or lose for the reason the row gives."""
    blocks = tuple((BlockKind(kind), words) for kind, words in case["blocks"])
    entities = tuple((EntityKind(kind), name) for kind, name in case["names"])
    known = dict(case.get("known", []))
    place = case.get("dateline")
    dateline = Sourced(Dateline(place[0], None, place[1]), Basis.READ, "by-hand") if place else None
    tags = tags_of(*blocks, entities=entities, known=known, dateline=dateline, language=case.get("language", "it"))
    names = [tag.value.label for tag in tags if tag.value.kind not in ("topic", "phrase")]
    assert case["tags"] == names
    lost = {other.value.label: other.reason for tag in tags for other in tag.others}
    for name, reason in case.get("lost", []):
        assert reason == lost.get(name), name


def test_tags_are_topics_and_what_the_text_is_about() -> None:
    """Topics come first, then what the headline names, each with the words it leans on."""
    tags = tags_of(*FLOOD, entities=(MAYOR, TOWN))
    assert ("alluvione", "topic") == (tags[0].value.label, tags[0].value.kind)
    assert ("Montefosco", "place") in [(tag.value.label, tag.value.kind) for tag in tags]
    assert "Livio Ferrandi" not in labels(tags)
    assert all(tag.passages for tag in tags)


def test_what_lost_is_kept_with_the_reason() -> None:
    """A side remark, the press's own country and a name too many are the first tag's others, each with rule, passages and reason."""
    places, bodies, people = ("Arduino", "Belmonte"), ("Cantieri Valdora", "Porto Nuovo"), ("Livio Ferrandi", "Anna Bassi")
    entities = (
        *((EntityKind.PERSON, name) for name in (*people, "Nino Tavelli")),
        *((EntityKind.PLACE, name) for name in (*places, "Italia")),
        *((EntityKind.ORGANISATION, name) for name in bodies),
    )
    names = (*people, *places, *bodies)
    text = "L'esondazione ha allagato il centro. In Italia non era mai accaduto. " + " ".join(
        f"{name} e {name}, poi {name}." for name in names
    )
    tags = tags_of(
        (H, f"Alluvione, {', '.join(names)}"), (P, text), (P, "Nino Tavelli tace."), entities=entities, known={"Italia": "italia"}
    )
    lost = {other.value.label: other for other in tags[0].others}
    assert ("side-remark", "own-country", "too-many") == (lost["Nino Tavelli"].reason, lost["Italia"].reason, lost["Anna Bassi"].reason)
    assert all(other.rule and other.passages for other in lost.values())
    assert not any(tag.others for tag in tags[1:])


def test_a_weaker_topic_and_a_wider_one_lose() -> None:
    """A topic that comes after many others is a lost tag; one that its narrower topics make needless is told from one that is only weak."""
    base = article((H, "La settimana"), (P, "Di tutto un poco, e la difesa. Poi lo sport."))
    words = base.seed.passage(base.seed.text.index("Di tutto"), base.seed.text.index(", e"))
    ids = ("munizioni", "droni", "missili", "leva", "difesa", "tennis")
    topics = tuple(Sourced(Topic(one, load_vocabulary().subjects[one].label_in("it")), Basis.INFERRED, "by-hand", (words,)) for one in ids)
    tags = read_tags(topics, (), base, KNOWLEDGE)
    lost = {other.value.slug: other.reason for other in tags[0].others}
    assert ("narrower-topic", "weaker") == (lost["difesa"], lost["tennis"])
    assert "munizioni" == tags[0].value.slug


def test_topics_that_are_given_are_tags() -> None:
    """What front matter or desk name is a tag, though no word of the text speaks for it."""
    base = article((H, "La settimana"), (P, "Di tutto un poco."))
    given = Sourced(Topic("difesa", "difesa"), Basis.GIVEN, "by-hand", ())
    other = Sourced(Topic("nostro-tema", "nostro tema"), Basis.DECIDED, "by-hand", ())
    assert ["difesa", "nostro tema"] == labels(read_tags((given, other), (), base, KNOWLEDGE))


def test_a_known_name_goes_by_the_site_s_name() -> None:
    """On an Italian site an English text is filed under the country's Italian name."""
    base = article(
        (H, "Germany votes"),
        (P, "Germany went to the polls."),
        entities=((EntityKind.PLACE, "Germany"),),
        language="en",
        known={"Germany": "germania"},
    )
    tags = read_tags((), base.entities, base, KNOWLEDGE, language="it")
    assert ["Germania"] == labels(tags)


def test_an_area_stays_beside_its_narrower_topics() -> None:
    """The widest area is what a section of a paper is called: it is kept with the narrowest topic."""
    tags = tags_of(
        (H, "Tennis, finale al tie-break"),
        (P, "Il tennista ha vinto il torneo Atp in tre set: servizio, volée e un match point annullato. Sport e tifosi in festa."),
    )
    assert {"sport", "tennis"} <= set(labels(tags))


def test_agency_marks_are_no_tags() -> None:
    """What stands only in dateline or agency mark is not what the text is about, however often."""
    tags = tags_of(
        (BlockKind.DATELINE, "ROMA (ANSA) -"),
        *FLOOD,
        (BlockKind.AGENCY_MARK, "(ANSA)."),
        (BlockKind.BOILERPLATE, "ANSA ANSA ANSA"),
        entities=(AGENCY,),
    )
    assert "ANSA" not in labels(tags)
    assert "ANSA" not in [other.value.label for other in tags[0].others]


def test_one_label_one_tag() -> None:
    """An organisation that is a topic too is one tag, and the other is kept as already there."""
    tags = tags_of(
        (H, "La Nato cambia il comando"),
        (P, "Il segretario generale della Nato incontra gli alleati. La Nato resta unita."),
        entities=((EntityKind.ORGANISATION, "Nato"),),
    )
    assert 1 == [label.casefold() for label in labels(tags)].count("nato")
    assert ("Nato", "already-a-tag") in [(other.value.label, other.reason) for other in tags[0].others]


def test_no_more_than_promised() -> None:
    """A text about everything has eight tags at most, five of them topics and four of them names."""
    everything = tuple((P, case.values[0]["text"]) for case in cases("topics") if "headline" in case.values[0])
    names = ("Asti", "Biella", "Cuneo", "Lecco", "Lodi", "Mantova", "Novara", "Pavia", "Varese")
    tags = tags_of((H, ", ".join(names)), *everything, entities=tuple((EntityKind.PLACE, name) for name in names))
    kinds = [tag.value.kind for tag in tags]
    assert len(tags) <= MOST_TAGS
    assert kinds.count("topic") <= MOST_TOPIC_TAGS
    assert kinds.count("place") <= MOST_ENTITY_TAGS


def test_a_text_about_nothing_has_no_tags() -> None:
    """None rather than a wrong one."""
    assert () == tags_of(FILLER)


def test_identities_of_towns_and_countries_exist() -> None:
    """Home countries and seats of institutions are entries of the knowledge base."""
    for language in ("it", "en", "fr"):
        words = load_tag_words(language)
        assert {*words.home, *words.seats} <= set(KNOWLEDGE.entries)


def test_work_is_linear() -> None:
    """Twice the text and names are about twice the work."""

    def cost(times: int) -> int:
        base = article((H, "Alluvione"), (P, "Livio Ferrandi parla. " * times), entities=(MAYOR,))
        return work(lambda: read_tags((), base.entities, base, KNOWLEDGE))

    assert cost(800) < 2.3 * cost(400) + 500


@pytest.mark.parametrize(
    ("body", "expected"), [("Consiglio regionale della Puglia", True), ("Procura di Prato", True), ("Università di Prato", False)]
)
def test_a_body_that_governs_a_place_speaks_for_it(body: str, expected: bool) -> None:
    """What a council or a prosecutor does happens in the place its name holds; a university's research does not."""
    text = f"La {body} decide in autunno\n\nLa {body} ha deciso ieri. La {body} non aggiunge altro. Anche la {body} tace.\n\nLa {body} ha chiuso.\n"
    base = read_article(seed_named("a", text), load_language("it"), KNOWLEDGE)
    tags = read_tags((), base.entities, base, KNOWLEDGE)

    assert expected == ("place" in {tag.value.kind for tag in tags})
