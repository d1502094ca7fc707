"""Stories for readers: the tellings of one event in order, which of them are copies, what they agree on and where they differ."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from digest.corpus.copies import changed
from digest.corpus.differences import differences_of
from digest.corpus.groups import Grouped
from digest.corpus.links import Linker
from digest.corpus.matches import Match
from digest.corpus.told import told_of
from digest.corpus.traits import Traits
from digest.model import Briefing
from digest.story_model import Story, Telling
from digest.values import DateRange

_COMPARED = 24
"""Tellings of one story that are compared in detail; of more, the first ones."""
_AGREED = 12


def make_stories(grouped: Grouped, linker: Linker, briefings: Mapping[str, Briefing]) -> tuple[Story, ...]:
    """The stories, newest event first, then by name."""
    stories = [_story(members, grouped, linker, briefings) for members in grouped.groups]
    return tuple(sorted(stories, key=lambda story: (-story.when.latest.toordinal() if story.when else 0, story.name)))


def _story(members: tuple[str, ...], grouped: Grouped, linker: Linker, briefings: Mapping[str, Briefing]) -> Story:
    name = min(members)
    texts = [linker.texts[member] for member in members]
    tellings = tuple(_with_changes(telling, briefings) for telling in _tellings(texts, linker.matches))
    own = [text for text, telling in zip(texts, tellings, strict=True) if telling.copied < 1][:_COMPARED]
    return Story(
        name=name,
        tellings=tellings,
        when=_day_of(texts),
        links=grouped.links.get(name, ()),
        differences=differences_of(tuple(told_of(text, briefings[text.name]) for text in own)),
        agreed=_agreed(texts[:_COMPARED]),
        more_links=grouped.unlisted.get(name, 0),
    )


def _tellings(texts: list[Traits], matches: Mapping[tuple[str, str], Match]) -> tuple[Telling, ...]:
    """The texts in order; a copy names the earliest telling that it repeats."""

    def copied(one: str, other: str) -> float:
        match = matches.get((one, other) if one < other else (other, one))
        return match.copied if match else 0.0

    tellings: list[Telling] = []
    originals: list[Traits] = []
    verbatim: dict[int, str] = {}
    for text in texts:
        if text.fingerprint in verbatim:
            tellings.append(Telling(text.name, verbatim[text.fingerprint], 1.0))
            continue
        shares = ((copied(text.name, original.name), original) for original in originals[:_COMPARED])
        share, original = max(shares, key=lambda found: found[0], default=(0.0, None))
        if original is not None and share:
            tellings.append(Telling(text.name, original.name, share))
        else:
            tellings.append(Telling(text.name))
            originals.append(text)
        verbatim.setdefault(text.fingerprint, text.name)
    return tuple(tellings)


def _with_changes(telling: Telling, briefings: Mapping[str, Briefing]) -> Telling:
    if telling.copy_of is None:
        return telling
    left_out, added = changed(briefings[telling.copy_of], briefings[telling.name])
    return replace(telling, left_out=left_out, added=added)


def _day_of(texts: list[Traits]) -> DateRange | None:
    """The day most tellings tell of, or the night between two days; the earliest of several, None when no two agree on one."""
    days = Counter(day for text in texts if text.published is not None for day in text.told)
    if not days:
        return None
    most = max(days.values())
    first = min(day for day, times in days.items() if times == most)
    last = first + 1 if days.get(first + 1) == most else first
    return DateRange(datetime.date.fromordinal(first), datetime.date.fromordinal(last)) if most > 1 else None


def _agreed(texts: list[Traits]) -> tuple[str, ...]:
    """Names, sums and shares that all the texts give, in the order of the first one's. A bare number may count something else in each."""
    first, *rest = texts
    people = [one.name for one in first.people if all(any(one.slug == other.slug for other in text.people) for text in rest)]
    names = [
        name
        for own, theirs in ((first.organisations, [text.organisations for text in rest]), (first.places, [text.places for text in rest]))
        for slug, name in own.items()
        if all(slug in other for other in theirs)
    ]
    exact = ((key, figure) for key, figure in first.figures.items() if figure.exact)
    figures = [figure.words for key, figure in exact if all(key in text.figures for text in rest)]
    return tuple((*people, *names, *figures)[:_AGREED])
