"""Walks over the beginning of a paragraph and takes it apart as far as it has the form of a dateline. Does not judge whether it is one."""

from __future__ import annotations

import re

from digest.kb.knowledge import Knowledge
from digest.reading.layout.line_shapes import OPENING_QUOTES, Vocabulary, date_shape, fold, is_capitalised

_WINDOW = 200
"""Characters at the start of a paragraph that a dateline can take."""
_PLACE_WORD = re.compile(
    r"(?:[DdLl]['’])?[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])|(?<=[AEIOU])['’](?=[\s,.:]))*\.?(?:-[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*)*"
)
"""With an apostrophe for the accent of a last capital (``FORLI'``)."""
_SEPARATOR = re.compile(r"\s*(?:[–—]{1,2}|(?:[-=]{1,3}|[.:;|])(?=\s|$|[" + re.escape(OPENING_QUOTES) + r"]))\s*")
_BARE_AGENCY = re.compile(r"[^\W_]+(?: [^\W\d_]+)?")
_JOINER = re.compile(r"\s?/\s?|-(?=[^\W\d_])|\s(?:e|and|et)\s|,\s")
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{1,50})[)\]]")
_HOUR = re.compile(r"(?:,| -| ore)? (?:ore )?\d{1,2}[:.]\d{2}(?!\d)")
_SENDER = re.compile(r"\([A-Z][A-Za-z. ]{1,18}\)")
_YEAR_LAST = re.compile(r"\d{4}\b")
_DATE_TOKEN = re.compile(r"\s*(?:\d{1,4}(?:[./-]\d{1,2}[./-]\d{2,4})?[°º]?(?:st|nd|rd|th|er)?|[^\W\d_]+['’]?)\.?")


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
        elif words.count(" ") == 1 and knowledge.agency(words.split(" ")[-1]):
            last = words.split(" ")[-1]
            offset = start + piece.start() + piece[0].rfind(last)
            found.append((offset, offset + len(last)))
    return tuple(found)


class Scanner:
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
        """Go over spaces and marks of emphasis."""
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
        """Take a dash, full stop, colon or bar and the space after it."""
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
            if _HOUR.match(self.text, probe, self.stop):
                break
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
        hour = _HOUR.match(self.text, best, self.stop)
        self.at = hour.end() if hour is not None else best
        return True

    def _dated_to_the_year(self) -> bool:
        """Whether the date just taken begins with its day and has its year, and a mark closes it."""
        assert self.date is not None
        separator, self.separator = self.separator, ""
        full = self.text[self.date[0]].isdigit() and _YEAR_LAST.search(self.text, *self.date) is not None
        closed = full and self.take_separator()
        self.separator = separator
        return closed

    def unknown_sender(self) -> bool:
        """Take ``(ARV)`` and the dash after it: a press office that signs like an agency. Whether it does, the place and date must tell."""
        found = _SENDER.match(self.text, self.at, self.stop)
        if found is None:
            return False
        self.at = found.end()
        self.take_separator()
        self.separator = ""
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
                if self.text[self.at : self.at + 3] in (". (", ". —", ". –", ". -"):
                    # ``SPRINGFIELD, Ill. (AP)``: the full stop of a state's short form.
                    self.at += 1
                after = self.text[self.at : self.at + 3].lstrip()
                if len(surface.split()) <= 3 and after[:1] in tuple("(,–—-") and not self.knowledge.agency(surface):
                    self.brackets.append(self.places.pop())
                    return True
            elif is_capitalised(surface):
                return True
        self.at = before
        del self.places[count:]
        return False

    def rest(self) -> bool:
        """Place, brackets, date, agencies and separators as far as they reach; False when no place comes, or nothing closes it."""
        lead = bool(self.agencies)
        before = (list(self.places), list(self.brackets), list(self.agencies), self.date, self.separator)
        closed = False
        if self.place():
            if lead:
                self.separator = ""
            for _ in range(10):
                if self.bracket() or (self.date is None and self.take_date()):
                    continue
                if not self.separator and not self.agencies and self.date is None and self.more_places():
                    continue
                if self.take_separator():
                    closed = True
                    kept = (self.at, len(self.agencies), len(self.brackets), self.date)
                    # ``Roma, 9 ott. - (Adnkronos) - Il governo``: after the dash only an agency still belongs to the dateline.
                    if (self.bracket() or self.bare_agency()) and len(self.agencies) > kept[1]:
                        continue
                    self.at, self.date = kept[0], kept[3]
                    del self.agencies[kept[1] :], self.brackets[kept[2] :]
                    # ``COGNE (Aosta) - 13 marzo 2026. Cinque feriti``: so does a date with its year that is closed in its turn.
                    if self.date is None and self.take_date() and not self._dated_to_the_year():
                        self.at, self.date = kept[0], kept[3]
                break
            closed = closed or len(self.agencies) > len(before[2]) or self.at >= self.stop or self.text[self.at : self.at + 1] in "\r\n"
        if closed:
            return True
        self.places, self.brackets, self.agencies, self.date, self.separator = before
        return False
