"""A language pack: the typed tables of one language folder. Holds words, no reasoning."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from digest.bounded_yaml import BUILT_IN, load
from digest.findings import DigestError
from digest.lang.dates import DateWords
from digest.lang.labels import FindingWords, Labels
from digest.lang.layout import LayoutWords
from digest.lang.names import NameWords
from digest.lang.speech import SpeechWords
from digest.lang.terminal import TerminalWords

T = TypeVar("T")


class LanguagePack(msgspec.Struct, frozen=True):
    """The words needed to read texts of one language."""

    code: str
    dates: DateWords
    layout: LayoutWords
    names: NameWords
    speech: SpeechWords


class InterfacePack(msgspec.Struct, frozen=True):
    """The words needed to speak to readers and editors in one language."""

    code: str
    labels: Labels
    findings: dict[str, FindingWords]
    terminal: TerminalWords


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages whose texts can be read."""
    folders = (folder for folder in files("digest.lang").iterdir() if folder.is_dir())
    return tuple(sorted(folder.name for folder in folders if (folder / "speech.yml").is_file()))


@cache
def interface_languages() -> tuple[str, ...]:
    """Codes of the languages a site can speak."""
    folders = (folder for folder in files("digest.lang").iterdir() if folder.is_dir())
    return tuple(sorted(folder.name for folder in folders if (folder / "labels.yml").is_file()))


@cache
def load_language(code: str) -> LanguagePack:
    """The pack for reading texts in a language; DigestError when there is none or it is broken."""
    _require(code, languages())
    return LanguagePack(
        code=code,
        dates=_table(code, "dates", DateWords),
        layout=_table(code, "layout", LayoutWords),
        names=_table(code, "names", NameWords),
        speech=_table(code, "speech", SpeechWords),
    )


@cache
def load_interface(code: str) -> InterfacePack:
    """The pack for pages, findings and messages in a language; DigestError when there is none or it is broken."""
    _require(code, interface_languages())
    return InterfacePack(
        code=code,
        labels=_table(code, "labels", Labels),
        findings=_table(code, "findings", dict[str, FindingWords]),
        terminal=_table(code, "terminal", TerminalWords),
    )


def _table(code: str, name: str, shape: type[T]) -> T:
    return load(files("digest.lang") / code / f"{name}.yml", BUILT_IN, shape, f"digest/lang/{code}/{name}.yml")


def _require(code: str, known: tuple[str, ...]) -> None:
    if code not in known:
        raise DigestError(f"no language pack for {code!r}; there are packs for: {', '.join(known)}")
