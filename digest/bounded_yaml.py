"""The one reader of YAML: settings, language packs, knowledge base, desk decisions and front matter all pass here.

It reads from the parser's event stream and never composes or constructs, because even the safe loader can be crashed or hung by a
stranger's file (200 kB of ``[`` ends the process, aliases multiply). Scalars stay strings (``NO`` is a word, ``12:30`` a time, a date the
calendar lacks no crash); anchors, aliases, tags, duplicate keys and several documents are refused. Every value knows its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

import msgspec
import yaml

from digest.findings import DigestError

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
Path: TypeAlias = "tuple[str | int, ...]"
T = TypeVar("T")

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONVERSION_PATH = re.compile(r" - at `(?:key in )?\$?([^`]*)`$")
_PATH_STEP = re.compile(r"\.(\w+)|\[(\d+)\]|\[(\.\.\.)\]")


class YamlError(Exception):
    """A YAML text that is refused, with the reason and the place (lines and columns count from 1)."""

    def __init__(self, reason: str, line: int, column: int = 1) -> None:
        super().__init__(f"line {line}, column {column}: {reason}")
        self.reason = reason
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a YAML text may hold before it is refused."""

    characters: int
    depth: int
    nodes: int


FRONT_MATTER = Limits(characters=8_000, depth=2, nodes=400)
"""Design rule 6: within 8 kB, flat keys and lists."""
EDITED = Limits(characters=1_000_000, depth=8, nodes=200_000)
"""Desk decisions and the site's own knowledge, which arrive by pull request."""
BUILT_IN = Limits(characters=40_000_000, depth=10, nodes=4_000_000)
"""Files that ship with the package, and settings."""


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML text as plain strings, lists and mappings, and the place of each of its values."""

    tree: Tree
    lines: dict[Path, int]
    marks: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Where each scalar value stands in the text: code points, half-open, quotes included."""

    def line_of(self, path: Path) -> int:
        """The line of a value, or of the nearest value around it that the text holds."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(text: str, limits: Limits, *, tags_allowed: bool = False) -> Document:
    """Read one YAML document; YamlError when it is malformed or over the limits. An empty text is an empty mapping.

    ``tags_allowed`` is for ``mkdocs.yml`` alone, whose tags are MkDocs' own: the tag is dropped, the value kept as a string.
    """
    if len(text) > limits.characters:
        raise YamlError(f"longer than {limits.characters} characters", 1)
    try:
        return _build(text, limits, tags_allowed)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError(str(error.problem or error.context), line, column) from None
    except yaml.YAMLError as error:
        raise YamlError(str(error).splitlines()[0], 1) from None
    except UnicodeEncodeError as error:
        raise YamlError("half a surrogate pair", text.count("\n", 0, error.start) + 1) from None


def _build(text: str, limits: Limits, tags_allowed: bool) -> Document:
    root: list[Tree] = []
    lines: dict[Path, int] = {}
    marks: dict[Path, tuple[int, int]] = {}
    # One frame per open collection: the collection, the path to it, and the key that waits for its value.
    stack: list[tuple[list[Tree] | dict[str, Tree], Path, str | None]] = [(root, (), None)]
    nodes = documents = 0
    for event in yaml.parse(text, Loader=_PARSER):
        begin, end = event.start_mark, event.end_mark
        assert begin is not None and end is not None
        line, column = begin.line + 1, begin.column + 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise YamlError("a second document begins", line, column)
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise YamlError("anchors and aliases are not allowed", line, column)
        if getattr(event, "tag", None) not in (None, "!") and not tags_allowed:
            raise YamlError("tags are not allowed", line, column)
        nodes += 1
        if nodes > limits.nodes:
            raise YamlError(f"more than {limits.nodes} values", line, column)
        parent, path, key = stack[-1]
        if isinstance(parent, dict) and key is None:
            if not isinstance(event, yaml.ScalarEvent):
                raise YamlError("a key must be a plain word", line, column)
            if event.value in parent:
                raise YamlError(f"the key {event.value!r} stands twice", line, column)
            stack[-1] = (parent, path, event.value)
            lines[(*path, event.value)] = line
            continue
        value: Tree = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        if isinstance(event, yaml.ScalarEvent):
            value = event.value
        if isinstance(parent, dict):
            assert key is not None
            parent[key] = value
            here: Path = (*path, key)
            stack[-1] = (parent, path, None)
        else:
            parent.append(value)
            here = () if len(stack) == 1 else (*path, len(parent) - 1)
            lines[here] = line
        if isinstance(event, yaml.ScalarEvent):
            marks[here] = (begin.index, end.index)
        if isinstance(value, list | dict):
            if len(stack) > limits.depth:
                raise YamlError(f"nested deeper than {limits.depth} levels", line, column)
            stack.append((value, here, None))
    return Document(root[0] if root and root[0] != "" else {}, lines, marks)


def convert(document: Document, shape: type[T], path: str) -> T:
    """The document as a typed value; DigestError with file and line when it does not fit.

    Unknown keys are refused by a msgspec Struct that forbids them.
    """
    try:
        return msgspec.convert(document.tree, shape, strict=False)
    except msgspec.ValidationError as error:
        found = _CONVERSION_PATH.search(str(error))
        steps: list[str | int] = []
        for step in _PATH_STEP.finditer(found[1] if found else ""):
            if step[3]:
                break
            steps.append(step[1] if step[1] else int(step[2]))
        line = document.line_of(tuple(steps))
        unknown = re.search(r"unknown field `([^`]*)`", str(error))
        if unknown:
            line = document.line_of((*steps, unknown[1]))
        message = _CONVERSION_PATH.sub("", str(error))
        raise DigestError(message[:1].lower() + message[1:], path=path, line=line) from None


def read_document(path: Any, limits: Limits, shown: str) -> Document:
    """Read a YAML file the package or the site owns (a ``pathlib.Path`` or package resource); DigestError when it is broken."""
    try:
        return read_yaml(path.read_text(encoding="utf-8"), limits)
    except (OSError, UnicodeDecodeError) as error:
        raise DigestError(f"cannot be read: {getattr(error, 'strerror', None) or error}", path=shown) from None
    except YamlError as error:
        raise DigestError(error.reason, path=shown, line=error.line) from None


def load(path: Any, limits: Limits, shape: type[T], name: str | None = None) -> T:
    """Read such a file as a typed value; DigestError when it is broken or does not fit."""
    shown = name or str(path)
    return convert(read_document(path, limits, shown), shape, shown)
