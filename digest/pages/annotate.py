"""Elements around stretches of a text, validly nested although the stretches overlap as they like.

The text is cut at every boundary; an element that another one's end cuts through is closed and opened again (without its id). The words
themselves are escaped and never changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from digest.pages.markup import shown

_DEPTH = 16
"""So many elements may be open at once; a further one becomes a bare landing place. Keeps the work linear in the text's length."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """An element around ``text[start:end]``, as its three tags."""

    start: int
    end: int
    opening: Markup
    reopening: Markup
    """For every piece but the first: an id may stand only once on a page."""
    closing: Markup


class Annotator:
    """Gives out a text stretch by stretch, in text order, with the annotations that lie in each. One pass: a stretch is asked for once."""

    def __init__(self, text: str, annotations: Iterable[Annotation]) -> None:
        self._text = text
        self._waiting = sorted((note for note in annotations if note.start < note.end), key=lambda note: (note.start, -note.end))
        self._next = 0
        self._carried: list[Annotation] = []
        """Begun in an earlier stretch, not yet ended."""

    def stretch(self, start: int, end: int) -> Markup:
        """The escaped text from start to end, annotated; elements never reach out of it."""
        parts: list[Markup] = []
        opened = [note for note in self._carried if note.end > start][:_DEPTH]
        parts += [note.reopening for note in opened]
        carried = list(opened)
        position = start
        while True:
            boundary = min((note.end for note in opened), default=end)
            upcoming = self._waiting[self._next] if self._next < len(self._waiting) else None
            if upcoming is not None and max(upcoming.start, start) < min(boundary, end):
                boundary = max(upcoming.start, start)
            elif boundary >= end:
                break
            else:
                upcoming = None
            parts.append(shown_words(self._text, position, boundary))
            position = boundary
            if upcoming is None:
                parts += _close(opened, boundary)
                continue
            self._next += 1
            if upcoming.end <= position or len(opened) >= _DEPTH:
                parts += [upcoming.opening, upcoming.closing]
                continue
            parts.append(upcoming.opening)
            opened.append(upcoming)
            if upcoming.end > end:
                carried.append(upcoming)
        parts.append(shown_words(self._text, position, end))
        parts += [note.closing for note in reversed(opened)]
        self._carried = [note for note in carried if note.end > end]
        return Markup("").join(parts)


def shown_words(text: str, start: int, end: int) -> Markup:
    """A stretch of the text, escaped."""
    return shown(text[start:end]) if start < end else Markup("")


def _close(opened: list[Annotation], boundary: int) -> list[Markup]:
    """Close what ends at a boundary; what was opened later and goes on is closed and opened again."""
    lowest = next(place for place, note in enumerate(opened) if note.end <= boundary)
    tags = [note.closing for note in reversed(opened[lowest:])]
    going_on = [note for note in opened[lowest:] if note.end > boundary]
    opened[lowest:] = going_on
    return tags + [note.reopening for note in going_on]
