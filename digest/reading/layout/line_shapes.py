"""What a line looks like: folding, names, dates, quotation marks. Small predicates on short strings; no positions, no structure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from digest.lang.layout import LayoutWords

LONGEST_LINE = 600
"""Characters beyond which a line is a paragraph whatever it says: no signature, date line or standing phrase is longer."""

_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W\d_]+)*['’]?|\S")
_NUMERIC_DATE = re.compile(
    r"(?<![\d./-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{1,2}[ -][A-Za-z]{3}[ -]\d{2,4})(?![\d/])"
)
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?!\d)", re.IGNORECASE)
_ISO_HOUR = re.compile(r"(?<=\d)t\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:z|[+-]\d\d:?\d\d)?(?![\w])")
_INITIALS = re.compile(r"\(?\s*(?:(?:[^\W\d_]\.\s?){2,4}|(?:[A-ZÀ-Þ][a-zß-ÿ]{0,3}\.\s?){2,3})\)?\.?")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*\.?")
FULL_STOP = re.compile(r"[.…][\"”»’')\]*_\s]{0,6}$")
STOP = re.compile(r"[.…!?:;,][\"”»’')\]*_\s]{0,6}$")
_LETTERS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.\s?){2,4}[)\s*_]*$")
_DATE_MARKS = ".,:;()[]-–—|/•·°º*_~#'\"<>="
LABEL_SIGNS = ":>|→»–—-"
"""Signs between a label of the page and what it announces."""
OPENING_QUOTES = "«“„\"‘'‹"


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, straight apostrophes, one space, no markup signs; every number becomes ``0``. For comparing with the pack's words."""
    plain = text.casefold().replace("’", "'").replace("‘", "'").replace("`", "'")
    return _DIGITS.sub("0", " ".join(plain.replace("*", "").replace("_", "").replace("#", "").split()))


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The pack's words as sets, for look-up. Made once for a pack, so that each is equal to itself alone."""

    words: LayoutWords
    code: str
    months: frozenset[str]
    weekdays: frozenset[str]
    leads: frozenset[str]
    updates: frozenset[str]
    date_words: frozenset[str]
    lines: frozenset[str]
    labels: frozenset[str]
    kickers: frozenset[str]
    networks: frozenset[str]
    ends: frozenset[str]
    contacts: frozenset[str]
    contact_leads: tuple[str, ...]
    """Of several words, each with the space behind it."""
    not_places: frozenset[str]
    captions: tuple[str, ...]
    """Longest first."""
    signatures: tuple[str, ...]
    """Beginnings of lines that may be a signature: correspondents, desks and what stands before an author."""
    rights: tuple[str, ...]
    """With the sign that says the same."""
    pair_starts: tuple[str, ...]
    sources: tuple[tuple[str, ...], ...]
    """Of lines that name a source, with the colon."""
    any_source: tuple[str, ...]
    label_words: frozenset[str]
    """First words of labels."""
    particles: frozenset[str]
    place_particles: frozenset[str]
    dangling: frozenset[str]
    titles: frozenset[str]
    leaning: frozenset[str]
    search_words: frozenset[str]


@lru_cache(maxsize=16)
def vocabulary(words: LayoutWords, code: str) -> Vocabulary:
    """The look-up form of a language's words."""
    months, weekdays = frozenset(words.months), frozenset(words.weekdays)
    leads = frozenset(part for lead in words.date_leads for part in lead.split())
    updates = frozenset(part for lead in words.update_leads for part in lead.split())
    fillers = frozenset(part for filler in words.date_fillers for part in filler.split())
    sources = tuple((source + ":", source + " :", "(" + source + ":") for source in words.sources)
    return Vocabulary(
        words=words,
        code=code,
        months=months,
        weekdays=weekdays,
        leads=leads,
        updates=updates,
        date_words=fillers | leads | updates | weekdays,
        lines=frozenset(fold(line).strip(" .:!?→>»") for line in words.lines),
        labels=frozenset(words.labels),
        kickers=frozenset(words.kickers),
        networks=frozenset(words.networks),
        ends=frozenset(words.ends),
        contacts=frozenset(words.contacts),
        contact_leads=tuple(contact + " " for contact in words.contacts if " " in contact),
        not_places=frozenset(words.not_places),
        captions=tuple(sorted(words.captions, key=len, reverse=True)),
        signatures=(*words.correspondents, *words.desks, *words.byline_leads),
        rights=(*words.rights, "©"),
        pair_starts=tuple(start for pair in words.pairs for start in pair.starts),
        sources=sources,
        any_source=tuple(form for forms in sources for form in forms),
        label_words=frozenset(label.split(" ")[0].rstrip(LABEL_SIGNS) for label in words.labels),
        particles=frozenset(words.name_particles),
        place_particles=frozenset(words.place_particles),
        dangling=frozenset(words.dangling),
        titles=frozenset(words.titles),
        leaning=frozenset(words.leaning),
        search_words=frozenset(words.search_words),
    )


@lru_cache(maxsize=1024)
def word_count(text: str) -> int:
    """Words between white space that hold a letter or digit."""
    return sum([word[0].isalnum() or any(map(str.isalnum, word)) for word in text.split()])


def first_word(text: str) -> str:
    """What stands before the first white space between words; empty in an empty line."""
    return (text.split(None, 1) or [""])[0]


def is_capitalised(word: str) -> bool:
    """Begins with a capital letter."""
    return bool(word) and word[0].isalpha() and word[0] != word[0].lower()


def is_capitals(text: str) -> bool:
    """All letters are capitals, and there are at least two."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= 2 and all(character == character.upper() for character in letters)


@lru_cache(maxsize=1024)
def date_shape(text: str, vocabulary: Vocabulary) -> str | None:
    """``updated-line``, ``published-line`` or ``bare-date`` when the whole line is made of dates and times; None otherwise.

    A month with a number, a numeric date, or a weekday with a number counts as a date; a time alone does only after a word that announces it.
    So does such a word alone on a line, whose date is on the next, and the age that pages give instead of a date (``2 ore fa``).
    """
    if len(text) > 160 or _begins_otherwise(text, vocabulary):
        return None
    alone = _announced(text, vocabulary) if len(text) <= 60 else None
    if alone:
        return alone
    rest = text.casefold().replace("’", "'")
    numeric = times = 0
    if any(map(str.isdigit, rest)):
        rest, numeric = _NUMERIC_DATE.subn(" ", _ISO_HOUR.sub(" ", rest))
        rest, times = _TIME.subn(" ", rest)
    month = number = weekday = lead = update = False
    for found in _TOKEN.finditer(rest):
        token = found[0]
        bare = token.rstrip(".'")
        if token.isdigit() or (token[:-1].isdigit() and token[-1] in "°º"):
            number = True
            if len(token) > 4:
                return None
        elif not any(character.isalnum() for character in token):
            if token not in _DATE_MARKS:
                return None
        elif bare in vocabulary.months:
            month = True
        elif token in vocabulary.weekdays or bare in vocabulary.weekdays:
            weekday = True
        elif bare in vocabulary.date_words or token in vocabulary.date_words or _DIGITS.sub("0", token) in vocabulary.date_words:
            lead = lead or bare in vocabulary.leads
            update = update or bare in vocabulary.updates
            number = number or token[0].isdigit()
        else:
            return None
    dated = numeric > 0 or (month and number) or (weekday and number and not lead)
    if not dated and not ((lead or update) and times):
        return None
    if update:
        return "updated-line"
    return "published-line" if lead else "bare-date"


def _begins_otherwise(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the first word of all is no word of dates and the line no age, as with nearly all lines."""
    first = first_word(text).casefold()
    if not first.isalpha() or first in vocabulary.date_words or first in vocabulary.months:
        return False
    return len(text) > 60 or not fold(text).strip(_DATE_MARKS + " ").endswith(vocabulary.words.ages)


def _announced(text: str, vocabulary: Vocabulary) -> str | None:
    """``Pubblicato il`` alone, ``Aggiornato 3 ore fa``, ``5 minuti fa``."""
    folded = fold(text).strip(_DATE_MARKS + " ")
    if folded in vocabulary.lines:
        return None
    aged = ""
    if folded.endswith(vocabulary.words.ages):
        aged = next((age for age in vocabulary.words.ages if folded == age or folded.endswith(" " + age)), "")
    before = [token.strip(_DATE_MARKS) for token in folded[: len(folded) - len(aged)].split()]
    words = [token for token in before if token]
    if not all(token in vocabulary.date_words for token in words):
        return None
    update = any(token in vocabulary.updates for token in words)
    lead = any(token in vocabulary.leads for token in words)
    if aged:
        return "updated-line" if update else "published-line" if lead else "age-line"
    if lead and not update and text[:1].isupper() and len(words) <= 3:
        return "published-line"
    return "updated-line" if update and 2 <= len(words) <= 3 and text[:1].isupper() else None


def is_initials(text: str) -> bool:
    """``S.B.``, ``(m. r.)``: how a writer signs with initials alone."""
    return len(text) <= 14 and _INITIALS.fullmatch(text.strip()) is not None


def looks_like_name(text: str, vocabulary: Vocabulary, *, least: int = 2) -> bool:
    """Two to five capitalised words with particles or initials between them: the shape of a person's name, nothing more."""
    if len(text) > 60:
        return False
    tokens = text.split()
    if not least <= len(tokens) <= 6:
        return False
    capitals = 0
    for place, token in enumerate(tokens):
        if _NAME_WORD.fullmatch(token) is None:
            return False
        if is_capitalised(token):
            if len(token) > 3 and token.endswith(".") and "." not in token[:-1]:
                return False
            capitals += 1
        elif token.casefold().rstrip("'’") not in vocabulary.particles and not (place and token.casefold()[:2] in ("d'", "d’")):
            return False
    first = fold(tokens[0])
    return capitals >= least and first not in vocabulary.dangling and is_capitalised(tokens[-1])


def ends_sentence(text: str) -> bool:
    """Ends with a full stop or ellipsis, marks and brackets after it allowed."""
    return FULL_STOP.search(text[-12:]) is not None


def ends_abbreviated(line: str) -> bool:
    """A few words whose last is an abbreviation of single letters (``Gruppo Neri S.p.A.``): its full stop ends no sentence."""
    return len(line) <= 60 and _LETTERS.search(line) is not None


def ends_open(text: str) -> bool:
    """Ends with a comma, colon or semicolon: something must follow."""
    return text[-8:].rstrip(" *_\t")[-1:] in tuple(",:;")
