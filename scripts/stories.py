"""stories.py: stories measured on both gold sets by ../shared/bench/score_stories.py, by words alone and, where
the language is read, with readings."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.quality.gold_readings import shared_folder  # noqa: E402

from palagan.articles.make import make_article  # noqa: E402
from palagan.gather.options import GatherOptions  # noqa: E402
from palagan.gather.rows import page_of_row  # noqa: E402
from palagan.model.article import Article, Kind, Segment  # noqa: E402
from palagan.model.page import Page  # noqa: E402
from palagan.model.reading import Reading  # noqa: E402
from palagan.reading.read import read_article  # noqa: E402
from palagan.record.leaf import leaf_of  # noqa: E402
from palagan.record.sheet import lay_out  # noqa: E402
from palagan.record.shelf import Shelf  # noqa: E402

MIDDLE = "2015-08-25"
"""The day that halves `gva.dev.jsonl`; only what lies before was used to choose constants."""
Row = dict[str, Any]


def words_alone(row: Row, language: str) -> Reading:
    """The row as a page that nobody has read."""
    text = row["text"]
    return Reading(
        Article(
            page_id=str(row["id"]),
            source="gold",
            url=None,
            external_id=str(row["id"]),
            text=text,
            segments=(Segment(0, len(text), Kind.BODY),),
            language=language,
            outlet=row.get("outlet"),
            title=row.get("title"),
            published=row.get("published"),
        ),
        (),
    )


def as_gathered(row: Row) -> Reading:
    """The row as the program takes it: gathered, made into an article, read."""
    page = page_of_row({k: v for k, v in row.items() if k not in {"story", "provenance"}}, "gold", GatherOptions())
    assert isinstance(page, Page)
    article = make_article(page)
    return replace(read_article(article), article=replace(article, page_id=str(row["id"])))


def scores(gold: Path, readings: Iterable[Reading], *span: str) -> Row:
    """What the scorer says of the stories of some readings."""
    shelf = Shelf()
    shelf.change([leaf_of(lay_out(reading)) for reading in readings])
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as groups:
        groups.writelines(json.dumps({"id": page, "story": story}) + "\n" for page, story in shelf.story_of.items())
        groups.flush()
        scorer = gold.parents[1] / "bench" / "score_stories.py"
        command = [sys.executable, str(scorer), str(gold), groups.name, "--json", *span]
        told: Row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told


def main() -> int:
    """Print the table."""
    shared = shared_folder()
    if shared is None:
        sys.stderr.write("No gold here: PALAGAN_SHARED names no folder that has it.\n")
        return 1
    stories, shootings = shared / "gold" / "stories.dev.jsonl", shared / "gold" / "gva.dev.jsonl"
    indonesian = list(rows(stories).values())
    english = [words_alone(row, "en") for row in rows(shootings).values()]
    print("| set | pages | B-cubed P | R | F1 | pairwise P | R | F1 |\n|---|--:|--:|--:|--:|--:|--:|--:|")
    show("stories.dev, words alone", scores(stories, [words_alone(row, "id") for row in indonesian]))
    show("stories.dev, as read", scores(stories, map(as_gathered, indonesian)))
    show("gva.dev, first half", scores(shootings, english, "--to", MIDDLE))
    show("gva.dev, second half", scores(shootings, english, "--from", MIDDLE))
    return 0


def rows(path: Path) -> dict[str, Row]:
    """The rows of a file by their ids; of two with one id the later, as the scorer does."""
    return {str(row["id"]): row for row in map(json.loads, path.read_text("utf-8").splitlines())}


def show(name: str, told: Row) -> None:
    """A line of the table."""
    parts = [
        f"{told[measure][part]:.3f}" for measure in ("bcubed", "pairwise") for part in ("precision", "recall", "f1")
    ]
    print(f"| {name} | {told['pages']:,} | {' | '.join(parts)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
