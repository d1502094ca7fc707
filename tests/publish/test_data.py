"""Tests of the digest as data: its schema, its offsets, its bytes."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from digest.build import read_digest
from digest.config import load_settings
from digest.digest_model import Context, Digest, EntityProfile, Event, NameCandidate, Resemblance
from digest.findings import Elsewhere, find
from digest.lang.pack import InterfacePack, load_interface
from digest.model import (
    Block,
    BlockKind,
    Briefing,
    Dateline,
    Embargo,
    Entity,
    EntityKind,
    Given,
    Headline,
    HeadlineKind,
    Mention,
    Quotation,
    QuotationKind,
    Role,
    Seed,
    Speaker,
    SpeakerKind,
    Tag,
    TimeExpression,
    Topic,
)
from digest.publish.data import DATA, SCHEMA, briefings_json, data_page
from digest.story_model import Certainty, Difference, DifferenceKind, Reason, Related, Story, StoryLink, Telling, Version
from digest.values import Basis, Bound, Candidate, DateBounds, DateRange, PartialDate, Passage, Sourced
from tests.builders import briefing, seed_named
from tests.publish.projects import real_project
from tests.tables import REAL_SEEDS

TEXT = "---\ntitle: Il molo\n---\nBORGO ALTO (AGR) - Ieri l’assessora Ada Rivi 😀 ha detto: «Il molo è pronto». Il 3 marzo 2031 si apre.\n"
DAY = datetime.date(2031, 3, 3)

SHAPES: dict[str, type] = {
    "passage": Passage,
    "headline": Headline,
    "dateline": Dateline,
    "mention": Mention,
    "role": Role,
    "entity": Entity,
    "speaker": Speaker,
    "quotation": Quotation,
    "time": TimeExpression,
    "topic": Topic,
    "tag": Tag,
    "block": Block,
    "given": Given,
    "seed": Seed,
    "briefing": Briefing,
    "profile": EntityProfile,
    "related": Related,
    "event": Event,
    "elsewhere": Elsewhere,
    "context": Context,
    "resemblance": Resemblance,
    "name-candidate": NameCandidate,
}
"""The model's nouns and the definition that documents each."""


@pytest.fixture(scope="module")
def interface() -> InterfacePack:
    """The Italian interface."""
    return load_interface("it")


def full_seed() -> Seed:
    """A seed with front matter, marks and a character outside the basic plane."""
    start = TEXT.index("title: Il molo")
    given = Given("title", ("Il molo",), Passage(start, start + 14, "title: Il molo"), 2)
    return replace(seed_named("molo", TEXT), body_start=TEXT.index("BORGO"), given=(given,))


def full_digest() -> Digest:
    """A digest in which every field of every noun holds something, losers and reasons included."""
    seed = full_seed()

    def words(text: str) -> Passage:
        start = seed.text.index(text)
        return seed.passage(start, start + len(text))

    def sourced(value: Any, *passages: Passage, basis: Basis = Basis.READ) -> Sourced[Any]:
        losers = (Candidate(value, Basis.INFERRED, "a-losing-rule", passages, "a-reason"), Candidate(value, Basis.GIVEN, "another-rule"))
        return Sourced(value, basis, "a-rule", passages, losers, "perché sì, Bea")

    rivi = words("Ada Rivi")
    mention = Mention(rivi, "first-name-and-surname", government=True, quoted=True, background=True)
    person = Entity(
        EntityKind.PERSON,
        "Ada Rivi",
        "ada-rivi",
        "ada-rivi",
        (mention,),
        (sourced(Role("assessora", "assessor"), words("assessora")),),
        True,
        "Ada Rivi",
    )
    speaker = Speaker(SpeakerKind.PERSON, "Ada Rivi", "ada-rivi")
    finding = replace(find("no-date", "molo", line=4, passages=(rivi,)), elsewhere=(Elsewhere("altro", rivi),))
    candidate = NameCandidate(
        EntityKind.PERSON,
        "Ada Rivvi",
        "ada-rivvi",
        Basis.READ,
        ("title",),
        False,
        ("altro",),
        1,
        (Context("altro", rivi),),
        ("Rivvi",),
        (Resemblance("Ada Rivi", "ada-rivi", "ada-rivi", "spelling"),),
        "ada-rivvi",
        ("A. Rivvi",),
    )
    bound = Bound(
        "story-day",
        PartialDate(2031, 3),
        PartialDate(2031, 3, 4),
        (words("Ieri"),),
        ("Ieri",),
        "https://example.org/carica",
        (("altro", words("Ieri")),),
    )
    bounds = Sourced(DateBounds(PartialDate(2031, 3), PartialDate(2031, 3, 4), (bound,)), Basis.INFERRED, "bounds", (words("Ieri"),))
    made = briefing(
        seed,
        headline=sourced(Headline("Il molo", HeadlineKind.EDITOR), basis=Basis.DECIDED),
        kicker=sourced("Porti"),
        standfirst=sourced("Si apre."),
        published=sourced(PartialDate(2031, 3), words("3 marzo 2031")),
        published_inferred=sourced(DateRange(DAY, DAY + datetime.timedelta(1)), basis=Basis.INFERRED),
        updated=sourced(PartialDate(None, 3, 3)),
        dateline=sourced(Dateline("Borgo Alto", "Italia", "borgo-alto"), words("BORGO ALTO")),
        agencies=(sourced("AGR", words("AGR")),),
        bylines=(sourced("Bea Corti"),),
        source=sourced("Il Corriere del Borgo"),
        url=sourced("https://example.org/molo"),
        entities=(
            sourced(person, rivi),
            sourced(replace(person, kind=EntityKind.PLACE), rivi),
            sourced(replace(person, kind=EntityKind.ORGANISATION), rivi),
        ),
        quotations=(
            sourced(
                Quotation(QuotationKind.FULL, "Il molo è pronto", sourced(speaker, rivi), words("ha detto"), (words("è"),)),
                words("Il molo è pronto"),
            ),
        ),
        times=(
            sourced(TimeExpression("Il 3 marzo 2031", PartialDate(2031, 3, 3)), words("Il 3 marzo 2031")),
            sourced(TimeExpression("Ieri", None), words("Ieri")),
        ),
        topics=(sourced(Topic("transport", "Trasporti", "medtop:20000337")),),
        tags=(sourced(Tag("Trasporti", "trasporti", "topic")),),
        summary=(sourced("Il 3 marzo 2031 si apre.", words("Il 3 marzo 2031 si apre.")),),
        blocks=(Block(BlockKind.DATELINE, words("BORGO ALTO (AGR) -"), "capitals"),),
        findings=(finding,),
        looked_at=("no-date",),
        settled=(finding,),
        embargo=sourced(Embargo.RELEASED, words("Ieri"), basis=Basis.DECIDED),
        bounds=bounds,
    )
    link = StoryLink("altro", "molo", Certainty.SURE, 14.5, (Reason("shared-day"),), 0.9)
    version = Version("3", (("molo", words("Il 3 marzo 2031")),))
    return Digest(
        briefings=(made, briefing(seed_named("altro"))),
        profiles=(EntityProfile(EntityKind.PERSON, "Ada Rivi", "ada-rivi", "ada-rivi", ("molo",)),),
        related={"molo": (Related("altro", "same-matter", 0.75, (Reason("same-day", ("2031-03-03",)),)),), "altro": ()},
        events=(Event(DateRange(DAY, DAY), "2031-03-03", "molo", words("Il 3 marzo 2031"), False, Basis.READ),),
        findings=(finding,),
        latest=DateRange(DAY, DAY),
        set_aside=("seeds/rotto.txt",),
        stories=(
            Story(
                name="altro",
                tellings=(Telling("molo"), Telling("altro", "molo", 0.9, (words("Ada Rivi"),), ())),
                when=DateRange(DAY, DAY),
                links=(link,),
                differences=(Difference(DifferenceKind.NUMBER, "navi", (version, replace(version, value="4")), development=True),),
                agreed=("Ada Rivi",),
            ),
        ),
        proposed=(replace(link, certainty=Certainty.LIKELY),),
        candidates=(candidate,),
        bounds={"molo": bounds},
        held=("segreto",),
    )


def bodies(digest: Digest, interface: InterfacePack) -> tuple[Any, Any]:
    """The data and the schema as a reader of the site gets them."""
    data, schema = data_page(digest, interface)
    assert (DATA, SCHEMA) == (data.path, schema.path)
    return json.loads(data.body), json.loads(schema.body)


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON tree."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


@pytest.mark.parametrize("digest", [full_digest(), Digest((), (), {}, (), (), None)], ids=["full", "empty"])
def test_data_fits_its_schema(digest: Digest, interface: InterfacePack) -> None:
    """A digest with every field filled, and one with nothing, fit the schema, formats of days included."""
    data, schema = bodies(digest, interface)

    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    assert [] == [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def test_the_full_digest_is_full(interface: InterfacePack) -> None:
    """The digest of these tests leaves no field empty, so the schema is tried on all of it."""
    data, _ = bodies(full_digest(), interface)
    empty = [
        key for node in nodes(data["briefings"][0]) if "rule" not in node for key, value in node.items() if value in (None, [], {}, "")
    ]

    assert set(empty) == {"particulars", "resolved", "earliest", "latest"}


@pytest.mark.parametrize("name", SHAPES)
def test_schema_names_every_field_of_the_model(name: str, interface: InterfacePack) -> None:
    """A field that the model gains must be documented: each definition has exactly the noun's fields, all required."""
    _, schema = bodies(Digest((), (), {}, (), (), None), interface)
    expected = [field.name for field in fields(SHAPES[name])]

    definition = schema["$defs"][name]
    assert expected == list(definition["properties"])
    assert expected == definition["required"]


def test_schema_refers_only_to_what_it_defines(interface: InterfacePack) -> None:
    """Every reference resolves inside the file and every definition is used and described."""
    _, schema = bodies(Digest((), (), {}, (), (), None), interface)
    used = {node["$ref"] for node in nodes(schema) if "$ref" in node}

    assert {f"#/$defs/{name}" for name in schema["$defs"]} == used
    assert [] == [name for name, definition in schema["$defs"].items() if not definition.get("description")]


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("briefings", 0, "published", "value", "date"), "marzo"),
        (("briefings", 0, "published", "value", "earliest"), "2031-02-30"),
        (("briefings", 0, "headline", "basis"), "guessed"),
        (("briefings", 0, "headline", "passages"), None),
        (("briefings", 0, "seed", "sha256"), "x"),
        (("briefings", 0, "unknown"), 1),
        (("version",), 2),
    ],
)
def test_schema_refuses_what_is_wrong(path: tuple[str | int, ...], wrong: object, interface: InterfacePack) -> None:
    """The schema is no mere sketch: one wrong value and the data does not fit."""
    data, schema = bodies(full_digest(), interface)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = wrong

    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    assert not validator.is_valid(data)


def test_offsets_can_be_followed(interface: InterfacePack) -> None:
    """Every passage of a briefing is the stretch of the seed's text in the same file that its offsets name."""
    data, _ = bodies(full_digest(), interface)

    for made in data["briefings"]:
        text = made["seed"]["text"]
        passages = [node for node in nodes(made) if set(node) == {"start", "end", "text"}]
        assert passages
        assert [passage["text"] for passage in passages] == [text[passage["start"] : passage["end"]] for passage in passages]


def test_the_digest_of_real_seeds(interface: InterfacePack, tmp_path: Path) -> None:
    """What the real seeds give fits the schema, and each of its passages is the stretch of text that its offsets name."""
    real_project(tmp_path / "project")
    data, schema = bodies(read_digest(load_settings(tmp_path / "project")), interface)

    assert [] == [f"{error.json_path}: {error.message}" for error in jsonschema.Draft202012Validator(schema).iter_errors(data)]
    assert len(REAL_SEEDS) == len(data["briefings"])
    for made in data["briefings"]:
        text = made["seed"]["text"]
        for passage in (node for node in nodes(made) if set(node) == {"start", "end", "text"}):
            assert passage["text"] == text[passage["start"] : passage["end"]]


def test_a_lone_surrogate_moves_no_offset(interface: InterfacePack) -> None:
    """A character that UTF-8 cannot hold is replaced one for one, in the text and in the passages."""
    broken = replace(seed_named("rotto"), text="Una \ud800 prova")
    data, _ = bodies(Digest((briefing(broken),), (), {}, (), (), None), interface)

    seed, block = data["briefings"][0]["seed"], data["briefings"][0]["blocks"][0]
    assert "Una \ufffd prova" == seed["text"] == block["passage"]["text"]


def test_dates_are_as_precise_as_their_source(interface: InterfacePack) -> None:
    """A month stays a month, with the days it may mean beside it; a date without year has none."""
    data, _ = bodies(full_digest(), interface)
    made = data["briefings"][0]

    assert {"date": "2031-03", "precision": "month", "earliest": "2031-03-01", "latest": "2031-03-31"} == made["published"]["value"]
    assert {"date": "XXXX-03-03", "precision": "day_month", "earliest": None, "latest": None} == made["updated"]["value"]
    assert "range" == made["published_inferred"]["value"]["precision"]


def test_equal_digests_have_equal_bytes(interface: InterfacePack) -> None:
    """The order in which relations were found does not show."""
    digest = full_digest()
    turned = replace(digest, related=dict(reversed(digest.related.items())))

    assert data_page(digest, interface) == data_page(turned, interface)


def test_briefings_alone_have_the_same_form(interface: InterfacePack) -> None:
    """A briefing written without a site is what the whole digest holds of it."""
    digest = full_digest()

    data, _ = bodies(digest, interface)
    assert data["briefings"] == json.loads(briefings_json(digest.briefings, interface))
