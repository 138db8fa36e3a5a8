"""Gold pages read by models that have not seen them: python training/crossvalidated.py [GOLD.jsonl] [--out FILE].

A third of the pages at a time, each read from its raw text with models of lands, of events and of their setting that
were trained on the other two thirds and on our own annotations. What comes out, one reading a line, is scored like any
other: `python ../shared/bench/score.py GOLD.jsonl FILE`. The confidence is put through the shipped curve.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import events
import lands
import setting
from annotated import CORPUS, corpus_lines, reports
from folds import FOLDS, thirds

from palagan.articles.make import make_article
from palagan.model.contract import reading_to_json
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Hints, Page
from palagan.reading import actors, decide
from palagan.reading import setting as settings_read
from palagan.reading.read import read_article
from palagan.reading.setting import SettingModels
from palagan.reading.trees import trees_of
from palagan.reading.weights import event_models, models_of


def raw_page(doc: dict[str, Any], folder: Path) -> Page:
    """The page as a scraper gives it: its bytes, its outlet and its day."""
    raw = (folder / doc["file"]).read_bytes()
    hint = doc.get("hint") or {}
    hints = Hints(outlet=hint.get("outlet"), published=hint.get("published"), external_id=doc["id"])
    return Page(content_id("pg", raw), doc["file"], "text", raw, "utf-8", sha256_hex(raw), hints)


def main() -> None:
    """Write the readings, in the order of the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).resolve().parents[2] / "shared" / "gold"
    parser.add_argument("gold", nargs="?", type=Path, default=shared / "train.jsonl")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="what the annotations point into")
    parser.add_argument("--out", type=Path, default=Path("build/crossvalidated.jsonl"))
    options = parser.parse_args()
    pages = events.gold_pages([options.gold])
    annotated = list(reports(corpus_lines(options.corpus)))
    lessons = [lands.lesson(*page) for page in pages]
    ours = [lands.lesson(*report) for report in annotated]
    placed, ours_placed = ([setting.page_of(*page) for page in several] for several in (pages, annotated))
    shipped = event_models("id")
    curve = shipped.reliability if shipped else ()
    rows: dict[int, str] = {}
    for fold, (others, taught, around_them) in enumerate(
        zip(thirds(pages), thirds(lessons), thirds(placed), strict=True)
    ):
        whose = trees_of(lands.fit([*taught, *ours])["land"])
        actors.land_models = lambda _language, whose=whose: whose  # type: ignore[assignment]
        models = models_of(events.fit([events.lesson(*page) for page in (*others, *annotated)], options.corpus), curve)
        fitted = setting.fit(around_them, ours_placed)
        around = SettingModels(*(trees_of(fitted[name]) for name in ("date", "place", "history")))
        decide.event_models = lambda _language, models=models: models  # type: ignore[assignment]
        settings_read.setting_models = lambda _language, around=around: around  # type: ignore[assignment]
        for number in range(fold, len(pages), FOLDS):
            reading = read_article(make_article(raw_page(pages[number][0], options.gold.parent)))
            rows[number] = json.dumps(reading_to_json(reading), ensure_ascii=False)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("".join(rows[number] + "\n" for number in range(len(pages))), "utf-8")
    sys.stdout.write(f"{options.out}: {len(rows)} pages\n")


if __name__ == "__main__":
    main()
