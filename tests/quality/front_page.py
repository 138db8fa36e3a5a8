"""The table "How well it reads" of the README, made from the figures of dev in docs/quality.md."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- measured: front -->", "<!-- end: front -->"
ROWS = (
    ("what belongs to the report · when it was published", "page.body", "page.published"),
    ("actors named · their country · their full code", "actor.name", "actor.country", "actor.code"),
    (
        "what is said · who says it · whether word for word",
        "statement.content", "statement.speaker", "statement.direct",
    ),
    ("counts of dead, wounded, displaced, destroyed", "figure"),
    ("an event of the right type on the right line", "event.type"),
    ("that, and who did it to whom, by country", "event.dyad"),
    ("the same once a page · with full codes and status", "event.dyad_page", "event.full"),
    ("of events found: happened or planned · news or history", "event.status", "event.background"),
    ("of events found: date · place · on whose word", "event.date", "event.place", "event.said_by"),
)  # fmt: skip
"""Each row's words and its measures."""
_MEASURE = re.compile(r"\| `([a-z_.]+)` \| [\d.]+ \| [\d.]+ \| ([\d.]+) \|")


def front(quality: str) -> str:
    """The table by the text of docs/quality.md: F1, in brackets that of two people."""
    people = tomllib.loads((ROOT / "tests" / "quality" / "yardsticks.toml").read_text("utf-8"))["people"]
    dev = quality.partition("<!-- measured: dev -->")[2].partition("<!-- end: dev -->")[0]
    reached = {name: float(f1) for name, f1 in _MEASURE.findall(dev)}

    def told(name: str) -> str:
        return _short(reached[name]) + (f" ({_short(people[name])})" if name in people else "")

    lines = [f"| {words} | {' · '.join(map(told, names))} |" for words, *names in ROWS]
    return "\n".join(["| | |", "|---|--:|", *lines])


def with_figures(readme: str, quality: str) -> str:
    """The text of the README with the table between its marks."""
    return f"{readme.partition(BEGIN)[0]}{BEGIN}\n{front(quality)}\n{END}{readme.partition(END)[2]}"


def _short(share: float) -> str:
    """Two digits, without a zero before the point."""
    return f"{share:.2f}".removeprefix("0")
