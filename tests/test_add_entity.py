"""A candidate made a row of seeds/kb: what is proposed, what is refused, and that nothing written there is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digest.add_entity import AlreadyKnown, Proposal, Wish, propose_entity, write_entity
from digest.build import build, read_digest
from digest.config import Settings, load_settings
from digest.findings import DigestError
from digest.kb.knowledge import load_knowledge
from digest.model import EntityKind
from tests.tables import PROJECT

SOURCE = "https://www.example.com/giunta"
TEXTS = {
    "mercato": "Lucca, chiude il mercato\n\nLUCCA, 3 marzo 2025 - Il mercato chiude, ha detto la sindaca Anna Verdelli. Verdelli era in piazza "
    "con l’assessora O’Hara Nò. La Fondazione Belvedetti (FBE) protesta.\n",
    "teatro": "Pisa, apre il teatro\n\nPISA, 4 marzo 2025 - La sindaca di Lucca, Anna Verdelli, apre il teatro. Parla la Fondazione Verdelli "
    "Teatro.\n",
}
ROWS = "# Chi è chi.\n- id: ada-rivi   # sindaca\n  name: {it: Ada Rivi}\n  source: delibera\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A project with two texts and no knowledge base of its own."""
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    (tmp_path / "seeds").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    return load_settings(tmp_path)


def proposed(settings: Settings, wish: Wish) -> Proposal:
    """The proposal, which must be one."""
    found = propose_entity(settings, wish)
    assert isinstance(found, Proposal)
    return found


def add(settings: Settings, wish: Wish) -> str:
    """Add a name and return its file's text."""
    proposal = proposed(settings, wish)
    write_entity(settings, proposal.draft)
    return (settings.root / proposal.path).read_bytes().decode("utf-8")


def refused(settings: Settings, wish: Wish) -> str:
    """What a refusal says; nothing is written."""
    kb = settings.seeds / "kb"
    before = contents(kb)
    with pytest.raises(DigestError) as error:
        add(settings, wish)
    assert before == contents(kb)
    return str(error.value)


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder; none when there is no folder."""
    return {path.name: path.read_bytes() for path in folder.glob("*") if path.is_file()}


def file_with(settings: Settings, text: str, name: str = "people.yml") -> Path:
    """A file of the knowledge base, written byte for byte."""
    path = settings.seeds / "kb" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


def test_a_candidate_becomes_a_row(settings: Settings) -> None:
    """The folder and the file are made; the row has id, name in the site's language, and source."""
    expected = f'- id: anna-verdelli\n  name: {{it: Anna Verdelli}}\n  source: "{SOURCE}"\n'

    assert expected == add(settings, Wish("Anna Verdelli", source=SOURCE))


def test_the_next_digest_knows_it_and_the_old_address_leads_on(settings: Settings) -> None:
    """What was a candidate is known, under a name of the editor's choice too; the page it had as a candidate leads to the new one."""
    build(settings)
    assert (settings.docs / "persone" / "anna-verdelli.md").is_file()
    add(settings, Wish("Anna Verdelli", id="verdelli-anna-1970", names={"it": "Anna Maria Verdelli"}, source=SOURCE))
    digest = build(settings).digest

    assert "Anna Verdelli" not in {one.name for one in digest.candidates}
    assert [("Anna Maria Verdelli", 2)] == [
        (one.name, len(one.briefings)) for one in digest.profiles if one.known_as == "verdelli-anna-1970"
    ]
    assert "verdelli-anna-1970" in (settings.docs / "persone" / "anna-verdelli.html").read_text(encoding="utf-8")


def test_all_that_an_editor_says_is_in_the_row(settings: Settings) -> None:
    """Kind, id, names, aliases and an unopened source are the editor's; the name as it was read stays an alias."""
    wish = Wish(
        "Fondazione Belvedetti",
        EntityKind.ORGANISATION,
        "belvedetti",
        {"it": "Fondazione Belvedetti Onlus", "en": "Belvedetti Foundation"},
        ("La Belvedetti", "la belvedetti"),
        SOURCE,
        checked=False,
    )

    assert add(settings, wish) == (
        "- id: belvedetti\n  name: {it: Fondazione Belvedetti Onlus, en: Belvedetti Foundation}\n"
        f'  aliases: {{"*": [Fondazione Belvedetti, FBE, La Belvedetti]}}\n  source: "{SOURCE}"\n  checked: no\n'
    )


@pytest.mark.parametrize(
    "old",
    [
        ROWS,
        ROWS.rstrip("\n"),
        ROWS + "# in fondo\n",
        ROWS.replace("\n", "\r\n"),
        "# solo un commento\n",
        "",
        "---\n" + ROWS,
        "\n".join(f"  {line}" if line else line for line in ROWS.splitlines()) + "\n",
        "\ufeff" + ROWS,
    ],
    ids=["rows", "no line end", "comment at the end", "CRLF", "only a comment", "empty", "document mark", "indented", "byte order mark"],
)
def test_what_is_there_stays_byte_for_byte(settings: Settings, old: str) -> None:
    """Comments, line ends, indentation and order of a file stay; the row comes after them and the whole can be read."""
    file_with(settings, old)
    new = add(settings, Wish("Anna Verdelli", source=SOURCE))
    knowledge = load_knowledge(settings.seeds / "kb")

    assert new.startswith(old)
    assert ("\r\n" in old) == ("\r\n" in new[len(old) :])
    assert {"anna-verdelli"} <= set(knowledge.entries)
    assert ("ada-rivi" in old) == ("ada-rivi" in knowledge.entries)


def test_rows_follow_each_other(settings: Settings) -> None:
    """A second name goes after the first one; another kind goes into a file of its own."""
    add(settings, Wish("Anna Verdelli", source=SOURCE))
    second = add(settings, Wish("O’Hara Nò", EntityKind.PERSON, source=SOURCE))
    add(settings, Wish("Fondazione Belvedetti", source=SOURCE))

    assert 2 == second.count("- id: ")
    assert ["organisations.yml", "people.yml"] == sorted(path.name for path in (settings.seeds / "kb").iterdir())


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish("Nessuno Mai", source=SOURCE), "no candidate is called 'Nessuno Mai'"),
        (Wish("Anna Verdell", source=SOURCE), "nearest: Anna Verdelli"),
        (Wish("", source=SOURCE), "needs a letter"),
        (Wish("«…»", source=SOURCE), "needs a letter"),
        (Wish("Anna\x1b[31m Verdelli", source=SOURCE), "no page can carry"),
        (Wish("Anna\udcff", source=SOURCE), "no page can carry"),
        (Wish("{{ 7*7 }}", source=SOURCE), "no candidate is called"),
        (Wish("Anna Verdelli"), "a row needs a source"),
        (Wish("Anna Verdelli", source="  "), "an empty source is none"),
        (Wish("Anna Verdelli", source="javascript:alert(1)"), "no web address"),
        (Wish("Anna Verdelli", source="https://due parole.it"), "no web address"),
        (Wish("Anna Verdelli", source="https://example.org/page-that-says-so"), "only holds the place"),
        (Wish("Anna Verdelli", id="Anna Verdelli", source=SOURCE), "is no id"),
        (Wish("Anna Verdelli", id="", source=SOURCE), "is no id"),
        (Wish("Anna Verdelli", id="../fuori", source=SOURCE), "is no id"),
        (Wish("Anna Verdelli", id="roma", source=SOURCE), "the id roma is taken"),
        (Wish("Anna Verdelli", also=("Sergio Mattarella",), source=SOURCE), "is a name of sergio-mattarella already"),
        (Wish("Anna Verdelli", names={"it": "Sergio Mattarella"}, source=SOURCE), "is a name of sergio-mattarella already"),
        (Wish("Anna Verdelli", names={"en": " "}, source=SOURCE), "needs a letter"),
        (Wish("Anna Verdelli", also=("?",), source=SOURCE), "is no name"),
        (Wish("Anna Verdelli", also=("a\nb\u202ec",), source=SOURCE), "no page can carry"),
    ],
    ids=lambda value: None if isinstance(value, Wish) else value,
)
def test_what_cannot_be_a_row_is_refused(settings: Settings, wish: Wish, said: str) -> None:
    """One line says why, and nothing is written."""
    assert said in refused(settings, wish)


@pytest.mark.parametrize(
    "name",
    [
        "no",
        "Null: {x}",
        "- Anna # Verdelli",
        "[Anna]",
        '\'Ndranna "Verdelli"',
        "100 Verdelli",
        "a\\b: *c &d !e %f @g `h`",
        "Anna, Verdelli",
        "~ A",
    ],
)
def test_names_that_mean_something_in_yaml_stay_names(settings: Settings, name: str) -> None:
    """Whatever a name looks like to YAML, the row says the name."""
    add(settings, Wish("Anna Verdelli", names={"it": name, "en": name}, also=(f"{name} B",), source=f"verbale: {name}"))
    known = load_knowledge(settings.seeds / "kb").entries["anna-verdelli"]

    assert {"it": name, "en": name} == dict(known.name)
    assert f"{name} B" in known.aliases["*"]
    assert f"verbale: {name}" == known.source


@pytest.mark.parametrize("name", ["Sergio Mattarella", "sergio mattarella", "Roma"])
def test_a_known_name_is_not_added(settings: Settings, name: str) -> None:
    """The name of an entry is told with the entry."""
    found = propose_entity(settings, Wish(name, source=SOURCE))

    assert isinstance(found, AlreadyKnown)
    assert found.entries


def test_a_row_of_the_site_is_known_too(settings: Settings) -> None:
    """A name that was added cannot be added again, under its other names neither."""
    add(settings, Wish("Anna Verdelli", also=("Annina Verdelli",), source=SOURCE))

    assert isinstance(propose_entity(settings, Wish("Anna Verdelli", source=SOURCE)), AlreadyKnown)
    assert isinstance(propose_entity(settings, Wish("Annina Verdelli", source=SOURCE)), AlreadyKnown)


def test_a_surname_finds_who_is_written_so(settings: Settings) -> None:
    """A form of the candidate is enough, as long as one candidate has it."""
    assert "Anna Verdelli" == proposed(settings, Wish("verdelli")).candidate.name


def test_a_kind_may_be_corrected(settings: Settings) -> None:
    """What the texts took for an organisation can be a place; the row goes where its kind belongs."""
    proposal = proposed(settings, Wish("Fondazione Belvedetti", EntityKind.PLACE))

    assert "seeds/kb/places.yml" == proposal.path


@pytest.mark.parametrize(
    "text",
    ["- id: ada\n  nome: {it: Ada}\n", "- id: [\n", "&a [*a]\n", "ada: {it: Ada}\n", "\x00", "- id: ada\n"],
    ids=["unknown key", "no YAML", "anchor", "no list", "NUL", "no name"],
)
def test_a_broken_file_is_told_with_its_name(settings: Settings, text: str) -> None:
    """A file of the knowledge base that cannot be read stops everything before anything is written."""
    file_with(settings, text)

    assert refused(settings, Wish("Anna Verdelli", source=SOURCE)).startswith("seeds/kb/people.yml:")


@pytest.mark.parametrize("text", ["[{id: ada-rivi, name: {it: Ada Rivi}, source: delibera}]\n", "[]\n", ROWS + "...\n"])
def test_a_file_written_otherwise_is_left_to_its_editor(settings: Settings, text: str) -> None:
    """Rows in brackets or a closed document cannot be appended to: the row is to be written by hand."""
    file_with(settings, text)

    assert "Write it there by hand" in refused(settings, Wish("Anna Verdelli", source=SOURCE))


def test_what_is_no_utf8_is_refused(settings: Settings) -> None:
    """A file in another encoding is named."""
    file_with(settings, "").write_bytes("- id: à\n".encode("latin-1"))

    assert refused(settings, Wish("Anna Verdelli", source=SOURCE)).startswith("seeds/kb/people.yml")


def test_links_are_not_followed(settings: Settings, tmp_path: Path) -> None:
    """A file that is a link is not written through, be it dangling or not."""
    (settings.seeds / "kb").mkdir()
    (settings.seeds / "kb" / "people.yml").symlink_to(tmp_path / "outside.yml")

    assert "link" in refused(settings, Wish("Anna Verdelli", source=SOURCE))
    assert not (tmp_path / "outside.yml").exists()


def test_a_folder_that_is_a_link_is_not_followed(settings: Settings, tmp_path: Path) -> None:
    """Nor is the folder, which a build would not read either."""
    (tmp_path / "outside").mkdir()
    (settings.seeds / "kb").symlink_to(tmp_path / "outside", target_is_directory=True)

    assert "link" in refused(settings, Wish("Anna Verdelli", source=SOURCE))
    assert [] == list((tmp_path / "outside").iterdir())


def test_where_nothing_can_be_written_one_line_says_so(settings: Settings) -> None:
    """A file in the folder's place, or a folder in the temporary file's, ends in one error, and the file stays as it was."""
    (settings.seeds / "kb").write_text("", encoding="utf-8")
    assert "cannot be written" in refused(settings, Wish("Anna Verdelli", source=SOURCE))
    (settings.seeds / "kb").unlink()
    file_with(settings, ROWS)
    (settings.seeds / "kb" / ".people.yml.new").mkdir()
    proposal = proposed(settings, Wish("Anna Verdelli", source=SOURCE))
    with pytest.raises(DigestError, match="cannot be written"):
        write_entity(settings, proposal.draft)
    assert ROWS == (settings.seeds / "kb" / "people.yml").read_text(encoding="utf-8")


def test_a_read_only_folder_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses is told in its words."""

    def forbidden(_self: Path, *_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    proposal = proposed(settings, Wish("Anna Verdelli", source=SOURCE))
    monkeypatch.setattr(Path, "replace", forbidden)
    with pytest.raises(DigestError, match=r"seeds/kb/people.yml: cannot be written \(Permission denied\)"):
        write_entity(settings, proposal.draft)
    assert [] == list((settings.seeds / "kb").iterdir())


def test_what_a_broken_run_left_behind_is_no_obstacle(settings: Settings) -> None:
    """A temporary file of an earlier run goes."""
    file_with(settings, "half a row", ".people.yml.new")
    add(settings, Wish("Anna Verdelli", source=SOURCE))

    assert ["people.yml"] == [path.name for path in (settings.seeds / "kb").iterdir()]


def test_a_dry_proposal_writes_nothing(settings: Settings) -> None:
    """Proposing reads only."""
    proposed(settings, Wish("Anna Verdelli"))

    assert not (settings.seeds / "kb").exists()
    assert "anna-verdelli" not in {one.known_as for one in read_digest(settings).profiles}
