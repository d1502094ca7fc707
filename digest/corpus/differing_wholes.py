"""Numbers that each telling gives once and that no common word counts: how many were inside or aboard, how long a penalty, how many points a
document has, and a number whose digits changed places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from digest.corpus.copies import told_blocks
from digest.corpus.counted import all_figures, is_exact, is_large_sum
from digest.corpus.figures import Figure
from digest.corpus.sentences import sentence_around
from digest.corpus.stems import frequent_stems, stem
from digest.corpus.told import Told, pairs_of
from digest.lang.checks import CheckWords, load_check_words
from digest.lang.phrases import any_of, choices, straight
from digest.lang.rarity import load_rarity
from digest.model import EntityKind
from digest.story_model import Difference, DifferenceKind, Version
from digest.values import Passage

_CLAUSE = 70
"""Characters around a number of people in which it says where they were."""
_STOP = re.compile(r"[.;:!?()\n]\s")
_BEHIND = re.compile(r"\s+(?:[^\W\d_]+\s+)?([^\W\d_]+)")
_FEWEST_DIGITS = 3
_MONTHS = 12
_FACTOR, _SHARED = 2.0, 2
"""How far two such figures are apart at most; rare stems that their paragraphs share."""
_LETTERS = re.compile(r"[^\W\d_]+")
_Value = tuple[float, Passage]


def present(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """How many people were aboard, or in a house, a works or a public room, each text telling one number."""
    yield from _one_each(texts, _people_present)


def penalties(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """Terms of prison in years and months, where paragraphs that name one person differ in one."""
    found = {text.name: list(_terms(text)) for text in texts}
    for one, other in pairs_of(texts):
        known = [{months for months, _, _ in found[text.name]} for text in (one, other)]
        mine = {months: (passage, named) for months, passage, named in reversed(found[one.name]) if months not in known[1]}
        theirs = {months: (passage, named) for months, passage, named in reversed(found[other.name]) if months not in known[0]}
        if len(mine) == len(theirs) == 1:
            ((passage, named),), ((counterpart, others),) = mine.values(), theirs.values()
            if named & others:
                yield Difference(DifferenceKind.NUMBER, "", _versions([(one, passage), (other, counterpart)]))


def parts(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """How many points a document has, each text telling of one document."""
    yield from _one_each(texts, _parts_of_documents)


def measures(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """How much of a unit (``metri cubi``), each text telling one."""
    yield from _one_each(texts, _measured)


def only_figures(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """The only percentage, or the only large sum, that each text gives, in paragraphs that tell of one thing."""
    for one, other in pairs_of(texts):
        for unit in ("percent", "money"):
            mine, theirs = (_only(text, unit) for text in (one, other))
            if mine is None or theirs is None or mine.value == theirs.value:
                continue
            low, high = sorted((mine.value, theirs.value))
            if high > _FACTOR * low:
                continue
            if mine.value in {figure.value for figure in other.figures} or theirs.value in {figure.value for figure in one.figures}:
                continue
            if len(_stems_near(one, mine) & _stems_near(other, theirs)) >= _SHARED:
                yield Difference(DifferenceKind.NUMBER, "", _versions([(one, mine.passage), (other, theirs.passage)]))


def _only(text: Told, unit: str) -> Figure | None:
    found = [figure for figure in text.figures if figure.unit == unit or (unit == "money" and is_large_sum(figure))]
    large = [figure for figure in found if unit != "money" or is_large_sum(figure)]
    if len({figure.value for figure in large}) != 1:
        return None
    whole = straight(text.briefing.seed.text)
    words, figure = load_check_words(text.traits.language).counts, large[0]
    block = _block_of(text, figure)
    return figure if block is not None and is_exact(whole, block, figure, words) else None


def _block_of(text: Told, figure: Figure) -> Passage | None:
    return next((block for block in told_blocks(text.briefing) if block.start <= figure.passage.start < block.end), None)


def _stems_near(text: Told, figure: Figure) -> set[str]:
    seed, code = text.briefing.seed, text.traits.language
    block = _block_of(text, figure) or figure.passage
    frequent = frequent_stems(code, load_rarity(code))
    return {own for word in _LETTERS.findall(seed.text, block.start, block.end) if (own := stem(word)) and own not in frequent}


def _measured(text: Told, words: CheckWords) -> Iterator[tuple[str, _Value]]:
    whole = straight(text.briefing.seed.text)
    if not words.tellings.units:
        return
    for _, figure, _ in all_figures(text.briefing, words.counts):
        unit = _unit(words).match(whole, figure.passage.end)
        if unit is not None and figure.unit != "percent":
            yield unit["unit"].casefold(), (figure.value, figure.passage)


@cache
def _unit(words: CheckWords) -> re.Pattern[str]:
    return re.compile(rf"(?i)\s(?:di\s)?(?P<unit>{choices(words.tellings.units)})(?!\w)")


def digits(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """A number of three digits or more whose neighbours changed places, in sentences that name one thing; neither text knows the other's."""
    for one, other in pairs_of(texts):
        mine, theirs = ([figure for figure in text.figures if _is_plain(figure)] for text in (one, other))
        known = [{figure.value for figure in text.figures} for text in (one, other)]
        turned: dict[str, list[Figure]] = {}
        for figure in theirs:
            if figure.value not in known[0]:
                for written in _turned(figure.passage.text):
                    turned.setdefault(written, []).append(figure)
        for figure in mine:
            counterparts = turned.get(figure.passage.text, ()) if figure.value not in known[1] else ()
            named = _names_near(one, figure) if counterparts else set()
            same = next((counterpart for counterpart in counterparts if named & _names_near(other, counterpart)), None)
            if same is not None:
                yield Difference(DifferenceKind.NUMBER, "", _versions([(one, figure.passage), (other, same.passage)]))
                break


def _one_each(texts: tuple[Told, ...], values: Callable[[Told, CheckWords], Iterator[tuple[str, _Value]]]) -> Iterator[Difference]:
    by_kind: dict[str, dict[str, list[_Value]]] = {}
    for text in texts:
        for kind, value in values(text, load_check_words(text.traits.language)):
            by_kind.setdefault(kind, {}).setdefault(text.name, []).append(value)
    for found in by_kind.values():
        firsts = {name: told[0] for name, told in found.items() if len({value for value, _ in told}) == 1}
        if len(firsts) == len(found) and len({value for value, _ in firsts.values()}) > 1:
            by_value: dict[float, list[tuple[str, Passage]]] = {}
            for name, (number, passage) in firsts.items():
                by_value.setdefault(number, []).append((name, passage))
            yield Difference(DifferenceKind.NUMBER, "", tuple(Version(where[0][1].text, tuple(where)) for where in by_value.values()))


def _people_present(text: Told, words: CheckWords) -> Iterator[tuple[str, _Value]]:
    whole, tellings = straight(text.briefing.seed.text), words.tellings
    counts = {*words.counts.people, *words.counts.trades, *tellings.personnel}
    if not tellings.present:
        return
    for block, figure, _ in all_figures(text.briefing, words.counts):
        behind = _BEHIND.match(whole, figure.passage.end)
        if figure.unit or figure.scaled or behind is None or not counts.intersection(behind[0].casefold().split()):
            continue
        if not is_exact(whole, block, figure, words.counts):
            continue
        start, end = _clause_around(whole, figure.passage, block)
        clause = whole[start:end]
        if any_of(tellings.aboard).search(clause):
            yield "aboard", (figure.value, figure.passage)
        elif any_of(tellings.present).search(clause) and not any_of(words.counts.disputed, beginnings=True).search(clause):
            kinds = [kind for kind, names in tellings.sites.items() if any_of(names).search(clause)]
            if len(kinds) == 1:
                yield kinds[0], (figure.value, figure.passage)


def _clause_around(text: str, passage: Passage, block: Passage) -> tuple[int, int]:
    start, end = max(block.start, passage.start - _CLAUSE), min(block.end, passage.end + _CLAUSE)
    for stop in _STOP.finditer(text, start, passage.start):
        if text[max(0, stop.start() - 2) : stop.start()].strip() not in ("n", "N"):
            start = stop.end()
    after = _STOP.search(text, passage.end, end)
    return start, after.start() if after else end


def _terms(text: Told) -> Iterator[tuple[int, Passage, set[str]]]:
    """Months, passage, and the people of the paragraph."""
    words, seed = load_check_words(text.traits.language), text.briefing.seed
    if not words.tellings.penalties or not any_of(words.tellings.penalties, beginnings=True).search(seed.text):
        return
    for block in told_blocks(text.briefing):
        named: set[str] | None = None
        for match in _term(words).finditer(straight(seed.text), block.start, block.end):
            if named is None:
                named = _named(text, block.start, block.end)
            yield _number(match["years"], words) * _MONTHS + _number(match["months"], words), seed.passage(*match.span()), named


@cache
def _term(words: CheckWords) -> re.Pattern[str]:
    number = rf"\d{{1,2}}|{choices((*words.counts.numbers, *words.counts.one))}"
    tellings = words.tellings
    joint = rf"(?:\s(?:{choices(words.counts.and_words)})\s|,\s?)"
    return re.compile(
        rf"(?i)(?<!\w)(?P<years>{number})\s(?:{choices(tellings.years)}){joint}(?P<months>{number})\s(?:{choices(tellings.months)})(?!\w)"
    )


def _number(written: str, words: CheckWords) -> int:
    return int(written) if written.isdigit() else words.counts.numbers.get(written.casefold(), 1)


def _parts_of_documents(text: Told, words: CheckWords) -> Iterator[tuple[str, _Value]]:
    seed = text.briefing.seed
    for block in told_blocks(text.briefing):
        for match in _divided(words).finditer(straight(seed.text), block.start, block.end):
            yield match["part"].casefold(), (_number(match["number"], words), seed.passage(*match.span("number")))


@cache
def _divided(words: CheckWords) -> re.Pattern[str]:
    tellings = words.tellings
    number = rf"\d{{1,3}}|{choices(tuple(words.counts.numbers))}"
    return re.compile(rf"(?i)(?<!\w)(?:{choices(tellings.divided)})\s(?P<number>{number})\s(?P<part>{choices(tellings.parts)})(?!\w)")


def _is_plain(figure: Figure) -> bool:
    return not figure.scaled and figure.unit != "percent" and figure.passage.text.isdigit() and len(figure.passage.text) >= _FEWEST_DIGITS


def _turned(written: str) -> Iterator[str]:
    """The number with each two neighbouring digits the other way round, zeros left where they are."""
    for place in range(len(written) - 1):
        one, other = written[place], written[place + 1]
        if one != other and "0" not in (one, other):
            yield f"{written[:place]}{other}{one}{written[place + 2 :]}"


def _names_near(text: Told, figure: Figure) -> set[str]:
    seed = text.briefing.seed
    return _named(text, *sentence_around(seed.text, figure.passage, 0, len(seed.text)))


def _named(text: Told, start: int, end: int) -> set[str]:
    """Whom and what a stretch names, people by their last name too."""
    found = set()
    for entity in text.briefing.entities:
        if any(start <= mention.passage.start < end for mention in entity.value.mentions):
            found.add(entity.value.slug)
            if entity.value.kind is EntityKind.PERSON:
                found.add(entity.value.slug.rpartition("-")[2])
    return found


def _versions(told: list[tuple[Told, Passage]]) -> tuple[Version, ...]:
    return tuple(Version(passage.text, ((text.name, passage),)) for text, passage in told)
