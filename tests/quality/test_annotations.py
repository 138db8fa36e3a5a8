"""Our own annotations draw the line between news and history where the codebook draws it (decision 017)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from palagan.reading.age import is_old

ROWS = Path(__file__).parents[2] / "training/annotations/news-text.jsonl"
LEAST = 0.95
"""Share of what happened more than 30 days before its report that is history; the rest is what the report is about."""


def told() -> list[tuple[dict[str, Any], str]]:
    """Each event with the day of its report."""
    rows = map(json.loads, ROWS.read_text("utf-8").splitlines())
    return [(event, row["published"]) for row in rows for event in row["events"]]


def test_what_was_over_a_month_before_is_history() -> None:
    old = [event["background"] for event, day in told() if is_old(event.get("date"), day)]
    assert len(old) > 500
    assert sum(old) / len(old) >= LEAST


def test_what_a_day_of_late_tells_is_news() -> None:
    late = [event["background"] for event, day in told() if event.get("date", "") == day]
    assert len(late) > 500
    assert not any(late)
