"""`python -m benchmarks.paint CASE [--write]`: how soon a browser has painted each screen of the workbench.

A real server on loopback, a real Chromium with an empty cache for each screen; milliseconds from the click to the first
contentful paint, the best and the middle of three. `--write` keeps the table in benchmarks/paint.md.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from benchmarks.__main__ import machine
from benchmarks.screens import addresses
from palagan.commands.output import give_table

RESULTS = Path(__file__).with_name("paint.md")
RUNS = 3
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"
Row = tuple[str, str, str, str]
HEAD: Row = ("screen", "first paint, best, ms", "middle, ms", "page, KB")


def measured(case: Path) -> list[Row]:
    """A row a screen."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    server = subprocess.Popen([sys.executable, "-m", "palagan", "serve", str(case), "--port", str(port)])
    rows: list[Row] = []
    try:
        _wait_for(base)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for name, path in addresses(case).items():
                times, size = [], 0
                for _ in range(RUNS):
                    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
                    answer = page.goto(base + path)
                    size = len(answer.body()) if answer else 0
                    times.append(_painted(page))
                    page.context.close()
                rows.append((name, f"{min(times):.0f}", f"{statistics.median(times):.0f}", f"{size / 1024:.0f}"))
            browser.close()
    finally:
        server.terminate()
        server.wait(10)
    return rows


def _painted(page: Page) -> float:
    """Milliseconds to the first contentful paint, which is told a moment after the page has loaded."""
    for _ in range(100):
        told = float(page.evaluate(_PAINTED))
        if told >= 0:
            return told
        page.wait_for_timeout(20)
    raise TimeoutError(f"{page.url} paints nothing")


def _wait_for(base: str) -> None:
    for _ in range(900):
        try:
            urlopen(f"{base}/healthz").close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def main() -> None:
    """Measure, print, and keep where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.paint", description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("--write", action="store_true", help=f"keep the table in {RESULTS.name}")
    options = parser.parse_args()
    rows = measured(options.case)
    give_table(HEAD, rows, right=(1, 2, 3))
    if options.write:
        lines = [f"| {' | '.join(row)} |" for row in (HEAD, ("---", "--:", "--:", "--:"), *rows)]
        told = f"{machine()} · {options.case.name}, {options.case.stat().st_size / (1 << 20):,.0f} MB"
        RESULTS.write_text("\n\n".join(["# First paint of every screen", told, "\n".join(lines)]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
