"""reliability.py [GOLD] [--write]: how often events were right of which the reader was so sure; the table of docs."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.quality.gold_readings import documents, raw_text, shared_folder  # noqa: E402

from palagan.articles.make import make_article  # noqa: E402
from palagan.model.article import Article  # noqa: E402
from palagan.model.ids import content_id, sha256_hex  # noqa: E402
from palagan.model.page import Hints, Page  # noqa: E402

DOCUMENT = ROOT / "docs" / "quality.md"
BEGIN, END = "<!-- measured: reliability -->", "<!-- end: reliability -->"
TENTHS = 10


def article_of(doc: dict[str, Any], raw: str) -> Article:
    """The page as a scraper gives it."""
    data = raw.encode()
    hint = doc.get("hint") or {}
    hints = Hints(outlet=hint.get("outlet"), published=hint.get("published"), external_id=doc["id"])
    return make_article(Page(content_id("pg", data), doc["file"], "text", data, "utf-8", sha256_hex(data), hints))


def table(seen: Sequence[tuple[float, bool]]) -> str:
    """A row a tenth: events, what was said on the average, the share right; and all together."""
    lines = ["| confidence | events | said, on the average | right |", "|---|--:|--:|--:|"]
    for tenth in range(TENTHS):
        own = [one for one in seen if min(int(one[0] * TENTHS + 1e-9), TENTHS - 1) == tenth]
        if own:
            lines.append(f"| {tenth / TENTHS:.1f} to {(tenth + 1) / TENTHS:.1f} | {_row(own)} |")
    return "\n".join([*lines, f"| all | {_row(seen)} |"])


def _row(own: Sequence[tuple[float, bool]]) -> str:
    said = sum(confidence for confidence, _ in own) / len(own)
    return f"{len(own)} | {said:.2f} | {sum(right for _, right in own) / len(own):.2f}"


def training() -> Any:
    """training/reliability.py, which says what counts as right."""
    spec = importlib.util.spec_from_file_location("training_reliability", ROOT / "training" / "reliability.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Print the table, or put it into the document."""
    shared = shared_folder()
    if shared is None:
        sys.stderr.write("No gold here: PALAGAN_SHARED names no folder that has it.\n")
        return 1
    told = [word for word in sys.argv[1:] if not word.startswith("-")]
    judged = training().judged
    pages = [(doc, raw_text(shared, doc)) for doc in documents(shared, *(told or ["dev"]))]
    made = table([one for doc, raw in pages for one in judged(doc, raw, article_of(doc, raw))])
    sys.stdout.write(f"{made}\n")
    if "--write" in sys.argv[1:]:
        text = DOCUMENT.read_text("utf-8")
        DOCUMENT.write_text(f"{text.partition(BEGIN)[0]}{BEGIN}\n{made}\n{END}{text.partition(END)[2]}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
