"""Which language a text is in, by a library (py3langid); never asked of less than a sentence."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_ENOUGH_WORDS = 8
"""Below this a text is too short to tell (measured: identification is unreliable under 20 words, hopeless under 8)."""
_SURE_WORDS = 15
"""From here on the words outside quotations are enough by themselves."""
_CHARACTERS_READ = 4_000
"""The beginning of a text tells as much as the whole, at bounded cost."""


_QUOTED = re.compile(r"«[^«»]{1,600}»|“[^“”]{1,600}”|\"[^\"\n]{1,600}\"")
"""Quotations may be in another language than the story around them."""
_LANGUAGES = (
    "ar bg bs ca cs da de el en es et fa fi fr ga he hi hr hu id is it ja ko lt lv mk mt nl no pl pt ro ru sk sl sq sr sv sw tr uk ur vi zh"
)
"""Those that press texts come in; among all that the library knows a few foreign names tip an Italian text into a rare one."""


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES.split())
    return identifier


def rank_languages(text: str) -> tuple[str, ...]:
    """ISO 639-1 codes, the likeliest first, at most three; none when there are too few words to tell. The same text always gives the same.

    Where enough words stand outside quotations, those alone are asked.
    """
    sample = text[:_CHARACTERS_READ]
    if len(sample.split()) < _ENOUGH_WORDS:
        return ()
    story = _QUOTED.sub(" ", sample)
    if len(story.split()) >= _SURE_WORDS:
        sample = story
    return tuple(str(code) for code, _probability in _identifier().rank(sample)[:3])
