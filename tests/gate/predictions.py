"""Predictions for the scorer: a projection of what ``digest.json`` holds for a folder of texts, and nothing beside it.

``python tests/gate/predictions.py --seeds DIR --out DIR`` writes one JSON per text and ``relations.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from digest.build import read_files
from digest.config import DigestSettings
from digest.digest_model import Digest
from digest.intake.seeds import ENDINGS
from digest.lang.pack import load_interface
from digest.publish.data import data_page

LANGUAGE = "it"
NOT_BODY = frozenset({"boilerplate", "date-line", "byline", "agency-mark", "kicker", "headline", "second-headline", "standfirst"})


@cache
def digest_of(folder: Path, only: frozenset[str] | None = None) -> Digest:
    """The digest of the texts of a folder, or of those of these names and no others."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in ENDINGS and (only is None or path.stem in only))
    return read_files(paths, LANGUAGE, None, DigestSettings().max_seed_characters)


@cache
def data_of(folder: Path, only: frozenset[str] | None = None) -> dict[str, Any]:
    """What ``digest.json`` would hold for them."""
    data: dict[str, Any] = json.loads(data_page(digest_of(folder, only), load_interface(LANGUAGE))[0].body)
    return data


def predict(briefing: dict[str, Any], bounds: dict[str, Any] | None = None) -> dict[str, Any]:
    """The prediction for one briefing of ``digest.json``; bounds that leave one day are an inferred date."""
    headline = briefing["headline"]["value"]
    published, inferred = briefing["published"], briefing["published_inferred"]
    return {
        "id": briefing["seed"]["name"],
        "title": headline["text"],
        "title_generated": headline["kind"] == "derived",
        "date": {"value": published["value"]["date"], "precision": published["value"]["precision"]} if published else None,
        "date_inferred": {"value": inferred["value"]["date"]} if inferred else _one_day(bounds),
        "dateline": briefing["dateline"]["value"]["place"] if briefing["dateline"] else None,
        "agency": [agency["value"] for agency in briefing["agencies"]],
        "persons": _names(briefing["people"]),
        "orgs": _names(briefing["organisations"]),
        "places": _names(briefing["places"]),
        "quotes": [_quotation(quotation["value"]) for quotation in briefing["quotations"]],
        "tags": [tag["value"]["label"] for tag in briefing["tags"]],
        "body": "\n\n".join(block["passage"]["text"] for block in briefing["blocks"] if block["kind"] not in NOT_BODY),
    }


def _one_day(bounds: dict[str, Any] | None) -> dict[str, Any] | None:
    ends = [bounds["value"][end] for end in ("earliest", "latest")] if bounds else [None]
    days = {end and end["date"] for end in ends}
    return {"value": days.pop()} if len(days) == 1 and ends[0] and ends[0]["precision"] == "day" else None


def relate(data: dict[str, Any]) -> dict[str, Any]:
    """The relations of ``digest.json``: stories (sure or decided links only), proposals apart, and related briefings best first."""
    return {
        "clusters": [[telling["name"] for telling in story["tellings"]] for story in data["stories"]],
        "proposed": [[link["one"], link["other"]] for link in data["proposed"]],
        "related": {name: [link["name"] for link in links] for name, links in data["related"].items()},
    }


@cache
def predict_folder(folder: Path) -> dict[str, dict[str, Any]]:
    """The predictions for all texts of a folder, by text name."""
    return predict_all(data_of(folder))


def predict_all(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The predictions for all briefings of ``digest.json``, by text name."""
    named = {briefing["seed"]["name"]: briefing for briefing in data["briefings"]}
    return {name: predict(briefing, data["bounds"].get(name)) for name, briefing in named.items()}


def _names(entities: list[dict[str, Any]]) -> list[str]:
    """Who and what the text is about: not what stands only in its dateline, byline or boilerplate."""
    return [entity["value"]["name"] for entity in entities if not all(mention["background"] for mention in entity["value"]["mentions"])]


def _quotation(quotation: dict[str, Any]) -> dict[str, Any]:
    speaker = quotation["speaker"]
    return {"text": quotation["words"], "speaker": speaker["value"]["name"] if speaker else None}


def main() -> int:
    """Write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=Path, required=True, help="folder of texts")
    parser.add_argument("--out", type=Path, required=True, help="folder for the predictions")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    data = data_of(arguments.seeds)
    for name, content in [*predict_all(data).items(), ("relations", relate(data))]:
        (arguments.out / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
