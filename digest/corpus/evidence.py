"""What speaks for two texts telling one event. Each kind of evidence weighs by how seldom chance brings it about, and up to a limit, so that
no kind alone, however much of it there is, makes two texts tell one event.

To extend: add a function to EVIDENCE and its words to the language packs (``reasons``).
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cache

from digest.corpus.checksums import checksum
from digest.corpus.features import Feature
from digest.corpus.persons import Likeness, PersonName, likeness
from digest.corpus.stems import frequent_stems
from digest.corpus.traits import Said, Traits
from digest.kb.vocabulary import load_vocabulary
from digest.lang.rarity import load_rarity
from digest.story_model import Reason


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kind of evidence: its weight, and what it is made of, for readers."""

    kind: str
    """``names``, ``content`` or ``time``: a link needs more than one of them."""
    weight: float
    reason: Reason
    rare: float = 0.0
    """The part of the weight that is names which few texts have."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts side by side, and which features are too common in the corpus to tell anything."""

    one: Traits
    other: Traits
    people: tuple[tuple[PersonName, PersonName, Likeness], ...]
    """Those both name."""
    recurring: Set[Feature]
    """Features that stand in texts of several weeks: they tell of no one event."""


Weigh = Callable[[Pair], Evidence | None]

_PERSON, _KNOWN_PERSON, _PEOPLE_AT_MOST = 2.5, 0.8, 7.0
_ORGANISATION, _KNOWN_ORGANISATION, _ORGANISATIONS_AT_MOST = 2.0, 0.5, 4.0
_PLACE, _FREQUENT_PLACE, _PLACES_AT_MOST = 1.2, 0.2, 3.6
_FURTHER_TOPIC, _TOPICS_AT_MOST, _TOLD_TOPIC = 0.5, 1.5, 0.2
"""Share of its weight that a second topic adds; weight from which a topic is told as a reason."""
_CLOSE_LEDES, _CLOSE_LEDES_AT_MOST, _CLOSE_WORDS, _CLOSE_WORDS_AT_MOST = 0.15, 0.6, 0.04, 0.4
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
_SAME_SPEAKER = 0.45
"""The same for two quotations of one speaker in texts that tell of one event."""
_SHARED_STEMS, _RARE_STEMS = 3, 2
"""Stems that two quotations must share, and rare ones among them: "we shall see in court" is said of any matter."""
_SHOWN = 5
"""Particulars kept of each kind."""


def pair_of(one: Traits, other: Traits, recurring: Set[Feature] = frozenset()) -> Pair:
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
    """Topics both are filed under, by how narrow they are and how much both texts are about them. Of a topic and a wider one only the narrower
    counts, and further topics add less.
    """
    shared = {key: min(weight, pair.other.subject[key]) for key, weight in pair.one.subject.items() if key in pair.other.subject}
    vocabulary = load_vocabulary()
    wider = {above for key in shared if key in vocabulary.subjects for above in vocabulary.line(key)}
    found = sorted(
        ((weight, pair.one.topics[key]) for key, weight in shared.items() if key not in wider), key=lambda one: (-one[0], one[1])
    )
    if not found:
        return None
    weight = found[0][0] + _FURTHER_TOPIC * sum(weight for weight, _ in found[1:])
    told = [label for weight, label in found if weight >= _TOLD_TOPIC] or [found[0][1]]
    return Evidence("subject", min(_TOPICS_AT_MOST, weight), Reason("shared-topics", tuple(told[:_SHOWN])))


def closeness(pair: Pair) -> float:
    """How far the words of two texts, names and figures left out, are those of one subject, from 0 to 1: in what they tell first, and in all, beyond
    chance.
    """
    if pair.one.language != pair.other.language:
        return 0.0
    shared = pair.one.words & pair.other.words
    mine, theirs = pair.one.lede & pair.one.words, pair.other.lede & pair.other.words
    ledes = _beyond_chance(len(mine & theirs), len(mine), len(theirs)) - 1
    words = _beyond_chance(len(shared), len(pair.one.words), len(pair.other.words))
    return min(_CLOSE_LEDES_AT_MOST, _CLOSE_LEDES * max(0.0, ledes)) + min(_CLOSE_WORDS_AT_MOST, _CLOSE_WORDS * max(0.0, words))


def quotations(pair: Pair) -> Evidence | None:
    """Words that both quote, the same or put differently."""
    found = [
        (_SAME_WORDS if alike >= _SAME else _OTHER_WORDS, said.quotation.words) for said, _, alike in same_quotes(pair.one, pair.other)
    ]
    return _sum("content", "shared-quotations", found, _QUOTES_AT_MOST)


def figures(pair: Pair) -> Evidence | None:
    """Figures both give."""
    found = [(_FIGURE * figure.telling, figure.words) for key, figure in pair.one.figures.items() if key in pair.other.figures]
    return _sum("content", "shared-figures", found, _FIGURES_AT_MOST)


def wording(pair: Pair) -> Evidence | None:
    """Rare words and turns both use, beyond what chance brings about in texts of their length."""
    phrases = sum(phrase not in pair.recurring for phrase in pair.one.phrases & pair.other.phrases)
    words = len(pair.one.words & pair.other.words)
    beyond = _beyond_chance(words, len(pair.one.words), len(pair.other.words))
    weight = min(_WORDS_AT_MOST, _WORD * max(0.0, beyond)) + min(_PHRASES_AT_MOST, _PHRASE * max(0, phrases - _CHANCE_PHRASES))
    if weight <= 0:
        return None
    return Evidence("content", weight, Reason("shared-wording", (str(words),)))


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
    apart = pair.one.apart(pair.other)
    if apart is None:
        return None
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
    frequent = _frequent(one.language)
    for mine in one.quotes:
        best: tuple[float, Said] | None = None
        for theirs in other.quotes:
            common = mine.stems & theirs.stems
            shared = len(common)
            if shared < _SHARED_STEMS or len(common - frequent) < _RARE_STEMS or _two_speakers(mine, theirs):
                continue
            alike = shared / min(len(mine.stems), len(theirs.stems))
            if alike >= _REWORDED and (best is None or alike > best[0]):
                best = (alike, theirs)
        if best is not None:
            found.append((mine, best[1], best[0]))
    return found


def reworded_quotes(one: Traits, other: Traits) -> list[tuple[Said, Said, float]]:
    """Quotations of one speaker that share half of their words, too few to tell of one event by themselves: for texts known to tell of one."""
    found = []
    frequent = _frequent(one.language)
    for mine in one.quotes:
        for theirs in other.quotes:
            if mine.speaker is None or theirs.speaker is None or likeness(mine.speaker, theirs.speaker) is None:
                continue
            common = mine.stems & theirs.stems
            alike = len(common) / min(len(mine.stems), len(theirs.stems)) if mine.stems and theirs.stems else 0.0
            rare = len(common - frequent)
            if rare and (rare >= _RARE_STEMS or len(common) >= _SHARED_STEMS) and alike >= _SAME_SPEAKER:
                found.append((mine, theirs, alike))
    return found


@cache
def _frequent(language: str) -> frozenset[int]:
    return frozenset(map(checksum, frequent_stems(language, load_rarity(language))))


def _two_speakers(one: Said, other: Said) -> bool:
    """Whether the texts give the words to two different people: then they are a formula, or one text is wrong; neither makes one event."""
    return one.speaker is not None and other.speaker is not None and likeness(one.speaker, other.speaker) is None


def _person(pair: Pair, one: PersonName, other: PersonName, how: Likeness) -> float:
    keys = (one.slug,) if how is Likeness.SAME else set(one.keys).intersection(other.keys)
    known = one.known_as is not None or other.known_as is not None or any(f"p {key}" in pair.recurring for key in keys)
    return _KNOWN_PERSON if known else _PERSON


def _beyond_chance(shared: int, one: int, other: int) -> float:
    """How many rare words two texts share beyond what chance brings about, given how many each has."""
    return shared - _CHANCE * one * other


def _sum(kind: str, code: str, found: list[tuple[float, str]], at_most: float) -> Evidence | None:
    weight = min(at_most, sum(one for one, _ in found))
    if weight <= 0:
        return None
    found.sort(key=lambda one: (-one[0], one[1]))
    rare = min(at_most, sum(one for one, _ in found if one >= _PLACE)) if kind == "names" else 0.0
    return Evidence(kind, weight, Reason(code, tuple(words for _, words in found[:_SHOWN])), rare)
