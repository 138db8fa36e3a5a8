"""Runs, drops, and what each stage took in, kept and dropped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from palagan.model.drop import Drop, Reason, Stage
from palagan.store.schema import drops, pages, readings, runs


@dataclass(frozen=True, slots=True)
class StageCount:
    """One station of the flow: what came in over the life of the case and in its last run, was kept, was dropped.

    `seconds` is the time its last run spent there, over all workers; None where it never ran.
    """

    stage: str
    came: int
    new: int
    kept: int
    dropped: dict[str, int]
    seconds: float | None


def begin_run(connection: Connection, command: str, options: Mapping[str, Any], now: str) -> int:
    """Note that a command began; gives the run's number. A run without an end was killed."""
    told = json.dumps(dict(options), ensure_ascii=False, default=str)
    result = connection.execute(
        insert(runs).values(command=command, options=told, started=now, counts="{}", seconds="{}").returning(runs.c.id)
    )
    return int(result.scalar_one())


def end_run(
    connection: Connection, run: int, outcome: str, counts: Mapping[str, int], seconds: Mapping[str, float], now: str
) -> None:
    """Note how a run ended ("done", "stopped"), what it counted per stage, and where its time went."""
    rounded = {stage: round(value, 3) for stage, value in seconds.items()}
    connection.execute(
        update(runs)
        .where(runs.c.id == run)
        .values(ended=now, outcome=outcome, counts=json.dumps(dict(counts)), seconds=json.dumps(rounded))
    )


def save_drops(connection: Connection, items: Iterable[Drop], run: int | None) -> None:
    """Keep drops, each item once a reason: dropping it again in a later run only renews the detail."""
    for drop in items:
        statement = upsert(drops).values(
            stage=drop.stage.value, item=drop.item, reason=drop.reason.value, detail=drop.detail, run=run
        )
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["stage", "item", "reason"], set_={"detail": drop.detail, "run": run}
            )
        )


def forget_drops_of(connection: Connection, stage: Stage, items: Iterable[str]) -> None:
    """Forget what a stage dropped of these items."""
    values = [(stage.value, item) for item in items]
    if values:
        connection.exec_driver_sql("DELETE FROM drops WHERE stage = ? AND item = ?", values)


def dropped_items(connection: Connection, reason: str | None = None) -> list[dict[str, str]]:
    """What was left out, as rows of stage, reason, item, detail; of one reason, or all."""
    query = "SELECT stage, reason, item, coalesce(detail, '') AS detail FROM dropped"
    if reason is not None:
        query += " WHERE reason = :reason"
    return [dict(row) for row in connection.execute(text(query), {"reason": reason} if reason else {}).mappings()]


def stage_counts(connection: Connection) -> tuple[StageCount, ...]:
    """The table of `palagan status`: every stage in order."""
    dropped: dict[str, dict[str, int]] = {stage.value: {} for stage in Stage}
    for stage, reason, count in connection.execute(
        text("SELECT stage, reason, count(*) FROM dropped GROUP BY 1, 2 ORDER BY 3 DESC, 2")
    ):
        dropped[stage][reason] = count
    gathered = connection.execute(select(func.count()).select_from(pages)).scalar_one()
    taken_up = connection.execute(select(func.count()).select_from(readings)).scalar_one()
    out = {stage: sum(reasons.values()) for stage, reasons in dropped.items()}
    articles = taken_up - out[Stage.ARTICLES.value]
    read = articles - out[Stage.READING.value]
    unread = dropped[Stage.READING.value].get(Reason.LANGUAGE.value, 0)  # in copies and stories all the same
    standing = read + unread
    recorded = standing - out[Stage.RECORD.value] if _ran(connection, "record") else 0
    new, seconds = _last_runs(connection)
    came = {
        Stage.GATHER.value: (gathered + out[Stage.GATHER.value], gathered),
        Stage.ARTICLES.value: (gathered, articles),
        Stage.READING.value: (articles, read),
        Stage.RECORD.value: (standing, recorded),
    }
    return tuple(
        StageCount(stage, came[stage][0], new.get(stage, 0), came[stage][1], dropped[stage], seconds.get(stage))
        for stage in (stage.value for stage in Stage)
    )


def _last_runs(connection: Connection) -> tuple[dict[str, int], dict[str, float]]:
    """What each stage newly took in, and its seconds, in the last ended run that touched it."""
    new: dict[str, int] = {}
    seconds: dict[str, float] = {}
    query = select(runs.c.counts, runs.c.seconds).where(runs.c.ended.is_not(None)).order_by(runs.c.id)
    for counted, spent in connection.execute(query):
        new |= json.loads(counted)
        seconds |= json.loads(spent)
    return new, seconds


def _ran(connection: Connection, stage: str) -> bool:
    return stage in _last_runs(connection)[1]
