"""Gold pages read by models that have not seen them: python training/crossvalidated.py [GOLD.jsonl] [--out FILE].

A third of the pages at a time, each read from its raw text with models of lands, of events and of their setting that
were trained on the other two thirds and on our own annotations; twice, since models of the setting learn from what the
first reading says of the other two thirds as well. What comes out, one reading a line, is scored like any
other: `python ../shared/bench/score.py GOLD.jsonl FILE`. The confidence is put through the shipped curve.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import events
import lands
import setting
from annotated import CORPUS, corpus_lines, reports
from folds import FOLDS, thirds
from read_pages import all_read, raw_page

from palagan.articles.make import make_article
from palagan.model.contract import reading_to_json
from palagan.reading import actors, decide
from palagan.reading import setting as settings_read
from palagan.reading.read import read_article
from palagan.reading.setting import SettingModels, setting_models_of
from palagan.reading.trees import Trees, trees_of
from palagan.reading.weights import EventModels, event_models, models_of


def _use(land: Trees, models: EventModels | None = None, around: SettingModels | None = None) -> None:
    """Read with these from now on, where they are given."""
    actors.land_models = lambda _language: land  # type: ignore[assignment]
    if models:
        decide.event_models = lambda _language: models  # type: ignore[assignment]
    settings_read.setting_models = lambda _language: around  # type: ignore[assignment]


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
    folder = options.gold.parent
    whose, whats = [], []
    for taught, others in zip(thirds(lessons), thirds(pages), strict=True):
        whose.append(trees_of(lands.fit([*taught, *ours])["land"]))
        _use(whose[-1])
        taught_events = [events.lesson(*page) for page in (*others, *annotated)]
        whats.append(models_of(events.fit(taught_events, options.corpus), curve))

    def all_rows(around: Sequence[SettingModels | None]) -> list[str]:
        """Each page read by the models of its fold."""
        rows: dict[int, str] = {}
        for fold in range(FOLDS):
            _use(whose[fold], whats[fold], around[fold])
            for number in range(fold, len(pages), FOLDS):
                reading = read_article(make_article(raw_page(pages[number][0], folder)))
                rows[number] = json.dumps(reading_to_json(reading), ensure_ascii=False)
        return [rows[number] for number in range(len(pages))]

    read = all_read(pages, folder, all_rows([None] * FOLDS))
    fitted = [setting.fit(*several, ours_placed) for several in zip(thirds(placed), thirds(read), strict=True)]
    rows = all_rows([setting_models_of(models) for models in fitted])
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("".join(row + "\n" for row in rows), "utf-8")
    sys.stdout.write(f"{options.out}: {len(rows)} pages\n")


if __name__ == "__main__":
    main()
