"""What stands above a story: kicker, headline, second headline, standfirst. Tells them apart by order, length, shape and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.kb.knowledge import Knowledge
from digest.model import BlockKind
from digest.reading.crossheads import is_emphasised, is_table_row
from digest.reading.dateline_zone import scan_dateline
from digest.reading.line_marks import Part, lead_alone, names_only
from digest.reading.line_shapes import OPENING_QUOTES, Vocabulary, ends_open, ends_sentence, fold, is_capitals, word_count
from digest.reading.paragraphs import is_bullet

_LONGEST_HEADLINE, _LONGEST_HEAD_LINE, _LONGEST_STANDFIRST = 32, 45, 60
"""Words."""
_MOST_LINES = 8
_LOOK_AHEAD = 12
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUOTE_AFTER_COLON = re.compile(r":\s*[" + re.escape(OPENING_QUOTES) + r"]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit with what its own words tell: the parts of a line that is no story, or none."""

    start: int
    end: int
    parts: tuple[Part, ...]
    level: int
    """Of a Markdown heading, 0 for other lines."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every judgement needs."""

    text: str
    words: Vocabulary
    knowledge: Knowledge

    def line(self, piece: Piece) -> str:
        """A piece's words: all of a line, the first 2,000 characters of a long paragraph."""
        return self.text[piece.start : min(piece.end, piece.start + 2000)]

    def ending(self, piece: Piece) -> str:
        """The last characters of a piece."""
        return self.text[max(piece.start, piece.end - 80) : piece.end]


def read_head(pieces: Sequence[Piece], around: Surroundings) -> tuple[list[Part], int]:
    """The parts above the story, in text order, and the index of the first piece of the story.

    A text without headline has no HEADLINE part; a text of a single piece is a story.
    """
    lines, roles, at = _head_lines(pieces, around)
    if at == len(pieces) and lines:
        # Nothing below reads like a story: only the first line can be a headline, and only if there is more.
        at = lines[1] if len(lines) > 1 else lines[0] if lines[0] == len(pieces) - 1 else at
        lines = [place for place in lines if place < at]
        roles = {place: role for place, role in roles.items() if place < at}
        if not lines:
            return _in_order(pieces, roles, at), at
    roles.update(_roles(pieces, lines, roles, around))
    return _in_order(pieces, roles, at), at


def _in_order(pieces: Sequence[Piece], roles: dict[int, tuple[BlockKind, str]], at: int) -> list[Part]:
    parts: list[Part] = []
    headline = min((place for place, role in roles.items() if role[0] is BlockKind.HEADLINE), default=at)
    for place, piece in enumerate(pieces[:at]):
        if place in roles:
            parts.append(Part(piece.start, piece.end, *roles[place]))
            continue
        for part in piece.parts:
            label = part.kind is BlockKind.KICKER and place > headline
            parts.append(Part(part.start, part.end, BlockKind.DATE_LINE, part.rule) if label else part)
    return parts


def _head_lines(pieces: Sequence[Piece], around: Surroundings) -> tuple[list[int], dict[int, tuple[BlockKind, str]], int]:
    """Indices of the lines above the story, roles already known, and the index at which the story begins."""
    lines: list[int] = []
    roles: dict[int, tuple[BlockKind, str]] = {}
    for place, piece in enumerate(pieces):
        if piece.parts:
            continue
        if len(lines) >= _MOST_LINES:
            return lines, roles, place
        line = around.line(piece)
        dateline = scan_dateline(around.text, piece.start, piece.end, around.words, around.knowledge, first=True)
        if dateline is not None and piece.level == 0:
            if dateline.end >= piece.end and len(line) <= 120:
                roles[place] = (BlockKind.DATELINE, dateline.rule)
                continue
            return lines, roles, place
        if lines and word_count(line) <= 3 and _is_place_line(pieces, place, around):
            roles[place] = (BlockKind.DATELINE, "place-line")
            continue
        if lines and lead_alone(line, around.words):
            roles[place] = (BlockKind.BYLINE, "lead-alone")
            continue
        if lines and _is_section(line, around.words) and (len(lines) > 1 or not _is_section(around.line(pieces[lines[0]]), around.words)):
            roles[place] = (BlockKind.KICKER, "section-below-headline")
            continue
        if _is_story(pieces, place, len(lines), around):
            return lines, roles, place
        lines.append(place)
    return lines, roles, len(pieces)


def _is_section(line: str, words: Vocabulary) -> bool:
    """A section's name, alone or with an adjective or place (``Cronaca giudiziaria``)."""
    folded = fold(line).strip(" .:|/-–—")
    return folded in words.kickers or (word_count(folded) <= 3 and len(folded) <= 30 and folded.split(" ")[0] in words.kickers)


def _is_story(pieces: Sequence[Piece], place: int, above: int, around: Surroundings) -> bool:
    piece = pieces[place]
    line, ending = around.line(piece), around.ending(piece)
    if piece.level:
        return above > 0 and piece.level > 1 and word_count(line) < 7
    if is_bullet(line) or is_table_row(line):
        return above > 0 or is_bullet(line)
    count = word_count(line)
    if ends_open(ending):
        return True
    if ends_sentence(ending):
        if above == 0 and ((count <= 25 and is_capitals(line)) or _is_headline_with_stop(pieces, place, around)):
            return False
        return not (count <= _LONGEST_STANDFIRST and _is_standfirst(pieces, place, around))
    if above == 0:
        return count > _LONGEST_HEADLINE
    quoted = line[:1] in OPENING_QUOTES and count > 20
    return count > _LONGEST_HEAD_LINE or quoted or line[:1].islower()


def _is_headline_with_stop(pieces: Sequence[Piece], place: int, around: Surroundings) -> bool:
    """One short sentence whose words nearly all come back in the longer paragraph below: a headline that was given a full stop."""
    line = around.line(pieces[place])
    following = next((piece for piece in pieces[place + 1 : place + _LOOK_AHEAD] if not piece.parts), None)
    if following is None or word_count(line) > 16 or ". " in line or is_bullet(line):
        return False
    below = around.line(following)
    ours = _content(line)
    return len(ours) >= 4 and word_count(below) >= 1.6 * word_count(line) and len(ours & _content(below)) >= 0.7 * len(ours)


def _is_standfirst(pieces: Sequence[Piece], place: int, around: Surroundings) -> bool:
    """A sentence with a full stop above the story: emphasised, or with a signature, a date or the dateline between it and the story."""
    following = place + 1
    signed = is_emphasised(around.line(pieces[place]))
    while following < len(pieces) and pieces[following].parts:
        # ``Giovedì 6`` heads a part of the story; a date of publication has a month.
        dated = word_count(around.line(pieces[following])) > 2 or any(mark in around.line(pieces[following]) for mark in "./-")
        signed = signed or any(
            part.kind is BlockKind.BYLINE or (part.kind is BlockKind.DATE_LINE and dated) for part in pieces[following].parts
        )
        following += 1
    if following >= len(pieces):
        return False
    piece = pieces[following]
    story = word_count(around.line(piece)) >= 12
    dateline = scan_dateline(around.text, piece.start, piece.end, around.words, around.knowledge, first=True)
    return story and (signed or dateline is not None)


def _is_place_line(pieces: Sequence[Piece], place: int, around: Surroundings) -> bool:
    """A known place alone on a line, with the story in the next few lines."""
    if around.knowledge.place(around.line(pieces[place]).strip(" *_.–—-"), around.words.code) is None:
        return False
    story = [piece for piece in pieces[place + 1 : place + 5] if not piece.parts]
    return any(word_count(around.line(piece)) >= 15 for piece in story)


def _roles(
    pieces: Sequence[Piece], lines: list[int], known: dict[int, tuple[BlockKind, str]], around: Surroundings
) -> dict[int, tuple[BlockKind, str]]:
    roles: dict[int, tuple[BlockKind, str]] = {}
    rest: list[int] = []
    for order, place in enumerate(lines):
        if order and _is_name_line(pieces, place, known, around):
            roles[place] = (BlockKind.BYLINE, "name-line")
        else:
            rest.append(place)
    if not rest:
        return roles
    sentence = (
        ends_sentence(around.ending(pieces[rest[0]]))
        and not is_capitals(around.line(pieces[rest[0]]))
        and not pieces[rest[0]].level
        and not _is_headline_with_stop(pieces, rest[0], around)
    )
    if sentence:
        roles[rest[0]] = (BlockKind.STANDFIRST, "standfirst-without-headline")
        rest = rest[1:]
    while not sentence and len(rest) > 1 and (_is_kicker(pieces, rest, around) or (roles and _is_second_kicker(pieces, rest, around))):
        roles[rest[0]] = (BlockKind.KICKER, "short-line-above-headline")
        rest = rest[1:]
    if len(rest) > 1 and names_only(around.line(pieces[rest[0]]), around.words) and word_count(around.line(pieces[rest[1]])) >= 5:
        roles[rest[0]] = (BlockKind.KICKER, "name-above-headline")
        rest = rest[1:]
    if not rest or sentence:
        for place in rest:
            roles[place] = (BlockKind.STANDFIRST, "line-above-story")
        return roles
    headline = rest[0]
    roles[headline] = (BlockKind.HEADLINE, "marked-headline" if pieces[headline].level else "first-line")
    for order, place in enumerate(rest[1:], 1):
        rule = _second_headline(around.line(pieces[headline]), around.line(pieces[place]), around.words)
        if order + 1 < len(rest) and is_capitals(around.line(pieces[place])) and word_count(around.line(pieces[place])) <= 3:
            roles[place] = (BlockKind.KICKER, "label-below-headline")
        elif rule:
            roles[place] = (BlockKind.SECOND_HEADLINE, rule)
        elif order >= 2 and place == rest[-1] and word_count(around.line(pieces[place])) <= 5:
            roles[place] = (BlockKind.CROSSHEAD, "short-line-before-story")
        else:
            roles[place] = (BlockKind.STANDFIRST, "line-below-headline")
    return roles


def _is_name_line(pieces: Sequence[Piece], place: int, known: dict[int, tuple[BlockKind, str]], around: Surroundings) -> bool:
    """A bare name below the headline, next to a date, a correspondent's line or the story."""
    line = around.line(pieces[place])
    if not names_only(line, around.words):
        return False
    if any(known.get(other, (None, ""))[1] == "lead-alone" for other in (place - 1, place - 2)):
        return True
    beside = pieces[place - 1].parts + (pieces[place + 1].parts if place + 1 < len(pieces) else ())
    if any(part.rule == "correspondent" for part in beside):
        return True
    plain = all(token[:1].isupper() for token in line.split())
    if any(part.kind in (BlockKind.BYLINE, BlockKind.DATE_LINE) for part in beside) and (plain or _is_first_name(line, around)):
        return True
    following = next((other for other in range(place + 1, len(pieces)) if other not in known), len(pieces))
    story = following < len(pieces) and not pieces[following].parts and word_count(around.line(pieces[following])) >= 15
    return story and len(line.split()) <= 4 and _is_first_name(line, around)


def _is_first_name(line: str, around: Surroundings) -> bool:
    """The line begins with an initial or with a first name the knowledge base holds."""
    first = line.strip(" *_(").split(" ")[0]
    return first.endswith(".") or bool(around.knowledge.first_name(first))


def _is_kicker(pieces: Sequence[Piece], lines: list[int], around: Surroundings) -> bool:
    first, second = pieces[lines[0]], pieces[lines[1]]
    line, below = around.line(first), around.line(second)
    count = word_count(line)
    if first.level or count > 8:
        return False
    if _is_section(line, around.words) or (second.level and not first.level):
        return True
    if is_capitals(line) and not is_capitals(below) and (count <= 4 or (len(lines) > 2 and count <= 6)):
        return True
    if " | " in line or line.rstrip().endswith(("|", "/")):
        return True
    longer = word_count(below) >= 5 and len(below) > 1.5 * len(line)
    punctuated = ":" in below or "," in below or any(mark in below for mark in '«“"')
    return longer and count <= 3 and not is_capitals(below) and (len(lines) > 2 or punctuated)


def _is_second_kicker(pieces: Sequence[Piece], lines: list[int], around: Surroundings) -> bool:
    """Below a kicker, another short label (the sender of a release) above a much longer line."""
    line, below = around.line(pieces[lines[0]]), around.line(pieces[lines[1]])
    return not pieces[lines[0]].level and word_count(line) <= 4 and word_count(below) >= 6 and len(below) > 1.8 * len(line)


def _second_headline(headline: str, line: str, words: Vocabulary) -> str:
    """The rule by which a line below the headline is another headline; empty when it reads like a standfirst."""
    ours, theirs = _content(headline), _content(line)
    if not theirs:
        return ""
    if ours == theirs or (len(theirs) >= 4 and len(ours & theirs) >= 0.7 * min(len(ours), len(theirs))):
        return "headline-repeated"
    if is_title_case(line, words) and not is_title_case(headline, words):
        return "title-case-headline"
    folded = fold(line)
    stuffed = any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) for word in words.search_words)
    listed = line.count(",") >= 3 or (":" in line and _QUOTE_AFTER_COLON.search(line) is None)
    if stuffed and listed and ". " not in line:
        return "headline-for-search"
    return ""


def _content(line: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(line) if len(word) >= 4}


def is_title_case(line: str, words: Vocabulary) -> bool:
    """Nearly all words of four letters or more begin with a capital, and there are at least five of them."""
    long = [word for word in _WORD.findall(line) if len(word) >= 4 and word.casefold() not in words.dangling]
    return len(long) >= 5 and not is_capitals(line) and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
