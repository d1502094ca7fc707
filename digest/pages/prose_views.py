"""Method and editors' guide: our own prose from the language folder, as Markdown, and the generated table of findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from digest.findings import CODES, Severity
from digest.pages.cards import Badge
from digest.pages.site import PageView, Site

_PARTICULAR = re.compile(r"(?<!\{)\{\w+\}\.?")


@dataclass(frozen=True, slots=True)
class CodeView:
    """A kind of finding, for the guide."""

    code: str
    title: str
    severity: Badge
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class GuideContext:
    """The generated part of the guide."""

    codes: tuple[CodeView, ...]


def about_page(site: Site) -> Iterator[PageView]:
    """How the digest is made and how far it can be trusted."""
    labels = site.labels
    prose = own_prose(site.wording.code, "about", site)
    yield PageView(site.links.about, labels.titles.about, labels.leads.about, "", kind="about", markdown=prose)


def guide_page(site: Site) -> Iterator[PageView]:
    """How editors add and correct texts, and what every finding means."""
    labels = site.labels
    context = GuideContext(
        tuple(
            CodeView(
                code,
                words.title,
                Badge(labels.severity[severity.value], f"severity-{severity.value}"),
                _without_particulars(words.message),
                _without_particulars(words.hint),
            )
            for code, severity in sorted(CODES.items(), key=lambda item: -list(Severity).index(item[1]))
            if (words := site.wording.findings.get(code))
        )
    )
    prose = own_prose(site.wording.code, "guide", site)
    yield PageView(site.links.guide, labels.titles.guide, labels.leads.guide, "guide.md.j2", context, kind="guide", markdown=prose)


def _without_particulars(words: str) -> str:
    """The words of a finding with an ellipsis for each particular, and braces that are meant as braces."""
    return _PARTICULAR.sub("…", words).replace("{{", "{").replace("}}", "}")


def own_prose(language: str, name: str, site: Site) -> str:
    """A Markdown text of ours in a language, with the site's own folders and settings in it."""
    text = (files("digest.lang") / language / f"{name}.md").read_text(encoding="utf-8")
    settings = site.settings
    seeds = settings.seeds.relative_to(settings.root).as_posix()
    candidates = site.links.index(site.labels.folders.candidates)
    return (
        text.replace("{candidates}", candidates)
        .replace("{seeds}", seeds)
        .replace("{candidate_pages_from}", str(settings.digest.candidate_pages_from))
    )
