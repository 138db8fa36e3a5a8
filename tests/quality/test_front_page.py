"""The README's figures are those that were measured last."""

from __future__ import annotations

from pathlib import Path

from tests.quality.front_page import ROWS, front, with_figures

ROOT = Path(__file__).resolve().parents[2]


def test_the_front_page_tells_the_figures_that_were_measured() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert with_figures(readme, (ROOT / "docs" / "quality.md").read_text("utf-8")) == readme


def test_figures_are_told_in_two_digits_beside_those_of_two_people() -> None:
    lines = [f"| `{name}` | 0.100 | 0.200 | 0.734 | 5 | 6 | 0.1 |" for row in ROWS for name in row[1:]]
    made = front("\n".join(["<!-- measured: dev -->", *lines, "<!-- end: dev -->", lines[0].replace("734", "111")]))
    assert "| an event of the right type on the right line | .73 (.93) |" in made
    assert ".11" not in made
