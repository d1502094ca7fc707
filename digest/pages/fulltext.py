"""The text of a seed as a page shows it: all of it, in order, each block in an element of its kind, every passage a place to land on.

Stripping the tags (and the few words of our own, which stand in elements of class ``own``) gives back the seed's text as the briefing holds
it, up to white space and the characters no page may carry. Boilerplate and front matter are folded, never deleted; private particulars of
press contacts were masked before, character by character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from digest.extract.masking import MASK
from digest.lang.labels import Words
from digest.model import Block, BlockKind, Briefing
from digest.pages.annotate import Annotation, Annotator
from digest.pages.permalinks import Permalinks, anchor, link
from digest.values import Passage

_INLINE = frozenset((BlockKind.DATELINE, BlockKind.AGENCY_MARK, BlockKind.DATE_LINE, BlockKind.BYLINE))
"""Parts of a paragraph when they stand on its line."""
_LINKED = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))
"""Names are linked here: never in headings, datelines or boilerplate."""
_TAGS = {BlockKind.CROSSHEAD: "h3", BlockKind.LIST_ITEM: "li"}
_EMBARGO_RULES = frozenset(("embargo-line", "embargo-mark"))
_CONTACT_RULES = frozenset(("press-contact", "press-office"))
_MARKS = re.compile(r"[“”«»„\"]")
_LINE_END = re.compile(r"[\r\n]")
_LINE = re.compile(r"[^\r\n]+")


def text_html(briefing: Briefing, links: Permalinks, words: Words, further: Iterable[Passage] = ()) -> Markup:
    """The whole text of a briefing's seed as HTML on one line. ``further`` passages can be landed on too."""
    annotator = Annotator(briefing.seed.text, (*_landings(briefing, further), *_links(briefing, links)))
    return Markup("").join(_elements(briefing, annotator, words))


def all_passages(briefing: Briefing) -> Iterator[Passage]:
    """Every passage that any value or finding of a briefing leans on."""
    single = (
        briefing.headline, briefing.kicker, briefing.standfirst, briefing.published, briefing.published_inferred, briefing.updated,
        briefing.dateline, briefing.source, briefing.url, briefing.language, briefing.embargo, briefing.bounds,
    )  # fmt: skip
    several = (
        briefing.agencies, briefing.bylines, briefing.entities, briefing.quotations, briefing.times, briefing.topics, briefing.tags,
        briefing.summary,
    )  # fmt: skip
    values = [value for value in single if value is not None] + [value for group in several for value in group]
    for value in values:
        yield from value.passages
        for other in value.others:
            yield from other.passages
    for entity in briefing.entities:
        yield from (mention.passage for mention in entity.value.mentions)
        for role in entity.value.roles:
            yield from role.passages
    for quotation in briefing.quotations:
        if quotation.value.speaker is not None:
            yield from quotation.value.speaker.passages
            for lost in quotation.value.speaker.others:
                yield from lost.passages
        if quotation.value.cue is not None:
            yield quotation.value.cue
    yield from (given.passage for given in briefing.seed.given)
    for finding in briefing.findings:
        yield from finding.passages


def _landings(briefing: Briefing, further: Iterable[Passage]) -> Iterator[Annotation]:
    """One element with an id per passage, however many values lean on it, and the look of those that have one."""
    looks: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for passage in (*all_passages(briefing), *further):
        looks[passage.start, passage.end].add("passage")
    for quotation in briefing.quotations:
        for passage in quotation.passages:
            looks[passage.start, passage.end].add("speech")
        for passage in quotation.value.interruptions:
            looks[passage.start, passage.end].add("interruption")
    for (start, end), classes in looks.items():
        look = " ".join(sorted(classes))
        opening = Markup('<span class="{}" id="{}">').format(look, anchor(Passage(start, end, "")))
        yield Annotation(start, end, opening, Markup('<span class="{}">').format(look), Markup("</span>"))


def _links(briefing: Briefing, links: Permalinks) -> Iterator[Annotation]:
    """The first mention of each known entity in a paragraph, outside quotation marks and other links, leads to its page."""
    source = links.text(briefing.name)
    forbidden = _Spans([*_quoted(briefing), *(passage for quotation in briefing.quotations for passage in quotation.passages)])
    paragraphs = _Spans([block.passage for block in briefing.blocks if block.kind in _LINKED])
    taken: list[tuple[int, int]] = []
    wanted = []
    for sourced in briefing.entities:
        target = links.entity(sourced.value) if sourced.value.known_as else None
        if target is not None:
            wanted += [(mention.passage, target) for mention in sourced.value.mentions if not mention.quoted]
    done: set[str] = set()
    for passage, target in sorted(wanted, key=lambda pair: (pair[0].start, -pair[0].end, pair[1])):
        if target in done or not paragraphs.around(passage) or forbidden.touch(passage) or (taken and passage.start < taken[-1][1]):
            continue
        done.add(target)
        taken.append((passage.start, passage.end))
        opening = Markup('<a class="name" href="{}">').format(link(source, target))
        yield Annotation(passage.start, passage.end, opening, opening, Markup("</a>"))


def _quoted(briefing: Briefing) -> Iterator[Passage]:
    """What stands between quotation marks inside one block, speech or not; a mark that is never closed reaches to the block's end."""
    text = briefing.seed.text
    for block in briefing.blocks:
        opened: int | None = None
        for mark in _MARKS.finditer(text, block.passage.start, block.passage.end):
            opens = mark[0] in "“«„" or (mark[0] == '"' and opened is None)
            if opens and opened is None:
                opened = mark.start()
            elif not opens and opened is not None:
                yield Passage(opened, mark.end(), "")
                opened = None
        if opened is not None:
            yield Passage(opened, block.passage.end, "")


class _Spans:
    """Stretches of a text, merged where they overlap, to ask whether a passage lies in one."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((passage.start, passage.end) for passage in passages):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, passage: Passage) -> bool:
        place = bisect_right(self._starts, passage.end - 1) - 1
        return place >= 0 and self._ends[place] > passage.start

    def around(self, passage: Passage) -> bool:
        place = bisect_right(self._starts, passage.start) - 1
        return place >= 0 and self._ends[place] >= passage.end


def _elements(briefing: Briefing, annotator: Annotator, words: Words) -> Iterator[Markup]:
    text, body = briefing.seed.text, briefing.seed.body_start
    if text[:body].strip():
        yield _folded("front-matter", words.front_matter, _lines(text, 0, body, annotator))
    position, listing = body, False
    for group in _groups(briefing.blocks, text):
        first, last = group[0], group[-1]
        loose = Markup("").join(_lines(text, position, first.passage.start, annotator))
        position = max(position, last.passage.end)
        in_list = _main_kind(group) is BlockKind.LIST_ITEM
        if listing and (loose or not in_list):
            yield Markup("</ul> ")
        opens_list = in_list and (not listing or bool(loose))
        listing = in_list
        yield loose
        if opens_list:
            yield Markup("<ul>")
        if first.kind is BlockKind.BOILERPLATE:
            yield _folded("boilerplate", _fold_label(first, words), _lines(text, first.passage.start, last.passage.end, annotator))
        else:
            yield _paragraph(group, annotator)
    if listing:
        yield Markup("</ul> ")
    yield from _lines(text, position, len(text), annotator)


def _groups(blocks: tuple[Block, ...], text: str) -> Iterator[list[Block]]:
    """Blocks that make one element: those on one line, and boilerplate that follows boilerplate of its sort."""
    group: list[Block] = []
    for block in blocks:
        if group:
            folded = _fold_of(block), _fold_of(group[-1])
            apart = _LINE_END.search(text, group[-1].passage.end, block.passage.start) is not None
            if folded[0] != folded[1] or (not folded[0] and (apart or not _on_one_line(group[-1], block))):
                yield group
                group = []
        group.append(block)
    if group:
        yield group


def _fold_of(block: Block) -> str:
    """Which fold a block belongs in; empty for what stands open."""
    if block.kind is not BlockKind.BOILERPLATE:
        return ""
    if block.rule in _EMBARGO_RULES:
        return "embargo"
    return "contacts" if block.rule in _CONTACT_RULES or MASK in block.passage.text else "boilerplate"


def _fold_label(block: Block, words: Words) -> str:
    return {"embargo": words.embargo_mark, "contacts": words.contacts}.get(_fold_of(block), words.boilerplate)


def _on_one_line(before: Block, after: Block) -> bool:
    return before.kind in _INLINE or after.kind in _INLINE


def _main_kind(group: list[Block]) -> BlockKind:
    return next((block.kind for block in group if block.kind not in _INLINE), group[0].kind)


def _paragraph(group: list[Block], annotator: Annotator) -> Markup:
    kind = _main_kind(group)
    tag = _TAGS.get(kind, "p")
    parts = []
    for place, block in enumerate(group):
        if place:
            parts.append(annotator.stretch(group[place - 1].passage.end, block.passage.start) or Markup(""))
        words = annotator.stretch(block.passage.start, block.passage.end)
        parts.append(words if block.kind is kind else Markup('<span class="{}">{}</span>').format(block.kind.value, words))
    return Markup('<{tag} class="{kind}">{words}</{tag}> ').format(tag=tag, kind=kind.value, words=Markup("").join(parts))


def _lines(text: str, start: int, end: int, annotator: Annotator) -> Iterator[Markup]:
    """What no block covers, line by line; nothing for white space."""
    for line in _LINE.finditer(text, start, end):
        if line[0].strip():
            yield Markup('<p class="line">{}</p> ').format(annotator.stretch(line.start(), line.end()))


def _folded(name: str, label: str, inside: Iterable[Markup]) -> Markup:
    return Markup('<details class="fold {}"><summary class="own">{}</summary> {}</details> ').format(name, label, Markup("").join(inside))
