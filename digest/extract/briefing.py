"""From an article to its briefing: each field read, then weighed against front matter and desk. The order of the fields is the order of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from digest.extract.bound_grounds import Grounds
from digest.extract.bounds import read_bounds
from digest.extract.byline import read_bylines
from digest.extract.dateline import country_of, read_agencies, read_dateline
from digest.extract.dates import DatesRead, compatible, read_published
from digest.extract.embargo import embargo_findings, read_embargo
from digest.extract.filed import settled_tags, settled_topics
from digest.extract.headline import read_headline, read_kicker, read_standfirst
from digest.extract.masking import contact_findings, masked
from digest.extract.origin import read_address, read_source
from digest.extract.precedence import (
    date_of,
    decided_value,
    decided_values,
    given_value,
    given_values,
    settle,
)
from digest.extract.reading_time import count_words, reading_minutes
from digest.extract.resolve import resolve_times
from digest.extract.summary import read_summary
from digest.findings import Finding, find
from digest.intake.desk import Decision
from digest.kb.knowledge import Knowledge
from digest.model import BlockKind, Briefing, Dateline, Entity, EntityKind, Headline, HeadlineKind, Quotation, QuotationKind
from digest.reading.article import Article
from digest.reading.times.reader import calendar_day
from digest.values import Basis, Candidate, DateRange, PartialDate, Passage, Sourced

_DATE_FINDINGS = frozenset({"no-date", "date-without-year", "date-month-only", "two-dates"})
"""What reading says of a missing or coarse date, void once front matter or the desk gives one."""
_OVERRULED = frozenset({"given-wins", "decision-wins"})
_SAME_STORY_DAYS = 7
"""A text is published within days of being written; a day further off is another date altogether."""


def make_briefing(
    article: Article, knowledge: Knowledge, decisions: Mapping[str, Decision], *, identified: tuple[str, ...], site_language: str
) -> Briefing:
    """The briefing of an article.

    ``decisions`` are the desk's for this seed by field, stale ones left out; ``identified`` are the languages that the library names, likeliest
    first, none when it could not tell; topics are labelled in the site's language. Looks at no other text and at no clock. Private particulars
    of press contacts are masked in all of it, the seed's text included.
    """
    seed = article.seed
    dates = read_published(article)
    published = settle(dates.published, given_value(seed, date_of, "date"), decided_value(decisions.get("date"), date_of))
    updated = settle(dates.updated, given_value(seed, date_of, "updated"), decided_value(decisions.get("updated"), date_of))
    inferred = _inferred(dates, published)
    headline = _headline(article, decisions)
    entities = _with_quoted_mentions(article)
    topics = settled_topics(article, decisions, site_language)
    dateline = settle(
        read_dateline(article, knowledge),
        given_value(seed, lambda place: _dateline(place, knowledge, article), "dateline", "place"),
        decided_value(decisions.get("dateline"), lambda place: _dateline(place, knowledge, article)),
    )
    times = resolve_times(article.times, *_anchor(published, inferred))
    bounds = read_bounds(
        Grounds(
            seed,
            article.blocks,
            article.times,
            times,
            article.entities,
            article.quotations,
            article.pack.code,
            published,
            concluded=inferred is not None,
        ),
        knowledge,
    )
    words = count_words(article)
    embargo = read_embargo(article, decisions)
    briefing = Briefing(
        seed=seed,
        headline=headline,
        kicker=settle(read_kicker(article), given_value(seed, str, "kicker"), decided_value(decisions.get("kicker"), str)),
        standfirst=settle(read_standfirst(article), given_value(seed, str, "standfirst"), decided_value(decisions.get("standfirst"), str)),
        published=published,
        published_inferred=inferred,
        updated=updated,
        dateline=dateline,
        agencies=_one_of(
            read_agencies(article, knowledge), _given_agencies(article, knowledge), decided_values(decisions.get("agency"), str)
        ),
        bylines=_one_of(read_bylines(article), given_values(seed, str, "author"), decided_values(decisions.get("byline"), str)),
        source=settle(read_source(article, knowledge), given_value(seed, str, "source"), decided_value(decisions.get("source"), str)),
        url=settle(read_address(article), given_value(seed, str, "url"), decided_value(decisions.get("url"), str)),
        language=_language(article, decisions, identified),
        people=_of_kind(entities, EntityKind.PERSON),
        organisations=_of_kind(entities, EntityKind.ORGANISATION),
        places=_of_kind(entities, EntityKind.PLACE),
        quotations=article.quotations,
        times=times,
        topics=topics,
        tags=settled_tags(article, topics, entities, knowledge, dateline, site_language),
        summary=read_summary(article),
        blocks=article.blocks,
        words=words,
        reading_minutes=reading_minutes(words),
        findings=(*embargo_findings(article, embargo, decisions), *_findings(article, headline, dates, published), *bounds.findings),
        embargo=embargo,
        bounds=bounds.bounds,
    )
    return masked(replace(briefing, findings=(*briefing.findings, *_needless(briefing), *contact_findings(article))))


def _headline(article: Article, decisions: Mapping[str, Decision]) -> Sourced[Headline]:
    def by_editor(text: str) -> Headline:
        return Headline(text, HeadlineKind.EDITOR)

    read = read_headline(article)
    return settle(read, given_value(article.seed, by_editor, "title"), decided_value(decisions.get("headline"), by_editor)) or read


def _language(article: Article, decisions: Mapping[str, Decision], identified: tuple[str, ...]) -> Sourced[str]:
    if identified:
        first, *rest = identified
        others = tuple(Candidate(code, Basis.INFERRED, "language-identified", (), "less-likely") for code in rest)
        read = Sourced(first, Basis.INFERRED, "language-identified", (), others)
    else:
        read = Sourced(article.pack.code, Basis.INFERRED, "language-of-the-site")
    return settle(read, given_value(article.seed, str, "language"), decided_value(decisions.get("language"), str)) or read


def _inferred(dates: DatesRead, published: Sourced[PartialDate] | None) -> Sourced[PartialDate | DateRange] | None:
    """The inferred date, unless the stated one already says as much or contradicts it."""
    if dates.inferred is None or published is None:
        return dates.inferred
    if published.value.precision == "day":
        return None
    stated, span = published.value.range, dates.inferred.value
    inferred = span.range if isinstance(span, PartialDate) else span
    if stated is not None and inferred is not None and not (stated.earliest <= inferred.earliest and inferred.latest <= stated.latest):
        return None
    return dates.inferred


def _anchor(
    published: Sourced[PartialDate] | None, inferred: Sourced[PartialDate | DateRange] | None
) -> tuple[PartialDate | None, tuple[Passage, ...]]:
    """The day from which the text's relative times are counted.

    It is the day the text itself was written: where front matter or desk give another one (the day of the printed page, usually the next), the
    text's own counts, completed by the year of theirs when it names none. The inferred date counts where it says more than the stated one.
    """
    if inferred is not None and isinstance(inferred.value, PartialDate):
        return inferred.value, inferred.passages
    if published is None:
        return None, ()
    if published.basis in (Basis.GIVEN, Basis.DECIDED):
        for other in published.others:
            if other.basis is Basis.READ and other.reason in _OVERRULED and other.value.day is not None:
                year, month, day = other.value.year or published.value.year, other.value.month, other.value.day
                if month is None or calendar_day(year or 2000, month, day) is None:
                    continue
                own = PartialDate(year, month, day)
                if own.range is not None and published.value.range is not None:
                    near = abs((own.range.earliest - published.value.range.earliest).days) <= _SAME_STORY_DAYS
                    return (own, other.passages) if near else (None, ())
    return published.value, published.passages


def _dateline(place: str, knowledge: Knowledge, article: Article) -> Dateline:
    language = article.pack.code
    known = knowledge.place(place, language)
    return Dateline(known.name_in(language), country_of(known, language, knowledge), known.id) if known else Dateline(place)


def _given_agencies(article: Article, knowledge: Knowledge) -> tuple[Sourced[str], ...]:
    """The agencies that front matter names, under ``agency`` or as a ``source`` the knowledge base knows for an agency."""
    given = given_values(article.seed, str, "agency")
    if not given:
        given = tuple(value for value in given_values(article.seed, str, "source") if knowledge.agency(value.value))
    named = ((value, knowledge.agency(value.value)) for value in given)
    return tuple(replace(value, value=known.name_in(article.pack.code)) if known else value for value, known in named)


def _one_of(read: tuple[Sourced[str], ...], given: tuple[Sourced[str], ...], decided: tuple[Sourced[str], ...]) -> tuple[Sourced[str], ...]:
    """Lists are not mixed: the most trusted source that names any wins, and its first value carries the losers."""
    ranked = [values for values in (decided, given, read) if values]
    if not ranked:
        return ()
    first, *rest = ranked[0]
    for losers in ranked[1:]:
        for loser in losers:
            if loser.value.casefold() != first.value.casefold():
                first = settle(loser, first, None) or first
    return (first, *rest)


def _with_quoted_mentions(article: Article) -> tuple[Sourced[Entity], ...]:
    """The entities with each mention told apart that stands inside a quotation."""
    spans = [(passage.start, passage.end) for quotation in article.quotations for passage in quotation.passages]
    if not spans:
        return article.entities
    inside = bytearray(len(article.seed.text) + 1)
    for start, end in spans:
        inside[start:end] = b"\x01" * (end - start)
    return tuple(
        replace(
            entity,
            value=replace(
                entity.value,
                mentions=tuple(
                    replace(mention, quoted=True) if inside[mention.passage.start] else mention for mention in entity.value.mentions
                ),
            ),
        )
        for entity in article.entities
    )


def _of_kind(entities: tuple[Sourced[Entity], ...], kind: EntityKind) -> tuple[Sourced[Entity], ...]:
    return tuple(entity for entity in entities if entity.value.kind is kind)


def _findings(
    article: Article, headline: Sourced[Headline], dates: DatesRead, published: Sourced[PartialDate] | None
) -> tuple[Finding, ...]:
    name = article.seed.name
    overruled = published is not None and published.basis in (Basis.GIVEN, Basis.DECIDED)
    found = [finding for finding in dates.findings if not (overruled and finding.code in _DATE_FINDINGS)]
    if headline.value.kind is HeadlineKind.DERIVED:
        found.append(find("no-headline", name, passages=headline.passages))
    second = [block.passage for block in article.blocks if block.kind is BlockKind.SECOND_HEADLINE]
    if second:
        found.append(find("two-headlines", name, line=article.seed.line_of(second[0].start), passages=tuple(second)))
    given = published is not None and published.basis is Basis.GIVEN
    if given and published is not None and dates.published is not None and not compatible(dates.published.value, published.value):
        passages = dates.published.passages
        found.append(
            find("given-against-read", name, passages=passages, given=published.value.iso, read=" … ".join(one.text for one in passages))
        )
    for quotation in article.quotations:
        found += _quotation_findings(article, quotation)
    for entity in article.entities:
        variants = [mention.passage for mention in entity.value.mentions if mention.rule == "similar-name"]
        if variants:
            found.append(
                find(
                    "name-variants",
                    name,
                    line=article.seed.line_of(variants[0].start),
                    passages=(*entity.passages, *variants),
                    name=entity.value.name,
                    variant=variants[0].text,
                )
            )
    return tuple(found)


def _quotation_findings(article: Article, quotation: Sourced[Quotation]) -> list[Finding]:
    line = article.seed.line_of(quotation.passages[0].start)
    found = []
    if quotation.rule == "unclosed":
        found.append(find("unclosed-quotation", article.seed.name, line=line, passages=quotation.passages))
    if quotation.value.speaker is None and quotation.value.kind is not QuotationKind.HEADLINE:
        found.append(find("unattributed-quotation", article.seed.name, line=line, passages=quotation.passages))
    return found


def _needless(briefing: Briefing) -> list[Finding]:
    """A finding for each decision that says what the text says anyway."""
    fields: dict[str, Sourced[Any] | None] = {
        "headline": briefing.headline,
        "kicker": briefing.kicker,
        "standfirst": briefing.standfirst,
        "date": briefing.published,
        "updated": briefing.updated,
        "dateline": briefing.dateline,
        "language": briefing.language,
    }
    found = []
    for name, sourced in fields.items():
        if sourced is None or sourced.basis is not Basis.DECIDED:
            continue
        read = next((other for other in sourced.others if other.basis in (Basis.READ, Basis.INFERRED)), None)
        if read is not None and _told(read.value) == _told(sourced.value):
            found.append(find("decision-needless", briefing.name, passages=read.passages, field=name))
    return found


def _told(value: object) -> object:
    """What a value tells, apart from how it came to be."""
    if isinstance(value, Headline):
        return value.text
    return value.place if isinstance(value, Dateline) else value
