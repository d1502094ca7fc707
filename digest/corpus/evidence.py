"""What speaks for two texts telling one event. Each kind of evidence weighs by how seldom chance brings it about, and up to a limit, so that
no kind alone, however much of it there is, makes two texts tell one event.

To extend: add a function to EVIDENCE and its words to the language packs (``reasons``).
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass

from digest.corpus.persons import Likeness, PersonName, likeness
from digest.corpus.traits import Said, Traits
from digest.story_model import Reason
from digest.values import DateRange


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kind of evidence: its weight, and what it is made of, for readers."""

    kind: str
    """``names``, ``content`` or ``time``: a link needs more than one of them."""
    weight: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts side by side, and which features are too common in the corpus to tell anything."""

    one: Traits
    other: Traits
    people: tuple[tuple[PersonName, PersonName, Likeness], ...]
    """Those both name."""
    recurring: Set[str]
    """Index keys (see :func:`digest.corpus.links.keys_of`) that stand in texts of several weeks: they tell of no one event."""


Weigh = Callable[[Pair], Evidence | None]

_PERSON, _KNOWN_PERSON, _PEOPLE_AT_MOST = 2.5, 0.8, 7.0
_ORGANISATION, _KNOWN_ORGANISATION, _ORGANISATIONS_AT_MOST = 2.0, 0.5, 4.0
_PLACE, _FREQUENT_PLACE, _PLACES_AT_MOST = 1.2, 0.2, 3.6
_TOPIC, _TOPICS_AT_MOST = 0.5, 1.5
_FIGURE, _FIGURES_AT_MOST = 1.6, 5.0
_SAME_WORDS, _OTHER_WORDS, _QUOTES_AT_MOST = 4.0, 3.0, 8.0
_PHRASE, _PHRASES_AT_MOST, _CHANCE_PHRASES = 0.5, 3.0, 1
_WORD, _WORDS_AT_MOST = 0.2, 2.0
_CHANCE = 0.0008
"""Of two rare words of two texts, the share that is one word by chance, as press texts of one field go."""
_OTHER_DAY, _OTHER_MONTH, _OTHER_DAYS_AT_MOST = 2.0, 0.5, 3.0
_TOLD_DAY = 2.0
_DAYS_APART = ((1, 1.5), (3, 0.5), (7, 0.0), (14, -2.0), (30, -4.0))
_FAR_APART = -8.0
_MISSING, _MISSING_AT_MOST = -0.6, -2.4
_SAME = 0.75
"""Share of the shorter quotation's stems in the longer one from which both are the same words."""
_REWORDED = 0.5
"""The same for one that was put into other words."""
_SHARED_STEMS = 3
_SHOWN = 5
"""Particulars kept of each kind."""


def pair_of(one: Traits, other: Traits, recurring: Set[str] = frozenset()) -> Pair:
    """The pair of two texts."""
    return Pair(one, other, tuple(same_people(one, other)), recurring)


def people(pair: Pair) -> Evidence | None:
    """People both name. Those whom the knowledge base holds or the corpus often names tell less."""
    found = [(_person(pair, *two), two[0].name) for two in pair.people]
    return _sum("names", "shared-people", found, _PEOPLE_AT_MOST)


def organisations(pair: Pair) -> Evidence | None:
    """Organisations both name."""
    known = pair.one.known_organisations | pair.other.known_organisations
    found = [
        (_KNOWN_ORGANISATION if slug in known or f"o {slug}" in pair.recurring else _ORGANISATION, name)
        for slug, name in pair.one.organisations.items()
        if slug in pair.other.organisations
    ]
    return _sum("names", "shared-organisations", found, _ORGANISATIONS_AT_MOST)


def places(pair: Pair) -> Evidence | None:
    """Places both tell of; countries and large cities hardly count, datelines not at all."""
    frequent = pair.one.frequent_places
    found = [
        (_FREQUENT_PLACE if slug in frequent or f"l {slug}" in pair.recurring else _PLACE, name)
        for slug, name in pair.one.places.items()
        if slug in pair.other.places
    ]
    return _sum("names", "shared-places", found, _PLACES_AT_MOST)


def topics(pair: Pair) -> Evidence | None:
    """Topics both are filed under: little, but two texts of one event rarely share none."""
    found = [(_TOPIC, label) for key, label in pair.one.topics.items() if key in pair.other.topics]
    return _sum("subject", "shared-topics", found, _TOPICS_AT_MOST)


def quotations(pair: Pair) -> Evidence | None:
    """Words that both quote, the same or put differently."""
    found = [
        (_SAME_WORDS if alike >= _SAME else _OTHER_WORDS, said.quotation.words) for said, _, alike in same_quotes(pair.one, pair.other)
    ]
    return _sum("content", "shared-quotations", found, _QUOTES_AT_MOST)


def figures(pair: Pair) -> Evidence | None:
    """Figures both give."""
    found = [(_FIGURE * figure.telling, figure.passage.text) for key, figure in pair.one.figures.items() if key in pair.other.figures]
    return _sum("content", "shared-figures", found, _FIGURES_AT_MOST)


def wording(pair: Pair) -> Evidence | None:
    """Rare words and turns both use, beyond what chance brings about in texts of their length."""
    shared = pair.one.words & pair.other.words
    phrases = sum(f"w {phrase}" not in pair.recurring for phrase in pair.one.phrases & pair.other.phrases)
    beyond = len(shared) - _CHANCE * len(pair.one.words) * len(pair.other.words)
    weight = min(_WORDS_AT_MOST, _WORD * max(0.0, beyond)) + min(_PHRASES_AT_MOST, _PHRASE * max(0, phrases - _CHANCE_PHRASES))
    if weight <= 0:
        return None
    return Evidence("content", weight, Reason("shared-wording", (str(len(shared)),)))


def day_of_event(pair: Pair) -> Evidence | None:
    """A day around publication of which both tell."""
    days = pair.one.told & pair.other.told
    if not days or pair.one.published is None or pair.other.published is None:
        return None
    return Evidence("time", _TOLD_DAY, Reason("shared-day"))


def other_days(pair: Pair) -> Evidence | None:
    """Further days that both name: an appointment, the beginning of the matter."""
    found = [(_OTHER_DAY if len(iso) > 7 else _OTHER_MONTH, iso) for iso in sorted(pair.one.other_days & pair.other.other_days)]
    return _sum("content", "shared-dates", found, _OTHER_DAYS_AT_MOST)


def distance(pair: Pair) -> Evidence | None:
    """How far apart the texts were published, as far as is known; far apart speaks against one event."""
    one, other = pair.one.published, pair.other.published
    if one is None or other is None:
        return None
    apart = days_apart(one, other)
    weight = next((weight for days, weight in _DAYS_APART if apart <= days), _FAR_APART)
    if not weight:
        return None
    return Evidence("time", weight, Reason("days-apart", (str(apart),)) if apart else Reason("published-same-day"))


def other_centre(pair: Pair) -> Evidence | None:
    """Whom or what one text is about before all, and the other does not so much as name: it speaks against one event."""
    shared = {slug for mine, theirs, _ in pair.people for slug in (mine.slug, theirs.slug)}
    missing = [
        slug
        for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one))
        for slug in sorted(mine.central)
        if slug not in shared and slug not in theirs.organisations and slug not in theirs.places
    ]
    if not missing:
        return None
    return Evidence("against", max(_MISSING_AT_MOST, _MISSING * len(missing)), Reason("other-centre", tuple(missing[:_SHOWN])))


EVIDENCE: tuple[Weigh, ...] = (
    people,
    organisations,
    places,
    topics,
    quotations,
    figures,
    wording,
    day_of_event,
    other_days,
    distance,
    other_centre,
)


def days_apart(one: DateRange, other: DateRange) -> int:
    """Days that lie between two ranges at least; 0 when they may be one day."""
    return max(0, (one.earliest - other.latest).days, (other.earliest - one.latest).days)


def same_people(one: Traits, other: Traits) -> list[tuple[PersonName, PersonName, Likeness]]:
    """The people both texts name, each once."""
    found = []
    left = list(other.people)
    for mine in one.people:
        for theirs in left:
            how = likeness(mine, theirs)
            if how is not None:
                found.append((mine, theirs, how))
                left.remove(theirs)
                break
    return found


def same_quotes(one: Traits, other: Traits) -> list[tuple[Said, Said, float]]:
    """The quotations of one text that the other one has too, each with its likest counterpart and how alike they are, 0 to 1."""
    found = []
    for mine in one.quotes:
        best: tuple[float, Said] | None = None
        for theirs in other.quotes:
            shared = len(mine.stems & theirs.stems)
            if shared < _SHARED_STEMS or _two_speakers(mine, theirs):
                continue
            alike = shared / min(len(mine.stems), len(theirs.stems))
            if alike >= _REWORDED and (best is None or alike > best[0]):
                best = (alike, theirs)
        if best is not None:
            found.append((mine, best[1], best[0]))
    return found


def _two_speakers(one: Said, other: Said) -> bool:
    """Whether the texts give the words to two different people: then they are a formula, or one text is wrong; neither makes one event."""
    return one.speaker is not None and other.speaker is not None and likeness(one.speaker, other.speaker) is None


def _person(pair: Pair, one: PersonName, other: PersonName, how: Likeness) -> float:
    keys = (one.slug,) if how is Likeness.SAME else set(one.keys).intersection(other.keys)
    known = one.known_as is not None or other.known_as is not None or any(f"p {key}" in pair.recurring for key in keys)
    return _KNOWN_PERSON if known else _PERSON


def _sum(kind: str, code: str, found: list[tuple[float, str]], at_most: float) -> Evidence | None:
    weight = min(at_most, sum(one for one, _ in found))
    if weight <= 0:
        return None
    found.sort(key=lambda one: (-one[0], one[1]))
    return Evidence(kind, weight, Reason(code, tuple(words for _, words in found[:_SHOWN])))
