"""happenings.py [--write]: happenings against the marks set by hand, as the tables of docs/quality.md; --write puts
them there. From gold readings, so that errors of reading do not blur them, and from our own."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.quality.gold_readings import shared_folder  # noqa: E402
from tests.quality.happening_scores import (  # noqa: E402
    Grouped,
    across,
    bcubed,
    by_keys,
    by_page,
    by_story,
    by_type_pair_day,
    in_gold,
    marks,
    read_stories,
    stories,
    with_pages,
)

from palagan.model.reading import Reading  # noqa: E402
from quality import DOCUMENT, put  # noqa: E402

Stories = Mapping[str, Sequence[Reading]]
HEAD = "| | B-cubed P | R | F1 | pairs across pages P | R | F1 |\n|---|--:|--:|--:|--:|--:|--:|"


def row(name: str, found: Grouped, marked: Grouped) -> str:
    """One line of a table."""
    told = [value for score in (bcubed(found, marked), across(found, marked)) for value in (*score.both, score.f1)]
    return f"| {name} | {' | '.join(f'{value:.3f}' for value in told)} |"


def within(gold: Stories, read: Stories, marked: Grouped) -> list[str]:
    """The rows of happenings gathered within stories; mentions that the reader did not find are left out."""
    story_of = {
        (r.article.external_id or "", e.id): s for s, readings in gold.items() for r in readings for e in r.events
    }
    labels = {mention: (story_of[mention], label) for mention, label in marked.items()}
    pages = [reading for readings in gold.values() for reading in readings]
    own = [reading for readings in read.values() for reading in readings]
    rows = []
    for by, told in (("gold", gold), ("our", read)):
        keyed = by_type_pair_day(told)
        for name, found in (
            ("nothing joined across pages", by_page(told)),
            ("by type, pair of countries and day", keyed),
            ("the same, with the pages' own happenings", with_pages(keyed, told)),
            ("**Palagan**", by_story(told)),
        ):
            rows.append(row(f"{by} readings: {name}", in_gold(found, pages, own) if by == "our" else found, labels))
    return rows


def between(gold: Stories, marked: Grouped) -> list[str]:
    """The rows of happenings united across stories, and of pages cut apart, each its own story."""
    cut = {reading.article.page_id: [reading] for readings in gold.values() for reading in readings}
    return [
        row(f"{name}, {how}", by(told), marked)
        for name, told in (("stories", gold), ("each page cut off as a story of its own", cut))
        for how, by in (("not united", by_story), ("united by keys", by_keys))
    ]


def main() -> int:
    """Print the tables, or put them into the document."""
    shared = shared_folder()
    if shared is None:
        sys.stderr.write("No gold here: PALAGAN_SHARED names no folder that has it.\n")
        return 1
    text = DOCUMENT.read_text("utf-8")
    for name in ("dev", "train"):
        gold, read, marked = stories(shared, name), read_stories(shared, name), marks(name)
        tables = {f"happenings {name}": within(gold, read, marked)}
        if name == "dev":
            tables["happenings united"] = between(gold, marked)
        for title, rows in tables.items():
            made = "\n".join([HEAD, *rows])
            sys.stdout.write(f"{title}\n{made}\n\n")
            text = put(text, title, made)
    if "--write" in sys.argv[1:]:
        DOCUMENT.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
