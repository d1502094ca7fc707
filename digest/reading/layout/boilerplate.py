"""Standing phrases of sites and desks: reading times, share bars, newsletters, rights, captions. Words come from the language pack."""

from __future__ import annotations

import re
from functools import lru_cache

from digest.reading.layout.captions import is_caption
from digest.reading.layout.line_shapes import LABEL_SIGNS, Vocabulary, fold, word_count

_LONGEST_PHRASE = 60
"""Words beyond which no line is a standing phrase."""
_LONGEST_PAIRED = 45
_LONGEST_LABEL = 5
_LABEL = re.compile(r"\s*(?:[:>|→»]|->|–|—|\s-\s)")
_LINK = re.compile(r"!?\[[^\[\]\n]{0,200}\]\([^()\s]{0,300}\)")
_SEGMENTS = re.compile(r"[|•·,/:;]|\s-\s|\s–\s|\s{2,}|\t")
_STEP = re.compile(r"\s[»›>/]\s")
_STEPS = frozenset("»›>/")
_URL = re.compile(r"<?(?:https?://|www\.)[^\s<>]{1,300}>?")
_HASHTAG = re.compile(r"#[^\W_][\w-]{0,60}[,;]?")
_POSTED = re.compile(r"[—–-]{1,2}\s[^()\n]{1,80}\(@\w{1,30}\)\s[^.!?]{4,30}$")
"""The line with which an embedded post is signed: name, handle and date."""
_PLAYER = re.compile(r"0[.:]0\s*[/|-]\s*-?0[.:]0|0(?:[.,]0)?x")
"""What an audio or video player shows: the time played and the length, the speed."""
_ORNAMENT = re.compile(r"[^\w«»“”\"‘’'(\[]+")


@lru_cache(maxsize=1024)
def boilerplate_rule(line: str, words: Vocabulary) -> str:
    """The rule by which a whole line is boilerplate; empty when it is not, or only its place could tell. Lines over 60 words never are."""
    count = word_count(line)
    if count > _LONGEST_PHRASE:
        return ""
    folded = fold(line)
    bare = folded.strip(" .:!?→>»-–—|•·[](){}…")
    if not bare:
        return "ornament" if _ORNAMENT.fullmatch(line) or not any(character.isalnum() for character in line) else ""
    if bare in words.lines or ("(" in bare and bare.replace("(", "").replace(")", "") in words.lines):
        return "standing-line"
    if 2 <= count <= 5 and bare in words.labels and bare not in words.contacts and bare.split(" ")[0] not in words.words.place_articles:
        return "standing-line"
    if _PLAYER.fullmatch(folded):
        return "player"
    if _POSTED.match(line):
        return "embedded-post"
    rule = _link_bar(line, words) or _breadcrumb(folded)
    if rule:
        return rule
    if is_rights_line(line, words):
        return "rights"
    if is_caption(line, bare, words):
        return "caption"
    start = bare.lstrip("►▶➡✅👉🔴📲⬇ ")
    if start.startswith(words.words.starts):
        return "standing-start"
    if count <= _LONGEST_PAIRED and start.startswith(words.pair_starts):
        for pair in words.words.pairs:
            if start.startswith(pair.starts) and any(_holds(folded, part) for part in pair.holds):
                return "standing-phrase"
    return _labelled(start, words)


def _holds(folded: str, part: str) -> bool:
    """The words stand in the line, not only inside a longer word's end."""
    at = folded.find(part)
    while at > 0 and part[0].isalnum() and folded[at - 1].isalnum():
        at = folded.find(part, at + 1)
    return at >= 0


def is_rights_line(line: str, words: Vocabulary) -> bool:
    """Says who owns the text, and nothing else: at most 18 words."""
    count = word_count(line)
    if count > 18:
        return False
    folded = fold(line)
    if folded.lstrip(" -–—(").startswith(("©", "(c) 0", "® ")) or (folded.rstrip(" .").endswith("©") and count <= 8):
        return True
    if folded.lstrip(" -–—*(").startswith(words.words.rights):
        return True
    if count > 12:
        return False
    held = [phrase in folded for phrase in words.words.rights]
    return any(held)


def _link_bar(line: str, words: Vocabulary) -> str:
    """A line of links, addresses, hashtags or network names and nothing else."""
    if "](" in line:
        rest = _LINK.sub(" ", line)
        plain = fold(rest).strip(" |-–—•·/*,:")
        if not plain or (word_count(plain) <= 4 and "|" in rest):
            return "link-bar"
    if "://" in line or "www." in line:
        rest = _URL.sub(" ", line)
        if not any(character.isalnum() for character in rest) or fold(rest).strip(" .:-–—>→") in words.words.address_labels:
            return "address"
    if line.lstrip().startswith("#") and not line.lstrip().startswith(("# ", "## ")):
        tokens = line.split()
        if all(_HASHTAG.fullmatch(token) for token in tokens):
            return "hashtags"
    folded = fold(line)
    opening = _SEGMENTS.split(folded, 1)[0].strip(" .:")
    if opening and not _is_share(opening, words):
        return ""
    segments = [bare for segment in _SEGMENTS.split(folded) if (bare := segment.strip(" .:"))]
    if segments and len(segments) <= 20 and all(_is_share(segment, words) for segment in segments):
        return "share-bar" if len(segments) > 1 or word_count(folded) > 1 else ""
    return ""


def _breadcrumb(folded: str) -> str:
    """``home » cronaca``: the way to the page."""
    if _STEPS.isdisjoint(folded) or _STEP.search(folded) is None:
        return ""
    pieces = [piece.strip() for piece in _STEP.split(folded)]
    if len(pieces) < 2 or folded.endswith(".") or not all(pieces[:-1]) or any(len(piece) > 40 for piece in pieces[:-1]):
        return ""
    return "breadcrumb" if pieces[0] in ("home", "homepage", "home page", "accueil") or (len(pieces) > 2 and "«" not in folded) else ""


def _is_share(segment: str, words: Vocabulary) -> bool:
    return segment in words.networks or words.networks.issuperset([token.strip("()") for token in segment.split()])


def _labelled(start: str, words: Vocabulary) -> str:
    """``leggi anche:``, ``tag >``: a label of the page before a link or a list of words."""
    pieces = start.split(" ", _LONGEST_LABEL)
    if pieces[0].rstrip(LABEL_SIGNS) not in words.label_words:
        return ""
    for size in range(min(len(pieces), _LONGEST_LABEL), 0, -1):
        head = " ".join(pieces[:size])
        label = head.rstrip(LABEL_SIGNS)
        if label not in words.labels:
            continue
        rest = start[len(label) :]
        if _LABEL.match(rest):
            return "labelled"
    return ""
