"""The words with which texts count, give ages and tell who holds an office no longer: typed shape of ``<code>/checks.yml``. Words only."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from digest.bounded_yaml import BUILT_IN, load

Words = tuple[str, ...]


class OfficeWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """What tells that a title is not held at the time of the text."""

    not_now: Words = ()
    """Before a title or a name, or its first word: ``ex``, ``vice``, ``allora``."""
    at_another_time: Words = ()
    """Phrases of a sentence that speaks of another time: ``all'epoca``."""
    handover: Words = ()
    """Beginnings of words of a text that tells how an office passes on: two holders are what it is about."""
    changing: Words = ()
    """Beginnings of words of a sentence that tells how somebody comes to an office or leaves it."""
    single: Words = ()
    """Words of a title that one person holds at a time: ``sindaco``, ``comandante``. No other title is looked at."""
    several: Words = ()
    """Words beside those with which several hold it: ``aggiunto``."""
    each_country: Words = ()
    """Words of titles that each country and body has: an adjective more is another office."""
    fields: dict[str, Words] = {}
    """Titles of which there are several but for each field: the word, and the prepositions one of which must stand before the field."""
    small: Words = ()
    """Articles and prepositions that make no difference between two titles."""
    endings: dict[str, str] = {}
    """Endings of a title's words in one gender and the other, so that both are one title: ``trice: tore``."""


class CountWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """How a text counts."""

    numbers: dict[str, int] = {}
    """Numbers in words, from two."""
    one: Words = ()
    and_words: Words = ()
    tallies: dict[str, Words] = {}
    """Words for those whom the press adds up to one sum for an event (``feriti``, ``sfollati``); words under one key count the same."""
    states: dict[str, Words] = {}
    """What is said of people who belong to a tally (``persone ferite``): alone the words may mean something else."""
    fates: dict[str, Words] = {}
    """Nouns for what becomes of the people of a tally (``il decesso di tre operai``)."""
    custody: str = ""
    """The tally of those against whom an order of custody was made: ``custodia cautelare nei confronti di sei persone``."""
    custody_words: frozenset[str] = frozenset()
    """Words of such an order: ``cautelare``."""
    against: Words = ()
    """The word before ``di`` and the number: ``confronti``."""
    number_signs: Words = ()
    """What stands for ``numero``: ``n``."""
    groups: dict[str, Words] = {}
    """Other words that count the same (``dipendenti``, ``addetti``)."""
    people: Words = ()
    """Words that count somebody without saying as what: ``persone``."""
    trades: Words = ()
    """Words that count people as what they are: ``operai``. They are what is counted unless it says what became of them."""
    link: Words = ()
    """Words between a number and what it counts: ``sono``, ``rimasti``, ``gli``."""
    parts: Words = ()
    """Beside a count: it is a part of another one, or comes on top: ``altri``, ``gravi``."""
    of: Words = ()
    """Right behind a number: it counts a part (``tre dei feriti``)."""
    at_least: Words = ()
    """Before a number: no more is claimed than that it is not lower. ``oltre``."""
    about: Words = ()
    """Before a number: it is not exact. ``circa``."""
    changes: Words = ()
    """Before a number: it is another one than before. ``sale a``, ``scende a``."""
    provisional: Words = ()
    """Phrases of a sentence that gives a number for the time being: ``al momento``."""
    earlier: Words = ()
    """Phrases of a sentence that gives a number which no longer holds: ``in un primo momento``."""
    elsewhere: Words = ()
    """Phrases of a sentence that counts over another time or place: ``dall'inizio dell'anno``."""
    disputed: Words = ()
    """Beginnings of words for those who count the same crowd in their own ways: ``questura``, ``organizzatori``."""
    locatives: Words = ()
    """Prepositions before a place."""
    definite: Words = ()
    """Articles with which a text counts all of them (``i nove feriti``)."""
    measures: Words = ()
    """What is measured rather than counted: two lengths are of two things."""
    totals: Words = ()
    """``in totale``, ``bilancio``."""
    updates: Words = ()
    """First words of a paragraph that was added later: ``aggiornamento``."""


class AgeWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """How a text tells how old somebody is."""

    years: Words = ()
    """Behind the number: ``anni``."""
    before: Words = ()
    """Before the number: ``di``, ``aged``."""
    suffixes: Words = ()
    """Endings that make a number a person of that age: ``enne`` (``25enne``, ``venticinquenne``), ``-year-old``."""
    not_after: Words = ()
    """Behind ``anni``: they are no age. ``di`` (reclusione), ``fa``."""
    months: Words = ()
    """``mesi``: years and months are a length of time."""
    bare: bool = False
    """A number between commas behind a name is an age (``Smith, 57,``)."""
    definite: Words = ()
    """Articles of somebody already named: ``il``."""
    indefinite: Words = ()
    """Articles of somebody new."""
    then: Words = ()
    """Beside an age that was somebody's at another time: ``allora``, ``all'epoca``."""


class TellingWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """With what two tellings of one event are compared."""

    ranks: dict[str, dict[str, Words]] = {}
    """For each field, the ranks of which one person has one, each with the beginnings of its titles: ``procuratore capo``, ``sostituto``."""
    levels: tuple[Words, ...] = ()
    """Words behind an office of which each makes it another one: ``provinciale`` and ``regionale``."""
    units: Words = ()
    """What is measured once for an event: ``metri cubi``."""
    crowd: Words = ()
    """Before a number without a word for people, in a headline: ``in`` (``in 400 al presidio``)."""
    squares: Words = ()
    """Behind it, where they were: ``al``, ``in``."""
    crowds: Words = ()
    """Words that count a crowd."""
    same_heads: tuple[Words, ...] = ()
    """First words of titles that name one office: ``presidente`` and ``governatore``."""
    aboard: Words = ()
    """Behind or before a number of people: they were in a vehicle."""
    present: Words = ()
    """What says that people were somewhere: ``si trovavano``."""
    personnel: Words = ()
    """Words that count people at work, beside those of the counts: ``unità``."""
    sites: dict[str, Words] = {}
    """Kinds of closed places, each with its words: ``stabilimento``."""
    penalties: Words = ()
    """Beginnings of words of a paragraph that tells how long somebody is to be in prison."""
    years: Words = ()
    months: Words = ()
    divided: Words = ()
    """Before the number of parts that a document has: ``in``."""
    parts: Words = ()
    """Such parts: ``punti``, ``articoli``."""
    events: dict[str, Words] = {}
    """Kinds of events that happen once in a story, each with the beginnings of words that tell of it."""
    today: Words = ()
    yesterday: Words = ()
    next_meeting: Words = ()
    """Beginnings of words of a sentence that tells when those who met will meet again."""
    near: Words = ()
    """Before the name of the small place where something happened: ``in località``."""
    growth: Words = ()
    """Beginnings of words for what goes up or down by a percentage."""


class CheckWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """The words of one language, lower case, with a straight apostrophe. Compared by identity, so that they are compiled once."""

    offices: OfficeWords = OfficeWords()
    counts: CountWords = CountWords()
    ages: AgeWords = AgeWords()
    tellings: TellingWords = TellingWords()


@cache
def load_check_words(code: str) -> CheckWords:
    """The table of a language; an empty one for a language without; DigestError when the file is broken."""
    file = files("digest.lang") / code / "checks.yml"
    if not file.is_file():
        return CheckWords()
    return load(file, BUILT_IN, CheckWords, f"digest/lang/{code}/checks.yml")
