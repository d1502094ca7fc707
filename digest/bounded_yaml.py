"""The one reader of YAML: settings, language packs, knowledge base, desk decisions and front matter all pass here.

It reads from the parser's event stream and never composes or constructs, because even the safe loader can be crashed or hung by a
stranger's file (200 kB of ``[`` ends the process, aliases multiply). Scalars stay strings (``NO`` is a word, ``12:30`` a time, a date the
calendar lacks no crash); anchors, aliases, tags, duplicate keys and several documents are refused. Every value knows its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
"""Desk decisions, which arrive by pull request."""
KNOWLEDGE = Limits(characters=20_000_000, depth=8, nodes=2_000_000)
"""The site's own knowledge: arrives by pull request, and may be large (50,000 names are 2 MB)."""
BUILT_IN = Limits(characters=40_000_000, depth=10, nodes=4_000_000)
"""Files that ship with the package, and settings."""


class Document:
    """A YAML text as plain strings, lists and mappings, and the place of each of its values.

    Places are wanted for errors and front matter only; they are looked for when the first is asked for, by parsing the text again.
    """

    __slots__ = ("_places", "_text", "tree")

    def __init__(self, tree: Tree, text: str = "") -> None:
        self.tree = tree
        self._text = text
        self._places: tuple[dict[Path, int], dict[Path, tuple[int, int]]] | None = None

    @property
    def lines(self) -> dict[Path, int]:
        """The line of each value in a list and of each key of a mapping."""
        return self._found()[0]

    @property
    def marks(self) -> dict[Path, tuple[int, int]]:
        """Where each scalar value stands in the text: code points, half-open, quotes included."""
        return self._found()[1]

    def line_of(self, path: Path) -> int:
        """The line of a value, or of the nearest value around it that the text holds."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def _found(self) -> tuple[dict[Path, int], dict[Path, tuple[int, int]]]:
        if self._places is None:
            self._places = _find_places(self._text)
        return self._places


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


def _events(text: str) -> Iterator[Any]:
    """The parser's events; its classes share too little for the types to say more."""
    parser = _PARSER(text)
    try:
        following: Callable[[], Any] = parser.get_event
        while (event := following()) is not None:
            yield event
    finally:
        parser.dispose()


def _build(text: str, limits: Limits, tags_allowed: bool) -> Document:
    root: list[Tree] = []
    # One frame per open collection: the collection, and the key that waits for its value.
    stack: list[tuple[list[Tree] | dict[str, Tree], str | None]] = [(root, None)]
    nodes = documents = 0
    # The loop runs once for each of a large file's hundred thousands of values: kinds are compared, the likeliest first.
    for event in _events(text):
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
            continue
        if kind is not yaml.ScalarEvent and kind is not yaml.MappingStartEvent and kind is not yaml.SequenceStartEvent:
            if kind is yaml.AliasEvent:
                raise _refusal("anchors and aliases are not allowed", event)
            documents += kind is yaml.DocumentStartEvent
            if documents > 1:
                raise _refusal("a second document begins", event)
            continue
        if event.anchor is not None:
            raise _refusal("anchors and aliases are not allowed", event)
        if event.tag is not None and event.tag != "!" and not tags_allowed:
            raise _refusal("tags are not allowed", event)
        nodes += 1
        if nodes > limits.nodes:
            raise _refusal(f"more than {limits.nodes} values", event)
        parent, key = stack[-1]
        value: Tree = event.value if kind is yaml.ScalarEvent else [] if kind is yaml.SequenceStartEvent else {}
        if isinstance(parent, list):
            parent.append(value)
        elif key is not None:
            parent[key] = value
            stack[-1] = (parent, None)
        else:
            if not isinstance(value, str):
                raise _refusal("a key must be a plain word", event)
            if value in parent:
                raise _refusal(f"the key {value!r} stands twice", event)
            stack[-1] = (parent, value)
            continue
        if not isinstance(value, str):
            if len(stack) > limits.depth:
                raise _refusal(f"nested deeper than {limits.depth} levels", event)
            stack.append((value, None))
    return Document(root[0] if root and root[0] != "" else {}, text)


def _refusal(reason: str, event: Any) -> YamlError:
    return YamlError(reason, event.start_mark.line + 1, event.start_mark.column + 1)


def _find_places(text: str) -> tuple[dict[Path, int], dict[Path, tuple[int, int]]]:
    """Lines and marks of a text that was read before, by path."""
    lines: dict[Path, int] = {}
    marks: dict[Path, tuple[int, int]] = {}
    # One frame per open collection: the path to it, how many values it has so far, and the key that waits for its value.
    stack: list[tuple[Path, int | None, str | None]] = []
    for event in _events(text):
        kind = type(event)
        if issubclass(kind, yaml.CollectionEndEvent):
            stack.pop()
        if not issubclass(kind, yaml.NodeEvent):
            continue
        begin, end = event.start_mark, event.end_mark
        path, count, key = stack[-1] if stack else ((), None, None)
        if stack and count is None and key is None:
            stack[-1] = (path, None, event.value)
            lines[(*path, event.value)] = begin.line + 1
            continue
        here = path if not stack else (*path, count) if count is not None else (*path, str(key))
        if count is not None or not stack:
            lines[here] = begin.line + 1
        if stack:
            stack[-1] = (path, None if count is None else count + 1, None)
        if kind is yaml.ScalarEvent:
            marks[here] = (begin.index, end.index)
        else:
            stack.append((here, 0 if kind is yaml.SequenceStartEvent else None, None))
    return lines, marks


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
