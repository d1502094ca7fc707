"""Thousands of texts of one kind: the work grows with their number and so does what is told, never with the square of it."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from digest.corpus import links, related
from digest.corpus.checksums import checksums
from digest.corpus.digest import make_digest
from digest.corpus.groups import Grouped, group
from digest.corpus.links import Linker
from digest.corpus.matches import Match, compare
from digest.corpus.related import relate
from digest.corpus.traits import Traits, traits_of
from digest.lang.pack import load_interface
from digest.model import Briefing
from digest.publish.data import data_page
from tests.corpus.texts import read_text
from tests.counting import work

FIRE = (
    "UDINE, 4 giugno 2025 (AGI) - Un incendio ha distrutto ieri il capannone della Filatura Nirolla a Serradolfo. Nessun ferito. Le fiamme sono "
    "partite dal reparto tintura poco dopo le due e hanno impegnato cinque squadre dei vigili del fuoco fino all'alba. Secondo il titolare Renzo "
    "Pascutti i danni superano i 3,4 milioni di euro. La procura ha aperto un fascicolo.\n"
)
MAYOR = (
    "Farinazzi a Borgolenzo\nPubblicato il 4 giugno 2025\n\nIl sindaco Ugo Farinazzi ha parlato a Borgolenzo dello sciopero dei treni, che dura da "
    "tre giorni. I pendolari aspettano in stazione.\n"
)


def copied(number: int) -> tuple[Briefing, ...]:
    """So many verbatim copies of one text."""
    one = read_text("copied", FIRE)
    return tuple(replace(one, seed=replace(one.seed, name=f"t{index:05}")) for index in range(number))


def nearly(number: int) -> list[Traits]:
    """So many copies of one text, each with a sentence of its own."""
    one = traits_of(read_text("copied", FIRE))
    return [replace(one, name=f"t{index:05}", fingerprint=index, runs=checksums((*one.runs, 2 * index))) for index in range(number)]


def of_one_person(number: int) -> list[Traits]:
    """So many texts of one day about one person, each with words and figures of its own."""
    one, made = traits_of(read_text("mayor", MAYOR)), []
    for index in range(number):
        rng = random.Random(index)
        words, phrases, runs = (checksums(rng.randrange(2**32) for _ in range(40)) for _ in range(3))
        made.append(
            replace(
                one, name=f"t{index:05}", fingerprint=index, words=words, lede=words, every=words, phrases=phrases, runs=runs, figures={}
            )
        )
    return made


def linked(texts: list[Traits]) -> tuple[Linker, Grouped]:
    """Texts linked and grouped, with what is related to each."""
    linker = Linker(texts)
    grouped = group(linker.matches.values(), linker.texts)
    relate(linker, {name: members[0] for members in grouped.groups for name in members}, 5)
    return linker, grouped


@pytest.mark.parametrize("made", [nearly, of_one_person])
def test_each_text_is_compared_with_a_few_dozen_others(made: Callable[[int], list[Traits]], monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, and however much they share."""
    compared: Counter[str] = Counter()

    def counted(one: Traits, other: Traits, *rest: Any, **options: Any) -> Match | None:
        compared.update((one.name, other.name))
        return compare(one, other, *rest, **options)

    for module in (links, related):
        monkeypatch.setattr(module, "compare", counted)
    linked(made(500))

    assert sum(compared.values()) < 120 * 500
    assert max(compared.values()) < 200


def test_copies_of_one_text_are_one_story_told_in_proportion() -> None:
    """The whole digest and its data: as many links as copies, and the work and the size of four times as many are four times as large."""
    few, many = (make_digest(copied(number)) for number in (50, 200))
    sizes = [len(data_page(digest, load_interface("it"))[0].body) for digest in (few, many)]

    assert [len(story.tellings) for story in many.stories] == [200]
    assert len(many.stories[0].links) == 199
    assert sizes[1] < 4.5 * sizes[0]
    assert work(lambda: make_digest(copied(200))) < 5 * work(lambda: make_digest(copied(50)))


def test_five_thousand_verbatim_copies_end_in_one_story() -> None:
    """They are compared with one of them."""
    one = traits_of(read_text("copied", FIRE))
    verbatim, grouped = linked([replace(one, name=f"t{index:05}") for index in range(5_000)])

    assert len(verbatim.matches) == 4_999
    assert [len(members) for members in grouped.groups] == [5_000]
    assert len(grouped.links["t00000"]) == 4_999


def test_near_copies_end_in_one_story_that_lists_few_links_of_each() -> None:
    """And says how many more there are."""
    grouped = linked(nearly(300))[1]

    assert [len(members) for members in grouped.groups] == [300]
    assert len(grouped.links["t00000"]) <= 3 * 300
    assert grouped.unlisted["t00000"] > 3 * 300


def test_texts_of_one_day_about_one_person_are_no_story() -> None:
    """They share a name and a day; what is proposed of them stays within bounds."""
    linker, grouped = linked(of_one_person(600))

    assert grouped.groups == ()
    assert len(grouped.proposed) <= 5 * 600
    assert len(linker.matches) <= 48 * 600


def test_what_is_left_out_is_told_as_data() -> None:
    """``more_links`` stands beside the links."""
    data = json.loads(data_page(make_digest(copied(2)), load_interface("it"))[0].body)

    assert [(len(story["links"]), story["more_links"]) for story in data["stories"]] == [(1, 0)]
