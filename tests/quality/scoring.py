"""Gold pages read as a scraper gives them (JSONL rows with outlet and day), and scored by the shared scorer."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from typing import Any

from palagan.flow import read_pages, steps
from palagan.gather.collect import collect
from palagan.gather.options import GatherOptions
from palagan.model.drop import Drop
from tests.quality.gold_readings import documents, raw_text

Scores = dict[str, dict[str, float]]


def set_hash(folder: Path, name: str) -> str:
    """SHA-256 over a gold file and, after it, the raw pages that it names, in order."""
    gold = folder / "gold"
    digest = hashlib.sha256((gold / f"{name}.jsonl").read_bytes())
    for document in documents(folder, name):
        digest.update((gold / document["file"]).read_bytes())
    return digest.hexdigest()


def scores(folder: Path, name: str, work: Path) -> Scores:
    """Measure → precision, recall and F1 of a gold set, read anew; what was dropped at gathering is an error."""
    rows = work / f"{name}.rows.jsonl"
    rows.write_text("".join(map(_row, ((folder, one) for one in documents(folder, name)))), "utf-8")
    pages = []
    for arrival in collect([rows], GatherOptions()):
        if isinstance(arrival, Drop):
            raise AssertionError(f"{arrival.item}: {arrival.reason} {arrival.detail}")
        pages.append(arrival)
    readings = work / f"{name}.readings.jsonl"
    readings.write_text("".join(f"{row.json}\n" for row in read_pages(pages, steps()).rows if row.json), "utf-8")
    return scored(folder, name, readings)


def scored(folder: Path, name: str, readings: Path) -> Scores:
    """The same for readings that are there, one a line."""
    tally, unread = _scorer(folder).score(folder / "gold" / f"{name}.jsonl", readings)
    assert not unread, f"{unread} pages of {name} have no reading"
    return dict(tally.rows())


def _row(given: tuple[Path, dict[str, Any]]) -> str:
    folder, document = given
    hint = document.get("hint") or {}
    told = {"outlet": hint.get("outlet"), "published": hint.get("published")}
    row = {"id": document["id"], "text": raw_text(folder, document), **told}
    return json.dumps({name: value for name, value in row.items() if value is not None}, ensure_ascii=False) + "\n"


def _scorer(folder: Path) -> Any:
    spec = importlib.util.spec_from_file_location("shared_score", folder / "bench" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
