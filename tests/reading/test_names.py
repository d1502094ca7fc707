"""Names read from sentences: people, organisations, places, roles."""

from __future__ import annotations

from typing import Any

import pytest

from digest.kb.knowledge import Knowledge, load_knowledge
from digest.lang.pack import load_language
from digest.model import Block, BlockKind, Entity, EntityKind, Seed
from digest.reading.names.reader import read_names
from digest.reading.pipeline import pipeline
from digest.values import Basis, Sourced
from tests.conftest import SeedMaker
from tests.counting import work
from tests.tables import cases

KINDS = {"people": EntityKind.PERSON, "organisations": EntityKind.ORGANISATION, "places": EntityKind.PLACE}


def blocks_of(seed: Seed, kind: BlockKind) -> tuple[Block, ...]:
    """Every line of a text as a block of its own."""
    blocks, start = [], 0
    for line in seed.text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if bare.strip():
            blocks.append(Block(kind, seed.passage(start, start + len(bare)), "test"))
        start += len(line)
    return tuple(blocks)


def entities_of(
    seed: Seed, knowledge: Knowledge, language: str = "it", kind: BlockKind = BlockKind.PARAGRAPH
) -> tuple[Sourced[Entity], ...]:
    """The names of a seed whose lines are all of one kind."""
    return read_names(seed, pipeline(language)(seed.text), blocks_of(seed, kind), load_language(language), knowledge)


def read_row(row: dict[str, Any], seed_of: SeedMaker, knowledge: Knowledge) -> tuple[Sourced[Entity], ...]:
    """The names of a row's text."""
    kind = BlockKind.HEADLINE if row.get("heading") else BlockKind.PARAGRAPH
    return entities_of(seed_of(row["text"]), knowledge, row.get("language", "it"), kind)


@pytest.mark.parametrize("row", cases("names"))
def test_names(row: dict[str, Any], seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """A sentence yields exactly the names that its row lists."""
    found = [entity.value for entity in read_row(row, seed_of, knowledge)]
    for field, kind in KINDS.items():
        if field in row:
            assert row[field] == [entity.canonical for entity in found if entity.kind is kind]
    if "governments" in row:
        assert row["governments"] == [entity.canonical for entity in found if any(mention.government for mention in entity.mentions)]


@pytest.mark.parametrize("row", cases("roles"))
def test_roles(row: dict[str, Any], seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """A role is stated in the text's own words, and its passage holds them."""
    person = next(entity.value for entity in read_row(row, seed_of, knowledge) if entity.value.kind is EntityKind.PERSON)
    assert row["roles"] == [role.value.words for role in person.roles]
    for role in person.roles:
        assert role.value.words == " ".join(role.passages[0].text.split())
    if "office" in row:
        assert (row["office"] if row["office"] != "null" else None) == person.roles[0].value.office


def test_a_name_of_the_base_carries_its_identity(seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """A known entity's slug is its id; a name that is only read has a slug of its own and no identity."""
    found = entities_of(seed_of("A Londra parla Zefiro Bragalone, sindaco."), knowledge)
    assert [("londra", "londra"), ("zefiro-bragalone", None)] == [(entity.value.slug, entity.value.known_as) for entity in found]


def test_variants_are_mentions_of_one_entity(seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """Every variant is a mention with its own passage and rule."""
    found = entities_of(seed_of("Il sindaco Carlo Bragalone ha parlato. Bragalone ha poi risposto."), knowledge)
    assert ["Carlo Bragalone", "Bragalone"] == [mention.passage.text for mention in found[0].value.mentions]
    assert ["title", "surname"] == [mention.rule for mention in found[0].value.mentions]


def test_order_is_that_of_first_mention(seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """Entities of all kinds follow each other as the text names them first."""
    found = entities_of(seed_of("In Spagna la Fondazione Bragalone ha premiato Giulia Fabbrini. Poi la Spagna ha perso."), knowledge)
    assert ["Spagna", "Fondazione Bragalone", "Giulia Fabbrini"] == [entity.value.name for entity in found]


@pytest.mark.parametrize("kind", [BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.BOILERPLATE, BlockKind.AGENCY_MARK])
def test_names_outside_the_story_are_background(seed_of: SeedMaker, knowledge: Knowledge, kind: BlockKind) -> None:
    """Who signs and where is not what the text is about."""
    found = entities_of(seed_of("Giulia Fabbrini, Londra"), knowledge, kind=kind)
    assert found
    assert all(mention.background for entity in found for mention in entity.value.mentions)


def test_weak_evidence_is_tentative_and_inferred(seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """A single word beside a verb of saying is shown as not sure."""
    found = entities_of(seed_of("I conti tornano, spiega Bragalone ai cronisti."), knowledge)
    assert found[0].value.tentative
    assert found[0].basis is Basis.INFERRED


def test_similar_names_are_joined_with_their_rule(seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """A mistyped surname is the same person, and the mention says why."""
    found = entities_of(seed_of("Parla Ilaria Marzocchini. Ilaria Marzochini tace."), knowledge)
    assert 1 == len(found)
    assert "similar-name" in [mention.rule for mention in found[0].value.mentions]


def test_readings_that_lost_are_kept_with_their_rule(seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """A person, a place and an organisation keep what else their words were taken for, where, by which rule, and why it lost."""
    seed = seed_of("Il sindaco Carlo Urbino è andato a Zara. Urbino ha poi lodato la Fondazione Lucca Siena.")
    found = {entity.value.name: entity.others for entity in entities_of(seed, knowledge)}
    told = {name: [(one.value.kind.value, one.value.known_as, one.rule, one.reason) for one in others] for name, others in found.items()}

    assert told == {
        "Carlo Urbino": [("place", "urbino", "known-name", "other-kind")],
        "Zara": [("organisation", "zara-company", "known-name", "other-kind")],
        "Fondazione Lucca Siena": [
            ("place", "lucca", "known-name", "shorter-reading"),
            ("place", "siena", "known-name", "shorter-reading"),
        ],
    }
    for one in (one for others in found.values() for one in others):
        assert one.value.mentions == ()
        assert all(seed.text[passage.start : passage.end] == passage.text for passage in one.passages)
        assert [one.value.name] == [passage.text for passage in one.passages]
    assert found["Carlo Urbino"][0].passages[0].start == seed.text.index("Urbino ha")


@pytest.mark.parametrize(
    ("text", "name", "kind", "losers"),
    [
        (
            "La frana ha chiuso la strada sul Monte Lucca Siena.",
            "Monte Lucca Siena",
            "place",
            [("lucca", "shorter-reading"), ("siena", "shorter-reading")],
        ),
        (
            "Parla il presidente della Fondazione Lucca Siena.",
            "Fondazione Lucca Siena",
            "organisation",
            [("lucca", "shorter-reading"), ("siena", "shorter-reading")],
        ),
        (
            "Il sindaco Lucca Siena ha firmato.",
            "Lucca Siena",
            "person",
            [("lucca", "shorter-reading"), ("siena", "shorter-reading")],
        ),
    ],
)
def test_each_kind_keeps_two_losers(
    text: str, name: str, kind: str, losers: list[tuple[str, str]], seed_of: SeedMaker, knowledge: Knowledge
) -> None:
    """A place, a body and a person whose names hold two known places keep both as what lost."""
    (found,) = (entity for entity in entities_of(seed_of(text), knowledge) if entity.value.name == name)

    assert found.value.kind.value == kind
    assert losers == [(one.value.known_as, one.reason) for one in found.others]


def test_a_body_told_by_its_head_stays_visible_beside_the_known_name(seed_of: SeedMaker) -> None:
    """Where a known name and a body's head propose the same words, the one that lost is kept with its rule."""
    known = next(iter(entities_of(seed_of("Il Consiglio superiore della magistratura ha deciso."), load_knowledge())))

    assert known.rule == "known-name"
    assert [("organisation-head", "other-entry")] == [(one.rule, one.reason) for one in known.others]


def test_a_loser_is_never_the_winner_and_few_are_kept(seed_of: SeedMaker, knowledge: Knowledge) -> None:
    """A name that is read again as what it is has not lost; of many losers the first four are kept."""
    plain, many = entities_of(
        seed_of("A Siena piove. Siena dorme. La Fondazione Lucca Siena Novara Pisa Ferrara Urbino ha chiuso."), knowledge
    )
    assert plain.others == ()
    assert ["Lucca", "Siena", "Novara", "Pisa"] == [one.value.name for one in many.others]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n\t",
        "\x00Nato\x00 a\x00 Roma",
        "Roma\r\n\r\nIl sindaco Carlo Bragalone\r\nha parlato",
        '"' * 10_000,
        "Carlo Bragalone " * 12_000,
        "Il ministro della " * 10_000,
        "A. " * 30_000,
        "di De La Lo " * 15_000,
        "Consiglio di Consiglio di " * 7_000,
        "l'Alleanza dell'Alleanza " * 8_000,
        "(Pd) (Pd " * 10_000,
        " e ".join(f"Carlo Nome{chr(97 + number % 26)}{number}" for number in range(4_000)),
        "\ud800 Carlo Bragalone",
    ],
    ids=lambda text: repr(text[:16]),
)
def test_no_text_is_too_strange(seed_of: SeedMaker, knowledge: Knowledge, text: str) -> None:
    """Whatever a text holds, it is read and every passage holds the text's own words."""
    seed = Seed("x", "seeds/x.txt", seed_of("x").sha256, text, "utf-8")
    found = read_names(seed, pipeline("it")(text), blocks_of(seed, BlockKind.PARAGRAPH), load_language("it"), knowledge)
    for entity in found:
        passages = [mention.passage for mention in entity.value.mentions] + [one for other in entity.others for one in other.passages]
        assert all(text[passage.start : passage.end] == passage.text for passage in passages)


@pytest.mark.parametrize("end", [" (", " (British)", ", British", " (the former", ", a Rome", " - Labour"])
def test_english_words_of_a_role_may_be_the_last_of_a_text(seed_of: SeedMaker, knowledge: Knowledge, end: str) -> None:
    """A text that ends where a role may follow a name is read to its end."""
    found = entities_of(seed_of(f"The council has chosen Ann Bragalone{end}"), knowledge, "en")
    assert "Ann Bragalone" in [entity.value.name for entity in found]


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "Il ministro della ",
        "A. ",
        "di De La Lo ",
        "Consiglio di Consiglio di ",
        "l'Alleanza dell'Alleanza ",
        "(Pd) (Pd ",
        "i figli Carlo, ",
        "il sindaco, il generale Carlo Bragalone, ",
        "Urbino (4-3-3): Neri; ",
        "gol arbitro classifica rigore Urbino: Neri, ",
        "il Comune e la Regione ",
        "Fincantieri e Leonardo, ",
        "il sindaco Carlo Urbino a Zara, ",
        "Fondazione Lucca Siena. ",
        "Fondazione Lucca Siena ",
        "ROMA ",
        "Carlo Bragalone ",
        "Lucana ",
        "Roma, ",
        "Bragalone e ",
        "Ministero dell'Interno ",
        "il ministro della Difesa ",
    ],
)
def test_work_grows_with_the_text(seed_of: SeedMaker, knowledge: Knowledge, piece: str) -> None:
    """Twice the text is twice the work, whatever it repeats."""

    def cost(times: int) -> int:
        seed = seed_of(piece * times)
        blocks = blocks_of(seed, BlockKind.PARAGRAPH)
        document = pipeline("it")(seed.text)
        italian = load_language("it")
        return work(lambda: read_names(seed, document, blocks, italian, knowledge))

    cost(1)
    assert cost(400) < 2.3 * cost(200) + 2_000
