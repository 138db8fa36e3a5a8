"""`python -m benchmarks.exports CASE [--formats F …] [--since DAY] [--until DAY] [--write]`: what exporting costs.

Each format is written by `palagan export` in a process of its own: seconds, rows, megabytes of the file and of what
stands beside it, and the most memory the process held. `--write` keeps the table in benchmarks/exports.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.__main__ import machine
from palagan.commands.output import give_table
from palagan.exports.fits import needs

RESULTS = Path(__file__).with_name("exports.md")
FORMATS = (
    ("happenings", "csv"), ("happenings", "xlsx"), ("happenings", "jsonl"), ("happenings", "parquet"),
    ("ledgers", "csv"), ("claims", "csv"), ("happenings", "plover"), ("happenings", "gdelt"),
    ("happenings", "gdelt-mentions"), ("happenings", "acled"),
)  # fmt: skip
COLUMNS = ("table", "format", "rows", "left out", "seconds", "rows/s", "file, MB", "beside, MB", "memory, MB")
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Cost:
    """One export; sizes in bytes, memory the most that the process held."""

    table: str
    format: str
    rows: int
    left_out: int
    seconds: float
    file: int
    beside: int
    memory: int

    def cells(self) -> tuple[str, ...]:
        """A row of the table."""
        sizes = (f"{size / _MEGABYTE:,.0f}" for size in (self.file, self.beside, self.memory))
        speed = f"{self.rows / self.seconds:,.0f}" if self.seconds else ""
        return (self.table, self.format, f"{self.rows:,}", f"{self.left_out:,}", f"{self.seconds:,.1f}", speed, *sizes)


def cost(case: Path, table: str, format_: str, filters: Sequence[str], folder: Path) -> Cost:
    """What one export costs."""
    out = folder / f"out.{format_}"
    asked = [format_] if format_ in needs() else [table, "--format", format_]
    command = [sys.executable, "-m", "palagan", "export", str(case), *asked, "-o", str(out), "--json"]
    began = time.perf_counter()
    process = subprocess.Popen([*command, *filters], stdout=subprocess.PIPE)
    told = process.communicate()[0]
    seconds = time.perf_counter() - began
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    made = json.loads(told)
    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    own = sizes.pop(out.name)
    for path in folder.iterdir():
        path.unlink()
    return Cost(table, format_, made["rows"], made["left_out"], seconds, own, sum(sizes.values()), 0)


def measured(case: Path, table: str, format_: str, filters: Sequence[str]) -> Cost:
    """The same in a child of its own, so that the memory of its children is that of this export alone."""
    with tempfile.TemporaryDirectory() as name:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            import resource

            os.close(reader)
            found = cost(case, table, format_, filters, Path(name))
            held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
            values = [getattr(found, field) for field in Cost.__slots__][:-1]
            os.write(writer, json.dumps([*values, held]).encode())
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, "rb") as told:
            line = told.read()
        os.waitpid(child, 0)
    return Cost(*json.loads(line))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print, or keep."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports")
    parser.add_argument("case", type=Path)
    parser.add_argument("--formats", nargs="*", help="TABLE:FORMAT, as in ledgers:csv")
    parser.add_argument("--since")
    parser.add_argument("--until")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    wanted = [tuple(one.split(":")) for one in given.formats] if given.formats else FORMATS
    filters = [word for name in ("since", "until") if (v := getattr(given, name)) for word in (f"--{name}", v)]
    found = []
    for table, format_ in wanted:
        found.append(measured(given.case, table, format_, filters))
        print("  ".join(found[-1].cells()), flush=True)
    give_table(COLUMNS, [one.cells() for one in found], right=range(2, len(COLUMNS)), title="Exports")
    if given.write:
        head = f"| {' | '.join(COLUMNS)} |\n|{'---|' * 2}{'---:|' * (len(COLUMNS) - 2)}\n"
        rows = "".join(f"| {' | '.join(one.cells())} |\n" for one in found)
        told = f"`python -m benchmarks.exports {given.case.name} {' '.join(filters)}`, {machine()}."
        RESULTS.write_text(f"# What exporting costs\n\n{told}\n\n{head}{rows}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
