"""How bytes become text."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.intake.decoding import Decoded, Undecoded, decode
from tests.intake.site import encodings

ITALIAN = (
    "«Perché no?», dice il sindaco di Forlì: l’idea è “giusta” e costerà 3 milioni, più IVA – così la Città.",
    "È la più alta da vent'anni, però il governo non farà nulla.",
    "Lunedì il vertice; martedì l’udienza. “Sarà dura”, ha detto",
    "La CITTÀ è ferma, PERCHÉ? Nessuno lo sa…",
    "all’università",
    "Il señor Peña e il Ministerpräsident Müller a Besançon, con lo chef François",
)
ALPHABET = "abcdeilmnoprstuvz àèéìòù’“”«»–.,\n"


def read(raw: bytes) -> tuple[str, str]:
    """Text and encoding of bytes that must decode."""
    decoded = decode(raw)
    assert isinstance(decoded, Decoded), decoded
    return decoded.text, decoded.encoding


@pytest.mark.parametrize("text", ITALIAN)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
def test_the_encodings_of_editors_come_out_exact(text: str, encoding: str) -> None:
    """Whole sentences in every usual encoding, with and without byte order mark, are read letter by letter."""
    assert read(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(line_end: str) -> None:
    """Decoding alters nothing but the byte order mark."""
    assert read(f"uno{line_end}due".encode()) == (f"uno{line_end}due", "utf-8")


def test_a_byte_order_mark_is_not_text() -> None:
    """The mark is taken off, a second one is a character of the text."""
    assert read(b"\xef\xbb\xbf\xef\xbb\xbfx") == ("\ufeffx", "utf-8-sig")


def test_the_euro_of_iso_8859_15_is_no_currency_sign() -> None:
    """Without cp1252's own characters the sign for any currency can only be the euro."""
    assert read("Costerà 5 € in più".encode("iso8859-15")) == ("Costerà 5 € in più", "iso8859-15")


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
@pytest.mark.parametrize("text", ["Perché il governo non farà più così? È finita l’estate, è già lunedì"])
def test_old_machines_encodings_are_set_aside_with_a_suggestion(text: str, encoding: str) -> None:
    """cp1252 would read them without an error and with wrong letters."""
    raw = text.replace("’", "'").encode(encoding) if encoding == "cp850" else text.encode(encoding)
    assert decode(raw) == Undecoded("encoding-doubtful", "implausible", encoding)


def test_cyrillic_bytes_are_not_western_text() -> None:
    """Another alphabet in one byte a letter would come out as accents only."""
    assert decode("Министр обороны сказал, что решение принято".encode("cp1251")) == Undecoded("encoding-doubtful", "implausible", "cp1251")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("Perché è così".encode() + "; già più".encode("cp1252"), "mixed"),
        ("Perché è così, già".encode()[:-1], "mixed"),
        (b"\xed\xa0\x80 e altro", "mixed"),
        (b"\xc0\xaf e altro", "mixed"),
        (b"\xff\xfea\x00b", "broken-after-mark"),
        (b"\xef\xbb\xbfperch\xe9", "broken-after-mark"),
        ("Perché è così già più “forte”".encode().decode("cp1252", "replace").encode(), "encoded-twice"),
        (b"Perch=C3=A9 l=E2=80=99idea", "quoted-printable"),
    ],
)
def test_damaged_text_is_set_aside(raw: bytes, reason: str) -> None:
    """Half of one encoding and half of another, cut sequences, text encoded twice: no page shows their letters."""
    found = decode(raw)
    assert isinstance(found, Undecoded)
    assert (found.code, found.reason) == ("encoding-doubtful", reason)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\nciao", "pdf"),
        (b"{\\rtf1\\ansi ciao}", "rtf"),
        (b"PK\x03\x04ciao", "zip"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (bytes(range(256)) * 4, "binary"),
        (b"a\0b\0c", "binary"),
    ],
)
def test_documents_and_data_are_not_text(raw: bytes, kind: str) -> None:
    """Files of other programs are told by their first bytes, other data by its control characters."""
    assert decode(raw) == Undecoded("not-text", kind)


@pytest.mark.parametrize("letter", ["\0", "\x1b", "\x07"])
def test_a_few_controls_do_not_make_data(letter: str) -> None:
    """They stay in the text, which is never altered."""
    text = f"Il ponte{letter} riapre lunedì, dice il sindaco."
    assert read(text.encode()) == (text, "utf-8")


EXPECTED = {
    "macroman": "encoding-doubtful",
    "mojibake": "encoding-doubtful",
    "mixed": "encoding-doubtful",
    "trunc_utf8": "encoding-doubtful",
    "overlong": "encoding-doubtful",
    "surrogate": "encoding-doubtful",
    "qp": "encoding-doubtful",
    "nul": "not-text",
    "binary_png": "not-text",
    "gzip": "not-text",
    "pdf": "not-text",
    "rtf": "not-text",
}


@pytest.mark.parametrize("name", sorted(encodings()))
def test_every_hostile_file_is_read_or_set_aside(name: str) -> None:
    """Of the payloads those in the table are set aside, all others are texts."""
    found = decode(encodings()[name])
    assert (found.code if isinstance(found, Undecoded) else None) == EXPECTED.get(name)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"\x00" * 8)
def test_any_bytes_are_read_or_set_aside(raw: bytes) -> None:
    """Decoding never raises."""
    assert isinstance(decode(raw), Decoded | Undecoded)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.text(st.characters(codec="utf-8", categories=["L", "P", "N", "Zs"]), max_size=200))
def test_utf_8_is_never_read_as_anything_else(text: str) -> None:
    """What decodes as UTF-8 is UTF-8, or is set aside."""
    found = decode(text.encode())
    assert isinstance(found, Undecoded) or found.text in (text, text.removeprefix("\ufeff"))


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.text(st.sampled_from(ALPHABET), min_size=20, max_size=200))
def test_letters_are_never_made_up(text: str) -> None:
    """Even nonsense in cp1252 comes out exact or is set aside, unless its bytes happen to be valid UTF-8."""
    raw = text.encode("cp1252")
    found = decode(raw)
    assert isinstance(found, Undecoded) or found.text == text or found.encoding == "utf-8"


@pytest.mark.parametrize("unit", [b"\xc3", b"\xe9 ", b"\x93", b"a\xc3\xa9\xe9", b"\0a", b"\xa4", "Ã©".encode(), b"=C3=A9"])
def test_time_is_linear(unit: bytes) -> None:
    """A megabyte of the worst bytes takes no more than seconds."""
    begin = time.process_time()
    decode(unit * (1_000_000 // len(unit)))
    assert time.process_time() - begin < 5
