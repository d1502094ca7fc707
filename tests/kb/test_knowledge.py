"""Loading the knowledge base, finding by name, and a site's own files laid over the built-in ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.kb.knowledge import Knowledge, load_knowledge
from digest.model import EntityKind
from tests.counting import work

PERSON = "- id: ada-neri\n  name: {it: Ada Neri}\n"
BODY = "- id: circolo-alto\n  name: {it: Circolo Alto, en: High Circle}\n  aliases: {'*': [CAL]}\n"


def site(folder: Path, **files: str) -> Path:
    """A site's knowledge folder with these files."""
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("surface", ["Londra", "LONDRA", "londra"])
def test_a_name_is_found_in_any_case(knowledge: Knowledge, surface: str) -> None:
    """Case makes no difference to a place's name."""
    place = knowledge.place(surface, "it")
    assert place is not None
    assert "londra" == place.id


def test_apostrophes_and_diacritics_are_folded(knowledge: Knowledge) -> None:
    """Both apostrophes, and a name without its accents, lead to the same entry."""
    assert knowledge.find("L'Aquila", "it") == knowledge.find("L’Aquila", "it")
    assert ["peru"] == [known.id for known in knowledge.find("Peru", "it", EntityKind.PLACE)]


def test_names_of_other_languages_are_found_when_no_own_one_fits(knowledge: Knowledge) -> None:
    """An Italian text may write Warsaw."""
    assert ["varsavia"] == [known.id for known in knowledge.find("Warsaw", "it")]


def test_kinds_are_kept_apart(knowledge: Knowledge) -> None:
    """A place is not found among people."""
    assert () == knowledge.find("Londra", "it", EntityKind.PERSON)


def test_unknown_is_nothing(knowledge: Knowledge) -> None:
    """A name that nobody has finds nobody."""
    assert () == knowledge.find("Zefiro Bragalone", "it")
    assert knowledge.place("Borgolungo Inventato", "it") is None
    assert knowledge.agency("Bragalone") is None


@pytest.mark.parametrize("surface", ["ANSA", "Ansa", "ITALPRESS", "Adnkronos"])
def test_agencies_are_found_in_any_case(knowledge: Knowledge, surface: str) -> None:
    """News agencies sign in capitals or not."""
    agency = knowledge.agency(surface)
    assert agency is not None
    assert surface.casefold() == agency.id.split("-")[-1] or surface.casefold() in agency.name_in("it").casefold()


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("tedesco", "germania"),
        ("tedesche", "germania"),
        ("greci", "grecia"),
        ("turchi", "turchia"),
        ("giapponesi", "giappone"),
        ("Belga", "belgio"),
    ],
)
def test_demonyms_in_all_forms(knowledge: Knowledge, word: str, country: str) -> None:
    """Gender and number of a demonym lead to its country."""
    assert [country] == [known.id for known in knowledge.demonym(word, "it")]


def test_a_demonym_may_belong_to_two_countries(knowledge: Knowledge) -> None:
    """What two countries share is several, never a guess."""
    assert 2 == len(knowledge.demonym("congolese", "it"))


def test_first_names_tell_their_gender(knowledge: Knowledge) -> None:
    """Andrea is a man's and a woman's name, a surname none."""
    assert ("f", "m", "mf", "") == tuple(knowledge.first_name(word) for word in ("Giulia", "Matteo", "Andrea", "Bragalone"))


def test_every_country_has_its_capital(knowledge: Knowledge) -> None:
    """Countries and capitals are in the base under Italian ids, each capital with the id of its country."""
    capitals = [known for known in knowledge.entries.values() if known.type == "capital"]
    assert len(capitals) > 180
    assert all(knowledge.entries[known.country].type == "country" for known in capitals)


def test_every_place_names_a_country_that_exists(knowledge: Knowledge) -> None:
    """No place hangs in the air."""
    assert [] == [known.id for known in knowledge.entries.values() if known.country and known.country not in knowledge.entries]


def test_loading_is_linear(tmp_path: Path) -> None:
    """Twice the rows of a site are twice the work beside what the built-in rows cost."""

    def cost(rows: int) -> int:
        folder = tmp_path / str(rows)
        folder.mkdir()
        body = "".join(f"- id: ente-{row}\n  name: {{it: Ente {row}}}\n  aliases: {{it: [Circolo {row}, E{row}]}}\n" for row in range(rows))
        return work(lambda: load_knowledge(site(folder, organisations=body)))

    least, once, twice = cost(1), cost(500), cost(1000)
    assert (twice - least) < 2.2 * (once - least)


def test_a_missing_folder_is_an_empty_one(tmp_path: Path, knowledge: Knowledge) -> None:
    """A site need not have knowledge of its own."""
    assert load_knowledge(tmp_path / "none") is knowledge


def test_a_site_adds_people(tmp_path: Path) -> None:
    """A row of the site is found beside the built-in ones, and changes the fingerprint."""
    loaded = load_knowledge(site(tmp_path, people=PERSON))
    assert ["ada-neri"] == [known.id for known in loaded.find("Ada Neri", "it", EntityKind.PERSON)]
    assert load_knowledge().fingerprint != loaded.fingerprint


def test_a_site_extends_a_row(tmp_path: Path) -> None:
    """The id of a built-in row adds names to it, and keeps its own."""
    loaded = load_knowledge(site(tmp_path, places="- id: londra\n  name: {it: Londra}\n  aliases: {it: [Grande Londra]}\n"))
    assert ["londra"] == [known.id for known in loaded.find("Grande Londra", "it")]
    assert ["londra"] == [known.id for known in loaded.find("London", "en", EntityKind.PLACE)]


def test_two_entries_may_share_a_name(tmp_path: Path) -> None:
    """An alias that two rows claim is no error: both are found."""
    loaded = load_knowledge(site(tmp_path, organisations=BODY + "- id: club-alto\n  name: {it: Club Alto}\n  aliases: {it: [CAL]}\n"))
    assert {"circolo-alto", "club-alto"} == {known.id for known in loaded.find("CAL", "it")}


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A symbolic link in the folder is as good as absent, and so is a folder that is one."""
    real = tmp_path / "real"
    real.mkdir()
    site(real, people=PERSON)
    linked = tmp_path / "linked"
    linked.mkdir()
    (linked / "people.yml").symlink_to(real / "people.yml")
    (tmp_path / "folder").symlink_to(real)
    assert () == load_knowledge(linked).find("Ada Neri", "it")
    assert () == load_knowledge(tmp_path / "folder").find("Ada Neri", "it")
