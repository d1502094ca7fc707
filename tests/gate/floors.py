"""The gate's pinned floors: what extraction scores on the annotated texts may only go up.

``python -m tests.gate.floors`` prints today's figures beside the floors; ``--raise`` pins the higher of the two. No option lowers a floor: that is
an edit of ``floors.json`` by hand, for a reviewer to see. The annotated texts are fingerprinted, so that they cannot drift quietly either.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from digest.corpus.digest import make_digest
from tests.gate.conflicts import alarms, quiet, score_conflicts
from tests.gate.judged import SETS as JUDGED_SETS
from tests.gate.judged import load_judged, score_related
from tests.gate.predictions import data_of, digest_of, predict_folder, relate
from tests.gate.relations import annotated_texts, load_pairs, score_relations
from tests.gate.scoring import score
from tests.gate.summaries import compare, mean

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
SETS = {
    "seeds": re.compile(r"\d{3}_[0-9a-f]{16}"),
    "development": re.compile(r"\d{3}"),
    "fresh": re.compile(r"f\d\d"),
    "fresh-again": re.compile(r"g\d\d"),
    "fresh-third": re.compile(r"h\d\d"),
    "fresh-fourth": re.compile(r"i\d\d"),
    "fresh-fifth": re.compile(r"j\d\d"),
    "english": re.compile(r"en\d\d"),
    "english-again": re.compile(r"ea\d\d"),
    "french": re.compile(r"fr\d\d"),
}
"""The real seeds; texts written for development; five sets annotated by people who had seen neither rules nor tables; English and French texts
annotated before any rule was run on them. By text name."""
MEASURES = {
    "french": frozenset(
        ("title", "dateline", "agency", "date_accuracy", "no_date_invented", "boilerplate_removed", "text_kept", "quotation_spans")
    )
}
"""The French pack promises structure, dates and quotations; what it reads of names and speakers is not measured."""

RELATIONS = "relations"
"""What the texts of the first two sets are to each other, by themselves: texts added to other sets change nothing."""
JUDGED = {f"related, {of}": of for of in JUDGED_SETS}
"""Related briefings of judged sets, each as a corpus of its own."""
RELATION_SETS = {f"relations, {folder.name}": folder for folder in sorted((HERE / "relations_sets").iterdir())}
"""Further sets with relations only (tellings of one event, traps, conflicts), annotated by people who had seen neither rules nor tables."""
CONFLICTS = "conflicts"
"""What those texts say differently, and how rarely the checks are wrong on each set."""
ALL = (*SETS, RELATIONS, *RELATION_SETS, CONFLICTS, *JUDGED)


def fingerprint() -> str:
    """One hash over all annotated texts and their annotation, the sentences marked for summaries and what is related included."""
    digest = hashlib.sha256()
    sets = (path for path in (HERE / "relations_sets").rglob("*") if path.is_file())
    for path in sorted([*(HERE / "texts").iterdir(), *(HERE / "gold").iterdir(), *sets, HERE / "summaries.yml", HERE / "related.yml"]):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def load_gold(of: str) -> dict[str, dict[str, Any]]:
    """The annotation of a set of SETS, by text name."""
    found = {}
    for path in sorted((HERE / "gold").glob("*.yaml")):
        if SETS[of].fullmatch(path.stem):
            found[path.stem] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@cache
def measure(of: str) -> dict[str, float]:
    """Today's figures of a set, of RELATIONS, one of RELATION_SETS, CONFLICTS or one of JUDGED; ``summary`` only where sentences are marked."""
    together = data_of(HERE / "texts", annotated_texts()) if of in (RELATIONS, CONFLICTS) else {}
    if of == RELATIONS:
        return score_relations(load_pairs(), relate(together))
    if of in RELATION_SETS:
        return _relation_set(RELATION_SETS[of])
    if of == CONFLICTS:
        whole = {path.stem: path.read_text(encoding="utf-8") for path in (HERE / "texts").glob("*.txt")}
        found = alarms(data_of(HERE / "texts"))
        calm = {
            f"quiet_{name.replace('-', '_')}": quiet({text for text in whole if named.fullmatch(text)}, found)
            for name, named in SETS.items()
        }
        return score_conflicts(load_pairs(), together, whole) | calm
    if of in JUDGED:
        briefings = tuple(one for one in digest_of(HERE / "texts").briefings if JUDGED_SETS[JUDGED[of]].fullmatch(one.name))
        found = make_digest(briefings).related
        return score_related(load_judged(), [one.name for one in briefings], {name: [link.name for link in found[name]] for name in found})
    gold = load_gold(of)
    texts = {name: (HERE / "texts" / f"{name}.txt").read_text(encoding="utf-8") for name in gold}
    figures = score(gold, texts, predict_folder(HERE / "texts")).figures()
    summaries = [ours for name, (ours, _) in compare().items() if name in gold]
    if summaries:
        figures = {**figures, "summary": mean(summaries)}
    return {name: figure for name, figure in figures.items() if name in MEASURES.get(of, figures)}


def _relation_set(folder: Path) -> dict[str, float]:
    """Relations of a further set, and its conflicts shown."""
    pairs = yaml.safe_load((folder / "pairs.yaml").read_text(encoding="utf-8"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (folder / "texts").glob("*.txt")}
    data = data_of(folder / "texts")
    return score_relations(pairs, relate(data), frozenset(texts)) | score_conflicts(pairs, data, texts)


def load_floors() -> dict[str, Any]:
    """The pinned floors and the fingerprint they were measured on."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def raised(floors: dict[str, float], figures: dict[str, float]) -> dict[str, float]:
    """The higher of floor and figure for every measure."""
    return {name: max(figures.get(name, 0.0), floors.get(name, 0.0)) for name in sorted({*floors, *figures})}


def main() -> int:
    """Print figures beside floors; with ``--raise`` pin the higher ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="pin", action="store_true", help="pin today's figures where they are higher")
    pin = parser.parse_args().pin
    floors = load_floors() if FLOORS.exists() else {"fingerprint": fingerprint()}
    if floors["fingerprint"] != fingerprint():
        print("the annotated texts differ from those the floors were pinned on", file=sys.stderr)
        return 1
    below = False
    for of in ALL:
        print(of)
        for name, figure in measure(of).items():
            floor = floors.get(of, {}).get(name, 0.0)
            below = below or figure < floor
            print(f"  {name:<26} {figure:.4f}   floor {floor:.4f}{'   BELOW' if figure < floor else ''}")
        floors[of] = raised(floors.get(of, {}), measure(of))
    if pin:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
