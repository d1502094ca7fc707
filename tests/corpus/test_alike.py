"""Two names nearly the same in two texts, or two that one text keeps apart: a finding with both passages."""

from __future__ import annotations

from digest.corpus.alike import names_alike
from digest.findings import Severity
from digest.kb.knowledge import Knowledge
from digest.model import Briefing, EntityKind
from tests.builders import briefing, entity, seed_named


def named(name: str, *names: str, kind: EntityKind = EntityKind.PERSON, known_as: str | None = None) -> Briefing:
    """A briefing of a text that has these names."""
    seed = seed_named(name, "Un titolo\n" + ", ".join(names) + ".")
    return briefing(seed, entities=tuple(entity(seed, kind, one, known_as=known_as) for one in names))


def test_the_rarer_name_is_told_with_both_passages(knowledge: Knowledge) -> None:
    """The finding stands at the text with the rarer spelling and leads to the other one; it is a note."""
    texts = [named("uno", "Anna Verdelli"), named("due", "Anna Verdelli"), named("tre", "Anna Verdeli")]
    (finding,) = names_alike(texts, knowledge)

    assert (finding.code, finding.severity, finding.seed, finding.line) == ("names-alike", Severity.NOTE, "tre", 2)
    assert [passage.text for passage in finding.passages] == ["Anna Verdeli"]
    assert [(one.seed, one.passage.text) for one in finding.elsewhere] == [("due", "Anna Verdelli")]
    assert finding.elsewhere[0].passage == texts[1].seed.passage(10, 23)
    assert dict(finding.particulars) == {"name": "Anna Verdeli", "other": "Anna Verdelli", "reason": "other-text", "text": "Un titolo"}


def test_inside_one_text_both_passages_are_its_own(knowledge: Knowledge) -> None:
    """Organisations and places that a text spells in two ways are told too."""
    for kind in (EntityKind.ORGANISATION, EntityKind.PLACE):
        (finding,) = names_alike((named("uno", "Fonte Belvedetti", "Fonte Belvdetti", kind=kind),), knowledge)

        assert sorted(passage.text for passage in finding.passages) == ["Fonte Belvdetti", "Fonte Belvedetti"]
        assert finding.elsewhere == ()
        assert dict(finding.particulars)["reason"] == "same-text"


def test_a_known_name_is_never_the_slip(knowledge: Knowledge) -> None:
    """However often the candidate stands, the finding is at its texts, and nobody is merged with the known one."""
    texts = [named("uno", "Sergio Mattarella", known_as="sergio-mattarella"), *(named(name, "Sergio Matarella") for name in ("due", "tre"))]
    found = names_alike(texts, knowledge)

    assert [finding.seed for finding in found] == ["due", "tre"]
    assert {finding.elsewhere[0].seed for finding in found} == {"uno"}


def test_two_known_names_are_two(knowledge: Knowledge) -> None:
    """What the knowledge base tells apart is not alike."""
    texts = [named("uno", "Sergio Mattarella", known_as="sergio-mattarella"), named("due", "Sergio Matarella", known_as="another")]

    assert names_alike(texts, knowledge) == []


def test_names_of_different_kinds_are_not_compared(knowledge: Knowledge) -> None:
    """A place and a person may be called alike."""
    texts = [named("uno", "Monte Verdelli", kind=EntityKind.PLACE), named("due", "Monte Verdeli")]

    assert names_alike(texts, knowledge) == []


def test_different_people_are_not_told(knowledge: Knowledge) -> None:
    """Genders, plurals, short and common names raise nothing."""
    texts = [
        named("uno", "Mario Zandetti", "Luca Ferrari", "Rita Danti"),
        named("due", "Maria Zandetti", "Luca Ferraro", "Rita Banti"),
        named("tre", "Commissione Autonomie", kind=EntityKind.ORGANISATION),
        named("quattro", "Commissioni Autonomie", kind=EntityKind.ORGANISATION),
    ]

    assert names_alike(texts, knowledge) == []


def test_findings_do_not_depend_on_the_order_of_the_texts(knowledge: Knowledge) -> None:
    """The same texts in another order give the same findings."""
    texts = [named("uno", "Anna Verdelli"), named("due", "Anna Verdeli"), named("tre", "Anna Verdelli")]

    assert names_alike(texts, knowledge) == names_alike(texts[::-1], knowledge)


def test_a_frequent_spelling_is_told_in_few_texts(knowledge: Knowledge) -> None:
    """A name in very many texts is hardly a slip in each: ten are told."""
    texts = [named(f"a{number}", "Anna Verdelli") for number in range(30)] + [named(f"b{number}", "Anna Verdeli") for number in range(20)]

    assert len(names_alike(texts, knowledge)) == 10
