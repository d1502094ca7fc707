"""Rows written as YAML: what they say is what was meant, whatever the names look like."""

from __future__ import annotations

import string

import pytest

from digest.bounded_yaml import EDITED, read_yaml
from digest.kb.drafts import ID, SOURCE_TO_COME, Draft, clean_name, proposed_id, scalar, worth_listing
from digest.model import EntityKind


@pytest.mark.parametrize(
    "text",
    [
        *("Anna Verdelli", "L’Aquila", "Stati Uniti d'America", "D’Amico (Roma)", "S.p.A.", "'Ndrina", '"Anna"', "no", "Yes", "null", "~"),
        *("- a", "a: b", "a #b", "# a", "{a}", "[a]", "a, b", "*a", "&a", "!a", "%a", "@a", "`a`", "|", ">", "?", "a\\b", "100", "12:30"),
        *("2025-01-01", "", " a ", "a\tb", "a\nb", "a\r\nb", "\x00\x85\u2028\u202e", "😀", "Łódź", "אנה לוי", "Анна", "a" * 5000),
    ],
)
def test_a_scalar_says_its_text(text: str) -> None:
    """As a value, in braces and in a list the scalar is read back as the text."""
    written = scalar(text)

    assert read_yaml(f"- a: {{it: {written}}}\n  b: [{written}]\n  c: {written}\n", EDITED).tree == [
        {"a": {"it": text}, "b": [text], "c": text}
    ]


@pytest.mark.parametrize("mark", string.punctuation)
def test_no_mark_changes_what_a_row_says(mark: str) -> None:
    """Any mark at the beginning, inside or at the end of a name."""
    names = (f"{mark}Anna", f"An{mark}na", f"Anna{mark}", f"Anna {mark} Verdi", f"Anna{mark} Verdi", f"Anna {mark}Verdi")
    for name in names:
        row = read_yaml(Draft(EntityKind.PERSON, "anna", (("it", name),), (name,), name, checked=False).text, EDITED).tree

        assert row == [{"id": "anna", "name": {"it": name}, "aliases": {"*": [name]}, "source": name, "checked": "no"}]


def test_plain_names_are_written_plainly() -> None:
    """Quotation marks stand only where YAML needs them."""
    draft = Draft(
        EntityKind.ORGANISATION, "alfa", (("it", "Fondazione Alfa"), ("en", "Alfa Foundation")), ("FALF",), "verbale", checked=True
    )

    assert draft.text == '- id: alfa\n  name: {it: Fondazione Alfa, en: Alfa Foundation}\n  aliases: {"*": [FALF]}\n  source: verbale\n'
    assert draft.file == "organisations.yml"


@pytest.mark.parametrize("name", ["Anna Verdelli", "Łukasz Żak", "אנה לוי", "…", "con", "A" * 300, "Anna--Verdi"])
def test_a_proposed_id_is_one_and_is_free(name: str) -> None:
    """Whatever the name, the id has the form of an id and is nobody else's."""
    first = proposed_id(name)
    second = proposed_id(name, {first})

    assert ID.fullmatch(first)
    assert ID.fullmatch(second)
    assert first != second


@pytest.mark.parametrize(
    ("form", "worth"),
    [("A. Verdelli", True), ("Verdelli", False), ("anna verdelli", False), ("ANNA VERDELLÌ", False), ("…", False), ("", False)],
)
def test_forms_of_a_person_that_are_names(form: str, *, worth: bool) -> None:
    """A surname alone and another case or accent are no alias."""
    assert worth is worth_listing(form, "Anna Verdelli")


@pytest.mark.parametrize(
    ("form", "worth"), [("FBE", True), ("F.B.E.", True), ("Fondazione", False), ("La Belvedetti", True), ("Fbe", False)]
)
def test_forms_of_an_organisation_that_are_names(form: str, *, worth: bool) -> None:
    """An acronym is a name; a head alone is not."""
    assert worth is worth_listing(form, "Fondazione Belvedetti")


def test_a_name_is_cleaned() -> None:
    """Characters that no page may carry go, white space is one space."""
    assert clean_name(" Anna\u200b \n Ver\ud800delli\u2028Rossi ") == "Anna Verdelli Rossi"


def test_the_place_of_a_source_is_an_address_of_nobody() -> None:
    """It cannot be taken for a page that says something."""
    assert SOURCE_TO_COME.startswith("https://example.org/")
