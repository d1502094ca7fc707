"""The shape of ``layout.yml`` under ``embargo``: how a desk or a sender says that a text must not come out yet. Words only, no reasoning.

All words are lower case with straight apostrophes; digits are written ``0``.
"""

from __future__ import annotations

import msgspec


class EmbargoWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the line that holds a text back. A line is one when it is made of them, never because it speaks of an embargo."""

    leads: tuple[str, ...]
    """What may stand before the key, one after the other (``attenzione``, ``comunicato stampa``, ``sotto``)."""
    keys: tuple[str, ...]
    """The word itself (``embargo``); alone, or with a time or an occasion after it."""
    refrains: tuple[str, ...]
    """``non pubblicare prima``: a time or an occasion follows."""
    requests: tuple[str, ...]
    """``si prega di rispettare l'embargo``: enough in themselves at the beginning of a line."""
    times: tuple[str, ...]
    """Words of the stretch that says until when, beside months, weekdays and the fillers of date lines."""
    moments: tuple[str, ...]
    """Of these the ones that name a time without a number (``domani``, ``mezzanotte``)."""
    occasions: tuple[str, ...]
    """What a text may wait for (``conferenza stampa``)."""
    lifted: tuple[str, ...]
    """After the key: there is none, or no longer (``revocato``)."""
    untils: tuple[str, ...]
    """Words that ask to wait (``fino``): one stands before an occasion."""
    clocks: tuple[str, ...]
    """Words that make the number after them a time of day (``alle``)."""
