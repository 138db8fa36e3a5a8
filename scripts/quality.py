"""quality.py [--write]: the reader measured on gold, as the tables of docs/quality.md; --write puts them there."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.quality.gold_readings import shared_folder  # noqa: E402
from tests.quality.scoring import Scores, scores  # noqa: E402

DOCUMENT = ROOT / "docs" / "quality.md"
BEGIN, END = "<!-- measured: {} -->", "<!-- end: {} -->"


def table(reached: Scores, floors: dict[str, dict[str, float]]) -> str:
    """Measure, precision, recall, F1, counts and the floor where there is one."""
    lines = ["| measure | P | R | F1 | in gold | read | floor |", "|---|---|---|---|---|---|---|"]
    for name, row in reached.items():
        floor = f"{floors[name]['floor']:.3f}" if name in floors else ""
        told = " | ".join(f"{row[part]:.3f}" for part in ("precision", "recall", "f1"))
        lines.append(f"| `{name}` | {told} | {row['gold']} | {row['got']} | {floor} |")
    return "\n".join(lines)


def main() -> int:
    """Print the tables, or put them into the document."""
    shared = shared_folder()
    if shared is None:
        sys.stderr.write("No gold here: PALAGAN_SHARED names no folder that has it.\n")
        return 1
    floors = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text("utf-8"))
    text = DOCUMENT.read_text("utf-8")
    for name, told in floors.items():
        with tempfile.TemporaryDirectory() as work:
            made = table(scores(shared, name, Path(work)), told["measures"])
        sys.stdout.write(f"{name}\n{made}\n\n")
        begin, end = BEGIN.format(name), END.format(name)
        text = f"{text.partition(begin)[0]}{begin}\n{made}\n{end}{text.partition(end)[2]}"
    if "--write" in sys.argv[1:]:
        DOCUMENT.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
