"""The ledger of words: who said what, and what was said of whom, over all briefings."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.corpus.entities import Key
from digest.digest_model import Context
from digest.model import Briefing, EntityKind, Quotation, QuotationKind, SpeakerKind
from digest.values import Sourced

_KINDS = {
    SpeakerKind.PERSON: EntityKind.PERSON,
    SpeakerKind.ORGANISATION: EntityKind.ORGANISATION,
    SpeakerKind.PLACE: EntityKind.PLACE,
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """Quotations by entity, in the order of the briefings, then of the text."""

    said: dict[Key, list[Context]]
    """By the entity that speaks."""
    said_of: dict[Key, list[Context]]
    """By the entity that the words name; what it says of itself is not here."""


def make_ledger(briefings: Iterable[Briefing]) -> Ledger:
    """The ledger of these briefings. Unattributed words and those of unnamed speakers are nobody's, but may be of somebody."""
    said: defaultdict[Key, list[Context]] = defaultdict(list)
    said_of: defaultdict[Key, list[Context]] = defaultdict(list)
    for briefing in briefings:
        kept = list(_told_once(briefing))
        for quotation in kept:
            speaker = speaker_of(quotation.value)
            if speaker is not None:
                said[speaker].append(Context(briefing.name, quotation.passages[0]))
        for key, quotation in _named_in(briefing, kept):
            if key != speaker_of(quotation.value):
                said_of[key].append(Context(briefing.name, quotation.passages[0]))
    return Ledger(said, said_of)


def speaker_of(quotation: Quotation) -> Key | None:
    """The entity that speaks; None when the text does not tell, or has no name for it."""
    if quotation.speaker is None:
        return None
    speaker = quotation.speaker.value
    kind = _KINDS.get(speaker.kind)
    return (kind, speaker.slug) if kind is not None and speaker.slug else None


def _told_once(briefing: Briefing) -> Iterator[Sourced[Quotation]]:
    """The quotations without those of headlines whose words the text quotes in full further on."""
    body = [_plain(one.value) for one in briefing.quotations if one.value.kind is not QuotationKind.HEADLINE]
    for quotation in briefing.quotations:
        repeated = quotation.value.kind is QuotationKind.HEADLINE and any(_plain(quotation.value) in words for words in body)
        if quotation.passages and not repeated:
            yield quotation


def _plain(quotation: Quotation) -> str:
    return quotation.words.casefold().rstrip(".,;: ")


def _named_in(briefing: Briefing, quotations: list[Sourced[Quotation]]) -> Iterator[tuple[Key, Sourced[Quotation]]]:
    """Each entity with each quotation that names it, once."""
    spans = sorted(((one.passages[0].start, one.passages[0].end, place) for place, one in enumerate(quotations)))
    starts = [span[0] for span in spans]
    for sourced in briefing.entities:
        entity = sourced.value
        found: set[int] = set()
        for mention in entity.mentions:
            at = bisect_right(starts, mention.passage.start) - 1 if mention.quoted else -1
            if at >= 0 and mention.passage.end <= spans[at][1]:
                found.add(spans[at][2])
        for place in sorted(found):
            yield (entity.kind, entity.slug), quotations[place]
