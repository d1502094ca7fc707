"""Questions and answers: quotations that answer the reporter's questions belong to the person who is interviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from digest.model import Entity
from digest.reading.speech.narration import Narration
from digest.reading.speech.speakers import People

FEWEST_ANSWERS = 2
"""Question-and-answer pairs that make a text an interview."""


def interview_answers(narration: Narration, people: People, stretches: Sequence[tuple[int, int]]) -> dict[int, Entity | None]:
    """The quotations that fill a paragraph right after a paragraph that asks, with the person interviewed (None when nobody is introduced).

    Empty unless the text does so at least twice.
    """
    filled: dict[int, int] = {}
    held = [narration.stretch_of[first] for first in narration.first_word]
    alone = {stretch for stretch, count in Counter(held).items() if count == 1}
    for number, span in enumerate(narration.spans):
        stretch = held[number]
        start, end = stretches[stretch]
        if stretch not in alone:
            continue
        if not any(sign.isalnum() for sign in narration.text[start : span.outer_start] + narration.text[span.outer_end : end]):
            filled[stretch] = number
    asked = [stretch for stretch in filled if stretch and stretch - 1 not in filled and _asks(narration, stretches[stretch - 1])]
    if len(asked) < FEWEST_ANSWERS:
        # Where the questions stand in marks and the answers do not, they are the reporter's.
        questions = [stretch for stretch in filled if stretch + 1 not in filled and _is_question(narration, filled[stretch])]
        return dict.fromkeys(filled[stretch] for stretch in questions) if len(questions) >= FEWEST_ANSWERS else {}
    # In an interview what is no question mark's question is a remark of the reporter's: ``Si è parlato di rinvio.``
    answers = [number for stretch, number in filled.items() if stretch >= asked[0]]
    opening = narration.first_word[answers[0]]
    question = narration.words.at(stretches[narration.stretch_of[opening] - 1][0])
    interviewee = _introduced(narration, people, question)
    return dict.fromkeys(answers, interviewee)


def _asks(narration: Narration, stretch: tuple[int, int]) -> bool:
    return narration.text[stretch[0] : stretch[1]].rstrip(" *_").endswith("?")


def _is_question(narration: Narration, number: int) -> bool:
    return narration.text[narration.spans[number].end - 1] == "?"


def _introduced(narration: Narration, people: People, question: int) -> Entity | None:
    """The person named most often, as a subject, before the first question; the first of those."""
    counts: dict[str, int] = {}
    entities: dict[str, Entity] = {}
    for name in narration.names_between(0, question):
        if name.is_person and not name.quoted:
            weight = 1 if people.governed(name.first) else 2
            counts[name.entity.slug] = counts.get(name.entity.slug, 0) + weight
            entities.setdefault(name.entity.slug, name.entity)
    if not counts:
        return None
    best = max(counts.values())
    return next(entities[slug] for slug in entities if counts[slug] == best)
