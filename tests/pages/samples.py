"""Small digests made by hand for the tests of the pages: invented texts, every passage where it says it is."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from digest.characters import slug
from digest.config import DigestSettings, Settings
from digest.corpus.digest import make_digest
from digest.digest_model import Digest
from digest.findings import Finding, find
from digest.model import (
    Block,
    BlockKind,
    Briefing,
    Dateline,
    Entity,
    EntityKind,
    Given,
    Headline,
    HeadlineKind,
    Mention,
    Quotation,
    QuotationKind,
    Role,
    Seed,
    Speaker,
    SpeakerKind,
    TimeExpression,
    Topic,
)
from digest.values import Basis, Candidate, PartialDate, Passage, Sourced

FIRST = """ENERGIA
Porto Vento, accordo sul nuovo parco eolico
La Regione firma con la Nordica Energie: cento posti di lavoro in due anni
TORRE VECCHIA (AGV) – La sindaca di Torre Vecchia, Elena Marchetti, ha firmato giovedì 6 novembre 2025 l’intesa con la Nordica Energie. \
“Il vento è nostro, i posti di lavoro pure”, ha detto Marchetti.
I tempi dell’opera
I lavori cominceranno il 12 gennaio 2026. “Non ci saranno rinvii – ha aggiunto la sindaca –. Lo dico ai cittadini di Torre Vecchia”. \
Per la Nordica Energie «il cantiere è già pronto».
Foto: archivio (AGV)
Iscriviti alla nostra newsletter
"""

SECOND = """ date 2025-10 Nel porto di Torre Vecchia è attraccata la prima nave con le pale della Nordica Energie.

Secondo la sindaca Elena Marchetti «è l’inizio di una storia nuova».
"""

THIRD = """Il consiglio comunale ha discusso per tre ore. La sindaca Elena Marchetti non era in aula.
"""


def passage(text: str, words: str, nth: int = 1) -> Passage:
    """The nth place at which these words stand in the text."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Passage(start, start + len(words), words)


def seed_of(name: str, text: str, body_start: int = 0, given: tuple[Given, ...] = ()) -> Seed:
    """A seed without a file."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Seed(name, f"seeds/{name}.txt", digest, text, "utf-8", body_start, given)


def bare(seed: Seed, blocks: tuple[Block, ...] = (), findings: tuple[Finding, ...] = ()) -> Briefing:
    """A briefing that knows next to nothing of its seed."""
    return Briefing(
        seed=seed,
        headline=Sourced(Headline(seed.text.strip()[:80] or "–", HeadlineKind.DERIVED), Basis.INFERRED, "lede"),
        kicker=None,
        standfirst=None,
        published=None,
        published_inferred=None,
        updated=None,
        dateline=None,
        agencies=(),
        bylines=(),
        source=None,
        url=None,
        language=Sourced("it", Basis.INFERRED, "words"),
        people=(),
        organisations=(),
        places=(),
        quotations=(),
        times=(),
        topics=(),
        tags=(),
        summary=(),
        blocks=blocks,
        words=len(seed.text.split()),
        reading_minutes=1,
        findings=findings,
    )


def read(text: str, words: str, nth: int = 1) -> Sourced[str]:
    """Words of the text as a value read by a rule."""
    return Sourced(words, Basis.READ, "own-line", (passage(text, words, nth),))


def entity(
    kind: EntityKind, name: str, text: str, surfaces: tuple[tuple[str, int], ...], known_as: str | None, *roles: str
) -> Sourced[Entity]:
    """An entity with mentions at the given places, each with how often it stood before, and its roles in the text's words."""
    mentions = tuple(Mention(passage(text, words, nth), "name") for words, nth in surfaces)
    stated = tuple(Sourced(Role(words), Basis.READ, "before-name", (passage(text, words),)) for words in roles)
    return Sourced(Entity(kind, name, slug(name), known_as, mentions, stated), Basis.READ, "name", (mentions[0].passage,))


def quotation(
    text: str, words: str, speaker: Speaker | None, cue: str, interruption: str = "", kind: QuotationKind = QuotationKind.FULL
) -> Sourced[Quotation]:
    """A quotation with its cue, and the words inside it that are not speech."""
    inside = (passage(text, interruption),) if interruption else ()
    said = Sourced(speaker, Basis.READ, "cue-after", (passage(text, cue),)) if speaker else None
    spoken = words.replace(interruption, " ") if interruption else words
    return Sourced(Quotation(kind, spoken, said, passage(text, cue), inside), Basis.READ, "marks", (passage(text, words),))


def blocks_of(text: str, *rows: tuple[BlockKind, str]) -> tuple[Block, ...]:
    """Blocks that hold these words."""
    return tuple(Block(kind, passage(text, words), "layout") for kind, words in rows)


MAYOR = Speaker(SpeakerKind.PERSON, "Elena Marchetti", "elena-marchetti")
COMPANY = Speaker(SpeakerKind.ORGANISATION, "Nordica Energie", "nordica-energie")
ENERGY = Topic("energia", "Energia", "medtop:20000239")
SETTINGS = Settings(
    root=Path("/site"),
    site_name="Rassegna",
    site_url="",
    repo_url="",
    language="it",
    seeds=Path("/site/seeds"),
    docs=Path("/site/docs"),
    site=Path("/site/site"),
    digest=DigestSettings(),
)


def dated() -> Briefing:
    """A text with nearly everything: kicker, headline, standfirst, dateline, full date, quotations, boilerplate, losing candidates."""
    text = FIRST
    lines = text.splitlines()
    dateline = "TORRE VECCHIA (AGV) – "
    date = Candidate(PartialDate(2026, 1, 12), Basis.READ, "date-in-text", (passage(text, "12 gennaio 2026"),), "event-date")
    return replace(
        bare(seed_of("001_accordo", text)),
        headline=Sourced(Headline(lines[1], HeadlineKind.OWN), Basis.READ, "first-line", (passage(text, lines[1]),)),
        kicker=read(text, "ENERGIA"),
        standfirst=read(text, lines[2]),
        published=Sourced(PartialDate(2025, 11, 6), Basis.READ, "weekday-and-date", (passage(text, "giovedì 6 novembre 2025"),), (date,)),
        dateline=Sourced(Dateline("Torre Vecchia", "Italia"), Basis.READ, "dateline", (passage(text, "TORRE VECCHIA"),)),
        agencies=(read(text, "AGV"),),
        people=(
            entity(
                EntityKind.PERSON,
                "Elena Marchetti",
                text,
                (("Elena Marchetti", 1), ("Marchetti", 2)),
                "elena-marchetti",
                "sindaca di Torre Vecchia",
            ),
        ),
        organisations=(entity(EntityKind.ORGANISATION, "Nordica Energie", text, (("Nordica Energie", 1), ("Nordica Energie", 2)), None),),
        places=(entity(EntityKind.PLACE, "Torre Vecchia", text, (("Torre Vecchia", 1), ("Torre Vecchia", 2)), "torre-vecchia"),),
        quotations=(
            quotation(text, "Il vento è nostro, i posti di lavoro pure", MAYOR, "ha detto"),
            quotation(
                text,
                "Non ci saranno rinvii – ha aggiunto la sindaca –. Lo dico ai cittadini di Torre Vecchia",
                MAYOR,
                "ha aggiunto",
                " – ha aggiunto la sindaca –. ",
            ),
            quotation(text, "il cantiere è già pronto", COMPANY, "Per la", kind=QuotationKind.PARTIAL),
        ),
        times=(
            Sourced(
                TimeExpression("12 gennaio 2026", PartialDate(2026, 1, 12)), Basis.READ, "full-date", (passage(text, "12 gennaio 2026"),)
            ),
        ),
        topics=(Sourced(ENERGY, Basis.INFERRED, "words-of-topic", (passage(text, "parco eolico"),)),),
        summary=(read(text, "I lavori cominceranno il 12 gennaio 2026."),),
        blocks=blocks_of(
            text,
            (BlockKind.KICKER, lines[0]),
            (BlockKind.HEADLINE, lines[1]),
            (BlockKind.STANDFIRST, lines[2]),
            (BlockKind.DATELINE, dateline),
            (BlockKind.PARAGRAPH, lines[3].removeprefix(dateline)),
            (BlockKind.CROSSHEAD, lines[4]),
            (BlockKind.PARAGRAPH, lines[5]),
            (BlockKind.BOILERPLATE, lines[6]),
            (BlockKind.BOILERPLATE, lines[7]),
        ),
        findings=(
            find(
                "two-holders",
                "001_accordo",
                line=4,
                passages=(passage(text, "Elena Marchetti"), passage(text, "la sindaca –")),
                office="sindaca di Torre Vecchia",
                first="Elena Marchetti",
                second="Anna Rossi",
            ),
        ),
    )


def month_only() -> Briefing:
    """A text of which only the month is known."""
    text = SECOND
    mark = " date 2025-10"
    first = text.splitlines()[0].removeprefix(mark).strip()
    return replace(
        bare(seed_of("002_nave", text)),
        headline=Sourced(
            Headline("Nel porto di Torre Vecchia è attraccata la prima nave", HeadlineKind.DERIVED),
            Basis.INFERRED,
            "lede",
            (passage(text, "Nel porto di Torre Vecchia"),),
        ),
        published=Sourced(PartialDate(2025, 10), Basis.READ, "collector-mark", (passage(text, "2025-10"),)),
        people=(entity(EntityKind.PERSON, "Elena Marchetti", text, (("Elena Marchetti", 1),), "elena-marchetti"),),
        organisations=(entity(EntityKind.ORGANISATION, "Nordica Energie", text, (("Nordica Energie", 1),), None),),
        quotations=(quotation(text, "è l’inizio di una storia nuova", MAYOR, "Secondo la sindaca", kind=QuotationKind.PARTIAL),),
        topics=(Sourced(ENERGY, Basis.INFERRED, "words-of-topic", (passage(text, "pale"),)),),
        summary=(read(text, first),),
        blocks=blocks_of(
            text, (BlockKind.DATE_LINE, mark.strip()), (BlockKind.PARAGRAPH, first), (BlockKind.PARAGRAPH, text.splitlines()[2])
        ),
        findings=(find("date-month-only", "002_nave", passages=(passage(text, "2025-10"),)), find("no-headline", "002_nave")),
    )


def undated() -> Briefing:
    """A text without a date, with an unattributed quotation nowhere."""
    text = THIRD
    line = text.strip()
    return replace(
        bare(seed_of("003_consiglio", text)),
        people=(entity(EntityKind.PERSON, "Elena Marchetti", text, (("Elena Marchetti", 1),), "elena-marchetti"),),
        blocks=blocks_of(text, (BlockKind.PARAGRAPH, line)),
        findings=(find("no-date", "003_consiglio"),),
    )


def sample() -> Digest:
    """Three texts: dated, of a known month, undated."""
    return make_digest((dated(), month_only(), undated()), set_aside=("seeds/foto.png",))
