"""quality.py [--write] [UNSEEN.jsonl]: the reader measured on gold, as the tables of docs/quality.md; --write puts them
there, and those of dev into the README. UNSEEN: training pages read by models that had not seen them
(`training/crossvalidated.py`); with it the table that shows dev and train side by side is made as well."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.quality.front_page import with_figures  # noqa: E402
from tests.quality.gold_readings import shared_folder  # noqa: E402
from tests.quality.scoring import Scores, scored, scores  # noqa: E402

DOCUMENT, README = ROOT / "docs" / "quality.md", ROOT / "README.md"
BEGIN, END = "<!-- measured: {} -->", "<!-- end: {} -->"


def table(reached: Scores, floors: dict[str, dict[str, float]]) -> str:
    """Measure, precision, recall, F1, counts and the floor where there is one."""
    lines = ["| measure | P | R | F1 | in gold | read | floor |", "|---|---|---|---|---|---|---|"]
    for name, row in reached.items():
        floor = f"{floors[name]['floor']:.3f}" if name in floors else ""
        told = " | ".join(f"{row[part]:.3f}" for part in ("precision", "recall", "f1"))
        lines.append(f"| `{name}` | {told} | {row['gold']} | {row['got']} | {floor} |")
    return "\n".join(lines)


def beside(dev: Scores, train: Scores) -> str:
    """Measure, F1 on dev and on training pages unseen, how far apart, what two people reach, what was aimed at."""
    told = tomllib.loads((ROOT / "tests" / "quality" / "yardsticks.toml").read_text("utf-8"))
    lines = ["| measure | dev | train, unseen | apart | two people | aim |", "|---|--:|--:|--:|--:|--:|"]
    for name, row in dev.items():
        if name in told["aim"]:
            people = f"{told['people'][name]:.2f}" if name in told["people"] else ""
            other = train[name]["f1"]
            apart = f"{row['f1'] - other:+.3f}"
            lines.append(f"| `{name}` | {row['f1']:.3f} | {other:.3f} | {apart} | {people} | {told['aim'][name]:.2f} |")
    return "\n".join(lines)


def put(text: str, name: str, made: str) -> str:
    """The document with the table between its marks."""
    begin, end = BEGIN.format(name), END.format(name)
    return f"{text.partition(begin)[0]}{begin}\n{made}\n{end}{text.partition(end)[2]}"


def main() -> int:
    """Print the tables, or put them into the document."""
    shared = shared_folder()
    if shared is None:
        sys.stderr.write("No gold here: PALAGAN_SHARED names no folder that has it.\n")
        return 1
    floors = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text("utf-8"))
    text = DOCUMENT.read_text("utf-8")
    reached: dict[str, Scores] = {}
    for name, told in floors.items():
        with tempfile.TemporaryDirectory() as work:
            reached[name] = scores(shared, name, Path(work))
        made = table(reached[name], told["measures"])
        sys.stdout.write(f"{name}\n{made}\n\n")
        text = put(text, name, made)
    unseen = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    for readings in unseen:
        made = beside(reached["dev"], scored(shared, "train", readings))
        sys.stdout.write(f"{made}\n")
        text = put(text, "beside", made)
    if "--write" in sys.argv[1:]:
        DOCUMENT.write_text(text, "utf-8")
        README.write_text(with_figures(README.read_text("utf-8"), text), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
