"""Which organisation of a text a noun like ``l'azienda`` or ``il gruppo`` means."""

from __future__ import annotations

from digest.model import Entity, EntityKind
from digest.reading.speech.cues import fold
from digest.reading.speech.narration import Named, Narration
from digest.reading.speech.unnamed import Unnamed

FARTHEST_BODIES = 200
"""Names back among which the organisation named most often is looked for."""


class Bodies(Unnamed):
    """Finds the organisation behind a common noun."""

    def __init__(self, narration: Narration) -> None:
        super().__init__(narration)
        self.entities = {name.entity.slug: name.entity for name in narration.names}

    def organisation(self, head: str, place: int, *, alone: bool = True) -> Entity | None:
        """The organisation that a noun points to: one whose name or role holds it, else the last one named nearby.

        The latter only for the noun of any body (``l'azienda``) that stands alone: ``il comitato dei residenti`` is no other body.
        """
        near: Entity | None = None
        anyone = alone and head in self.persons.any_body
        for name in reversed(self.n.names_between(max(0, place - 400), place + 1)):
            if not self.is_organisation(name):
                continue
            spoken = self.words[name.first : name.last + 1]
            if head in spoken or any(head in fold(role.value.words) for role in name.entity.roles):
                return name.entity
            if (
                anyone
                and near is None
                and not self._is_other_kind(name, head)
                and place - name.first < 120
                and not name.quoted
                and not self.governed(name.first)
            ):
                near = name.entity
        return near or self._main(place, head) or self._near_organisation(place, head) if anyone else None

    def _near_organisation(self, place: int, head: str) -> Entity | None:
        for name in reversed(self.n.names_between(max(0, place - 120), place + 1)):
            if self.is_organisation(name) and not self._is_other_kind(name, head):
                return name.entity
        for name in reversed(self.n.names_between(max(0, place - 60), place + 1)):
            # Nobody but whoever was quoted has named it: ``«Alla Lagunare Ponti ho telefonato». L'ente fa sapere``.
            if name.quoted and name.entity.kind is EntityKind.ORGANISATION and not self._is_other_kind(name, head):
                return name.entity
        return None

    def _main(self, place: int, head: str) -> Entity | None:
        """The organisation that the text so far names most often, twice at least; the nearest of several."""
        counts: dict[str, int] = {}
        for name in self.n.names_before(place, FARTHEST_BODIES):
            if self.is_organisation(name) and not self._is_other_kind(name, head):
                counts[name.entity.slug] = counts.get(name.entity.slug, 0) + 1
        best = max(counts, key=lambda slug: counts[slug], default=None)
        return self.entities[best] if best is not None and counts[best] > 1 else None

    def _is_other_kind(self, name: Named, head: str) -> bool:
        """Whether a name begins with a noun that no other body goes by: ``la società`` is not the Carabinieri."""
        first = self.words[name.first]
        if head in self.persons.companies and self._is_of_members(name):
            return True
        return first != head and (first in self.persons.people or (first in self.persons.bodies and first not in self.persons.any_body))

    def _is_of_members(self, name: Named) -> bool:
        """Whether a name or the noun before it is that of a union or committee, which owns nothing: ``il comitato Statale Sicura``."""
        words, at = self.words, name.first - 1
        if at > 0 and self.n.words.capital[at] and words[at] not in self.persons.of_members:
            at -= 1
        return any(words[place] in self.persons.of_members for place in range(max(0, at), name.last + 1))

    def is_organisation(self, name: Named) -> bool:
        """Whether a name is that of a body that can be spoken of; in brackets stand agencies that signed and signs of parties."""
        bracketed = name.first > 0 and self.words[name.first - 1] == "("
        return name.entity.kind is EntityKind.ORGANISATION and not name.quoted and not bracketed
