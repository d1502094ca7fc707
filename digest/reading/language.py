"""Which language a text is in, by a library (py3langid); never asked of less than a sentence."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_ENOUGH_WORDS = 8
"""Below this a text is too short to tell (measured: identification is unreliable under 20 words, hopeless under 8)."""
_CHARACTERS_READ = 4_000
"""The beginning of a text tells as much as the whole, at bounded cost."""


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None when there are too few words to tell. The same text always gives the same answer."""
    sample = text[:_CHARACTERS_READ]
    if len(sample.split()) < _ENOUGH_WORDS:
        return None
    code, _probability = _identifier().classify(sample)
    return str(code)
