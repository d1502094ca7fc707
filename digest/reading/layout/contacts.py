"""Private particulars in blocks of press contacts: telephone numbers, e-mail addresses, tax codes. Offsets only; nothing is hidden here.

They are told by shape, so that a name, an address in the street, a date, opening hours or a year stay. Numbers in the story are never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digest.model import Block, BlockKind

RULES = ("press-contact", "press-office")
"""Rules of the blocks that say whom to call."""

_EMAIL = re.compile(r"[\w.+'-]{1,64}(?:@|\s?[\[(](?:at|chiocciola|@)[\])]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.IGNORECASE)
_AT = re.compile(r"@|[\[(](?:at|chiocciola)[\])]", re.IGNORECASE)
"""Without which there is no address."""
_SPACE = "[ \t\xa0\u2009\u202f]"
_JOINT = rf"(?:{_SPACE}{{1,2}}|{_SPACE}?[./–-]{_SPACE}?|(?<=\))|(?=\())"
_TELEPHONE = re.compile(rf"(?<![\w/=@])(?:\+{_SPACE}?)?\(?\+?\d{{1,20}}\)?(?:{_JOINT}\(?\d{{1,20}}\)?){{0,7}}(?!\w)")
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:tel(?:efono|ephone|[eé]phone)?|t[eé]l|cell(?:ulare)?|mob(?:ile)?|fax|phone|ph|whatsapp|centralino|portable|interno|mobile|[tmcf])\b"
    rf"[.:]{{0,2}}{_SPACE}{{0,2}}(?:[-–:]{_SPACE}?)?$|[☎☏✆📞📱]\ufe0f?{_SPACE}?$",
    re.IGNORECASE,
)
_NOT_TELEPHONE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d"
    r"|\d{1,2}[.:]\d\d\s?[-–/]\s?\d{1,2}[.:]\d\d|\d{1,3}(?:\.\d{3}){2,}"
)
_PERSON_CODE = re.compile(
    r"(?<!\w)[A-Z]{3} ?[A-Z]{3} ?[\dLMNPQRSTUV]{2}[A-EHLMPRST][\dLMNPQRSTUV]{2} ?[A-Z][\dLMNPQRSTUV]{3} ?[A-Z](?!\w)", re.IGNORECASE
)
_COMPANY_CODE = re.compile(r"(?<![\w+])(?:IT ?)?\d{11}(?!\w)", re.IGNORECASE)
_CODE_LABEL = re.compile(
    r"(?:p(?:artita|\.)?\s?i(?:va|\.v\.a|\.)?|c(?:od(?:ice|\.)?|\.)?\s?f(?:isc(?:ale|\.)?|\.)?|vat|tva|c\.?f\.?\s?e\s?p\.?\s?iva)\.?"
    r"(?:\s?(?:no?|nr|n°)\.?)?\s?[:.]?\s?(?:IT\s?)?$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LEAST_DIGITS, _LEAST_ANNOUNCED = 7, 5
_BEFORE = 24
"""Characters before a number in which a word announces it."""


def holds_details(line: str) -> bool:
    """Whether a line names an address or number for what it is: by its own shape, or by the word before it."""
    return next(_details(line, 0, len(line), every=False), None) is not None


def holds_numbers(line: str) -> bool:
    """Whether a line of a block of contacts names an address or number, announced or not."""
    return next(_details(line, 0, len(line), every=True), None) is not None


def is_contact(block: Block) -> bool:
    """Whether a block is no story and says whom to call: by its rule, or by an address, number or code that it names for what it is."""
    if block.kind is not BlockKind.BOILERPLATE or block.rule.startswith("embargo-"):
        return False
    return block.rule in RULES or holds_details(block.passage.text)


def private_stretches(text: str, blocks: Iterable[Block]) -> tuple[tuple[int, int], ...]:
    """Where in contact blocks telephone numbers, e-mail addresses and tax codes stand, in text order, not overlapping."""
    found: list[tuple[int, int]] = []
    for block in blocks:
        if is_contact(block):
            found += _merged(sorted(_details(text, block.passage.start, block.passage.end, every=True)))
    return tuple(found)


def _details(text: str, start: int, end: int, *, every: bool) -> Iterator[tuple[int, int]]:
    """Addresses, codes and numbers; with ``every`` also numbers that nothing announces but their length."""
    if _AT.search(text, start, end) is not None:
        yield from (found.span() for found in _EMAIL.finditer(text, start, end))
    if _DIGIT.search(text, start, end) is None:
        return
    yield from (found.span() for found in _PERSON_CODE.finditer(text, start, end))
    for found in _COMPANY_CODE.finditer(text, start, end):
        if every or _CODE_LABEL.search(text, max(start, found.start() - _BEFORE), found.start()):
            yield found.span()
    for found in _TELEPHONE.finditer(text, start, end):
        digits = sum(character.isdigit() for character in found[0])
        announced = _ANNOUNCED.search(text, max(start, found.start() - _BEFORE), found.start()) is not None
        least = _LEAST_ANNOUNCED if announced else _LEAST_DIGITS
        if digits < least or _NOT_TELEPHONE.fullmatch(found[0]):
            continue
        if every or announced or (found[0].startswith("+") and digits > _LEAST_DIGITS):
            yield found.span()


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
