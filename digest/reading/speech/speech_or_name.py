"""Whether words in quotation marks are somebody's speech, and how much of a sentence they hold.

Marks also hold names, titles, nicknames, formulas, inscriptions and words that a reporter keeps at arm's length. What decides is the
construction around the marks, the length, and how closely a cue is tied to them.
"""

from __future__ import annotations

from digest.lang.speech import SpeechWords
from digest.model import QuotationKind
from digest.reading.speech.attributed import Attribution, Tie
from digest.reading.speech.cues import PhraseTable, fold
from digest.reading.speech.narration import Narration

LONGEST_TITLE = 9
"""Words of the longest title that is taken for one without a noun that says so."""
LONGEST_DISTANCED = 3
"""Words in marks right after an article that are a reporter's distance and no speech, unless a cue meets them."""
LONGEST_PHRASE_NAME = 4
"""Words of the longest name in lower case (``salva strade``)."""

_STATING = frozenset(
    ("cue-after", "cue-inside", "credit-after", "credit-before", "colon-before", "document", "free-verb", "interview-answer")
)


class NamingWords:
    """The constructions of a language that make words in marks a name, ready for looking up."""

    def __init__(self, words: SpeechWords) -> None:
        self.phrases = PhraseTable(words.naming.phrases)
        self.inscriptions = PhraseTable(words.naming.inscriptions)
        self.formulas = frozenset(" ".join(fold(part) for part in formula.split()) for formula in words.naming.formulas)
        self.nouns = frozenset(map(fold, words.naming.nouns))
        self.labels = frozenset(map(fold, words.naming.labels))
        self.words = frozenset(map(fold, words.naming.words))


def is_speech(narration: Narration, number: int, attribution: Attribution, naming: NamingWords) -> bool:
    """Whether a quotation is speech. Doubt is decided by length: a phrase of three words without a cue is none."""
    opening, after = narration.first_word[number], narration.after_word[number]
    spoken = _spoken(narration, number)
    if not spoken:
        return False
    if _is_formula(narration, opening, spoken, naming):
        return False
    stated = attribution.tie is Tie.ADJACENT and attribution.construction in _STATING
    embedded = _is_embedded(narration, opening)
    title_like = _is_title_like(narration, number, spoken)
    if attribution.construction == "cue-after" and title_like and opening and narration.words.folded[opening - 1] in naming.nouns:
        return False
    called = title_like and not (_is_clause(narration, spoken) and len(spoken) > LONGEST_PHRASE_NAME)
    if attribution.construction == "according-to" and called and embedded and not narration.closes_sentence(number):
        return False
    if title_like and naming.phrases.match_ending(narration.words.folded, max(0, opening - 12), opening) is not None:
        return False
    if (
        title_like
        and embedded
        and len(spoken) <= LONGEST_PHRASE_NAME
        and narration.words.folded[opening - 1] in narration.speech.persons.places_only
    ):
        # ``in un'intervista al «Giornale»``
        return False
    lower = narration.text[narration.spans[number].start].islower()
    # ``ha definito il progetto «inutile»``: the noun is what is judged and bears no name.
    cued = attribution.tie >= Tie.SENTENCE and attribution.cue is not None and len(spoken) >= LONGEST_PHRASE_NAME
    judged = lower and (cued or (attribution.construction == "judging" and attribution.who is not None))
    told = stated and attribution.construction in ("cue-inside", "cue-after")
    if not told and _is_named(narration, opening, spoken, naming, title_like=title_like, judged=judged):
        return False
    if stated or (not embedded and _goes_on_with_copula(narration, after, title_like)):
        return True
    count = len(spoken)
    if attribution.construction == "according-to" and not embedded and attribution.who is not None:
        return True
    told = attribution.construction == "according-to" and attribution.who is not None
    if count == 1 and told and opening and narration.words.folded[opening - 1] in narration.speech.frames.copulas:
        # ``Per Rossi il progetto è «inutile»``
        return True
    if attribution.tie is Tie.ADJACENT:
        return count > 1 or (attribution.who is not None and attribution.construction == "judging")
    if count == 1:
        return False
    if embedded:
        named = called if attribution.construction == "according-to" else title_like
        return _embedded_is_speech(narration, opening, count, named, attribution)
    if narration.closes_sentence(number) or narration.ends_sentence[after] or narration.words.folded[after] in ".;":
        return True
    # A quotation that begins a sentence in which no cue follows is what the sentence is about.
    return count > LONGEST_TITLE


def _goes_on_with_copula(narration: Narration, after: int, title_like: bool) -> bool:
    """``«Aiutateci, siamo sul tetto»: è la telefonata arrivata ieri``; behind what may be a title a copula must follow the colon."""
    words = narration.words.folded
    if after + 1 >= len(words) or words[after] != ":":
        return False
    return not title_like or words[after + 1] in narration.cues.auxiliaries


def _embedded_is_speech(narration: Narration, opening: int, count: int, title_like: bool, attribution: Attribution) -> bool:
    if title_like and count <= LONGEST_TITLE:
        return False
    persons = narration.speech.persons
    before = narration.words.folded[opening - 1]
    distanced = before in persons.articles or (before in persons.prepositions and before in persons.with_article)
    if attribution.tie is Tie.SENTENCE:
        return count > LONGEST_DISTANCED or not distanced
    return count > LONGEST_DISTANCED + 1 if distanced else count > 2


def _spoken(narration: Narration, number: int) -> list[str]:
    first, after = narration.first_word[number], narration.after_word[number]
    return [word for word in narration.words.folded[first:after] if word[0].isalnum()]


def _is_embedded(narration: Narration, opening: int) -> bool:
    """Whether a sentence is under way where the quotation opens."""
    if opening == 0 or narration.ends_sentence[opening - 1]:
        return False
    number = narration.quoted_by[opening - 1]
    if number >= 0 and narration.closes_sentence(number):
        return False
    return narration.words.folded[opening - 1] not in (":", "–", "—")


def _is_title_like(narration: Narration, number: int, spoken: list[str]) -> bool:
    span = narration.spans[number]
    first = narration.text[span.start]
    return first.isupper() and narration.text[span.end - 1] not in ".,;:!?…" and len(spoken) <= LONGEST_TITLE


def _is_formula(narration: Narration, opening: int, spoken: list[str], naming: NamingWords) -> bool:
    if " ".join(spoken) in naming.formulas:
        return True
    start = opening
    while start > max(0, opening - 4) and not narration.ends_sentence[start - 1]:
        start -= 1
    before = narration.words.folded[start:opening]
    if before and before[-1] == ":" and not narration.text[narration.spans[narration.quoted_by[opening]].start].islower():
        # ``Il legale chiede l'assoluzione: «Non ci sono prove»``
        return False
    return any(word in narration.speech.naming.formula_words for word in before) and len(spoken) <= 12


def _is_named(narration: Narration, opening: int, spoken: list[str], naming: NamingWords, *, title_like: bool, judged: bool) -> bool:
    words = narration.words.folded
    start = max(0, opening - 12)
    if naming.phrases.match_ending(words, start, opening) is not None:
        return True
    for place in range(max(start, opening - 7), opening):
        last = naming.inscriptions.match(words, place, opening)
        if last is not None and opening - last <= 6 and narration.quoted_by[place] < 0:
            return True
    at = opening - 1
    if at < 0 or narration.quoted_by[at] >= 0 or narration.ends_sentence[at]:
        return False
    if words[at] in naming.words and (words[at] in narration.cues.judging or not _in_compound(narration, at, opening)):
        return True
    if _is_called(narration, at, start, naming):
        return True
    colon = words[at] == ":"
    if colon or words[at] in narration.cues.auxiliaries or words[at] == ",":
        labels = naming.nouns if words[at] == "," and title_like else naming.labels
        return at > 0 and words[at - 1] in labels
    for place in range(at, max(start, at - 4) - 1, -1):
        word = words[place]
        if narration.quoted_by[place] >= 0 or not word[0].isalnum():
            return False
        if word in naming.nouns:
            near = place == at or (place == at - 1 and words[at] in narration.speech.persons.genitives)
            return title_like or (not judged and near and not _is_clause(narration, spoken))
        if (
            place not in narration.name_at
            and narration.words.capital[place] is False
            and narration.cues.at(words, place, opening) is not None
        ) and word not in narration.speech.persons.prepositions:
            return False
    return False


def _is_called(narration: Narration, at: int, start: int, naming: NamingWords) -> bool:
    """Whether a participle that gives a name stands before a phrase of place: ``erano chiamate nelle mail interne «...»``."""
    words, persons = narration.words.folded, narration.speech.persons
    for place in range(at, max(start, at - LONGEST_PHRASE_NAME) - 1, -1):
        word = words[place]
        if narration.quoted_by[place] >= 0 or not word[0].isalnum():
            return False
        if word in naming.words and place < at and word in narration.speech.naming.given:
            after = words[place + 1]
            return after in persons.places_only and words[place - 1] in narration.cues.auxiliaries
    return False


def _is_clause(narration: Narration, spoken: list[str]) -> bool:
    """Whether words say something (``non reggerà un anno``) and name nothing."""
    speech = narration.speech
    if len(spoken) > 1 and spoken[0] in speech.persons.prepositions:
        return True
    if len(spoken) < 3:
        return False
    if spoken[0] in speech.negations or len(spoken) > LONGEST_PHRASE_NAME:
        return True
    return any(word in narration.cues.auxiliaries or word in speech.persons.relatives for word in spoken)


def _in_compound(narration: Narration, at: int, opening: int) -> bool:
    for place in range(max(0, at - 6), at):
        cue = narration.cues.at(narration.words.folded, place, opening)
        if cue is not None and cue.form == "compound" and cue.last == at:
            return True
    return False


def kind_of(narration: Narration, number: int, attribution: Attribution) -> QuotationKind:
    """How much of a sentence a quotation in the body holds."""
    span, opening = narration.spans[number], narration.first_word[number]
    words = narration.words.folded
    spoken = _spoken(narration, number)
    first, last = narration.text[span.start], narration.text[span.end - 1]
    before = words[opening - 1] if opening else ""
    persons = narration.speech.persons
    if before in narration.speech.frames.reporting and before not in persons.prepositions:
        return QuotationKind.PARTIAL
    if not first.islower() and (not _is_embedded(narration, opening) or len(spoken) > 3 or last in ".!?…"):
        return QuotationKind.FULL
    if before == ":" and attribution.tie is Tie.ADJACENT and len(spoken) > 3:
        return QuotationKind.FULL
    if spoken[0] in persons.conjunctions or spoken[0] in persons.relatives:
        return QuotationKind.PARTIAL
    cues, own = narration.cues, narration.speech.verbs.own_auxiliaries
    return (
        QuotationKind.PARTIAL
        if any(word in cues.auxiliaries or word in cues.finite or word in own for word in spoken) and len(spoken) > 2
        else QuotationKind.FRAGMENT
    )
