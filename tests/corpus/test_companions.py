"""Company: who is named in the same paragraphs."""

from __future__ import annotations

from digest.corpus.companions import make_companions
from digest.corpus.entities import gather
from digest.model import Block, BlockKind, Briefing, EntityKind
from tests.builders import briefing, entity, seed_named, words_in
from tests.counting import work

TEXT = "Anna Verdi e Carlo Neri sono a Lucca.\nLa Fondazione Alfa tace.\nAnna Verdi non tace."


def text(name: str, kinds: tuple[BlockKind, ...] = (BlockKind.PARAGRAPH,) * 3) -> Briefing:
    """Three paragraphs: two people and a place in the first, a body in the second."""
    seed = seed_named(name, TEXT)
    blocks = tuple(Block(kind, words_in(seed, line), "by-hand") for kind, line in zip(kinds, TEXT.split("\n"), strict=True))
    people = (entity(seed, EntityKind.PERSON, "Anna Verdi"), entity(seed, EntityKind.PERSON, "Carlo Neri"))
    others = (entity(seed, EntityKind.ORGANISATION, "Fondazione Alfa"), entity(seed, EntityKind.PLACE, "Lucca"))
    return briefing(seed, entities=(*people, *others), blocks=blocks)


def company(*briefings: Briefing) -> dict[str, list[tuple[str, int]]]:
    """Names and numbers of texts, by name."""
    gathered = gather(briefings)
    found = make_companions(gathered)
    return {named.name: [(one.name, one.texts) for one in companions] for named, companions in zip(gathered, found, strict=True)}


def test_a_paragraph_brings_together_a_text_does_not() -> None:
    """Whoever is named in another paragraph is no company, and neither is a place."""
    assert company(text("one"), text("two")) == {
        "Anna Verdi": [("Carlo Neri", 2)],
        "Carlo Neri": [("Anna Verdi", 2)],
        "Fondazione Alfa": [],
        "Lucca": [("Anna Verdi", 2), ("Carlo Neri", 2)],
    }


def test_boilerplate_brings_nobody_together() -> None:
    """Names side by side in lines of service say nothing of each other."""
    assert company(text("one", (BlockKind.BOILERPLATE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)))["Anna Verdi"] == []


def test_each_companion_shows_where() -> None:
    """A companion comes with its mention beside the other one, in the newest three texts at most."""
    gathered = gather([text(name) for name in ("d", "c", "b", "a")])
    anna, *_ = make_companions(gathered)

    assert [(context.briefing, context.passage.text) for context in anna[0].where] == [(name, "Carlo Neri") for name in ("d", "c", "b")]


def test_twice_the_texts_is_twice_the_work() -> None:
    """One pair named in every text costs no more for each text that is added."""
    few, many = gather([text(f"t{number:03}") for number in range(100)]), gather([text(f"t{number:03}") for number in range(200)])

    assert work(lambda: list(make_companions(many))) < 2.1 * work(lambda: list(make_companions(few)))


def test_a_body_that_everybody_is_named_with_costs_each_of_them_little() -> None:
    """Twice the people, each named once beside one body, are twice the work: its texts are not gone through for each of them."""

    def texts(count: int) -> list[Briefing]:
        found = []
        for number in range(count):
            seed = seed_named(f"t{number:03}", f"Persona{number:03} parla per la Fondazione Alfa.")
            named = (entity(seed, EntityKind.PERSON, f"Persona{number:03}"), entity(seed, EntityKind.ORGANISATION, "Fondazione Alfa"))
            found.append(briefing(seed, entities=named))
        return found

    few, many = gather(texts(100)), gather(texts(200))

    assert work(lambda: list(make_companions(many))) < 2.1 * work(lambda: list(make_companions(few)))
