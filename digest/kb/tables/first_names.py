"""Builds ``digest/kb/data/first_names.txt`` and ``surnames.txt`` from the locales of Faker.

    pip install --group tables      # not needed to run or test the product
    python -m digest.kb.tables.first_names

Source: Faker (MIT licence). Italian names also come from the hand-written ``first_names_by_hand.txt``. Names are folded; those with letters
outside the Latin script, of two letters or fewer, or written in several words are left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from faker import Faker

from digest.kb.aliases import fold_word

DATA = Path(__file__).parent.parent / "data"
LOCALES = [
    "it_IT",
    "en_US",
    "en_GB",
    "en_IE",
    "fr_FR",
    "de_DE",
    "de_AT",
    "de_CH",
    "es_ES",
    "es_AR",
    "es_MX",
    "pt_PT",
    "pt_BR",
    "nl_NL",
    "nl_BE",
    "pl_PL",
    "cs_CZ",
    "sk_SK",
    "sl_SI",
    "hr_HR",
    "hu_HU",
    "ro_RO",
    "sv_SE",
    "no_NO",
    "da_DK",
    "fi_FI",
    "et_EE",
    "lt_LT",
    "lv_LV",
    "tr_TR",
    "az_AZ",
    "en_IN",
    "en_NG",
    "id_ID",
]
SURNAME_LOCALES = ("it_IT",)


def main() -> tuple[int, int]:
    """Write both tables; returns the numbers of first names and surnames. Raises OSError where they cannot be written."""
    genders: dict[str, set[str]] = {}
    for locale in LOCALES:
        provider = _provider(locale)
        for gender, attribute in (("m", "first_names_male"), ("f", "first_names_female"), ("mf", "first_names")):
            for name in getattr(provider, attribute, ()):
                if gender != "mf" or not (hasattr(provider, "first_names_male") and hasattr(provider, "first_names_female")):
                    _add(genders, name, gender)
    for line in (DATA / "first_names_by_hand.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            gender, names = line.split("\t")
            for name in names.split():
                genders.pop(fold_word(name), None)
                _add(genders, name, gender)
    surnames: set[str] = set()
    for locale in SURNAME_LOCALES:
        provider = _provider(locale)
        surnames |= {fold_word(name) for name in provider.last_names if name.isalpha() and len(name) > 2}
    _write("first_names.txt", [f"{name}\t{'mf' if len(found) > 1 else min(found)}" for name, found in genders.items()])
    _write("surnames.txt", sorted(surnames))
    return len(genders), len(surnames)


def _provider(locale: str) -> Any:
    found = Faker(locale).factories[0].provider("faker.providers.person")
    if found is None:
        raise LookupError(f"Faker has no names for {locale}")
    return found


def _add(genders: dict[str, set[str]], name: str, gender: str) -> None:
    folded = fold_word(name)
    if len(folded) > 2 and folded.isascii() and folded.isalpha():
        genders.setdefault(folded, set()).update(gender)


def _write(name: str, lines: list[str]) -> None:
    head = "# Built by digest.kb.tables.first_names: do not edit. Faker, MIT licence; see LICENCES.md.\n"
    (DATA / name).write_text(head + "\n".join(sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
