"""A finding as a page shows it: in words, with its passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from digest.findings import Finding
from digest.model import Briefing
from digest.pages.cards import Badge, Link, title_of
from digest.pages.excerpts import excerpt
from digest.pages.markup import shortened
from digest.pages.panel import PassageLink, passage_link
from digest.pages.permalinks import link
from digest.pages.site import Site
from digest.values import Passage

_TELLING = 14
"""Characters from which a passage tells something by itself."""
_WORDS = 3
"""Words shown before and after a shorter one."""
_AROUND = 90
_MESSAGE = 600
"""Characters shown of a message: its particulars come from texts."""


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding in the site's language."""

    code: str
    severity: Badge
    title: str
    message: str
    hint: str
    passages: tuple[PassageLink, ...]
    where: tuple[Link, ...]
    """The text, or the file when no text could be made of it; several after :func:`merged`."""


def make_finding(site: Site, finding: Finding, source: str) -> FindingCard:
    """A finding as the page at ``source`` shows it."""
    words = site.wording.finding(finding)
    briefing = site.briefings.get(finding.seed)
    page = site.links.known_text(finding.seed)
    address = link(source, page) if page and page != source else ""
    line = "" if finding.line is None else f"{site.labels.words.check_line} {finding.line}"
    passages = [_shown(briefing, passage) for passage in dict.fromkeys(finding.passages) if passage.text.strip()] if briefing else []
    links = [PassageLink(address + passage.href, passage.words, passage.cut) for passage in passages]
    for other in finding.elsewhere:
        theirs = site.links.known_text(other.seed)
        if theirs:
            passage = _shown(site.briefings[other.seed], other.passage)
            links.append(PassageLink(link(source, theirs) + passage.href, passage.words, passage.cut))
    others, why = _proposal(site, finding)
    told = [other.seed for other in finding.elsewhere if other.seed != finding.seed]
    texts = [_text(site, name, source) for name in dict.fromkeys((*others, *told))]
    return FindingCard(
        code=finding.code,
        severity=Badge(site.labels.severity[finding.severity.value], f"severity-{finding.severity.value}"),
        title=words.title,
        message=shortened(" ".join((words.message, *why)), _MESSAGE),
        hint=words.hint,
        passages=tuple(links),
        where=(Link(title_of(briefing) if briefing else shortened(finding.seed, _MESSAGE), address or None, line), *texts),
    )


def _proposal(site: Site, finding: Finding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The other text of two that may tell one event, and in words what speaks for it; empty for every other finding."""
    particulars = dict(finding.particulars)
    proposal = site.proposed.get((particulars.get("first", ""), particulars.get("second", "")))
    if finding.code != "story-proposed" or proposal is None:
        return (), ()
    return (proposal.other,), (f"{site.labels.words.story_why}: {site.wording.reasons(proposal.reasons)}.",)


def _text(site: Site, name: str, source: str) -> Link:
    page = site.links.known_text(name)
    briefing = site.briefings.get(name)
    return Link(title_of(briefing) if briefing else shortened(name, _MESSAGE), link(source, page) if page and page != source else None)


def _shown(briefing: Briefing, passage: Passage) -> PassageLink:
    """A passage to follow; a few letters or digits with the words they stand among."""
    found = passage_link(passage)
    if len(passage.text) >= _TELLING:
        return found
    around = excerpt(briefing, passage)
    before, after = around.before.split()[-_WORDS:], around.after.split(" ")[: _WORDS + 1]
    words = " ".join((" ".join(before) + (" " if around.before[-1:].isspace() else "") + around.words + " ".join(after)).split())
    return PassageLink(found.href, shortened(words, _AROUND), cut=False)


def merged(cards: Iterable[FindingCard]) -> tuple[FindingCard, ...]:
    """Cards that say the same become one, with all their passages and texts, at the place of the first."""
    found: dict[tuple[str, str], FindingCard] = {}
    for card in cards:
        key = (card.code, card.message)
        before = found.get(key)
        if before is None:
            found[key] = card
        else:
            found[key] = replace(before, passages=before.passages + card.passages, where=before.where + card.where)
    return tuple(found.values())
