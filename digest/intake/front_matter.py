"""Front matter of a seed: what its editor gives, with the place of every value in the seed's text.

Not read with python-frontmatter: its splitter searches the whole text and its handlers end in a YAML loader that a stranger's file can
crash or hang, so the bounds are found here and the keys by the bounded reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from digest.bounded_yaml import FRONT_MATTER, Document, YamlError, read_yaml
from digest.findings import Finding, find
from digest.intake.plain_values import date_of, language_code, one_line, shortened, web_address
from digest.model import Given
from digest.values import Passage


@dataclass(frozen=True, slots=True)
class Key:
    """A key that front matter may have: whether it takes a list, and the check that its values must pass."""

    many: bool = False
    check: Callable[[str], str | None] | None = None


KEYS: dict[str, Key] = {
    "title": Key(),
    "kicker": Key(),
    "standfirst": Key(),
    "date": Key(check=date_of),
    "updated": Key(check=date_of),
    "added": Key(check=date_of),
    "dateline": Key(),
    "place": Key(),
    "source": Key(),
    "url": Key(check=web_address),
    "author": Key(many=True),
    "agency": Key(many=True),
    "language": Key(check=language_code),
    "tags": Key(many=True),
    "category": Key(many=True),
    "embargo": Key(),
}
"""Every key that is read. Others are findings; a text whose front matter has none of these has no front matter."""

_OPENING = re.compile(r"---(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"(?:(?<=\n)|(?<=\r))---[ \t]*(?:\r\n|\n|\r|\Z)")
_KNOWN_LINE = re.compile(rf"^(?:{'|'.join(KEYS)})[ \t]*:[^\r\n]*(?:\r\n|\n|\r)", re.MULTILINE)
_PLAIN_NULLS = frozenset(["~", "null", "Null", "NULL"])


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was given, where the article begins, and what is wrong with it."""

    given: tuple[Given, ...] = ()
    body_start: int = 0
    findings: tuple[Finding, ...] = ()


def read_front_matter(text: str, seed: str) -> FrontMatter:
    """The front matter of a seed's text (decoded, without byte order mark). Never raises.

    Broken front matter is one finding and gives nothing; it is no part of the article as far as its known keys show where it ends, else
    the whole text is the article. A value that cannot be used is a finding and is left out; the others count.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter()
    within = opening.end() + FRONT_MATTER.characters
    closing = _CLOSING.search(text, opening.end(), within)
    if closing is None:
        reason = "too-large" if _CLOSING.search(text, opening.end()) else "unclosed"
        return _broken(seed, 1, reason, end=_unclosed_end(text, opening.end()) if reason == "unclosed" else 0)
    # The limit may have cut a longer line.
    if closing.end() == within < len(text) and text[within - 1] not in "\r\n":
        return _broken(seed, 1, "too-large")
    start = opening.end()
    try:
        document = read_yaml(text[start : closing.start()], FRONT_MATTER)
    except YamlError as error:
        return _broken(seed, error.line + 1, "malformed", error.reason, end=_attempt_end(text, start, closing))
    tree = document.tree
    if not isinstance(tree, dict):
        return _broken(seed, 2, "no-keys")
    for key, value in tree.items():
        if isinstance(value, dict) or (isinstance(value, list) and not all(isinstance(item, str) for item in value)):
            return _broken(seed, document.line_of((key,)) + 1, "nested", end=_attempt_end(text, start, closing))
    if tree and not any(key in KEYS for key in tree):
        return _broken(seed, 2, "no-known-key")
    given: list[Given] = []
    findings: list[Finding] = []
    for key in tree:
        read = _read_key(text, start, document, key, seed)
        if isinstance(read, Given):
            given.append(read)
        elif read is not None:
            findings.append(read)
    return FrontMatter(tuple(given), closing.end(), tuple(findings))


def _broken(seed: str, line: int, reason: str, detail: str = "", end: int = 0) -> FrontMatter:
    return FrontMatter(body_start=end, findings=(find("front-matter-broken", seed, line=line, reason=reason, detail=shortened(detail)),))


def _attempt_end(text: str, start: int, closing: re.Match[str]) -> int:
    """The end of a closed block that was meant as front matter, 0 when no known key says so or nothing comes after it."""
    meant = _KNOWN_LINE.search(text, start, closing.start()) is not None
    return closing.end() if meant and text[closing.end() :].strip() else 0


def _unclosed_end(text: str, start: int) -> int:
    """The end of the lines with known keys right below the opening, when the closing line was forgotten; 0 when there are none."""
    end = start
    while (line := _KNOWN_LINE.match(text, end, start + FRONT_MATTER.characters)) is not None:
        end = line.end()
    return end if end > start and text[end:].strip() else 0


def _read_key(text: str, start: int, document: Document, key: str, seed: str) -> Given | Finding | None:
    """What one key gives; None for a key that was left blank."""
    line = document.line_of((key,)) + 1
    known = KEYS.get(key)
    if known is None:
        return find("front-matter-unknown-key", seed, line=line, key=shortened(key), known=", ".join(KEYS))
    places = [place for path, place in document.marks.items() if path[0] == key]
    if not places:
        return None
    passage = _passage(text, start + places[0][0], start + places[-1][1])
    value = document.tree[key] if isinstance(document.tree, dict) else ""
    raws = [value] if isinstance(value, str) else [item for item in value if isinstance(item, str)]
    if passage.text in _PLAIN_NULLS:
        return None
    values = [words for words in map(one_line, raws) if words]
    if not values:
        return None
    if len(values) > 1 and not known.many:
        return find("front-matter-bad-value", seed, line=line, passages=(passage,), key=key, value=shortened(", ".join(values)))
    if known.check is not None:
        checked = known.check(values[0])
        if checked is None:
            return find("front-matter-bad-value", seed, line=line, passages=(passage,), key=key, value=shortened(values[0]))
        values = [checked]
    return Given(key, tuple(values), passage, text.count("\n", 0, passage.start) + 1)


def _passage(text: str, start: int, end: int) -> Passage:
    # A block scalar ends where the next key begins.
    words = text[start:end].rstrip()
    return Passage(start, start + len(words), words)
