"""The whole flow on one screen: seeds in, digest, pages, site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from digest.checks.checks import checked
from digest.config import PipelineSetting, Settings
from digest.corpus.alike import names_alike
from digest.corpus.copies import copies_of_held
from digest.corpus.digest import make_digest
from digest.digest_model import Digest
from digest.extract.briefing import make_briefing
from digest.findings import DigestError, Finding, find
from digest.intake.desk import Desk, read_desk
from digest.intake.redirects import read_redirects
from digest.intake.seeds import read_seed_file, read_seeds
from digest.intake.settled import settle
from digest.intake.stories import Judgement, read_judgements
from digest.kb.knowledge import Knowledge, load_knowledge
from digest.lang.pack import languages, load_interface, load_language
from digest.model import Briefing, Seed
from digest.pages.redirects import held_addresses, implied_redirects, redirect_pages
from digest.pages.render import render_pages
from digest.pages.story_redirects import story_redirects
from digest.publish.data import data_page
from digest.publish.site import build_site
from digest.publish.write import Written, pages_in_place
from digest.reading.article import read_article
from digest.reading.language import rank_languages
from digest.reading.trained import NO_PIPELINES, Pipelines, load_pipelines

Progress = Callable[[int, int, str], None]
"""Called with how many texts are read, of how many, and the name of the last one."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    digest: Digest
    written: Written


@dataclass(frozen=True, slots=True)
class Readings:
    """All that was read, before it is decided what comes out: for the desk's own eyes."""

    briefings: tuple[Briefing, ...]
    """Those under embargo included."""
    findings: tuple[Finding, ...]
    """What belongs to no briefing."""
    set_aside: tuple[str, ...]
    knowledge: Knowledge
    """What it was read with."""
    judgements: tuple[Judgement, ...]
    """What editors settled about stories."""
    desk_only: tuple[Finding, ...] = ()
    """What would tell readers something of a text under embargo."""


def quiet(_done: int, _all: int, _name: str) -> None:
    """Progress that tells nobody."""


def everything(_seed: Seed) -> bool:
    """The choice of all seeds."""
    return True


def build(settings: Settings, *, site: bool = False, progress: Progress = quiet) -> Built:
    """Seeds -> docs/ (and site/ when asked). All pages are made before the first is written; DigestError leaves the last good state."""
    interface = load_interface(settings.language)
    readings = read_all(settings, progress)
    digest = public_digest(readings, settings)
    pages = render_pages(digest, interface, settings)
    data = data_page(digest, interface, [used.told for used in load_pipelines(settings.pipelines).values()])
    held = held_addresses((briefing for briefing in readings.briefings if briefing.held), interface)
    listed = read_redirects(settings)
    implied = (*implied_redirects(digest, interface, settings), *story_redirects(digest, interface, settings, listed, readings.judgements))
    moved = redirect_pages((*listed, *implied), pages, interface, held)
    with pages_in_place((*pages, *moved, *data), settings.docs, settings.root) as written:
        if site:
            build_site(settings, digest)
    return Built(digest, written)


def public_digest(readings: Readings, settings: Settings) -> Digest:
    """What may come out, put together: of texts under embargo only their names, and the findings that hold no word of theirs.

    Everything that is published is made from this, so that nothing of a text that is held back can be counted, linked or indexed.
    """
    held = tuple(briefing for briefing in readings.briefings if briefing.held)
    told = tuple(
        replace(finding, passages=()) for briefing in held for finding in briefing.findings if finding.code in ("embargo", "decision-stale")
    )
    return make_digest(
        tuple(briefing for briefing in readings.briefings if not briefing.held),
        (*readings.findings, *told),
        readings.set_aside,
        settings.digest.related,
        readings.judgements,
        held=tuple(briefing.name for briefing in held),
        knowledge=readings.knowledge,
    )


def read_digest(settings: Settings, progress: Progress = quiet, *, only: Callable[[Seed], bool] = everything) -> Digest:
    """The seeds read and put together, without writing anything: what a build publishes. With ``only``, of those seeds and of no others."""
    return public_digest(read_all(settings, progress, only=only), settings)


def read_all(settings: Settings, progress: Progress = quiet, *, only: Callable[[Seed], bool] = everything) -> Readings:
    """The seeds read, texts under embargo included: for commands whose output stays on the desk, never for anything published."""
    folder = settings.seeds.relative_to(settings.root).as_posix()
    knowledge = load_knowledge(settings.seeds / "kb", f"{folder}/kb")
    pipelines = load_pipelines(settings.pipelines)
    seeds, findings = read_seeds(settings)
    desk, desk_findings = read_desk(settings, seeds)
    chosen = tuple(seed for seed in seeds if only(seed))
    judgements, judgement_findings = read_judgements(settings, (seed.name for seed in seeds))
    settled = (*desk_findings, *judgement_findings)
    every = [*findings, *settled]
    # What is found by comparing briefings compares those that come out, and tells nothing of the others.
    briefings: list[Briefing] = []
    held: list[Briefing] = []
    for index, seed in enumerate(chosen, start=1):
        briefing = _read_or_tell(seed, settings.language, knowledge, desk, pipelines)
        if isinstance(briefing, Finding):
            every.append(briefing)
        else:
            (held if briefing.held else briefings).append(briefing)
        progress(index, len(chosen), seed.name)
    every += names_alike(briefings, knowledge)
    by_seed: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in every:
        by_seed[finding.seed].append(finding)
    tied = tuple(_with_findings(briefing, by_seed[briefing.name], desk) for briefing in (*briefings, *held))
    names = {seed.name for seed in seeds} - {finding.seed for finding in every if finding.code == "reading-failed"}
    sheets = {f"{folder}/desk/{seed.name}.yml" for seed in chosen} | {seed.name for seed in chosen}
    loose = tuple(finding for finding in every if finding.seed not in names and (only is everything or finding.seed in sheets))
    set_aside = tuple({finding.seed for finding in every if finding.seed not in names and finding not in settled})
    copies = copies_of_held((briefing.seed for briefing in held), (briefing.seed for briefing in briefings))
    kept = tuple(finding for finding in copies if finding.code not in desk.ignored(finding.seed))
    return Readings(tied, loose, set_aside, knowledge, judgements, kept)


def read_files(
    paths: Iterable[Path], site_language: str, site_knowledge: Path | None, limit: int, pipelines: Iterable[PipelineSetting] = ()
) -> Digest:
    """The digest of any text files, wherever they lie: for the one who asks. No desk decision applies to them, and no embargo holds them back."""
    knowledge = load_knowledge(site_knowledge)
    trained = load_pipelines(pipelines)
    desk = Desk()
    briefings: list[Briefing] = []
    findings: list[Finding] = []
    for path in paths:
        seed, found = read_seed_file(path, path.as_posix(), limit)
        findings += found
        briefing = _read_or_tell(seed, site_language, knowledge, desk, trained) if seed is not None else None
        if isinstance(briefing, Finding):
            findings.append(briefing)
        elif briefing is not None:
            briefings.append(_with_findings(briefing, found, desk))
    alike = names_alike(briefings, knowledge)
    tied = tuple(_with_findings(briefing, alike, desk) for briefing in briefings)
    names = {briefing.name for briefing in briefings}
    return make_digest(tied, tuple(finding for finding in findings if finding.seed not in names), knowledge=knowledge)


def read_briefing(seed: Seed, site_language: str, knowledge: Knowledge, desk: Desk, pipelines: Pipelines = NO_PIPELINES) -> Briefing:
    """One seed read from end to end, in the language that the desk, its front matter or its words name; else in the site's."""
    identified = rank_languages(seed.text[seed.body_start :])
    decisions = desk.of(seed.name)
    given = next((given.values[0] for given in seed.given if given.key == "language"), None)
    decided = decisions["language"].value[0] if "language" in decisions else None
    wanted = decided or given or next(iter(identified), site_language)
    pack = load_language(wanted if wanted in languages() else site_language)
    article = read_article(seed, pack, knowledge, pipelines)
    briefing = make_briefing(article, knowledge, decisions, identified=identified, site_language=site_language)
    return settle(checked(briefing, knowledge), desk.ignored(seed.name))


def _read_or_tell(seed: Seed, site_language: str, knowledge: Knowledge, desk: Desk, pipelines: Pipelines) -> Briefing | Finding:
    """The briefing, or what to say when reading fails: one text that trips the program must not keep all others from being published."""
    try:
        return read_briefing(seed, site_language, knowledge, desk, pipelines)
    except DigestError:
        raise
    except Exception as error:
        return find("reading-failed", seed.name, reason=f"{type(error).__name__}: {error}")


def _with_findings(briefing: Briefing, findings: Sequence[Finding], desk: Desk) -> Briefing:
    own = [finding for finding in findings if finding.seed == briefing.name]
    if briefing.language.value not in languages():
        own.append(find("language-unsupported", briefing.name, language=briefing.language.value))
    return settle(replace(briefing, findings=(*own, *briefing.findings)), desk.ignored(briefing.name)) if own else briefing
