"""The measurements: pages a second by medium and number of processes, cost per stage, memory, the case, start-up."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages import SAMPLE, varied
from palagan.clock import now
from palagan.commands.options import cores
from palagan.flow import POOL_PAYS, chunks_of, read_in_order, read_pages, steps
from palagan.model.page import Media, Page
from palagan.run import add_pages, run
from palagan.store.open import make_case


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what was measured, its figure and unit, and what is aimed at."""

    what: str
    figure: float
    unit: str
    aim: str = ""


def reading(name: str, media: Media, pages: Sequence[Page]) -> list[Row]:
    """Pages a second on one core and on all, and milliseconds a page and stage on one."""
    by = steps()
    read_pages(pages[:10], by)  # imports, caches
    aim = {"text": "60", "html": "25"}[media]
    began = time.perf_counter()
    batch = read_pages(pages, by)
    alone = time.perf_counter() - began
    characters = sum(len(page.content) for page in pages) / len(pages)
    rows = [
        Row(f"{name}: bytes a page", characters, "B"),
        Row(f"{name}: one core", len(pages) / alone, "pages/s", aim),
    ]
    rows += [
        Row(f"{name}: {stage}", 1000 * spent / len(pages), "ms/page") for stage, spent in sorted(batch.seconds.items())
    ]
    workers = cores(None)
    if workers > 1 and len(pages) >= 2 * POOL_PAYS:
        rows.append(Row(f"{name}: {workers} cores", len(pages) / _pooled(pages, workers), "pages/s"))
    failed = Counter(drop.reason.value for drop in batch.drops if drop.reason.value == "failed")
    rows += [Row(f"{name}: failed", count, "pages", "0") for count in failed.values()]
    return rows


def _pooled(pages: Sequence[Page], workers: int) -> float:
    """Seconds from the first result to the last, scaled to all pages: the start of the processes is not counted."""
    batches = read_in_order(chunks_of(pages), steps(), workers=workers)
    seen = len(next(batches).rows)
    began = time.perf_counter()
    rest = sum(len(batch.rows) for batch in batches)
    return (time.perf_counter() - began) * (seen + rest) / max(rest, 1)


def whole_case(count: int) -> list[Row]:
    """A case from nothing: adding, reading on one core, the record, its size."""
    pages = varied("text", count)
    with tempfile.TemporaryDirectory() as folder:
        case = make_case(Path(folder) / "bench", now())
        began = time.perf_counter()
        add_pages(case, pages, now, {})
        added = time.perf_counter() - began
        began = time.perf_counter()
        done = run(case, now)
        ran = time.perf_counter() - began
        size = case.path.stat().st_size
        case.close()
    return [
        Row("case: add", count / added, "pages/s"),
        Row("case: run, one core", count / ran, "pages/s"),
        Row("case: of it the record", done.seconds.get("record", 0.0), "s"),
        Row("case: file", size / count / 1024, "KB/page"),
    ]


def memory() -> list[Row]:
    """The most memory that this process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return [Row("memory, at most", most, "MB")]


def start_up() -> list[Row]:
    """`palagan --help`, and what must be imported before the first page, each the best of five by processor time."""
    return [
        Row("palagan --help", _best("-m", "palagan", "--help"), "s", "0.3"),
        Row("python alone", _best("-c", ""), "s"),
        Row("import palagan.Case", _best("-c", "import palagan; palagan.Case"), "s"),
        Row("import the reader", _best("-c", "from palagan.flow import steps; steps()"), "s", "0.6"),
        Row("import the reader, read a first page", _best("-c", _FIRST), "s"),
        Row("import the reader of HTML", _best("-c", "import palagan.articles.html"), "s"),
    ]


_FIRST = f"import palagan, pathlib; palagan.read(pathlib.Path({str(min(SAMPLE.rglob('*.txt')))!r}))"


def _best(*arguments: str) -> float:
    """Seconds of processor of a Python process of its own, with the bytecode that the first start leaves behind.

    Without it (`PYTHONDONTWRITEBYTECODE`, a folder that cannot be written) every start compiles all again, which takes
    as long as the rest.
    """
    with tempfile.TemporaryDirectory() as kept:
        around = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": kept}
        times = []
        for _ in range(6):
            began = _of_children()
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=around)
            times.append(_of_children() - began)
        return min(times[1:])


def _of_children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
