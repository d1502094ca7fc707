"""Headlines: the text's own, the standfirst, or one derived from the lede; always one, with its sources and its losers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.extract.headline import read_headline, read_kicker, read_standfirst
from digest.kb.knowledge import Knowledge, load_knowledge
from digest.lang.pack import LanguagePack, load_language
from digest.model import HeadlineKind, Quotation, QuotationKind, Seed, Speaker, SpeakerKind
from digest.reading.article import Article
from digest.reading.layout.blocks import read_blocks
from digest.reading.pipeline import pipeline
from digest.values import Basis, Sourced
from tests.conftest import SeedMaker
from tests.tables import cases

STORY = "La banchina nord riapre lunedì alle navi da carico, dopo due anni di lavori e molte polemiche. Lo dice l'autorità portuale.\n"


def article_of(seed: Seed, pack: LanguagePack, knowledge: Knowledge, quotations: tuple[Sourced[Quotation], ...] = ()) -> Article:
    """An article with its structure and the quotations given."""
    return Article(seed, pack, pipeline(pack.code)(seed.text), read_blocks(seed, pack, knowledge), (), (), quotations)


def quotation_of(seed: Seed, words: str, speaker: str, kind: SpeakerKind) -> Sourced[Quotation]:
    """A full quotation whose speaker stands in the text."""
    start, name = seed.text.index(words), seed.text.index(speaker)
    said = Sourced(Speaker(kind, speaker), Basis.READ, "subject-after-cue", (seed.passage(name, name + len(speaker)),))
    return Sourced(Quotation(QuotationKind.FULL, words, said), Basis.READ, "marks", (seed.passage(start, start + len(words)),))


@pytest.mark.parametrize("case", cases("headline"))
def test_headline(case: dict[str, Any], knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """The text of each row has the row's headline, kicker and standfirst, of the row's kind."""
    article = article_of(seed_of(case["text"]), load_language(case.get("language", "it")), knowledge)

    headline, kicker, standfirst = read_headline(article), read_kicker(article), read_standfirst(article)

    assert case["headline"] == headline.value.text
    assert case["kind"] == str(headline.value.kind)
    assert case.get("kicker") == (kicker.value if kicker else None)
    assert case.get("standfirst") == (standfirst.value if standfirst else None)
    assert (headline.basis is Basis.INFERRED) == (headline.value.kind is HeadlineKind.DERIVED)
    for passage in headline.passages:
        assert passage.text == article.seed.text[passage.start : passage.end]


def test_the_passage_of_a_marked_headline_leaves_the_marks_out(italian: LanguagePack, knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """The block holds the heading marks, the headline's passage does not."""
    headline = read_headline(article_of(seed_of("# Porto, riapre la banchina\n\n" + STORY), italian, knowledge))

    assert "Porto, riapre la banchina" == headline.passages[0].text


def test_all_that_was_proposed_is_shown(italian: LanguagePack, knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """Kicker, second headline, standfirst and derived headline lose to the own headline, each with its reason."""
    text = (
        "LE GRANDI OPERE\nPorto, riapre la banchina nord\nBanchina oggi riapre, news in diretta: orari, navi, cosa sappiamo\n"
        "Lunedì le prime tre navi dopo due anni di lavori\n\n" + STORY
    )

    headline = read_headline(article_of(seed_of(text), italian, knowledge))

    assert "Porto, riapre la banchina nord" == headline.value.text
    assert ["kicker", "second-headline", "standfirst", "own-headline-stands"] == [other.reason for other in headline.others]


def test_a_quotation_of_the_lede_makes_the_headline(italian: LanguagePack, knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """A full attributed quotation in the first sentences becomes ``Surname: «words»``; the shortened lede loses to it."""
    seed = seed_of(
        "ROMA - «Nessuno resterà senza casa in questa città», ha detto Carlo Bellandi al termine della riunione con i comitati.\n"
    )
    quotation = quotation_of(seed, "Nessuno resterà senza casa in questa città", "Carlo Bellandi", SpeakerKind.PERSON)

    headline = read_headline(article_of(seed, italian, knowledge, (quotation,)))

    assert "Bellandi: «Nessuno resterà senza casa in questa città»" == headline.value.text
    assert (HeadlineKind.DERIVED, Basis.INFERRED, "quotation-of-the-lede") == (headline.value.kind, headline.basis, headline.rule)
    assert ["Carlo Bellandi", "Nessuno resterà senza casa in questa città"] == [passage.text for passage in headline.passages]
    assert ["quotation-is-stronger"] == [other.reason for other in headline.others]


@pytest.mark.parametrize(
    ("words", "speaker", "kind"),
    [
        ("Ora non", "Carlo Bellandi", SpeakerKind.PERSON),
        ("Questo è il momento di scegliere da che parte stare", "Carlo Bellandi", SpeakerKind.PERSON),
        ("Nessuno resterà senza casa in questa città", "una funzionaria", SpeakerKind.UNNAMED),
        ("Nessuno resterà senza casa. Lo prometto a tutti", "Carlo Bellandi", SpeakerKind.PERSON),
    ],
    ids=["too short", "leans on what came before", "unnamed speaker", "two sentences"],
)
def test_weak_quotations_make_no_headline(
    words: str, speaker: str, kind: SpeakerKind, italian: LanguagePack, knowledge: Knowledge, seed_of: SeedMaker
) -> None:
    """A quotation that cannot stand alone, or whose speaker has no name, leaves the headline to the lede."""
    seed = seed_of(f"ROMA - «{words}», ha detto {speaker} al termine della riunione con i comitati del quartiere.\n")

    headline = read_headline(article_of(seed, italian, knowledge, (quotation_of(seed, words, speaker, kind),)))

    assert headline.rule in ("lede", "lede-shortened")


def test_a_text_of_nothing_is_called_by_its_file(italian: LanguagePack, knowledge: Knowledge, seed_of: SeedMaker) -> None:
    """Without a single word the name of the seed stands in, without a passage."""
    headline = read_headline(article_of(seed_of("\n \n", "senza-parole"), italian, knowledge))

    assert ("senza-parole", "file-name", ()) == (headline.value.text, headline.rule, headline.passages)


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(
            [
                "Il",
                "ministro",
                "ha",
                "detto",
                "che",
                "«il",
                "piano»",
                "di",
                "della",
                "Roma,",
                "(oggi)",
                "e",
                "Bellandi,",
                "sarà",
                "con",
                "–",
                '"poi"',
                "mentre",
            ]
        ),
        min_size=1,
        max_size=60,
    )
)
def test_derived_headlines_can_be_read(words: list[str]) -> None:
    """However the lede runs, a derived headline is short, closes its marks, ends in no comma, and holds the text's words."""
    text = "Nel paese " + " ".join(words) + " resta la neve.\n"
    article = article_of(Seed("a", "seeds/a.txt", "", text, "utf-8"), load_language("it"), load_knowledge())

    headline = read_headline(article)

    assert 0 < len(headline.value.text) <= 130
    assert headline.value.text[-1] not in ",;:"
    assert headline.value.text.count("«") == headline.value.text.count("»")
    spoken = {word.casefold().strip('«»()"…') for passage in headline.passages for word in passage.text.replace(",", " ").split()}
    assert {word.casefold().strip('«»()"…') for word in headline.value.text.replace(",", " ").split()} <= spoken | {""}
