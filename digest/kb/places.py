"""The built-in places: countries and their demonyms, and the table of cities and Italian municipalities."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from digest.findings import DigestError
from digest.kb.shapes import Country, Known
from digest.model import EntityKind

COLUMNS = ("id", "type", "country", "population", "it", "en", "others")
"""Columns of ``cities.txt``, separated by tabulators; other names are separated by ``|``; an empty English name is the Italian one."""


def country_entries(countries: tuple[Country, ...]) -> list[Known]:
    """Countries and territories as entries."""
    return [Known(row.id, EntityKind.PLACE, row.name, row.aliases, type="country", country=row.id) for row in countries]


def demonyms(countries: tuple[Country, ...]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Countries by language and demonym in all its forms (``tedesca`` -> germania); several for a word they share."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in countries:
        for language, words in row.demonyms.items():
            for word in words:
                for form in demonym_forms(word, language):
                    found.setdefault((language, form), []).append(row.id)
    return {key: tuple(dict.fromkeys(ids)) for key, ids in found.items()}


def demonym_forms(word: str, language: str) -> tuple[str, ...]:
    """Gender and number of a demonym, lower case: ``tedesco``, ``tedesca``, ``tedeschi``, ``tedesche``; English adds an s."""
    word = word.lower()
    if language == "en":
        return (word,) if word.endswith(("s", "sh", "ch", "ese")) else (word, f"{word}s")
    if language != "it":
        return (word,)
    stem = word[:-1]
    if word.endswith(("co", "go")):
        return (word, f"{stem}a", f"{stem[:-1]}{stem[-1]}i", f"{stem}hi", f"{stem}he")
    if word.endswith("io"):
        return (word, f"{stem}a", stem, f"{stem}e")
    if word.endswith("o"):
        return (word, f"{stem}a", f"{stem}i", f"{stem}e")
    if word.endswith("e"):
        return (word, f"{stem}i")
    if word.endswith("ga"):
        return (word, f"{stem}i", f"{stem}he")
    if word.endswith("a"):
        return (word, f"{stem}i", f"{stem}e")
    return (word,)


def read_cities(file: Traversable, shown: str) -> tuple[list[Known], dict[str, int]]:
    """Cities and municipalities as entries, and their populations by id; DigestError with the line for a row of the wrong width."""
    entries: list[Known] = []
    populations: dict[str, int] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or not cells[3].isdigit():
            raise DigestError(f"a row has the columns {', '.join(COLUMNS)}", path=shown, line=number)
        identity, kind, country, population, italian, english, others = cells
        name = {"it": italian, "en": english} if english else {"it": italian}
        aliases = {"*": tuple(others.split("|"))} if others else {}
        entries.append(Known(identity, EntityKind.PLACE, name, aliases, {}, kind, country))
        populations[identity] = int(population)
    return entries, populations


def read_words(file: Traversable) -> tuple[tuple[str, ...], ...]:
    """A plain table of words: one row a line, cells separated by tabulators, ``#`` begins a comment line."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
