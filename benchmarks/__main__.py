"""`python -m benchmarks [PAGES]`: measure and print the table."""

from __future__ import annotations

import os
import platform
import sys

from benchmarks.measure import memory, reading, start_up, whole_case
from palagan import __version__
from palagan.commands.output import give_table


def main() -> None:
    """Measure with PAGES pages (400 where none is told), fewer for HTML."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"palagan {__version__}, Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores{load}"
    )
    rows = [*start_up(), *reading("text", count), *reading("html", max(count // 4, 40)), *whole_case(count), *memory()]
    give_table(
        ("measured", "figure", "", "aim"),
        [
            (row.what, f"{row.figure:,.2f}" if row.figure < 10 else f"{row.figure:,.0f}", row.unit, row.aim)
            for row in rows
        ],
        right=(1, 3),
    )


if __name__ == "__main__":
    main()
