"""The structure of a text: which words are headline, signature, dateline, story, heading, list, agency mark, boilerplate.

A text is cut into units (``paragraphs``), lines that are no story are told by their words (``line_marks``), the rest by where they stand
(``head_zone``, ``crossheads``), and the ends of paragraphs are split off (``paragraph_ends``). Front matter is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.kb.knowledge import Knowledge
from digest.lang.pack import LanguagePack
from digest.model import Block, BlockKind, Seed
from digest.reading.layout.contact_zones import is_contact_line, opens_contacts, with_contacts
from digest.reading.layout.contacts import holds_details
from digest.reading.layout.crossheads import heading_level, is_crosshead, is_emphasised, is_table_row
from digest.reading.layout.dateline_zone import scan_dateline
from digest.reading.layout.embargo import Embargoes, near_ends
from digest.reading.layout.head_zone import read_head
from digest.reading.layout.line_marks import collector_mark, line_parts
from digest.reading.layout.line_shapes import ends_sentence, fold, is_capitalised, vocabulary, word_count
from digest.reading.layout.live_entries import with_entries
from digest.reading.layout.page_marks import is_network_line, is_page_mark
from digest.reading.layout.paragraph_ends import paragraph_parts
from digest.reading.layout.paragraphs import is_bullet, read_units
from digest.reading.layout.parts import Part
from digest.reading.layout.pieces import Piece, Surroundings
from digest.reading.layout.release_marks import part_label
from digest.reading.layout.signatures import names_only
from digest.reading.layout.wire_marks import is_code, is_head_codes, is_lone_code

_RELATED_WORDS = 20
"""Words a title of another article below ``Leggi anche`` has at most; tags have fewer."""
_YEAR = re.compile(r"\d{4}|\d[./-]\d{2}$|:")
_FURNITURE_LINES = 40
"""Lines of a page below its line of rights."""
_NEAR_ENDS = 15
"""Parts at the beginning and end of a text in which an agency signs."""
_CONTACT_WORDS = 15
"""Words a line of a block of press contacts has at most."""


def read_blocks(seed: Seed, pack: LanguagePack, knowledge: Knowledge) -> tuple[Block, ...]:
    """The blocks of a seed in text order. They do not overlap and leave only white space uncovered; front matter is left out.

    Never raises for any text; takes time linear in its length.
    """
    around = Surroundings(seed.text, vocabulary(pack.layout, pack.code), knowledge)
    embargoes = Embargoes(seed.text, seed.body_start)
    pieces = _pieces(seed, around, embargoes)
    parts, body = read_head(pieces, around)
    parts += _with_opening_mark(_body_parts(pieces, body, around), seed.text, embargoes)
    return tuple(Block(part.kind, seed.passage(part.start, part.end), part.rule) for part in parts if part.end > part.start)


def _pieces(seed: Seed, around: Surroundings, embargoes: Embargoes) -> list[Piece]:
    text = seed.text

    def stands_alone(line: str) -> bool:
        if embargoes.part(line, 0, near_end=True) is not None:
            return True
        if heading_level(line) or collector_mark(line, 0, len(line)) is not None or part_label(line[:80], around.words)[0]:
            return True
        return bool(line_parts(line, 0, len(line), around.words, around.knowledge))

    pieces: list[Piece] = []
    units = read_units(text, seed.body_start, stands_alone, around.words.dangling)
    bare = False
    for place, unit in enumerate(units):
        start, end = unit.start, unit.end
        mark = embargoes.part(text[start:end], start, near_end=near_ends(place, len(units)), after_bare=bare)
        bare = mark is not None and embargoes.is_bare(text[mark.start : mark.end])
        after: list[Piece] = []
        if mark is not None:
            piece = Piece(mark.start, mark.end, (mark,), 0)
            if mark.start > start:
                end = _trimmed(text, start, mark.start)
                after.append(piece)
            else:
                pieces.append(piece)
                start = _skipped(text, mark.end, end)
            if start == end:
                continue
        marked = collector_mark(text, start, end)
        if marked is not None:
            pieces.append(Piece(start, marked, (Part(start, marked, BlockKind.DATE_LINE, "collector-mark"),), 0))
            start = marked
            while start < end and text[start].isspace():
                start += 1
            if start == end:
                continue
        level = heading_level(text[start : start + 10])
        parts = () if level else tuple(line_parts(text, start, end, around.words, around.knowledge))
        if not parts and not level:
            parts = _beside(text[start : min(end, start + 80)], start, end, pieces, around)
        pieces += [Piece(start, end, parts, level), *after]
    return with_entries(text, with_contacts(pieces, around))


def _skipped(text: str, start: int, end: int) -> int:
    """Past white space and the signs that tie a mark to the words after it."""
    while start < end and (text[start].isspace() or text[start] in "-–—|•:."):
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _with_opening_mark(parts: Sequence[Part], text: str, embargoes: Embargoes) -> list[Part]:
    """The parts of the story with an embargo's mark split off where the first paragraph begins with one, below a dateline for instance."""
    split: list[Part] = []
    looked = False
    for part in parts:
        mark = None
        if part.kind is BlockKind.PARAGRAPH and not looked:
            looked = True
            mark = embargoes.opening(text[part.start : part.end], part.start, near_end=True)
        if mark is None:
            split.append(part)
            continue
        split += [mark, Part(_skipped(text, mark.end, part.end), part.end, part.kind, part.rule)]
    return split


def _beside(line: str, start: int, end: int, pieces: Sequence[Piece], around: Surroundings) -> tuple[Part, ...]:
    """Lines that the line before them tells: a wire's codes below its head, one network's name below another's. Also a label with nothing after."""
    label, begin = part_label(line, around.words)
    if label == "story" and begin >= end - start:
        return (Part(start, end, BlockKind.BOILERPLATE, "part-label"),)
    before = pieces[-1].parts[0].rule if pieces and pieces[-1].parts else ""
    if before == "wire-head" and is_head_codes(line):
        return (Part(start, end, BlockKind.BOILERPLATE, "wire-head"),)
    if before in ("standing-line", "share-bar") and is_network_line(line, around.words):
        return (Part(start, end, BlockKind.BOILERPLATE, "share-bar"),)
    return ()


def _body_parts(pieces: Sequence[Piece], body: int, around: Surroundings) -> list[Part]:
    parts: list[Part] = []
    ended = contact = below_page = False
    labelled = 0
    first = True
    half = (pieces[0].start + pieces[-1].end) / 2 if pieces else 0
    last_story = _last_story(pieces, body, around)
    before: str | None = None
    for place in range(body, len(pieces)):
        piece = pieces[place]
        late = piece.start > half
        name = fold(around.text[piece.start : min(piece.end, piece.start + 80)]).strip(" .:*-–—")
        if late and place > body:
            ended = ended or name in around.words.ends
            contact = contact or opens_contacts(name, around)
        if _is_date_heading(pieces, place, before, around):
            parts.append(Part(piece.start, piece.end, BlockKind.CROSSHEAD, "date-heading"))
            continue
        if piece.parts:
            label = piece.parts[0].rule == "standing-line" and name in around.words.labels
            labelled = 1 if label else labelled if labelled and piece.parts[0].rule == "standing-line" else 0
            signed = contact and all(part.kind is BlockKind.BYLINE for part in piece.parts)
            titled = piece.parts[0].rule == "label-before-date"
            footer = below_page and len(piece.parts) > 1 and (titled or any(part.kind is BlockKind.BYLINE for part in piece.parts))
            if signed or footer:
                parts.append(Part(piece.start, piece.end, BlockKind.BOILERPLATE, "below-page-mark" if footer else "press-contact"))
            else:
                parts += [_in_body(part) for part in piece.parts]
            below_page = place > last_story and (below_page or is_page_mark(piece.parts[-1]))
            continue
        line = around.line(piece)
        short = word_count(line) <= _CONTACT_WORDS
        if ended:
            parts.append(Part(piece.start, piece.end, BlockKind.BOILERPLATE, "after-end-mark"))
            continue
        if (contact and ((short and not (ends_sentence(line) and word_count(line) > 6)) or holds_details(line))) or (
            late and is_contact_line(line)
        ):
            parts.append(Part(piece.start, piece.end, BlockKind.BOILERPLATE, "press-contact"))
            continue
        if place > last_story and _closes_wire(line, parts):
            parts.append(Part(piece.start, piece.end, BlockKind.BOILERPLATE, "sign-off"))
            continue
        if labelled and (labelled == 1 or place > last_story) and word_count(line) <= _RELATED_WORDS and not ends_sentence(line):
            parts.append(Part(piece.start, piece.end, BlockKind.BOILERPLATE, "below-label"))
            labelled += 1
            continue
        if below_page and place > last_story and word_count(line) <= _RELATED_WORDS and _is_furniture(line, parts):
            signed = parts[-1].rule == "rights" and names_only(line, around.words)
            told = (BlockKind.BYLINE, "name-at-the-end") if signed else (BlockKind.BOILERPLATE, "below-page-mark")
            parts.append(Part(piece.start, piece.end, *told))
            continue
        contact, labelled = False, 0
        kind = _line_kind(pieces, place, before, last_story, around)
        if kind is not None:
            parts.append(Part(piece.start, piece.end, *kind))
        else:
            parts += paragraph_parts(around.text, piece.start, piece.end, around.words, around.knowledge, first=first)
            first = False
        before = around.ending(piece)
    return parts


def _is_furniture(line: str, parts: Sequence[Part]) -> bool:
    """Below a mark of the page and the last story: titles and teasers, which end without a stop, or with one below another teaser."""
    if is_bullet(line):
        return False
    return not ends_sentence(line) or parts[-1].rule in ("below-page-mark", "below-label")


def _closes_wire(line: str, parts: Sequence[Part]) -> bool:
    """Codes after the last words of a report; one group of letters only where an agency has signed."""
    if is_code(line.strip()) and ("/" in line or is_capitalised(line.strip())):
        return True
    if line.startswith("/") and line[1:].strip().isdigit():
        return True
    if not is_lone_code(line.strip()):
        return False
    # An agency signs in the dateline or after the last words.
    return any(part.kind is BlockKind.AGENCY_MARK or "agency" in part.rule for part in (*parts[:_NEAR_ENDS], *parts[-_NEAR_ENDS:]))


def _is_date_heading(pieces: Sequence[Piece], place: int, before: str | None, around: Surroundings) -> bool:
    """``Giovedì 6`` between paragraphs heads what follows; a publication date inside the story would name its year."""
    piece = pieces[place]
    if before is None or len(piece.parts) != 1 or piece.parts[0].rule != "bare-date" or place + 1 >= len(pieces):
        return False
    line, following = around.line(piece), pieces[place + 1]
    if _YEAR.search(line) or not any(character.isalpha() for character in line):
        return False
    if following.parts:
        return following.parts[0].rule in ("programme-line", "time-of-entry")
    return word_count(around.line(following)) >= 10 or is_bullet(around.line(following))


def _in_body(part: Part) -> Part:
    """A label beside a date is no kicker once the story has begun."""
    return Part(part.start, part.end, BlockKind.DATE_LINE, part.rule) if part.kind is BlockKind.KICKER else part


def _last_story(pieces: Sequence[Piece], body: int, around: Surroundings) -> int:
    """Index of the last piece that reads like a paragraph. What follows the line of rights counts only when a long paragraph is there."""
    last = _last_paragraph(pieces, body, len(pieces), around)
    rights = max((place for place in range(body, last) if pieces[place].parts and pieces[place].parts[-1].rule == "rights"), default=None)
    if rights is None or last - rights > _FURNITURE_LINES or any(word_count(around.line(piece)) > 20 for piece in pieces[rights + 1 :]):
        return last
    return _last_paragraph(pieces, body, rights, around)


def _last_paragraph(pieces: Sequence[Piece], body: int, stop: int, around: Surroundings) -> int:
    for place in range(stop - 1, body - 1, -1):
        if pieces[place].parts:
            continue
        count = word_count(around.line(pieces[place]))
        if count > 20 or (count >= 4 and ends_sentence(around.ending(pieces[place]))):
            return place
    return body


def _line_kind(pieces: Sequence[Piece], place: int, before: str | None, last: int, around: Surroundings) -> tuple[BlockKind, str] | None:
    """The kind of a line inside the story that is no paragraph; None for a paragraph."""
    piece = pieces[place]
    line = around.line(piece)
    following = _following(pieces, place)
    after = around.line(following) if following is not None else None
    if piece.level:
        return BlockKind.CROSSHEAD, "marked-heading"
    numbered = line[:1].isdigit() and is_bullet(line) and not _bullets_beside(pieces, place, around)
    if numbered and is_crosshead(line, before or ".", after, around.words.dangling):
        return BlockKind.CROSSHEAD, "numbered-line"
    if is_bullet(line) and (word_count(line) <= 30 or _bullets_beside(pieces, place, around)):
        return BlockKind.LIST_ITEM, "bullet"
    if is_table_row(line) and ((after is not None and is_table_row(after)) or (before is not None and "|" in before)):
        return BlockKind.LIST_ITEM, "table-row"
    if is_emphasised(line) and word_count(line) <= 14 and after is not None and not ends_sentence(line.strip("*_ ")):
        return BlockKind.CROSSHEAD, "emphasised-line"
    if place > last and names_only(line, around.words):
        return BlockKind.BYLINE, "name-at-the-end"
    if place > last or following is None:
        dateline = scan_dateline(around.text, piece.start, piece.end, around.words, around.knowledge, first=True)
        if dateline is not None and dateline.date is not None and dateline.end >= piece.end and not dateline.agencies:
            return BlockKind.DATE_LINE, "place-and-date-line"
    if is_crosshead(line, before, after, around.words.dangling):
        return BlockKind.CROSSHEAD, "short-line"
    return None


def _following(pieces: Sequence[Piece], place: int) -> Piece | None:
    """The next piece if it belongs to the story; ornaments between them do not count."""
    for piece in pieces[place + 1 : place + 3]:
        if not piece.parts:
            return piece
        if piece.parts[0].rule not in ("ornament", "caption", "bare-date"):
            return None
    return None


def _bullets_beside(pieces: Sequence[Piece], place: int, around: Surroundings) -> bool:
    beside = [pieces[other] for other in (place - 1, place + 1) if 0 <= other < len(pieces)]
    return any(is_bullet(around.text[piece.start : piece.start + 8]) for piece in beside)
