"""Files become seeds. A file that cannot be read as a text is a finding, and all others are read."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from digest.characters import DROPPED, slug, without_dropped
from digest.config import Settings
from digest.findings import DigestError, Finding, find
from digest.intake.decoding import Undecoded, decode
from digest.intake.files import Refused, is_printable, kind_of, read_bytes, refusal, shown
from digest.intake.front_matter import read_front_matter
from digest.model import Seed

ENDINGS = (".txt", ".md")
OTHER_FOLDERS = ("desk", "kb")
"""Folders inside the folder of seeds that hold other things."""

_BYTES_A_CHARACTER = 4
_BYTE_ORDER_MARK = 4


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file that may be a seed."""

    name: str
    file: str
    path: str


def read_seeds(settings: Settings) -> tuple[tuple[Seed, ...], tuple[Finding, ...]]:
    """All seeds of a site by name, and what is wrong with the other files, in an order that does not depend on the disk's.

    ``README`` and names that begin with ``_`` or ``.`` are not seeds and no findings. DigestError when the folder itself cannot be read.
    """
    folder = settings.seeds
    shown_folder = shown(folder.relative_to(settings.root).as_posix())
    try:
        files = [path.name for path in folder.iterdir()]
    except OSError as error:
        raise DigestError(f"the folder of seeds cannot be read ({error.strerror})", path=shown_folder) from None
    # Of seeds that would share an address the first by name stays, on every file system the same. An address comes from the file name
    # alone, never from what was read, so that corrections break no link.
    holders: dict[str, Seed] = {}
    findings: list[Finding] = []
    for candidate in sorted((_candidate(file, shown_folder) for file in files if _counts(file)), key=lambda one: (one.name, one.file)):
        seed, found = _read_candidate(folder / candidate.file, candidate, settings.digest.max_seed_characters)
        address = slug(candidate.name)
        holder = None if seed is None else holders.setdefault(address, seed)
        if holder is seed:
            findings += found
        elif holder is not None:
            findings.append(find("same-address", candidate.path, path=candidate.path, other=holder.path, address=address))
    seeds = tuple(holders.values())
    return seeds, (*findings, *_same_texts(seeds))


def read_seed_file(path: Path, shown_path: str, limit: int) -> tuple[Seed | None, tuple[Finding, ...]]:
    """The seed that any one file makes, whatever its ending, and what is to be said about it; no seed when it cannot be read.

    ``shown_path`` stands in findings; ``limit`` is in characters.
    """
    name = unicodedata.normalize("NFC", path.stem)
    if not is_printable(path.name):
        return None, (find("bad-name", shown(shown_path), name=shown(path.name)),)
    raw = read_bytes(path, limit * _BYTES_A_CHARACTER + _BYTE_ORDER_MARK)
    if isinstance(raw, Refused):
        return None, (refusal(raw, shown_path, limit),)
    return read_seed_text(name, shown_path, raw, limit)


def read_seed_text(name: str, shown_path: str, raw: bytes, limit: int) -> tuple[Seed | None, tuple[Finding, ...]]:
    """The seed that some bytes make (a file's, or what came by standard input), and what is to be said about it."""
    decoded = decode(raw)
    if isinstance(decoded, Undecoded):
        return None, (find(decoded.code, shown_path, reason=decoded.reason, suggestion=decoded.suggestion),)
    # The mark of UTF-16 and UTF-32 is taken off by the codec.
    text = decoded.text
    if len(text) > limit:
        return None, (find("too-large", shown_path, size=str(len(text)), unit="characters", limit=str(limit)),)
    front = read_front_matter(text, name)
    if not without_dropped(text[front.body_start :]).strip():
        return None, (find("empty-seed", shown_path),)
    findings = list(front.findings)
    if not decoded.encoding.startswith("utf-8"):
        findings.append(find("re-encoded", name, encoding=decoded.encoding))
    findings += _dropped(text, name)
    return Seed(name, shown_path, hashlib.sha256(raw).hexdigest(), text, decoded.encoding, front.body_start, front.given), tuple(findings)


def _counts(file: str) -> bool:
    readmes = [f"readme{ending}" for ending in ENDINGS]
    return not file.startswith(("_", ".")) and file.casefold() not in readmes and file not in OTHER_FOLDERS


def _candidate(file: str, folder: str) -> _Candidate:
    # One name for the two ways in which file systems write an accent.
    return _Candidate(unicodedata.normalize("NFC", Path(file).stem), file, f"{folder}/{shown(file)}")


def _read_candidate(path: Path, candidate: _Candidate, limit: int) -> tuple[Seed | None, tuple[Finding, ...]]:
    if kind_of(path) == "file" and path.suffix.casefold() not in ENDINGS:
        return None, (find("wrong-ending", candidate.path, ending=shown(path.suffix), endings=", ".join(ENDINGS)),)
    return read_seed_file(path, candidate.path, limit)


def _dropped(text: str, seed: str) -> list[Finding]:
    counts: Counter[str] = Counter()
    first: int | None = None
    for found in DROPPED.finditer(text):
        first = found.start() if first is None else first
        counts[found[0]] += 1
    if first is None:
        return []
    names = ", ".join(f"U+{ord(letter):04X} ({number})" for letter, number in sorted(counts.items()))
    line = text.count("\n", 0, first) + 1
    return [find("dropped-characters", seed, line=line, count=str(counts.total()), characters=names)]


def _same_texts(seeds: tuple[Seed, ...]) -> list[Finding]:
    """White space and front matter do not make another text."""
    first: dict[bytes, Seed] = {}
    findings = []
    for seed in seeds:
        words = " ".join(seed.text[seed.body_start :].split())
        other = first.setdefault(hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest(), seed)
        if other is not seed:
            findings.append(find("same-text", seed.name, path=seed.path, other=other.path))
    return findings
