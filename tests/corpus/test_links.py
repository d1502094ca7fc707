"""Links between texts: what one event is, what only looks like one, and the same outcome in any order of arrival."""

from __future__ import annotations

import random
from typing import Any

import pytest

from digest.corpus.links import Linker
from digest.corpus.matches import compare
from digest.corpus.traits import traits_of
from digest.story_model import Certainty
from tests.corpus.texts import generated_traits, read_text
from tests.counting import work
from tests.tables import cases


@pytest.mark.parametrize("case", cases("same_event"))
def test_one_event_or_two(case: dict[str, Any]) -> None:
    """Two texts are linked as the table says, whichever comes first."""
    one, other = (traits_of(read_text(name, case[name])) for name in ("one", "other"))
    found = compare(one, other)

    assert (found.certainty.value if found and found.certainty else "none") == case["link"]
    assert compare(other, one) == found


def test_sure_links_of_generated_texts_are_right() -> None:
    """No two generated events are surely one, though their texts share templates, names and days."""
    linker = Linker(generated_traits(160))
    wrong = [
        match
        for match in linker.matches.values()
        if match.certainty is Certainty.SURE and match.one.rpartition("-")[0] != match.other.rpartition("-")[0]
    ]

    assert wrong == []


@pytest.mark.parametrize("seed", range(3))
def test_order_of_arrival_does_not_matter(seed: int) -> None:
    """Texts added one by one in any order are linked as if they had come at once."""
    texts = list(generated_traits(160))
    at_once = Linker(texts)
    random.Random(seed).shuffle(texts)
    one_by_one = Linker(texts[:40])
    for text in texts[40:]:
        one_by_one.add(text)

    assert one_by_one.matches == at_once.matches


def test_a_feature_that_becomes_common_is_weighed_anew() -> None:
    """Many texts of many weeks about one person: adding them one by one still equals linking them at once."""
    head = "Pubblicato il {day} {month} 2025\n\nIl sindaco Ugo Farinazzi a Borgolenzo\n\n"
    template = head + "Il sindaco Ugo Farinazzi ha parlato a Borgolenzo di {what}."
    months = ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"]
    texts = [
        traits_of(
            read_text(
                f"t{index:02}", template.format(day=1 + index % 27, month=months[index % 6], what=f"lavori numero {index * 37 + 113}")
            )
        )
        for index in range(60)
    ]
    one_by_one = Linker()
    for text in texts:
        one_by_one.add(text)

    assert one_by_one.matches == Linker(texts).matches
    assert {"p ugo-farinazzi", "p farinazi"} <= one_by_one.recurring


def test_a_text_is_added_once() -> None:
    """The same name again is a mistake of the caller."""
    text = generated_traits(160)[0]
    linker = Linker([text])

    with pytest.raises(ValueError, match="linked already"):
        linker.add(text)


def test_five_thousand_verbatim_copies_are_compared_with_one() -> None:
    """Copies of one text cost work in proportion to their number."""
    text = read_text(
        "copy",
        "Pubblicato il 4 giugno 2025\n\nUn incendio ha distrutto il capannone della Filatura Nirolla a Serradolfo. I danni sono 3,4 milioni.",
    )
    from_one = traits_of(text)

    def copies(number: int) -> Linker:
        return Linker(_renamed(from_one, f"c{index:05}") for index in range(number))

    assert len(copies(500).matches) == 499
    assert work(lambda: copies(2000)) < 4.4 * work(lambda: copies(500))


def test_a_text_added_is_a_small_part_of_all_the_work() -> None:
    """One more text costs about its share of linking all."""
    texts = generated_traits(160)
    whole = work(lambda: Linker(texts))

    def add_ten() -> None:
        linker = Linker(texts[:-10])
        for text in texts[-10:]:
            linker.add(text)

    assert work(add_ten) < 1.3 * whole


def _renamed(traits: Any, name: str) -> Any:
    return type(traits)(**{field: getattr(traits, field) for field in traits.__dataclass_fields__} | {"name": name})
