"""Stories: what joins texts and what keeps them apart; editors always win, one wrong link glues nothing."""

from __future__ import annotations

import itertools
from dataclasses import replace

from digest.corpus.groups import Grouped, group
from digest.corpus.matches import Match
from digest.corpus.traits import Traits, traits_of
from digest.intake.stories import Judgement, Verdict
from digest.story_model import Certainty
from digest.values import PartialDate
from tests.builders import briefing, seed_named
from tests.counting import work


def text(name: str, day: str | None = "2025-03-03") -> Traits:
    """A text of a day, with nothing in it."""
    published = PartialDate.from_iso(day).range if day else None
    return replace(traits_of(briefing(seed_named(name))), published=published)


def link(pair: str, certainty: Certainty = Certainty.SURE, total: float = 20.0, copied: float = 0.0) -> Match:
    """A link between two texts, written as their names one after the other."""
    one, other = sorted(pair)
    return Match(one, other, total, total, 0.0, 5.0, 5.0, 5.0, certainty, (), 0, copied)


def settled(verdict: Verdict, names: str) -> Judgement:
    """What an editor decided about texts."""
    return Judgement(verdict, tuple(names), "because", "anna", "seeds/desk/_stories.yml", 1)


def grouped(links: list[Match], *judgements: Judgement, names: str = "abcdefgh") -> Grouped:
    """The stories of texts with these names."""
    return group(links, {name: text(name) for name in names}, judgements)


def test_sure_links_join_and_likely_ones_are_proposed() -> None:
    """A likely link joins nothing."""
    found = grouped([link("ab"), link("cd", Certainty.LIKELY, 8.0)])

    assert found.groups == (("a", "b"),)
    assert [(one.one, one.other, one.certainty) for one in found.proposed] == [("c", "d", Certainty.LIKELY)]


def test_one_link_between_two_stories_does_not_glue_them() -> None:
    """Two stories of two texts each stay two with one sure link between them, which becomes a proposal; with two they are one."""
    apart = grouped([link("ab"), link("cd"), link("bc", total=15.0)])
    one = grouped([link("ab"), link("cd"), link("bc", total=15.0), link("ad", Certainty.LIKELY, 9.0)])

    assert apart.groups == (("a", "b"), ("c", "d"))
    assert [(link.one, link.other, link.certainty) for link in apart.proposed] == [("b", "c", Certainty.LIKELY)]
    assert one.groups == (("a", "b", "c", "d"),)


def test_a_chain_of_days_is_no_story() -> None:
    """A story spans two weeks at most, however its texts are linked."""
    texts = {name: text(name, f"2025-03-{day:02}") for name, day in (("a", 1), ("b", 8), ("c", 15), ("d", 22))}
    links = [link(one + other) for one, other in itertools.combinations("abcd", 2)]

    assert group(links, texts).groups == (("a", "b", "c"),)


def test_the_order_of_links_does_not_matter() -> None:
    """Every order of the same links gives the same stories."""
    links = [link("ab"), link("bc", total=18.0), link("cd", total=18.0), link("de", total=17.0), link("ac", Certainty.LIKELY, 9.0)]

    assert len({(found.groups, found.proposed) for order in itertools.permutations(links) for found in [grouped(list(order))]}) == 1


def test_editors_join_what_nothing_links() -> None:
    """A judgement is enough, and its link says why and by whom."""
    found = grouped([], settled(Verdict.SAME, "ab"))

    assert found.groups == (("a", "b"),)
    assert [(link.certainty, link.reasons[0].code, link.reasons[0].items) for link in found.links["a"]] == [
        (Certainty.DECIDED, "decided", ("because", "anna"))
    ]


def test_editors_keep_apart_what_is_surely_linked() -> None:
    """Two texts told apart are never one story, not even by way of a third, and are no longer proposed."""
    found = grouped([link("ab"), link("bc", total=19.0), link("ac", total=18.0)], settled(Verdict.NOT_SAME, "ac"))

    assert found.groups == (("a", "b"),)
    assert [(one.one, one.other) for one in found.proposed] == [("b", "c")]


def test_unsure_texts_are_neither_joined_nor_proposed() -> None:
    """What an editor left open stays open."""
    found = grouped([link("ab"), link("cd", Certainty.LIKELY)], settled(Verdict.UNSURE, "ab"), settled(Verdict.UNSURE, "cd"))

    assert found.groups == ()
    assert found.proposed == ()


def test_judgements_about_texts_that_are_gone_have_no_effect() -> None:
    """A name that no text has is passed over."""
    assert grouped([link("ab")], settled(Verdict.NOT_SAME, "az"), settled(Verdict.SAME, "zy")).groups == (("a", "b"),)


def test_a_decision_stands_when_texts_are_added() -> None:
    """New texts with links of their own do not undo it."""
    links = [link("ab"), link("bc"), link("ac"), link("cd"), link("bd"), link("ad")]

    assert ("a", "d") not in {
        pair for members in grouped(links, settled(Verdict.NOT_SAME, "ad")).groups for pair in itertools.combinations(sorted(members), 2)
    }


def test_copies_join_a_large_story_with_one_link() -> None:
    """A copy of one telling belongs to its story, linked to the others or not."""
    links = [link(one + other) for one, other in itertools.combinations("abcd", 2)]

    assert grouped([*links, link("de", copied=0.9)]).groups == (("a", "b", "c", "d", "e"),)


def test_a_thousand_texts_told_apart_cost_a_thousand_notes() -> None:
    """A judgement holds for every two of its texts and is kept once for each."""
    names = [f"t{number:04}" for number in range(1_000)]
    texts = {name: text(name) for name in names}
    found = [Match(one, other, 20.0, 20.0, 0.0, 5.0, 5.0, 5.0, Certainty.SURE, (), 0, 0.0) for one, other in itertools.pairwise(names)]
    apart = Judgement(Verdict.NOT_SAME, tuple(names), "because", "anna", "seeds/desk/_stories.yml", 1)

    assert group(found, texts, (apart,)).groups == ()
    assert work(lambda: group(found, texts, (apart,))) < 40 * 1_000


def test_a_text_told_apart_from_one_telling_is_told_apart_from_the_story() -> None:
    """What was joined before takes its judgements along, whichever of the two groups was larger."""
    links = [link("ab"), link("bc"), link("ac"), link("cd"), link("bd")]

    assert grouped(links, settled(Verdict.NOT_SAME, "ad")).groups == (("a", "b", "c"),)
    assert grouped(links, settled(Verdict.SAME, "ab"), settled(Verdict.NOT_SAME, "ad"), settled(Verdict.NOT_SAME, "ac")).groups == (
        ("a", "b"),
        ("c", "d"),
    )
