"""What two texts are to each other: the evidence weighed, and how sure it is that they tell one event. Looks at no third text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass

from digest.corpus.copies import copied_share
from digest.corpus.evidence import EVIDENCE, Evidence, Pair, closeness, pair_of
from digest.corpus.features import Feature
from digest.corpus.traits import Traits, days_apart
from digest.story_model import Certainty, Reason

_SURE, _SURE_UNDATED, _LIKELY = 12.0, 14.0, 6.0
"""Total weight; a text without a date lacks the evidence of time and needs more of the rest."""
_SURE_NAMES, _SURE_CONTENT, _SURE_CONTENT_UNDATED = 3.5, 1.5, 3.0
_SURE_NAMES_UNDATED = 4.0
_STRONG, _STRONG_PEOPLE, _STRONG_PLACES, _STRONG_WORDING = 10.0, 5.0, 3.6, 2.5
"""Total weight that is enough, and proof without figures or quotations, where two texts share two people or three small places that few texts name,
and far more rare words than chance brings about: breaking news of one event is told before anybody counted or spoke.
"""
_BESIDE, _BESIDE_IN_SOME_YEAR, _BESIDE_DAYS, _BESIDE_RARE, _BESIDE_CONTENT = 6.5, 8.0, 1, 3.6, 0.5
"""Weight that is enough for texts of one day or of the next, what speaks against it left out: events that share people, bodies or small places of
which the news is not full are seldom so close in time, however differently desks tell one. Rare names and a figure, date or quotation must be among
it; where a date lacks its year there must be more, because races and summits come back on the same days.
"""
_SURE_TOLD = 1.0
"""Weight of figures, quotations and dates: stock phrases and known names are no proof."""
_LIKELY_NAMES, _LIKELY_CONTENT, _MANY_NAMES = 1.0, 2.0, 6.0
_PERSONAL = 2.5
"""Weight of people or quotations that undated texts must share: recurring reports share bodies and wording, not who speaks and what is said."""
_SURE_DAYS, _LIKELY_DAYS = 7, 14
_COPY = 0.6
"""Share of words in common from which a text is a copy."""
_BACKGROUND, _SAME_LEDE = 0.15, 0.4
"""Share of words in common from which two texts may tell two events above the same background; then headline and lede decide: so much of each
must stand in the other text."""
_SAID = 4.0
"""Weight of one statement quoted in the same words: with it known names are enough."""
_RARE, _RARE_AT_MOST, _KNOWN, _KNOWN_AT_MOST = 0.15, 0.45, 0.1, 0.2
"""What names in common add to one subject, for each unit of their weight: people and bodies of which the news is full hardly anything."""
_KEPT = 2.0
"""Total weight below which a pair is no link of any kind."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two compared texts that have something in common."""

    one: str
    other: str
    total: float
    bond: float
    """The total without time and without what speaks against one event: how much they have to do with each other."""
    subject: float
    """How far they are of one subject: topics in common, and the words that go with them."""
    names: float
    rare: float
    """The part of names that few texts have: neither known people and bodies nor large places."""
    content: float
    certainty: Certainty | None
    """SURE, LIKELY, or None: not one event, but perhaps worth reading together."""
    reasons: tuple[Reason, ...]
    """What speaks for them, strongest first."""
    apart: int | None
    """Days between publications; None when one is not known."""
    copied: float


def compare(one: Traits, other: Traits, recurring: Set[Feature] = frozenset(), at_least: float = _KEPT) -> Match | None:
    """What two texts have in common; None when it weighs less. Symmetrical: the names come in alphabetical order."""
    if other.name < one.name:
        one, other = other, one
    pair = pair_of(one, other, recurring)
    found = [evidence for weigh in EVIDENCE if (evidence := weigh(pair)) is not None]
    kinds: defaultdict[str, float] = defaultdict(float)
    for evidence in found:
        kinds[evidence.kind] += evidence.weight
    total = sum(kinds.values())
    bond = total - kinds["time"] - kinds["against"]
    if bond < at_least:
        return None
    rare = sum(evidence.rare for evidence in found)
    acquainted = min(_RARE_AT_MOST, _RARE * rare) + min(_KNOWN_AT_MOST, _KNOWN * (kinds["names"] - rare))
    apart = one.apart(other)
    share = copied_share(one.runs, other.runs)
    certainty = _certainty(pair, found, kinds, total, apart, share)
    share = share if certainty is Certainty.SURE and _is_copy(pair, share) else 0.0
    found.sort(key=lambda evidence: -evidence.weight)
    reasons = tuple(evidence.reason for evidence in found if evidence.weight > 0)
    return Match(
        one=one.name,
        other=other.name,
        total=round(total, 4),
        bond=round(bond, 4),
        subject=round(kinds["subject"] + closeness(pair) + acquainted if kinds["subject"] else 0.0, 4),
        names=round(kinds["names"], 4),
        rare=round(rare, 4),
        content=round(kinds["content"], 4),
        certainty=certainty,
        reasons=reasons,
        apart=apart,
        copied=round(share, 2),
    )


def _certainty(
    pair: Pair, found: list[Evidence], kinds: defaultdict[str, float], total: float, apart: int | None, share: float
) -> Certainty | None:
    one, other = pair.one, pair.other
    if one.possible and other.possible and apart is None and days_apart(one.possible, other.possible) > _LIKELY_DAYS:
        return None
    if apart is not None and apart > _SURE_DAYS and not one.told & other.told:
        near = apart <= _LIKELY_DAYS
        return (
            Certainty.LIKELY
            if near and total >= _LIKELY and kinds["names"] >= _LIKELY_NAMES and kinds["content"] >= _LIKELY_CONTENT
            else None
        )
    by_code = {evidence.reason.code: evidence.weight for evidence in found}
    said = by_code.get("shared-quotations", 0.0)
    personal = by_code.get("shared-people", 0.0) + said
    told = kinds["content"] - by_code.get("shared-wording", 0.0)
    rare = {evidence.reason.code: evidence.rare for evidence in found}
    named = rare.get("shared-people", 0.0) >= _STRONG_PEOPLE or rare.get("shared-places", 0.0) >= _STRONG_PLACES
    strong = named and by_code.get("shared-wording", 0.0) >= _STRONG_WORDING
    one_lede = _lede_told(pair)
    beside = apart is not None and apart <= _BESIDE_DAYS and sum(rare.values()) >= _BESIDE_RARE
    close = total - kinds["against"]
    enough = _BESIDE if one.published and other.published else _BESIDE_IN_SOME_YEAR
    if (share < _BACKGROUND or one_lede >= _SAME_LEDE) and (
        _is_copy(pair, share)
        or (beside and close >= enough and told >= _BESIDE_CONTENT)
        or _is_sure(total, kinds, apart, told, personal, strong, said >= _SAID and one_lede >= _SAME_LEDE)
    ):
        return Certainty.SURE
    if beside and close >= _BESIDE:
        return Certainty.LIKELY
    if personal < _PERSONAL and not _one_centre(one, other):
        return None
    more = kinds["content"] >= _LIKELY_CONTENT or kinds["names"] >= _MANY_NAMES
    return Certainty.LIKELY if total >= _LIKELY and kinds["names"] >= _LIKELY_NAMES and more else None


def _is_sure(
    total: float, kinds: defaultdict[str, float], apart: int | None, told: float, personal: float, strong: bool, one_statement: bool
) -> bool:
    if told < _SURE_TOLD and not (strong and apart is not None):
        return False
    if apart is None:
        enough = kinds["content"] >= _SURE_CONTENT_UNDATED and kinds["names"] >= _SURE_NAMES_UNDATED
        return total >= _SURE_UNDATED and enough and personal >= _PERSONAL
    names = _LIKELY_NAMES if one_statement else _SURE_NAMES
    return total >= (_STRONG if strong else _SURE) and kinds["content"] >= _SURE_CONTENT and kinds["names"] >= names


def _lede_told(pair: Pair) -> float:
    """The share of what each text has to tell first that stands in the other one too; the smaller of the two shares."""
    one = len(pair.one.lede & pair.other.every) / max(1, len(pair.one.lede))
    other = len(pair.other.lede & pair.one.every) / max(1, len(pair.other.lede))
    return min(one, other)


def _is_copy(pair: Pair, share: float) -> bool:
    return share >= _COPY and _lede_told(pair) >= _SAME_LEDE and _same_facts(pair)


def _same_facts(pair: Pair) -> bool:
    """Whether texts with the same wording tell of the same people and figures, mostly: else both were written from one template. Where they name the
    same people, one figure may differ: it was corrected, or mistyped.
    """
    people = min(len(pair.one.people), len(pair.other.people))
    figures = min(len(pair.one.figures), len(pair.other.figures))
    shared = len(pair.one.figures.keys() & pair.other.figures.keys())
    corrected = 1 if pair.people else 0
    return bool(pair.people or shared) and 2 * len(pair.people) >= people and 2 * (shared + corrected) >= figures


def _one_centre(one: Traits, other: Traits) -> bool:
    """Whether something that one text is about before all stands in the other one too."""
    named = {slug for text in (one, other) for slug in text.central}
    return any(slug in _names(one) and slug in _names(other) for slug in named)


def _names(text: Traits) -> set[str]:
    return {person.slug for person in text.people} | set(text.organisations) | set(text.places)
