"""Every field keeps what lost: for each, a text in which at least two rules or words proposed something else."""

from __future__ import annotations

import pytest

from tests.extract.test_briefing import briefing_of

BODY = """
Il porto ha chiuso il 2024 con un aumento del sei per cento dei container e delle navi. I sindacati chiedono assunzioni nei trasporti marittimi.

La regione ha stanziato tre milioni di euro per le banchine. I lavori dureranno due anni e riguarderanno anche il molo di ponente.

«Un risultato atteso», ha detto la presidente Anna Verdi. I lavoratori portuali annunciano uno sciopero per il rinnovo del contratto.

Gli operatori turistici chiedono invece un nuovo terminal per le crociere, che oggi attraccano accanto alle merci.
"""
REPORT = "\nLONDON (Reuters) - Traffic rose by three percent, the president of the port said.\n\nIt expects twenty more ships.\n"
TEXTS = {
    "headline": "Porto, crescono i container\nPorto, container in crescita nel 2024\nI sindacati chiedono assunzioni\n" + BODY,
    "kicker": "CRONACA\nGENOVA\nPORTI\nPorto, crescono i container e le navi\n" + BODY,
    "standfirst": "Porto, crescono i container e le navi\nI sindacati chiedono assunzioni e turni\nLa regione stanzia tre milioni per le banchine\n"
    "Gli operatori soddisfatti chiedono un altro terminal\n" + BODY,
    "published": "Porto, crescono i container\nPubblicato il 3 marzo 2025 alle 09:30 - Aggiornato il 4 marzo 2025 alle 10:00\n"
    + BODY
    + "\nL'accordo era stato firmato il 12 gennaio 2025.\n",
    "updated": "Porto, crescono i container\nPubblicato il 3 marzo 2025 alle 09:30\nAggiornato il 4 marzo 2025 alle 10:00\n"
    "Ultimo aggiornamento: 5 marzo 2025\n" + BODY,
    "dateline": "Il porto cresce ancora\n\nROMA-MILANO (ANSA) - Il traffico è salito del tre per cento, ha detto ieri il presidente.\n\n"
    "Dal nostro inviato a Trieste\n\nTORINO - Anche qui il traffico è salito, ha detto il direttore dello scalo.\n\nBari, 3 marzo 2025\n",
    "agencies": "Il porto cresce ancora\n\nROMA (ANSA) - Il traffico è salito.\n\nSi attendono altre navi.\n\nFoto: LaPresse\n\nFoto Reuters\n",
    "bylines": f"Port traffic rises\n\nBy Anna Green\n{REPORT}\n(Reporting by Anna Green; Additional reporting by Al Stone; Editing by Carl Wood)\n",
    "source": "Il porto cresce ancora\n" + BODY + "\nFonte: Comune di Sestola\n© Il Giornale del Porto\n© Gazzetta della Laguna\n",
    "url": "Il porto cresce ancora\n" + BODY + "\nhttps://example.org/a\nhttps://example.org/b\nLink: https://example.org/c\n",
    "language": "Il porto cresce ancora\n" + BODY,
    "people": "Il porto cresce ancora\n\nIl sindaco Lucca Siena ha firmato l'accordo con i sindacati, che chiedono assunzioni.\n",
    "organisations": "Il porto cresce ancora\n\nParla il presidente della Fondazione Lucca Siena, che ha finanziato i lavori.\n",
    "places": "Il porto cresce ancora\n\nLa frana ha chiuso la strada sul Monte Lucca Siena, che porta al porto.\n",
    "times": "Il porto cresce\n3 marzo 2025\n\nIl porto riaprirà venerdì, dicono gli operatori. I lavori finiranno il 12 gennaio.\n" + BODY,
    "topics": "Il porto cresce ancora\n" + BODY,
    "tags": "Il porto cresce ancora\n" + BODY,
    "summary": "Il porto cresce ancora\n" + BODY,
}


@pytest.mark.parametrize("field", TEXTS)
def test_two_losers_stay_visible(field: str) -> None:
    """The values of a field keep at least two losers between them, each with its value, the rule that proposed it and why it lost."""
    value = getattr(briefing_of(TEXTS[field]), field)
    losers = max(((one.others) for one in (value if isinstance(value, tuple) else (value,)) if one is not None), key=len)

    assert len(losers) >= 2
    assert len({repr(loser.value) for loser in losers}) >= 2
    assert all(loser.rule and loser.reason for loser in losers)
