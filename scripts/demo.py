"""demo.py SAMPLE CASE BRIEF: the sample pages read into a new case, its record shown, and what to try next."""

from __future__ import annotations

import sys
from pathlib import Path

from palagan.cli import call

COLUMNS = 78


def heading(words: str) -> None:
    """A line across the terminal with words in it."""
    print(f"\n━━━ {words} {'━' * max(3, COLUMNS - len(words) - 5)}", flush=True)


def do(*arguments: str | Path) -> None:
    """Run one command as the shell would; where it fails, so does the demo."""
    code = call([str(argument) for argument in arguments])
    if code:
        sys.exit(code)


def main() -> None:
    """Read, show, and say what to try next."""
    sample, case, brief = (Path(argument) for argument in sys.argv[1:])
    pages = [path for path in sorted(sample.iterdir()) if path.suffix in {".txt", ".html"}]
    case.parent.mkdir(parents=True, exist_ok=True)
    for old in (case, Path(f"{case}-wal"), Path(f"{case}-shm")):
        old.unlink(missing_ok=True)
    heading(f"Reading {sample}")
    do("init", case)
    do("add", case, *pages)
    do("run", case, "--quiet")
    do("status", case)
    heading("Timeline: what happened, who says so, how many origins")
    do("timeline", case, "--since", "2020-09-27", "--limit", "25")
    heading("Claims with their denials")
    do("claims", case, "--limit", "10")
    heading("Toll ledgers")
    do("ledger", case, "--limit", "8")
    heading("Origins: who draws on whom")
    do("origins", case, "--limit", "12")
    heading("The brief, and what to try next")
    do("brief", case, "-o", brief, "--title", "Karabakh 2020")
    palagan = Path(sys.argv[0]).parent.parent / ".venv" / "bin" / "palagan"
    print(f"""Open it in a browser: every line has its footnote. The case is one SQLite file, {case}.

  {palagan} serve {case}            the workbench: see it, check it, correct it, take it away
  {palagan} timeline {case} --actor Turki --status planned
  {palagan} ledger {case} --type killed --json
  {palagan} why {case} ID          any id from above: its words, page, rule
  {palagan} export {case} happenings -o {case.with_name("happenings.csv")}
  {palagan} read {pages[1]} --format table""")


if __name__ == "__main__":
    main()
