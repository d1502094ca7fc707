"""The shape of ``speech.yml``: how texts of a language report what people say. All words are lower-case, apostrophes straight."""

from __future__ import annotations

import msgspec

Words = frozenset[str]


class Endings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What follows the stem of a verb of one class."""

    finite: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: tuple[str, ...]
    infinitive: tuple[str, ...]


class VerbClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that share their endings."""

    endings: Endings
    speaking: tuple[str, ...] = ()
    """Stems of verbs of saying."""
    judging: tuple[str, ...] = ()
    """Stems of verbs that give somebody's word for a thing (``definire``)."""


class VerbForms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The forms of irregular verbs, whole."""

    finite: Words = frozenset()
    participle: Words = frozenset()
    gerund: Words = frozenset()
    infinitive: Words = frozenset()


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs and turns of phrase that make words in quotation marks somebody's speech."""

    classes: tuple[VerbClass, ...]
    irregular: VerbForms
    irregular_judging: VerbForms
    auxiliaries: Words
    """Forms of ``avere`` and ``essere`` that a participle follows."""
    passive: Words
    """Words that make a compound passive (``stato``): its subject is no speaker."""
    between: Words
    """Words that may stand between auxiliary and participle."""
    phrases: tuple[str, ...]
    """Turns of several words that say as much as a verb of saying (``taglia corto``)."""
    judging_phrases: tuple[str, ...]
    """``parla di``."""
    own_auxiliaries: Words = frozenset()
    """Auxiliaries in the first and second person: whoever is quoted speaks of himself."""
    introducing: Words = frozenset()
    """Verbs that lead to the infinitive of a verb of saying and leave the speaker their subject (``vuole``, ``limitato``)."""
    plural_endings: tuple[str, ...] = ()
    """Endings of the third person plural."""
    gerund_endings: tuple[str, ...] = ()
    """Endings of any gerund: a noun behind one is its object."""
    leading: Words = frozenset()
    """Words between such a verb and the infinitive (``a``, ``di``)."""
    also_nouns: Words = frozenset()
    """Finite forms that are nouns after one of ``never_after`` (``la nota``)."""
    never_after: Words = frozenset()
    thinking: Words = frozenset()
    """Verbs that tell what somebody thinks: the words may be those of whoever reports it (``Il sindaco spera «nel rinvio». Lo ha detto Rossi``)."""
    participle_endings: tuple[str, ...] = ()
    """Endings of past participles, for verbs that no list holds."""
    verb_endings: tuple[str, ...] = ()
    """Endings of the third person: after a quotation and a comma, such a word before a name is taken for a cue even when no list holds it."""


class Frames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Constructions with the speaker in a fixed place."""

    according: tuple[str, ...]
    """The speaker follows, the quotation comes after (``secondo``)."""
    weak_according: Words
    """Those of them that mean many other things (``per``): believed only where a clause begins with them."""
    according_possessive: tuple[str, ...]
    """The speaker is the person spoken of (``a suo dire``)."""
    credit: tuple[str, ...]
    """After the quotation, the speaker follows (``così``, ``parola di``, ``è l'appello di``)."""
    credit_before: tuple[str, ...]
    """Before the quotation, the speaker follows (``le parole di``)."""
    written: tuple[str, ...]
    """``si legge``: the source is a document, whose author follows a preposition."""
    documents: Words
    """Nouns of what is written or said for somebody (``nota``)."""
    reporting: Words
    """Words that join a report to its verb (``che``)."""
    cleft_leads: Words = frozenset()
    """Prepositions before the infinitive of ``A spiegarlo è Rossi``."""
    copulas: Words = frozenset()
    """Forms of ``essere`` between that infinitive and the speaker."""
    as_said: Words = frozenset()
    """``come`` in ``come spiega Rossi``."""
    deictics: Words = frozenset()
    """``queste`` in ``Queste le sue parole``."""
    answers: Words = frozenset()
    """Those of the sayings that answer somebody (``risposta``)."""
    sayings: Words = frozenset()
    """Nouns of what somebody says (``commento``): ``è il duro commento di Rossi``."""
    entrusting: Words = frozenset()
    """Verbs whose subject speaks by somebody else's note (``affida``)."""
    reading: Words = frozenset()
    """Verbs whose subject reads out what somebody else has written (``legge``)."""
    recalling: Words = frozenset()
    """Verbs that repeat somebody else's words (``ricorda``)."""
    recalled: Words = frozenset()
    """What such a verb repeats (``parole``)."""
    lacking: Words = frozenset()
    """``niente`` in ``Per Rossi niente trasferta``: what is said of somebody, and by somebody else."""
    mouthpiece: tuple[str, ...] = ()
    """Before the person who speaks for a body (``per bocca di``)."""


class Naming(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes words in quotation marks a name or a saying, and nobody's speech."""

    nouns: Words
    """Nouns of things that bear names (``esercitazione``)."""
    words: Words
    """Words that give a name or keep a distance (``cosiddetto``, ``soprannominato``)."""
    phrases: tuple[str, ...]
    """Turns that do so (``una sorta di``)."""
    inscriptions: tuple[str, ...]
    """Turns after which marks hold what is written on a thing."""
    labels: Words
    """Nouns whose colon or copula leads to a name or saying (``titolo``, ``slogan``)."""
    formulas: tuple[str, ...]
    """Fixed formulas, whole."""
    formula_words: Words
    """Words before a formula (``assolto``)."""
    given: Words = frozenset()
    """Those of the words that follow an auxiliary and may have a phrase of place behind them (``erano chiamate nelle mail``)."""


class Persons(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """Words that stand for a person or body without its name."""

    articles: Words
    feminine_articles: Words
    masculine_articles: Words
    indefinite: Words
    honorifics: Words
    pronouns_masculine: Words
    pronouns_feminine: Words
    pronouns_plural: Words
    possessives: Words
    prepositions: Words
    """Prepositions, with article or not: a name after one is no subject."""
    with_article: Words
    """Prepositions that hold an article (``della``)."""
    genitives: Words
    """The forms of ``di``: what is said of the thing named before is said by or of its owner."""
    spoken_of: Words
    """Masculine personal pronouns in the strict sense (``lui``, not ``stesso``)."""
    possession: Words
    """The prepositions of belonging (``di``, ``della``), which tie a name to the role before it."""
    sources: Words
    """Prepositions before the body that lets something be known (``dal``)."""
    places_only: Words
    """Prepositions that lead to a place or medium and not to an owner (``su``)."""
    relatives: Words
    conjunctions: Words
    feminine: Words
    """Nouns of people that are feminine whatever they end in."""
    masculine_names: Words
    """First names that end like feminine ones."""
    feminine_names: Words
    """First names that do not end like feminine ones."""
    feminine_name_endings: tuple[str, ...]
    masculine_name_endings: tuple[str, ...]
    anybody: Words
    """Nouns that can point back to any person (``uomo``)."""
    bodies: Words
    """Nouns of bodies (``ministero``, ``azienda``): they speak, and point back to an organisation."""
    same: tuple[Words, ...]
    """Groups of words for one role (``sindaco``, ``sindaca``, ``primo cittadino``)."""
    not_people: Words
    """Nouns that stand where a speaker could and are none (days, times)."""
    adverbs: Words
    """Words that may stand between a verb of saying and its subject."""
    any_body: Words = frozenset()
    """Those of the bodies that can point back to any organisation (``l'azienda``): ``la Procura`` is no other body than itself."""
    plain_people: Words = frozenset()
    """Words for a man or woman who holds no office (``la donna``)."""
    companies: Words = frozenset()
    """Those of them that are companies and nothing else."""
    of_members: Words = frozenset()
    """Words of the names of unions and committees, which ``l'azienda`` never means."""
    parts: Words = frozenset()
    """Nouns of what a body has and speaks through (``ufficio``, ``staff``): ``l'ufficio studi di X`` is X."""
    people: Words = frozenset()
    """Nouns of people in the plural (``inquirenti``, ``fonti``): they speak without a name, and no body of the text is meant by them."""
    plural_endings: tuple[str, ...] = ()
    """Endings of adjectives in the plural (``fonti diplomatiche``)."""
    compound_prepositions: Words = frozenset()
    """Prepositions that need another one (``prima di``): alone before an article they are adverbs."""
    people_endings: tuple[str, ...] = ()
    """Endings of nouns that are callings (``-ista``, ``-trice``)."""
    callings: Words = frozenset()
    """Nouns of people who come in without a name (``barista``, ``passante``), apart from offices and professions."""
    offices: Words = frozenset()
    """Nouns of offices that a place has one of: alone they need not mean anybody named before (``il sindaco``)."""
    continuing: Words = frozenset()
    """Verb forms by which somebody who has spoken goes on (``aggiunge``)."""
    epithet_endings: tuple[str, ...] = ()
    """Endings of words that say where somebody comes from or how old he is (``il 45enne``, ``l'altoatesino``)."""
    epithets: Words = frozenset()
    """Nouns that say something of whoever was spoken of and have no such ending (``l'azzurro``)."""
    former: Words = frozenset()
    """What stands before an office that somebody holds no more (``ex``)."""
    demonstratives: Words = frozenset()
    """What stands before it."""
    latter: Words = frozenset()
    """``ultimo`` in ``quest'ultimo``: whoever was named last."""
    other: Words = frozenset()
    """``altro`` in ``l'altro``: of the last two speakers the one who did not speak last."""
    somebody: Words = frozenset()
    """Pronouns for one of several (``uno di loro``, ``un altro``)."""
    whoever: Words = frozenset()
    """Pronouns that are nobody in particular (``chi`` in ``c'è chi parla di``)."""
    contrasting: Words = frozenset()
    """Verbs by which somebody else than the last speaker has the word (``replica``)."""
    own_kin: Words = frozenset()
    """Possessives that stand before kin without an article (``mia nonna``)."""
    moods: Words = frozenset()
    """Adjectives that tell how somebody says something, between verb and subject (``sbotta furioso il vicino``)."""
    manner_endings: tuple[str, ...] = ()
    """Endings of adverbs of manner and past participles, which do so too."""
    first_of_two: Words = frozenset()
    """``primo`` in ``il primo``: of two people named together the one named first."""
    second_of_two: Words = frozenset()
    numerals: Words = frozenset()
    """Numbers between an article and a noun (``le tre sigle``)."""
    trades: Words = frozenset()
    """Callings by which a text goes on about whomever it has just named (``il tecnico``): there are always several of them."""
    impersonal: Words = frozenset()
    """Verbs with which a sentence begins whose person stands behind ``a`` (``Tocca a Rossi``)."""
    between_two: Words = frozenset()
    """``tra`` in ``tra il serio e il faceto``."""
    closeness: Words = frozenset()
    """Adjectives of sources that need a complement (``fonti vicine al dossier``)."""
    pleasing: Words = frozenset()
    """Verbs that somebody feels who stands behind ``a`` (``Una risposta che a Rossi non piace``)."""
    led: Words = frozenset()
    """``guidata`` in ``la giunta guidata da Rossi``."""
    leading_roles: tuple[tuple[str, str], ...] = ()
    """The noun of a body and what the person is who leads it (``giunta``, ``sindaco``)."""
    through: Words = frozenset()
    """Prepositions before the person by whom a body speaks (``la Uil attacca con Rossi:``)."""
    kept_before: Words = frozenset()
    """Adjectives and nouns before a role that are part of it (``alto``, ``ex``)."""


class SpeechWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """All that the reading of quotations needs to know of a language."""

    verbs: Verbs
    frames: Frames
    naming: Naming
    persons: Persons
    verb_first: bool
    """Whether subjects may be left out and follow their verb freely."""
    apocopes: Words = frozenset()
    """Words whose last sign is an apostrophe, without it."""
    apheresis: Words = frozenset()
    """Words that begin with an apostrophe, without it."""
    negations: Words = frozenset()
    """Words with which a clause begins and a name does not (``non``)."""
    insertions: tuple[str, ...] = ()
    """What ends an editor's insertion in brackets (``ndr``)."""
