"""What stands above a story: which lines, and where the story begins. ``head_roles`` tells the lines apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.model import BlockKind, EntityKind
from digest.reading.layout.contact_zones import is_contact_line
from digest.reading.layout.crossheads import is_emphasised, is_table_row
from digest.reading.layout.dateline_zone import scan_dateline
from digest.reading.layout.head_roles import head_roles, is_headline_with_stop, is_section
from digest.reading.layout.line_shapes import OPENING_QUOTES, ends_abbreviated, ends_open, ends_sentence, fold, is_capitals, word_count
from digest.reading.layout.paragraphs import is_bullet
from digest.reading.layout.parts import Part
from digest.reading.layout.pieces import Piece, Surroundings
from digest.reading.layout.release_marks import part_label
from digest.reading.layout.signatures import lead_alone

_LONGEST_HEADLINE, _LONGEST_HEAD_LINE, _LONGEST_STANDFIRST = 32, 45, 60
"""Words."""
_MOST_LINES = 8
_STORY_KINDS = (BlockKind.CROSSHEAD, BlockKind.LIST_ITEM)
_SITE = re.compile(r"(?:www\.)?[a-z0-9-]{2,30}\.(?:it|com|net|org|eu|info|news|press|tv|co\.uk|fr)")


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
    roles.update(head_roles(pieces, lines, roles, around))
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
            if piece.parts[0].kind in _STORY_KINDS:
                return lines, roles, place
            if lines and _is_picture_credit(piece, around):
                roles[place] = (BlockKind.BOILERPLATE, "caption")
            continue
        if len(lines) >= _MOST_LINES:
            return lines, roles, place
        line = around.line(piece)
        label, _ = part_label(line, around.words)
        if label == "story":
            return lines, roles, place
        if label:
            lines.append(place)
            continue
        if not piece.level and (_is_masthead(line, around) or (not lines and _is_paper_above_date(pieces, place, around))):
            roles[place] = (BlockKind.BOILERPLATE, "masthead")
            continue
        if is_contact_line(line):
            roles[place] = (BlockKind.BOILERPLATE, "press-contact")
            continue
        if _is_press_office(line, around):
            roles[place] = (BlockKind.BOILERPLATE, "press-office")
            continue
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
        if (
            lines
            and is_section(line, around.words, below=True)
            and (len(lines) > 1 or not is_section(around.line(pieces[lines[0]]), around.words))
        ):
            roles[place] = (BlockKind.KICKER, "section-below-headline")
            continue
        if _is_story(pieces, place, len(lines), around):
            return lines, roles, place
        lines.append(place)
    return lines, roles, len(pieces)


def _is_masthead(line: str, around: Surroundings) -> bool:
    """The name of the paper, channel or site the text was copied from, alone on a line."""
    if word_count(line) > 6:
        return False
    folded = fold(line).strip(" .:|/-–—")
    known = around.knowledge.find(line.strip(" .:|/-–—"), around.words.code, EntityKind.ORGANISATION)
    return folded in around.words.words.mastheads or any(one.type == "outlet" for one in known) or _SITE.fullmatch(folded) is not None


def _is_paper_above_date(pieces: Sequence[Piece], place: int, around: Surroundings) -> bool:
    """``La Gazzetta della Valle`` above the day of issue or the number of the page: a paper that nobody knows."""
    line = around.line(pieces[place])
    if place + 2 >= len(pieces) or not pieces[place + 1].parts or len(line.split()) > 6 or ends_sentence(line):
        return False
    tokens = [fold(token).strip(".,") for token in line.split()]
    named = tokens[1:] if tokens[0] in around.words.words.articles else tokens
    beside = pieces[place + 1].parts[0]
    dated = beside.rule == "bare-date" or (beside.rule == "standing-line" and "0" in fold(around.line(pieces[place + 1])))
    return bool(named) and named[0] in around.words.words.masthead_words and dated


def _is_press_office(line: str, around: Surroundings) -> bool:
    """``Ufficio stampa`` above a release."""
    if word_count(line) > 8 or ends_sentence(line):
        return False
    folded = fold(line)
    if not folded.startswith(around.words.words.contacts):
        return False
    return any(folded == one or folded.startswith((one + " ", one + ":")) for one in around.words.contacts)


def _is_picture_credit(piece: Piece, around: Surroundings) -> bool:
    """``©Ansa`` right below a headline owns the picture that stood there."""
    return len(piece.parts) == 1 and piece.parts[0].rule == "rights" and word_count(around.line(piece)) <= 2


def _is_story(pieces: Sequence[Piece], place: int, above: int, around: Surroundings) -> bool:
    piece = pieces[place]
    line, ending = around.line(piece), around.ending(piece)
    if piece.level:
        return above > 0 and piece.level > 1 and word_count(line) < 7
    if is_bullet(line) or is_table_row(line):
        return above > 0 or is_bullet(line)
    count = word_count(line)
    if ends_open(ending) or (above and _is_first_question(pieces, place, around)):
        return True
    if ends_sentence(ending) and not ends_abbreviated(line):
        if above == 0 and ((count <= 25 and is_capitals(line)) or is_headline_with_stop(pieces, place, around)):
            return False
        return not (count <= _LONGEST_STANDFIRST and _is_standfirst(pieces, place, around))
    if above == 0:
        return count > _LONGEST_HEADLINE
    quoted = line[:1] in OPENING_QUOTES and count > 20
    return count > _LONGEST_HEAD_LINE or quoted or line[:1].islower()


def _is_first_question(pieces: Sequence[Piece], place: int, around: Surroundings) -> bool:
    """A question with an answer in quotation marks or after a dash right below: an interview has begun."""
    if not around.ending(pieces[place]).rstrip("*_ ").endswith("?") or place + 1 >= len(pieces) or pieces[place + 1].parts:
        return False
    answer = around.line(pieces[place + 1]).lstrip("*_ ")
    return answer[:1] in tuple(OPENING_QUOTES + "–—-") and word_count(answer) > word_count(around.line(pieces[place])) // 2


def _is_standfirst(pieces: Sequence[Piece], place: int, around: Surroundings) -> bool:
    """A sentence with a full stop above the story: emphasised, or with a signature, a date or the dateline between it and the story."""
    following = place + 1
    signed = is_emphasised(around.line(pieces[place]))
    while following < len(pieces) and pieces[following].parts:
        if pieces[following].parts[0].kind in _STORY_KINDS:
            return False
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
    """A known place alone on a line, with the story right below; only signatures and the like may stand between."""
    if is_section(around.line(pieces[place]), around.words):
        return False
    if around.knowledge.place(around.line(pieces[place]).strip(" *_.–—-"), around.words.code) is None:
        return False
    following = next((piece for piece in pieces[place + 1 : place + 5] if not piece.parts), None)
    if following is None:
        return False
    return word_count(around.line(following)) >= 15 or (word_count(around.line(following)) >= 5 and ends_sentence(around.ending(following)))
