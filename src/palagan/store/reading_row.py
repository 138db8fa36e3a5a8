"""One page's outcome as a row: its reading, or why there is none. Made in the worker: only text travels."""

from __future__ import annotations

from dataclasses import dataclass

from palagan.model.contract import reading_to_json, to_line
from palagan.model.drop import Drop
from palagan.model.reading import Reading


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A row of the table `readings`. `state` is "kept" or "dropped"; a dropped page keeps its article if it has one."""

    page: str
    reader: str
    state: str
    stage: str | None
    reason: str | None
    detail: str | None
    outlet: str | None
    published: str | None
    title: str | None
    language: str | None
    actors: int
    events: int
    statements: int
    figures: int
    json: str | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of the table `report_lines`: hashes of the lines of a page's report, by which its outlet's habits are told.

    `habits` is the digest of those of the habits among them that the page was read with, "" for none.
    """

    page: str
    outlet: str
    lines: frozenset[int]
    habits: str


def reading_row(page_id: str, reader: str, reading: Reading | None, drop: Drop | None) -> ReadingRow:
    """The row for one page that `reader` has taken up."""
    article = reading.article if reading else None
    return ReadingRow(
        page=page_id,
        reader=reader,
        state="dropped" if drop else "kept",
        stage=drop.stage.value if drop else None,
        reason=drop.reason.value if drop else None,
        detail=drop.detail if drop else None,
        outlet=article.outlet if article else None,
        published=article.published if article else None,
        title=article.title if article else None,
        language=article.language if article else None,
        actors=len(reading.actors) if reading else 0,
        events=len(reading.events) if reading else 0,
        statements=len(reading.statements) if reading else 0,
        figures=len(reading.figures) if reading else 0,
        json=to_line(reading_to_json(reading)) if reading else None,
    )
