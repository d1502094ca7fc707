"""Datelines: place, date and agency before the first words of a story, in the forms Italian, English and French desks use.

``ROMA (ANSA) -``, ``(Adnkronos) - Roma, 12 dic. -``, ``Brescia, 3 mar. (Adnkronos) -``, ``BRUXELLES (BELGIO) (ITALPRESS) –``, ``ROVIGO.``,
``Riva Trigoso (Genova), martedì 8 aprile 2025 –``, ``LONDON, Jan 15 (Reuters) -``. The parts are given with offsets; which place is meant
is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.kb.knowledge import Knowledge
from digest.model import EntityKind
from digest.reading.line_shapes import (
    OPENING_QUOTES,
    Vocabulary,
    date_shape,
    ends_sentence,
    fold,
    is_capitalised,
    is_capitals,
    word_count,
)

_WINDOW = 200
"""Characters at the start of a paragraph that a dateline can take."""
_LEAD_MARKS = re.compile(r"[\s*_=+>\-–—]*")
_PLACE_WORD = re.compile(r"(?:[DdLl]['’])?[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*\.?(?:-[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*)*")
_SEPARATOR = re.compile(r"\s*(?:[–—]{1,2}|(?:[-=]{1,3}|[.:;|])(?=\s|$|[" + re.escape(OPENING_QUOTES) + r"]))\s*")
_CAPITALS = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ'’]{2,}(?: [A-ZÀ-Þ'’]{2,}){0,3}) (?=[A-ZÀ-Þ](?:[a-zß-ÿ]|['’]))")
_SENTENCE_END = re.compile(r"[.!?][\"”»’']?\s")
_BARE_AGENCY = re.compile(r"[^\W_]+(?: [^\W\d_]+)?")
_JOINER = re.compile(r"\s?/\s?|-(?=[^\W\d_])|\s(?:e|and|et)\s|,\s")
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{1,50})[)\]]")
_DATE_TOKEN = re.compile(r"\s*(?:\d{1,4}(?:[./-]\d{1,2}[./-]\d{2,4})?[°º]?(?:st|nd|rd|th|er)?|[^\W\d_]+['’]?)\.?")


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


def agency_pieces(text: str, start: int, end: int, knowledge: Knowledge) -> tuple[tuple[int, int], ...]:
    """The names of known agencies in a bracket's content such as ``Est/Adnkronos``, ``ANSA-AFP`` or ``Com/Ala/ Dire``; offsets into the text."""
    content = text[start:end]
    if len(content) > 60:
        return ()
    stripped = content.strip(" .")
    begin = start + content.find(stripped) if stripped else start
    if stripped and knowledge.agency(stripped):
        return ((begin, begin + len(stripped)),)
    found = []
    for piece in re.finditer(r"[^/\-–,;|:]+", content):
        words = piece[0].strip(" .")
        if words and knowledge.agency(words):
            offset = start + piece.start() + piece[0].find(words)
            found.append((offset, offset + len(words)))
        elif " " in words and knowledge.agency(words.split(" ")[-1]):
            last = words.split(" ")[-1]
            offset = start + piece.start() + piece[0].rfind(last)
            found.append((offset, offset + len(last)))
    return tuple(found)


class _Scanner:
    """Walks over the beginning of a paragraph and collects the parts of a dateline."""

    def __init__(self, text: str, start: int, end: int, words: Vocabulary, knowledge: Knowledge) -> None:
        self.text, self.begin, self.stop = text, start, min(end, start + _WINDOW)
        self.words, self.knowledge = words, knowledge
        self.at = start
        self.places: list[tuple[int, int]] = []
        self.brackets: list[tuple[int, int]] = []
        self.agencies: list[tuple[int, int]] = []
        self.date: tuple[int, int] | None = None
        self.separator = ""

    def skip_space(self) -> None:
        while self.at < self.stop and self.text[self.at] in " \t\xa0\u202f*_":
            self.at += 1

    def bracket(self) -> bool:
        """Take a bracket: an agency, a country or province, or a date."""
        self.skip_space()
        found = _BRACKET.match(self.text, self.at, self.stop)
        if found is None:
            return False
        agencies = agency_pieces(self.text, found.start(1), found.end(1), self.knowledge)
        if agencies:
            self.agencies += agencies
        elif self.places and date_shape(found[1], self.words):
            self.date = self.date or (found.start(1), found.end(1))
        elif self.places and len(self.brackets) < 3 and (is_capitalised(found[1].strip()) or found[1].isupper()):
            self.brackets.append(found.span(1))
        else:
            return False
        self.at = found.end()
        return True

    def take_separator(self) -> bool:
        found = _SEPARATOR.match(self.text, self.at, self.stop)
        if found is None:
            return False
        self.separator = self.separator if self.separator.strip(".") else found[0].strip()
        self.at = found.end()
        return True

    def bare_agency(self) -> bool:
        """Take ``ANSA -`` or ``askanews -``: an agency's name without brackets, one or two words."""
        self.skip_space()
        found = _BARE_AGENCY.match(self.text, self.at, self.stop)
        if found is None:
            return False
        for surface in (found[0], found[0].split(" ")[0]):
            end = self.at + len(surface)
            if self.knowledge.agency(surface) and _SEPARATOR.match(self.text, end, self.stop):
                self.agencies.append((self.at, end))
                self.at = end
                return True
        return False

    def place(self) -> bool:
        """Take one place name: up to five words, capitalised but for articles and prepositions inside."""
        self.skip_space()
        start = at = self.at
        end = None
        for _ in range(7):
            found = _PLACE_WORD.match(self.text, at, self.stop)
            if found is None:
                break
            word = found[0]
            if fold(word).rstrip(".") in self.words.months or (end is not None and fold(word) in self.words.weekdays):
                break
            closing = found.end()
            if word.endswith(".") and (len(word) > 3 or self.text[closing : closing + 1] in ("", "\n")):
                closing -= 1
                word = word[:-1]
            if is_capitalised(word) or (word[:2].casefold() in ("d'", "d’", "l'", "l’") and is_capitalised(word[2:])):
                end = closing
            elif end is None or word.casefold() not in self.words.place_particles:
                break
            at = closing
            if end == closing and found[0].endswith(".") and closing < found.end():
                break
            if self.text[at : at + 1] == "/":
                break
            if self.text[at : at + 1] != " ":
                break
            at += 1
        if end is None:
            return False
        self.places.append((start, end))
        self.at = end
        return True

    def take_date(self) -> bool:
        """Take a date after an optional comma: every word of it is a date word, and there is a month, a numeric date or a weekday with a number."""
        self.skip_space()
        at = self.at + 1 if self.text[self.at : self.at + 1] == "," else self.at
        best = None
        probe = at
        for _ in range(7):
            found = _DATE_TOKEN.match(self.text, probe, self.stop)
            if found is None:
                break
            token = fold(found[0]).rstrip(".")
            if not (token[:1].isdigit() or token in self.words.months or token in self.words.date_words or token in ("th", "le")):
                break
            if probe == at and (token in self.words.leads or token in self.words.updates):
                break
            probe = found.end()
            said = token[:1].isdigit() or token in self.words.months
            if said and date_shape(self.text[at:probe], self.words):
                best = probe
            if self.text[probe : probe + 1] == ",":
                ahead = _DATE_TOKEN.match(self.text, probe + 1, self.stop)
                if ahead is None or not ahead[0].strip(" .")[:1].isdigit():
                    continue_weekday = fold(found[0]) in self.words.weekdays
                    if not continue_weekday:
                        break
                probe += 1
        if best is None:
            return False
        begin = at
        while self.text[begin] in " \t\xa0":
            begin += 1
        while self.text[best - 1] in " ,":
            best -= 1
        if self.text[best - 1] == "." and self.text[best - 2].isdigit():
            best -= 1
        self.date = (begin, best)
        self.at = best
        return True

    def more_places(self) -> bool:
        """Take ``-MILANO``, ``/Parigi``, `` e Napoli``, ``, England``: a further place or the country after a comma."""
        found = _JOINER.match(self.text, self.at, self.stop)
        if found is None:
            return False
        before, count = self.at, len(self.places)
        self.at = found.end()
        if self.place():
            surface = self.text[self.places[-1][0] : self.places[-1][1]]
            if found[0].startswith(","):
                after = self.text[self.at : self.at + 3].lstrip()
                if len(surface.split()) <= 3 and after[:1] in tuple("(,–—-") and not self.knowledge.agency(surface):
                    self.brackets.append(self.places.pop())
                    return True
            elif is_capitalised(surface):
                return True
        self.at = before
        del self.places[count:]
        return False


def scan_dateline(text: str, start: int, end: int, words: Vocabulary, knowledge: Knowledge, *, first: bool) -> DatelineParts | None:
    """The dateline with which a paragraph begins, None when it has none.

    With an agency or a date the form alone decides. Without them it must be the ``first`` paragraph of the story, prose must follow, and the
    words before the dash must be able to name a place. Looks at the first 200 characters only.
    """
    scanner = _Scanner(text, start, end, words, knowledge)
    lead = _LEAD_MARKS.match(text, start, scanner.stop)
    if lead is not None and lead.end() - start <= 6:
        scanner.at = lead.end()
    if scanner.bracket() or scanner.bare_agency():
        while scanner.bracket():
            pass
        scanner.take_separator()
        scanner.separator = scanner.separator or " "
    after_agency = scanner.at
    if not _rest_of(scanner):
        if not scanner.agencies or scanner.separator == " ":
            return _unmarked(scanner, start, end) if first and not scanner.agencies else None
        scanner.at = after_agency
    return _judge(scanner, start, end, first) or (_unmarked(scanner, start, end) if first else None)


def _unmarked(scanner: _Scanner, start: int, end: int) -> DatelineParts | None:
    """``ROMA La giunta ha deciso``: print sets the place bold, and a copy of the text keeps only the capitals. The place must be known."""
    found = _CAPITALS.match(scanner.text, start, scanner.stop)
    if found is None or not scanner.knowledge.place(found[1], scanner.words.code):
        return None
    rest = scanner.text[found.end() : min(end, found.end() + 600)]
    if not _is_prose(rest, ends_sentence(scanner.text[start:end])):
        return None
    return DatelineParts(start, found.end(), (found.span(1),), (), (), None, "", "place-without-mark")


def _rest_of(scanner: _Scanner) -> bool:
    """Place, brackets, date, agencies and separators as far as they reach; False when no place comes, or nothing closes it."""
    lead = bool(scanner.agencies)
    before = (list(scanner.places), list(scanner.brackets), list(scanner.agencies), scanner.date, scanner.separator)
    closed = False
    if scanner.place():
        if lead:
            scanner.separator = ""
        for _ in range(10):
            if scanner.bracket() or (scanner.date is None and scanner.take_date()):
                continue
            if not scanner.separator and not scanner.agencies and scanner.date is None and scanner.more_places():
                continue
            if scanner.take_separator():
                closed = True
                kept = (scanner.at, len(scanner.agencies), len(scanner.brackets), scanner.date)
                # ``Roma, 14 gen. - (Adnkronos) - Il governo``: after the dash only an agency still belongs to the dateline.
                if (scanner.bracket() or scanner.bare_agency()) and len(scanner.agencies) > kept[1]:
                    continue
                scanner.at, scanner.date = kept[0], kept[3]
                del scanner.agencies[kept[1] :], scanner.brackets[kept[2] :]
            break
        closed = (
            closed
            or len(scanner.agencies) > len(before[2])
            or scanner.at >= scanner.stop
            or scanner.text[scanner.at : scanner.at + 1] in "\r\n"
        )
    if closed:
        return True
    scanner.places, scanner.brackets, scanner.agencies, scanner.date, scanner.separator = before
    return False


def _judge(scanner: _Scanner, start: int, end: int, first: bool) -> DatelineParts | None:
    text, words, knowledge = scanner.text, scanner.words, scanner.knowledge
    rest = text[scanner.at : min(end, scanner.at + 600)]
    surface = text[scanner.places[0][0] : scanner.places[0][1]] if scanner.places else ""
    if surface and (fold(surface) in words.not_places or fold(surface) in words.weekdays):
        return None
    separator = scanner.separator.strip()
    dash = bool(separator) and separator[0] in "-–—="
    capitals = is_capitals(surface)
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
    return count >= 9 and (closed or count >= 25 or (count >= 12 and _SENTENCE_END.search(rest) is not None))


def _bare_place(scanner: _Scanner, surface: str, separator: str, dash: bool, capitals: bool, knowledge: Knowledge) -> str:
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
    if capitals and len(surface) >= 4 and len(bare) <= 5 and (spaced or separator in (".", ":", "|", ";")):
        return "place-in-capitals"
    article = fold(bare[0]) in words.dangling and fold(bare[0]) not in words.words.place_articles
    if spaced and (scanner.brackets or len(bare) <= 3) and not article and not capitals and len(surface) >= 3:
        return "place-before-dash"
    return ""
