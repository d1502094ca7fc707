"""The subject that a headline opens with."""

from __future__ import annotations

from typing import Any

import pytest

from digest.extract.headline_subject import headline_subjects
from digest.model import BlockKind, EntityKind
from digest.values import Basis
from tests.counting import work
from tests.extract.articles import article
from tests.tables import cases

H, P = BlockKind.HEADLINE, BlockKind.PARAGRAPH


@pytest.mark.parametrize("case", cases("headline_subject"))
def test_subjects(case: dict[str, Any]) -> None:
    """Each row's headline opens with the subjects that the row gives, as they stand in it."""
    names = tuple((EntityKind.PLACE, name) for name in case.get("names", []))
    base = article((H, case["headline"]), (P, case["text"]), entities=names)
    found = headline_subjects(base, base.entities)
    assert case["expect"] == [subject.value.label for subject in found]
    for subject in found:
        assert Basis.INFERRED == subject.basis
        assert subject.value.label == subject.passages[0].text.casefold()
        assert subject.passages[0].text == base.seed.text[subject.passages[0].start : subject.passages[0].end]


def test_a_text_without_a_headline_has_no_subject() -> None:
    """A comma in a paragraph opens nothing."""
    assert () == headline_subjects(article((P, "Piste ciclabili, pronti due milioni. Le piste saranno otto.")), ())


@pytest.mark.parametrize("language", ["it", "en", "fr"])
def test_strange_headlines_are_read(language: str) -> None:
    """Marks without words, commas alone and very long headlines give nothing and raise nothing."""
    for headline in (",", ":,:,", " , ", "\x00,\x00", "a, " * 2_000, "…", ",,,, " * 500):
        base = article((H, headline), (P, "a"), language=language)
        assert len(headline_subjects(base, ())) <= 2


def test_work_is_linear() -> None:
    """Twice the text is about twice the work."""

    def cost(times: int) -> int:
        base = article((H, "Piste ciclabili, due milioni"), (P, "Le piste ciclabili saranno otto. " * times))
        return work(lambda: headline_subjects(base, ()))

    assert cost(800) < 2.3 * cost(400) + 500
