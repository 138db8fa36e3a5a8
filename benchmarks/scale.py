"""`python -m benchmarks.scale [SIZE …] [--workers N] [--folder DIR] [--write]`: what the record costs, by size of case.

For each size a case is filled with synthetic readings (kept in DIR, if given, for the next time), and a process of its
own measures the record from scratch, and another, as on the next day, the record brought up to date after 100 pages of
the newest day, after 100 pages of any day, and after none. `--write` keeps the tables in benchmarks/scale.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from random import Random

from benchmarks.__main__ import machine
from benchmarks.fill import Columns, add, fill_columns, rows_of, synthetic_columns
from palagan.clock import now
from palagan.commands.output import give_table
from palagan.run import make_record
from palagan.store.open import CaseFile, make_case, open_case

RESULTS = Path(__file__).with_name("scale.md")
SIZES = (1_000, 10_000, 100_000)
MEASURED = ("from scratch", "newest", "past", "none")
ADDED = 100
"""Pages added to a record that stands."""
SEED = 1
_MEGABYTE = 1 << 20
TOLD = """Synthetic readings (`benchmarks/readings.py`), 274 pages a day. *From scratch*: the record of the whole
case; *newest*: brought up to date after 100 pages of the newest day were added; *past*: after 100 more of any day;
*none*: after nothing; these three in a process that did not make the record, as on the next day. Memory is the most
that any of these processes, and any one of their workers, held.
`python -m benchmarks.scale --write` measures anew."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One size: seconds of the record from scratch and of bringing it up to date; memory and file in bytes.

    `worker` is the most that one of its other processes held, 0 where there was none. `steps`: seconds per step of
    each measurement, where the record tells them.
    """

    pages: int
    workers: int
    scratch: float
    newest: float
    past: float
    nothing: float
    memory: int
    worker: int
    filled: int
    recorded: int
    steps: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def cells(self) -> tuple[str, ...]:
        """A row of the table."""
        mega = [f"{size / _MEGABYTE:,.0f}" for size in (self.memory, self.worker, self.filled, self.recorded)]
        updates = [f"{spent:.2f}" for spent in (self.newest, self.past, self.nothing)]
        return (f"{self.pages:,}", f"{self.scratch:,.1f}", f"{1000 * self.scratch / self.pages:.2f}", *updates, *mega)


COLUMNS = (
    "pages", "from scratch, s", "ms/page", f"{ADDED} newest, s", f"{ADDED} past, s", "none, s",
    "memory, MB", "a worker, MB", "readings, MB", "with record, MB",
)  # fmt: skip


def parts(size: int, workers: int = 1, seed: int = SEED) -> tuple[Iterator[Columns], list[Columns], list[Columns]]:
    """`size` pages that the case begins with, the newest pages that follow them, and pages of any day left out.

    The lists are complete once the first is used up.
    """
    out = frozenset(Random(f"past {size}").sample(range(size + ADDED), ADDED))
    newest: list[Columns] = []
    past: list[Columns] = []

    def first() -> Iterator[Columns]:
        for number, row in enumerate(synthetic_columns(size + 2 * ADDED, seed, now(), workers)):
            if number >= size + ADDED:
                newest.append(row)
            elif number in out:
                past.append(row)
            else:
                yield row

    return first(), newest, past


def filled(size: int, folder: Path, workers: int = 1, seed: int = SEED) -> Path:
    """The case of that size, and in a case beside it the pages to add; made where they are not there yet."""
    path = folder / f"synthetic-{size}-{seed}.palagan"
    if not _later(path).exists():
        path.unlink(missing_ok=True)
        first, newest, past = parts(size, workers, seed)
        began = time.perf_counter()
        count = _case_of(path, first)
        print(f"{count:,} pages filled in, {count / (time.perf_counter() - began):,.0f} a second", flush=True)
        _case_of(_later(path), [*newest, *past])
    return path


def _later(path: Path) -> Path:
    return path.with_name(f"{path.stem}.later.palagan")


def _case_of(path: Path, rows: Iterable[Columns]) -> int:
    case = make_case(path, now())
    count = fill_columns(case, rows)
    case.close()
    return count


def measured(path: Path, size: int, workers: int) -> Cost:
    """The cost of the record of a filled case, from scratch, in this process."""
    before = path.stat().st_size
    case = open_case(path)
    told = {"from scratch": _spent(case, workers, again=True)}
    case.close()
    return _cost(path, size, workers, before, told)


def measured_later(path: Path, size: int, workers: int) -> Cost:
    """The cost of bringing a record up to date that another process made, in this one; nothing from scratch."""
    case = open_case(path)
    later = rows_of(_later(path))
    before = path.stat().st_size
    add(case, later[:ADDED], now())
    told = {"newest": _spent(case, workers)}
    add(case, later[ADDED:], now())
    told |= {"past": _spent(case, workers), "none": _spent(case, workers)}
    case.close()
    return _cost(path, size, workers, before, told)


def _spent(case: CaseFile, workers: int, *, again: bool = False) -> Mapping[str, float]:
    """Seconds of bringing the record up to date: under "" of all of it, of each step by its name."""
    began = time.perf_counter()
    steps = make_record(case, workers=workers, again=again).seconds
    return {**steps, "": time.perf_counter() - began}


def _cost(path: Path, size: int, workers: int, before: int, told: Mapping[str, Mapping[str, float]]) -> Cost:
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    unit = 1 if sys.platform == "darwin" else 1 << 10
    scratch, newest, past, nothing = (told.get(name, {}).get("", 0.0) for name in MEASURED)
    steps = {name: {step: spent for step, spent in of.items() if step} for name, of in told.items()}
    held = own * unit, others * unit
    return Cost(size, workers, scratch, newest, past, nothing, *held, before, path.stat().st_size, steps)


def joined(scratch: Cost, later: Cost) -> Cost:
    """Both halves of one size: what was measured in two processes, the most memory of either."""
    memory, worker = max(scratch.memory, later.memory), max(scratch.worker, later.worker)
    steps = {**scratch.steps, **later.steps}
    return replace(later, scratch=scratch.scratch, filled=scratch.filled, memory=memory, worker=worker, steps=steps)


def cost(size: int, workers: int, folder: Path) -> Cost:
    """The cost of one size, measured in processes of their own on a copy of the filled case."""
    kept = filled(size, folder, workers)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        path = Path(work) / "case.palagan"
        shutil.copyfile(kept, path)
        shutil.copyfile(_later(kept), _later(path))
        return joined(*(_measured_apart(how, path, size, workers) for how in ("--measure", "--measure-later")))


def _measured_apart(how: str, path: Path, size: int, workers: int) -> Cost:
    command = [sys.executable, "-m", "benchmarks.scale", how, str(path), str(size), "--workers", str(workers)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def tables(costs: Sequence[Cost]) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    """Heads and rows: all sizes, then the steps of each measurement."""
    yield COLUMNS, [one.cells() for one in costs]
    for name in costs[0].steps if costs else ():
        steps_told = dict.fromkeys(step for one in costs for step in one.steps.get(name, {}))
        if steps_told:
            rows = [
                (step, *(f"{one.steps[name][step]:.2f}" if step in one.steps[name] else "" for one in costs))
                for step in steps_told
            ]
            yield (f"{name}, s", *(f"{one.pages:,}" for one in costs)), rows


def written(where: str, costs: Sequence[Cost]) -> str:
    """The tables as Markdown."""
    parts_told = [
        "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---", *("--:" for _ in head[1:])), *rows))
        for head, rows in tables(costs)
    ]
    return "\n\n".join(["# A run of `python -m benchmarks.scale`", where, TOLD, *parts_told]) + "\n"


def main() -> None:
    """Measure, print, and keep where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, help="pages of each case (1000 10000 100000)")
    parser.add_argument("--workers", type=int, default=2, help="processes that make the record")
    parser.add_argument("--folder", type=Path, help="keep filled cases here")
    parser.add_argument("--write", action="store_true", help=f"keep the tables in {RESULTS.name}")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--measure-later", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    for path, measure in ((options.measure, measured), (options.measure_later, measured_later)):
        if path:
            print(json.dumps(asdict(measure(path, options.sizes[0], options.workers))))
            return
    where = f"{machine()}, {dt.date.today():%d %B %Y}, {options.workers} workers asked for"
    print(where)
    with tempfile.TemporaryDirectory() as folder:
        kept = options.folder or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        costs = []
        for size in options.sizes or SIZES:
            costs.append(cost(size, options.workers, kept))
            print(
                " ".join(f"{name}: {cell};" for name, cell in zip(COLUMNS, costs[-1].cells(), strict=True)), flush=True
            )
    for head, rows in tables(costs):
        give_table(head, rows, right=tuple(range(1, len(head))))
    if options.write:
        RESULTS.write_text(written(where, costs), "utf-8")


if __name__ == "__main__":
    main()
