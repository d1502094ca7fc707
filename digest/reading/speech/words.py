"""What was said inside a pair of marks: inserted cues found, line ends and repeated marks taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.reading.speech.cues import CueWords, PhraseTable, TextWords
from digest.reading.speech.quote_marks import QuotedSpan

LONGEST_INSERTION = 26
"""Words of the longest cue that is looked for between dashes."""
LONGEST_BETWEEN_COMMAS = 12
LONGEST_NAMED_VERB = 4
"""Words of a verb that no list holds and the name behind it, between two dashes."""

_DASHES = frozenset("-–—")
_BROKEN_WORD = re.compile(r"([^\W\d_])[-‐\u00ad][^\S\n]*\r?\n\s*(?=([^\W\d_]))")
_EMPHASIS = re.compile(r"(?<![\w*])[*_]{1,3}(?=\S)([^*_\n]{1,200}?)(?<=\S)[*_]{1,3}(?![\w*])")
_BRACKETED = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]\s?")
_PUNCTUATION = frozenset(".,;:!?")


def find_insertions(
    text: str, words: TextWords, span: QuotedSpan, cues: CueWords, credits: PhraseTable, endings: frozenset[str]
) -> tuple[tuple[int, int], ...]:
    """Stretches inside a quotation that are the reporter's: a cue between dashes or commas, an editor's insertion in brackets."""
    found: list[tuple[int, int]] = []
    place, end = words.at(span.start), words.at(span.end)
    while place < end:
        sign = words.folded[place]
        stop = None
        if sign in _DASHES and _is_spaced(text, words, place):
            stop = _closing_dash(words, place, end, text)
        elif sign == ",":
            stop = _closing_comma(words, place, end)
        if stop is None or not _is_cue(words, place + 1, stop, cues, credits, dashes=sign != ","):
            place += 1
            continue
        start = words.starts[place]
        while start > span.start and text[start - 1] in " \u00a0":
            start -= 1
        last = words.ends[stop]
        if last < span.end and text[last] in _PUNCTUATION:
            last += 1
        while last < span.end and text[last].isspace():
            last += 1
        found.append((start, min(last, span.end)))
        place = stop + 1
    for bracket in _BRACKETED.finditer(text, span.start, span.end):
        inner = bracket[0].strip()[1:-1].lower().rsplit(None, 1)
        if (
            inner
            and inner[-1].strip(" ,–-") in endings
            and not any(start < bracket.end() and bracket.start() < stop for start, stop in found)
        ):
            found.append((bracket.start(), bracket.end()))
    return tuple(sorted((*found, *(gap for gap in span.breaks if gap[0] < gap[1]))))


def _is_spaced(text: str, words: TextWords, place: int) -> bool:
    before, after = text[words.starts[place] - 1], text[words.ends[place] : words.ends[place] + 1]
    return before.isspace() or after.isspace()


def _closing_dash(words: TextWords, place: int, end: int, text: str) -> int | None:
    for at in range(place + 1, min(end, place + LONGEST_INSERTION + 1)):
        if words.folded[at] in ".!?;":
            return None
        if words.folded[at] in _DASHES and _is_spaced(text, words, at):
            return at
    return None


def _closing_comma(words: TextWords, place: int, end: int) -> int | None:
    for at in range(place + 2, min(end, place + LONGEST_BETWEEN_COMMAS + 1)):
        if words.folded[at] == ",":
            return at
        if words.folded[at] in ".!?;:":
            return None
    return None


def _is_cue(words: TextWords, start: int, stop: int, cues: CueWords, credits: PhraseTable, *, dashes: bool) -> bool:
    """Between dashes a cue may come second (``lo ha detto``); between commas only a plain verb of saying at the very beginning counts."""
    if credits.match(words.folded, start, stop) is not None:
        return True
    if dashes and _is_named_verb(words, start, stop, cues.verb_endings):
        return True
    for place in range(start, min(stop, start + (3 if dashes else 1))):
        cue = cues.at(words.folded, place, stop)
        if cue is None or cue.form in ("participle", "infinitive"):
            continue
        if dashes:
            return True
        following = cue.last + 1
        named = following < stop and (words.capital[following] or any(words.capital[at] for at in range(following, stop)))
        return cue.form in ("finite", "compound") and (named or (following == stop and cue.form == "compound"))
    return False


def _is_named_verb(words: TextWords, start: int, stop: int, endings: tuple[str, ...]) -> bool:
    """``– chiude Dal Santo –``: what looks like a verb, and a name, and nothing else."""
    named = 2 <= stop - start <= LONGEST_NAMED_VERB and all(words.capital[at] for at in range(start + 1, stop))
    verb = words.folded[start]
    return named and not words.capital[start] and verb.isalpha() and len(verb) > 4 and bool(endings) and verb.endswith(endings)


def speech_ends(words: TextWords, cues: CueWords, start: int, end: int) -> int | None:
    """Where speech whose closing mark is missing gives way to a cue: ``Siamo pronti, ha detto Rossi.``; None when no cue ends it."""
    place, last = words.at(start), words.at(end)
    for at in range(place + 2, last):
        if words.folded[at - 1] not in (",", "–", "—", "-"):
            continue
        cue = cues.at(words.folded, at, last)
        if cue is None or cue.form not in ("finite", "compound", "phrase") or cue.judging:
            continue
        following = cue.last + 1
        if following < last and any(words.capital[at] for at in range(following, min(last, following + 6))):
            return words.ends[at - 2]
    return None


def spoken_words(text: str, span: QuotedSpan, insertions: Sequence[tuple[int, int]]) -> str:
    """The words of a quotation as one line: insertions out, broken words joined, emphasis signs dropped."""
    parts: list[str] = []
    at = span.start
    for start, end in insertions:
        parts.append(text[at:start])
        inserted = text[start:end].rstrip()
        kept = inserted[-1:] if inserted[-1:] in _PUNCTUATION and any(dash in inserted for dash in _DASHES) else ""
        # ``lavoro, – sospira, – e adesso``: the comma before the dash is already the speaker's.
        parts.append(f"{kept} " if kept and not parts[-1].rstrip().endswith(tuple(_PUNCTUATION)) else " ")
        at = end
    parts.append(text[at : span.end])
    joined = "".join(parts)
    if "\n" in joined:
        joined = _BROKEN_WORD.sub(_join_broken, joined)
    if "*" in joined or "_" in joined:
        joined = _EMPHASIS.sub(r"\1", joined)
    return " ".join(joined.split())


def _join_broken(found: re.Match[str]) -> str:
    # ``Ferri-\nZanon`` is a double name whose hyphen is its own.
    return found[1] + ("-" if found[2].isupper() else "")
