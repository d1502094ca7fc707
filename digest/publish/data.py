"""The digest as data: ``digest.json``, every value with its provenance, and the JSON Schema that documents it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

import msgspec

from digest.digest_model import Digest
from digest.findings import Finding
from digest.lang.pack import InterfacePack
from digest.lang.wording import word_finding
from digest.model import Briefing, Page
from digest.values import DateRange, PartialDate

DATA = "digest.json"
SCHEMA = "digest.schema.json"
FORMAT_VERSION = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def data_page(digest: Digest, interface: InterfacePack, pipelines: Iterable[Mapping[str, str]] = ()) -> tuple[Page, Page]:
    """``digest.json`` and its schema, as pages of the site.

    The data has the shape of the model, in its order: every value with basis, rule, passages and losing candidates, and the whole text of
    every seed, so that offsets (code points) can be followed; ``pipelines`` are the trained ones that were asked.
    Findings come with their words in the site's language. Equal digests give
    equal bytes. A lone surrogate, which UTF-8 cannot hold, stands as U+FFFD, in the text and in the passages alike.
    """
    used = [dict(pipeline) for pipeline in pipelines]
    tree = {"$schema": SCHEMA, "version": FORMAT_VERSION, "language": interface.code, "pipelines": used, **_plain(digest, interface)}
    return Page(DATA, {}, _written(tree)), Page(SCHEMA, {}, (files("digest.publish") / SCHEMA).read_text(encoding="utf-8"))


def briefings_json(briefings: Iterable[Briefing], interface: InterfacePack) -> str:
    """A JSON list of briefings as ``digest.json`` would hold them, for texts that belong to no site."""
    return _written([_plain(briefing, interface) for briefing in briefings])


def _written(tree: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(tree), indent=1).decode() + "\n"


def _plain(value: Any, interface: InterfacePack) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item, interface) for item in value]
    if isinstance(value, dict):
        return {_plain(key, interface): _plain(value[key], interface) for key in sorted(value)}
    if isinstance(value, PartialDate | DateRange):
        return _date(value)
    if not is_dataclass(value):
        raise TypeError(f"no place in {DATA} for {type(value).__name__}")
    tree = {field.name: _plain(getattr(value, field.name), interface) for field in fields(value)}
    if isinstance(value, Finding):
        words = word_finding(value, interface)
        tree["particulars"] = {_plain(name, interface): _plain(said, interface) for name, said in value.particulars}
        tree.update(title=words.title, message=_plain(words.message, interface), hint=_plain(words.hint, interface))
    return tree


def _date(value: PartialDate | DateRange) -> dict[str, str | None]:
    days = value.range if isinstance(value, PartialDate) else value
    return {
        "date": value.iso,
        "precision": value.precision if isinstance(value, PartialDate) else _width(value),
        "earliest": days.earliest.isoformat() if days else None,
        "latest": days.latest.isoformat() if days else None,
    }


def _width(value: DateRange) -> str:
    return "day" if value.earliest == value.latest else "range"
