"""Datelines: place, date and agency before the first words of a story, in the forms Italian, English and French desks use.

``ROMA (ANSA) -``, ``(Adnkronos) - Roma, 9 ott. -``, ``Terni, 9 ott. (Adnkronos) -``, ``LUBIANA (SLOVENIA) (AGI) –``, ``TERNI.``,
``Spello (Perugia), giovedì 7 marzo 2024 –``, ``LONDON, Jan 15 (Reuters) -``. The parts are given with offsets; which place is meant
is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.kb.knowledge import Knowledge
from digest.model import EntityKind
from digest.reading.layout.dateline_scanner import Scanner
from digest.reading.layout.line_shapes import OPENING_QUOTES, Vocabulary, ends_sentence, fold, is_capitals, word_count

_LEAD_MARKS = re.compile(r"[\s*_=+>\-–—]*")
_CAPITALS = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ'’]{2,}(?: [A-ZÀ-Þ'’]{2,}){0,3}) (?=[A-ZÀ-Þ](?:[a-zß-ÿ]|['’]))")
_AUTHOR = re.compile(r"\((?:[^\W\d_]\.\s?){2,3}\)\s*")
"""Initials of the writer between the place and the first words."""
_FAR = 20_000
"""Characters of a text in which its place is looked for."""
_LIST = 2.5
"""Words for each comma or semicolon below which words are a list: a line-up, a table."""
_SENTENCE_END = re.compile(r"[.!?][\"”»’']?\s")


@dataclass(frozen=True, slots=True)
class DatelineParts:
    """A dateline taken apart. All pairs are offsets into the text."""

    start: int
    end: int
    """After the last separator and the space that follows."""
    places: tuple[tuple[int, int], ...]
    """In text order; empty when only an agency stands before the story."""
    brackets: tuple[tuple[int, int], ...]
    """Country or province in brackets, brackets left out."""
    agencies: tuple[tuple[int, int], ...]
    """Names of agencies, brackets left out."""
    date: tuple[int, int] | None
    separator: str
    rule: str


def scan_dateline(text: str, start: int, end: int, words: Vocabulary, knowledge: Knowledge, *, first: bool) -> DatelineParts | None:
    """The dateline with which a paragraph begins, None when it has none.

    With an agency or a date the form alone decides. Without them it must be the ``first`` paragraph of the story, prose must follow, and the
    words before the dash must be able to name a place. Looks at the first 200 characters only.
    """
    scanner = Scanner(text, start, end, words, knowledge)
    lead = _LEAD_MARKS.match(text, start, scanner.stop)
    if lead is not None and lead.end() - start <= 6:
        scanner.at = lead.end()
    if scanner.bracket() or scanner.bare_agency():
        while scanner.bracket():
            pass
        scanner.take_separator()
        scanner.separator = scanner.separator or " "
    elif scanner.unknown_sender() and not (scanner.rest() and scanner.date is not None):
        return None
    after_agency = scanner.at
    if not scanner.places and not scanner.rest():
        if not scanner.agencies or scanner.separator == " ":
            return _unmarked(scanner, start, end) if first and not scanner.agencies else None
        scanner.at = after_agency
    return _judge(scanner, start, end, first) or (_unmarked(scanner, start, end) if first else None)


def _unmarked(scanner: Scanner, start: int, end: int) -> DatelineParts | None:
    """``ROMA La giunta ha deciso``: print sets the place bold, and a copy of the text keeps only the capitals.

    The place must be known, or named as one elsewhere in the text.
    """
    found = _CAPITALS.match(scanner.text, start, scanner.stop)
    if found is None or not (scanner.knowledge.place(found[1], scanner.words.code) or _told_as_place(scanner, found[1])):
        return None
    rest = scanner.text[found.end() : min(end, found.end() + 600)]
    if not _is_prose(rest, ends_sentence(scanner.text[start:end])):
        return None
    return DatelineParts(start, found.end(), (found.span(1),), (), (), None, "", "place-without-mark")


def _told_as_place(scanner: Scanner, capitals: str) -> bool:
    """Whether the text writes these words small behind a preposition of place, or first in a line before a comma or colon."""
    text = scanner.text[: scanner.at + _FAR]
    for found in re.finditer(rf"(?:(\w+) |^){re.escape(capitals)}\b([,:])?", text, re.IGNORECASE | re.MULTILINE):
        written = found[0].split(" ", 1)[1] if found[1] else found[0]
        if is_capitals(written.rstrip(",:")) or not written[:1].isupper():
            continue
        if (found[1] is None and found[2]) or (found[1] and found[1].casefold() in scanner.words.words.correspondent_places):
            return True
    return False


def _judge(scanner: Scanner, start: int, end: int, first: bool) -> DatelineParts | None:
    text, words, knowledge = scanner.text, scanner.words, scanner.knowledge
    rest = text[scanner.at : min(end, scanner.at + 600)]
    surface = text[scanner.places[0][0] : scanner.places[0][1]] if scanner.places else ""
    if surface and (fold(surface) in words.not_places or fold(surface) in words.weekdays):
        return None
    separator = scanner.separator.strip()
    dash = bool(separator) and separator[0] in "-–—="
    capitals = is_capitals(surface)
    author = _AUTHOR.match(rest)
    rest = rest[author.end() :] if author is not None else rest
    begins = rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in OPENING_QUOTES or rest[:1] in "…"
    rule = ""
    if scanner.agencies:
        rule = "place-and-agency" if surface else "agency-alone"
        if surface and not capitals and not dash and not separator and not begins:
            return None
    elif scanner.date is not None:
        if not rest.strip() or ((dash or (separator == "." and first)) and (begins or dash)) or (capitals and separator and first):
            rule = "place-and-date"
        else:
            return None
    elif first and begins and _is_prose(rest, ends_sentence(text[start:end])):
        rule = _bare_place(scanner, surface, separator, dash, capitals, knowledge)
    if not rule:
        return None
    return DatelineParts(
        start,
        scanner.at,
        tuple(scanner.places),
        tuple(scanner.brackets),
        tuple(scanner.agencies),
        scanner.date,
        separator,
        rule,
    )


def _is_prose(rest: str, closed: bool) -> bool:
    """What follows is a story, not the rest of a headline: a sentence that ends, or many words."""
    count = word_count(rest)
    if rest.count(",") + rest.count(";") > count / _LIST:
        return False
    return count >= 9 and (closed or count >= 25 or (count >= 12 and _SENTENCE_END.search(rest) is not None))


def _bare_place(scanner: Scanner, surface: str, separator: str, dash: bool, capitals: bool, knowledge: Knowledge) -> str:
    """The rule by which words alone before a separator are a place; empty when they are not."""
    words = scanner.words
    known = knowledge.place(surface, words.code) is not None
    spaced = dash and (separator != "-" or scanner.text[scanner.at - 2 : scanner.at - 1] in tuple("-–— "))
    if known and (dash or capitals or separator == "."):
        return "known-place"
    organisation = knowledge.find(surface, words.code, EntityKind.ORGANISATION) or knowledge.find(surface, words.code, EntityKind.PERSON)
    if organisation:
        return ""
    bare = surface.split()
    if len(bare) > 1 and fold(bare[0]) in words.words.articles:
        # ``LE REAZIONI -``: with an article, capitals that no place is known by head a part of the story.
        return ""
    if capitals and len(surface) >= 4 and len(bare) <= 5 and (spaced or separator in (".", ":", "|", ";")):
        return "place-in-capitals"
    if len(bare) == 2 and knowledge.first_name(bare[0]) and fold(bare[0]) not in words.words.place_articles:
        # ``Ugo Neri - Il consigliere ...``: who speaks, not where.
        return ""
    article = fold(bare[0]) in words.dangling and fold(bare[0]) not in words.words.place_articles
    if spaced and (scanner.brackets or len(bare) <= 3) and not article and not capitals and len(surface) >= 3:
        return "place-before-dash"
    return ""
