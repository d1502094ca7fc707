"""A name of the corpus that nobody knew, made a row of the site's own knowledge base. Appends; never touches what is written there."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from digest.bounded_yaml import EDITED, YamlError, read_yaml
from digest.build import Progress, quiet, read_digest
from digest.characters import DROPPED
from digest.config import Settings
from digest.corpus.candidates import taken_by
from digest.digest_model import Digest, NameCandidate
from digest.findings import DigestError
from digest.intake.files import Refused, kind_of, read_bytes
from digest.kb.aliases import key_of
from digest.kb.drafts import ID, SOURCE_TO_COME, Draft, draft_of
from digest.kb.knowledge import Knowledge, Known, load_knowledge
from digest.kb.rows import SITE_FILES
from digest.model import EntityKind

_NEAREST = 5
_SIMILAR = 0.6
"""How alike, from 0 to 1, a name must be to be offered in place of one that nobody has."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)
"""What is meant as an address; a colon and a space are prose."""
_WEB = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
_FIRST_ROW = re.compile(r"^( *)- ", re.MULTILINE)
_BYTES = 4 * EDITED.characters


@dataclass(frozen=True, slots=True)
class Wish:
    """What an editor says of the name; all that is not said is proposed from the corpus."""

    name: str
    kind: EntityKind | None = None
    id: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """Canonical names per language code."""
    also: tuple[str, ...] = ()
    source: str | None = None
    checked: bool = True


@dataclass(frozen=True, slots=True)
class AlreadyKnown:
    """The knowledge base has the name; nothing is to be added."""

    entries: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate and the row proposed for it."""

    digest: Digest
    candidate: NameCandidate
    draft: Draft
    path: str
    """The file for the row, relative to the project."""


def propose_entity(settings: Settings, wish: Wish, progress: Progress = quiet) -> Proposal | AlreadyKnown:
    """Read the corpus, find the name among its candidates and draft its row; nothing is written.

    DigestError when no candidate, or more than one, goes by the name, when the wish cannot be a row, or when an entry has its id or a name.
    """
    for text in (wish.name, wish.id or "", wish.source or "", *wish.names.values(), *wish.also):
        _printable(text)
    if not key_of(wish.name):
        raise DigestError("a name needs a letter or a figure")
    folder = settings.seeds / "kb"
    shown = folder.relative_to(settings.root).as_posix()
    digest = read_digest(settings, progress)
    knowledge = load_knowledge(folder, shown)
    found = _candidates(digest.candidates, wish)
    if not found:
        names = knowledge.names.lookup(key_of(wish.name))
        if names:
            return AlreadyKnown(tuple({name.known.id: name.known for name in names}.values()))
        raise DigestError(f"no candidate is called {wish.name!r}{_nearest(digest.candidates, wish.name)}")
    if len(found) > 1:
        several = ", ".join(f"{one.name} ({one.kind.value})" for one in found[:_NEAREST])
        raise DigestError(f"{len(found)} candidates go by {wish.name!r}: {several}; say which with the whole name and --kind")
    draft = _drafted(found[0], wish, settings.language)
    _free(draft, knowledge)
    return Proposal(digest, found[0], draft, f"{shown}/{draft.file}")


def write_entity(settings: Settings, draft: Draft) -> None:
    """Append the row to its file in ``seeds/kb``, which is made when it is missing. All or nothing; what is in the file stays byte for byte.

    DigestError when the row has no source yet, when the file cannot be read, written or appended to, or when the knowledge base would not load.
    """
    if draft.source == SOURCE_TO_COME:
        raise DigestError(
            "a row needs a source: --source with the address of a page that says who this is; add --unchecked when nobody has opened it yet"
        )
    folder = settings.seeds / "kb"
    shown = folder.relative_to(settings.root).as_posix()
    path, name = folder / draft.file, f"{shown}/{draft.file}"
    if folder.is_symlink():
        raise DigestError("is a link, and links are not followed", path=shown)
    old = _read(path, name)
    new = _appended(old, draft, name)
    _loads(folder, shown, draft.file, new)
    _replace(path, name, new)


def _printable(text: str) -> None:
    if DROPPED.search(text):
        raise DigestError(f"{text!r} holds characters that no page can carry")


def _candidates(candidates: Iterable[NameCandidate], wish: Wish) -> list[NameCandidate]:
    """Those with this name, slug or id, else those that a text writes so; a kind that is wished chooses among several."""
    key = key_of(wish.name)
    every = list(candidates)
    found = [one for one in every if key_of(one.name) == key or wish.name in (one.slug, one.proposed_id)]
    found = found or [one for one in every if any(key_of(form) == key for form in one.forms)]
    return [one for one in found if one.kind is wish.kind] or found if wish.kind else found


def _nearest(candidates: Iterable[NameCandidate], name: str) -> str:
    by_key = {key_of(one.name): one.name for one in candidates}
    key = key_of(name)
    near = difflib.get_close_matches(key, by_key, n=_NEAREST, cutoff=_SIMILAR)
    near += [other for other in by_key if set(key.split()) & set(other.split()) and other not in near]
    return f"; nearest: {', '.join(by_key[other] for other in near[:_NEAREST])}" if near else ""


def _drafted(candidate: NameCandidate, wish: Wish, language: str) -> Draft:
    draft = draft_of(candidate, language)
    names = dict(draft.names) | {code: " ".join(name.split()) for code, name in wish.names.items()}
    if not all(key_of(name) for name in names.values()):
        raise DigestError("a name needs a letter or a figure")
    identity = draft.id if wish.id is None else wish.id
    if not ID.fullmatch(identity):
        raise DigestError(f"{identity!r} is no id: lower-case letters, figures and single hyphens")
    keys = {key_of(name) for name in names.values()}
    aliases: dict[str, str] = {}
    # The name as it was read stays findable whatever the entry is called.
    for alias in (*dict(draft.names).values(), *draft.aliases, *(" ".join(text.split()) for text in wish.also)):
        if not key_of(alias):
            raise DigestError(f"{alias!r} is no name: it needs a letter or a figure")
        if key_of(alias) not in keys:
            aliases.setdefault(key_of(alias), alias)
    source, checked = (SOURCE_TO_COME, False) if wish.source is None else (_source(wish.source), wish.checked)
    return replace(
        draft,
        kind=wish.kind or candidate.kind,
        id=identity,
        names=tuple(names.items()),
        aliases=tuple(aliases.values()),
        source=source,
        checked=checked,
    )


def _source(text: str) -> str:
    source = text.strip()
    if not key_of(source):
        raise DigestError("an empty source is none")
    if source == SOURCE_TO_COME:
        raise DigestError(f"{source} only holds the place of a source")
    if _SCHEME.match(source) and not _WEB.fullmatch(source):
        raise DigestError(f"{source!r} is no web address: it begins with https:// and has no spaces")
    return source


def _free(draft: Draft, knowledge: Knowledge) -> None:
    known = knowledge.entries.get(draft.id)
    if known is not None:
        raise DigestError(f"the id {draft.id} is taken: it is {known.name_in('it')} ({known.kind.value}); choose another with --id")
    for name in (*dict(draft.names).values(), *draft.aliases):
        for entry in taken_by(name, draft.kind, knowledge):
            raise DigestError(f"{name!r} is a name of {entry.id} already; two entries of one kind with one name could not be told apart")


def _read(path: Path, name: str) -> str:
    """The text of the file; empty when there is none."""
    if not path.is_symlink() and not path.exists():
        return ""
    raw = read_bytes(path, _BYTES)
    if isinstance(raw, Refused):
        reason = dict(raw.particulars).get("reason") or ("it is a link" if kind_of(path) == "link" else raw.code)
        raise DigestError(f"cannot be read ({reason})", path=name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise DigestError("is not UTF-8", path=name) from None


def _appended(old: str, draft: Draft, name: str) -> str:
    """The text with the row at its end, in the file's own line ends and indentation; read again to see that it says just that."""
    line_end = "\r\n" if "\r\n" in old else "\n"
    first = _FIRST_ROW.search(old)
    indent = first[1] if first else ""
    row = "".join(f"{indent}{line}{line_end}" for line in draft.text.splitlines())
    new = f"{old}{line_end if old and not old.endswith(line_end) else ''}{row}"
    try:
        before, after = read_yaml(old, EDITED).tree, read_yaml(new, EDITED).tree
        expected = [*(before if isinstance(before, list) else []), *read_yaml(draft.text, EDITED).tree]
        right = after == expected and (isinstance(before, list) or before == {})
    except YamlError:
        right = False
    if not right:
        raise DigestError("no row can be appended: its rows are not a plain list with hyphens. Write it there by hand (--print)", path=name)
    return new


def _loads(folder: Path, shown: str, file: str, text: str) -> None:
    """Load the knowledge base as it would be; what is wrong with it is told as a build would tell it."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        for other in SITE_FILES:
            if (folder / other).is_file() and not (folder / other).is_symlink():
                shutil.copyfile(folder / other, copy / other)
        (copy / file).write_text(text, encoding="utf-8", newline="")
        load_knowledge(copy, shown)


def _replace(path: Path, name: str, text: str) -> None:
    temporary = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # What a run that was broken off left behind.
        temporary.unlink(missing_ok=True)
        with temporary.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except OSError as error:
        raise DigestError(f"cannot be written ({error.strerror})", path=name) from None
    finally:
        with suppress(OSError):
            temporary.unlink()
