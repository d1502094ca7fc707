"""Candidates: names that the knowledge base does not hold, counted, shown where they stand, and whom they resemble."""

from __future__ import annotations

from dataclasses import replace

from digest.corpus.candidates import make_candidates
from digest.corpus.digest import make_digest
from digest.corpus.entities import gather
from digest.digest_model import NameCandidate
from digest.kb.knowledge import Knowledge
from digest.model import Briefing, EntityKind, Mention
from digest.values import Basis
from tests.builders import briefing, entity, seed_named

TEXT = "Anna Verdelli parla a Lucca per la Fondazione Belvedetti. Verdelli saluta. Anna Verdelli riparte. A. Verdelli firma."
PERSON = EntityKind.PERSON


def made(*briefings: Briefing, knowledge: Knowledge | None = None) -> dict[str, NameCandidate]:
    """The candidates by name."""
    return {one.name: one for one in make_candidates(gather(briefings), knowledge)}


def written(name: str, forms: tuple[str, ...] = (), text: str = TEXT, kind: EntityKind = PERSON) -> Briefing:
    """A briefing of a text with one candidate, mentioned once in full and once under each form."""
    seed = seed_named(name, text)
    found = entity(seed, kind, "Anna Verdelli")
    start = found.value.mentions[0].passage.end
    mentions = [*found.value.mentions]
    for form in forms:
        place = seed.text.index(form, start)
        mentions.append(Mention(seed.passage(place, place + len(form)), "surname"))
        start = place + len(form)
    return briefing(seed, entities=(replace(found, value=replace(found.value, mentions=tuple(mentions))),))


def test_a_candidate_is_counted_over_the_corpus() -> None:
    """Briefings newest first, mentions of all of them, other forms by frequency, rule and basis as read."""
    candidate = made(written("due", ("Verdelli",)), written("uno", ("Verdelli", "A. Verdelli")))["Anna Verdelli"]

    assert (candidate.kind, candidate.slug, candidate.briefings, candidate.mentions) == (PERSON, "anna-verdelli", ("due", "uno"), 5)
    assert candidate.forms == ("Verdelli", "A. Verdelli")
    assert (candidate.basis, candidate.rules, candidate.tentative) == (Basis.READ, ("by-hand",), False)
    assert (candidate.proposed_id, candidate.proposed_aliases) == ("anna-verdelli", ("A. Verdelli",))


def test_contexts_come_from_as_many_briefings_as_there_are() -> None:
    """Three at most: the first mention of each of the newest briefings before any second one."""
    four = [written(name, ("Verdelli", "Anna Verdelli", "A. Verdelli")) for name in ("d", "c", "b", "a")]

    assert [context.briefing for context in made(*four)["Anna Verdelli"].contexts] == ["d", "c", "b"]
    assert [(context.briefing, context.passage.text) for context in made(*four[:2])["Anna Verdelli"].contexts] == [
        ("d", "Anna Verdelli"),
        ("c", "Anna Verdelli"),
        ("d", "Verdelli"),
    ]
    assert len(made(four[0])["Anna Verdelli"].contexts) == 3


def test_known_names_and_bylines_are_no_candidates() -> None:
    """What the knowledge base holds and what only signs or stands in a dateline is not listed."""
    seed = seed_named("uno", TEXT)
    entities = (
        entity(seed, EntityKind.PLACE, "Lucca", known_as="lucca"),
        entity(seed, PERSON, "Anna Verdelli", background=True),
        entity(seed, EntityKind.ORGANISATION, "Fondazione Belvedetti"),
    )

    assert list(made(briefing(seed, entities=entities))) == ["Fondazione Belvedetti"]


def test_most_frequent_first_within_a_kind() -> None:
    """By kind, then briefings, then mentions, then name."""
    text = "Zeno Rabelli, Anna Verdelli, Carla Morandetti, Ada Bolandi e il Consorzio Alfa. Ada Bolandi."
    seeds = [seed_named(name, text) for name in ("uno", "due")]
    ada = entity(seeds[0], PERSON, "Ada Bolandi")
    again = seeds[0].text.rindex("Ada")
    twice = replace(ada.value, mentions=(*ada.value.mentions, Mention(seeds[0].passage(again, again + 11), "by-hand")))
    one = briefing(
        seeds[0],
        entities=(
            entity(seeds[0], EntityKind.ORGANISATION, "Consorzio Alfa"),
            entity(seeds[0], PERSON, "Carla Morandetti"),
            entity(seeds[0], PERSON, "Anna Verdelli"),
            entity(seeds[0], PERSON, "Zeno Rabelli"),
            replace(ada, value=twice),
        ),
    )
    two = briefing(seeds[1], entities=(entity(seeds[1], PERSON, "Zeno Rabelli"),))

    assert list(made(one, two)) == ["Zeno Rabelli", "Ada Bolandi", "Anna Verdelli", "Carla Morandetti", "Consorzio Alfa"]


def test_a_candidate_resembles_a_known_name_of_the_corpus_and_of_the_knowledge_base(knowledge: Knowledge) -> None:
    """A slip away from a known name, be it named in a text or not, and another candidate; known ones come first."""
    text = "Sergio Matarella, Anna Verdelli, Anna Verdeli."
    seed = seed_named("uno", text)
    names = ("Sergio Matarella", "Anna Verdelli", "Anna Verdeli")
    found = made(briefing(seed, entities=tuple(entity(seed, PERSON, name) for name in names)), knowledge=knowledge)

    assert [(one.known_as, one.why) for one in found["Sergio Matarella"].resembles] == [("sergio-mattarella", "spelling")]
    assert [(one.name, one.known_as, one.why) for one in found["Anna Verdeli"].resembles] == [("Anna Verdelli", None, "spelling")]
    assert [one.name for one in found["Anna Verdelli"].resembles] == ["Anna Verdeli"]


def test_a_surname_alone_may_be_who_another_text_names_in_full() -> None:
    """A question, not an answer: every fuller name is proposed, known ones first."""
    full, alone = seed_named("uno", "Anna Verdelli e Rita Bo Verdelli."), seed_named("due", "Parla Verdelli.")
    one = briefing(full, entities=(entity(full, PERSON, "Anna Verdelli"), entity(full, PERSON, "Rita Bo Verdelli", known_as="rita-bo")))
    two = briefing(alone, entities=(entity(alone, PERSON, "Verdelli"),))

    assert [(found.name, found.why) for found in made(one, two)["Verdelli"].resembles] == [
        ("Rita Bo Verdelli", "fuller"),
        ("Anna Verdelli", "fuller"),
    ]


def test_a_shorter_name_may_be_a_fuller_one() -> None:
    """An initial, or a second surname left out, asks the same question; another first name does not."""
    full, short = seed_named("uno", "Franco Novelli Astengo."), seed_named("due", "F. Novelli Astengo, Franco Novelli, Piero Novelli.")
    one = briefing(full, entities=(entity(full, PERSON, "Franco Novelli Astengo"),))
    names = ("F. Novelli Astengo", "Franco Novelli", "Piero Novelli")
    found = made(one, briefing(short, entities=tuple(entity(short, PERSON, name) for name in names)))

    assert [[other.name for other in found[name].resembles] for name in names] == [
        ["Franco Novelli Astengo"],
        ["Franco Novelli Astengo"],
        [],
    ]


def test_different_people_do_not_resemble_each_other(knowledge: Knowledge) -> None:
    """A man and a woman, brothers, and two common surnames are told apart."""
    names = ("Paolo Zandetti", "Paola Zandetti", "Daniele Rabelli", "Daniela Rabelli", "Luca Ferrari", "Luca Ferraro")
    seed = seed_named("uno", ", ".join(names))
    found = made(briefing(seed, entities=tuple(entity(seed, PERSON, name) for name in names)), knowledge=knowledge)

    assert dict.fromkeys(names, ()) == {name: found[name].resembles for name in names}


def test_proposed_ids_are_nobody_elses(knowledge: Knowledge) -> None:
    """An id that an entry or another candidate has is not proposed."""
    seed = seed_named("uno", "Roma e Patto Belvedetti.")
    entities = (
        entity(seed, PERSON, "Roma"),
        entity(seed, EntityKind.ORGANISATION, "Patto Belvedetti"),
        entity(seed, EntityKind.PLACE, "Patto Belvedetti"),
    )
    ids = [one.proposed_id for one in make_candidates(gather((briefing(seed, entities=entities),)), knowledge)]

    assert ids == ["roma-2", "patto-belvedetti", "patto-belvedetti-2"]


def test_names_of_other_entries_are_not_proposed_as_aliases(knowledge: Knowledge) -> None:
    """A form that is somebody's name already is not made a second entry's."""
    assert "Sergio Mattarella" in {name for known in knowledge.entries.values() for name in known.name.values()}
    text = "Anna Verdelli. Sergio Mattarella."
    assert made(written("uno", ("Sergio Mattarella",), text), knowledge=knowledge)["Anna Verdelli"].proposed_aliases == ()


def test_a_digest_holds_its_candidates() -> None:
    """The order of the texts makes no difference, and without one there is no candidate."""
    one, two = written("uno", ("Verdelli",)), written("due")

    assert make_digest((one, two)).candidates == make_digest((two, one)).candidates
    assert [candidate.name for candidate in make_digest((one, two)).candidates] == ["Anna Verdelli"]
    assert make_digest(()).candidates == ()
