"""How predictions are scored against the hand annotation: per field, in the terms of the field (precision, recall, F1, outcomes).

Matching is forgiving about spelling, never about facts: names match by any form the annotation lists, quotations by four fifths of their
words, dates exactly.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

ENOUGH_WORDS_OF_A_QUOTATION = 0.8
_HONORIFIC = re.compile(
    r"^(il|lo|la|l'|i|gli|le|un|una|presidente|premier|ministro|segretario generale|generale|on|sen|dott|prof|signor|signora)\s+"
)


@dataclass
class Counts:
    """True and false positives and false negatives."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, hits: int, wrong: int, missed: int) -> None:
        """Add one text's counts."""
        self.hits += hits
        self.wrong += wrong
        self.missed += missed

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 when there was nothing to find and nothing was found."""
        if not self.hits:
            return 1.0 if not self.wrong and not self.missed else 0.0
        return 2 * self.hits / (2 * self.hits + self.wrong + self.missed)


def fold(text: object) -> str:
    """Case, accents, marks and punctuation folded away."""
    decomposed = unicodedata.normalize("NFKD", str(text or ""))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    plain = re.sub(r"[’‘`´]", "'", plain)
    plain = re.sub(r"[^\w']+", " ", plain)
    return " ".join(re.sub(r"(^|\s)'+|'+(\s|$)", " ", plain).split())


def words(text: object) -> list[str]:
    """The folded words of a text."""
    return re.findall(r"\w+", fold(text).replace("'", " "))


def fold_name(name: object) -> str:
    """A name folded, without articles and honorifics before it."""
    folded = fold(name)
    while _HONORIFIC.match(folded):
        folded = _HONORIFIC.sub("", folded, count=1)
    return folded


def forms_of(entity: dict[str, Any]) -> set[str]:
    """All forms by which an annotated entity may be named."""
    return {fold_name(form) for form in [entity["name"], *entity.get("variants", []), *entity.get("aliases", [])]}


def score_names(gold: list[dict[str, Any]], predicted: Iterable[str]) -> tuple[int, int, int]:
    """Each annotated entity may be named once; optional ones neither help nor harm; a second hit is wrong."""
    forms = [forms_of(entity) for entity in gold]
    hit: set[int] = set()
    hits = wrong = 0
    for name in predicted:
        fitting = [index for index, known in enumerate(forms) if fold_name(name) in known]
        free = sorted((index for index in fitting if index not in hit), key=lambda index: bool(gold[index].get("opt")))
        if free:
            hit.add(free[0])
            hits += not gold[free[0]].get("opt")
        elif not fitting or not gold[fitting[0]].get("opt"):
            wrong += 1
    missed = sum(1 for index, entity in enumerate(gold) if index not in hit and not entity.get("opt"))
    return hits, wrong, missed


def _overlap(one: str, other: str) -> float:
    first, second = words(one), words(other)
    if not first or not second:
        return 0.0
    common = sum(block.size for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks())
    return common / max(len(first), len(second))


def _right_speaker(gold: dict[str, Any], quotation: dict[str, Any], predicted: str | None) -> bool:
    wanted = quotation.get("speaker")
    if wanted is None:
        return not predicted
    names = {fold_name(wanted)} | {fold_name(name) for name in quotation.get("speaker_accept", [])}
    for entity in [*gold["persons"], *gold["orgs"], *gold["places"]]:
        if fold_name(wanted) in {fold_name(name) for name in [entity["name"], *entity.get("aliases", [])]}:
            names |= forms_of(entity)
    return fold_name(predicted) in names


def score_quotations(gold: dict[str, Any], predicted: list[dict[str, Any]]) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Counts by span alone, and by span with the right speaker."""
    pairs = []
    for index, quotation in enumerate(gold["quotes"]):
        for other, guess in enumerate(predicted):
            overlap = max(_overlap(quotation[key], guess.get("text", "")) for key in ("text", "clean") if quotation.get(key))
            if overlap >= ENOUGH_WORDS_OF_A_QUOTATION:
                pairs.append((overlap, index, other))
    pairs.sort(reverse=True)
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, index, other in pairs:
        if index not in matched and other not in used:
            matched[index] = other
            used.add(other)
    wanted = [index for index, quotation in enumerate(gold["quotes"]) if not quotation.get("opt")]
    found = [index for index in wanted if index in matched]
    right = [index for index in found if _right_speaker(gold, gold["quotes"][index], predicted[matched[index]].get("speaker"))]
    extra, missed = len(predicted) - len(used), len(wanted) - len(found)
    unlike = len(found) - len(right)
    return (len(found), extra, missed), (len(right), extra + unlike, missed + unlike)


def score_date(gold: dict[str, Any], predicted: dict[str, Any] | None) -> str:
    """``correct``, ``partial`` (coarser, or the update date), ``wrong``, ``missed``, ``invented`` or ``none`` (rightly none)."""
    stated, value = gold["date"]["stated"], (predicted or {}).get("value")
    if stated is None:
        return "invented" if value else "none"
    if not value:
        return "missed"
    if value == stated["value"]:
        return "correct" if (predicted or {}).get("precision", stated["precision"]) == stated["precision"] else "partial"
    return "partial" if value in stated.get("accept", []) or stated["value"].startswith(value) else "wrong"


def score_title(gold: dict[str, Any], predicted: dict[str, Any]) -> tuple[int, int, int]:
    """The headline the text itself carries; a derived one counts as none."""
    wanted, got = gold["title"]["value"], predicted.get("title")
    if predicted.get("title_generated") or not got:
        return 0, 0, int(wanted is not None)
    accepted = {fold(title) for title in [*([wanted] if wanted else []), *gold["title"].get("accept", [])]}
    right = fold(got) in accepted
    return int(right), int(not right), int(wanted is not None and not right)


def clean_body(gold: dict[str, Any], text: str) -> str:
    """The text without boilerplate, headline lines and collector's mark."""
    for stretch in [*gold["boilerplate"], *gold.get("boilerplate_optional", [])]:
        text = text.replace(stretch, "\n")
    for key in ("value", "subtitle"):
        if gold["title"].get(key):
            text = text.replace(gold["title"][key], "\n", 1)
    return re.sub(r"^\s*date \d{4}-\d\d(-\d\d)?", "", text)


def score_body(gold: dict[str, Any], text: str, predicted: str) -> tuple[int, int, float]:
    """Boilerplate stretches in all, those left behind, and the share of the clean text that was kept."""
    clean = clean_body(gold, text)
    folded, folded_clean = fold(predicted), fold(clean)
    left = sum(1 for stretch in gold["boilerplate"] if fold(stretch) and folded.count(fold(stretch)) > folded_clean.count(fold(stretch)))
    first, second = words(clean), words(predicted)
    common = sum(block.size for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks())
    return len(gold["boilerplate"]), left, common / len(first) if first else 1.0


def _stem(text: str) -> str:
    return " ".join(word[:6] for word in words(text))


def score_tags(gold: dict[str, Any], predicted: list[str]) -> tuple[int, int, int]:
    """Tags by the first six letters of their words; an entity's forms count as one tag."""
    wanted, got = {_stem(tag) for tag in gold["tags"]}, {_stem(tag) for tag in predicted}
    alike: dict[str, set[str]] = {}
    for entity in [*gold["persons"], *gold["orgs"], *gold["places"]]:
        names = {_stem(name) for name in [entity["name"], *entity.get("variants", []), *entity.get("aliases", [])]}
        for name in names:
            alike.setdefault(name, set()).update(names)
    hits = sum(1 for tag in wanted if tag in got or alike.get(tag, set()) & got)
    return hits, max(0, len(got) - hits), len(wanted) - hits


@dataclass
class Scores:
    """The scores of a set of texts."""

    title: Counts = field(default_factory=Counts)
    dateline: Counts = field(default_factory=Counts)
    agency: Counts = field(default_factory=Counts)
    persons: Counts = field(default_factory=Counts)
    orgs: Counts = field(default_factory=Counts)
    places: Counts = field(default_factory=Counts)
    quotation_spans: Counts = field(default_factory=Counts)
    quotations_with_speaker: Counts = field(default_factory=Counts)
    tags: Counts = field(default_factory=Counts)
    dates: Counter[str] = field(default_factory=Counter)
    boilerplate: int = 0
    boilerplate_left: int = 0
    kept: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Each measure as a number from 0 to 1, the more the better, rounded to four places."""
        counted = {name: value.f1 for name, value in vars(self).items() if isinstance(value, Counts)}
        texts = sum(self.dates.values())
        counted["date_accuracy"] = (self.dates["correct"] + self.dates["none"]) / texts
        counted["no_date_invented"] = 1 - self.dates["invented"] / texts
        counted["boilerplate_removed"] = 1 - self.boilerplate_left / max(1, self.boilerplate)
        counted["text_kept"] = sum(self.kept) / len(self.kept)
        return {name: round(value, 4) for name, value in sorted(counted.items())}


def score(golds: dict[str, dict[str, Any]], texts: dict[str, str], predictions: dict[str, dict[str, Any]]) -> Scores:
    """Score predictions (by text name) against the annotation; a missing prediction is an empty one."""
    scores = Scores()
    for name, gold in golds.items():
        predicted = predictions.get(name, {})
        scores.title.add(*score_title(gold, predicted))
        scores.dates[score_date(gold, predicted.get("date"))] += 1
        for kind in ("persons", "orgs", "places"):
            getattr(scores, kind).add(*score_names(gold[kind], predicted.get(kind) or []))
        place, wanted = predicted.get("dateline"), gold.get("dateline")
        right = bool(wanted and place and fold(place) in {fold(wanted["place"]), fold(wanted["chars"])})
        scores.dateline.add(int(right), int(bool(place) and not right), int(bool(wanted) and not right))
        agencies, found = {fold(agency["name"]) for agency in gold["agency"]}, {fold(agency) for agency in predicted.get("agency") or []}
        scores.agency.add(len(agencies & found), len(found - agencies), len(agencies - found))
        spans, speakers = score_quotations(gold, predicted.get("quotes") or [])
        scores.quotation_spans.add(*spans)
        scores.quotations_with_speaker.add(*speakers)
        scores.tags.add(*score_tags(gold, predicted.get("tags") or []))
        in_all, left, kept = score_body(gold, texts[name], predicted.get("body") or "")
        scores.boilerplate += in_all
        scores.boilerplate_left += left
        scores.kept.append(kept)
    return scores
