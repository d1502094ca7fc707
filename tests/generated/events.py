"""What happened: an event with its facts, and sometimes what came of it weeks later (one matter, another event)."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, replace

from tests.generated.words import coined, person, templates, town, word_lists

FIRST_DAY = datetime.date(2024, 1, 8)
"""The first generated event. Generated texts know no clock."""
_PER_DAY = 12
"""Events a day: thirty texts a day is a press office's year in ten thousand texts."""
_FOLLOWED = 0.15
"""Share of events that something comes of, as a text of its own."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event. ``slots`` are the words that templates name; ``quotes`` are who said what."""

    number: int
    kind: str
    matter: str
    day: datetime.date
    slots: dict[str, str]
    quotes: tuple[tuple[str, str, str, str], ...]
    """Name, role, and the two halves of what was said."""
    after: bool = False
    """Something that came of an earlier event, told by the template's ``after``."""

    @property
    def identity(self) -> str:
        """Name of the event in the truth."""
        return f"e{self.number:06}{'-after' if self.after else ''}"


def make_event(number: int, seed: int) -> tuple[Event, ...]:
    """The event of this number, and what came of it, if anything did. The same two numbers give the same events."""
    rng = random.Random(f"event {seed} {number}")
    kind = rng.choice(sorted(templates()))
    template, lists = templates()[kind], word_lists()
    province = rng.randrange(len(lists["provinces"]))
    one, two, three = person(rng), person(rng), person(rng)
    slots = {
        "town": town(rng),
        "other": town(rng),
        "province": lists["provinces"][province],
        "region": lists["regions"][province],
        "one": one,
        "two": two,
        "three": three,
        "One": one.split()[-1],
        "Two": two.split()[-1],
        "river": coined(rng),
        "firm": f"{rng.choice(lists['firm_heads'])} {coined(rng)}",
        "street": f"via {rng.choice(lists['streets'])}",
        "n": str(rng.randrange(23, 320)),
        "m": str(rng.randrange(21, 99)),
        "k": str(rng.randrange(3, 13)),
        "money": f"{rng.randrange(2, 95)},{rng.randrange(1, 10)} milioni di euro",
        "share": f"{rng.choice((51, 55, 60, 65, 70, 75, 80))}%",
    }
    slots["thing"] = rng.choice(template["thing"]).format(**slots)
    slots["Thing"] = slots["thing"][:1].upper() + slots["thing"][1:]
    day = FIRST_DAY + datetime.timedelta(days=number // _PER_DAY)
    first, then = rng.sample(lists["said_first"], 2), rng.sample(lists["said_then"], 2)
    speakers = ((one, template["roles"][0]), (two, template["roles"][1]))
    quotes = tuple((name, role.format(**slots), *halves) for (name, role), *halves in zip(speakers, first, then, strict=True))
    event = Event(number, kind, f"m{number:06}", day, slots, quotes)
    if rng.random() >= _FOLLOWED:
        return (event,)
    later = replace(event, day=day + datetime.timedelta(days=rng.randrange(15, 50)), after=True)
    changed = {"n": str(rng.randrange(23, 320)), "m": str(rng.randrange(21, 99)), "money": f"{rng.randrange(2, 95)},5 milioni di euro"}
    return event, replace(later, slots={**slots, **changed}, quotes=quotes[:1])
