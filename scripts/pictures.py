"""pictures.py [FOLDER]: the pictures of the README, made from what the program really prints.

`demo.svg` is the terminal, `brief.png` the head of the brief, taken by Chromium where there is one.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "karabakh-2020"
WIDTH = 118
SHOWN = (
    (("timeline", "karabakh", "--actor", "Cavusoglu", "--since", "2020-10-06", "--until", "2020-10-06"), 9),
    (("claims", "karabakh", "--actor", "Armenia", "--limit", "1"), 11),
    (("ledger", "karabakh", "--type", "killed", "--limit", "1"), 17),
)
"""Commands, and how many lines of each are shown."""
STYLES = (
    (r"^\$ .*", "bold"),
    (r"\b(?:hp|cl|lg|fg|pg|or|st)-[0-9a-f]{12}\b", "dim"),
    (r"«[^»]*»?", "italic"),
    (r"\b\d+(?:–\d+)? origins?\b", "bold cyan"),
    (r"(?:denied by|Denied)", "bold red"),
    (r"\bplanned\b", "yellow"),
    (r"now said .*? ·", "bold green"),
)


def palagan(folder: Path, *arguments: str | Path) -> str:
    """What a command prints, in English, run in a folder."""
    command = [Path(sys.executable).parent / "palagan", *arguments]
    done = subprocess.run(
        command, cwd=folder, env={"PALAGAN_LANG": "en", "LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=True
    )
    return done.stdout


def terminal(folder: Path) -> str:
    """The commands with their first lines, as SVG that asks for nothing outside."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    for arguments, most in SHOWN:
        lines = palagan(folder, *arguments).strip("\n").splitlines()
        told = [f"$ palagan {' '.join(arguments)}", *lines[:most], *(["…"] if len(lines) > most else []), ""]
        for line in told:
            text = Text(line if len(line) <= WIDTH else line[: WIDTH - 1] + "…")
            for pattern, style in STYLES:
                text.highlight_regex(pattern, style)
            console.print(text, no_wrap=True)
    svg = console.export_svg(title="palagan")
    return re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL)


def main() -> None:
    """Make the pictures."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pages = [path for path in sorted(SAMPLE.iterdir()) if path.suffix in {".txt", ".html"}]
        palagan(folder, "init", "karabakh")
        palagan(folder, "add", "karabakh", *pages)
        palagan(folder, "run", "karabakh", "--quiet")
        (pictures / "demo.svg").write_text(terminal(folder), "utf-8")
        days = ("--since", "2020-10-10", "--until", "2020-10-12")
        palagan(folder, "brief", "karabakh", "-o", "brief.html", "--title", "Karabakh 2020", "--lang", "en", *days)
        chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if chromium is None:
            sys.stderr.write("No Chromium here: brief.png is left as it is.\n")
            return
        subprocess.run(
            [
                chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                f"--user-data-dir={folder / 'browser'}", "--window-size=1100,1300",
                f"--screenshot={pictures / 'brief.png'}", (folder / "brief.html").as_uri(),
            ],
            check=True,
            capture_output=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
