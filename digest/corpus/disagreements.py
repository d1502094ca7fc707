"""Differences between tellings as findings for the desk, and what becomes of those that the desk has settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from digest.corpus.differences import differences_of
from digest.corpus.links import Linker
from digest.corpus.told import told_of
from digest.findings import Elsewhere, Finding, find
from digest.model import Briefing
from digest.story_model import Difference, DifferenceKind, Story, StoryLink, Version
from digest.values import Passage

CODE = "tellings-differ"
_ON_THE_PAGE = frozenset({DifferenceKind.WORDING})
"""Told on the page of the story only: who quotes may cut and translate."""
_NEVER_HERE = frozenset({"embargo-copy"})
"""Codes that other commands raise: whether a text still gives them is not known here."""
_COMPARED = 50
"""Proposals whose texts are compared, the strongest."""
_NO_YEAR = "XXXX"
_SHOWN = 80
"""Characters of a value that a note shows."""


def with_settled(story: Story, briefings: Mapping[str, Briefing]) -> Story:
    """The story with those differences marked that an editor settled for one of the texts that say different things."""
    differences = tuple(
        replace(difference, settled=any(CODE in briefings[name].looked_at for name in _texts(difference)))
        for difference in story.differences
    )
    return replace(story, differences=differences)


def with_disagreements(briefings: Iterable[Briefing], stories: Iterable[Story]) -> tuple[Briefing, ...]:
    """The briefings with a finding for each difference, in the text that came last; and one for each settled code that a text no longer gives."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    settled: defaultdict[str, list[Finding]] = defaultdict(list)
    by_name = {briefing.name: briefing for briefing in briefings}
    kept = {name for name, briefing in by_name.items() if CODE in briefing.looked_at}
    used = set()
    for story in stories:
        for difference in story.differences:
            if difference.development or difference.kind in _ON_THE_PAGE or not _doubtful(difference, by_name):
                continue
            finding = _finding(difference, by_name)
            (settled if difference.settled else found)[finding.seed].append(finding)
            used.update(kept.intersection(_texts(difference)))
    return tuple(
        replace(
            briefing,
            findings=(*briefing.findings, *found[briefing.name], *_needless(briefing, briefing.name in used)),
            settled=(*briefing.settled, *settled[briefing.name]),
        )
        for briefing in by_name.values()
    )


def proposals(links: Iterable[StoryLink], linker: Linker, briefings: Mapping[str, Briefing]) -> Iterator[Finding]:
    """A note for each link that editors should settle, under the text that comes first by the alphabet; the first ones with what the two texts say
    differently, if they tell one event.
    """
    for place, proposed in enumerate(links):
        pair = sorted((linker.texts[proposed.one], linker.texts[proposed.other]), key=lambda text: text.order)
        told = tuple(told_of(text, briefings[text.name]) for text in pair) if place < _COMPARED else ()
        differences = [one for one in differences_of(told) if not one.development]
        values = "; ".join(map(_values, differences))
        finding = find(
            "story-proposed",
            proposed.one,
            first=proposed.one,
            second=proposed.other,
            reason="differ" if differences else "",
            differ=values,
        )
        where: dict[str, list[Passage]] = {proposed.one: [], proposed.other: []}
        for difference in differences:
            for version in difference.versions:
                for name, passage in version.where[:1]:
                    where[name].append(passage)
        yield replace(
            finding,
            passages=tuple(where[proposed.one]),
            elsewhere=tuple(Elsewhere(proposed.other, passage) for passage in where[proposed.other]),
        )


def _values(difference: Difference) -> str:
    values = " / ".join(version.value[:_SHOWN] for version in difference.versions)
    return f"{difference.about}: {values}" if difference.about else values


def _texts(difference: Difference) -> Iterator[str]:
    return (name for version in difference.versions for name, _ in version.where)


def _doubtful(difference: Difference, briefings: Mapping[str, Briefing]) -> bool:
    """Whether a difference wants a look that no other finding asks for: one of the names alike does, a name cut short needs none."""
    if difference.kind is not DifferenceKind.PERSON:
        return True
    forms = [version.value.casefold() for version in difference.versions]
    if any(one != other and one.startswith(other) for one in forms for other in forms):
        return False
    told = {
        passage
        for name in _texts(difference)
        for finding in (*briefings[name].findings, *briefings[name].settled)
        if finding.code == "names-alike"
        for passage in (*finding.passages, *(other.passage for other in finding.elsewhere))
    }
    return not any(passage in told for version in difference.versions for _, passage in version.where)


def _finding(difference: Difference, briefings: Mapping[str, Briefing]) -> Finding:
    first, *_, last = difference.versions
    name, passage = last.where[0]
    finding = find(
        CODE,
        name,
        line=briefings[name].seed.line_of(passage.start),
        passages=(passage,),
        kind=difference.kind.value,
        about=f"«{difference.about}»" if difference.about else "",
        first=_said(first),
        second=_said(last),
    )
    return replace(finding, elsewhere=tuple(Elsewhere(*_where(version)) for version in difference.versions[:-1]))


def _said(version: Version) -> str:
    """A version's value; a day without its year in the words of the text."""
    return version.where[0][1].text if version.value.startswith(_NO_YEAR) else version.value


def _where(version: Version) -> tuple[str, Passage]:
    return version.where[0]


def _needless(briefing: Briefing, told_differently: bool) -> Iterator[Finding]:
    """A note for each code that was settled and that the text does not give."""
    given = {finding.code for finding in briefing.settled}
    for code in briefing.looked_at:
        if code not in given and code not in _NEVER_HERE and not (code == CODE and told_differently):
            yield find("ignore-needless", briefing.name, ignored=code)
