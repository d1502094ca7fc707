"""Roles over time: what texts say somebody is, beside the terms that the knowledge base has."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from digest.corpus.entities import Named
from digest.digest_model import Context, StatedRole, Tenure
from digest.kb.knowledge import Knowledge, Office, Term
from digest.model import Briefing, EntityKind, Role
from digest.values import DateRange, PartialDate, Sourced


def stated_roles(named: Named) -> tuple[StatedRole, ...]:
    """What the texts say somebody is: latest first, undated ones last; ties: most texts first, then by words."""
    found: defaultdict[str, list[tuple[Briefing, Sourced[Role]]]] = defaultdict(list)
    for briefing, sourced in named.appearances:
        for role in sourced.value.roles:
            found[role.value.office or role.value.words.casefold()].append((briefing, role))
    roles = [_stated(stated) for stated in found.values()]
    return tuple(sorted(roles, key=_latest_first))


def _stated(stated: Sequence[tuple[Briefing, Sourced[Role]]]) -> StatedRole:
    wordings = Counter(role.value.words for _, role in stated)
    words = min(wordings, key=lambda one: (-wordings[one], -len(one), one))
    where = {briefing.name: Context(briefing.name, role.passages[0]) for briefing, role in reversed(stated) if role.passages}
    return StatedRole(
        words, stated[0][1].value.office, tuple(reversed(where.values())), published_between(briefing for briefing, _ in stated)
    )


def _latest_first(role: StatedRole) -> tuple[bool, int, int, str]:
    return (role.when is None, -role.when.latest.toordinal() if role.when else 0, -len(role.where), role.words)


def published_between(briefings: Iterable[Briefing]) -> DateRange | None:
    """From the first to the last day on which these texts say they were published; None when none does."""
    spans = [span for briefing in briefings if briefing.published and (span := briefing.published.value.range)]
    return DateRange(min(span.earliest for span in spans), max(span.latest for span in spans)) if spans else None


class Tenures:
    """The terms of a knowledge base, found by who holds and by what is held. Read only."""

    def __init__(self, knowledge: Knowledge | None) -> None:
        self._by_person: defaultdict[str, list[Tenure]] = defaultdict(list)
        self._by_body: defaultdict[str, list[Tenure]] = defaultdict(list)
        for office in knowledge.offices.values() if knowledge else ():
            for term in office.terms:
                tenure = _tenure(office, term, knowledge)
                self._by_person[term.by].append(tenure)
                self._by_body[office.of].append(tenure)

    def of(self, named: Named) -> tuple[Tenure, ...]:
        """A person's terms, latest first; of a body or country the terms of its offices on the days of the texts that name it, by office."""
        if named.known_as is None:
            return ()
        if named.kind is EntityKind.PERSON:
            return tuple(sorted(self._by_person[named.known_as], key=lambda one: (one.since.iso, one.office), reverse=True))
        days = published_between(briefing for briefing, _ in named.appearances)
        touching = [one for one in self._by_body[named.known_as] if days is not None and _touches(one, days)]
        return tuple(sorted(touching, key=lambda one: (one.office, one.since.iso)))


def _tenure(office: Office, term: Term, knowledge: Knowledge | None) -> Tenure:
    holder = knowledge.entries.get(term.by) if knowledge else None
    return Tenure(
        person=term.by,
        name=holder.name_in("") if holder else term.by,
        office=office.id,
        label=dict(office.label),
        since=PartialDate.of(term.since),
        until=PartialDate.of(term.until) if term.until else None,
        known_until=PartialDate.of(term.known_until) if term.known_until and term.until is None else None,
        source=term.source,
        checked=term.proven,
    )


def _touches(tenure: Tenure, days: DateRange) -> bool:
    """Whether the term is known to cover one of the days; a running one is known up to the day on which it was last looked up."""
    since, until = _day(tenure.since), _day(tenure.until) if tenure.until else None
    known = _day(tenure.known_until) if tenure.known_until else None
    return since <= days.latest and (until is None or days.earliest < until) and (known is None or days.earliest <= known)


def _day(date: PartialDate) -> datetime.date:
    assert date.range is not None
    return date.range.earliest
