"""Addresses come from file names, slugs and ids, and from nothing that was read."""

from __future__ import annotations

from digest.corpus.digest import make_digest
from digest.digest_model import Digest, EntityProfile
from digest.lang.pack import load_interface
from digest.model import EntityKind
from digest.pages.permalinks import Permalinks, link
from tests.pages.samples import SETTINGS, bare, sample, seed_of

FOLDERS = load_interface("it").labels.folders


def links_of(*profiles: EntityProfile) -> Permalinks:
    """The addresses of a digest that has only these profiles."""
    return Permalinks(Digest((), profiles, {}, (), (), None), FOLDERS, SETTINGS)


def profile(name: str, slug: str, known_as: str | None, *briefings: str) -> EntityProfile:
    """A person over the corpus."""
    return EntityProfile(EntityKind.PERSON, name, slug, known_as, briefings)


def test_a_text_lies_under_its_files_name() -> None:
    """The address of a text is its seed's name, whatever the text says."""
    links = Permalinks(make_digest((bare(seed_of("000_99a77c152c702df6", "Qualunque cosa")),)), FOLDERS, SETTINGS)

    assert links.known_text("000_99a77c152c702df6") == "testi/000-99a77c152c702df6.md"
    assert links.known_text("another") is None


def test_two_names_with_one_slug_have_two_addresses() -> None:
    """The known one keeps the bare slug; the other adds a hash of its name, the same in whatever order they come."""
    known, other = profile("Luca Neri", "luca-neri", "luca-neri", "a"), profile("Lucà Neri", "luca-neri", None, "a", "b")
    links, turned = links_of(known, other), links_of(other, known)

    assert links.profile(known) == "persone/luca-neri.md"
    assert links.profile(other) not in (None, "persone/luca-neri.md")
    assert [links.profile(found) for found in (known, other)] == [turned.profile(found) for found in (known, other)]


def test_who_has_a_page() -> None:
    """Known names from one text on, others from as many as the settings say."""
    once, twice, known = profile("A", "a", None, "x"), profile("B", "b", None, "x", "y"), profile("C", "c", "c", "x")
    links = links_of(once, twice, known)

    assert [links.profile(found) for found in (once, twice, known)] == [None, "persone/b.md", "persone/c.md"]


def test_links_are_relative_and_name_html() -> None:
    """Raw HTML is not rewritten by the site generator, so links are written as browsers need them."""
    assert link("index.md", "testi/a.md") == "testi/a.html"
    assert link("testi/a.md", "persone/b.md", "p-1-2") == "../persone/b.html#p-1-2"
    assert link("testi/a.md", "testi/a.md", "p-1-2") == "#p-1-2"
    assert link("testi/a.md", "index.md") == "../index.html"


def test_an_entity_of_a_text_finds_its_page() -> None:
    """A briefing's entity leads to the page of the profile it belongs to."""
    digest = sample()
    links = Permalinks(digest, FOLDERS, SETTINGS)

    assert links.entity(digest.briefings[0].people[0].value) == "persone/elena-marchetti.md"
