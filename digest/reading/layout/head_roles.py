"""Which of the lines above a story is kicker, headline, second headline, standfirst: by order, length, shape and words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.model import BlockKind, EntityKind
from digest.reading.layout.captions import caption_below
from digest.reading.layout.line_shapes import OPENING_QUOTES, Vocabulary, ends_abbreviated, ends_sentence, fold, is_capitals, word_count
from digest.reading.layout.paragraphs import is_bullet
from digest.reading.layout.pieces import Piece, Surroundings
from digest.reading.layout.release_marks import part_label
from digest.reading.layout.signatures import names_only

_LOOK_AHEAD = 12
_LONGEST_BELOW_LABEL, _LONGEST_WITH_STOP = 24, 14
"""Words of a headline below a short label, and of one with a full stop in it."""
_LONGEST_LETTERHEAD = 8
_LONGEST_SMALL = 2
_LISTED = re.compile(r"\s*[–—/|,•]\s*|\s-\s|\se\s")
_INNER_STOP = re.compile(r"[.!?]\s+[«“\"‘A-ZÀ-Þ]")
_AND = re.compile(r"\s*[&,/|]\s*|\s[e-]\s|\sand\s")
_PUNCTUATED = re.compile(r"[:,;?!«“„\"(]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUOTE_AFTER_COLON = re.compile(r":\s*[" + re.escape(OPENING_QUOTES) + r"]")


def is_section(line: str, words: Vocabulary, *, below: bool = False) -> bool:
    """A section's name, alone or with an adjective or place (``Cronaca giudiziaria``), or two of them (``Economia & Finanza``).

    So is any word or two without a capital (``agenzia``): a headline begins with one. ``below`` a headline what begins with an article
    (``L'allarme nella notte``) heads a part of the story.
    """
    folded = fold(line).strip(" .:|/-–—")
    if folded in words.kickers or (not below and line.lstrip()[:1].islower() and word_count(line) <= _LONGEST_SMALL):
        return True
    if len(folded) > 40 or (below and "'" in folded[:3]):
        return False
    if all(piece in words.kickers for piece in _AND.split(folded)):
        return True
    first = folded.split(" ")[0]
    return word_count(folded) <= 3 and len(folded) <= 30 and first in words.kickers and not (below and folded[-1:].isdigit())


def is_headline_with_stop(pieces: Sequence[Piece], place: int, around: Surroundings) -> bool:
    """One short sentence whose words nearly all come back in the longer paragraph below: a headline that was given a full stop."""
    line = around.line(pieces[place])
    following = next((piece for piece in pieces[place + 1 : place + _LOOK_AHEAD] if not piece.parts), None)
    if following is None or word_count(line) > 16 or ". " in line or is_bullet(line):
        return False
    below = around.line(following)
    ours = content_words(line)
    return len(ours) >= 4 and word_count(below) >= 1.6 * word_count(line) and len(ours & content_words(below)) >= 0.7 * len(ours)


_LABELLED = {"headline": BlockKind.HEADLINE, "kicker": BlockKind.KICKER, "standfirst": BlockKind.STANDFIRST}


def head_roles(
    pieces: Sequence[Piece], lines: list[int], known: dict[int, tuple[BlockKind, str]], around: Surroundings
) -> dict[int, tuple[BlockKind, str]]:
    """The roles of the lines above a story, given by their indices; ``known`` are the roles other lines have already."""
    roles: dict[int, tuple[BlockKind, str]] = {}
    rest: list[int] = []
    labels = {place: label for place in lines if (label := part_label(around.line(pieces[place]), around.words)[0])}
    titled = next((place for place, label in labels.items() if label == "headline"), None)
    for order, place in enumerate(lines):
        if place in labels:
            roles[place] = (
                _LABELLED[labels[place]] if place == titled or labels[place] != "headline" else BlockKind.STANDFIRST,
                "senders-label",
            )
        elif titled is not None:
            roles[place] = (
                (BlockKind.KICKER, "above-labelled-headline") if place < titled else (BlockKind.STANDFIRST, "line-below-headline")
            )
        elif order and _is_name_line(pieces, place, known, around):
            roles[place] = (BlockKind.BYLINE, "name-line")
        else:
            rest.append(place)
    if not rest:
        return roles
    sentence = (
        ends_sentence(around.ending(pieces[rest[0]]))
        and not ends_abbreviated(around.line(pieces[rest[0]]))
        and not is_capitals(around.line(pieces[rest[0]]))
        and not pieces[rest[0]].level
        and not is_headline_with_stop(pieces, rest[0], around)
    )
    if sentence:
        roles[rest[0]] = (BlockKind.STANDFIRST, "standfirst-without-headline")
        rest = rest[1:]
    if len(rest) == 1 and not pieces[rest[0]].level and is_section(around.line(pieces[rest[0]]), around.words):
        roles[rest[0]] = (BlockKind.KICKER, "section-alone")
        return roles
    if not sentence and len(rest) > 1 and _is_letterhead(pieces, rest, known, around):
        roles[rest[0]] = (BlockKind.KICKER, "name-above-headline")
        rest = rest[1:]
    while not sentence and len(rest) > 1 and (_is_kicker(pieces, rest, around) or (roles and _is_second_kicker(pieces, rest, around))):
        roles[rest[0]] = (BlockKind.KICKER, "short-line-above-headline")
        rest = rest[1:]
    if len(rest) > 1 and _is_name_above(around.line(pieces[rest[0]]), around) and word_count(around.line(pieces[rest[1]])) >= 5:
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
        elif caption_below(around.line(pieces[place]), around.words, around.knowledge) or _is_below_credit(pieces, place, roles, around):
            roles[place] = (BlockKind.BOILERPLATE, "caption")
        elif rule:
            roles[place] = (BlockKind.SECOND_HEADLINE, rule)
        elif order >= 2 and place == rest[-1] and word_count(around.line(pieces[place])) <= 5:
            roles[place] = (BlockKind.CROSSHEAD, "short-line-before-story")
        else:
            roles[place] = (BlockKind.STANDFIRST, "line-below-headline")
    return roles


def _is_name_above(line: str, around: Surroundings) -> bool:
    """A bare name; among capitals, where every word looks like one, only a known body's or one with a known first name."""
    if not names_only(line, around.words):
        return False
    first = line.strip(" *_(").split(" ")[0]
    return not is_capitals(line) or word_count(line) == 1 or _begins_with_body(line, around) or bool(around.knowledge.first_name(first))


def _is_below_credit(pieces: Sequence[Piece], place: int, roles: dict[int, tuple[BlockKind, str]], around: Surroundings) -> bool:
    """A short line without a verb right below a picture's credit, once a standfirst has been found: what the picture shows."""
    before = pieces[place - 1].parts
    line = around.line(pieces[place])
    if not before or before[-1].rule != "caption" or word_count(line) > 12:
        return False
    stands = any(kind is BlockKind.STANDFIRST for kind, _ in roles.values())
    return stands and not any(fold(token).strip(",.;:") in around.words.words.verbs for token in line.split())


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
    if is_section(line, around.words) or (second.level and not first.level) or _is_sender(line, around):
        return True
    # A masthead nobody knows, above the name of the local edition.
    if len(lines) > 2 and count <= 5 and around.knowledge.place(below.strip(" .-–—"), around.words.code):
        return True
    if len(lines) > 2 and _is_bare_phrase(line, below, around.line(pieces[lines[2]]), around.words):
        return True
    if is_capitals(line) and not is_capitals(below) and (count <= 4 or (len(lines) > 2 and count <= 6)):
        return True
    if " | " in line or line.rstrip().endswith(("|", "/")):
        return True
    longer = word_count(below) >= 5 and len(below) > 1.5 * len(line) and not _tells(below)
    punctuated = ":" in below or "," in below or any(mark in below for mark in '«“"')
    return longer and count <= 3 and not is_capitals(below) and (len(lines) > 2 or punctuated)


def _is_sender(line: str, around: Surroundings) -> bool:
    """The body that sends a release, alone on a line: its name only, in capitals or capitalised words (``Comune di Borgo Alto``)."""
    words = around.words
    tokens = line.split()
    if not 2 <= len(tokens) <= 8 or _PUNCTUATED.search(line) or any(character.isdigit() for character in line):
        return False
    if around.knowledge.find(line.strip(" .-–—"), words.code, EntityKind.ORGANISATION):
        return True
    small = [token for token in tokens if token[:1].islower()]
    joined = all(fold(token) in words.place_particles or fold(token) in words.dangling or fold(token)[:-1].endswith("'") for token in small)
    return fold(tokens[0]) in words.words.senders and joined and not any(fold(token) in words.words.verbs for token in small)


def _is_bare_phrase(line: str, below: str, third: str, words: Vocabulary) -> bool:
    """``Da domani nel chiostro``: article or preposition first, no verb or punctuation; below a fuller line with some, then a longer one."""
    tokens = [fold(token).strip(".") for token in line.split()]
    first = tokens[0]
    opening = first in words.words.kicker_openings or first.split("'")[0] + "'" in words.words.kicker_openings
    if not opening or _PUNCTUATED.search(line) or not _PUNCTUATED.search(below):
        return False
    if first in words.words.place_articles and len(tokens) > 5:
        return False
    clauses = set(words.words.clauses) - set(words.words.kicker_openings) - set(words.words.prepositions)
    spoken = any(token in words.words.verbs or token in clauses or token.endswith(words.words.verb_endings) for token in tokens)
    return not spoken and len(line) <= len(below) <= 100 and len(third) >= 0.9 * len(below)


def _is_second_kicker(pieces: Sequence[Piece], lines: list[int], around: Surroundings) -> bool:
    """Below a kicker, another short label (the sender of a release) above a much longer line."""
    line, below = around.line(pieces[lines[0]]), around.line(pieces[lines[1]])
    longer = word_count(below) >= 6 and len(below) > 1.8 * len(line)
    return not pieces[lines[0]].level and word_count(line) <= 4 and longer and (is_capitals(line) or not _tells(below))


def _tells(line: str) -> bool:
    """Too long, or of too many sentences, for a headline: a standfirst below a short one."""
    count = word_count(line)
    return count > _LONGEST_BELOW_LABEL or (count > _LONGEST_WITH_STOP and _INNER_STOP.search(line) is not None)


def _is_letterhead(pieces: Sequence[Piece], lines: list[int], known: dict[int, tuple[BlockKind, str]], around: Surroundings) -> bool:
    """Whose paper a release is written on: a body's name, or several, with the release's label or a date between it and the headline."""
    line, between = around.line(pieces[lines[0]]), range(lines[0] + 1, lines[1])
    words = around.words
    if not between or pieces[lines[0]].level or word_count(line) > _LONGEST_LETTERHEAD or word_count(around.line(pieces[lines[1]])) < 5:
        return False
    bodies = [one for one in _LISTED.split(line) if one.strip()]
    named = len(bodies) > 1 and all(_begins_with_body(one.strip(), around) for one in bodies)
    sender = fold(line).split(" ")[0] in words.words.senders and not _PUNCTUATED.search(line)
    sender = sender or ends_abbreviated(line)
    labelled = any(fold(around.line(pieces[place])).strip(" .:") in words.words.release_names for place in between)
    told = any(fold(token).strip(",.;:") in words.words.verbs for token in line.split())
    dated = any(known.get(place, (None, ""))[1] == "section-below-headline" or pieces[place].parts for place in between)
    return not told and (labelled or (dated and (named or sender)))


def _begins_with_body(words: str, around: Surroundings) -> bool:
    """Whether the words, or the first of them, are a known body's name (``Uilm Belluno``)."""
    find = around.knowledge.find
    return any(find(one, around.words.code, EntityKind.ORGANISATION) for one in (words, words.split(" ")[0]))


def _second_headline(headline: str, line: str, words: Vocabulary) -> str:
    """The rule by which a line below the headline is another headline; empty when it reads like a standfirst."""
    ours, theirs = content_words(headline), content_words(line)
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


def content_words(line: str) -> set[str]:
    """The words of four letters or more."""
    return {word.casefold() for word in _WORD.findall(line) if len(word) >= 4}


def is_title_case(line: str, words: Vocabulary) -> bool:
    """Nearly all words of four letters or more begin with a capital, and there are at least five of them."""
    long = [word for word in _WORD.findall(line) if len(word) >= 4 and word.casefold() not in words.dangling]
    return len(long) >= 5 and not is_capitals(line) and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
