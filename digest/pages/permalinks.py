"""Where every page lies, and how one page links to another.

A briefing's address comes from its seed's file name alone, an entity's from its slug, a topic's from its id: never from what was read about
them, so that a corrected headline or date breaks no link.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import quote

from digest.characters import slug
from digest.config import Settings
from digest.digest_model import Digest, EntityProfile
from digest.lang.labels import Folders
from digest.model import Briefing, Entity, EntityKind
from digest.values import Passage

HOME = "index.md"
_MONTH = 7
"""Characters of an ISO month, the archive's unit."""


def anchor(passage: Passage) -> str:
    """The id of a passage on its briefing's page."""
    return f"p-{passage.start}-{passage.end}"


def link(source: str, target: str, fragment: str = "") -> str:
    """The relative address that leads from one page's path to another's; raw HTML is not rewritten by MkDocs, so it names ``.html``."""
    tail = f"#{fragment}" if fragment else ""
    if source == target and fragment:
        return tail
    relative = posixpath.relpath(target, posixpath.dirname(source) or ".")
    return quote(f"{relative.removesuffix('.md')}.html") + tail


def period_of(briefing: Briefing) -> str | None:
    """``2025-11`` or, when only the year is known, ``2025``; None for what cannot be placed in time."""
    published = briefing.published
    if published is None or published.value.year is None:
        return None
    return published.value.iso[:_MONTH]


class Permalinks:
    """The addresses of one digest's pages, as paths of Markdown files below ``docs/``."""

    def __init__(self, digest: Digest, folders: Folders, settings: Settings) -> None:
        self.folders = folders
        self._texts = {briefing.name: self.text(briefing.name) for briefing in digest.briefings}
        paged = [
            profile
            for profile in digest.profiles
            if profile.known_as is not None or len(profile.briefings) >= settings.digest.candidate_pages_from
        ]
        self._profiles = _entity_paths(paged, folders)
        self._known = {(profile.kind, profile.known_as): path for profile, path in self._profiles.items() if profile.known_as}
        self._slugs: dict[tuple[EntityKind, str], str] = {}
        for profile, path in self._profiles.items():
            self._slugs.setdefault((profile.kind, profile.slug), path)

    def text(self, name: str) -> str:
        """The page of a seed with this name."""
        return f"{self.folders.texts}/{slug(name)}.md"

    def known_text(self, name: str) -> str | None:
        """The page of a seed, if the digest holds a briefing of it."""
        return self._texts.get(name)

    def entity(self, entity: Entity) -> str | None:
        """The page of a briefing's entity; None when it has none."""
        if entity.known_as and (entity.kind, entity.known_as) in self._known:
            return self._known[entity.kind, entity.known_as]
        return self._slugs.get((entity.kind, entity.slug))

    def named(self, kind: EntityKind, slug_: str) -> str | None:
        """The page of the entity of a kind that goes by this slug; None when it has none."""
        return self._slugs.get((kind, slug_))

    def profile(self, profile: EntityProfile) -> str | None:
        """The page of a profile; None when it has none."""
        return self._profiles.get(profile)

    def topic(self, topic: str) -> str:
        """The page of a topic."""
        return f"{self.folders.topics}/{slug(topic)}.md"

    def story(self, name: str) -> str:
        """The page of the story whose first text by name is this one."""
        return f"{self.folders.stories}/{slug(name)}.md"

    def archive(self, period: str | None) -> str:
        """The archive's page of a month or year; None = undated."""
        return f"{self.folders.archive}/{period or self.folders.undated}.md"

    def quotations(self, period: str | None) -> str:
        """The quotations of the texts of a month or year."""
        return f"{self.folders.quotations}/{period or self.folders.undated}.md"

    def timeline(self, period: str) -> str:
        """The timeline of a year (``2025``) or a month of it (``2025-11``)."""
        return f"{self.folders.timeline}/{period}.md"

    def timeline_of(self, about: str, period: str = "") -> str:
        """The timeline of whom or what has this page, or a year or month of it."""
        page = f"{self.folders.timeline}/{about}"
        return f"{page.removesuffix('.md')}/{period}.md" if period else page

    def edition(self, period: str, number: int = 1) -> str:
        """A page, counted from 1, of the edition of a month (``2025-11``) or calendar week (``2025-W45``)."""
        tail = f"-{number}" if number > 1 else ""
        return f"{self.folders.editions}/{period.lower()}{tail}.md"

    def candidates(self, kind: EntityKind, number: int) -> str:
        """A page of the candidates of a kind, counted from 1."""
        tail = f"-{number}" if number > 1 else ""
        return f"{self.folders.candidates}/{entity_folder(kind, self.folders)}{tail}.md"

    @staticmethod
    def index(folder: str) -> str:
        """The first page of a folder."""
        return f"{folder}/index.md"

    @property
    def check(self) -> str:
        """What is to be checked."""
        return f"{self.folders.check}.md"

    @property
    def about(self) -> str:
        """How the digest is made."""
        return f"{self.folders.about}.md"

    @property
    def guide(self) -> str:
        """The editors' guide."""
        return f"{self.folders.guide}.md"


def entity_folder(kind: EntityKind, folders: Folders) -> str:
    """The folder of one kind of entity."""
    return {EntityKind.PERSON: folders.people, EntityKind.ORGANISATION: folders.organisations, EntityKind.PLACE: folders.places}[kind]


def _entity_paths(profiles: Iterable[EntityProfile], folders: Folders) -> dict[EntityProfile, str]:
    """Of profiles with one kind and slug the first known one keeps the bare slug; the others add a hash of their identity."""
    rivals: defaultdict[tuple[EntityKind, str], list[EntityProfile]] = defaultdict(list)
    for profile in profiles:
        rivals[profile.kind, profile.slug].append(profile)
    paths = {}
    for (kind, slug_), group in rivals.items():
        group.sort(key=lambda profile: (profile.known_as is None, profile.known_as or "", profile.name))
        for place, profile in enumerate(group):
            identity = profile.known_as or profile.name
            mark = f"-{hashlib.sha256(identity.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}" if place else ""
            paths[profile] = f"{entity_folder(kind, folders)}/{slug_}{mark}.md"
    return paths
