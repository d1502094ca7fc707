"""Real and annotated texts as pages: fidelity, links and words, with everything read as a build reads it."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator

import pytest

from digest.build import read_digest
from digest.config import Settings, load_settings
from digest.digest_model import Digest
from digest.lang.pack import load_interface
from digest.model import Mention, Page
from digest.pages.render import render_pages
from digest.values import Basis, Candidate, Sourced
from tests.pages.stripping import as_mkdocs_renders, folded, strip_annotations, stripped
from tests.pages.test_fulltext import assert_only_our_elements
from tests.pages.test_pages import broken_links
from tests.tables import ANNOTATED, PROJECT


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The project's own settings over the annotated texts."""
    folder = tmp_path_factory.mktemp("annotated")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    (folder / "seeds").mkdir()
    for text in ANNOTATED:
        shutil.copy(text, folder / "seeds")
    return load_settings(folder)


@pytest.fixture(scope="module")
def digest(settings: Settings) -> Digest:
    """The texts, read."""
    return read_digest(settings)


@pytest.fixture(scope="module")
def pages(digest: Digest, settings: Settings) -> dict[str, Page]:
    """Their pages."""
    return {page.path: page for page in render_pages(digest, load_interface("it"), settings)}


def test_every_seed_is_shown_whole(digest: Digest, pages: dict[str, Page]) -> None:
    """Stripped of its annotations a page gives back its seed, through Markdown as MkDocs runs it."""
    by_seed = {page.front_matter["sha256"]: page for page in pages.values() if page.front_matter["kind"] == "briefing"}

    for briefing in digest.briefings:
        html = as_mkdocs_renders(by_seed[briefing.seed.sha256].body)
        assert strip_annotations(html) == folded(briefing.seed.text)
        assert_only_our_elements(html)


def test_no_link_is_broken(pages: dict[str, Page]) -> None:
    """Every address and anchor on every page leads somewhere."""
    assert broken_links(pages) == []


def test_every_value_has_a_passage_that_can_be_opened(digest: Digest, pages: dict[str, Page]) -> None:
    """Every passage of every value is a place on its page."""
    assert digest.briefings
    for briefing in digest.briefings:
        body = next(page.body for page in pages.values() if page.front_matter.get("sha256") == briefing.seed.sha256)
        for value in sourced_of(briefing):
            for passage in value.passages:
                assert f'id="p-{passage.start}-{passage.end}"' in body or not passage.text.strip()


def test_every_rule_has_words(digest: Digest) -> None:
    """No rule and no reason that shows up on these pages is without words in either language."""
    rules = {value.rule for briefing in digest.briefings for value in sourced_of(briefing) if value.basis is not Basis.DECIDED}
    losses = {value.reason for briefing in digest.briefings for value in sourced_of(briefing) if isinstance(value, Candidate)}
    for language in ("it", "en"):
        labels = load_interface(language).labels
        tails = tuple(f"-{tail}" for tail in labels.speaker_found)
        unknown = {rule for rule in rules if rule not in labels.rules and not rule.endswith(tails)}

        assert unknown - {"marks", "unclosed"} == set()
        assert losses - set(labels.losses) - {""} == set()


def test_all_words_of_the_text_can_be_searched(pages: dict[str, Page]) -> None:
    """The seed's words stand in elements that the search index reads: nothing around them is excluded from it."""
    for page in pages.values():
        if page.front_matter["kind"] == "briefing":
            before = page.body[: page.body.index('<div class="seed-text">')]
            excluded = before.split("data-search-exclude")[1:]
            assert all("</details>" in part or "</section>" in part for part in excluded)
            assert stripped(page.body).words


def sourced_of(value: object) -> Iterator[Sourced[object] | Candidate[object]]:
    """Every sourced value and losing candidate inside a value, mentions aside."""
    if isinstance(value, Sourced | Candidate):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from sourced_of(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Mention):
        for field in dataclasses.fields(value):
            yield from sourced_of(getattr(value, field.name))
