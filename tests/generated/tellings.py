"""How outlets tell an event: each with its own date line, order of facts, wording and marks; some copy, some leave the date out, some err."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from tests.generated.events import Event
from tests.generated.words import surname, templates, word_lists

_MONTHS = ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"]
_WEEKDAYS = ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"]
_MARKS = (("“", "”"), ("«", "»"), ('"', '"'))
_UNDATED = 0.12
_REWORDED = 0.35
"""Share of quotations told in other words than said."""
_ERRS = 0.12
"""Share of tellings that get one figure, or one name, wrong."""


@dataclass(frozen=True, slots=True)
class Text:
    """A generated text and the truth about it."""

    name: str
    text: str
    event: str
    matter: str
    day: datetime.date
    """When it was published, even where the text does not say so."""
    dated: bool
    copy_of: str | None = None
    wrong: str | None = None
    """What this telling got wrong: ``number`` or ``name``."""


def tellings(event: Event, seed: int) -> tuple[Text, ...]:
    """All texts about one event, the first telling first. Most events are told once, few by many."""
    rng = random.Random(f"tellings {seed} {event.identity}")
    count = 1 if event.after else rng.choices((1, 2, 3, 5, 9), (58, 22, 12, 6, 2))[0]
    texts: list[Text] = []
    for index in range(count):
        name = f"{event.identity}-{index}"
        if texts and rng.random() < 0.3:
            texts.append(_copied(rng, name, rng.choice(texts)))
        else:
            texts.append(_told(rng, name, event))
    return tuple(texts)


def _told(rng: random.Random, name: str, event: Event) -> Text:
    template, lists = templates()[event.kind], word_lists()
    day = event.day + datetime.timedelta(days=rng.choices((0, 1, 2), (5, 4, 1))[0])
    dated = rng.random() >= _UNDATED
    slots = {**event.slots, "when": _when(rng, event.day, day, dated), "next": _day_words(event.day + datetime.timedelta(days=9))}
    wrong = None
    if not event.after and rng.random() < _ERRS:
        wrong = rng.choice(("number", "name"))
        if wrong == "number":
            slots["n"] = str(int(slots["n"]) + rng.randrange(3, 40))
        else:
            slots["three"] = f"{slots['three'].split()[0]} {surname(rng.randrange(5_000))}"
    if event.after:
        head, lede = template["after"]
        facts: list[str] = []
    else:
        head, lede = rng.choice(template["heads"]), rng.choice(template["ledes"])
        facts = [rng.choice(ways) for ways in rng.sample(template["facts"], rng.randrange(2, len(template["facts"]) + 1))]
    opening, closing = rng.choice(_MARKS)
    said = []
    for speaker, role, first, then in event.quotes if event.after else rng.sample(event.quotes, rng.choice((1, 2, 2))):
        halves = (then, first) if rng.random() < _REWORDED else (first, then)
        words = f"{halves[0][:1].upper()}{halves[0][1:]}, {halves[1]}"
        said.append(f"{opening}{words}{closing}, {rng.choice(lists['saying'])} {speaker}, {role}.")
    body = [sentence.format(**slots) for sentence in facts] + said + rng.sample(lists["padding"], 3)
    rng.shuffle(body)
    cut = len(body) // 2
    agency = rng.choice(lists["agencies"]) if rng.random() < 0.4 else None
    outlet = agency or rng.choice(lists["outlets"])
    lines = [head.format(**slots)] if rng.random() < 0.85 else []
    date = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if agency:
        stamp = f", {date}" if dated else ""
        lede = f"{slots['province'].upper()}{stamp} ({agency}) - {lede}"
    elif dated:
        lines.append(f"Pubblicato il {date}")
    lines += [lede.format(**slots), " ".join(body[:cut]), " ".join(body[cut:])]
    lines.append(f"({agency})" if agency else f"© {outlet} - {rng.choice(lists['tails'])}")
    return Text(name, "\n\n".join(line for line in lines if line) + "\n", event.identity, event.matter, day, dated, wrong=wrong)


def _copied(rng: random.Random, name: str, original: Text) -> Text:
    """The text as another outlet runs it: word for word, or with its own headline, a sentence less, a line of its own at the end."""
    lists, paragraphs = word_lists(), original.text.strip().split("\n\n")
    if rng.random() < 0.6:
        sentences = paragraphs[-2].split(". ")
        if len(sentences) > 2:
            del sentences[rng.randrange(1, len(sentences))]
        paragraphs[-2] = ". ".join(sentences)
        paragraphs.append(f"Da {rng.choice(lists['outlets'])}. {rng.choice(lists['tails'])}")
    first = original.copy_of or original.name
    return Text(name, "\n\n".join(paragraphs) + "\n", original.event, original.matter, original.day, original.dated, first, original.wrong)


def _when(rng: random.Random, event: datetime.date, published: datetime.date, dated: bool) -> str:
    if not dated and rng.random() < 0.5:
        return _day_words(event)
    distance = (published - event).days
    if distance < 2:
        return ("oggi", "ieri")[distance]
    return f"{_WEEKDAYS[event.weekday()]} scorso" if rng.random() < 0.5 else _day_words(event)


def _day_words(day: datetime.date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
