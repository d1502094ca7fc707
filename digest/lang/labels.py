"""The shape of ``labels.yml`` (the site's interface) and ``findings.yml`` (what findings say)."""

from __future__ import annotations

import msgspec


class FindingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a finding says. ``{names}`` stand for the finding's particulars."""

    title: str
    """A few words, for lists and for the guide."""
    message: str
    hint: str
    """What an editor can do about it."""


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the interface. Owned by the pages; see ``labels.yml`` for each."""
