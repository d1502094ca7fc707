"""Where a story's page was before: a story is called after its first text by name, and that may be another one tomorrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digest.characters import slug
from digest.config import Settings
from digest.digest_model import Digest
from digest.intake.redirects import Redirect
from digest.intake.stories import Judgement, Verdict
from digest.lang.pack import InterfacePack
from digest.pages.permalinks import Permalinks
from digest.pages.redirects import IMPLIED


def story_redirects(
    digest: Digest, interface: InterfacePack, settings: Settings, listed: Iterable[Redirect], judgements: Iterable[Judgement]
) -> tuple[Redirect, ...]:
    """The addresses that pages of stories had, or may have had, each with where it leads now.

    A story may have been called after any of its tellings, as long as texts with earlier names were not there. A text that was renamed, as the
    ``listed`` redirects say, takes the story's address of its old name along. Where editors told texts apart, what may have been their story
    leads to the text that it was called after.
    """
    links = Permalinks(digest, interface.labels.folders, settings)
    pages = {telling.name: links.story(story.name) for story in digest.stories for telling in story.tellings}
    there = {briefing.name for briefing in digest.briefings}
    apart = {name for judgement in judgements if judgement.verdict is not Verdict.SAME for name in judgement.names}
    leads = {name: links.text(name) for name in apart & there} | pages
    found = {links.story(name): page for name, page in leads.items()}
    found |= dict(_renamed(leads, links, interface.labels.folders.texts, listed))
    return tuple(
        Redirect(old.removesuffix(".md"), new.removesuffix(".md"), IMPLIED, 1)
        for old, new in sorted(found.items())
        if old not in pages.values()
    )


def _renamed(leads: dict[str, str], links: Permalinks, folder: str, listed: Iterable[Redirect]) -> Iterator[tuple[str, str]]:
    """The address of a story under the old name of a text, with where it leads under the new one."""
    by_address = {links.text(name).removesuffix(".md"): page for name, page in leads.items()}
    moved = {redirect.old: redirect.new for redirect in listed}
    for old in moved:
        target, seen = moved[old], {old}
        while target in moved and target not in seen:
            seen.add(target)
            target = moved[target]
        head, _, name = old.rpartition("/")
        if head == folder and target in by_address:
            yield links.story(slug(name)), by_address[target]
