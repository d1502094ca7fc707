"""Bytes become text by one fixed rule, or are set aside with a reason; nothing is guessed.

The order: byte order mark, the NUL pattern of UTF-16 and UTF-32, strict UTF-8, cp1252 with a plausibility test. No statistical detector:
the common ones misread a third of short cp1252 texts. What could not be decoded may carry a suggestion, which is shown and not applied.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the codec that gave it."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Undecoded:
    """Why some bytes are not read: a finding's code, the reason as a short code, and perhaps the encoding that would give a text."""

    code: str
    reason: str
    suggestion: str = ""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "program"),
)
_SUGGESTED = ("mac_roman", "cp850", "cp1251")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_CONTROL_SHARE = 0.05
"""Compressed or machine data holds twice as many; a text damaged in transport a handful."""
_SAMPLE = 20_000

_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\xc0\xc1][\x80-\xbf]")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_C1_BYTE = re.compile(rb"[\x80-\x9f]")

# UTF-8 read as cp1252 and saved again: "Ã" or "Â" before what a continuation byte becomes, and the typographic marks.
_CONTINUATION = re.escape("".join(bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xC0)))
_TWICE_ENCODED = re.compile(f"[ÃÂ][{_CONTINUATION}]|â€[{_CONTINUATION}]|â‚¬")
_QUOTED_PRINTABLE = re.compile(r"=(?:C[2-9A-F]|D[0-9A-F])=[89AB][0-9A-F]|=E2=80=[89AB][0-9A-F]")

_ODD = re.compile(
    "[¤¦¨¬¯¸ƒˆ˜†‡‰ÿ\x81\x8d\x8f\x90\x9d]"  # hardly ever in a press text, and what other encodings' accents turn into
    "|(?<=[a-z])[À-ÖØ-ÞŠŒŽ]|[ÒÓÔÕ](?=[A-Z][a-z])"  # a capital inside a word, two capitals at its start
    "|(?<=[A-Za-z])[‚„•]"  # a mark that opens, right behind a letter
    "|(?<=[a-z])“(?=[a-z.,;:])"
    r"|(?<!\w)[ŠÐ](?!\w)"
    "|(?<=[a-z ])[¡-¿](?=[a-z])(?<![«»°ªº·¿¡])"  # a sign inside a word
)
_ODD_SHARE = 0.1
"""A rare sign among many accents is style (``†``, ``‰``); one in ten is a wrong encoding."""
_FOREIGN_SHARE = 0.4
"""Where so many letters are accented ones, the bytes are another alphabet."""


def decode(raw: bytes) -> Decoded | Undecoded:
    """The text of a file by the rule above. Never raises; time is linear in the length."""
    for start, kind in _KINDS:
        if raw.startswith(start):
            return Undecoded("not-text", kind)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            decoded = _strictly(raw, encoding)
            if decoded is not None:
                return _judged(decoded, encoding)
    if any(raw.startswith(mark) for mark, _ in _MARKS):
        return Undecoded("encoding-doubtful", "broken-after-mark")
    if b"\0" in raw:
        for encoding in _by_nul_pattern(raw):
            decoded = _strictly(raw, encoding)
            if decoded is not None and _is_text(decoded):
                return Decoded(decoded, encoding)
    if _share(len(_CONTROL.findall(raw.decode("latin-1"))), len(raw)) > _CONTROL_SHARE:
        return Undecoded("not-text", "binary")
    decoded = _strictly(raw, "utf-8")
    if decoded is not None:
        return _judged(decoded, "utf-8")
    return _western(raw)


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _judged(text: str, encoding: str) -> Decoded | Undecoded:
    """A text that decoded without an error may still be data, or have been damaged before it came here."""
    if not _is_text(text):
        return Undecoded("not-text", "binary")
    twice = len(_TWICE_ENCODED.findall(text))
    if twice >= 3 and twice * 2 > len(re.findall("[àèéìòùç’“”]", text)):
        return Undecoded("encoding-doubtful", "encoded-twice", "utf-8")
    if len(_QUOTED_PRINTABLE.findall(text)) >= 2:
        return Undecoded("encoding-doubtful", "quoted-printable")
    return Decoded(text, encoding)


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    if _share(len(_CONTROL.findall(text)), len(text)) > _CONTROL_SHARE:
        return False
    unassigned = sum(unicodedata.category(letter) in ("Cn", "Co") for letter in sample)
    return _share(unassigned, len(sample)) <= _CONTROL_SHARE


def _share(part: int, whole: int) -> float:
    # One odd character does not make data of a short text.
    return part / whole if part > 1 else 0.0


def _by_nul_pattern(raw: bytes) -> list[str]:
    """The codecs that NUL bytes speak for: Latin letters have them in every second place of UTF-16, in three of four of UTF-32."""
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    encodings = []
    if len(raw) % 4 == 0 and even + odd >= len(raw) // 2:
        encodings += ["utf-32-le", "utf-32-be"]
    if odd * 2.5 >= len(raw) / 2 and even * 20 <= odd:
        encodings.append("utf-16-le")
    if even * 2.5 >= len(raw) / 2 and odd * 20 <= even:
        encodings.append("utf-16-be")
    return encodings


def _western(raw: bytes) -> Decoded | Undecoded:
    high = len(_HIGH_BYTE.findall(raw))
    sequences = _UTF8_SEQUENCE.findall(raw)
    lone = high - sum(map(len, sequences))
    # Accents and quotation marks of cp1252 hardly ever make a UTF-8 sequence by chance.
    if len(sequences) * 5 >= max(lone, 1) and sequences:
        return Undecoded("encoding-doubtful", "mixed")
    # The currency sign is never in a press text, so without cp1252's own characters it is the euro of ISO 8859-15.
    encoding = "iso8859-15" if b"\xa4" in raw and not _C1_BYTE.search(raw) else "cp1252"
    text = _strictly(raw, encoding)
    if text is not None and _plausible(text):
        return Decoded(text, encoding)
    for other in _SUGGESTED:
        guess = _strictly(raw, other)
        if guess is not None and _plausible(guess, foreign=other == "cp1251"):
            return Undecoded("encoding-doubtful", "implausible", other)
    return Undecoded("encoding-doubtful", "implausible")


def _plausible(text: str, *, foreign: bool = False) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    beyond = [letter for letter in text if not letter.isascii()]
    accented = sum(letter.isalpha() for letter in beyond)
    if accented > 4 and not foreign and accented > letters * _FOREIGN_SHARE:
        return False
    odd = len(_ODD.findall(text))
    return odd <= len(beyond) * _ODD_SHARE
