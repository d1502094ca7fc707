"""Which dates of a text stand where a publication date stands: a publication line, a collector's mark, a dateline, a date on its own line.

Judges only the place and the words around a date. Which evidence wins is decided in ``dates``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest.lang.dates import DateWords
from digest.model import Block, BlockKind, Seed
from digest.reading.times.reader import TimeForm, TimeMention
from digest.values import PartialDate

RULES = (
    "publication-line",
    "collector-mark",
    "dateline-date",
    "date-line",
    "closing-line",
    "dateline-day",
    "update-line",
    "event-date",
    "other-document",
)
"""Rules that propose a publication date, most trusted first. The last three never make one beside any of the others."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A date of the text and what its place makes of it."""

    value: PartialDate
    rule: str
    mention: TimeMention

    @property
    def stated(self) -> bool:
        """Whether its place is one where a publication date stands."""
        return self.rule not in ("update-line", "event-date", "other-document")


_DATES = frozenset(
    (
        TimeForm.FULL_DATE,
        TimeForm.DAY_MONTH,
        TimeForm.WEEKDAY_DATE,
        TimeForm.NUMERIC_DATE,
        TimeForm.ISO_DATE,
        TimeForm.MONTH_YEAR,
        TimeForm.COLLECTOR_MARK,
    )
)
_RUNNING = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))
_TITLES = frozenset((BlockKind.HEADLINE, BlockKind.SECOND_HEADLINE, BlockKind.STANDFIRST, BlockKind.KICKER, BlockKind.CROSSHEAD))
_DATED = frozenset((BlockKind.DATE_LINE, BlockKind.BYLINE))
_FAR = 300
"""How much of a line is looked at on each side of a date: a text may be one line of any length."""
_SHORT_LINE = 140
_RUNNING_LENGTH = 180
"""From here on a paragraph is running text, not a line above the story."""
_ENDS = tuple('.!?»”"')
_HEAD_LINES, _TAIL_LINES = 12, 4
_SEPARATORS = "|•·—–-/"
_STRONG = "|•·"


_ISO_TIME = r"T\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?"
"""The hour and zone that stand against an ISO date: ``2025-03-04T17:05:00+01:00``."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    published: re.Pattern[str]
    updated: re.Pattern[str]
    filling: re.Pattern[str]
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    head: bool
    tail: bool


@cache
def _patterns(words: DateWords) -> _Patterns:
    def cue(phrases: tuple[str, ...]) -> re.Pattern[str]:
        rows = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))
        weekdays = "|".join(name for names in words.weekdays for name in names)
        small = "|".join(re.escape(word) for word in sorted(words.date_line_words, key=len, reverse=True))
        return re.compile(
            rf"(?P<before>^|[{re.escape(_SEPARATORS)},(;.:*]|\s)[\s*_#>(\[]*(?P<cue>{rows})\s*[:\-–]?(?:\s*n[.°r]*\s*\d{{1,5}})?\s*[:\-–]?"
            rf"(?:\s*(?:(?:{small})\s+|\d{{1,2}}[:.]\d\d\s+)){{0,4}}\s*(?:(?:{weekdays}),?)?\s*$",
            re.IGNORECASE,
        )

    small = "|".join(re.escape(word) for word in sorted(words.date_line_words, key=len, reverse=True))
    return _Patterns(
        cue(words.publication),
        cue(words.updates),
        re.compile(rf"(?:{_ISO_TIME}|\b(?:{small})\b\.?|\d{{1,2}}[:.]\d\d(?::\d\d)?|[\s,;:.*_#>()\[\]'’])*", re.IGNORECASE),
        frozenset((*words.articles, *words.prepositions.at, *words.prepositions.of, *words.prepositions.by, *words.prepositions.since)),
    )


def evidence_of(seed: Seed, blocks: tuple[Block, ...], times: tuple[TimeMention, ...], words: DateWords) -> tuple[Evidence, ...]:
    """All dates of the text with the rule of their place, in text order."""
    lines = _lines(seed, blocks)
    found: list[Evidence] = []
    line_at = 0
    for mention in times:
        value = mention.date
        if mention.form not in _DATES or value is None:
            continue
        while line_at + 1 < len(lines) and lines[line_at].end < mention.passage.start:
            line_at += 1
        line = lines[line_at]
        before = lines[line_at - 1] if line_at else None
        found.append(Evidence(value, _rule(seed, mention, value, line, before, words), mention))
    return tuple(found)


def _is_story(text: str) -> bool:
    """Whether a paragraph is told in sentences; what stands above a story is shorter or ends without a full stop."""
    return len(text) > _RUNNING_LENGTH or (len(text) > _RUNNING_LENGTH // 2 and text.rstrip()[-1:] in _ENDS)


def _lines(seed: Seed, blocks: tuple[Block, ...]) -> list[_Line]:
    """The lines that hold something; the head ends where the story begins."""
    story = next(
        (
            block.passage.start
            for block in blocks
            if block.kind is BlockKind.DATELINE or (block.kind in _RUNNING and _is_story(block.passage.text))
        ),
        None,
    )
    spans = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", seed.text[seed.body_start :]) if found[0].strip()]
    rows: list[_Line] = []
    over = False
    for number, (start, end) in enumerate(spans):
        start, end = start + seed.body_start, end + seed.body_start
        if (story is not None and start >= story) or (not blocks and _is_story(seed.text[start:end])):
            over = True
        rows.append(
            _Line(start, end, not over and number < _HEAD_LINES and not 0 < number == len(spans) - 1, number >= len(spans) - _TAIL_LINES)
        )
    return rows


def _rule(seed: Seed, mention: TimeMention, value: PartialDate, line: _Line, previous: _Line | None, words: DateWords) -> str:
    if mention.form is TimeForm.COLLECTOR_MARK:
        return "collector-mark"
    if mention.after_name_word:
        return "other-document"
    patterns = _patterns(words)
    lead = seed.text[max(line.start, mention.passage.start - _FAR) : mention.passage.start]
    trail = seed.text[mention.passage.end : min(line.end, mention.passage.end + _FAR)]
    cue = _cue(seed, mention, line, previous, lead, trail, patterns)
    if cue:
        return cue
    if _is_dateline(mention, lead, trail, line, patterns):
        return "dateline-date" if value.year is not None else "dateline-day"
    if value.day is None and value.year is None:
        return "event-date"
    if (line.head or line.tail) and _stands_alone(mention, lead, trail, line, patterns):
        foreign = mention.block is BlockKind.BOILERPLATE and mention.form is not TimeForm.NUMERIC_DATE
        if not line.head and (foreign or _APPOINTMENT.search(trail)):
            # Below the story: the date of a comment or of another article (an agency's system stamps in figures), or when something takes place.
            return "event-date"
        return "date-line" if line.head else "closing-line"
    return "event-date"


def _cue(seed: Seed, mention: TimeMention, line: _Line, previous: _Line | None, lead: str, trail: str, patterns: _Patterns) -> str:
    """``publication-line`` or ``update-line`` when such words stand right before the date, else nothing."""
    if not lead.strip() and previous is not None and previous.end - previous.start <= _SHORT_LINE:
        lead = seed.text[previous.start : previous.end].strip() + " "
    for rule, pattern in (("update-line", patterns.updated), ("publication-line", patterns.published)):
        found = pattern.search(lead)
        if found is None:
            continue
        # In running text "il rapporto, pubblicato il 3 marzo" dates another document: the words must begin the line or a part of it.
        begins = found["before"] == "" or found["before"] in _SEPARATORS + "(*" or not lead[: found.start("cue")].strip(" *_#>([")
        titled = mention.block in _TITLES and not (begins and patterns.filling.fullmatch(trail))
        short = line.end - line.start <= 2 * _SHORT_LINE and not titled
        running = mention.block in _RUNNING and line.end - line.start > _SHORT_LINE
        if short and not running and (begins or mention.block in _DATED or (line.head and len(trail) < 40)):
            return rule
    return ""


_PLACE_BEFORE = re.compile(
    r"[\s*_#>]*(?:date\s+\d{4}-\d\d(?:-\d\d)?\s+)?(?:\([^()\n]{2,40}\)\s*[–—-]*\s*)?"
    r"(?P<place>[^\W\d_a-z][\w'’.-]*(?:[ /-][^\W\d_][\w'’.-]*){0,5}\s*(?:\([^()\n]{2,40}\))?\s*,?)?\s*"
    r"(?:[–—-]\s*|(?<=,)\s*(?:il|lì|li|addì|le|the|on)\s*|(?<=, )(?:il|lì|li|addì|le|the|on)\s*)?"
)
_DASH_AFTER = re.compile(
    r"[\s.,]*(?:(?:ore\s+)?\d\d?[.:]\d\d\s*)?(?:\([^()\n]{2,60}\)|/[A-Za-z .]{2,20}/)?\s*[.,:]?\s*(?:[–—]|-{1,2}(?=\s|[A-Z«“\"(]))"
)
_AGENCY_AFTER = re.compile(r"[\s.,]*(?:\([^()\n]{2,40}\)|/[A-Za-z .]{2,20}/)\s*[.:]?\s")
_STOP_AFTER = re.compile(r"\.\s+[^\W\d_a-z]")
_LEAD_LENGTH = 90
_STORY_WORDS = 7
"""Words after the date from which on a line near the end is a story with its dateline, not a closing line."""


def _is_dateline(mention: TimeMention, lead: str, trail: str, line: _Line, patterns: _Patterns) -> bool:
    """``ROMA, 12 dic. (Agenzia) -`` at the beginning of a paragraph, whatever the layout made of it."""
    if mention.block is BlockKind.DATELINE:
        return not _is_article(lead.split(), mention.relation, patterns)
    if mention.block in _TITLES or len(lead) > _LEAD_LENGTH or (line.tail and not line.head and len(trail.split()) < _STORY_WORDS):
        return False
    shape = _PLACE_BEFORE.fullmatch(lead)
    if shape is None:
        return False
    words = (shape["place"] or "").split()
    placed = bool(words) and all(word[0].isupper() or len(word) <= 3 or word[0] in "(-" for word in words)
    if (words and not placed) or _is_article(words, mention.relation, patterns):
        return False
    if _DASH_AFTER.match(trail):
        return len(trail) > 20 and (placed or mention.short or (mention.date is not None and mention.date.year is not None))
    if placed and _AGENCY_AFTER.match(trail):
        return True
    full = mention.date is not None and mention.date.precision == "day"
    if (
        full
        and placed
        and len(words) <= 3
        and all(word[0].isupper() for word in words)
        and words[-1].endswith(",")
        and _STOP_AFTER.match(trail)
    ):
        return True
    # After a collector's mark a short date alone completes it: "date 2025-03 7 mar. Il ministro ..."
    return "date " in lead and mention.short and not words


def _is_article(words: list[str], relation: str, patterns: _Patterns) -> bool:
    """``Il 12 marzo 2025 – una data che ...`` is a sentence, not a dateline."""
    return (len(words) == 1 and words[0].casefold() in patterns.articles) or (not words and relation != "")


_APPOINTMENT = re.compile(r"(?:,|-|–|\|)\s*(?:alle\s+)?(?:ore|dalle|alle|h|at|from|à)\s*\d{1,2}(?:[.:,]\d\d)?", re.IGNORECASE)
"""An hour announced behind a date: when something takes place (``sabato 8 marzo 2025, ore 21``)."""
_CLOCK_AFTER = re.compile(r"[\s,|–-]*(?:[^\W\d]{1,5}\s+){0,2}\d{1,2}[:.]\d\d\b")
_PLACE_ALONE = re.compile(r"\s*[^\W\d_a-z][^\W\d]*(?:[ -][^\W\d]+){0,2}(?: \([^()\d]{2,30}\))?,\s*(?:lì|li|il|addì|le)?\s*")


def _stands_alone(mention: TimeMention, lead: str, trail: str, line: _Line, patterns: _Patterns) -> bool:
    """Whether the line is about nothing but the date: alone, with a place, beside a byline or the name of a section."""
    if line.end - line.start > _SHORT_LINE + 40:
        return False
    bare = patterns.filling.fullmatch(lead) is not None and patterns.filling.fullmatch(trail) is not None
    if bare:
        return mention.relation == "" or (mention.date is not None and mention.date.day is not None)
    if mention.relation not in ("", "of"):
        return False
    if mention.block in _TITLES:
        placed = _PLACE_ALONE.fullmatch(lead) is not None and not trail.strip()
        timed = patterns.filling.fullmatch(lead) is not None and _CLOCK_AFTER.match(trail) is not None
        return placed or (timed and _after_alone(trail, patterns))
    if mention.block in _DATED and line.head:
        return True
    if line.tail and not line.head and patterns.filling.fullmatch(trail) and re.search(r"\d[:.]\d\d", trail):
        # The stamp of an agency's system under its text: "abr/gtr 11-Feb-26 15:34".
        return len(lead.split()) <= 3
    return _before_alone(mention, lead, patterns) and _after_alone(trail, patterns)


def _before_alone(mention: TimeMention, lead: str, patterns: _Patterns) -> bool:
    if patterns.filling.fullmatch(lead):
        return True
    text = re.sub(r"[\s(\[]*(?:lì|li|il|addì|le)?\s*$", "", lead).strip()
    words = text.rstrip(",").split()
    if not words:
        return True
    if text[-1] in _SEPARATORS:
        return len(words) <= 10
    capitals = all(word[0].isupper() or word[0] in "(" or (len(word) <= 3 and word.isalpha()) for word in words)
    if text[-1] == ",":
        return capitals and len(words) <= 5
    return capitals and len(words) <= 3 and mention.date is not None and mention.date.precision == "day"


def _after_alone(trail: str, patterns: _Patterns) -> bool:
    filled = patterns.filling.match(trail)
    rest = trail[filled.end() if filled else 0 :].strip()
    if filled and filled[0].endswith("("):
        rest = "(" + rest
    words = rest.split()
    if not words:
        return True
    if rest[0] in _STRONG:
        return len(words) <= 25
    if rest[0] in _SEPARATORS + "(":
        return len(words) <= 10 and not rest.endswith(".")
    timed = filled is not None and re.search(r"\d[:.]\d\d", filled[0]) is not None
    # What pages put after the date and its hour: a reading time ("1 minuti di lettura") or a section ("NEWS").
    return (len(words) <= 2 and timed) or (rest[0].isdigit() and len(words) <= 5)
