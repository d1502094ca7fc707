"""A whole build: what an embargo keeps back and what contacts hide is in no file of ``docs/`` or ``site/``, by whatever way it might get there."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from digest.build import build, public_digest, read_all, read_digest
from digest.cli import main
from digest.config import Settings, load_settings
from digest.digest_model import Digest
from digest.lang.pack import load_interface
from digest.pages.render import render_pages
from tests.pages.stripping import folded, strip_annotations
from tests.publish.projects import copy_set_up, snapshot

MARK = "EMBARGO fino alle ore 18 del 4 marzo 2031"
HELD = f"""{MARK}
Zafferania, Quirino Zambelli nuovo presidente della Zincoplast
ZAFFERANIA, 3 marzo 2031 - Quirino Zambelli guiderà la Zincoplast al posto di Paolo Ferrandinni.
«Apriremo un cantiere xilofonico», ha detto Zambelli, ministro della Difesa.
La Zincoplast produce munizioni e missili per la difesa aerea: l'accordo con la Nato sarà firmato il 9 aprile 2032.
"""
OPEN = """Torre Vecchia, il ponte riapre lunedì
TORRE VECCHIA, 2 marzo 2031 - Il sindaco Paolo Ferrandini ha annunciato che il ponte riaprirà. «Abbiamo finito in tempo», ha detto Ferrandini.
Per chi resta bloccato c'è il numero verde 800 765 432, dice il Comune in una nota.

Ufficio stampa
Ippolita Quarzi
Tel. 0123 456789 - stampa@torrevecchia.example
P. IVA 01234567890
"""
SECRET = ("zafferania", "zambelli", "zincoplast", "xilofonic", "ferrandinni", "9 aprile 2032", "2032-04-09")
"""Words that stand in the held text alone; one is a name that differs by a slip from one in the open text."""
PRIVATE = ("0123 456789", "stampa@torrevecchia", "01234567890")


def project_of(folder: Path, **texts: str) -> Settings:
    """A project with this repository's set-up and these texts."""
    copy_set_up(folder)
    (folder / "seeds").mkdir()
    for name, text in texts.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    return load_settings(folder)


def decide(settings: Settings, name: str, lines: str, *, text: str | None = None) -> None:
    """Write a sheet of the desk on a text, or on another state of it."""
    path = settings.seeds / f"{name}.txt"
    seed = hashlib.sha256(path.read_bytes() if text is None else text.encode()).hexdigest()[:16]
    (settings.seeds / "desk").mkdir(exist_ok=True)
    (settings.seeds / "desk" / f"{name}.yml").write_text(f"seed: {seed}\n{lines}\n", encoding="utf-8")


RELEASE = 'embargo: {value: released, why: "la conferenza è finita", by: anna}'


def holding(folder: Path, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Which files hold which of the words, in any case, in their names or their bytes."""
    found = []
    for name, content in snapshot(folder).items():
        lowered = (name + "\n" + content.decode("utf-8", "replace")).casefold()
        found += [(name, word) for word in words if word in lowered]
    return found


def run(settings: Settings, *arguments: str, stdin: str | None = None) -> Result:
    """The result of a command in a project."""
    return CliRunner().invoke(main, ["--project", str(settings.root), *arguments], input=stdin)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A project with a text under embargo and an open one with contacts, built into a site."""
    settings = project_of(tmp_path_factory.mktemp("held"), a0b1c2d3=HELD, ponte=OPEN)
    build(settings, site=True)
    return settings


def test_no_word_of_a_held_text_is_in_any_file(site: Settings) -> None:
    """Pages, lists, indexes, search, data, redirects, sitemap: what docs/ and site/ hold of it is its name among what is to be checked."""
    for folder in (site.docs, site.site):
        assert holding(folder, SECRET) == []
        assert {name for name, _ in holding(folder, ("a0b1c2d3",))} <= {
            "da-verificare.md",
            "index.md",
            "digest.json",
            "da-verificare.html",
            "index.html",
            "search/search_index.json",
        }


def test_no_private_particular_is_in_any_file(site: Settings) -> None:
    """The search index, the data and every page hold the dots, not the numbers; the helpline of the story is everywhere."""
    for folder in (site.docs, site.site):
        assert holding(folder, PRIVATE) == []
    index = json.loads((site.site / "search" / "search_index.json").read_text(encoding="utf-8"))
    text = " ".join(document["text"] for document in index["docs"] if document["location"].startswith("testi/ponte"))
    assert "800 765 432" in text
    assert "Tel. ••••" in text
    assert "Ippolita Quarzi" not in json.dumps([one["people"] for one in data_of(site)["briefings"]])


def data_of(settings: Settings) -> dict[str, Any]:
    """What ``digest.json`` holds."""
    data: dict[str, Any] = json.loads((settings.docs / "digest.json").read_text(encoding="utf-8"))
    return data


def test_the_data_name_it_and_no_more(site: Settings) -> None:
    """Its name among the held ones, its error without passages, and counts of what is published."""
    data = data_of(site)

    assert (["a0b1c2d3"], ["ponte"]) == (data["held"], [one["seed"]["name"] for one in data["briefings"]])
    (finding,) = [one for one in data["findings"] if one["seed"] == "a0b1c2d3"]
    assert ("embargo", "error", [], 1) == (finding["code"], finding["severity"], finding["passages"], finding["line"])
    assert data["latest"]["date"] == "2031-03-02"


def test_offsets_in_the_data_can_be_followed(site: Settings) -> None:
    """The masked text has the length of the file's, and each passage is its stretch."""
    (briefing,) = data_of(site)["briefings"]
    text = briefing["seed"]["text"]

    assert len(text) == len(OPEN)
    for block in briefing["blocks"]:
        passage = block["passage"]
        assert passage["text"] == text[passage["start"] : passage["end"]]


def test_the_page_stripped_is_the_seed_with_its_contacts_masked(site: Settings) -> None:
    """Fidelity, honestly: all of the seed in order, and a dot for each character of a private particular."""
    page = (site.docs / "testi" / "ponte.md").read_text(encoding="utf-8")
    expected = OPEN
    for private in ("0123 456789", "stampa@torrevecchia.example", "01234567890"):
        expected = expected.replace(private, "•" * len(private))

    assert strip_annotations(page) == folded(expected)
    assert "Contatti (recapiti oscurati)" in page


def test_released_it_comes_out_with_its_line_folded(tmp_path: Path) -> None:
    """The desk's word, and the next build has page, names, topics and data; the line is folded, the decision shown with its why."""
    settings = project_of(tmp_path, held=HELD)
    decide(settings, "held", RELEASE)
    built = build(settings)

    assert built.digest.held == ()
    page = (settings.docs / "testi" / "held.md").read_text(encoding="utf-8")
    assert strip_annotations(page) == folded(HELD)
    assert '<summary class="own">Riga di embargo</summary>' in page
    assert "la conferenza è finita" in page
    assert [one for one in data_of(settings)["findings"] if one["code"] == "embargo"] == []
    assert data_of(settings)["briefings"][0]["embargo"]["value"] == "released"
    assert (settings.docs / "luoghi" / "index.md").exists()


def test_under_embargo_again_its_pages_go(tmp_path: Path) -> None:
    """A release on another state of the text does not count: what had come out is taken back, and both findings are told."""
    settings = project_of(tmp_path, held=HELD, ponte=OPEN)
    decide(settings, "held", RELEASE)
    build(settings)
    assert holding(settings.docs, SECRET) != []
    (settings.seeds / "held.txt").write_text(HELD + "Una riga in più.\n", encoding="utf-8")
    build(settings)

    assert holding(settings.docs, SECRET) == []
    assert {"embargo", "decision-stale"} == {one["code"] for one in data_of(settings)["findings"] if one["seed"] == "held"}


@pytest.mark.parametrize(
    "lines",
    [
        "ignore: [embargo]",
        "embargo: {value: later, why: x, by: y}",
        "embargo: {value: released, by: y}",
        "embargo: {value: released, why: x}",
        "embargo: {value: [released, released], why: x, by: y}",
        "embargo: released",
        "date: {value: 2031-03-04, why: x, by: y}",
        "ignore: [no-date, embargo-copy, press-contacts]",
    ],
)
def test_nothing_but_a_whole_release_lets_it_out(tmp_path: Path, lines: str) -> None:
    """Neither an ignored finding nor half a decision nor one about something else."""
    settings = project_of(tmp_path, held=HELD)
    decide(settings, "held", lines)

    assert ("held",) == read_digest(settings).held


def test_a_date_that_the_desk_decides_is_no_release_and_no_leak(tmp_path: Path) -> None:
    """Decisions about a held text show nowhere either."""
    settings = project_of(tmp_path, held=HELD, ponte=OPEN)
    decide(settings, "held", "headline: {value: Zincoplast, why: zafferania, by: y}")
    build(settings)

    assert holding(settings.docs, SECRET) == []


def test_an_embargo_breaks_no_build(tmp_path: Path) -> None:
    """Redirects to a page that is kept back, or to a name that only it holds, wait; others work."""
    settings = project_of(tmp_path, held=HELD, ponte=OPEN)
    (settings.seeds / "desk").mkdir()
    rows = "- {from: testi/vecchio, to: testi/held}\n- {from: testi/prima, to: testi/ponte}\n- {from: temi/armi, to: temi/difesa}\n"
    topics = {topic.value.id for one in read_all(settings).briefings if one.held for topic in one.topics}
    assert "difesa" in topics
    (settings.seeds / "desk" / "_redirects.yml").write_text(rows, encoding="utf-8")
    build(settings)

    assert (settings.docs / "testi" / "prima.html").exists()
    assert not (settings.docs / "testi" / "vecchio.html").exists()
    assert not (settings.docs / "temi" / "armi.html").exists()


def test_only_held_texts_make_an_empty_site(tmp_path: Path) -> None:
    """A project with nothing else builds, and says why there is nothing."""
    settings = project_of(tmp_path, held=HELD)
    built = build(settings, site=True)

    assert (built.digest.briefings, built.digest.latest) == ((), None)
    assert "Testo sotto embargo" in (settings.docs / "da-verificare.md").read_text(encoding="utf-8")


def test_a_copy_that_would_come_out_is_told_to_the_desk_alone(tmp_path: Path) -> None:
    """The same release without its mark: a warning of `digest check`, nothing of it on the site."""
    copy = HELD.removeprefix(MARK).replace("Quirino Zambelli nuovo", "Zambelli nuovo")
    settings = project_of(tmp_path, a0b1c2d3=HELD, copia=copy)
    told = run(settings, "check").output
    build(settings)

    assert "embargo-copy" in told
    assert [one["code"] for one in data_of(settings)["findings"] if one["code"] == "embargo-copy"] == []
    assert "embargo-copy" not in (settings.docs / "testi" / "copia.md").read_text(encoding="utf-8")


def test_a_digest_with_a_held_text_is_never_rendered(tmp_path: Path) -> None:
    """Whoever puts the desk's readings together by hand is stopped."""
    settings = project_of(tmp_path, held=HELD)
    readings = read_all(settings)
    careless = replace(public_digest(replace(readings, briefings=()), settings), briefings=readings.briefings)

    with pytest.raises(ValueError, match="embargo"):
        render_pages(careless, load_interface("it"), settings)


def test_the_desk_sees_all_of_it(tmp_path: Path) -> None:
    """`check` gives the passage and the exit code of an error, `explain` and `extract` every value."""
    settings = project_of(tmp_path, held=HELD)
    check, explain = run(settings, "check"), run(settings, "explain", "held")
    extract = run(settings, "extract", str(settings.seeds / "held.txt"))

    assert (check.exit_code, run(settings, "build", "--fail-on", "error").exit_code) == (1, 1)
    assert f"«{MARK}»" in check.output
    for result in (explain, extract):
        assert result.exit_code == 0
        assert "Quirino Zambelli" in result.output
        assert "embargo" in result.output


def test_building_says_what_it_left_out(tmp_path: Path) -> None:
    """One line with the names."""
    settings = project_of(tmp_path, held=HELD)

    assert "Sotto embargo, fuori dal sito finché la redazione non decide: held" in run(settings, "build").output


def test_adding_says_so_and_gives_a_name_that_tells_nothing(tmp_path: Path) -> None:
    """The name of a file is public: for a text under embargo it is no headline."""
    settings = project_of(tmp_path)
    result = run(settings, "add", "-", stdin=HELD)
    (path,) = settings.seeds.glob("*.txt")

    assert result.exit_code == 0
    assert path.stem == hashlib.sha256(HELD.encode()).hexdigest()[:16]
    assert f"Sotto embargo, fuori dal sito finché la redazione non decide: {path.stem}" in result.output
    assert "Testo sotto embargo" in result.output


def test_nothing_private_leaves_by_the_terminal(tmp_path: Path) -> None:
    """`extract --json`, `check --format json` and `explain` show the dots."""
    settings = project_of(tmp_path, ponte=OPEN)
    seed = str(settings.seeds / "ponte.txt")

    for arguments in (("extract", "--json", seed), ("extract", seed), ("explain", "ponte"), ("check", "--format", "json")):
        output = run(settings, *arguments).output
        assert [private for private in PRIVATE if private in output] == []


def test_reading_some_seeds_keeps_the_others_back_too(tmp_path: Path) -> None:
    """The digest of chosen seeds is as careful as that of all."""
    settings = project_of(tmp_path, held=HELD, ponte=OPEN)
    digest: Digest = read_digest(settings, only=lambda seed: seed.name == "held")

    assert ((), ("held",)) == (digest.briefings, digest.held)
