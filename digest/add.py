"""A new text among the seeds: a good name, never over a file that is there, never a text twice."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from digest.build import read_briefing
from digest.characters import slug
from digest.config import Settings
from digest.corpus.copies import LikelyCopy, likely_copies
from digest.findings import DigestError, Finding
from digest.intake.desk import Desk
from digest.intake.seeds import read_seed_file, read_seed_text, read_seeds
from digest.kb.knowledge import load_knowledge
from digest.model import Briefing, Seed
from digest.reading.trained import load_pipelines

_LONGEST_NAME = 60
_NAME_TRIES = 1_000
_NEUTRAL_NAME = 16
"""Characters of the fingerprint that stand for a name."""


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """The text was a seed before; nothing was added."""

    path: str


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a text: its briefing (None when no text could be read), findings, and texts it resembles."""

    briefing: Briefing | None
    findings: tuple[Finding, ...]
    copies: tuple[LikelyCopy, ...] = ()


def add_seed(settings: Settings, source: Path | bytes, name: str | None = None) -> Added | AlreadyThere:
    """Read a file, or the bytes of one, and put those bytes unchanged into the folder of seeds.

    Without ``name`` the file is called after its date and headline. DigestError when a name is given that is taken or is no plain file name,
    or when the folder cannot be written.
    """
    limit = settings.digest.max_seed_characters
    if isinstance(source, bytes):
        seed, findings = read_seed_text("standard-input", "-", source, limit)
    else:
        seed, findings = read_seed_file(source, source.as_posix(), limit)
    if seed is None:
        return Added(None, findings)
    present, _ = read_seeds(settings)
    for other in present:
        if other.sha256 == seed.sha256 or other.text.strip() == seed.text.strip():
            return AlreadyThere(other.path)
    knowledge = load_knowledge(settings.seeds / "kb", f"{settings.seeds.name}/kb")
    briefing = read_briefing(seed, settings.language, knowledge, Desk(), load_pipelines(settings.pipelines))
    raw = source if isinstance(source, bytes) else source.read_bytes()
    path = _put(settings.seeds, _checked_name(name) if name else None, _good_name(briefing), raw)
    placed = _renamed(briefing, path.stem, path.relative_to(settings.root).as_posix())
    told = tuple(replace(finding, seed=path.stem) for finding in findings)
    return Added(placed, (*told, *placed.findings), likely_copies(seed, present))


def _good_name(briefing: Briefing) -> str:
    """``2025-11-06-governo-approva-la-manovra``: the date as precise as known, and words of the headline, never cut inside a word.

    The name of a text under embargo tells nothing of it: names of seeds are public.
    """
    if briefing.held:
        return briefing.seed.sha256[:_NEUTRAL_NAME]
    words = slug(briefing.headline.value.text).split("-")
    name = briefing.published.value.iso.lower() if briefing.published else ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > _LONGEST_NAME:
            break
        name = longer
    return name or slug(briefing.seed.sha256[:_NEUTRAL_NAME])


def _checked_name(name: str) -> str:
    stem = name.removesuffix(".txt")
    if stem != slug(stem) and not stem.replace("_", "-").replace("-", "").isalnum():
        raise DigestError(f"{name!r} is no plain file name: use letters, digits, hyphens and underscores")
    return stem


def _put(folder: Path, wanted: str | None, good: str, raw: bytes) -> Path:
    taken = {path.stem.casefold() for path in folder.glob("*")} | {slug(path.stem) for path in folder.glob("*")}
    if wanted is not None:
        if wanted.casefold() in taken or slug(wanted) in taken:
            raise DigestError(f"a seed called {wanted!r} is there already; nothing is overwritten")
        return _write(folder / f"{wanted}.txt", raw)
    for number in range(1, _NAME_TRIES):
        name = good if number == 1 else f"{good}-{number}"
        if name not in taken:
            return _write(folder / f"{name}.txt", raw)
    raise DigestError(f"{_NAME_TRIES} seeds are called {good!r}; give another name")


def _write(path: Path, raw: bytes) -> Path:
    """Create the file, whole or not at all; never one that exists."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        # A hard link fails where the name is taken, unlike a rename.
        os.link(temporary, path)
    except OSError as error:
        raise DigestError(f"cannot be written ({error.strerror})", path=path.name) from None
    finally:
        temporary.unlink(missing_ok=True)
    return path


def _renamed(briefing: Briefing, name: str, path: str) -> Briefing:
    seed: Seed = replace(briefing.seed, name=name, path=path)
    return replace(briefing, seed=seed, findings=tuple(replace(finding, seed=name) for finding in briefing.findings))
