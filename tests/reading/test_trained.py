"""A trained pipeline's second opinion: what it adds, what it must not touch, and set-ups that cannot work."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy
from click.testing import CliRunner, Result
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from digest.build import read_briefing
from digest.cli import main
from digest.config import PipelineSetting, load_settings
from digest.findings import DigestError
from digest.intake.desk import Desk
from digest.kb.knowledge import Knowledge
from digest.model import Briefing, Entity
from digest.reading.trained import Pipelines, load_pipelines
from digest.values import Basis, Sourced
from tests.conftest import SeedMaker

TEXT = """Il porto riapre dopo i lavori

ROMA, 3 marzo 2025 - I lavori sono finiti. Da ieri Zorvane lavora con Quellimar. I conti tornano, spiega Bragalone ai cronisti.
Poi Zorvane è partito. A Roma nessuno protesta.
"""


@Language.component("first_words_only", assigns=["doc.ents"])
def first_words_only(doc: Doc) -> Doc:
    """Cuts each entity to its first word."""
    doc.ents = tuple(Span(doc, entity.start, entity.start + 1, entity.label) for entity in doc.ents)
    return doc


def saved(folder: Path, *patterns: tuple[str, str], language: str = "it") -> Path:
    """A pipeline whose recogniser knows these labels and words, saved to a folder."""
    nlp = spacy.blank(language)
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": words} for label, words in patterns])
    nlp.meta["name"], nlp.meta["version"] = "tiny", "1.2.3"
    folder.parent.mkdir(exist_ok=True)
    nlp.to_disk(folder)
    return folder


def pipelines_of(folder: Path, *patterns: tuple[str, str]) -> Pipelines:
    """The same, loaded as a site's."""
    return load_pipelines([PipelineSetting("it", "tiny", saved(folder, *patterns), 1)])


def briefing_of(seed_of: SeedMaker, knowledge: Knowledge, pipelines: Pipelines, text: str = TEXT) -> Briefing:
    """The briefing of a text, read with the pipelines."""
    return read_briefing(seed_of(text), "it", knowledge, Desk(), pipelines)


def named(briefing: Briefing, name: str) -> Sourced[Entity]:
    """The entity with a name; fails when there is none."""
    return next(entity for entity in briefing.entities if entity.value.name == name)


def test_a_name_that_no_rule_found_becomes_a_tentative_candidate(seed_of: SeedMaker, knowledge: Knowledge, tmp_path: Path) -> None:
    """It says by which rule it is there, is inferred, is unknown, has all mentions proposed, and makes no tag."""
    without = briefing_of(seed_of, knowledge, {})
    briefing = briefing_of(seed_of, knowledge, pipelines_of(tmp_path / "p", ("PER", "Zorvane"), ("ORG", "Quellimar")))
    person = named(briefing, "Zorvane")

    assert "Zorvane" not in [entity.value.name for entity in without.entities]
    assert ("trained-pipeline", Basis.INFERRED) == (person.rule, person.basis)
    assert person.value.tentative
    assert person.value.known_as is None
    assert ["Zorvane", "Zorvane"] == [passage.text for passage in person.passages]
    assert ["Zorvane"] == [entity.value.name for entity in briefing.people if entity.rule == "trained-pipeline"]
    assert "Quellimar" in [entity.value.name for entity in briefing.organisations]
    assert not {"Zorvane", "Quellimar"} & {tag.value.label for tag in briefing.tags}


def test_a_doubtful_candidate_is_confirmed(seed_of: SeedMaker, knowledge: Knowledge, tmp_path: Path) -> None:
    """A name that a weak rule found is no longer tentative when the pipeline agrees; the mention keeps the weak rule."""
    before = named(briefing_of(seed_of, knowledge, {}), "Bragalone")
    after = named(briefing_of(seed_of, knowledge, pipelines_of(tmp_path / "p", ("PER", "Bragalone"))), "Bragalone")

    assert before.value.tentative
    assert not after.value.tentative
    assert ("confirmed-by-pipeline", Basis.INFERRED) == (after.rule, after.basis)
    assert ["verb-of-saying"] == [mention.rule for mention in after.value.mentions]


def test_what_contradicts_a_rule_is_kept_as_lost(seed_of: SeedMaker, knowledge: Knowledge, tmp_path: Path) -> None:
    """The rule's reading stays, tentative as before, and the pipeline's is among the others."""
    entity = named(briefing_of(seed_of, knowledge, pipelines_of(tmp_path / "p", ("LOC", "Bragalone"))), "Bragalone")

    assert entity.value.tentative
    assert [("place", "trained-pipeline", "other-kind")] == [(one.value.kind.value, one.rule, one.reason) for one in entity.others]


def test_known_names_are_not_its_business(seed_of: SeedMaker, knowledge: Knowledge, tmp_path: Path) -> None:
    """A name of the knowledge base stays what it is, whatever the pipeline says."""
    briefing = briefing_of(seed_of, knowledge, pipelines_of(tmp_path / "p", ("PER", "Roma")))
    before = briefing_of(seed_of, knowledge, {})

    assert [(place.value, place.rule) for place in before.places] == [(place.value, place.rule) for place in briefing.places]
    assert "Roma" not in [entity.value.name for entity in briefing.people]


@pytest.mark.parametrize(
    ("label", "words"),
    [("MISC", "Zorvane"), ("PER", "partito"), ("PER", "Poi"), ("LOC", "3 marzo 2025"), ("PER", "Il porto riapre")],
)
def test_what_is_no_name_is_passed_over(seed_of: SeedMaker, knowledge: Knowledge, tmp_path: Path, label: str, words: str) -> None:
    """Other labels, words without a capital, function words and dates make no candidate."""
    briefing = briefing_of(seed_of, knowledge, pipelines_of(tmp_path / "p", (label, words)))

    assert [] == [entity.value.name for entity in briefing.entities if entity.rule == "trained-pipeline"]


def test_one_name_has_one_kind(seed_of: SeedMaker, knowledge: Knowledge, tmp_path: Path) -> None:
    """Of several kinds the one that most mentions are given holds for all."""
    text = "Un paragrafo di prova.\n\nDa ieri Zorvane lavora bene. Oggi Zorvane riposa. Domani Zorvane parte."
    nlp = spacy.blank("it")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": [{"LOWER": "zorvane"}, {"LOWER": "riposa"}]}, {"label": "PER", "pattern": "Zorvane"}])
    nlp.add_pipe("first_words_only")
    nlp.to_disk(tmp_path / "p")
    pipelines = load_pipelines([PipelineSetting("it", "tiny", tmp_path / "p", 1)])
    briefing = briefing_of(seed_of, knowledge, pipelines, text)

    assert [("Zorvane", 3)] == [(one.value.name, len(one.passages)) for one in briefing.people]
    assert () == briefing.organisations


def test_a_trained_recogniser_gives_the_same_bytes_each_time(seed_of: SeedMaker, knowledge: Knowledge, tmp_path: Path) -> None:
    """A recogniser that was trained, not written, is read twice with the same result."""
    nlp = spacy.blank("it")
    recogniser: Any = nlp.add_pipe("ner")
    recogniser.add_label("PER")
    example = Example.from_dict(nlp.make_doc("Da ieri Zorvane lavora."), {"entities": [(8, 15, "PER")]})
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(15):
        nlp.update([example], sgd=optimizer)
    nlp.to_disk(tmp_path / "p")
    pipelines = load_pipelines([PipelineSetting("it", "tiny", tmp_path / "p", 1)])

    assert briefing_of(seed_of, knowledge, pipelines) == briefing_of(seed_of, knowledge, pipelines)


@pytest.mark.parametrize("text", ["", '"' * 5_000 + " Zorvane", "\ud800 Zorvane", "Zorvane\r\nZorvane\x00", "Zorvane-" * 2_000])
def test_no_text_is_too_strange(seed_of: SeedMaker, knowledge: Knowledge, tmp_path: Path, text: str) -> None:
    """Every passage holds the text's own words, whatever the pipeline was given."""
    seed = replace(seed_of("x"), text=text)
    briefing = read_briefing(seed, "it", knowledge, Desk(), pipelines_of(tmp_path / "p", ("PER", "Zorvane")))

    assert all(text[one.start : one.end] == one.text for entity in briefing.entities for one in entity.passages)


def test_a_block_longer_than_it_bears_is_not_read(seed_of: SeedMaker, knowledge: Knowledge, tmp_path: Path) -> None:
    """The pipeline's own limit costs its opinion on one block, not the text."""
    pipelines = pipelines_of(tmp_path / "p", ("PER", "Zorvane"))
    pipelines["it"].spacy.max_length = 60
    text = "Un titolo breve\n\nDa ieri Zorvane lavora.\n\nOggi Zorvane riposa dopo " + "una giornata lunga e " * 10 + "piena."
    briefing = briefing_of(seed_of, knowledge, pipelines, text)

    assert 1 == len(named(briefing, "Zorvane").passages)


def site(folder: Path, setting: str) -> Path:
    """A project with one text and these lines below ``extra.digest``."""
    (folder / "seeds").mkdir()
    (folder / "seeds" / "porto.txt").write_text(TEXT, encoding="utf-8")
    lines = ["site_name: Prova", "theme:", "  language: it", "extra:", "  digest:", *(f"    {line}" for line in setting.splitlines())]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def run(project: Path, *arguments: str) -> Result:
    """The result of a command in a project."""
    return CliRunner().invoke(main, ["--project", str(project), *arguments])


def data_of(project: Path) -> dict[str, Any]:
    """What a build wrote as data."""
    data: dict[str, Any] = json.loads((project / "docs" / "digest.json").read_text(encoding="utf-8"))
    return data


def test_a_site_uses_the_pipeline_that_its_settings_name(tmp_path: Path) -> None:
    """A build asks it and says so in the data, with name and version; a second build writes the same bytes."""
    project = site(tmp_path, "pipelines:\n  it: models/tiny")
    saved(tmp_path / "models" / "tiny", ("PER", "Zorvane"))
    built = run(project, "build")
    first = (project / "docs" / "digest.json").read_bytes()
    run(project, "build")

    assert (0, "") == (built.exit_code, built.output if built.exit_code else "")
    assert [{"language": "it", "name": "it_tiny", "version": "1.2.3"}] == data_of(project)["pipelines"]
    assert "trained-pipeline" in first.decode()
    assert first == (project / "docs" / "digest.json").read_bytes()


def test_other_commands_ask_it_too(tmp_path: Path) -> None:
    """What ``explain`` and ``extract`` show is what a build would read."""
    project = site(tmp_path, "pipelines:\n  it: models/tiny")
    saved(tmp_path / "models" / "tiny", ("PER", "Zorvane"))

    assert "Zorvane" in run(project, "explain", "porto").output
    assert "trained-pipeline" in run(project, "extract", "--json", str(project / "seeds" / "porto.txt")).output


def test_a_site_without_one_asks_none(tmp_path: Path) -> None:
    """The default is no pipeline, and the data says so."""
    project = site(tmp_path, "related: 5")
    run(project, "build")

    assert [] == data_of(project)["pipelines"]


@pytest.mark.parametrize(
    ("setting", "line", "reason"),
    [
        ("pipelines:\n  it: it_core_news_zz", 7, "'it_core_news_zz' is not installed; install it with: python -m spacy download it_core"),
        ("related: 5\npipelines:\n  it: models/none", 8, "'models/none' is not installed"),
        ("pipelines:\n  it: models/english", 7, "reads 'en', not 'it'"),
        ("pipelines:\n  it: models/dumb", 7, "recognises no names"),
        ("pipelines:\n  it: models/broken", 7, "cannot be loaded"),
        ("pipelines:\n  xx: models/dumb", 7, "no texts are read in 'xx'"),
        ("pipelines:\n  it: ../outside", 7, "a package or a folder inside the project, not '../outside'"),
        ("pipelines:\n  it: ''", 7, "a package or a folder inside the project, not ''"),
        ('pipelines:\n  it: "a\\0b"', 7, "a package or a folder inside the project"),
        ("pipelines: it_core_news_lg", 6, "pipelines needs the language of the texts, as in '  it: it_core_news_lg'"),
        ("pipelines:\n  it: [a, b]", 6, "got `array`"),
    ],
)
def test_a_pipeline_of_no_use_is_one_clear_error(tmp_path: Path, setting: str, line: int, reason: str) -> None:
    """The command ends with code 2 and one line that names the setting's file and line and what to do; nothing is written."""
    project = site(tmp_path, setting)
    saved(project / "models" / "english", ("PER", "Zorvane"), language="en")
    spacy.blank("it").to_disk(project / "models" / "dumb")
    (project / "models" / "broken").mkdir()
    for command in (["build"], ["check"]):
        result = run(project, *command)

        assert 2 == result.exit_code
        assert f"mkdocs.yml:{line}: " in result.output
        assert reason in result.output
        assert "Traceback" not in result.output
        assert 1 == len(result.output.strip().splitlines())
    assert not (project / "docs" / "digest.json").exists()


def test_the_error_is_a_set_up_error_with_file_and_line(tmp_path: Path) -> None:
    """Callers get a DigestError that knows where."""
    settings = load_settings(site(tmp_path, "pipelines:\n  it: it_core_news_zz"))
    with pytest.raises(DigestError) as caught:
        load_pipelines(settings.pipelines)

    assert ("mkdocs.yml", 7) == (caught.value.path, caught.value.line)
