"""Sentences of two tellings that are the same but for one figure, one place or one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from digest.corpus.alignment import Sentence, aligned
from digest.corpus.figures import Figure
from digest.corpus.stems import stem
from digest.corpus.told import Told, alike, pairs_of
from digest.corpus.traits import days_apart
from digest.model import EntityKind
from digest.story_model import Difference, DifferenceKind, Version
from digest.values import Passage

_LETTERS = re.compile(r"[^\W\d_]+")
_KINDS = {EntityKind.PLACE: DifferenceKind.PLACE, EntityKind.PERSON: DifferenceKind.PERSON}
_SHOWN = 3
"""Words that tell what two sentences are about."""


def same_sentences(texts: tuple[Told, ...]) -> Iterator[Difference]:
    """Sentences that say the same in nearly the same words, but for one figure, one place or one person, which the other text does not know."""
    for one, other in pairs_of(texts):
        for mine, theirs in aligned(one.sentences, other.sentences):
            about = ", ".join(_shared_words(mine, theirs))
            for kind in (EntityKind.PLACE, EntityKind.PERSON):
                own, their = mine.named.get(kind, {}), theirs.named.get(kind, {})
                only, only_theirs = own.keys() - their.keys(), their.keys() - own.keys()
                if len(only) != 1 or len(only_theirs) != 1 or (only | only_theirs) & _named_by_both(one, other, kind):
                    continue
                (first,), (second,) = only, only_theirs
                if not _same_place(mine, own[first], theirs, their[second], 2):
                    continue
                if kind is EntityKind.PERSON and alike(own[first].text, their[second].text):
                    # One person: how the name is written is told elsewhere.
                    continue
                yield _told_twice(_KINDS[kind], about, (one, own[first]), (other, their[second]))
            pair = _one_figure(mine, theirs, one.figures, other.figures)
            if pair is not None and _same_place(mine, pair[0].passage, theirs, pair[1].passage, 1):
                later = one.traits.published and other.traits.published and days_apart(one.traits.published, other.traits.published) >= 1
                difference = _told_twice(DifferenceKind.NUMBER, about, (one, pair[0].passage), (other, pair[1].passage))
                yield replace(difference, development=bool(later) and not pair[0].unit and pair[1].value > pair[0].value)


def _same_place(mine: Sentence, own: Passage, theirs: Sentence, their: Passage, before: int) -> bool:
    """Whether two passages have the same words before them, so many; or the same one before and behind."""
    sides = [
        (
            _LETTERS.findall(sentence.passage.text[: passage.start - sentence.passage.start].casefold()),
            _LETTERS.findall(sentence.passage.text[passage.end - sentence.passage.start :].casefold()),
        )
        for sentence, passage in ((mine, own), (theirs, their))
    ]
    (mine_before, mine_behind), (their_before, their_behind) = sides
    if not mine_before or not their_before or mine_before[-1] != their_before[-1]:
        return False
    return mine_before[-before:] == their_before[-before:] or (mine_behind[:1] == their_behind[:1] != [])


def _one_figure(mine: Sentence, theirs: Sentence, own: tuple[Figure, ...], their: tuple[Figure, ...]) -> tuple[Figure, Figure] | None:
    """The one figure in which two sentences differ; None when more do, or when a text knows the other's figure too."""
    inside = [
        [figure for figure in figures if sentence.passage.start <= figure.passage.start < sentence.passage.end]
        for sentence, figures in ((mine, own), (theirs, their))
    ]
    if not inside[0] or [figure.unit for figure in inside[0]] != [figure.unit for figure in inside[1]]:
        return None
    unlike = [(one, other) for one, other in zip(*inside, strict=True) if one.key != other.key]
    if len(unlike) != 1:
        return None
    one, other = unlike[0]
    known = {figure.key for figure in own}, {figure.key for figure in their}
    return None if one.key in known[1] or other.key in known[0] else (one, other)


def _named_by_both(one: Told, other: Told, kind: EntityKind) -> set[str]:
    named = [{entity.value.slug for entity in text.briefing.entities if entity.value.kind is kind} for text in (one, other)]
    return named[0] & named[1]


def _shared_words(mine: Sentence, theirs: Sentence) -> list[str]:
    shared = mine.stems & theirs.stems
    words = {stem(word): word for word in reversed(_LETTERS.findall(mine.passage.text))}
    return [word for own, word in reversed(words.items()) if own in shared][:_SHOWN]


def _told_twice(kind: DifferenceKind, about: str, mine: tuple[Told, Passage], theirs: tuple[Told, Passage]) -> Difference:
    return Difference(kind, about, tuple(Version(passage.text, ((text.name, passage),)) for text, passage in (mine, theirs)))
