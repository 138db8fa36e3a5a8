"""Who does what to whom, as rows: one for each pair of parties of a happening, so that a network is counted by SQL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from palagan.model.record import Happening

NOBODY = ""
"""Stands for a side on which nobody is told."""
DEED, PLAN, BACKGROUND = 0, 1, 2
"""What is told as happened news, as planned or possible, as history."""


def pair_rows(happening: Happening) -> Iterator[dict[str, Any]]:
    """The pairs of a happening. Where the same parties stand on both sides (a meeting, fighting), each two of them are
    one mutual pair; else every source is paired with every target. `origins` counts its independent origins."""
    sources = sorted({party.key for party in happening.sources})
    targets = sorted({party.key for party in happening.targets})
    mutual = len(sources) > 1 and sources == targets
    first, last = bounds_of_day(happening.date or (happening.first_told or "")[:10])
    told = {
        "happening": happening.id,
        "type": happening.type,
        "mood": mood_of(happening.status, happening.background),
        "status": happening.status,
        "day_from": first,
        "day_to": last,
        "mutual": mutual,
        "origins": happening.origins.low,
        "story": happening.story,
    }
    for source in sources or [NOBODY]:
        for target in targets or [NOBODY]:
            if not mutual or source < target:
                yield {"source": source, "target": target, **told}


def mood_of(status: str, background: bool) -> int:
    """Deed, plan or background, as the timeline parts them."""
    if background:
        return BACKGROUND
    return DEED if status == "happened" else PLAN


def bounds_of_day(day: str) -> tuple[str | None, str | None]:
    """First and last day of a date (EDTF) as texts that compare with days: "2020-10" ends at "2020-10-99", an open
    stretch at "9999". None where nothing is told."""
    if not day:
        return None, None
    start, _, end = day.partition("/")
    last = end or start
    return start, "9999" if last == ".." else last + "-99" * (2 - last.count("-"))
